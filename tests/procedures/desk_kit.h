#pragma once
// Cases in a data directory: the example office's people, a desk for cases, and the walks of procedures as a
// clerk would type them.

#include <fstream>

#include "app/case_desk.h"
#include "ledger/entry.h"
#include "procedures/kit.h"

namespace jishi::procedures_test {

class CaseOffice {
 public:
  // With an installation's own catalogue where a folder is given.
  explicit CaseOffice(const std::filesystem::path& own_catalogue = {}) {
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
    cases_ = std::make_unique<app::CaseDesk>(*desk_, data_->store(), data_->unit().id, data_->catalogue());
  }

  app::DataDirectory& data() { return *data_; }
  app::Desk& desk() { return *desk_; }
  app::CaseDesk& cases() { return *cases_; }
  const catalogue::Catalogue& catalogue() const { return data_->catalogue(); }

  // What the walk gives; its files are kept as evidence.
  app::StepInput input_of(const WalkStep& walked) {
    app::StepInput out;
    out.actor = walked.actor;
    out.day = day_of(walked.day);
    out.today = day_of("2026-12-31");
    out.values = walked.set;
    for (const auto& name : walked.evidence) {
      const auto file = folder_.path() / name;
      std::ofstream(file) << walked.step << "\n" << name << "\n";
      out.evidence.push_back(*desk_->keep_evidence(file));
    }
    return out;
  }

  // The first step starts a case (`id` empty then).
  Result<app::Receipt> take(const Procedure& procedure, const std::string& id, const std::string& step,
                            const app::StepInput& input) {
    return id.empty() ? cases_->start(procedure.id, input) : cases_->step(id, step, input);
  }

  std::uint64_t log_size() { return data_->store().read()->log_size(data_->unit().id); }
  std::vector<std::string> kinds_from(std::uint64_t index) {
    std::vector<std::string> out;
    data_->store().read()->each_entry(data_->unit().id, index, log_size(), [&](const store::EntryRow& row) {
      out.push_back(ledger::parse_entry(row.bytes)->kind);
      return true;
    });
    return out;
  }
  Record record(const std::string& id) {
    const auto row = data_->store().read()->record(data_->unit().id, id);
    return *app::record_of(*row);
  }

 private:
  TempFolder folder_;
  std::unique_ptr<app::DataDirectory> data_;
  std::unique_ptr<app::Desk> desk_;
  std::unique_ptr<app::CaseDesk> cases_;
};

inline std::vector<std::string> codes_of(const Refusals& reasons) {
  std::vector<std::string> out;
  for (const auto& reason : reasons) out.push_back(reason.code);
  return out;
}

}  // namespace jishi::procedures_test
