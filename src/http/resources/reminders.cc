// Reminders: what becomes due, as a list or a calendar.

#include <algorithm>

#include "base/text.h"
#include "http/pages_of_lists.h"
#include "http/resources/reminders_view.h"
#include "http/resources/tables.h"
#include "http/resources/year_view.h"

namespace jishi::http {

using accounts::Right;

namespace {

constexpr int kUsualDays = 30;
constexpr int kMostDays = 366;

// The unfinished cases as they stand on the shelf.
std::vector<app::CaseView> unfinished_cases(Call& call) {
  std::vector<app::CaseView> out;
  const auto& sight = call.sight();
  call.office.shelf.refresh();
  call.office.shelf.each_case([&](const ShelfRowPtr& row) {
    if (row->of_case->record && row->of_case->limit && sight.is_in_scope(row->key.type, row->key.year))
      out.push_back({row->of_case->procedure,
                     row->type,
                     *row->of_case->record,
                     row->of_case->state,
                     row->of_case->limit,
                     {}});
  });
  return out;
}

}  // namespace

std::vector<app::Reminder> reminders_asked(Call& call, int days, const std::string& person) {
  const auto today = call.today();
  if (!year_in_scope(call, today.year())) return {};
  const auto all = call.office.year(today.year(), today);
  std::vector<app::Reminder> out;
  if (call.who().scope.types.empty()) {
    out = app::reminders(*all, unfinished_cases(call), call.office.catalogue, days);
  } else {
    auto shown = year_asked(call, *all);
    shown.organisation = all->organisation;
    out = app::reminders(shown, unfinished_cases(call), call.office.catalogue, days);
  }
  // What a confidential case waits for is told to who is to do it, and to who may see all of them.
  if (call.who().reach(Right::confidential_read) != accounts::Reach::unit)
    std::erase_if(out, [&](const app::Reminder& reminder) {
      const auto key = store::parse_record_id(reminder.id.substr(0, reminder.id.find('/')));
      const auto* type = key ? call.office.catalogue.record(key->type) : nullptr;
      return type != nullptr && type->confidential &&
             std::find(reminder.people.begin(), reminder.people.end(), call.who().person) ==
                 reminder.people.end();
    });
  return person.empty() ? out : app::of_person(std::move(out), person);
}

namespace {

Result<Reply> list(Call& call) {
  auto person = call.text("person");
  const bool own = person == "me";
  if (own) person = call.who().person;
  const bool known = person.empty() || call.sight().organisation().knows(person);
  if (!known && !own) return refuse("record.unknown-person", {person});
  // Who is not of the unit, an inspector, owes it nothing.
  const auto list = known ? reminders_asked(call, call.number("days").value_or(kUsualDays), person)
                          : std::vector<app::Reminder>{};
  const auto& unit = call.office.unit;
  if (call.format() == "ics")
    return reply_file(app::reminders_ics(list, unit.name, unit.origin, Instant::now()),
                      "text/calendar; charset=utf-8", unit.name + "待办.ics");
  if (call.format() == "json") return reply_json(app::reminders_json(list, unit.name, call.today()));
  const auto title = unit.name + "待办提醒（截至" + call.today().zh() + "）";
  return reply_grid(call, app::reminders_grid(list, title, Lang::zh), unit.name + "待办提醒");
}

}  // namespace

std::vector<Route> reminder_routes() {
  using Kind = Param::Kind;
  return {{"GET",
           "/reminders",
           "listReminders",
           "duties",
           "将要到期和已经逾期的事项",
           "what becomes due",
           Right::duties_read,
           0,
           {{"days", Kind::number, "往后多少天，默认 30", "days ahead; 30 by default", "", 0, kMostDays},
            {"person", Kind::text, "me 或姓名", "me, or a name"},
            {"format", Kind::choice, "形式", "form", "json|ics|csv|xlsx"}},
           "",
           "reminders",
           "text/calendar|text/csv|application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           list}};
}

}  // namespace jishi::http
