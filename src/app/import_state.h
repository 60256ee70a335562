#pragma once
// The inside of an import session. Private to import_session.cc, import_matching.cc and desk.cc.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/desk_state.h"
#include "app/erased_marks.h"
#include "app/import_session.h"
#include "app/row_spool.h"

namespace jishi::app {

// One type and year that rows of the session belong to.
struct ImportRegister {
  const RecordType* type = nullptr;
  int year = 0;
  std::string series;
  int first_number = 1;  // where this session begins
  int next_number = 1;
  std::vector<bool> taken_before;  // by sequence, by earlier files of the session
  // Of the current file.
  bool is_seen = false;
  bool is_empty = false;    // had no records when the file began: every row is new
  std::vector<bool> taken;  // by sequence
  std::uint64_t rows = 0;
  std::uint64_t found = 0;  // by steps 1 and 2
  // Step 3: untaken records by the row they came from, sorted.
  struct Place {
    std::int64_t row = 0;
    int sequence = 0;
    auto operator<=>(const Place&) const = default;
  };
  std::optional<std::string> places_of;  // the file, or sheet of it, whose places are read
  std::vector<Place> places;

  bool is_taken(int sequence) const {
    return static_cast<std::size_t>(sequence) < taken.size() && taken[static_cast<std::size_t>(sequence)];
  }
  bool was_taken(int sequence) const {
    return static_cast<std::size_t>(sequence) < taken_before.size() &&
           taken_before[static_cast<std::size_t>(sequence)];
  }
  void take(int sequence);
  // What the current file took is from now on taken before.
  void end_file();
};

// The same value of a field, or none in both.
bool has_same(const Record& a, const Record& b, const std::string& field);

struct ImportSession::State {
  State(DeskParts& desk_in, const std::string& actor_in, ErasedRows erased_rows, JudgeStanding judge_in);
  ~State();
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  void add(const Record& draft);
  void end_file(const std::string& name, const Hash& digest);
  void note_ended(const std::string& name);
  std::vector<LeftRecords> left();
  void commit();

  ImportRegister& register_of(const Record& draft);
  void add_new(ImportRegister& of, const Record& draft, const RecordContent& content);
  bool was_erased(const ImportRegister& of, const Record& draft) const;
  void leave_out(const Record& draft);
  bool is_refused(const ImportRegister& of, const store::HeadRow& head, const Record& draft);
  std::string entered_by(const store::HeadRow& head);
  void amend(ImportRegister& of, const store::HeadRow& head, const Record& draft,
             const RecordContent& content);
  Result<Record> standing(const store::HeadRow& head) const;  // its latest version
  void keep_trail(const Record& before, Record& record) const;
  bool is_old_row(const RecordType& type, const store::HeadRow& head, const Record& before,
                  const RecordContent& content) const;
  void tell_amended(const RecordType& type, const Result<Record>& before, const Record& record,
                    bool was_kept);
  const std::vector<store::HeadRow>& same_key(const ImportRegister& of, std::int64_t key);
  bool take_equal(ImportRegister& of, const Record& draft, const RecordContent& content);
  bool take_same_key(ImportRegister& of, const Record& draft, const RecordContent& content);
  bool take_same_place(ImportRegister& of, const Record& draft, const RecordContent& content);
  bool brings_evidence(const Record& draft, const store::HeadRow& head) const;
  void read_places(ImportRegister& of, const std::string& file);
  void match_waiting();

  DeskParts& desk;
  std::unique_ptr<store::Transaction> tx;
  LogBatch log;
  const std::string actor;  // id
  const Instant at;
  const std::uint64_t first_entry;  // of those this session writes
  RecordWriter writer;

  using RegisterKey = std::pair<std::string, int>;  // type, year
  std::map<RegisterKey, ImportRegister> registers;
  // By a file's name, the registers it had rows of: was it found to be the same file again?
  std::map<std::string, std::map<RegisterKey, bool>> ended;
  ImportRegister* last_register = nullptr;
  RowSpool waiting;
  std::optional<ErasedMarks> marks;  // none: nothing was erased, or erased rows are taken
  std::vector<Origin> left_out;
  std::vector<AmendedRow> amended;
  const JudgeStanding judge;
  std::vector<RefusedRow> refused;
  std::map<std::string, std::string, std::less<>> names;  // of actors; read when first asked for
  bool file_is_whole = true;                              // no row of the current file was left out
  ImportCounts counts;
  bool has_changes = false;
  bool is_committed = false;

  // The heads last looked up: rows of one key often stand together.
  std::pair<const ImportRegister*, std::int64_t> looked_up{nullptr, 0};
  std::vector<store::HeadRow> heads;
};

}  // namespace jishi::app
