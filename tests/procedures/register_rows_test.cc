// Rows of registers that were kept before are cases too: each stands in a state, and the rules find in it
// what there is to find.

#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "procedures/desk_kit.h"

namespace jishi::procedures_test {

using testing::ElementsAre;
using testing::UnorderedElementsAre;

namespace {

// A year of registers in a data directory, as rules see it.
class RegisterYear {
 public:
  // A folder of registers, the list of people among them.
  RegisterYear(const std::filesystem::path& folder, int year) : year_(year) {
    data_ = std::move(*app::DataDirectory::create(folder_.path() / "data", "某局", "bureau"));
    desk_ = std::make_unique<app::Desk>(*data_);
    importing::ImportOptions options;
    options.year = year;
    options.actor = "经办人";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".csv") files.push_back(entry.path());
    const auto report = importing::import_files(*data_, *desk_, files, options);
    if (!report || !report->stored) std::abort();
    calendar_ = catalogue().work_calendar();
    reader_ = data_->store().read();
    app::OrganisationCache cache(data_->unit().id, catalogue());
    facts_.emplace(*reader_, data_->unit().id, catalogue(), calendar_, cache.of(*reader_), year);
  }
  const catalogue::Catalogue& catalogue() const { return data_->catalogue(); }
  const RuleWorld& world() const { return facts_->world(); }
  // Those of the register year.
  std::vector<Record> records(const std::string& type) const {
    return *app::load_register(*reader_, data_->unit().id, type, year_, false);
  }
  // What other years' registers hold of them, as it stood on that day.
  std::vector<Record> of_other_years(const std::string& type, Day as_of) const {
    std::vector<Record> out;
    EXPECT_FALSE(app::add_other_years(*reader_, data_->unit().id, catalogue(), {type}, as_of, out));
    return out;
  }

 private:
  const int year_;
  TempFolder folder_;
  std::unique_ptr<app::DataDirectory> data_;
  std::unique_ptr<app::Desk> desk_;
  WorkCalendar calendar_;
  std::unique_ptr<store::Reader> reader_;
  std::optional<app::CaseFacts> facts_;
};

// Where the rows of old registers stand in each of these procedures.
const std::map<std::string, std::string>& usual_states() {
  static const std::map<std::string, std::string> list = {
      {"talk-plan", "filed"},        {"leave", "returned"},
      {"personal-filing", "sent"},   {"appraisal-quarter", "told"},
      {"risk-control", "rechecked"}, {"instruction-tracking", "done"},
      {"democratic-life", "closed"}, {"organisation-life", "closed"},
      {"holiday-reminder", "filed"}, {"assistance-after-discipline", "ended"},
  };
  return list;
}

std::set<std::string> states_in(const RegisterYear& year, const Procedure& procedure) {
  std::set<std::string> out;
  for (const auto& record : year.records(procedure.of.type)) {
    if (procedure_of(year.catalogue().procedures(), record) != &procedure) continue;
    const auto* state = state_of(procedure, record);
    out.insert(state == nullptr ? "none" : state->id);
  }
  return out;
}

// “title: code” of each exception the rules find.
std::vector<std::string> exceptions_in(const RegisterYear& year) {
  std::vector<std::string> out;
  for (const auto& [id, usual] : usual_states()) {
    const auto& procedure = *year.catalogue().procedure(id);
    const auto& type = *year.catalogue().record(procedure.of.type);
    for (const auto& record : year.records(type.id)) {
      if (procedure_of(year.catalogue().procedures(), record) != &procedure) continue;
      for (const auto& exception : exceptions_of(procedure, type, record, year.world()))
        out.push_back(record_title(type, record) + ": " + exception.reason.code);
    }
  }
  return out;
}

}  // namespace

TEST(RowsOfRegisters, rows_of_the_example_year_are_finished_cases) {
  const RegisterYear year(example_folder(), 2025);
  for (const auto& [id, usual] : usual_states())
    EXPECT_THAT(states_in(year, *year.catalogue().procedure(id)), ElementsAre(usual)) << id;
}

TEST(RowsOfRegisters, the_example_year_holds_one_late_filing_and_no_other_exception) {
  const RegisterYear year(example_folder(), 2025);
  EXPECT_THAT(exceptions_in(year), UnorderedElementsAre("罗翀个人有关事项报告: rule.by-day"));
}

TEST(RowsOfRegisters, rows_of_the_sample_year_are_finished_cases) {
  const auto folder = std::filesystem::path(JISHI_SOURCE_DIR) / ".." / "shared" / "data" / "bureau-2023";
  if (!std::filesystem::exists(folder)) GTEST_SKIP() << "the registers are not here: " << folder;
  const RegisterYear year(folder, 2023);
  for (const auto& [id, usual] : usual_states()) {
    const auto states = states_in(year, *year.catalogue().procedure(id));
    // Its risks were not looked at again, and it has no register of instructions.
    for (const auto& state : states) EXPECT_EQ(state, id == "risk-control" ? "controlled" : usual) << id;
  }
  EXPECT_THAT(exceptions_in(year), UnorderedElementsAre("李建国请假报备: rule.ahead-working"));
}

TEST(RowsOfRegisters, of_other_years_stand_as_they_did_on_that_day) {
  TempFolder folder;
  std::ofstream(folder.path() / "巡察整改.csv")
      << "编号,问题大类,问题,整改时限,状态,完成日期,销号日期\n"
         "1,党建方面,甲问题,2025-08-31,已销号,2025-06-20,2025-07-05\n";
  const RegisterYear year(folder.path(), 2024);
  const auto now = year.of_other_years("finding", *Day::from_iso("2025-12-31"));
  ASSERT_EQ(now.size(), 1u);
  EXPECT_EQ(now[0].text("state"), "已销号");
  const auto june = year.of_other_years("finding", *Day::from_iso("2025-06-30"));
  ASSERT_EQ(june.size(), 1u);
  EXPECT_EQ(june[0].text("state"), "已完成");
  EXPECT_FALSE(june[0].has("closed"));
  EXPECT_TRUE(june[0].has("done"));
}

}  // namespace jishi::procedures_test
