#include "import/import.h"

#include <algorithm>
#include <exception>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include "base/text.h"
#include "import/draft_queue.h"
#include "import/evidence_files.h"
#include "import/people.h"
#include "import/register_files.h"
#include "import/sheet_plan.h"
#include "import/taken_as.h"
#include "import/unique_keys.h"

namespace jishi::importing {

namespace {

// Fills batches and passes them on.
class DraftSender {
 public:
  explicit DraftSender(DraftQueue& queue) : queue_(queue) {}
  // False when nobody takes drafts any more.
  bool send(Record draft, std::uint64_t bytes_done, bool sound) {
    constexpr std::size_t batch_drafts = 256;
    if (sound) batch_.drafts.push_back(std::move(draft));
    batch_.bytes_done = bytes_done;
    batch_.sound = sound;
    return ++rows_ % batch_drafts != 0 || flush();
  }
  bool flush() { return queue_.push(std::exchange(batch_, {})); }

 private:
  DraftQueue& queue_;
  DraftBatch batch_;
  std::uint64_t rows_ = 0;
};

// One import: looks at every file, reads the people, then every row; commits at the very end.
class Import {
 public:
  Import(app::DataDirectory& data, app::Desk& desk, const ImportOptions& options)
      : data_(data),
        desk_(desk),
        options_(options),
        kinds_(data.catalogue().records(), data.unit().name),
        evidence_(data, desk) {}

  ImportReport run(const std::vector<std::filesystem::path>& paths) {
    for (const auto& path : paths) look_at(path);
    read_people();
    for (auto& file : files_)
      if (file.is_judged_first) judge_file(file);
    for (auto& file : files_)
      if (!file.is_judged_first) read_file(file);
    finish();
    return std::move(report_);
  }

 private:
  void look_at(const std::filesystem::path& path);
  bool was_imported(FilePlan& plan);
  void read_people();
  void read_posts(Book& book, const SheetPlan& plan, std::vector<PostRow>& posts);
  void read_file(FilePlan& file);
  void judge_file(FilePlan& file);
  void tell_past();
  void read_sheet(Book& book, const SheetPlan& plan, EvidenceFiles& evidence, DraftSender& sender,
                  SheetReport& told);
  void read_sheets(Book& book, const FilePlan& file, DraftQueue& queue, FileReport& told);
  void store_drafts(DraftQueue& queue);
  void read_and_store(Book& book, const FilePlan& file, FileReport& told);
  void finish();

  bool is_judged() const { return options_.judge || options_.judge_standing; }
  bool may_store() const { return problems_.empty(); }
  Problem of_file(const std::string& file, Refusal reason) const {
    reason.where.clear();
    return {file, "", 0, "", "", std::move(reason)};
  }

  static Refusal told_of(const app::AmendedRow& row) {
    if (row.was_unreadable) return refuse("import.note-amended-unread", {row.number});
    return refuse(row.was_kept ? "import.note-kept" : "import.note-amended",
                  {row.number, join(row.changed, "、")});
  }

  static Problem of_row(const std::string& file, const Origin& origin, Refusal reason) {
    const auto sheet = origin.file.find('!');
    return {file,       sheet == std::string::npos ? "" : origin.file.substr(sheet + 1),
            origin.row, "",
            "",         std::move(reason)};
  }

