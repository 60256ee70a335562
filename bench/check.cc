// How long the check of a handed-in report takes after start, beside one pass over its text.
#include <fstream>
#include <sstream>

#include "app/document_text.h"
#include "app/queries/check_text.h"
#include "base/text.h"
#include "bench/figure.h"
#include "import/import.h"

using namespace jishi;

namespace {

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

struct Case {
  const char* name;
  std::filesystem::path report;
  std::filesystem::path registers;
  const char* unit;
  int year;
};

bool measure(const Case& what, const std::filesystem::path& folder) {
  auto data = app::DataDirectory::create(folder, what.unit, "");
  if (!data) return false;
  {
    app::Desk desk(**data);
    const auto taken = importing::import_files(**data, desk, {what.registers}, {});
    if (!taken || taken->problem_count > 0) return false;
  }
  const auto text = app::document_text(what.report.filename().string(), slurp(what.report));
  if (!text) return false;
  app::CheckRequest request;
  request.name = what.report.filename().string();
  request.text = *text;
  request.year = what.year;
  std::size_t claims = 0;
  const double seconds = bench::best_seconds(5, [&] {
    const auto report = app::check_text(request, (*data)->catalogue(), data->get());
    claims = report ? report->claims.size() : 0;
  });
  std::size_t points = 0;
  const double floor = bench::best_seconds(5, [&] { points += to_u32(*text).size(); });
  bench::print_figure(std::string("check of ") + what.name + ", registers read", seconds * 1000, "ms",
                      floor * 1000);
  return claims > 10 && points > 0;
}

}  // namespace

int main() {
  const std::filesystem::path source = JISHI_SOURCE_DIR;
  const auto shared = source / ".." / "shared" / "data";
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("jishi-bench-check-" + to_hex(random_bytes(4)));
  std::filesystem::create_directory(folder);
  bool ok = measure({"the example's bad report", source / "examples/bad-report.txt",
                     source / "examples/linjiang-2025", "临江区统计局", 2025},
                    folder / "example");
  if (std::filesystem::exists(shared / "sample-report-2023.txt"))
    ok = measure({"the sample report", shared / "sample-report-2023.txt", shared / "bureau-2023", "区审计局",
                  2023},
                 folder / "sample") &&
         ok;
  std::filesystem::remove_all(folder);
  return ok ? 0 : 1;
}
