// Duties: what is owed, and the talk matrix.

#include <algorithm>

#include "app/queries/duties_view.h"
#include "http/pages_of_lists.h"
#include "http/resources/tables.h"
#include "http/resources/year_view.h"

namespace jishi::http {

using accounts::Right;

Outcome year_in_scope(Call& call, int year) {
  const auto& years = call.who().scope.years;
  if (years.empty() || std::find(years.begin(), years.end(), year) != years.end()) return Done{};
  return accounts::refuse_right("request.out-of-reach", accounts::Right::duties_read);
}

app::UnitYear year_asked(Call& call, const app::UnitYear& all) {
  const auto area = call.text("area");
  const auto holder = call.text("holder");
  const auto light = call.text("light");
  const auto& types = call.who().scope.types;
  const auto is_asked = [&](const Obligation& obligation) {
    const auto* duty = call.office.catalogue.duty(obligation.duty);
    if (duty == nullptr) return false;
    if (!area.empty() && duty->area != area) return false;
    if (!holder.empty() && obligation.holder != holder && obligation.counterpart != holder) return false;
    if (!light.empty() && app::light_name(obligation.light) != light) return false;
    return types.empty() ||
           std::all_of(duty->satisfied_by.begin(), duty->satisfied_by.end(), [&](const Satisfier& satisfier) {
             return std::find(types.begin(), types.end(), satisfier.of.type) != types.end();
           });
  };
  app::UnitYear out;
  out.year = all.year;
  out.as_of = all.as_of;
  for (const auto& obligation : all.obligations)
    if (is_asked(obligation)) out.obligations.push_back(obligation);
  return out;
}

namespace {

std::shared_ptr<const app::UnitYear> year_of(Call& call) {
  const int year = call.year();
  return call.office.year(year, call.day("as_of").value_or(app::default_as_of(year, call.today())));
}

Result<Reply> duties(Call& call) {
  if (const auto may = year_in_scope(call, call.year()); !may) return may.error();
  const auto shown = year_asked(call, *year_of(call));
  const auto& unit = call.office.unit.name;
  if (call.format() == "json") return reply_json(app::duties_json(shown, call.office.catalogue, unit));
  return reply_grid(call, app::duties_grid(shown, call.office.catalogue, unit, Lang::zh),
                    unit + std::to_string(shown.year) + "年应办事项");
}

bool is_talk(const Duty& duty) {
  return duty.holder == HolderKind::chief_members || duty.holder == HolderKind::members_heads;
}

// Who owes whom a talk: rows and columns in the order they are owed.
Result<Reply> talk_matrix(Call& call) {
  if (const auto may = year_in_scope(call, call.year()); !may) return may.error();
  const auto year = year_of(call);
  const auto shown = year_asked(call, *year);
  const auto kind = call.text("kind");
  const int half = call.number("half").value_or(0);
  JsonArray rows, columns, cells;
  const auto add_once = [](JsonArray& list, const std::string& name) {
    if (std::find(list.begin(), list.end(), Json(name)) == list.end()) list.emplace_back(name);
  };
  for (const auto& obligation : shown.obligations) {
    const auto& duty = *call.office.catalogue.duty(obligation.duty);
    if (!is_talk(duty) || (half > 0 && obligation.window.from().half() != half)) continue;
    if (!kind.empty() && duty.id != kind && duty.zh.find(kind) == std::string::npos) continue;
    add_once(rows, obligation.holder);
    add_once(columns, obligation.counterpart);
    cells.push_back(JsonObject{{"row", obligation.holder},
                               {"column", obligation.counterpart},
                               {"kind", duty.id},
                               {"kind_zh", duty.zh},
                               {"kind_en", duty.en},
                               {"window", obligation.window.iso()},
                               {"light", app::light_name(obligation.light)},
                               {"records", JsonArray(obligation.records.begin(), obligation.records.end())},
                               {"due", obligation.due.iso()}});
  }
  return reply_json(JsonObject{{"year", shown.year},
                               {"as_of", shown.as_of.iso()},
                               {"rows", std::move(rows)},
                               {"columns", std::move(columns)},
                               {"cells", std::move(cells)}});
}

}  // namespace

std::vector<Route> duty_routes() {
  using Kind = Param::Kind;
  const Param year{"year", Kind::year, "年度，默认今年", "year; this year by default"};
  const Param as_of{"as_of", Kind::day, "截至哪一天", "as of which day"};
  return {
      {"GET",
       "/duties",
       "listDuties",
       "duties",
       "应办事项和状态灯",
       "obligations and their lights",
       Right::duties_read,
       0,
       {year,
        as_of,
        {"area", Kind::text, "领域", "area"},
        {"holder", Kind::text, "责任主体", "holder"},
        {"light", Kind::choice, "状态灯", "light", "done|late|near|overdue|open"},
        {"format", Kind::choice, "形式", "form", "json|csv|xlsx"}},
       "",
       "duties",
       "text/csv|application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       duties},
      {"GET",
       "/talk-matrix",
       "getTalkMatrix",
       "duties",
       "谈话矩阵：谁该与谁谈话",
       "who owes whom a talk",
       Right::duties_read,
       0,
       {year,
        as_of,
        {"half", Kind::number, "上半年 1、下半年 2", "half of the year", "", 1, 2},
        {"kind", Kind::text, "谈话类型，如 履职谈话", "kind of talk"}},
       "",
       "talk-matrix",
       "",
       talk_matrix},
  };
}

}  // namespace jishi::http
