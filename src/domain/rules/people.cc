// Who did what: different people, own hands, supervision and ranks on that day.

#include "domain/rules/values.h"

namespace jishi::rules_detail {

namespace {

void different(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  Names seen;
  for (const auto& field : args.all("fields"))
    for (const auto& name : names_of(of.record, field)) {
      if (is_in(seen, name))
        out.push_back(refuse("rule.different", {name, labels_of(of.type, args.all("fields"))}));
      seen.push_back(name);
    }
}

// Who took a step last; nothing when nobody has, as with a row of an old register.
const TakenStep* last_taken(const Record& record, std::string_view step) {
  for (auto taken = record.trail.rbegin(); taken != record.trail.rend(); ++taken)
    if (taken->step == step) return &*taken;
  return nullptr;
}

std::string step_zh(const RuleCase& of, const std::string& id) {
  if (of.world.procedures != nullptr)
    for (const auto& procedure : *of.world.procedures)
      if (procedure.of.type == of.type.id)
        if (const auto* step = procedure.step(id); step != nullptr) return step->zh;
  return id;
}

// 顾祎 of 顾祎（派驻纪检组）: one person under two names is still one.
std::string bare(const std::string& name) {
  const auto bracket = name.find("（");
  return bracket == std::string::npos ? name : name.substr(0, bracket);
}

void other_hands(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  Names seen;
  for (const auto& step : args.all("steps")) {
    const auto* taken = last_taken(of.record, step);
    if (taken == nullptr) continue;
    if (is_in(seen, bare(taken->by))) {
      Names words;
      for (const auto& id : args.all("steps")) words.push_back(step_zh(of, id));
      out.push_back(refuse("rule.other-hands", {taken->by, join(words, "、")}));
    }
    seen.push_back(bare(taken->by));
  }
}

bool is_section_field(const RecordType& type, const std::string& id) {
  const auto* field = type.field(id);
  return field != nullptr && (field->kind == FieldKind::section || field->kind == FieldKind::sections);
}

// A section's own hands are the people who stand in it on the day of the step.
void hand_not_in_section(const RuleCase& of, const TakenStep& taken, const std::string& field,
                         Refusals& out) {
  if (of.world.organisation == nullptr) return;
  const auto* post = of.world.organisation->post_on(taken.by, taken.day);
  if (post != nullptr && is_in(names_of(of.record, field), post->section))
    out.push_back(refuse("rule.hand-not-in-section",
                         {taken.by, step_zh(of, taken.step), label_of(of.type, field), post->section}));
}

void hand_not_in(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  for (const auto& step : args.all("steps")) {
    const auto* taken = last_taken(of.record, step);
    if (taken == nullptr) continue;
    for (const auto& field : args.all("fields"))
      if (is_section_field(of.type, field))
        hand_not_in_section(of, *taken, field, out);
      else if (is_in(names_of(of.record, field), taken->by) ||
               is_in(names_of(of.record, field), bare(taken->by)))
        out.push_back(refuse("rule.hand-not-in", {taken->by, step_zh(of, step), label_of(of.type, field)}));
  }
}

// What was given to a section already is that section's to take, and nobody but a leader takes it for
// another.
void own_section(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto* organisation = of.world.organisation;
  if (of.step == nullptr || !of.day || organisation == nullptr) return;
  if (is_in(organisation->leaders_on(*of.day), of.actor)) return;
  const auto* post = organisation->post_on(of.actor, *of.day);
  const auto is_own = [&](const Names& sections) {
    return post != nullptr && is_in(sections, post->section);
  };
  const auto given = of.before != nullptr ? names_of(*of.before, args.one("of")) : Names{};
  const auto left = names_of(of.record, args.one("of"));
  if (left.empty() || ((given.empty() || is_own(given)) && is_own(left))) return;
  const auto& sections = given.empty() || is_own(given) ? left : given;
  out.push_back(refuse("rule.own-section", {std::string(of.actor), of.step->zh,
                                            label_of(of.type, args.one("of")), join(sections, "、")}));
}

// The chief with the other members; a member with heads of the sections supervised on that day.
void supervised(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto* organisation = of.world.organisation;
  const auto from = names_of(of.record, args.one("from"));
  if (organisation == nullptr || from.empty()) return;
  const auto when = of.record.span(args.one("date")).value_or(of.record.happened);
  const auto chief = organisation->chief_on(when.to());
  for (const auto& talked : names_of(of.record, args.one("to"))) {
    if (!organisation->knows(talked) || !organisation->knows(from.front())) continue;
    if (chief && *chief == from.front()) continue;  // the chief may talk with anybody
    const auto* post = organisation->post_on(talked, when.to());
    const bool is_under =
        organisation->supervised_during(from.front(), talked, when) ||
        (post != nullptr && organisation->supervises_on(from.front(), post->section, when.to()));
    if (!is_under) out.push_back(refuse("rule.supervised", {from.front(), when.zh(), talked}));
  }
}

bool holds_post(const Organisation& organisation, const std::string& person, Day day, std::string_view word) {
  const auto chief = organisation.chief_on(day);
  const auto* post = organisation.post_on(person, day);
  const bool is_chief = chief && *chief == person;
  const bool is_leader = is_chief || is_in(organisation.leaders_on(day), person);
  const bool is_head = post != nullptr && !is_leader && organisation.is_head(*post);
  if (word == "chief") return is_chief;
  if (word == "leader") return is_leader;
  if (word == "member") return is_leader && !is_chief;
  if (word == "head") return is_head;
  return post != nullptr && !is_leader && !is_head;
}

std::string_view post_zh(std::string_view word) {
  if (word == "chief") return "主要负责人";
  if (word == "leader") return "班子成员";
  if (word == "member") return "班子其他成员";
  return word == "head" ? "科室负责人" : "其他工作人员";
}

// Which of several ways a case went is told by its steps alone: of a row of an old register nothing is said.
bool has_steps(const Record& record) {
  return std::any_of(record.trail.begin(), record.trail.end(), [](const TakenStep& taken) {
    return taken.step != kImportStep && taken.step != kExplainStep;
  });
}

void post_is(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (of.world.organisation == nullptr || !has_steps(of.record)) return;
  const auto& posts = args.all("post");
  const Day day = of.record.span(args.one("on")).value_or(of.record.happened).to();
  for (const auto& person : names_of(of.record, args.one("person"))) {
    const bool holds_one = std::any_of(posts.begin(), posts.end(), [&](const std::string& word) {
      return holds_post(*of.world.organisation, person, day, word);
    });
    if (holds_one) continue;
    Names words;
    for (const auto& word : posts) words.emplace_back(post_zh(word));
    out.push_back(
        refuse("rule.post-is", {person, day.zh(), join(words, "或"), label_of(of.type, args.one("person"))}));
  }
}

// Since when a person has held any of these ranks or posts without a break, up to that day.
std::optional<Day> held_since(const Organisation& organisation, const std::string& person, const Names& ranks,
                              Day day) {
  const auto holds = [&](const Post& post) {
    return post.person == person && (is_in(ranks, post.rank) || is_in(ranks, post.title));
  };
  std::optional<Day> since;
  for (bool grows = true; grows;) {
    grows = false;
    const Day before = since ? since->plus_days(-1) : day;
    for (const auto& post : organisation.posts())
      if (holds(post) && post.holds_on(before) && (!since || post.from < *since)) {
        since = post.from;
        grows = true;
      }
  }
  return since;
}

void years_held(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (of.world.organisation == nullptr || of.world.ranks == nullptr) return;
  const auto people = names_of(of.record, args.one("person"));
  const auto to = of.record.text(args.one("to"));
  const auto date = of.record.span(args.one("date"));
  if (people.empty() || to.empty() || !date) return;
  const auto shortened = args.has("less") ? of.record.integer(args.one("less")) : 0;
  for (const auto& rank : *of.world.ranks) {
    if (rank.to != to) continue;
    // The day before: from that day on the new rank may stand in the list already.
    const auto& organisation = *of.world.organisation;
    const auto eve = date->from().plus_days(-1);
    const auto since = held_since(organisation, people.front(), rank.from, eve);
    if (!since) {
      // A list drawn up later shows the new rank all along and tells nothing about the one before it.
      if (of.step == nullptr && held_since(organisation, people.front(), {rank.to}, eve)) continue;
      out.push_back(refuse("rule.rank-before", {people.front(), std::string(to), join(rank.from, "或")}));
      continue;
    }
    const int months = 12 * rank.years;
    const auto less = static_cast<int>(std::min<std::int64_t>(shortened, months));
    if (since->plus_months(months - less) > date->to())
      out.push_back(refuse("rule.years-held", {people.front(), join(rank.from, "或"), since->zh(), date->zh(),
                                               std::to_string(rank.years)}));
  }
}

void at_least(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (!of.record.has(args.one("field").substr(0, args.one("field").find('.')))) return;
  const auto names = names_of(of.record, args.one("field"));
  if (static_cast<int>(names.size()) < args.number("n"))
    out.push_back(refuse("rule.at-least", {label_of(of.type, args.one("field")), args.one("n"),
                                           std::to_string(names.size())}));
}

constexpr std::string_view kPosts = "chief leader member head staff";

// The post before this one of the same person; null when there is none.
const Post* post_before(const Organisation& organisation, const Post& post) {
  const Post* found = nullptr;
  for (const auto& other : organisation.posts())
    if (other.person == post.person && other.from < post.from &&
        (found == nullptr || found->from < other.from))
      found = &other;
  return found;
}

// Whoever got another post or other sections to supervise after the last of these days has it done anew.
void since_post(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  if (of.world.organisation == nullptr) return;
  std::optional<Day> done;
  for (const auto& field : args.all("dates"))
    if (const auto span = of.record.span(field); span && (!done || span->to() > *done)) done = span->to();
  if (!done) return;
  const auto people = names_of(of.record, args.one("person"));
  for (const auto& post : of.world.organisation->posts()) {
    if (!is_in(people, post.person) || post.from <= *done || post.from.year() > of.record.year) continue;
    const auto* before = post_before(*of.world.organisation, post);
    const bool is_other_work =
        before != nullptr && (before->title != post.title || before->section != post.section ||
                              before->supervises != post.supervises);
    if (is_other_work) out.push_back(refuse("rule.since-post", {post.person, post.from.zh(), done->zh()}));
  }
}

}  // namespace

void add_people_rules(std::vector<Rule>& out) {
  out.push_back({"different",
                 "rule.different",
                 {{"fields", ArgKind::fields, true}},
                 false,
                 "由不同的人办理",
                 "different people",
                 different});
  out.push_back({"other-hands",
                 "rule.other-hands",
                 {{"steps", ArgKind::steps, true}},
                 false,
                 "这些环节由不同的人办理",
                 "these steps are taken by different people",
                 other_hands});
  out.push_back({"hand-not-in",
                 "rule.hand-not-in",
                 {{"steps", ArgKind::steps, true}, {"fields", ArgKind::fields, true}},
                 false,
                 "办理人不是当事人",
                 "whoever takes the step is not among those concerned",
                 hand_not_in});
  out.push_back({"own-section",
                 "rule.own-section",
                 {{"of", ArgKind::field, true}},
                 false,
                 "由所列科室的人员或班子成员办理",
                 "one of the section named there, or a leader, takes the step",
                 own_section});
  out.push_back(
      {"supervised",
       "rule.supervised",
       {{"from", ArgKind::field, true}, {"to", ArgKind::field, true}, {"date", ArgKind::field, true}},
       false,
       "当日分管",
       "the one supervised the other on that day",
       supervised});
  out.push_back({"post-is",
                 "rule.post-is",
                 {{"person", ArgKind::field, true},
                  {"post", ArgKind::words, true, kPosts},
                  {"on", ArgKind::field, true}},
                 false,
                 "由规定职务的人员担任或适用",
                 "the person holds such a post on that day",
                 post_is});
  out.push_back({"years-held",
                 "rule.years-held",
                 {{"person", ArgKind::field, true},
                  {"to", ArgKind::field, true},
                  {"date", ArgKind::field, true},
                  {"less", ArgKind::field}},
                 false,
                 "任职年限",
                 "the years in the rank before, less the months of that field",
                 years_held});
  out.push_back({"since-post",
                 "rule.since-post",
                 {{"person", ArgKind::field, true}, {"dates", ArgKind::fields, true}},
                 false,
                 "任职或分工变动后重新办理",
                 "done anew after a change of post or of the division of work",
                 since_post});
  out.push_back({"at-least",
                 "rule.at-least",
                 {{"field", ArgKind::column, true}, {"n", ArgKind::number, true}},
                 false,
                 "不少于规定人数",
                 "at least so many",
                 at_least});
}

}  // namespace jishi::rules_detail
