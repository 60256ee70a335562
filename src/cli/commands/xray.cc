#include "app/queries/xray.h"

#include <algorithm>

#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

int run(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto year = year_of(given);
  if (!year) return kRefused;
  const auto reader = data->store().read();
  store::RecordFilter of_year;
  of_year.year = *year;
  of_year.with_withdrawn = true;
  if (reader->count_records(data->unit().id, of_year) == 0)
    return refused({refuse("unit.no-records", {std::to_string(*year)})}, given.lang);
  const auto findings = app::xray(*reader, data->unit().id, data->catalogue(), *year, Instant::now().day());
  if (!findings) return refused(findings.error(), given.lang);
  const auto title = data->unit().name + std::to_string(*year) +
                     (given.lang == Lang::zh ? "年台账和办理件体检" : " x-ray of records and cases");
  const int printed = print_grid(given, app::xray_grid(*findings, title, given.lang),
                                 app::xray_json(*findings, data->unit().name, *year));
  if (printed != kDone) return printed;
  const bool has_error = std::any_of(findings->begin(), findings->end(), [](const app::XrayFinding& finding) {
    return finding.severity == Severity::error;
  });
  return has_error ? kBadNews : kDone;
}

std::vector<Option> options() {
  auto out = grid_options();
  out.insert(out.begin(),
             {{"--year", "YEAR", {"年度，默认今年", "the year; this year by default"}, false, false, {}}});
  return out;
}

}  // namespace

Command xray_command() {
  return {"xray",
          {"体检：一年的台账和办理件中有哪些要改正（有错误时退出码为 1）",
           "what in a year's records and cases is to be mended (exit code 1 when there are errors)"},
          {{"DIR", {"数据目录", "the data directory"}, true}},
          options(),
          "jishi xray 数据 --year 2023",
          run};
}

}  // namespace jishi::cli
