// 将一名三级主任科员提拔为二级主任科员; 方聿于12月1日晋升三级主任科员; 简宁自7月1日起任投资贸易科科长: who
// rose from what to what, against the records of appointments and rank promotions.

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"

namespace jishi::checker {

namespace {

constexpr std::u32string_view kVerbs[] = {U"提拔为", U"晋升为", U"提任为", U"任命为", U"晋升至",
                                          U"提拔到", U"选拔为", U"转任为", U"提任",   U"晋升",
                                          U"起任",   U"担任",   U"任命",   U"升任"};

struct Move {
  Range range;
  std::u32string from;  // what stands before the verb: 三级主任科员, a name
  std::u32string to;
  const Figure* count = nullptr;
};

bool is_rank(std::u32string_view text) {
  return has_any(text, {U"主任科员", U"调研员", U"巡视员", U"一级科员", U"二级科员"});
}

// A post or rank by the look of its end.
bool is_position(std::u32string_view text) {
  if (is_rank(text)) return true;
  for (const std::u32string_view end :
       {U"长", U"主任", U"负责人", U"书记", U"师", U"科员", U"正职", U"副职", U"委员"})
    if (text.ends_with(end)) return true;
  return false;
}

std::u32string without_figures(const Passage& passage, const Range& range) {
  std::u32string out;
  for (std::size_t i = range.start; i < range.end; ++i) {
    const bool figure = std::any_of(passage.figures.begin(), passage.figures.end(),
                                    [&](const Figure* f) { return f->range.start <= i && i < f->range.end; });
    if (!figure) out += passage.scene.draft.body[i];
  }
  return out;
}

std::optional<Move> read_move(const Passage& passage, const Range& clause) {
  const std::u32string_view body = passage.scene.draft.body;
  for (const auto verb : kVerbs) {
    const auto at = find_in(body, verb, clause);
    if (at == std::u32string_view::npos) continue;
    Move move;
    std::size_t end = at + verb.size();
    while (end < clause.end && !is_any(body[end], U"、（(")) ++end;
    move.to = without_figures(passage, {at + verb.size(), end});
    if (!is_position(move.to)) return std::nullopt;
    std::size_t start = clause.start;
    for (const char32_t lead : U"将把由")
      if (const auto lead_at = body.substr(clause.start, at - clause.start).rfind(lead);
          lead != 0 && lead_at != std::u32string_view::npos)
        start = std::max(start, clause.start + lead_at + 1);
    move.from = without_figures(passage, {start, at});
    move.range = trimmed(body, {start, end});
    for (const auto* figure : passage.figures)
      if (figure->kind == Figure::Kind::count && move.range.contains(figure->range) && move.count == nullptr)
        move.count = figure;
    return move;
  }
  return std::nullopt;
}

// The record type that keeps appointments, and which of its fields say from what to what.
struct Moves {
  const RecordType* type = nullptr;
  std::string person;
  std::string from;
  std::string to;
};

Moves moves_of(const Facts& facts) {
  Moves moves;
  for (const auto& type : facts.types()) {
    const bool keeps = std::any_of(type.topics.begin(), type.topics.end(), [](const Topic& topic) {
      return topic.kind == "rank-promotion" || topic.kind == "appointment";
    });
    if (!keeps) continue;
    Moves found{&type, {}, {}, {}};
    for (const auto& field : type.fields) {
      if (field.kind == FieldKind::person && found.person.empty()) found.person = field.id;
      if (field.zh.starts_with("原")) found.from = field.id;
      if (field.zh.starts_with("拟任") || field.zh.starts_with("新任") || field.zh.starts_with("现任"))
        found.to = field.id;
    }
    if (!found.to.empty()) return found;
    moves = found;
  }
  return moves;
}

bool alike(std::u32string_view text, std::u32string_view recorded) {
  return !recorded.empty() && !text.empty() &&
         (text.find(recorded) != std::u32string_view::npos ||
          recorded.find(text) != std::u32string_view::npos);
}

// 业务科室负责人 fits 固定资产投资审计科科长.
bool is_such_post(const Facts& facts, std::u32string_view text, std::string_view recorded) {
  if (alike(text, to_u32(recorded))) return true;
  if (!text.ends_with(U"负责人")) return false;
  if (recorded.ends_with("负责人")) return true;
  if (facts.organisation() == nullptr) return recorded.ends_with("长") || recorded.ends_with("主任");
  const auto& heads = facts.organisation()->words().head_titles;
  return std::any_of(heads.begin(), heads.end(),
                     [&](const std::string& title) { return recorded.ends_with(title); });
}

Judgement judge(const Passage& passage, const Move& move, bool rank) {
  const auto& facts = passage.facts;
  if (!facts.known()) return unchecked("");
  if (passage.is_outlook(move.range.start) || passage.is_negated(move.range.start))
    return unchecked("计划或要求");
  const auto fields = moves_of(facts);
  if (fields.type == nullptr || fields.to.empty()) return unchecked("没有可对应的记录类型");
  const auto period = passage.period_at(move.range.start);
  RecordList fitting;
  RecordList same_kind;
  for (const auto* record : facts.during(facts.of_type(fields.type->id), period)) {
    const auto to = record->text(fields.to);
    const auto person = to_u32(record->text(fields.person));
    const bool named = move.from.find(person) != std::u32string::npos && !person.empty();
    const bool to_fits = is_such_post(facts, move.to, to);
    if (to_fits && (named || alike(move.from, to_u32(record->text(fields.from))))) fitting.push_back(record);
    if (is_rank(to_u32(to)) == rank || named) same_kind.push_back(record);
  }
  const int stated = move.count != nullptr ? static_cast<int>(move.count->low) : 1;
  if (static_cast<int>(fitting.size()) == stated) return supported(facts, fitting);
  if (!fitting.empty())
    return contradicted(fitting, "记录为" + std::to_string(fitting.size()) + "名：" + facts.list(fitting));
  if (same_kind.empty()) return unrecorded("台账中没有" + period.zh() + "的相应记录");
  if (rank) return contradicted(same_kind, "同期的职级记录为" + facts.list(same_kind));
  return unchecked("没有与该表述对应的任用记录");
}

}  // namespace

void read_promotions(Passage& passage, ClaimList& out) {
  for (const auto& clause : passage.sentence.clauses) {
    const auto move = read_move(passage, clause);
    if (!move) continue;
    const bool rank = is_rank(move->to);
    JsonObject value{{"from_post", to_utf8(move->from)}, {"to_post", to_utf8(move->to)}};
    if (move->count != nullptr) {
      passage.take(*move->count);
      for (const auto& member : count_value(*move->count)) value[member.key()] = member.value();
    }
    out.add(passage, move->range, rank ? "rank-promotion" : "appointment", std::move(value),
            judge(passage, *move, rank));
  }
}

}  // namespace jishi::checker
