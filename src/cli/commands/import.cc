#include "import/import.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <map>

#include "cli/open.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "import/problem_view.h"

namespace jishi::cli {

namespace {

using importing::ImportReport;
using importing::problem_grid;
using importing::problems_json;

JsonObject counts_json(const app::ImportCounts& counts) {
  return {{"added", counts.added},
          {"amended", counts.amended},
          {"unchanged", counts.unchanged},
          {"left_out", counts.left_out}};
}

Json report_json(const ImportReport& report) {
  JsonArray files;
  for (const auto& file : report.files) {
    auto item = counts_json(file.counts);
    item["file"] = file.file;
    item["was_imported"] = file.was_imported;
    files.push_back(std::move(item));
  }
  return JsonObject{{"jishi", "import/2"},
                    {"stored", report.stored},
                    {"counts", counts_json(report.counts)},
                    {"files", std::move(files)},
                    {"problem_count", report.problem_count},
                    {"problems", problems_json(report.problems)},
                    {"note_count", report.note_count},
                    {"notes", problems_json(report.notes)}};
}

void say_counts(const ImportReport& report, const Given& given) {
  const auto& counts = report.counts;
  if (given.lang == Lang::zh)
    std::cout << (given.has("--dry-run") ? "试运行，未写入" : "已导入") << "：新增 " << counts.added
              << " 条，更正 " << counts.amended << " 条，未变 " << counts.unchanged << " 条（"
              << report.files.size() << " 个文件）\n";
  else
    std::cout << (given.has("--dry-run") ? "dry run, nothing stored" : "imported") << ": " << counts.added
              << " added, " << counts.amended << " amended, " << counts.unchanged << " unchanged ("
              << report.files.size() << " files)\n";
  if (counts.left_out > 0)
    std::cout << (given.lang == Lang::zh ? "  内容已依法删除、没有再登记的行："
                                         : "  rows erased by right, not taken again: ")
              << counts.left_out << "\n";
  for (const auto& file : report.files)
    if (file.was_imported)
      std::cout << "  " << file.file
                << (given.lang == Lang::zh ? "：此文件已导入过，没有改变\n"
                                           : ": imported before, nothing changed\n");
}

// Many rows often share one note (evidence that was not found): each kind is told once, with how many and an
// example.
void say_notes(const ImportReport& report, Lang lang) {
  std::map<std::string, std::pair<std::size_t, const importing::Note*>> kinds;
  for (const auto& note : report.notes) {
    auto& [count, first] = kinds[note.reason.code];
    if (count++ == 0) first = &note;
  }
  for (const auto& [code, kind] : kinds) {
    const auto& [count, note] = kind;
    const auto colon = note->file.empty() ? "" : lang == Lang::zh ? "：" : ": ";
    const auto where = note->file + (note->sheet.empty() ? "" : "!" + note->sheet) +
                       (note->row > 0 ? (lang == Lang::zh ? " 第" : " row ") + std::to_string(note->row) +
                                            (lang == Lang::zh ? "行" : "")
                                      : "");
    std::cerr << (lang == Lang::zh ? "提示：" : "note: ") << where << colon << note->reason.sentence(lang);
    if (!note->reason.remedy(lang).empty())
      std::cerr << (lang == Lang::zh ? "（" : " (") << note->reason.remedy(lang)
                << (lang == Lang::zh ? "）" : ")");
    if (count > 1)
      std::cerr << (lang == Lang::zh ? "；同类共 " : "; of this kind: ") << count
                << (lang == Lang::zh ? " 处，--notes 列出全部" : ", all with --notes");
    std::cerr << "\n";
  }
}

int say_problems(const ImportReport& report, const std::vector<std::filesystem::path>& paths,
                 const Given& given) {
  std::cerr << report::grid_text(problem_grid(report.problems, given.lang), terminal_columns(STDERR_FILENO));
  if (given.lang == Lang::zh)
    std::cerr << "共 " << report.problem_count << " 处问题，没有写入任何内容；改正后重新导入即可。\n";
  else
    std::cerr << report.problem_count << " problems; nothing was stored. Correct them and import again.\n";
  // Of a file that is not there nothing can be given back.
  const bool are_there = std::all_of(paths.begin(), paths.end(), [](const std::filesystem::path& path) {
    return std::filesystem::exists(path);
  });
  if (given.has("--errors") && are_there) {
    const auto out = given.one("--errors");
    if (const auto written = importing::write_error_book(paths, report, out, given.lang); !written)
      return refused(written.error(), given.lang);
    std::cerr << (given.lang == Lang::zh ? "带“错误”栏的表已写到 "
                                         : "the workbook with its column of errors is in ")
              << out << "\n";
  }
  return kRefused;
}

int run(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::write);
  if (!data) return kRefused;
  importing::ImportOptions options;
  if (given.has("--year")) {
    options.year = year_of(given);
    if (!options.year) return kRefused;
  }
  options.dry_run = given.has("--dry-run");
  options.with_erased = given.has("--with-erased");
  options.actor = given.one("--actor", "本机");
  options.note_unknown_actor = given.has("--actor");
  Progress progress(given.lang == Lang::zh ? "导入" : "importing");
  options.progress = [&](std::uint64_t done, std::uint64_t total) { progress.show(done, total); };
  std::vector<std::filesystem::path> paths;
  for (const auto& path : given.all("FILE")) paths.emplace_back(path);

