#pragma once
// ImportSession: the desk's way to take a whole file in one transaction. Nothing is stored until commit(); a
// session destroyed before leaves nothing. Holds the store's one writer from construction on. Memory stays
// flat: rows go to the open transaction, not to a list.
//
// How a row finds the record it was before (docs/adr/0005-import-matching.md), within its type and year;
// every row of the file takes one step before any row takes the next:
//   1. a live record of equal content not yet taken by another row of the file: unchanged (amended only when
//      the row brings evidence files that the record has not);
//   2. else a live record of the same key not yet taken: amended, the file being the reason;
//   3. else a live record that came from the same place (file name, row), was there before the session, is
//   not
//      yet taken, and of whose key at most one field differs, which names no person or section (another
//      person's row is another fact): amended, when at least half of the file's rows were found by 1 and 2,
//      or when that one field is all that differs and its word was none of the usual ones before and is one
//      now;
//   4. else a new record; or none, when its content or key was erased by right
//   (docs/adr/0009-erased-rows.md).
// Rows that wait are spooled in a temporary file. On a type and year without records every row is new at
// once.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/record.h"
#include "domain/record_type.h"

namespace jishi::app {

class Desk;

struct ImportCounts {
  std::uint64_t added = 0;
  std::uint64_t amended = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t left_out = 0;  // rows whose content was erased by right
};

// Of rows that would become new records: what is done with one that was erased by right.
enum class ErasedRows { leave_out, take };

// Asked of each record that a row was found to be: its latest version and the name behind its first. Also of
// those that would stay as they are, so that the answer does not tell what stands there. May be empty.
using JudgeStanding =
    std::function<std::optional<Refusal>(const RecordType&, const Record&, std::string_view entered_by)>;

struct RefusedRow {
  Origin origin;
  Refusal reason;
};

// Records that came from a file of this name, were there before the session, and were taken by no row of it.
struct LeftRecords {
  std::string file;
  std::uint64_t count = 0;
  std::vector<std::string> numbers;  // of the first few: 会议〔2023〕2号
};

// A record that a row changed or would have, and in what.
struct AmendedRow {
  Origin origin;
  std::string number;                // 会议〔2023〕2号
  std::vector<std::string> changed;  // fields, else what beside them, in Chinese
  // It was amended here since this row was read, and the row is as it was: nothing was written.
  bool was_kept = false;
  bool was_unreadable = false;  // what stood there before could not be read: nothing is said to have changed
};

class ImportSession {
 public:
  ~ImportSession();
  ImportSession(const ImportSession&) = delete;
  ImportSession& operator=(const ImportSession&) = delete;

  // The draft has type, year, happened, fields, evidence and origin; the rest is set here. Precondition: it
  // was judged by why_not(). Evidence with a digest must have been put in the evidence folder
  // (Desk::keep_evidence).
  void add(const Record& draft);
  // Ends one file: its rows are matched; its digest is remembered so that the same bytes change nothing
  // again.
  void end_file(const std::string& name, const Hash& digest);
  // After the last file: what files held before and hold no more, which stays. Told of the registers (type
  // and year) of which a file had rows, where it is found to be the same file again or is short; of what the
  // judge refuses nothing is told.
  std::vector<LeftRecords> left() const;
  // Durable when it returns.
  ImportCounts commit();
  const ImportCounts& counts() const;
  // Where the rows left out since the last call came from; the first thousand.
  std::vector<Origin> take_left_out();
  // Likewise of those that changed a record.
  std::vector<AmendedRow> take_amended();
  // The rows since the last call whose record the judge refused. They are neither taken nor counted; who
  // finds any must not commit.
  std::vector<RefusedRow> take_refused();

 private:
  friend class Desk;
  struct State;
  explicit ImportSession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace jishi::app
