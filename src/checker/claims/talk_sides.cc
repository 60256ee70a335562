#include "checker/claims/talk_sides.h"

#include <algorithm>

namespace jishi::checker {

namespace {

constexpr std::string_view kTalker = "谈话人";
constexpr std::string_view kTalked = "谈话对象";
constexpr std::size_t kLongestPost = 8;  // 副局长
constexpr std::u32string_view kTalk[] = {U"谈话", U"谈心"};

// Those told to have talked, and the end of what is told of them: places in the list of names.
struct Side {
  std::size_t first;
  std::size_t last;
};

std::u32string_view without_comrade(std::u32string_view text) {
  return text.starts_with(U"同志") ? text.substr(2) : text;
}

std::u32string_view rest_of_clause(const Passage& passage, const Named& named) {
  const auto clause = passage.clause_at(named.range.start);
  return passage.view({named.range.end, std::max(named.range.end, clause.end)});
}

std::size_t talk_in(std::u32string_view text) {
  return std::min(text.find(kTalk[0]), text.find(kTalk[1]));
}

bool has_talked(const Passage& passage, const Named& named) {
  const auto rest = without_comrade(rest_of_clause(passage, named));
  return (rest.starts_with(U"对") || rest.starts_with(U"找")) && talk_in(rest) != rest.npos;
}

// 李明远、副局长周敏; 李明远会同周敏.
bool is_joined(const Passage& passage, const Named& one, const Named& next) {
  auto between = without_comrade(passage.view({one.range.end, next.range.start}));
  for (const std::u32string_view joint : {U"、", U"和", U"与", U"及", U"以及", U"会同", U"同"})
    if (between.starts_with(joint)) {
      between.remove_prefix(joint.size());
      return between.size() <= kLongestPost && std::all_of(between.begin(), between.end(), is_han);
    }
  return false;
}

std::vector<Side> sides_in(const Passage& passage, const std::vector<Named>& named) {
  std::vector<Side> out;
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (!has_talked(passage, named[i])) continue;
    const auto least = out.empty() ? 0 : out.back().last + 1;
    auto first = i;
    while (first > least && is_joined(passage, named[first - 1], named[first])) --first;
    out.push_back({first, i});
  }
  return out;
}

bool holds_one(const Facts& facts, const Record& record, std::string_view label,
               const std::vector<std::string>& people) {
  const auto held = people_of(facts, {&record}, label);
  return std::any_of(held.begin(), held.end(),
                     [&](const std::string& person) { return is_among(people, person); });
}

// Who kept the record, say.
bool has_another_part(const Facts& facts, const RecordList& records, const std::string& person) {
  return std::any_of(records.begin(), records.end(), [&](const Record* record) {
    const auto* type = facts.type(record->type);
    return type != nullptr && std::any_of(type->fields.begin(), type->fields.end(), [&](const Field& field) {
             return field.kind == FieldKind::person && field.zh != kTalker && field.zh != kTalked &&
                    is_among(record->texts(field.id), person);
           });
  });
}

// A talk of the same time that is held under another name: what it was called is not judged here.
bool stands_elsewhere(const Facts& facts, const Span& span, const std::vector<std::string>& talkers,
                      const std::string& person) {
  return std::any_of(facts.all().begin(), facts.all().end(), [&](const Record* record) {
    return fit(span, record->happened) == Fit::same && holds_one(facts, *record, kTalker, talkers) &&
           holds_one(facts, *record, kTalked, {person});
  });
}

// 周敏分管的科长: whose people they are.
bool is_whose(std::u32string_view after) {
  for (const std::u32string_view word : {U"分管", U"主管", U"负责", U"所", U"反映"})
    if (without_comrade(after).starts_with(word)) return true;
  return false;
}

Judgement against(const RecordList& records, const std::string& part, const std::vector<std::string>& held,
                  const std::string& person) {
  return contradicted(records,
                      "时间有记录，但记录中的" + part + "为" + first_of(held) + "，没有“" + person + "”");
}

std::optional<Judgement> judge_side(const Passage& passage, const Figure& figure, const RecordList& records,
                                    const std::vector<std::string>& talkers, const std::vector<Named>& others,
                                    std::size_t talk) {
  const auto& facts = passage.facts;
  const auto recorded = people_of(facts, records, kTalker);
  if (recorded.empty()) return std::nullopt;
  RecordList theirs;
  for (const auto* record : records)
    if (holds_one(facts, *record, kTalker, talkers)) theirs.push_back(record);
  if (theirs.empty()) return against(records, std::string(kTalker), recorded, talkers.back());
  const auto talked = people_of(facts, theirs, kTalked);
  if (talked.empty()) return std::nullopt;
  const bool is_one_told = std::any_of(others.begin(), others.end(),
                                       [&](const Named& other) { return is_among(talked, other.person); });
  for (const auto& other : others) {
    if (is_among(talked, other.person) || is_whose(rest_of_clause(passage, other))) continue;
    const bool may_have_another = is_one_told || other.range.start > talk;
    if (may_have_another && has_another_part(facts, theirs, other.person)) continue;
    if (!stands_elsewhere(facts, *figure.span, talkers, other.person))
      return against(records, std::string(kTalked), talked, other.person);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Judgement> judge_sides(const Passage& passage, const Figure& figure,
                                     const std::vector<Named>& named, const RecordList& records) {
  const auto sides = sides_in(passage, named);
  for (std::size_t i = 0; i < sides.size(); ++i) {
    const auto& talker = named[sides[i].last];
    const auto end = i + 1 < sides.size() ? sides[i + 1].first : named.size();
    std::vector<std::string> talkers;
    for (auto n = sides[i].first; n <= sides[i].last; ++n) talkers.push_back(named[n].person);
    std::vector<Named> others;
    for (auto n = sides[i].last + 1; n < end; ++n)
      if (passage.clause_at(named[n].range.start) == passage.clause_at(talker.range.start))
        others.push_back(named[n]);
    const auto talk = talker.range.end + talk_in(rest_of_clause(passage, talker));
    if (auto out = judge_side(passage, figure, records, talkers, others, talk)) return out;
  }
  return std::nullopt;
}

}  // namespace jishi::checker
