// Order and distance of days. Imprecise ones are judged generously: a month contains its last day.

#include "domain/rules/values.h"

namespace jishi::rules_detail {

namespace {

void in_order(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  std::optional<Span> before;
  std::string before_field;
  for (const auto& field : args.all("fields")) {
    const auto span = of.record.span(field);
    if (!span) continue;
    if (before && span->to() < before->from())
      out.push_back(refuse("rule.in-order", {label_of(of.type, field), span->zh(),
                                             label_of(of.type, before_field), before->zh()}));
    before = span;
    before_field = field;
  }
}

void working_days(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto from = of.record.span(args.one("from"));
  const auto to = of.record.span(args.one("to"));
  if (!from || !to || of.world.calendar == nullptr) return;
  const auto days = of.world.calendar->count(from->from(), to->to());
  if (!days) {
    out.push_back(days.error().front());
    return;
  }
  if (*days < args.number("at_least"))
    out.push_back(refuse("rule.working-days",
                         {label_of(of.type, args.one("from")), from->zh(), label_of(of.type, args.one("to")),
                          to->zh(), std::to_string(*days), args.one("at_least")}));
}

// What was judged when it was set is judged again only where a step sets it anew.
bool is_as_before(const RuleCase& of, const std::string& field) {
  if (of.before == nullptr) return true;
  const auto* then = of.before->fields.if_contains(field);
  const auto* now = of.record.fields.if_contains(field);
  return then == nullptr || now == nullptr ? then == now : *then == *now;
}

void ahead(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (args.has("changed") && is_as_before(of, args.one("changed"))) return;
  const auto early = of.record.span(args.one("early"));
  const auto late = of.record.span(args.one("late"));
  if (!early || !late) return;
  const int wanted = args.number("days") + args.number("working_days");
  int days = late->to().number() - early->from().number();
  if (args.has("working_days")) {
    if (of.world.calendar == nullptr) return;
    // The later day is not counted: three working days ahead of Thursday is Monday.
    const auto count = of.world.calendar->count(early->from(), late->to().plus_days(-1));
    if (!count) {
      out.push_back(count.error().front());
      return;
    }
    days = *count;
  }
  if (days < wanted)
    out.push_back(refuse(args.has("working_days") ? "rule.ahead-working" : "rule.ahead",
                         {label_of(of.type, args.one("early")), early->zh(),
                          label_of(of.type, args.one("late")), late->zh(), std::to_string(wanted)}));
}

// The last day that a limit leaves, its own first day not counted.
std::optional<Day> end_of_limit(const RuleCase& of, const RuleArguments& args, Day from, Refusals& out) {
  const Day day = from.plus_months(args.number("months")).plus_days(args.number("days"));
  if (!args.has("working_days")) return day;
  if (of.world.calendar == nullptr) return std::nullopt;
  const auto after = of.world.calendar->after(day, args.number("working_days"));
  if (!after) out.push_back(after.error().front());
  return after ? std::optional(*after) : std::nullopt;
}

void limit(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto from = of.record.span(args.one("from"));
  const auto to = of.record.span(args.one("to"));
  if (!from || !to) return;
  const auto last = end_of_limit(of, args, from->to(), out);
  if (last && to->from() > *last)
    out.push_back(refuse("rule.limit", {label_of(of.type, args.one("to")), to->zh(),
                                        label_of(of.type, args.one("from")), from->zh(), last->zh()}));
}

void apart(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto from = of.record.span(args.one("from"));
  const auto to = of.record.span(args.one("to"));
  if (!from || !to) return;
  const auto first = from->from().plus_months(args.number("months")).plus_days(args.number("days"));
  if (to->to() < first)
    out.push_back(refuse("rule.apart", {label_of(of.type, args.one("to")), to->zh(),
                                        label_of(of.type, args.one("from")), from->zh(), first.zh()}));
}

// Done again before so much time has passed: from the first day to the first of these steps, and from each of
// them to the next. A row of an old register tells of the last one only.
void recurs(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto first = of.record.span(args.one("from"));
  if (!first) return;
  std::vector<Day> days = {first->to()};
  for (const auto& taken : of.record.trail)
    if (is_in(args.all("steps"), taken.step)) days.push_back(taken.day);
  if (const auto last = of.record.span(args.one("to")); last && days.size() == 1)
    days.push_back(last->from());
  // A step answers for itself, not for those before it.
  for (std::size_t i = of.step != nullptr ? days.size() - 1 : 1; i > 0 && i < days.size(); ++i) {
    const Day limit = days[i - 1].plus_months(args.number("months"));
    if (days[i] > limit)
      out.push_back(refuse(
          "rule.limit", {label_of(of.type, args.one("to")), days[i].zh(),
                         label_of(of.type, args.one(i == 1 ? "from" : "to")), days[i - 1].zh(), limit.zh()}));
  }
}

void by_day(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto span = of.record.span(args.one("field"));
  auto last = Day::from_iso(std::to_string(of.record.year) + "-" + args.one("day"));
  // A case that began after this year's day is about the next one; a note on a row of a register began
  // nothing.
  const auto& trail = of.record.trail;
  const bool has_begun =
      !trail.empty() && trail.front().step != kExplainStep && trail.front().step != kImportStep;
  if (last && has_begun && trail.front().day > *last) last = last->plus_months(12);
  if (span && last && span->from() > *last)
    out.push_back(refuse("rule.by-day", {label_of(of.type, args.one("field")), span->zh(), last->zh()}));
}

// What is to happen on a day has not happened before it.
void not_before(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto planned = of.record.span(args.one("field"));
  if (of.step != nullptr && of.day && planned && *of.day < planned->from())
    out.push_back(
        refuse("rule.not-before", {label_of(of.type, args.one("field")), planned->zh(), of.day->zh()}));
}

// A limit that is over when it is set is none.
void still_ahead(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto limit = of.record.span(args.one("field"));
  if (of.step != nullptr && of.day && limit && limit->to() < *of.day)
    out.push_back(
        refuse("rule.still-ahead", {label_of(of.type, args.one("field")), limit->zh(), of.day->zh()}));
}

}  // namespace

void add_date_rules(std::vector<Rule>& out) {
  out.push_back({"in-order",
                 "rule.in-order",
                 {{"fields", ArgKind::fields, true}},
                 false,
                 "日期先后合理",
                 "the days do not go backwards",
                 in_order});
  out.push_back(
      {"working-days",
       "rule.working-days",
       {{"from", ArgKind::field, true}, {"to", ArgKind::field, true}, {"at_least", ArgKind::number, true}},
       false,
       "期间不少于规定的工作日",
       "the period holds enough working days",
       working_days});
  out.push_back({"ahead",
                 "rule.ahead",
                 {{"early", ArgKind::field, true},
                  {"late", ArgKind::field, true},
                  {"days", ArgKind::number},
                  {"working_days", ArgKind::number},
                  {"changed", ArgKind::field}},
                 false,
                 "提前规定的天数",
                 "so many days ahead",
                 ahead});
  out.push_back({"limit",
                 "rule.limit",
                 {{"from", ArgKind::field, true},
                  {"to", ArgKind::field, true},
                  {"months", ArgKind::number},
                  {"days", ArgKind::number},
                  {"working_days", ArgKind::number}},
                 false,
                 "不超过规定的期限",
                 "not after the limit",
                 limit});
  out.push_back({"apart",
                 "rule.apart",
                 {{"from", ArgKind::field, true},
                  {"to", ArgKind::field, true},
                  {"months", ArgKind::number},
                  {"days", ArgKind::number}},
                 false,
                 "间隔不少于规定的时间",
                 "not before so much time has passed",
                 apart});
  out.push_back({"recurs",
                 "rule.limit",
                 {{"steps", ArgKind::steps, true},
                  {"from", ArgKind::field, true},
                  {"to", ArgKind::field, true},
                  {"months", ArgKind::number, true}},
                 false,
                 "在规定的间隔内再次办理",
                 "done again before so much time has passed",
                 recurs});
  out.push_back({"by-day",
                 "rule.by-day",
                 {{"field", ArgKind::field, true}, {"day", ArgKind::word, true}},
                 false,
                 "不晚于当年规定的日期",
                 "not after that day of the year",
                 by_day});
  out.push_back({"not-before",
                 "rule.not-before",
                 {{"field", ArgKind::field, true}},
                 false,
                 "不早于所定的日期办理",
                 "not before the day that was set",
                 not_before});
  out.push_back({"still-ahead",
                 "rule.still-ahead",
                 {{"field", ArgKind::field, true}},
                 false,
                 "时限未过",
                 "the limit is not over on the day of the step",
                 still_ahead});
}

}  // namespace jishi::rules_detail
