#include "checker/claims/of_whom.h"

#include <algorithm>
#include <functional>
#include <set>

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/named_people.h"
#include "checker/claims/of_values.h"
#include "checker/claims/roles.h"

namespace jishi::checker {

namespace {

constexpr std::u32string_view kBeside = U"与和同对找向给跟为及";

bool is_of_people(const Field& field) {
  return field.kind == FieldKind::person || field.kind == FieldKind::persons;
}

// What a count is told of: from the number before it in its clause, or from the clause's start.
struct Stretch {
  Range range;
  bool is_whole = true;  // no other number stands before it
};

Stretch own_stretch(const Passage& passage, const Figure& figure) {
  const Range clause = passage.clause_at(figure.range.start);
  Stretch out{{clause.start, figure.range.start}, true};
  for (const auto* other : passage.figures)
    if (other->kind == Figure::Kind::count && other->range.start >= clause.start &&
        other->range.end <= figure.range.start) {
      out.range.start = std::max(out.range.start, other->range.end);
      out.is_whole = false;
    }
  return out;
}

bool holds_one(const Record& record, const Field& field, const std::string& person) {
  return is_among(record.texts(field.id), person);
}

bool holds_in(const Facts& facts, const Record& record, const std::string& person, std::string_view label) {
  const auto* type = facts.type(record.type);
  return type != nullptr && std::any_of(type->fields.begin(), type->fields.end(), [&](const Field& field) {
           return is_of_people(field) && field.zh.find(label) != std::string::npos &&
                  !field.zh.starts_with("被") && !field.zh.ends_with("对象") &&
                  holds_one(record, field, person);
         });
}

bool holds_anywhere(const Facts& facts, const Record& record, const std::string& person) {
  const auto* type = facts.type(record.type);
  return type != nullptr && std::any_of(type->fields.begin(), type->fields.end(), [&](const Field& field) {
           return is_of_people(field) && holds_one(record, field, person);
         });
}

// The part that the verb names, where the type has a field of who held it.
const Role* role_told(const RecordType& type, std::u32string_view deed) {
  for (const auto& role : roles()) {
    const bool is_kept = std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) {
      return is_of_people(field) && field.zh.find(role.label) != std::string::npos;
    });
    if (is_kept && std::any_of(role.verbs.begin(), role.verbs.end(),
                               [&](std::u32string_view verb) { return deed.find(verb) != deed.npos; }))
      return &role;
  }
  return nullptr;
}

RecordList those(const RecordList& records, const std::function<bool(const Record&)>& is_meant) {
  RecordList out;
  for (const auto* record : records)
    if (is_meant(*record)) out.push_back(record);
  return out;
}

bool is_beside(const Passage& passage, const Named& named, std::size_t start) {
  auto before = passage.view({start, std::max(start, named.range.start)});
  for (const auto& title : passage.facts.organisation()->titles())
    if (before.ends_with(to_u32(title))) {
      before.remove_suffix(count_code_points(title));
      break;
    }
  return !before.empty() && is_any(before.back(), kBeside);
}

// Nothing before the name but when, and a post.
bool is_first(const Passage& passage, const Named& named, const Range& stretch) {
  auto from = stretch.start;
  for (const auto* figure : passage.figures)
    if (figure->is_time() && figure->range.start >= stretch.start && figure->range.end <= named.range.start)
      from = std::max(from, figure->range.end);
  auto before = passage.view({from, std::max(from, named.range.start)});
  while (!before.empty() && is_any(before.front(), U"，、其中“的内")) before.remove_prefix(1);
  if (before.empty() || before == U"由") return true;
  const auto titles = passage.facts.organisation()->titles();
  return std::any_of(titles.begin(), titles.end(),
                     [&](const std::string& title) { return before.ends_with(to_u32(title)); });
}

