#include "checker/claims/talk_pairs.h"

#include <algorithm>

#include "checker/claims/named_people.h"

namespace jishi::checker {

namespace {

constexpr std::string_view kTalker = "谈话人";
constexpr std::string_view kTalked = "谈话对象";
constexpr std::size_t kDenialReach = 8;      // 未能及时与
constexpr std::size_t kLongestBetween = 10;  // 、局党组成员、副局长
constexpr std::u32string_view kDenials[] = {U"没有", U"未能", U"未曾", U"从未", U"尚未", U"未", U"没"};

using People = std::vector<std::string>;

struct Pairing {
  People one;
  People other;
  bool is_directed = false;  // 对, not 与
  Range names;               // from the first to the last
  Range joint;               // from the first side's last name to the other's first
};

// The end of the word that joins two sides: 与 of 分别与; npos when there is none.
std::size_t joint_in(std::u32string_view between, std::u32string_view joints) {
  for (std::size_t i = 0; i < between.size(); ++i) {
    if (!is_any(between[i], joints)) continue;
    if (between[i] == U'同' && between.substr(i).starts_with(U"同志")) continue;
    if (between[i] == U'接' && !between.substr(i).starts_with(U"接受")) continue;
    if (i > 0 && is_any(between[i - 1], U"参针面应相绝会陪")) continue;
    return i + 1;
  }
  return between.npos;
}

bool is_list(std::u32string_view between) {
  if (between.starts_with(U"同志")) between.remove_prefix(2);
  return between.size() <= kLongestBetween && !between.empty() && is_any(between.front(), U"、和与及同");
}

// Two lists of people with one word between them; none where more is told or the names stand otherwise.
std::optional<Pairing> pairing_in(const Passage& passage, const Range& range) {
  const auto named = named_in(passage, range);
  const auto between = [&](std::size_t i) {
    return passage.view({named[i - 1].range.end, named[i].range.start});
  };
  for (const std::u32string_view joints : {U"对找", U"与同跟", U"接", U"和"}) {
    std::size_t split = 0;
    for (std::size_t i = 1; i < named.size(); ++i) {
      if (joint_in(between(i), joints) == std::u32string_view::npos) continue;
      if (split != 0) return std::nullopt;
      split = i;
    }
    if (split == 0) continue;
    Pairing out;
    out.is_directed = joints.front() == U'对';
    out.names = {named.front().range.start, named.back().range.end};
    out.joint = {named[split - 1].range.end, named[split].range.start};
    for (std::size_t i = 0; i < named.size(); ++i) {
      if (i > 0 && i != split && !is_list(between(i))) return std::nullopt;
      (i < split ? out.one : out.other).push_back(named[i].person);
    }
    return out;
  }
  return std::nullopt;
}

// Where 未 stands that denies a talk.
std::size_t denial_in(std::u32string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != U'未' && text[at] != U'没') continue;
    if (has_any(text.substr(at, kDenialReach), {U"与", U"对", U"同", U"和", U"找", U"向", U"跟", U"就",
                                                U"开展", U"进行", U"组织", U"安排", U"谈"}))
      return at;
  }
  return text.npos;
}

Range before_talk(const Passage& passage, const TopicHit& hit) {
  const auto start = passage.clause_at(hit.range.start).start;
  return {start, std::max(start, hit.range.start)};
}

std::u32string_view after_talk(const Passage& passage, const TopicHit& hit) {
  const auto end = passage.clause_at(hit.range.start).end;
  return passage.view({hit.range.end, std::max(end, hit.range.end)});
}

std::u32string without(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  std::u32string out(text);
  for (const auto word : words)
    for (auto at = out.find(word); at != out.npos; at = out.find(word)) out.erase(at, word.size());
  return out;
}

