#include "checker/claims/of_values.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/named_people.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kShortestValue = 2;
constexpr std::size_t kLongestValue = 16;
constexpr std::u32string_view kGiven[] = {U"交办", U"主办"};  // 交办来源, 主办单位: whoever gave it

bool is_of_people(const Field& field) {
  return field.kind == FieldKind::person || field.kind == FieldKind::persons;
}

// What a register tells its records apart by: groups, givers, sections, places; not what came of them.
bool is_name_like(const Field& field) {
  const bool kind = field.kind == FieldKind::text || field.kind == FieldKind::choice ||
                    field.kind == FieldKind::section || field.kind == FieldKind::sections ||
                    field.kind == FieldKind::holder || is_of_people(field);
  return kind && field.id != "outcome" && field.id != "state" && field.id != "source";
}

// Not 24 or 4/6.
bool is_a_word(std::u32string_view text) {
  return is_han(text.front()) && std::count_if(text.begin(), text.end(), is_han) >= 2;
}

struct Value {
  std::u32string words;
  const Field* field = nullptr;  // none: a group or section that the record's text speaks of
};

// 第一党小组, 第二支部: told by its number, listed or not.
void add_numbered(std::u32string_view text, std::vector<Value>& out) {
  for (const std::u32string_view name : {U"党小组", U"党支部", U"支部"}) {
    const auto at = text.find(name);
    const auto begin = at == text.npos ? at : text.rfind(U'第', at);
    if (at == text.npos || begin == text.npos || at - begin < 2 || at - begin > 3) continue;
    out.push_back({std::u32string(text.substr(begin, at + name.size() - begin)), nullptr});
    return;
  }
}

std::vector<Value> values_of(const Passage& passage, const TopicHit& hit, std::u32string_view text) {
  std::vector<Value> out;
  std::set<std::u32string> seen;
  const auto bytes = to_utf8(text);  // most values do not stand in it: asked before they are decoded
  for (const auto* record : passage.facts.all()) {
    if (record->type != hit.type->id) continue;
    for (const auto& field : hit.type->fields) {
      if (!is_name_like(field)) continue;
      for (const auto& value : record->texts(field.id)) {
        if (value.empty() || !is_utf8(value) || bytes.find(value) == std::string::npos) continue;
        auto words = to_u32(value);
        if (words.size() < kShortestValue || words.size() > kLongestValue || !is_a_word(words)) continue;
        if (seen.insert(words).second) out.push_back({std::move(words), &field});
      }
    }
  }
  const auto* organisation = passage.facts.organisation();
  if (organisation == nullptr) return out;
  for (const auto* names : {&organisation->party_groups(), &organisation->sections()})
    for (const auto& name : *names)
      if (auto words = to_u32(name);
          words.size() > 2 && text.find(words) != text.npos && seen.insert(words).second)
        out.push_back({std::move(words), nullptr});
  if (out.empty()) add_numbered(text, out);
  return out;
}

std::vector<WordTable::Hit> values_in(const Passage& passage, const Range& range,
                                      const std::vector<Value>& values) {
  WordTable table;
  for (std::size_t i = 0; i < values.size(); ++i) table.add(values[i].words, i);
  auto found = table.find(passage.scene.draft.body, range);
  // The topic's own words (党小组会) tell what is counted, not whose it is.
  std::erase_if(found, [&](const WordTable::Hit& value) {
    return std::any_of(passage.hits.begin(), passage.hits.end(),
                       [&](const TopicHit& hit) { return hit.range.contains(value.range); });
  });
  return found;
}

}  // namespace

std::optional<Judgement> judge_values(const Passage& passage, const Figure& figure, const TopicHit& hit,
                                      const RecordList& records, const Range& range) {
  const auto& facts = passage.facts;
  const auto values = values_of(passage, hit, passage.view(range));
  const auto found = values_in(passage, range, values);
  if (found.empty()) return std::nullopt;
  const auto holds_value = [&](const Record& record, const Value& value) {
    if (value.field == nullptr) return facts.text_of(record).find(value.words) != std::u32string::npos;
    return is_among(record.texts(value.field->id), to_utf8(value.words));
  };
  // Of one field any of those named, of different fields all.
  RecordList held;
  std::copy_if(records.begin(), records.end(), std::back_inserter(held), [&](const Record* candidate) {
    const auto& record = *candidate;
    return std::all_of(found.begin(), found.end(), [&](const WordTable::Hit& one) {
      return std::any_of(found.begin(), found.end(), [&](const WordTable::Hit& other) {
        return values[one.id].field == values[other.id].field && holds_value(record, values[other.id]);
      });
    });
  });
  const auto whose = to_utf8(values[found.front().id].words);
  const auto told = found_in(facts, figure, hit, whose, held);
  if (!held.empty() && agrees(figure, hit, held)) return supported(facts, held, told);
  const auto* field = values[found.front().id].field;
  const bool plain = found.size() == 1 && field != nullptr && found.front().range.start == range.start &&
                     !held.empty() &&
                     std::any_of(std::begin(kGiven), std::end(kGiven), [&](std::u32string_view verb) {
                       return to_u32(field->zh).find(verb) != std::u32string::npos &&
                              passage.view({found.front().range.end, figure.range.start}).starts_with(verb);
                     });
  return plain ? contradicted(held, told) : unchecked(told + "，表述范围与台账不一定一致");
}

}  // namespace jishi::checker
