#include "app/queries/reminders.h"

#include <algorithm>

#include "base/is_in.h"
#include "base/text.h"

namespace jishi::app {

namespace {

std::vector<std::string> with_party_post(const Organisation& organisation, Day day, std::string_view word,
                                         std::string_view group = {}) {
  std::vector<std::string> out;
  for (const auto& post : organisation.posts())
    if (post.holds_on(day) && post.party_post.find(word) != std::string::npos &&
        (group.empty() || post.party_group == group))
      out.push_back(post.person);
  return out;
}

// Who sees to what a body, branch, group, section or person owes.
std::vector<std::string> people_of_holder(const Organisation& organisation, const std::string& holder,
                                          Day day) {
  if (organisation.knows(holder)) return {holder};
  if (organisation.is_branch(holder)) return with_party_post(organisation, day, "书记");
  if (is_in(organisation.party_groups(), holder))
    return with_party_post(organisation, day, "党小组长", holder);
  if (is_in(organisation.sections(), holder)) return organisation.heads_on(holder, day);
  const auto chief = organisation.chief_on(day);
  return chief ? std::vector{*chief} : std::vector<std::string>{};
}

// The people and the heads of sections whom a record names as answering for it.
std::vector<std::string> people_of_record(const Organisation& organisation, const RecordType& type,
                                          const Record& record, Day day) {
  static const std::vector<std::string> answering = {"owner", "leader", "holder", "helper", "reporter"};
  std::vector<std::string> out;
  for (const auto& field : type.fields) {
    if (is_in(answering, field.id))
      for (auto& name : record.texts(field.id))
        if (organisation.knows(name) && !is_in(out, name)) out.push_back(std::move(name));
    if (field.kind == FieldKind::sections)
      for (const auto& section : record.texts(field.id))
        for (auto& head : organisation.heads_on(section, day))
          if (!is_in(out, head)) out.push_back(std::move(head));
  }
  return out;
}

const Record* find_record(const UnitYear& unit_year, std::string_view id) {
  const auto found = std::find_if(unit_year.records.begin(), unit_year.records.end(),
                                  [&](const Record& record) { return record.id == id; });
  return found == unit_year.records.end() ? nullptr : &*found;
}

Reminder of_obligation(const Obligation& obligation, const Duty& duty, const UnitYear& unit_year,
                       const catalogue::Catalogue& catalogue) {
  Reminder out;
  out.due = obligation.due;
  out.what = duty.zh;
  out.what_en = duty.en;
  out.matter =
      obligation.counterpart.empty() ? obligation.holder : obligation.holder + "→" + obligation.counterpart;
  out.id = duty.id + "/" + obligation.holder + "/" + obligation.counterpart + "/" + obligation.subject + "/" +
           obligation.window.iso();
  out.remedy = duty.remedy_zh;
  out.remedy_en = duty.remedy_en;
  out.basis = duty.basis.zh();
  const auto* record = obligation.subject.empty() ? nullptr : find_record(unit_year, obligation.subject);
  const auto* type = record == nullptr ? nullptr : catalogue.record(record->type);
  if (type != nullptr) {
    out.number = record_number(*type, *record);
    out.people = people_of_record(unit_year.organisation, *type, *record, unit_year.as_of);
  } else {
    out.people = people_of_holder(unit_year.organisation, obligation.holder, unit_year.as_of);
  }
  return out;
}

// Whom the record names as answering for it, if they may take the step; else all who may.
std::vector<std::string> people_of_step(const CaseView& view, const Step* step, const UnitYear& unit_year) {
  auto named = people_of_record(unit_year.organisation, *view.type, view.record, unit_year.as_of);
  if (step == nullptr) return named;
  auto able = who_may(*step, view.record, unit_year.as_of, unit_year.organisation);
  if (able.empty()) return named;
  std::erase_if(named, [&](const std::string& name) { return !is_in(able, name); });
  return named.empty() ? able : named;
}

Reminder of_case(const CaseView& view, const UnitYear& unit_year) {
  Reminder out;
  out.due = *view.limit;
  const auto* step = awaited_step(*view.procedure, *view.state);
  out.what = view.procedure->zh + "：" + (step == nullptr ? view.state->zh : step->zh);
  out.what_en = view.procedure->en + ": " + (step == nullptr ? view.state->en : step->en);
  out.matter = record_title(*view.type, view.record);
  out.number = record_number(*view.type, view.record);
  out.id = view.record.id + "/" + view.state->id;
  out.basis = view.procedure->basis.zh();
  out.people = people_of_step(view, step, unit_year);
  // A calendar travels: what is not settled, or confidential, is told by its number alone.
  if (view.record.status == RecordStatus::open || view.type->confidential) out.matter = out.number;
  return out;
}

// A case and a duty may ask for the same record on the same day: the case says what to do, the duty how.
void add_case(Reminder reminder, std::vector<Reminder>& out) {
  const auto twin = std::find_if(out.begin(), out.end(), [&](const Reminder& other) {
    return other.number == reminder.number && other.due == reminder.due;
  });
  if (twin == out.end()) return out.push_back(std::move(reminder));
  reminder.remedy = twin->remedy;
  reminder.remedy_en = twin->remedy_en;
  *twin = std::move(reminder);
}

}  // namespace

const Step* awaited_step(const Procedure& procedure, const ProcedureState& state) {
  auto steps = steps_from(procedure, state);
  std::erase_if(steps, [&](const Step* step) { return step->to.empty() || step->to == state.id; });
  const auto& walk = procedure.walk;
  const auto entered = std::find_if(walk.rbegin(), walk.rend(), [&](const WalkStep& taken) {
    const auto* step = procedure.step(taken.step);
    return step != nullptr && step->to == state.id;
  });
  for (auto taken = entered.base(); entered != walk.rend() && taken != walk.end(); ++taken)
    for (const auto* step : steps)
      if (step->id == taken->step) return step;
  return steps.empty() ? nullptr : steps.front();
}

std::vector<Reminder> reminders(const UnitYear& unit_year, const std::vector<CaseView>& cases,
                                const catalogue::Catalogue& catalogue, int days) {
  std::vector<Reminder> out;
  const Day last = unit_year.as_of.plus_days(days);
  for (const auto& obligation : unit_year.obligations) {
    const auto* duty = catalogue.duty(obligation.duty);
    const bool is_owed =
        obligation.light == Light::overdue || obligation.light == Light::near ||
        (obligation.light == Light::open && obligation.due <= last && obligation.window.from() <= last);
    if (duty != nullptr && is_owed) out.push_back(of_obligation(obligation, *duty, unit_year, catalogue));
  }
  for (const auto& view : cases)
    if (view.state != nullptr && !has_ended(*view.procedure, view.record) && view.limit &&
        *view.limit <= last)
      add_case(of_case(view, unit_year), out);
  for (auto& reminder : out) reminder.days_left = reminder.due.number() - unit_year.as_of.number();
  std::stable_sort(out.begin(), out.end(),
                   [](const Reminder& a, const Reminder& b) { return a.due < b.due; });
  return out;
}

std::vector<Reminder> of_person(std::vector<Reminder> list, std::string_view person) {
  std::erase_if(list, [&](const Reminder& reminder) { return !is_in(reminder.people, person); });
  return list;
}

namespace {

std::string left_text(int days, Lang lang) {
  const bool zh = lang == Lang::zh;
  if (days < 0) return zh ? "■ 逾期" + std::to_string(-days) + "天" : "■ " + std::to_string(-days) + "d over";
  if (days == 0) return zh ? "◆ 今天" : "◆ today";
  return zh ? "○ 还有" + std::to_string(days) + "天" : "○ in " + std::to_string(days) + "d";
}

}  // namespace

report::Grid reminders_grid(const std::vector<Reminder>& list, const std::string& title, Lang lang) {
  const bool zh = lang == Lang::zh;
  report::Grid grid;
  grid.title = title;
  grid.columns = {{zh ? "期限" : "due", report::GridKind::date, 11},
                  {zh ? "还有" : "left", report::GridKind::text, 14},
                  {zh ? "事项" : "what", report::GridKind::text, 34},
                  {zh ? "对象" : "whose", report::GridKind::text, 34},
                  {zh ? "由谁办" : "who", report::GridKind::text, 20},
                  {zh ? "怎样办" : "how", report::GridKind::text, 40}};
  for (const auto& reminder : list)
    grid.rows.push_back({reminder.due.iso(), left_text(reminder.days_left, lang),
                         zh ? reminder.what : reminder.what_en,
                         reminder.number.empty() ? reminder.matter : reminder.number + " " + reminder.matter,
                         join(reminder.people, "、"), zh ? reminder.remedy : reminder.remedy_en});
  const auto overdue = std::count_if(list.begin(), list.end(),
                                     [](const Reminder& reminder) { return reminder.days_left < 0; });
  grid.notes.push_back(zh ? "共" + std::to_string(list.size()) + "项，其中逾期" + std::to_string(overdue) +
                                "项"
                          : std::to_string(list.size()) + ", " + std::to_string(overdue) + " overdue");
  return grid;
}

Json reminders_json(const std::vector<Reminder>& list, const std::string& unit, Day as_of) {
  JsonArray items;
  for (const auto& reminder : list)
    items.push_back(JsonObject{{"due", reminder.due.iso()},
                               {"days_left", reminder.days_left},
                               {"what", reminder.what},
                               {"what_en", reminder.what_en},
                               {"matter", reminder.matter},
                               {"number", reminder.number},
                               {"id", reminder.id},
                               {"people", JsonArray(reminder.people.begin(), reminder.people.end())},
                               {"remedy", reminder.remedy},
                               {"remedy_en", reminder.remedy_en},
                               {"basis", reminder.basis}});
  return JsonObject{
      {"jishi", "reminders/1"}, {"unit", unit}, {"as_of", as_of.iso()}, {"reminders", std::move(items)}};
}

std::string reminders_digest(const std::vector<Reminder>& list, const std::string& unit, Day as_of,
                             Lang lang) {
  const bool zh = lang == Lang::zh;
  std::vector<std::string> people;
  for (const auto& reminder : list)
    for (const auto& person : reminder.people)
      if (!is_in(people, person)) people.push_back(person);
  std::string out = unit + (zh ? "待办提醒（" + as_of.zh() + "）\n" : " reminders, " + as_of.iso() + "\n");
  const auto add = [&](const std::string& name, auto is_theirs) {
    std::string lines;
    for (const auto& reminder : list)
      if (is_theirs(reminder))
        lines += "  " + left_text(reminder.days_left, lang) + "  " + reminder.due.iso() + "  " +
                 (zh ? reminder.what + "：" : reminder.what_en + ": ") + reminder.matter + "\n";
    if (!lines.empty()) out += "\n" + name + "\n" + lines;
  };
  for (const auto& person : people)
    add(person, [&](const Reminder& reminder) { return is_in(reminder.people, person); });
  add(zh ? "未指定人员" : "nobody in particular",
      [](const Reminder& reminder) { return reminder.people.empty(); });
  return out;
}

}  // namespace jishi::app