// 沈喆讲党课, but not 沈喆参加的党课, 沈喆受邀讲党课.
bool is_plain_deed(std::u32string_view deed, std::u32string_view word) {
  for (const std::u32string_view lead : {U"同志", U"全年", U"累计", U"先后", U"共计", U"共"})
    if (deed.starts_with(lead)) deed.remove_prefix(lead.size());
  if (deed.ends_with(U"共")) deed.remove_suffix(1);
  const auto at = deed.find(word);
  if (at == deed.npos || at + word.size() != deed.size()) return false;
  const auto verb = deed.substr(0, at);
  static constexpr std::u32string_view kDoing[] = {U"",         U"主持", U"开展", U"讲授", U"讲",  U"上",
                                                   U"主持召开", U"办理", U"承办", U"主讲", U"汇报"};
  return std::find(std::begin(kDoing), std::end(kDoing), verb) != std::end(kDoing);
}

// Each of the records says who held the part, and none of the one's own may or may not lie in the period.
bool is_known_of(const Passage& passage, const Figure& figure, const TopicHit& hit, const RecordList& records,
                 const std::string& person, const Role& role) {
  const auto& facts = passage.facts;
  const auto says_who = [&](const Record* record) {
    const auto* type = facts.type(record->type);
    return type != nullptr && std::any_of(type->fields.begin(), type->fields.end(), [&](const Field& field) {
             return is_of_people(field) && field.zh.find(role.label) != std::string::npos &&
                    record->has(field.id);
           });
  };
  const auto period = passage.period_at(figure.range.start);
  const auto all = passage.records_at(hit);
  return std::all_of(records.begin(), records.end(), says_who) &&
         std::none_of(all.begin(), all.end(), [&](const Record* record) {
           return period.overlaps(record->happened) && !period.contains(record->happened) &&
                  holds_in(facts, *record, person, role.label);
         });
}

Judgement judge_one(const Passage& passage, const Figure& figure, const TopicHit& hit,
                    const RecordList& records, const Named& named, const Stretch& stretch) {
  const auto& facts = passage.facts;
  const auto deed = passage.view({named.range.end, std::max(named.range.end, figure.range.start)});
  const bool beside = is_beside(passage, named, stretch.range.start);
  const bool received = has_any(deed, {U"接受", U"被"});
  const auto* role = beside || received ? nullptr : role_told(*hit.type, deed);
  const auto held = those(records, [&](const Record& record) {
    return role != nullptr ? holds_in(facts, record, named.person, role->label)
                           : holds_anywhere(facts, record, named.person);
  });
  const auto found = found_in(facts, figure, hit, named.person, held);
  if (!held.empty() && agrees(figure, hit, held)) return supported(facts, held, found);
  if (received || beside) {
    const auto done = those(held, [&](const Record& record) {
      return std::none_of(roles().begin(), roles().end(),
                          [&](const Role& one) { return holds_in(facts, record, named.person, one.label); });
    });
    if (!done.empty() && agrees(figure, hit, done))
      return supported(facts, done, found_in(facts, figure, hit, named.person, done));
  }
  // Whoever takes part may do so in what other registers hold.
  const bool plain = role != nullptr && role->label != "参训" &&
                     is_known_of(passage, figure, hit, records, named.person, *role) &&
                     is_first(passage, named, stretch.range) && is_plain_deed(deed, passage.view(hit.range));
  return plain && !records.empty() && !figure.each ? contradicted(held.empty() ? records : held, found)
                                                   : unchecked(found + "，表述范围与台账不一定一致");
}

