#include "import/problem_view.h"

namespace jishi::importing {

report::Grid problem_grid(const std::vector<Problem>& problems, Lang lang) {
  const bool zh = lang == Lang::zh;
  report::Grid grid;
  const auto column = [&](const char* zh_name, const char* en_name, int width) {
    grid.columns.push_back({zh ? zh_name : en_name, report::GridKind::text, width});
  };
  column("文件", "file", 24);
  column("工作表", "sheet", 14);
  column("行", "row", 6);
  column("列", "column", 14);
  column("内容", "value", 24);
  column("问题", "problem", 50);
  column("怎么改", "remedy", 50);
  for (const auto& problem : problems)
    grid.rows.push_back({problem.file, problem.sheet, problem.row > 0 ? std::to_string(problem.row) : "",
                         problem.column, problem.value, problem.reason.sentence(lang),
                         problem.reason.remedy(lang)});
  return grid;
}

JsonArray problems_json(const std::vector<Problem>& problems) {
  JsonArray out;
  for (const auto& problem : problems)
    out.push_back(JsonObject{{"file", problem.file},
                             {"sheet", problem.sheet},
                             {"row", problem.row},
                             {"column", problem.column},
                             {"value", problem.value},
                             {"code", problem.reason.code},
                             {"what", problem.reason.sentence(Lang::zh)},
                             {"what_en", problem.reason.sentence(Lang::en)},
                             {"remedy", problem.reason.remedy(Lang::zh)},
                             {"remedy_en", problem.reason.remedy(Lang::en)}});
  return out;
}

}  // namespace jishi::importing
