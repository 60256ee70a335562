#pragma once
// Registers that clerks keep (.csv, .xlsx, a folder of them) into the store: all or nothing. Every problem of
// every file, sheet and row is told; nothing is stored when there is one. Bytes that were imported before
// change nothing. Failures of the machine are thrown (store::StoreFailure, std::system_error).

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "app/data_directory.h"
#include "app/desk.h"
#include "app/import_session.h"
#include "base/result.h"

namespace jishi::importing {

// Where a reader of the register finds it; empty or 0 where it concerns the whole file or sheet.
struct Problem {
  std::string file;      // its name, without folders
  std::string sheet;     // empty for CSV
  std::int64_t row = 0;  // as a spreadsheet program counts, from 1
  std::string column;    // the header as it stands in the sheet
  std::string value;     // what stands there, shortened
  Refusal reason;
};

// Something done that the reader may want to know: a sheet or row left out, evidence named but not found.
using Note = Problem;

struct SheetReport {
  std::string sheet;  // empty for CSV
  std::string type;   // record type id
  std::uint64_t rows = 0;
};

struct FileReport {
  std::string file;
  bool was_imported = false;  // the same bytes were taken before
  std::vector<SheetReport> sheets;
  app::ImportCounts counts;
};

struct ImportReport {
  bool stored = false;  // false too for a dry run
  std::vector<FileReport> files;
  app::ImportCounts counts;
  std::vector<Note> notes;
  std::uint64_t note_count = 0;  // all of them; `notes` holds the first listed_at_most
  std::vector<Problem> problems;
  std::uint64_t problem_count = 0;  // likewise
};

constexpr std::size_t listed_at_most = 1'000;

struct ImportOptions {
  // For dates without one, when neither title row nor file or folder name has it. A row that says its own
  // year is taken into that one.
  std::optional<int> year;
  bool dry_run = false;
  bool with_erased = false;  // rows whose content was erased by right, and files taken before, are taken too
  std::string actor;
  bool note_unknown_actor = false;   // where the list of people has nobody of the actor's name
  Day today = Instant::now().day();  // what is said to have happened later is noted
  // Asked of each draft, on a thread of the import; what it refuses is a problem of the row. May be empty.
  std::function<std::optional<Refusal>(const RecordType&, const Record&)> judge;
  // Asked of each record that a row would replace or leave as it is, dry runs too; on the calling thread.
  // What it refuses is a problem of the row. May be empty. With either, a file taken before is read as any
  // other and judged before the report tells that it was.
  app::JudgeStanding judge_standing;
  // Bytes done and bytes in all; called from the calling thread, often.
  std::function<void(std::uint64_t, std::uint64_t)> progress;
};

// Files and folders (a folder stands for its .csv and .xlsx files; not those inside its folders, nor hidden
// ones). Refused itself only when no register is among them; everything else is a problem of the report.
Result<ImportReport> import_files(app::DataDirectory& data, app::Desk& desk,
                                  const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options);

// The same files as one workbook with a column 错误 before the others: sentence and remedy, bad cells marked.
// Rows without fault are kept as they were. Of the problems only those listed can be marked.
Outcome write_error_book(const std::vector<std::filesystem::path>& paths, const ImportReport& report,
                         const std::filesystem::path& out, Lang lang = Lang::zh);

}  // namespace jishi::importing
