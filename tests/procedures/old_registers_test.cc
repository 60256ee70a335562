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

namespace {

// A row of a register that a check is there to find, and how many rows of the example year it finds.
struct Fault {
  const char* check;
  Pairs record;
  std::size_t in_example = 0;
};

const std::vector<Fault>& faults() {
  static const Pairs finding = {
      {"number", "3"}, {"class", "基层党组织建设方面"}, {"problem", "记录不完整"}, {"state", "已销号"}};
  static const Pairs list = {{"holder", "沈喆"}, {"item", "每半年谈话一次"}, {"reviewer", "沈喆"}};
  static const std::vector<Fault> out = {
      {"promotion-notice", {{"person", "贺帆"}, {"notice_from", "2025-06-12"}, {"notice_to", "2025-06-17"}}},
      {"promotion-noticed",
       {{"person", "贺帆"},
        {"decided", "2025-06-11"},
        {"notice_from", "2025-06-12"},
        {"appointed", "2025-07-01"}}},
      {"finding-evidence", finding},
      {"finding-days", {{"number", "3"}, {"state", "已销号"}, {"done", "2025-07-16"}}},
      {"publication-reviewers", {{"title", "统计动态第1期"}, {"author", "汪堃"}, {"first", "汪堃"}}},
      {"publication-whole",
       {{"title", "统计动态第1期"},
        {"first", "汪堃"},
        {"first_date", "2025-01-07"},
        {"second", "裴雨桐"},
        {"second_date", "2025-01-08"},
        {"third", "秦赟"},
        {"published", "2025-01-10"}}},
      {"duty-list-reviewed", {{"holder", "沈喆"}, {"reviewer", "俞静川"}, {"uploaded", "2025-01-24"}}},
      {"duty-list-order", {{"holder", "沈喆"}, {"reviewed", "2025-01-20"}, {"uploaded", "2025-01-17"}}},
      {"duty-list-other-reviewer", list},
      {"decision-minutes", {{"date", "2025-05-15"}, {"item", "经费安排"}, {"minutes_day", "2025-05-14"}}},
      // The registers of that year had no column for the meeting.
      {"decision-meeting", {{"date", "2025-05-15"}, {"item", "经费安排"}}, 12},
      {"decision-present-count", {{"date", "2025-05-15"}, {"present", "5"}, {"attended", "沈喆、俞静川"}}},
      {"decision-due-count", {{"date", "2025-05-15"}, {"expected", "5"}, {"members_due", "沈喆、俞静川"}}},
      {"decision-chief-last", {{"date", "2025-05-15"}, {"speakers", "俞静川、沈喆"}}},
  };
  return out;
}

const StandingCheck* check_named(std::string_view id) {
  for (const auto& check : Office::instance().catalogue().checks())
    if (check.id == id) return &check;
  return nullptr;
}

bool is_asked(const StandingCheck& check, const Record& record) {
  return std::all_of(check.of.where.begin(), check.of.where.end(),
                     [&](const Condition& one) { return matches(one, record); });
}

Refusals found_by(const StandingCheck& check, const Record& record, const RuleWorld& world) {
  if (!is_asked(check, record)) return {};
  const auto& type = *Office::instance().catalogue().record(check.of.type);
  return judge(check.rule, check.basis, RuleCase{type, record, nullptr, nullptr, {}, std::nullopt, world});
}

Record row_of(const std::string& type, const Pairs& fields) {
  Record out;
  out.type = type;
  out.year = 2025;
  out.id = Record::make_id(type, 2025, 1);
  out.fields = values(*Office::instance().catalogue().record(type), fields);
  out.happened = Span::of_day(day_of("2025-05-15"));
  return out;
}

TakenStep taken(const char* step, const char* by) {
  TakenStep out;
  out.step = step;
  out.by = by;
  out.day = day_of("2025-10-14");
  return out;
}

}  // namespace

TEST(ChecksOfRegisters, each_finds_what_it_is_for) {
  for (const auto& fault : faults()) {
    SCOPED_TRACE(fault.check);
    const auto* check = check_named(fault.check);
    ASSERT_NE(check, nullptr);
    World world;
    const auto reasons = found_by(*check, row_of(check->of.type, fault.record), world.world());
    ASSERT_EQ(reasons.size(), 1u) << told(reasons);
    EXPECT_FALSE(reasons[0].basis.empty());
  }
}

TEST(ChecksOfRegisters, a_finding_closed_by_whoever_submitted_it_is_told) {
  const auto& check = *check_named("finding-other-hands");
  World world;
  auto record = row_of("finding", {{"number", "3"}, {"state", "已销号"}});
  record.trail = {taken("submit", "罗翀"), taken("close", "顾祎")};
  EXPECT_THAT(found_by(check, record, world.world()), IsEmpty());
  record.trail.push_back(taken("close", "罗翀"));
  EXPECT_EQ(found_by(check, record, world.world()).size(), 1u);
}

TEST(ChecksOfRegisters, find_in_the_example_year_what_it_lacks) {
  auto& registers = Registers::instance();
  for (const auto& fault : faults()) {
    const auto& check = *check_named(fault.check);
    std::size_t found = 0;
    for (const auto& record : registers.of(check.of.type))
      if (!found_by(check, record, registers.world()).empty()) ++found;
    EXPECT_EQ(found, fault.in_example) << fault.check;
  }
}

}  // namespace jishi::procedures_test
