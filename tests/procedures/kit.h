#pragma once
// The example office with its people, and runs of procedures over values: the walk of a procedure folded to
// any of its steps, with the examples its file gives.

#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/case_facts.h"
#include "app/data_directory.h"
#include "app/desk.h"
#include "app/queries/unit_year.h"
#include "base/text.h"
#include "domain/case.h"
#include "domain/field_input.h"
#include "import/import.h"

namespace jishi::procedures_test {

using Pairs = std::vector<std::pair<std::string, std::string>>;

inline std::filesystem::path example_folder() {
  return std::filesystem::path(JISHI_SOURCE_DIR) / "examples" / "linjiang-2025";
}

// A folder that goes with the test.
class TempFolder {
 public:
  TempFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "jishi-procedures-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// A data directory with the example office's people and nothing else; with an installation's own catalogue
// where a folder is given.
class PeopledDirectory {
 public:
  explicit PeopledDirectory(const std::filesystem::path& own_catalogue = {}) {
    const auto root = folder_.path() / "data";
    data_ = std::move(*app::DataDirectory::create(root, "临江区统计局", "statistics-bureau"));
    if (!own_catalogue.empty()) {
      data_.reset();
      std::filesystem::copy(
          own_catalogue, root / "catalogue",
          std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
      data_ = std::move(*app::DataDirectory::open(root, app::DataDirectory::Access::write));
    }
    desk_ = std::make_unique<app::Desk>(*data_);
    importing::ImportOptions options;
    options.year = 2025;
    options.actor = "裴雨桐";
    const auto report = importing::import_files(*data_, *desk_, {example_folder() / "机构人员.csv"}, options);
    if (!report || !report->stored) std::abort();
  }
  app::DataDirectory& data() { return *data_; }
  const catalogue::Catalogue& catalogue() const { return data_->catalogue(); }
  app::Desk& desk() { return *desk_; }
  const std::filesystem::path& folder() const { return folder_.path(); }
  std::uint64_t log_size() { return data_->store().read()->log_size(data_->unit().id); }

 private:
  TempFolder folder_;
  std::unique_ptr<app::DataDirectory> data_;
  std::unique_ptr<app::Desk> desk_;
};

// The catalogue and the people, read once for all tests of a program.
class Office {
 public:
  static Office& instance() {
    static Office office;
    return office;
  }
  const catalogue::Catalogue& catalogue() const { return directory_.data().catalogue(); }
  const Organisation& organisation() const { return *organisation_; }
  const WorkCalendar& calendar() const { return calendar_; }

 private:
  Office() : calendar_(directory_.data().catalogue().work_calendar()) {
    app::OrganisationCache cache(directory_.data().unit().id, directory_.data().catalogue());
    organisation_ = cache.of(*directory_.data().store().read());
  }
  mutable PeopledDirectory directory_;
  WorkCalendar calendar_;
  std::shared_ptr<const Organisation> organisation_;
};

// What rules see: the office, and the records a test puts beside the case.
class World {
 public:
  World() {
    const auto& office = Office::instance();
    world_.organisation = &office.organisation();
    world_.calendar = &office.calendar();
    world_.ranks = &office.catalogue().ranks();
    world_.procedures = &office.catalogue().procedures();
    world_.types = &office.catalogue().records();
    world_.others = &others_;
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  void add(Record record) {
    records_[record.type].push_back(std::move(record));
    others_ = OtherRecords(load());
  }
  const RuleWorld& world() const { return world_; }

 private:
  OtherRecords::Load load() {
    return [this](std::string_view type) { return records_[std::string(type)]; };
  }

  std::map<std::string, std::vector<Record>> records_;
  OtherRecords others_{load()};
  RuleWorld world_;
};

inline const RecordType& type_of(const Procedure& procedure) {
  return *Office::instance().catalogue().record(procedure.of.type);
}

inline JsonObject values(const RecordType& type, const Pairs& pairs) {
  auto out = read_values(type, pairs, 2025);
  for (const auto& reason : out.unread) ADD_FAILURE() << reason.line(Lang::zh);
  return std::move(out.given);
}

inline Day day_of(const std::string& text) {
  return *Day::from_iso(text);
}

inline Evidence file_named(const std::string& name) {
  return {name, sha256(name), 10};
}

inline StepRequest request_of(const Procedure& procedure, const WalkStep& walked) {
  StepRequest out;
  out.procedure = &procedure;
  out.step = procedure.step(walked.step);
  out.type = &type_of(procedure);
  out.given = values(*out.type, walked.set);
  for (const auto& name : walked.evidence) out.evidence.push_back(file_named(name));
  out.actor = walked.actor;
  out.day = day_of(walked.day);
  out.today = day_of("2026-12-31");
  return out;
}

inline std::string told(const Refusals& reasons) {
  std::string out;
  for (const auto& reason : reasons) out += reason.code + " " + reason.line(Lang::zh) + "\n";
  return out;
}

// The case after the first `n` steps of the walk.
inline std::optional<Record> walked(const Procedure& procedure, std::size_t n) {
  World world;
  std::optional<Record> record;
  for (std::size_t i = 0; i < n; ++i) {
    auto next =
        take_step(record ? &*record : nullptr, request_of(procedure, procedure.walk[i]), world.world());
    if (!next) {
      ADD_FAILURE() << procedure.id << "." << procedure.walk[i].step << "\n" << told(next.error());
      return record;
    }
    record = std::move(*next);
    record->id = Record::make_id(record->type, record->year, 1);
    record->sequence = 1;
    record->version = static_cast<int>(i) + 1;
  }
  return record;
}

inline void patch(Record& record, const RecordType& type, const Pairs& pairs) {
  for (const auto& [name, value] : values(type, pairs)) {
    if (value.is_null())
      record.fields.erase(name);
    else
      record.fields[name] = value;
  }
  derive(type, record, true);
}

// One step with an example of it: the case before it and what it is given.
struct Example {
  const Step* step;
  WalkStep walked;
  std::optional<Record> before;
};

// The first time the walk takes the step, or its example beside the walk; nothing when its file has none.
inline std::optional<Example> example_of(const Procedure& procedure, const Step& step) {
  for (std::size_t i = 0; i < procedure.walk.size(); ++i)
    if (procedure.walk[i].step == step.id) return Example{&step, procedure.walk[i], walked(procedure, i)};
  for (const auto& beside : procedure.beside) {
    if (beside.step != step.id) continue;
    std::size_t n = 0;
    for (std::size_t i = 0; i < procedure.walk.size(); ++i)
      if (procedure.walk[i].step == beside.after) n = i + 1;
    Example out{&step, beside, walked(procedure, n)};
    if (!out.before) return std::nullopt;
    patch(*out.before, type_of(procedure), beside.record);
    // A state named in the record is where the case then stands.
    for (const auto& [name, value] : beside.record)
      if (name == procedure.state_field)
        for (const auto& state : procedure.states)
          if (state.zh == value) out.before->trail.back().to = state.id;
    return out;
  }
  return std::nullopt;
}

}  // namespace jishi::procedures_test
