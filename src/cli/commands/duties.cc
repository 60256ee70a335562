#include <unistd.h>

#include <algorithm>

#include "app/queries/duties_view.h"
#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

// Where a table is wider than the terminal: what its last column repeats, as numbered notes below it.
void put_last_column_below(report::Grid& grid, Lang lang) {
  const auto last = grid.columns.size() - 1;
  grid.columns[last].width = 4;
  std::vector<std::string> texts;
  for (auto& row : grid.rows) {
    auto at = std::find(texts.begin(), texts.end(), row[last]);
    if (at == texts.end()) at = texts.insert(at, row[last]);
    row[last] = "[" + std::to_string(at - texts.begin() + 1) + "]";
  }
  if (texts.empty()) return;
  grid.notes.push_back(grid.columns[last].header + (lang == Lang::zh ? "：" : ":"));
  for (std::size_t i = 0; i < texts.size(); ++i)
    grid.notes.push_back("[" + std::to_string(i + 1) + "] " + texts[i]);
}

bool is_too_wide(const report::Grid& grid, std::size_t room) {
  std::size_t width = 2 * (grid.columns.size() - 1);
  for (const auto& column : grid.columns) width += static_cast<std::size_t>(column.width);
  return room > 0 && width > room;
}

int run(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto year = load_year(given, *data);
  if (!year) return kRefused;
  app::OnlyLights only;
  for (const auto& name : given.all("--light")) {
    const auto light = app::light_named(data->catalogue(), name);
    if (!light)
      return refused({refuse("option.light", {name, app::light_names(data->catalogue())})}, given.lang);
    only.insert(*light);
  }
  auto grid = app::duties_grid(*year, data->catalogue(), data->unit().name, given.lang, only);
  const bool is_shown = given.one("--output").empty() && (given.one("--format", "table") == "table");
  if (is_shown && is_too_wide(grid, terminal_columns(STDOUT_FILENO))) put_last_column_below(grid, given.lang);
  return print_grid(given, grid, app::duties_json(*year, data->catalogue(), data->unit().name, only));
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
               {"只列这种状态的，如 逾期 或 overdue；可写几次",
                "only those of this light: done, late, near, overdue or open; may be given several times"},
               false,
               true,
               {}}});
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