Judgement judge_several(const Passage& passage, const Figure& figure, const TopicHit& hit,
                        const RecordList& records, const std::vector<Named>& named) {
  const auto& facts = passage.facts;
  const auto from = named.back().range.end;
  const auto deed = passage.view({from, std::max(from, figure.range.start)});
  const auto* role = role_told(*hit.type, deed);
  std::string whose;
  for (const auto& one : named) whose += (whose.empty() ? "" : "、") + one.person;
  const auto is_held = [&](const Record& record, const Named& one) {
    return role != nullptr ? holds_in(facts, record, one.person, role->label)
                           : holds_anywhere(facts, record, one.person);
  };
  if (figure.each || deed.find(U'各') != deed.npos) {
    RecordList all;
    for (const auto& one : named) {
      const auto held = those(records, [&](const Record& record) { return is_held(record, one); });
      if (held.empty() || !agrees(figure, hit, held))
        return unchecked(found_in(facts, figure, hit, one.person, held));
      all.insert(all.end(), held.begin(), held.end());
    }
    return supported(facts, all);
  }
  const bool listed = std::all_of(named.begin() + 1, named.end(), [&](const Named& one) {
    return passage.view({one.range.start - 1, one.range.start}) == U"、" ||
           passage.view({named.front().range.end, one.range.start}).find(U"、") != deed.npos;
  });
  const auto held = those(records, [&](const Record& record) {
    if (listed)
      return std::any_of(named.begin(), named.end(), [&](const Named& one) { return is_held(record, one); });
    return std::all_of(named.begin(), named.end(),
                       [&](const Named& one) { return holds_anywhere(facts, record, one.person); });
  });
  const auto found = found_in(facts, figure, hit, whose, held);
  if (!held.empty() && agrees(figure, hit, held)) return supported(facts, held, found);
  return unchecked(found + "，表述范围与台账不一定一致");
}

// Those too whose section stands before them: 综合核算科汪堃.
std::vector<Named> people_in(const Passage& passage, const Range& range) {
  const auto* organisation = passage.facts.organisation();
  if (organisation == nullptr) return {};
  auto out = named_in(passage, range);
  for (const auto& hit : passage.facts.people().find(passage.scene.draft.body, range)) {
    const auto before = passage.view({range.start, hit.range.start});
    const auto is_there = [&](const Named& one) { return one.range == hit.range; };
    if (std::any_of(out.begin(), out.end(), is_there)) continue;
    if (std::any_of(organisation->sections().begin(), organisation->sections().end(),
                    [&](const std::string& section) { return before.ends_with(to_u32(section)); }))
      out.push_back({organisation->people()[hit.id], hit.range});
  }
  std::sort(out.begin(), out.end(),
            [](const Named& a, const Named& b) { return a.range.start < b.range.start; });
  return out;
}

}  // namespace

std::optional<Judgement> judge_of_whom(const Passage& passage, const Figure& figure, const TopicHit& hit,
                                       const RecordList& records) {
  auto stretch = own_stretch(passage, figure);
  const Range clause = passage.clause_at(figure.range.start);
  for (const bool own : {true, false}) {
    // 秦赟主持主题党日1次、讲党课1次: the second is hers as well.
    if (!own && stretch.is_whole) break;
    if (!own) stretch.range.start = clause.start;
    const auto named = people_in(passage, stretch.range);
    auto judgement = named.empty()       ? judge_values(passage, figure, hit, records, stretch.range)
                     : named.size() == 1 ? judge_one(passage, figure, hit, records, named.front(), stretch)
                                         : judge_several(passage, figure, hit, records, named);
    if (!judgement) continue;
    if (!own && judgement->verdict == Verdict::contradicted) return unchecked(judgement->reason);
    return judgement;
  }
  return std::nullopt;
}

bool names_people(const Passage& passage, const Figure& figure) {
  return !people_in(passage, {passage.clause_at(figure.range.start).start, figure.range.start}).empty();
}

bool may_be_of_one_before(const Passage& passage, const Figure& figure, const TopicHit& hit,
                          const RecordList& records) {
  const auto clause = passage.clause_at(figure.range.start);
  const auto before = passage.view({passage.sentence.range.start, figure.range.start});
  std::set<std::string> people;
  for (const auto& one : people_in(passage, {passage.sentence.range.start, clause.start}))
    people.insert(one.person);
  if (const auto* organisation = passage.facts.organisation(); organisation != nullptr)
    for (const auto& post : organisation->posts())
      if (before.find(to_u32(post.title)) != before.npos ||
          (post.chief && has_any(before, {U"主要负责人", U"主要领导", U"一把手"})))
        people.insert(post.person);
  for (const auto& person : people) {
    const auto held =
        those(records, [&](const Record& record) { return holds_anywhere(passage.facts, record, person); });
    if (!held.empty() && agrees(figure, hit, held)) return true;
  }
  return false;
}

}  // namespace jishi::checker
