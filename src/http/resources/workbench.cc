// The workbench: my boxes, what turns red, lights by area, what changed.

#include <algorithm>
#include <array>

#include "app/queries/duties_view.h"
#include "http/resources/case_item.h"
#include "http/resources/reminders_view.h"
#include "http/resources/tables.h"
#include "http/resources/year_view.h"

namespace jishi::http {

namespace {

using accounts::Right;

constexpr int kDaysAhead = 31;
constexpr std::size_t kMostReminders = 20;
constexpr std::size_t kMostChanged = 20;

JsonObject boxes(Call& call) {
  constexpr std::array<std::pair<Box, std::string_view>, 4> kBoxes = {
      {{Box::todo, "todo"}, {Box::done, "done"}, {Box::started, "started"}, {Box::copied, "copied"}}};
  std::array<int, 4> counts{};
  const auto& sight = call.sight();
  call.office.shelf.each_case([&](const ShelfRowPtr& row) {
    if (!sight.is_in_scope(row->key.type, row->key.year)) return;
    for (std::size_t i = 0; i < kBoxes.size(); ++i)
      if (is_in_box(*row, kBoxes[i].first, call.who().person, call.today(), sight.organisation()))
        ++counts[i];
  });
  JsonObject out;
  for (std::size_t i = 0; i < kBoxes.size(); ++i) out[kBoxes[i].second] = counts[i];
  return out;
}

JsonArray areas(Call& call) {
  const auto& lights = call.office.catalogue.lights();
  app::UnitYear shown;
  if (year_in_scope(call, call.today().year()))
    shown = year_asked(call, *call.office.year(call.today().year(), call.today()));
  JsonArray out;
  for (std::size_t i = 0; i < lights.areas.size(); ++i) {
    const auto& [id, zh] = lights.areas[i];
    std::array<int, 5> counts{};
    for (const auto& obligation : shown.obligations)
      if (const auto* duty = call.office.catalogue.duty(obligation.duty); duty != nullptr && duty->area == id)
        ++counts[static_cast<std::size_t>(obligation.light)];
    JsonObject of_area;
    for (std::size_t light = 0; light < counts.size(); ++light)
      of_area[app::light_name(static_cast<Light>(light))] = counts[light];
    const auto& en = i < lights.areas_en.size() ? lights.areas_en[i].second : id;
    out.push_back(JsonObject{{"id", id}, {"zh", zh}, {"en", en}, {"lights", std::move(of_area)}});
  }
  return out;
}

JsonArray changed(Call& call) {
  std::vector<ShelfRowPtr> newest;
  const auto& sight = call.sight();
  call.office.shelf.with_registers("", {}, [&](const std::vector<const ShelfRegister*>& registers) {
    std::vector<Ranked> all;
    for (const auto* of : registers)
      if (sight.is_in_scope(of->type->id, of->year))
        for (const auto& place : of->places)
          all.push_back({-static_cast<std::int64_t>(place.entry), 0, &place});
    newest = first_of(std::move(all), kMostChanged);
  });
  JsonArray out;
  for (const auto& row : newest) {
    Record named;
    named.year = row->key.year;
    named.sequence = row->key.sequence;
    out.push_back(JsonObject{{"record", row->id},
                             {"number", record_number(*row->type, named)},
                             {"title", row->title},
                             {"kind", row->of_case ? "case" : "record"},
                             {"type", row->key.type},
                             {"version", row->version},
                             {"at", row->recorded_at.iso()},
                             {"by", call.office.actor_name(call.reader(), row->actor)}});
  }
  return out;
}

// What is not red yet. The chief sees what turns red anywhere, others what is theirs.
Json turning_red(Call& call) {
  const auto& roles = call.who().roles;
  const bool sees_all = std::find(roles.begin(), roles.end(), accounts::Role::chief) != roles.end();
  auto list = reminders_asked(call, kDaysAhead, sees_all ? std::string() : call.who().person);
  std::erase_if(list, [&](const app::Reminder& reminder) { return reminder.days_left < 0; });
  if (list.size() > kMostReminders) list.resize(kMostReminders);
  auto json = app::reminders_json(list, call.office.unit.name, call.today());
  return std::move(json.as_object()["reminders"]);
}

Result<Reply> workbench(Call& call) {
  (void)call.sight();
  call.office.shelf.refresh();
  return reply_json(JsonObject{{"today", call.today().iso()},
                               {"boxes", boxes(call)},
                               {"turning_red", turning_red(call)},
                               {"areas", areas(call)},
                               {"changed", changed(call)}});
}

}  // namespace

std::vector<Route> workbench_routes() {
  return {{"GET",
           "/workbench",
           "getWorkbench",
           "workbench",
           "工作台",
           "workbench",
           Right::duties_read,
           0,
           {},
           "",
           "workbench",
           "",
           workbench}};
}

}  // namespace jishi::http
