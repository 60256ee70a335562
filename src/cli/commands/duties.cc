#include "app/queries/duties_view.h"
#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

int run(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto year = load_year(given, *data);
  if (!year) return kRefused;
  app::OnlyLights only;
  for (const auto& name : given.all("--light")) only.insert(*app::light_named(name));
  return print_grid(given, app::duties_grid(*year, data->catalogue(), data->unit().name, given.lang, only),
                    app::duties_json(*year, data->catalogue(), data->unit().name, only));
}

std::vector<Option> options() {
  auto out = grid_options();
  out.insert(out.begin(),
             {{"--year", "YEAR", {"年度，默认今年", "the year; this year by default"}, false, false, {}},
              {"--as-of",
               "DAY",
               {"截至哪一天，如 2023-09-30；默认年末或今天",
                "as of which day, as 2023-09-30; by default the year's end or today"},
               false,
               false,
               {}},
              {"--light",
               "LIGHT",
               {"只列这种状态的：done、late、near、overdue、open；可写几次",
                "only those of this light; may be given several times"},
               false,
               true,
               {"done", "late", "near", "overdue", "open"}}});
  return out;
}

}  // namespace

Command duties_command() {
  return {"duties",
          {"一年应办事项和状态灯：谁欠什么、依据是什么",
           "a year's obligations and their lights: who owes what, and why"},
          {{"DIR", {"数据目录", "the data directory"}, true}},
          options(),
          "jishi duties 数据 --year 2023 --light overdue --light near",
          run};
}

}  // namespace jishi::cli
