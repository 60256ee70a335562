// Words that only fit another kind of office: 我馆, 馆长办公会, 库房 in a bureau's report. What kind the unit
// is, its own name says (区审计局 → 局); which words belong to which kind, the vocabulary says; what the unit
// itself has (places, sections, posts, people) is never foreign to it.

#include <algorithm>
#include <set>

#include "base/text.h"
#include "checker/rules/own_registers.h"
#include "checker/rules/rules.h"
#include "checker/word_table.h"

namespace jishi::checker {

namespace {

using BodyKind = Vocabulary::BodyKind;
enum : std::size_t { kSelf, kHead, kPlace };

// The kind whose suffix ends the unit's name; the longest wins.
const BodyKind* kind_of(const Vocabulary& words, std::string_view unit) {
  const BodyKind* best = nullptr;
  for (const auto& kind : words.body_kinds)
    if (unit.ends_with(kind.suffix) && (best == nullptr || kind.suffix.size() > best->suffix.size()))
      best = &kind;
  return best;
}

// Heads of parts of any office, too: they tell nothing about its kind.
bool is_common_title(const std::string& word) {
  for (const std::string_view common : {"主任", "副主任", "书记", "副书记", "处长", "科长", "组长", "部长"})
    if (word == common) return true;
  return false;
}

void add_words(const std::vector<std::string>& from, const std::set<std::string>& own, std::size_t id,
               WordTable& table) {
  for (const auto& word : from)
    if (!own.contains(word) && !is_common_title(word)) table.add(to_u32(word), id);
}

// 全校 beside 我校 and 校长办公会, where the list leaves it out.
std::string whole_body(const BodyKind& kind) {
  const auto has = [](const std::vector<std::string>& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
  };
  const bool one_letter = count_code_points(kind.suffix) == 1;
  return one_letter && has(kind.self, "本" + kind.suffix) && has(kind.heads, kind.suffix + "长办公会")
             ? "全" + kind.suffix
             : std::string();
}

// Everything the unit calls its own, in one text: a word found in it is excused.
std::string own_words(const CheckInput& input) {
  std::string all;
  const auto add = [&](std::string_view word) {
    all += word;
    all += '\n';
  };
  if (!input.data) return all;
  add(input.data->unit);
  if (const auto* organisation = input.data->organisation; organisation != nullptr) {
    for (const auto& post : organisation->posts()) {
      add(post.person);
      add(post.title);
      add(post.section);
      add(post.party_group);
    }
  }
  return all;
}

// 图书馆馆长, 党校校长: the head of a body the text names.
bool names_its_body(std::u32string_view text, std::size_t at) {
  return at > 0 && (text[at - 1] == text[at] || is_any(text[at - 1], U"》”"));
}

// Somebody else's place: visited, or inspected at work.
bool is_elsewhere(std::u32string_view clause) {
  return has_any(
      clause, {U"参观", U"走访", U"赴", U"前往", U"走进", U"调研", U"被审计", U"项目单位", U"企业", U"社区",
               U"村", U"帮扶", U"基地", U"博物", U"图书馆", U"纪念馆", U"档案馆", U"文化馆"});
}

// 全局性, 事关全局, 安全校验: no body is meant.
bool is_idiom(std::u32string_view text, const Range& hit) {
  const auto word = text.substr(hit.start, hit.size());
  if (word[0] == U'全' && hit.start > 0 && is_any(text[hit.start - 1], U"安健完周齐")) return true;
  if (word != U"全局") return false;
  const auto after = text.substr(hit.end, 1);
  const auto before = hit.start >= 2 ? text.substr(hit.start - 2, 2) : std::u32string_view();
  return (!after.empty() && is_any(after[0], U"性观意")) ||
         has_any(before, {U"事关", U"胸怀", U"着眼", U"服务", U"发展", U"工作", U"大局", U"关系"});
}

Range clause_at(const Draft& draft, std::size_t at) {
  if (const auto* sentence = draft.sentence_at(at); sentence != nullptr)
    for (const auto& clause : sentence->clauses)
      if (clause.start <= at && at < clause.end) return clause;
  return {at, at};
}

constexpr std::string_view kReasons[] = {"自称用词", "职务或会议名称", "场所"};

}  // namespace

void find_foreign_organisations(const Scene& scene, Findings& out) {
  const auto* kind = kind_of(scene.words, scene.unit);
  if (kind == nullptr) return;
  std::set<std::string> own(kind->self.begin(), kind->self.end());
  own.insert(kind->heads.begin(), kind->heads.end());
  own.insert(kind->places.begin(), kind->places.end());
  WordTable table;
  for (const auto& other : scene.words.body_kinds) {
    if (&other == kind) continue;
    add_words(other.self, own, kSelf, table);
    add_words({whole_body(other)}, own, kSelf, table);
    add_words(other.heads, own, kHead, table);
    add_words(other.places, own, kPlace, table);
  }
  const std::u32string_view text = scene.draft.body;
  const auto excused = own_words(scene.input);
  for (const auto& hit : table.find(text, {0, text.size()})) {
    const auto word = to_utf8(text.substr(hit.range.start, hit.range.size()));
    if (excused.find(word) != std::string::npos || is_idiom(text, hit.range)) continue;
    if (hit.id == kHead && names_its_body(text, hit.range.start)) continue;
    if (hit.id == kPlace && is_elsewhere(scene.draft.view(clause_at(scene.draft, hit.range.start)))) continue;
    if (is_in_registers(scene.input, word)) continue;
    out.defect(hit.range, "foreign-organisation", hit.id == kPlace ? Severity::warning : Severity::error,
               "“" + word + "”是其他类型单位的" + std::string(kReasons[hit.id]) + "，与" + scene.unit +
                   "不符，疑从别处文稿带入",
               hit.id == kPlace ? "核对是否为本单位场所" : "改为本单位的称谓");
  }
}

}  // namespace jishi::checker
