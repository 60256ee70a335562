// Rules that look beyond the record: what it refers to, what must have ended before it, who else is away.

#include "domain/case.h"
#include "domain/rules/values.h"

namespace jishi::rules_detail {

namespace {

bool has_ended(const RuleCase& of, const Record& other) {
  const auto* procedure =
      of.world.procedures == nullptr ? nullptr : procedure_of(*of.world.procedures, other);
  return procedure == nullptr || jishi::has_ended(*procedure, other);
}

std::string state_zh(const RuleCase& of, const Record& other) {
  const auto* procedure =
      of.world.procedures == nullptr ? nullptr : procedure_of(*of.world.procedures, other);
  const auto* state = procedure == nullptr ? nullptr : state_of(*procedure, other);
  return state == nullptr ? "未办理" : state->zh;
}

// Refused or called off before it counted.
bool came_to_nothing(const RuleCase& of, const Record& other) {
  return other.status == RecordStatus::open && of.world.procedures != nullptr && has_ended(of, other);
}

std::string type_zh(const RuleWorld& world, const std::string& id) {
  if (world.types != nullptr)
    for (const auto& type : *world.types)
      if (type.id == id) return type.zh;
  return id;
}

void refers(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto id = of.record.text(args.one("field"));
  if (id.empty()) return;
  const auto& type = args.one("record");
  const auto* found = id == of.record.id ? nullptr : of.world.others->find(type, id);
  if (found == nullptr)
    out.push_back(refuse("rule.refers",
                         {label_of(of.type, args.one("field")), std::string(id), type_zh(of.world, type)}));
  else if (args.one("ended") == "yes" && !has_ended(of, *found))
    out.push_back(refuse("rule.refers-open", {std::string(id), state_zh(of, *found)}));
}

// Records that name this one in a field.
void linked_ended(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  for (const auto* other : of.world.others->naming(args.one("record"), args.one("by"), of.record.id))
    if (!has_ended(of, *other)) out.push_back(refuse("rule.linked-ended", {other->id, state_zh(of, *other)}));
}

// All records of a type in the same register year.
void others_ended(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  for (const auto* other : of.world.others->of_year(args.one("record"), of.record.year))
    if (other->id != of.record.id && !has_ended(of, *other))
      out.push_back(refuse("rule.linked-ended", {other->id, state_zh(of, *other)}));
}

void unique(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto& fields = args.all("fields");
  for (const auto* other : of.world.others->like(of.record, fields))
    if (other->id != of.record.id && !came_to_nothing(of, *other))
      out.push_back(refuse("rule.unique", {labels_of(of.type, fields), other->id}));
}

// The chief and the first deputy, who does the daily work, are not away together unless it is said why.
void not_both_away(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto* organisation = of.world.organisation;
  const auto start = of.record.span(args.one("start"));
  const auto people = names_of(of.record, args.one("person"));
  if (organisation == nullptr || !start || people.empty() || of.record.has(args.one("reason"))) return;
  const auto leaders = organisation->leaders_on(start->from());
  if (leaders.size() < 2) return;
  const bool is_chief = people.front() == leaders[0];
  if (!is_chief && people.front() != leaders[1]) return;
  const auto& other_person = is_chief ? leaders[1] : leaders[0];
  const auto span_of = [&](const Record& record) {
    const auto from = record.span(args.one("start"));
    const auto to = record.span(args.one("end"));
    const auto back = args.has("back") ? record.span(args.one("back")) : std::nullopt;
    return !from ? std::nullopt
                 : Span::of_range(from->from(), back ? back->from()
                                                : to ? to->to()
                                                     : from->to());
  };
  const auto away = span_of(of.record);
  if (!away) return;
  for (const auto* other : of.world.others->naming(of.type.id, args.one("person"), other_person)) {
    if (other->id == of.record.id || came_to_nothing(of, *other)) continue;
    const auto other_away = span_of(*other);
    if (other_away && away->overlaps(*other_away))
      out.push_back(refuse("rule.not-both-away", {people.front(), away->zh(), other_person, other_away->zh(),
                                                  label_of(of.type, args.one("reason"))}));
  }
}

// Each of the areas under a deputy, none under the chief; asked of the chief's post.
void areas(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (!of.record.flag("chief")) return;
  const auto& field = args.one("field");
  const auto own = of.record.text(field);
  const auto to = of.record.span("to");
  const auto ends = [](const Record& post) {
    const auto last = post.span("to");
    return last ? last->to() : *Day::from_ymd(2199, 12, 31);
  };
  Names unheld = args.all("areas");
  std::string all_in_one;
  for (const auto& post : of.world.others->of(of.type.id)) {
    const bool is_deputy = post.flag("leader") && !post.flag("chief") && post.status == RecordStatus::filed;
    if (!is_deputy || (to && ends(post) < to->to()) || (!to && post.has("to"))) continue;
    const auto text = post.text(field);
    std::size_t held = 0;
    for (const auto& area : args.all("areas"))
      if (text.find(area) != std::string_view::npos) {
        ++held;
        std::erase(unheld, area);
      }
    if (held == args.all("areas").size()) all_in_one = post.text("person");
  }
  Names under_chief;
  for (const auto& area : args.all("areas"))
    if (own.find(area) != std::string_view::npos) under_chief.push_back(area);
  if (!under_chief.empty())
    out.push_back(
        refuse("rule.areas-chief", {std::string(of.record.text("person")), join(under_chief, "、")}));
  if (!unheld.empty() && unheld.size() < args.all("areas").size())
    out.push_back(refuse("rule.areas-unheld", {join(unheld, "、")}));
  if (!all_in_one.empty()) out.push_back(refuse("rule.areas-one", {all_in_one}));
}

}  // namespace

void add_other_record_rules(std::vector<Rule>& out) {
  out.push_back({"refers",
                 "rule.refers",
                 {{"field", ArgKind::field, true},
                  {"record", ArgKind::record, true},
                  {"ended", ArgKind::word, false, "yes no"}},
                 true,
                 "所指的记录存在",
                 "the record it refers to is there",
                 refers});
  out.push_back({"linked-ended",
                 "rule.linked-ended",
                 {{"record", ArgKind::record, true}, {"by", ArgKind::word, true}},
                 true,
                 "由此产生的事项都已办结",
                 "what came of it has ended",
                 linked_ended});
  out.push_back({"others-ended",
                 "rule.linked-ended",
                 {{"record", ArgKind::record, true}},
                 true,
                 "当年的这类事项都已办结",
                 "the year's records of that type have ended",
                 others_ended});
  out.push_back({"unique",
                 "rule.unique",
                 {{"fields", ArgKind::fields, true}},
                 true,
                 "不与已有记录重复",
                 "no other record is the same",
                 unique});
  out.push_back({"not-both-away",
                 "rule.not-both-away",
                 {{"person", ArgKind::field, true},
                  {"start", ArgKind::field, true},
                  {"end", ArgKind::field, true},
                  {"back", ArgKind::field},
                  {"reason", ArgKind::field, true}},
                 true,
                 "主要负责人和主持日常工作的副职不同时外出",
                 "chief and first deputy are not away together",
                 not_both_away});
  out.push_back({"areas",
                 "rule.areas-chief",
                 {{"field", ArgKind::field, true}, {"areas", ArgKind::words, true}},
                 true,
                 "主要负责人不直接分管规定的工作，每项都有副职分管",
                 "the chief supervises none of these areas and a deputy each of them",
                 areas});
}

}  // namespace jishi::rules_detail
