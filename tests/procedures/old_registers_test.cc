// Registers that were kept before there were procedures: where their rows stand, what the rules find in them,
// and what the standing checks tell.

#include <gtest/gtest.h>

#include <algorithm>

#include "procedures/kit.h"

namespace jishi::procedures_test {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

namespace {

// A data directory with all registers of the example year.
class Registers {
 public:
  Registers() : calendar_(directory_.data().catalogue().work_calendar()) {
    std::vector<std::filesystem::path> files;
    for (const auto& file : std::filesystem::directory_iterator(example_folder()))
      if (file.path().extension() == ".csv" && file.path().filename() != "机构人员.csv")
        files.push_back(file.path());
    std::sort(files.begin(), files.end());
    importing::ImportOptions options;
    options.year = 2025;
    options.actor = "裴雨桐";
    const auto report = importing::import_files(directory_.data(), directory_.desk(), files, options);
    if (!report || !report->stored) std::abort();
    reader_ = directory_.data().store().read();
    app::OrganisationCache cache(unit(), catalogue());
    facts_ =
        std::make_unique<app::CaseFacts>(*reader_, unit(), catalogue(), calendar_, cache.of(*reader_), 2025);
  }
  static Registers& instance() {
    static Registers registers;
    return registers;
  }
  const catalogue::Catalogue& catalogue() { return directory_.data().catalogue(); }
  const RuleWorld& world() const { return facts_->world(); }
  std::vector<Record> of(std::string_view type) {
    return *app::load_register(*reader_, unit(), type, 2025, false);
  }
  // How many rows stand in each state.
  std::map<std::string, int> states(std::string_view procedure_id) {
    const auto* procedure = catalogue().procedure(procedure_id);
    std::map<std::string, int> out;
    for (const auto& record : cases_of(*procedure)) {
      const auto* state = state_of(*procedure, record);
      ++out[state == nullptr ? "" : state->id];
    }
    return out;
  }
  std::vector<Record> cases_of(const Procedure& procedure) {
    auto out = of(procedure.of.type);
    std::erase_if(out, [&](const Record& record) {
      return procedure_of(catalogue().procedures(), record) != &procedure;
    });
    return out;
  }

 private:
  store::UnitId unit() { return directory_.data().unit().id; }

  PeopledDirectory directory_;
  WorkCalendar calendar_;
  std::unique_ptr<const store::Reader> reader_;
  std::unique_ptr<app::CaseFacts> facts_;
};

}  // namespace

TEST(OldRegisters, rows_stand_where_their_register_says) {
  auto& registers = Registers::instance();
  EXPECT_THAT(registers.states("appointment"), ElementsAre(Pair("confirmed", 1)));
  EXPECT_THAT(registers.states("rank-promotion"), ElementsAre(Pair("promoted", 2)));
  EXPECT_THAT(registers.states("inspection"), ElementsAre(Pair("fed-back", 1)));
  EXPECT_THAT(registers.states("rectification"),
              ElementsAre(Pair("closed", 16), Pair("done", 5), Pair("rectifying", 3)));
  EXPECT_THAT(registers.states("publication-review"), ElementsAre(Pair("published", 24)));
  EXPECT_THAT(registers.states("duty-list"), ElementsAre(Pair("reviewed", 1), Pair("uploaded", 11)));
  EXPECT_THAT(registers.states("task-plan"), ElementsAre(Pair("reviewed", 7)));
}

TEST(OldRegisters, rows_of_a_sound_year_are_no_exceptions) {
  auto& registers = Registers::instance();
  for (const char* id : {"collective-decision", "appointment", "rank-promotion", "inspection",
                         "rectification", "publication-review", "duty-list", "task-plan"}) {
    const auto& procedure = *registers.catalogue().procedure(id);
    for (const auto& record : registers.cases_of(procedure))
      for (const auto& exception : exceptions_of(procedure, type_of(procedure), record, registers.world()))
        ADD_FAILURE() << record.id << " " << exception.step << ": " << exception.reason.line(Lang::zh);
  }
}

}  // namespace jishi::procedures_test
