// Imports: registers as clerks keep them; nothing is taken when anything is wrong, and the same sheets come
// back with a column of errors.

#include <algorithm>

#include "http/problem.h"
#include "http/resources/file_bytes.h"
#include "http/resources/tables.h"
#include "import/problem_view.h"

namespace jishi::http {

namespace {

using accounts::Right;

constexpr std::uint64_t kMostImportBytes = 64u << 20;

JsonObject report_json(const importing::ImportReport& report) {
  JsonArray files;
  for (const auto& file : report.files) {
    JsonArray sheets;
    for (const auto& sheet : file.sheets)
      sheets.push_back(JsonObject{{"sheet", sheet.sheet}, {"type", sheet.type}, {"rows", sheet.rows}});
    files.push_back(JsonObject{{"file", file.file},
                               {"was_imported", file.was_imported},
                               {"filed", file.counts.added},
                               {"amended", file.counts.amended},
                               {"unchanged", file.counts.unchanged},
                               {"sheets", std::move(sheets)}});
  }
  return {{"stored", report.stored},
          {"files", std::move(files)},
          {"filed", report.counts.added},
          {"amended", report.counts.amended},
          {"unchanged", report.counts.unchanged},
          {"left_out", report.counts.left_out},
          {"problem_count", report.problem_count},
          {"problems", importing::problems_json(report.problems)},
          {"note_count", report.note_count},
          {"notes", importing::problems_json(report.notes)}};
}

// The same words whether the row or what stands in its place is out of reach, and seen or not.
std::optional<Refusal> why_not_write(Call& call, const RecordType& type, const Record& record,
                                     std::string_view entered_by) {
  const bool may_post = type.id != "post" || call.who().may(Right::posts_write);
  if (may_post && call.sight().may_write(type, record, entered_by)) return std::nullopt;
  return accounts::refuse_right("request.out-of-reach", accounts::Right::registers_import);
}

Result<Reply> import(Call& call) {
  const UploadedFile file(call);
  importing::ImportOptions options;
  options.year = call.number("year");
  options.dry_run = call.flag("dry_run");
  options.actor = call.who().person;
  options.today = call.today();
  (void)call.sight();  // made here: rows are judged on another thread
  // Each row is judged by the right of who imports it, as if it were filed by itself; the record it is found
  // to be, as if it were amended by itself.
  options.judge = [&call](const RecordType& type, const Record& draft) {
    return why_not_write(call, type, draft, "");
  };
  options.judge_standing = [&call](const RecordType& type, const Record& standing,
                                   std::string_view entered_by) {
    return why_not_write(call, type, standing, entered_by);
  };
  const std::vector<std::filesystem::path> paths = {file.path()};
  if (!options.dry_run)
    if (const auto begun = call.begin_act("import.begun"); !begun) return begun.error();
  const auto report = importing::import_files(call.office.data, call.office.desk, paths, options);
  if (!report) return report.error();
  auto out = report_json(*report);
  if (report->problem_count == 0) return reply_json(out, options.dry_run ? 200 : 201);
  const auto id = to_hex(random_bytes(12));
  const auto returned = call.office.uploads / ("returned-" + id + ".xlsx");
  if (importing::write_error_book(paths, *report, returned)) {
    call.office.returned_books.put(id, call.who().account, returned);
    out["returned"] = std::string(kBase) + "/imports/" + id + "/returned.xlsx";
  }
  // The problem's own members, beside those of the report.
  Refusals reasons;
  for (const auto& problem : report->problems)
    if (reasons.size() < kMostItems) reasons.push_back(problem.reason);
  auto refused = problem(reasons, 422, call.request.id);
  auto members = boost::json::parse(std::get<std::string>(refused.body)).as_object();
  for (const auto& [name, value] : out) members[name] = value;
  refused.body = boost::json::serialize(members);
  return refused;
}

Result<Reply> returned(Call& call) {
  const auto path = call.office.returned_books.find(call.path["id"], call.who().account);
  if (!path) return refuse("import.none");
  return reply_file(FileBody{*path, nullptr},
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "退回.xlsx");
}

}  // namespace

std::vector<Route> import_routes() {
  using Kind = Param::Kind;
  return {
      {"POST",
       "/imports",
       "importRegister",
       "imports",
       "导入台账",
       "import a register",
       Right::registers_import,
       kUploads | kWrites | kLong,
       {{"name", Kind::text, "文件名", "the file's name", "", 0, 0, true},
        {"year", Kind::year, "没写年份的日期属于哪一年", "the year of dates that have none"},
        {"dry_run", Kind::flag, "只检查", "check only"}},
       "",
       "import-report",
       "",
       import,
       kMostImportBytes},
      {"GET",
       "/imports/{id}/returned.xlsx",
       "getReturnedRegister",
       "imports",
       "退回的台账，带错误栏",
       "the register returned with a column of errors",
       Right::registers_import,
       0,
       {},
       "",
       "",
       "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       returned},
  };
}

}  // namespace jishi::http
