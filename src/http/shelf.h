#pragma once
// Shelf: what lists, search and the boxes of cases need of every record, kept in memory and brought up to
// date from the ledger's new entries. Holds nothing confidential: no title, word or name of a confidential
// type or field. May be used from any thread.

#include <functional>
#include <memory>
#include <shared_mutex>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "domain/case.h"
#include "store/record_id.h"
#include "store/store.h"

namespace jishi::http {

struct ShelfCase {
  const Procedure* procedure = nullptr;
  const ProcedureState* state = nullptr;
  bool has_ended = false;
  std::optional<Day> limit;
  std::string started_by;
  Day arrived;                           // in its present state
  std::vector<std::string> takers;       // who took a step, each once
  std::shared_ptr<const Record> record;  // of unfinished ones: who may take the next step
};

struct ShelfRow {
  store::RecordKey key;
  const RecordType* type = nullptr;
  std::string id;
  int version = 1;
  RecordStatus status = RecordStatus::filed;
  Day from;  // when it happened
  Day to;
  std::uint64_t entry = 0;
  Instant recorded_at;
  std::string actor;  // id of the latest version's
  std::string title;  // of a confidential one the type's name
  std::string words;  // folded, for search
  std::vector<std::string> people;
  std::vector<std::string> sections;
  std::vector<Hash> files;  // of its evidence
  std::optional<ShelfCase> of_case;

  bool has_word(std::string_view folded_word) const;
};
using ShelfRowPtr = std::shared_ptr<const ShelfRow>;

class Shelf {
 public:
  Shelf(store::Store& store, store::UnitId unit, const catalogue::Catalogue& catalogue);

  // Called with each row that is new or changed, after it stands on the shelf, by whoever brings it up to
  // date.
  std::function<void(const std::vector<ShelfRowPtr>&)> on_change;

  // The size of the log that is on the shelf, after it was brought up to date.
  std::uint64_t refresh();
  // By type, year and number, as refresh() left it; false stops.
  void each(const std::function<bool(const ShelfRowPtr&)>& visit) const;
  // The rows of one type alone.
  void each_of(std::string_view type, const std::function<bool(const ShelfRowPtr&)>& visit) const;
  ShelfRowPtr find(std::string_view id) const;

 private:
  ShelfRowPtr row_of(const store::HeadWithBody& both) const;
  void put(ShelfRowPtr row);
  void fill(const store::Reader& reader);

  store::Store& store_;
  const store::UnitId unit_;
  const catalogue::Catalogue& catalogue_;
  const WorkCalendar calendar_;
  std::mutex refreshing_;            // one at a time brings it up to date
  mutable std::shared_mutex mutex_;  // of what follows
  std::vector<ShelfRowPtr> rows_;
  std::uint64_t size_ = 0;
  bool is_filled_ = false;
};

// How words are compared: half width, lower case, without white space at the ends.
std::string folded(std::string_view text);

}  // namespace jishi::http
