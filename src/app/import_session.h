#pragma once
// ImportSession: the desk's way to take a whole file in one transaction. Nothing is stored until commit(); a
// session destroyed before leaves nothing. Holds the store's one writer from construction on. Memory stays
// flat: rows go to the open transaction, not to a list.
//
// How a row finds the record it was before (docs/adr/0005-import-matching.md), within its type and year:
//   1. a live record of equal content not yet taken by another row: unchanged;
//   2. else a live record of the same key not yet taken: amended, the file being the reason;
//   3. else a live record that came from the same place (file name, row) not yet taken, when the rows of that
//   file
//      were imported before: amended;
//   4. else a new record.
// Steps 2–4 of a row wait until every row of the file had its step 1 (rows that wait are spooled by the
// store's temporary table or file). On a type and year without records every row is new at once.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "domain/record.h"

namespace jishi::app {

class Desk;

struct ImportCounts {
  std::uint64_t added = 0;
  std::uint64_t amended = 0;
  std::uint64_t unchanged = 0;
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
  // Durable when it returns.
  ImportCounts commit();
  const ImportCounts& counts() const;

 private:
  friend class Desk;
  struct State;
  explicit ImportSession(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace jishi::app