  app::DataDirectory& data_;
  app::Desk& desk_;
  const ImportOptions& options_;
  RegisterKinds kinds_;
  std::vector<FilePlan> files_;
  std::set<Hash> digests_;
  Organisation organisation_;
  UniqueKeys keys_;
  ImportedEvidence evidence_;
  std::unique_ptr<app::ImportSession> session_;
  bool holds_chosen_year_ = false;  // some row of the file that is read
  std::uint64_t bytes_total_ = 0;
  std::uint64_t bytes_before_ = 0;
  ProblemList problems_;
  ProblemList notes_;
  ImportReport report_;
};

void Import::look_at(const std::filesystem::path& path) {
  FilePlan plan;
  plan.path = path;
  plan.name = name_on_disk(path);
  auto book = open_book(path);
  if (!book) {
    for (const auto& reason : book.error()) problems_.add(of_file(plan.name, reason));
    return;
  }
  plan.digest = (*book)->digest();
  plan.size_bytes = (*book)->size_bytes();
  ProblemList problems;
  ProblemList notes;
  plan.sheets = plan_sheets(**book, path, kinds_, options_.year, problems, notes);
  const bool is_twice = !digests_.insert(plan.digest).second;
  const bool is_known = !is_twice && was_imported(plan);
  plan.is_judged_first = is_known && is_judged();
  plan.was_imported = is_twice || (is_known && !is_judged());
  if (plan.was_imported) {
    notes_.add(of_file(plan.name, refuse("import.note-imported")));
  } else {
    problems_.add_all(std::move(problems));
    notes_.add_all(std::move(notes));
    bytes_total_ += plan.size_bytes;
  }
  files_.push_back(std::move(plan));
}

// Sets what is remembered of the file.
bool Import::was_imported(FilePlan& plan) {
  SheetYears years;
  for (const auto& sheet : plan.sheets) years.insert(sheet.sheet.year);
  plan.remembered = taken_as(plan.digest, years);
  if (options_.with_erased) return false;
  const auto reader = data_.store().read();
  const auto unit = data_.unit().id;
  if (reader->was_imported(unit, plan.remembered)) return true;
  // As the first programs remembered it, whatever the year.
  if (reader->was_imported(unit, plan.digest)) return true;
  const auto before = year_taken_as(*reader, unit, plan.digest);
  if (!before) return false;
  if (!options_.year) return true;  // nothing asks for another year
  plan.untold.push_back(
      of_file(plan.name,
              refuse("import.note-other-year", {std::to_string(*before), std::to_string(*options_.year)})));
  return false;
}

void Import::read_posts(Book& book, const SheetPlan& plan, std::vector<PostRow>& posts) {
  // Whatever is wrong with these rows is told when the file is read as a whole.
  ProblemList untold;
  ProblemList unnoted;
  RowReader reader(plan.sheet, nullptr, nullptr, nullptr, untold, unnoted);
  if (!book.open_sheet(plan.index)) return;
  Row row;
  Record draft;
  for (auto more = book.next(row); more && *more; more = book.next(row))
    if (row.number > plan.sheet.header_row && reader.read(row, draft))
      posts.push_back({std::move(draft), plan.sheet.file, plan.sheet.sheet});
}

void Import::read_people() {
  std::vector<PostRow> posts;
  for (const auto& file : files_) {
    const bool has_posts = std::any_of(file.sheets.begin(), file.sheets.end(),
                                       [](const SheetPlan& plan) { return plan.sheet.type->id == "post"; });
    if (!has_posts) continue;
    auto book = open_book(file.path);
    if (!book) continue;
    for (const auto& plan : file.sheets)
      if (plan.sheet.type->id == "post") read_posts(**book, plan, posts);
  }
  const auto stored = stored_posts(data_.store(), data_.unit().id);
  posts = without_repeats(std::move(posts));
  if (const auto* type = data_.catalogue().record("post"); type != nullptr)
    judge_people(*type, stored, posts, problems_);
  organisation_ = organisation_of(data_.catalogue().organisation(), stored, posts);
  if (!options_.note_unknown_actor || organisation_.knows(options_.actor)) return;
  notes_.add({"", "", 0, "", "", refuse("import.note-actor", {options_.actor})});
}

// In the reading thread: it alone touches problems, notes and keys until it has ended.
void Import::read_sheet(Book& book, const SheetPlan& plan, EvidenceFiles& evidence, DraftSender& sender,
                        SheetReport& told) {
  const auto& sheet = plan.sheet;
  const auto fault = [&](const Refusals& reasons, std::int64_t row) {
    for (const auto& reason : reasons) problems_.add({sheet.file, sheet.sheet, row, "", "", reason});
  };
  const SlipFinder slips{options_.today, data_.catalogue().procedures()};
  RowReader reader(sheet, &organisation_, &evidence, &slips, problems_, notes_);
  if (auto opened = book.open_sheet(plan.index); !opened) return fault(opened.error(), 0);
  Row row;
  Record draft;
  for (bool taken = true; taken;) {
    const auto last_number = row.number;
    auto more = book.next(row);
    if (!more) return fault(more.error(), std::max(last_number, row.number));
    if (!*more) return;
    if (row.number <= sheet.header_row || !reader.read(row, draft)) continue;
    ++told.rows;
    holds_chosen_year_ = holds_chosen_year_ || draft.year == options_.year;
    if (auto repeated = keys_.add(*sheet.type, draft))
      problems_.add({sheet.file, sheet.sheet, draft.origin.row, "", "", std::move(*repeated)});
    if (options_.judge)
      if (auto reason = options_.judge(*sheet.type, draft))
        problems_.add({sheet.file, sheet.sheet, draft.origin.row, "", "", std::move(*reason)});
    taken = sender.send(std::move(draft), book.bytes_done(), problems_.empty());
  }
}

void Import::read_sheets(Book& book, const FilePlan& file, DraftQueue& queue, FileReport& told) {
  EvidenceFiles evidence(file.path.parent_path(), evidence_);
  DraftSender sender(queue);
  for (const auto& plan : file.sheets) {
    told.sheets.push_back({plan.sheet.sheet, plan.sheet.type->id, 0});
    read_sheet(book, plan, evidence, sender, told.sheets.back());
  }
  sender.flush();
}

// In the calling thread, while the other reads.
void Import::store_drafts(DraftQueue& queue) {
  for (DraftBatch batch; queue.pop(batch);) {
    if (!batch.sound) session_.reset();
    if (session_)
      for (const auto& draft : batch.drafts) session_->add(draft);
    if (options_.progress) options_.progress(bytes_before_ + batch.bytes_done, bytes_total_);
  }
}

void Import::read_and_store(Book& book, const FilePlan& file, FileReport& told) {
  DraftQueue queue;
  std::exception_ptr failure;
  std::thread reader([&] {
    try {
      read_sheets(book, file, queue, told);
    } catch (...) {
      failure = std::current_exception();
    }
    queue.end();
  });
  try {
    store_drafts(queue);
  } catch (...) {
    queue.stop();
    reader.join();
    throw;
  }
  reader.join();
  if (failure) std::rethrow_exception(failure);
}

void Import::read_file(FilePlan& file) {
  holds_chosen_year_ = false;
  FileReport told;
  told.file = file.name;
  told.was_imported = file.was_imported;
  if (!file.was_imported && !file.sheets.empty()) {
    auto book = open_book(file.path);
    if (!book || (*book)->digest() != file.digest)
      throw std::runtime_error(file.path.string() + ": the file changed while it was read");
    if (!session_ && may_store())
      session_ = desk_.import(options_.actor,
                              options_.with_erased ? app::ErasedRows::take : app::ErasedRows::leave_out,
                              options_.judge_standing);
    const auto before = session_ ? session_->counts() : app::ImportCounts{};
    read_and_store(**book, file, told);
    if (!may_store()) session_.reset();
    if (session_) {
      session_->end_file(file.name, file.remembered);
      const auto& after = session_->counts();
      told.counts = {after.added - before.added, after.amended - before.amended,
                     after.unchanged - before.unchanged, after.left_out - before.left_out};
      file.added_of_chosen_year = holds_chosen_year_ && told.counts.added > 0;
      for (const auto& origin : session_->take_left_out())
        notes_.add(of_row(file.name, origin, refuse("import.note-erased")));
      for (const auto& row : session_->take_amended())
        notes_.add(of_row(file.name, row.origin, told_of(row)));
      for (auto& row : session_->take_refused())
        problems_.add(of_row(file.name, row.origin, std::move(row.reason)));
    }
  }
  bytes_before_ += file.was_imported ? 0 : file.size_bytes;
  report_.files.push_back(std::move(told));
}

// As any other file, but nothing of it stays: later versions of its records stand.
void Import::judge_file(FilePlan& file) {
  read_file(file);
  session_.reset();
}

// Nothing was refused: now it may be known.
void Import::tell_past() {
  for (auto& file : files_) {
    if (file.added_of_chosen_year)
      for (auto& note : file.untold) notes_.add(std::move(note));
    if (!file.is_judged_first) continue;
    notes_.add(of_file(file.name, refuse("import.note-imported")));
    for (auto& told : report_.files)
      if (told.file == file.name) told = {file.name, true, {}, {}};
  }
}

void Import::finish() {
  if (!may_store()) session_.reset();
  if (may_store()) tell_past();
  if (session_) {
    for (const auto& left : session_->left())
      notes_.add(of_file(
          left.file, refuse("import.note-left",
                            {std::to_string(left.count),
                             join(left.numbers, "、") + (left.count > left.numbers.size() ? " 等" : "")})));
    report_.counts = options_.dry_run ? session_->counts() : session_->commit();
    report_.stored = !options_.dry_run;
    if (report_.stored) evidence_.settle();
    session_.reset();
  }
  report_.note_count = notes_.count();
  report_.notes = notes_.take();
  report_.problem_count = problems_.count();
  report_.problems = problems_.take();
  if (problems_.empty()) return;
  report_.counts = {};
  for (auto& file : report_.files) file.counts = {};
}

}  // namespace

Result<ImportReport> import_files(app::DataDirectory& data, app::Desk& desk,
                                  const std::vector<std::filesystem::path>& paths,
                                  const ImportOptions& options) {
  auto files = register_files(paths);
  if (!files) return files.error();
  return Import(data, desk, options).run(*files);
}

}  // namespace jishi::importing