  app::Desk desk(*data);
  const auto report = importing::import_files(*data, desk, paths, options);
  if (!report) return refused(report.error(), given.lang);
  if (given.one("--format") == "json") {
    if (report->problem_count > 0 && given.has("--errors"))
      if (const auto written = importing::write_error_book(paths, *report, given.one("--errors"), given.lang);
          !written)
        return refused(written.error(), given.lang);
    std::cout << pretty(report_json(*report)) << "\n";
    return report->problem_count > 0 ? kRefused : kDone;
  }
  if (report->problem_count > 0) return say_problems(*report, paths, given);
  if (given.has("--notes") && !report->notes.empty()) {
    std::cerr << report::grid_text(problem_grid(report->notes, given.lang), terminal_columns(STDERR_FILENO));
  } else {
    say_notes(*report, given.lang);
  }
  say_counts(*report, given);
  return kDone;
}

}  // namespace

Command import_command() {
  return {
      "import",
      {"导入台账：.xlsx、.csv（UTF-8 或 GB18030）或整个文件夹；有一处错就都不收",
       "take registers: .xlsx, .csv (UTF-8 or GB18030) or a folder of them; all or nothing"},
      {{"DIR", {"数据目录", "the data directory"}, true},
       {"FILE...", {"文件或文件夹", "files or folders"}, true}},
      {{"--year", "YEAR", {"没写年份的日期属于哪一年", "the year of dates that have none"}, false, false, {}},
       {"--dry-run", "", {"只检查，不写入", "check only; store nothing"}, false, false, {}},
       {"--errors",
        "OUT.xlsx",
        {"有错时退回带“错误”栏的同一份表", "on problems, the same sheets with a column of errors"},
        false,
        false,
        {}},
       {"--with-erased",
        "",
        {"内容曾依法删除的行也重新登记", "take rows again whose content was erased by right"},
        false,
        false,
        {}},
       {"--notes", "", {"逐条列出提示", "list every note"}, false, false, {}},
       {"--actor", "姓名", {"由谁导入", "who imports"}, false, false, {}},
       {"--format",
        "FORMAT",
        {"text（默认）或 json", "text (default) or json"},
        false,
        false,
        {"text", "json"}}},
      "jishi import 数据 2023年台账/ 补充.xlsx --year 2023 --errors 退回.xlsx",
      run};
}

}  // namespace jishi::cli
