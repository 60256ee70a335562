// Meetings of a body: who must be there, who speaks when, what a majority is. Whole numbers only; “以上”
// holds its figure and “超过” does not (Civil Code art. 1259).

#include "domain/rules/values.h"

namespace jishi::rules_detail {

namespace {

// The least number that is the share of n.
std::int64_t least_of(std::int64_t n, std::string_view share) {
  if (share == "two-thirds") return (2 * n + 2) / 3;
  if (share == "more-than-half") return n / 2 + 1;
  return (n + 1) / 2;
}

void quorum(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto present = number_of(of.record, args.all("present"));
  const auto due = number_of(of.record, args.all("due"));
  if (!present || !due) return;
  const auto least = least_of(*due, args.one("share"));
  if (*present < least)
    out.push_back(
        refuse("rule.quorum", {std::to_string(*due), std::to_string(least), std::to_string(*present)}));
}

void majority(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  auto votes = number_of(of.record, args.all("votes"));
  // Where it is being decided, votes that nobody gave are none.
  if (!votes && of.step != nullptr) votes = 0;
  const auto due = number_of(of.record, args.all("due"));
  if (!votes || !due) return;
  const auto least = least_of(*due, args.one("share"));
  const bool is_reached = *votes >= least;
  const bool is_wanted = args.one("reached") != "no";
  if (is_reached != is_wanted)
    out.push_back(refuse(is_wanted ? "rule.majority" : "rule.majority-reached",
                         {std::to_string(*due), std::to_string(least), std::to_string(*votes)}));
}

void accounted(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto present = names_of(of.record, args.one("present"));
  if (present.empty()) return;
  const auto absent = names_of(of.record, args.one("absent"));
  Names missing;
  for (const auto& name : names_of(of.record, args.one("due")))
    if (!is_in(present, name) && !is_in(absent, name)) missing.push_back(name);
  if (!missing.empty())
    out.push_back(refuse("rule.accounted", {join(missing, "、"), label_of(of.type, args.one("present")),
                                            label_of(of.type, args.one("absent"))}));
}

void within(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto among = names_of(of.record, args.one("among"));
  if (among.empty()) return;
  Names strangers;
  for (const auto& name : names_of(of.record, args.one("of")))
    if (!is_in(among, name) && !is_in(strangers, name)) strangers.push_back(name);
  if (!strangers.empty())
    out.push_back(refuse("rule.within", {join(strangers, "、"), label_of(of.type, args.one("of")),
                                         label_of(of.type, args.one("among"))}));
}

void none_of(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto barred = names_of(of.record, args.one("barred"));
  Names both;
  for (const auto& name : names_of(of.record, args.one("of")))
    if (is_in(barred, name) && !is_in(both, name)) both.push_back(name);
  if (!both.empty())
    out.push_back(refuse("rule.none-of", {join(both, "、"), label_of(of.type, args.one("barred")),
                                          label_of(of.type, args.one("of"))}));
}

void once(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  Names seen;
  for (const auto& name : names_of(of.record, args.one("of"))) {
    if (is_in(seen, name)) out.push_back(refuse("rule.once", {name, label_of(of.type, args.one("of"))}));
    seen.push_back(name);
  }
}

// Before the last of the others has spoken the chief does not; once everybody has, the chief stands last.
void chief_last(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto& world = of.world;
  if (world.organisation == nullptr) return;
  const auto chief = world.organisation->chief_on(of.day.value_or(of.record.happened.to()));
  const auto spoken = names_of(of.record, args.one("of"));
  if (!chief || !is_in(spoken, *chief)) return;
  if (spoken.back() != *chief) {
    out.push_back(refuse("rule.chief-last", {*chief, spoken.back()}));
    return;
  }
  const auto excused = names_of(of.record, args.one("except"));
  Names silent;
  for (const auto& name : names_of(of.record, args.one("among")))
    if (name != *chief && !is_in(spoken, name) && !is_in(excused, name)) silent.push_back(name);
  if (!silent.empty()) out.push_back(refuse("rule.chief-last", {*chief, join(silent, "、")}));
}

void all_spoke(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto spoken = names_of(of.record, args.one("of"));
  // An old register may have no list of views at all.
  if (spoken.empty() && of.step == nullptr) return;
  const auto excused = names_of(of.record, args.one("except"));
  Names silent;
  for (const auto& name : names_of(of.record, args.one("among")))
    if (!is_in(spoken, name) && !is_in(excused, name)) silent.push_back(name);
  if (!silent.empty())
    out.push_back(refuse("rule.all-spoke", {join(silent, "、"), label_of(of.type, args.one("of"))}));
}

// Whoever takes the step speaks for nobody else, unless it is somebody who only records; and what was entered
// before stays.
void own_name(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (of.step == nullptr || of.before == nullptr) return;
  const auto& field = args.one("of");
  const auto now = names_of(of.record, field);
  const auto before = names_of(*of.before, field);
  const bool only_records = !is_in(names_of(of.record, args.one("among")), of.actor);
  Names others;
  for (const auto& name : now)
    if (!is_in(before, name) && name != of.actor && !only_records) others.push_back(name);
  if (!others.empty()) out.push_back(refuse("rule.own-name", {std::string(of.actor), join(others, "、")}));
  Names gone;
  for (const auto& name : before)
    if (!is_in(now, name)) gone.push_back(name);
  if (!gone.empty()) out.push_back(refuse("rule.own-name-kept", {join(gone, "、")}));
}

void nothing_yet(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (of.step == nullptr || of.before == nullptr || !of.before->has(args.one("of"))) return;
  out.push_back(refuse("rule.nothing-yet", {of.step->zh, label_of(of.type, args.one("of"))}));
}

constexpr std::string_view kShares = "half two-thirds more-than-half";

}  // namespace

void add_vote_rules(std::vector<Rule>& out) {
  out.push_back({"quorum",
                 "rule.quorum",
                 {{"present", ArgKind::fields, true},
                  {"due", ArgKind::fields, true},
                  {"share", ArgKind::word, true, kShares}},
                 false,
                 "到会人数达到应到的比例",
                 "enough of those due are present",
                 quorum});
  out.push_back({"majority",
                 "rule.majority",
                 {{"votes", ArgKind::fields, true},
                  {"due", ArgKind::fields, true},
                  {"share", ArgKind::word, true, kShares},
                  {"reached", ArgKind::word, false, "yes no"}},
                 false,
                 "赞成票达到应到会成员的比例，结论与票数一致",
                 "the votes in favour are the share of those due, and the outcome agrees with them",
                 majority});
  out.push_back({"accounted",
                 "rule.accounted",
                 {{"due", ArgKind::column, true},
                  {"present", ArgKind::column, true},
                  {"absent", ArgKind::column, true}},
                 false,
                 "应到人员逐一记为到会或缺席",
                 "everybody due is present or absent with a reason",
                 accounted});
  out.push_back({"within",
                 "rule.within",
                 {{"of", ArgKind::column, true}, {"among", ArgKind::column, true}},
                 false,
                 "只有名单中的人员",
                 "nobody but those of the list",
                 within});
  out.push_back({"none-of",
                 "rule.none-of",
                 {{"of", ArgKind::column, true}, {"barred", ArgKind::column, true}},
                 false,
                 "回避人员不参加",
                 "those who withdrew take no part",
                 none_of});
  out.push_back(
      {"once", "rule.once", {{"of", ArgKind::column, true}}, false, "每人一次", "each person once", once});
  out.push_back({"chief-last",
                 "rule.chief-last",
                 {{"of", ArgKind::column, true}, {"among", ArgKind::column}, {"except", ArgKind::column}},
                 false,
                 "主要负责人末位表态",
                 "the chief speaks last",
                 chief_last});
  out.push_back(
      {"all-spoke",
       "rule.all-spoke",
       {{"of", ArgKind::column, true}, {"among", ArgKind::column, true}, {"except", ArgKind::column}},
       false,
       "到会成员逐一表态",
       "every member present has spoken",
       all_spoke});
  out.push_back({"own-name",
                 "rule.own-name",
                 {{"of", ArgKind::column, true}, {"among", ArgKind::column, true}},
                 false,
                 "各人只为自己办理，记录人除外",
                 "everybody acts for himself, but for whoever records",
                 own_name});
  out.push_back({"nothing-yet",
                 "rule.nothing-yet",
                 {{"of", ArgKind::field, true}},
                 false,
                 "在此之前办理",
                 "taken before that begins",
                 nothing_yet});
}

}  // namespace jishi::rules_detail
