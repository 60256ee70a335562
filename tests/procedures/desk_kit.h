#pragma once
// Cases in a data directory: the example office's people, a desk for cases, and the walks of procedures as a
// clerk would type them.

#include <fstream>

#include "app/case_desk.h"
#include "ledger/entry.h"
#include "procedures/kit.h"

namespace jishi::procedures_test {

class CaseOffice : public PeopledDirectory {
 public:
  explicit CaseOffice(const std::filesystem::path& own_catalogue = {})
      : PeopledDirectory(own_catalogue), cases_(desk(), data().store(), data().unit().id, catalogue()) {}

  app::CaseDesk& cases() { return cases_; }

  // What the walk gives; its files are kept as evidence.
  app::StepInput input_of(const WalkStep& walked) {
    app::StepInput out;
    out.actor = walked.actor;
    out.day = day_of(walked.day);
    out.today = day_of("2026-12-31");
    out.values = walked.set;
    for (const auto& name : walked.evidence) {
      const auto file = folder() / name;
      std::ofstream(file) << walked.step << "\n" << name << "\n";
      out.evidence.push_back(*desk().keep_evidence(file));
    }
    return out;
  }

  // The first step starts a case (`id` empty then).
  Result<app::Receipt> take(const Procedure& procedure, const std::string& id, const std::string& step,
                            const app::StepInput& input) {
    return id.empty() ? cases_.start(procedure.id, input) : cases_.step(id, step, input);
  }

  std::vector<std::string> kinds_from(std::uint64_t index) {
    std::vector<std::string> out;
    data().store().read()->each_entry(data().unit().id, index, log_size(), [&](const store::EntryRow& row) {
      out.push_back(ledger::parse_entry(row.bytes)->kind);
      return true;
    });
    return out;
  }
  Record record(const std::string& id) {
    const auto row = data().store().read()->record(data().unit().id, id);
    return *app::record_of(*row);
  }

 private:
  app::CaseDesk cases_;
};

inline std::vector<std::string> codes_of(const Refusals& reasons) {
  std::vector<std::string> out;
  for (const auto& reason : reasons) out.push_back(reason.code);
  return out;
}

}  // namespace jishi::procedures_test
