#pragma once
// Shelf: what lists, search and the boxes of cases need of every record, kept in memory and brought up to
// date from the ledger's new entries. Holds nothing confidential: no title, word or name of a confidential
// type or field. May be used from any thread.

#include <functional>
#include <map>
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
  std::string actor;          // id of the latest version's
  std::string title;          // of a confidential one the type's name
  std::string words;          // folded, for search; number, id and title first
  std::size_t head_size = 0;  // of these, in bytes
  std::vector<std::string> people;
  std::vector<std::string> sections;
  std::vector<Hash> files;  // of its evidence
  std::optional<ShelfCase> of_case;

  // Where the word begins in `words`; npos: it is not there.
  std::size_t find_word(std::string_view folded_word) const;
  bool has_word(std::string_view folded_word) const { return find_word(folded_word) != std::string::npos; }
};
using ShelfRowPtr = std::shared_ptr<const ShelfRow>;

// What lists are filtered and sorted by, beside the row and not in it: a walk of many reads little.
struct ShelfPlace {
  int sequence = 0;
  RecordStatus status = RecordStatus::filed;
  bool is_case = false;
  Day from;
  Day to;
  std::uint64_t entry = 0;
  ShelfRowPtr row;
};

struct ShelfRegister {
  const RecordType* type = nullptr;
  int year = 0;
  std::vector<ShelfPlace> places;  // by number
};

// Before the n-th place's words are read in a walk: fetches those of places ahead, which stand scattered in
// memory.
inline void fetch_words_ahead(const std::vector<ShelfPlace>& places, std::size_t n) {
  constexpr std::size_t kAhead = 8;
  if (n + 2 * kAhead < places.size()) __builtin_prefetch(&places[n + 2 * kAhead].row->words);
  if (n + kAhead < places.size()) {
    const auto& words = places[n + kAhead].row->words;
    for (std::size_t at = 0; at < words.size() && at < 512; at += 64) __builtin_prefetch(words.data() + at);
  }
}

// One of many that stand in an order: by rank, then by the second number.
struct Ranked {
  std::int64_t rank = 0;
  std::int64_t second = 0;
  const ShelfPlace* place = nullptr;
};
// The rows of those that come first, in their order.
std::vector<ShelfRowPtr> first_of(std::vector<Ranked> all, std::size_t n);

class Shelf {
 public:
  Shelf(store::Store& store, store::UnitId unit, const catalogue::Catalogue& catalogue);

  // Called with each row that is new or changed, after it stands on the shelf, by whoever brings it up to
  // date.
  std::function<void(const std::vector<ShelfRowPtr>&)> on_change;

  // The size of the log that is on the shelf, after it was brought up to date.
  std::uint64_t refresh();
  // The registers by type and year, as refresh() left them: of one type, unless it is empty, and of one year
  // when given. What they hold may be read until `read` returns, and nobody writes meanwhile.
  void with_registers(std::string_view type, std::optional<int> year,
                      const std::function<void(const std::vector<const ShelfRegister*>&)>& read) const;
  // Every row, by type, year and number; false stops.
  void each(const std::function<bool(const ShelfRowPtr&)>& visit) const;
  // Of those, the cases.
  void each_case(const std::function<void(const ShelfRowPtr&)>& visit) const;
  ShelfRowPtr find(std::string_view id) const;

 private:
  ShelfRowPtr row_of(const store::HeadWithBody& both) const;
  void put(ShelfRowPtr row);
  void fill(const store::Reader& reader);

  store::Store& store_;
  const store::UnitId unit_;
  const catalogue::Catalogue& catalogue_;
  const WorkCalendar calendar_;
  std::mutex refreshing_;                                           // one at a time brings it up to date
  mutable std::shared_mutex mutex_;                                 // of what follows
  std::map<std::pair<std::string, int>, ShelfRegister> registers_;  // by type and year
  std::uint64_t size_ = 0;
  bool is_filled_ = false;
};

// How words are compared: half width, lower case, without white space at the ends.
std::string folded(std::string_view text);

}  // namespace jishi::http