// 甲未与乙开展履职谈话, and nothing more: not 未及时, 因…未, 未就…谈话.
bool is_plainly_denied(const Passage& passage, const Figure& figure, const TopicHit& hit,
                       const Pairing& pairing) {
  const auto clause = passage.clause_at(hit.range.start);
  if (passage.sentence.clauses.empty() || clause != passage.sentence.clauses.back()) return false;
  auto joint = without(passage.view(pairing.joint), {U"同志"});
  const bool at_joint = std::any_of(std::begin(kDenials), std::end(kDenials), [&](std::u32string_view no) {
    return joint.starts_with(no) && joint.size() <= no.size() + kLongestBetween &&
           joint_in(std::u32string_view(joint).substr(no.size(), 1), U"与同跟和对找") != joint.npos;
  });
  auto deed = without(passage.view({pairing.names.end, hit.range.start}),
                      {U"同志", U"开展", U"进行", U"组织", U"过", U"了"});
  const bool at_deed = std::find(std::begin(kDenials), std::end(kDenials), deed) != std::end(kDenials);
  if (at_joint ? !deed.empty() : !at_deed) return false;
  if (!letters(after_talk(passage, hit)).empty()) return false;
  const Range lead{passage.sentence.range.start, pairing.names.start};
  const auto own = figure.range;
  auto rest = letters(passage.view({lead.start, std::min(std::max(lead.start, own.start), lead.end)}));
  if (own.end < lead.end) rest += letters(passage.view({own.end, lead.end}));
  return !has_any(rest,
                  {U"未", U"没", U"无", U"不", U"因", U"如", U"若", U"由于", U"反映", U"指出", U"发现"});
}

bool is_held_by(const Facts& facts, const Record& record, std::string_view label, const std::string& person) {
  return is_among(people_of(facts, {&record}, label), person);
}

bool are_sides(const Facts& facts, const Record& record, const std::string& a, const std::string& b,
               bool is_directed) {
  const auto stand = [&](const std::string& first, const std::string& second) {
    return is_held_by(facts, record, kTalker, first) && is_held_by(facts, record, kTalked, second);
  };
  return stand(a, b) || (!is_directed && stand(b, a));
}

RecordList talks_in(const RecordList& records, const Span& span) {
  RecordList out;
  for (const auto* record : records)
    if (record->happened.precision() != Precision::year && fit(span, record->happened) != Fit::none)
      out.push_back(record);
  return out;
}

// Those of one side who have no talk with anyone of the other; the talks that the rest had go to `found`.
People without_talk(const Facts& facts, const RecordList& talks, const Pairing& pairing, RecordList& found) {
  People out;
  const auto look = [&](const People& people, const People& others, bool may_join) {
    for (const auto& person : people) {
      bool is_found = false;
      for (const auto* talk : talks)
        for (const auto& other : others) {
          const bool is_first = &people == &pairing.one;
          const auto& a = is_first ? person : other;
          const auto& b = is_first ? other : person;
          if (!are_sides(facts, *talk, a, b, pairing.is_directed)) {
            // 甲、乙对丙: the second stands in the record of the talk that the first had.
            const bool is_joined = may_join && is_held_by(facts, *talk, kTalked, other) &&
                                   holds(facts, *talk, person) &&
                                   std::any_of(people.begin(), people.end(), [&](const std::string& one) {
                                     return are_sides(facts, *talk, one, other, pairing.is_directed);
                                   });
            is_found = is_found || is_joined;
            continue;
          }
          is_found = true;
          found.push_back(talk);
        }
      if (!is_found) out.push_back(person);
    }
  };
  look(pairing.one, pairing.other, true);
  look(pairing.other, pairing.one, false);
  drop_repeated(found);
  return out;
}

// The talk told of the time: of its clause or the one after it, where that names no time of its own.
const TopicHit* talk_told(const Passage& passage, const Figure& figure) {
  const auto own = clause_of(passage.sentence, figure.range.start);
  for (const auto& hit : passage.hits) {
    if (hit.topic->kind != "talk" || hit.clause < own || hit.clause > own + 1) continue;
    if (hit.type->field("talker") == nullptr || hit.type->field("talked") == nullptr) return nullptr;
    const bool has_other =
        std::any_of(passage.figures.begin(), passage.figures.end(), [&](const Figure* other) {
          return other->range != figure.range && other->is_time() &&
                 clause_of(passage.sentence, other->range.start) == hit.clause;
        });
    return has_other ? nullptr : &hit;
  }
  return nullptr;
}

