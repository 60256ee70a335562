// X-ray: the standing checks over a year's records and cases.

#include "app/queries/xray.h"

#include "http/pages_of_lists.h"
#include "http/resources/tables.h"
#include "http/resources/year_view.h"

namespace jishi::http {

namespace {

using accounts::Right;

// What is found in confidential records quotes them: told by number and check alone, to everybody.
app::XrayFinding without_content(app::XrayFinding finding, const RecordType& type) {
  finding.title = type.zh;
  finding.reason.args.clear();
  finding.reason = refuse("xray.withheld", {}, "");
  finding.explained = finding.explained.empty() ? "" : "已说明";
  return finding;
}

Result<Reply> xray(Call& call) {
  const int year = call.year();
  if (const auto may = year_in_scope(call, year); !may) return may.error();
  const auto key = std::to_string(year) + " " + call.today().iso();
  const auto all = call.office.xrays.of(key, call.reader().log_size(call.office.unit.id), [&] {
    auto found = app::xray(call.reader(), call.office.unit.id, call.office.catalogue, year, call.today());
    if (!found) throw store::StoreFailure(found.error()[0].line(Lang::zh));
    return std::move(*found);
  });
  std::vector<app::XrayFinding> shown;
  for (const auto& finding : *all) {
    const auto key_of = store::parse_record_id(finding.record);
    const auto* type = key_of ? call.office.catalogue.record(key_of->type) : nullptr;
    if (type == nullptr || !call.sight().is_in_scope(type->id, key_of->year)) continue;
    shown.push_back(is_title_confidential(*type) ? without_content(finding, *type) : finding);
  }
  const auto& unit = call.office.unit.name;
  if (call.format() == "json") return reply_json(app::xray_json(shown, unit, year));
  return reply_grid(call, app::xray_grid(shown, unit + std::to_string(year) + "年台账和办理件体检", Lang::zh),
                    unit + std::to_string(year) + "年体检");
}

}  // namespace

std::vector<Route> xray_routes() {
  using Kind = Param::Kind;
  return {{"GET",
           "/xray",
           "getXray",
           "duties",
           "体检：台账和办理件中有哪些要改正",
           "what in records and cases is to be mended",
           Right::duties_read,
           0,
           {{"year", Kind::year, "年度，默认今年", "year; this year by default"},
            {"format", Kind::choice, "形式", "form", "json|csv|xlsx"}},
           "",
           "xray",
           "text/csv|application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
           xray}};
}

}  // namespace jishi::http
