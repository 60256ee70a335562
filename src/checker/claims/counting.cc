#include "checker/claims/counting.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/text.h"

namespace jishi::checker {

namespace {

// The list of people that tells one record of the type from another: those talked to.
const Field* people_of(const RecordType& type) {
  for (const auto& id : type.key)
    if (const auto* field = type.field(id); field != nullptr && field->kind == FieldKind::persons)
      return field;
  return nullptr;
}

}  // namespace

double amount(const TopicHit& hit, const Figure& figure, const RecordList& records) {
  double total = 0;
  if (const auto& field = hit.topic->count_field; !field.empty()) {
    for (const auto* record : records) total += static_cast<double>(record->integer(field));
    return total;
  }
  const auto* people = people_of(*hit.type);
  const bool by_turn = figure.unit == U"人次";
  const bool by_head = figure.unit == U"人" || figure.unit == U"名";
  if (people == nullptr || (!by_turn && !by_head)) return static_cast<double>(records.size());
  std::set<std::string> different;
  for (const auto* record : records) {
    const auto names = record->texts(people->id);
    total += static_cast<double>(names.size());
    different.insert(names.begin(), names.end());
  }
  return by_turn ? total : static_cast<double>(different.size());
}

RecordList of_day_told(const Passage& passage, const Figure& figure, const RecordList& records) {
  const Range clause = passage.clause_at(figure.range.start);
  const Figure* day = nullptr;
  for (const auto* other : passage.figures) {
    if (other->kind != Figure::Kind::day || other->range.start < clause.start ||
        other->range.end > figure.range.start)
      continue;
    if (day != nullptr || other->fuzzy || other->limit || other->cut_off || !other->span) return records;
    day = other;
  }
  if (day == nullptr) return records;
  RecordList out;
  for (const auto* record : records)
    if (record->happened == *day->span) out.push_back(record);
  return out;
}

RecordList agreeing_on_a_day(const Passage& passage, const Figure& figure, const TopicHit& hit,
                             const RecordList& records) {
  for (const auto* day : passage.figures) {
    if (day->kind != Figure::Kind::day || day->fuzzy || day->limit || !day->span ||
        day->range.end > figure.range.start)
      continue;
    RecordList out;
    for (const auto* record : records)
      if (record->happened == *day->span) out.push_back(record);
    if (!out.empty() && fits(figure, amount(hit, figure, out))) return out;
  }
  return {};
}

RecordList joined_records(const Passage& passage, const Figure& figure, const TopicHit& hit) {
  RecordList out;
  auto at = hit.range.start;
  for (auto other = passage.hits.rbegin(); other != passage.hits.rend(); ++other) {
    if (other->clause != hit.clause || other->range.end > at) continue;
    const auto gap = passage.view({other->range.end, at});
    if (gap != U"、" && gap != U"和" && gap != U"及" && gap != U"以及" && gap != U"与" && gap != U"或") break;
    const auto more = passage.within_period(passage.records_at(*other), figure.range.start);
    out.insert(out.end(), more.begin(), more.end());
    at = other->range.start;
  }
  if (out.empty()) return out;
  const auto own = passage.within_period(passage.records_at(hit), figure.range.start);
  out.insert(out.end(), own.begin(), own.end());
  drop_repeated(out);
  return out;
}

bool fits(const Figure& figure, double recorded) {
  if (figure.at_least) return recorded >= figure.low;
  if (figure.at_most) return recorded <= figure.high;
  if (figure.approximate && figure.low == figure.high)
    return std::abs(recorded - figure.low) <= figure.low * 0.1;
  return figure.low <= recorded && recorded <= figure.high;
}

bool agrees(const Figure& figure, const TopicHit& hit, const RecordList& records) {
  if (fits(figure, amount(hit, figure, records))) return true;
  std::set<Day> days;  // several items of one meeting are one 次
  for (const auto* record : records) days.insert(record->happened.from());
  return (figure.unit == U"次" || figure.unit == U"场") && fits(figure, static_cast<double>(days.size()));
}

std::string found_in(const Facts& facts, const Figure& figure, const TopicHit& hit, const std::string& whose,
                     const RecordList& records) {
  return "“" + whose + "”的记录为" + number_text(amount(hit, figure, records)) + to_utf8(figure.unit) +
         (records.empty() ? "" : "：" + facts.list(records));
}

std::string number_text(double n) {
  const auto whole = static_cast<long long>(n);
  if (static_cast<double>(whole) == n) return std::to_string(whole);
  auto text = std::to_string(n);
  while (!text.empty() && text.back() == '0') text.pop_back();
  return text;
}

JsonObject count_value(const Figure& figure) {
  JsonObject value;
  if (figure.low == figure.high && figure.low == std::floor(figure.low) && std::abs(figure.low) < 1e15) {
    value["count"] = static_cast<std::int64_t>(figure.low);
  } else if (figure.low == figure.high) {
    value["count"] = figure.low;
  } else {
    // 超过10个, 不少于3次: one side stays open.
    if (std::isfinite(figure.low)) value["from_count"] = figure.low;
    if (std::isfinite(figure.high)) value["to_count"] = figure.high;
  }
  if (!figure.unit.empty()) value["unit"] = to_utf8(figure.unit);
  if (figure.at_least) value["at_least"] = true;
  if (figure.at_most) value["at_most"] = true;
  if (figure.approximate) value["approximate"] = true;
  if (figure.each) value["each"] = true;
  return value;
}

Judgement compare(const Passage& passage, const Figure& figure, double recorded, const RecordList& records,
                  const std::string& what) {
  if (records.empty()) return unrecorded("台账中没有" + what + "的记录");
  const auto found =
      "记录为" + number_text(recorded) + to_utf8(figure.unit) + "：" + passage.facts.list(records);
  if (fits(figure, recorded)) return supported(passage.facts, records, found);
  return contradicted(records, found);
}

bool is_made_of(std::u32string_view text, std::span<const std::u32string_view> words) {
  while (!text.empty()) {
    const auto word = std::find_if(words.begin(), words.end(),
                                   [&](std::u32string_view one) { return text.starts_with(one); });
    if (word == words.end()) return false;
    text.remove_prefix(word->size());
  }
  return true;
}

}  // namespace jishi::checker