Judgement judge_denied(const Passage& passage, const Figure& figure, const TopicHit& hit,
                       const std::optional<Pairing>& pairing, const RecordList& talks) {
  const bool is_told = pairing && !passage.is_outlook(hit.range.start) && !figure.fuzzy && !figure.limit &&
                       pairing->one.size() == 1 && pairing->other.size() == 1 &&
                       is_plainly_denied(passage, figure, hit, *pairing);
  RecordList held;
  if (is_told)
    for (const auto* talk : talks)
      if (figure.span->contains(talk->happened) &&
          are_sides(passage.facts, *talk, pairing->one.front(), pairing->other.front(), pairing->is_directed))
        held.push_back(talk);
  if (held.empty()) return unchecked("未开展的谈话，记录无法证明");
  return contradicted(held, "有这一谈话的记录：" + passage.facts.list(held));
}

// Two alone on a day whose records hold neither together, in whatever part and of whatever kind of talk.
bool is_another_pair(const Passage& passage, const Figure& figure, const Pairing& pairing,
                     const RecordList& talks) {
  if (figure.kind != Figure::Kind::day || figure.fuzzy || figure.span->precision() != Precision::day ||
      pairing.one.size() != 1 || pairing.other.size() != 1 || talks.empty())
    return false;
  const auto& all = passage.facts.all();
  return std::none_of(all.begin(), all.end(), [&](const Record* record) {
    return fit(*figure.span, record->happened) != Fit::none &&
           holds(passage.facts, *record, pairing.one.front()) &&
           holds(passage.facts, *record, pairing.other.front());
  });
}

}  // namespace

bool is_denied_talk(const Passage& passage, const TopicHit& hit) {
  if (denial_in(passage.view(before_talk(passage, hit))) != std::u32string_view::npos) return true;
  const auto after = after_talk(passage, hit);
  return has_any(after, {U"未开展", U"未进行", U"未落实", U"未完成", U"没有开展", U"没有进行", U"未能",
                         U"未及时", U"未按"});
}

Judgement with_pair(const Passage& passage, const Figure& figure, Judgement judgement) {
  if (!passage.facts.known() || passage.facts.organisation() == nullptr || !figure.span || figure.cut_off)
    return judgement;
  const auto* hit = talk_told(passage, figure);
  if (hit == nullptr) return judgement;
  const auto range = before_talk(passage, *hit);
  const auto pairing = pairing_in(passage, range);
  const auto talks = talks_in(passage.records_at(*hit), *figure.span);
  if (is_denied_talk(passage, *hit)) return judge_denied(passage, figure, *hit, pairing, talks);
  if (judgement.verdict != Verdict::supported || !pairing) return judgement;
  const auto after = passage.view({pairing->names.end, hit->range.start});
  if (has_any(after, {U"分管", U"主管", U"负责", U"的", U"所"})) return judgement;
  const bool is_day = figure.kind == Figure::Kind::day && !figure.fuzzy;
  if (is_day && pairing->is_directed) return judgement;  // judge_sides
  RecordList theirs;
  const auto missing =
      without_talk(passage.facts, figure.fuzzy ? judgement.records : talks, *pairing, theirs);
  if (missing.empty()) return supported(passage.facts, theirs);
  const auto word = text_of(passage, hit->range);
  const auto what = "“" + first_of(pairing->one) + "”与“" + first_of(pairing->other) + "”的" + word;
  if (is_another_pair(passage, figure, *pairing, talks))
    return contradicted(talks, "时间有记录，但没有" + what + "：" + passage.facts.list(talks));
  return unchecked("该时间的记录中没有登记" + what + "，缺“" + first_of(missing) + "”");
}

}  // namespace jishi::checker
