// Each kind of fault a catalogue file can have, with the line it is told at.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "base/text.h"
#include "catalogue/catalogue.h"

namespace jishi::catalogue {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::IsEmpty;

const SourceFile kLights{"lights.yaml", R"(near_share_percent: 50
words:
  done: {zh: 已完成, en: done, mark: ●, colour: "#2e7d32"}
  late: {zh: 逾期完成, en: late, mark: ▲, colour: "#8d6e00"}
  near: {zh: 临近, en: near, mark: ◆, colour: "#ef6c00"}
  overdue: {zh: 逾期, en: overdue, mark: ■, colour: "#c62828"}
  open: {zh: 未到期, en: open, mark: ○, colour: "#546e7a"}
areas:
  - {id: politics, zh: 政治方向, en: politics}
)"};
const SourceFile kWords{"organisation.yaml", R"(leadership_sections: [局领导]
head_titles: [科长]
body_names: [领导班子]
branch_names: [党支部]
)"};
constexpr std::string_view kRecord = R"(id: study
zh: 学习
en: Studies
area: politics
basis: {text: 规则, version: "2017", confirmed: true}
rows: [2]
fields:
  - {id: date, zh: 日期, en: date, kind: span, required: true}
  - {id: kind, zh: 类型, en: kind, kind: choice, choices: [中心组学习, 其他]}
  - {id: present, zh: 人数, en: present, kind: integer}
happened: [date]
key: [date, kind]
title: "{kind}"
topics:
  - {words: [中心组学习], kind: study, where: {kind: [中心组学习]}}
)";
constexpr std::string_view kDuty = R"(id: study-group
zh: 学习
en: study
area: politics
rows: [2]
basis: {text: 规则, version: "2017"}
holder: leading_body
every: quarter
satisfied_by:
  - {record: study, where: {kind: [中心组学习]}}
remedy: {zh: 补办。, en: hold it}
)";
constexpr std::string_view kIndicator = R"(id: studies
zh: 学习
en: studies
of:
  - {record: study}
)";
constexpr std::string_view kReport = R"(id: annual
zh: 报告
en: report
basis: {text: 规定, version: "2020"}
title: "{year}年{unit}报告"
sections:
  - id: politics
    heading: 学习
    sentences:
      - 开展学习{studies.count}次，共{studies.sum:present}人。
      - {each: studies, text: "{happened}开展{kind}。"}
)";

constexpr std::string_view kRanks = R"(basis: {text: 规定, version: "2019"}
steps:
  - {to: 四级主任科员, from: [一级科员], years: 2}
)";

// A sound small catalogue in which one piece of one file is replaced.
struct Change {
  std::string path, from, to;
};

std::vector<SourceFile> files_with(const Change& change) {
  std::vector<SourceFile> files = {kLights,
                                   kWords,
                                   {"records/study.yaml", std::string(kRecord)},
                                   {"duties/study-group.yaml", std::string(kDuty)},
                                   {"indicators/studies.yaml", std::string(kIndicator)},
                                   {"reports/annual.yaml", std::string(kReport)},
                                   {"ranks.yaml", std::string(kRanks)}};
  for (auto& file : files) {
    if (file.path != change.path) continue;
    EXPECT_NE(file.text.find(change.from), std::string::npos) << change.from;
    file.text = replace_all(file.text, change.from, change.to);
  }
  return files;
}

// "code @ where" of every fault.
std::vector<std::string> faults_of(const std::vector<SourceFile>& files) {
  const auto loaded = Catalogue::load(files);
  std::vector<std::string> out;
  if (loaded) return out;
  for (const auto& fault : loaded.error()) {
    EXPECT_FALSE(fault.sentence(Lang::zh).empty());
    EXPECT_FALSE(fault.remedy(Lang::zh).empty());
    EXPECT_FALSE(fault.remedy(Lang::en).empty());
    out.push_back(fault.code + " @ " + fault.where);
  }
  return out;
}

TEST(CatalogueLoader, a_sound_catalogue_has_no_fault) {
  EXPECT_THAT(faults_of(files_with({})), IsEmpty());
}

struct Case {
  std::string rule;
  Change change;
  std::string fault;
};
class CatalogueFault : public ::testing::TestWithParam<Case> {};

TEST_P(CatalogueFault, is_told_with_its_file_and_line) {
  EXPECT_THAT(faults_of(files_with(GetParam().change)), Contains(GetParam().fault));
}

const std::string kR = "records/study.yaml", kD = "duties/study-group.yaml", kI = "indicators/studies.yaml",
                  kP = "reports/annual.yaml";

INSTANTIATE_TEST_SUITE_P(
    Each, CatalogueFault,
    ::testing::Values(
        Case{"an_unknown_key",
             {kR, "rows: [2]", "rows: [2]\ncolor: red"},
             "catalogue.unknown-key @ " + kR + ":7"},
        Case{"an_unknown_key_of_a_field",
             {kR, "required: true", "requierd: true"},
             "catalogue.unknown-key @ " + kR + ":8"},
        Case{"a_missing_key", {kR, "zh: 学习\n", ""}, "catalogue.missing-key @ " + kR + ":1"},
        Case{"a_missing_basis",
             {kD, "basis: {text: 规则, version: \"2017\"}\n", ""},
             "catalogue.no-basis @ " + kD + ":1"},
        Case{"a_basis_without_version",
             {kD, ", version: \"2017\"", ""},
             "catalogue.missing-key @ " + kD + ":6"},
        Case{"a_list_where_a_text_belongs",
             {kR, "en: Studies", "en: [Studies]"},
             "catalogue.kind @ " + kR + ":3"},
        Case{"a_text_where_a_mapping_belongs",
             {kD, "{zh: 补办。, en: hold it}", "补办"},
             "catalogue.kind @ " + kD + ":11"},
        Case{"an_empty_value", {kR, "zh: 学习\n", "zh:\n"}, "catalogue.kind @ " + kR + ":2"},
        Case{"a_number_out_of_range", {kR, "rows: [2]", "rows: [27]"}, "catalogue.number @ " + kR + ":6"},
        Case{
            "an_unknown_field_kind", {kR, "kind: integer", "kind: number"}, "catalogue.word @ " + kR + ":10"},
        Case{"an_unknown_claim_kind", {kR, "kind: study", "kind: reading"}, "catalogue.word @ " + kR + ":15"},
        Case{"an_unknown_area", {kR, "area: politics", "area: sports"}, "catalogue.word @ " + kR + ":4"},
        Case{"an_unknown_holder", {kD, "leading_body", "everybody"}, "catalogue.word @ " + kD + ":7"},
        Case{"an_unknown_frequency", {kD, "quarter", "week"}, "catalogue.word @ " + kD + ":8"},
        Case{
            "a_word_that_is_no_choice", {kD, "[中心组学习]", "[中心组]"}, "catalogue.choice @ " + kD + ":10"},
        Case{"a_choice_without_choices",
             {kR, ", choices: [中心组学习, 其他]", ""},
             "catalogue.missing-key @ " + kR + ":9"},
        Case{"a_duty_of_an_unknown_record_type",
             {kD, "record: study", "record: studies"},
             "catalogue.no-record @ " + kD + ":10"},
        Case{"a_duty_of_an_unknown_field",
             {kD, "where: {kind", "where: {sort"},
             "catalogue.no-field @ " + kD + ":10"},
        Case{"happened_by_an_unknown_field",
             {kR, "happened: [date]", "happened: [day]"},
             "catalogue.no-field @ " + kR + ":11"},
        Case{"happened_by_a_field_that_is_no_date",
             {kR, "happened: [date]", "happened: [kind]"},
             "catalogue.field-kind @ " + kR + ":11"},
        Case{"a_day_ahead_that_is_no_day",
             {kR, "kind: integer", "kind: integer, ahead: true"},
             "catalogue.field-kind @ " + kR + ":10"},
        Case{"a_plan_that_is_no_text",
             {kR, "kind: integer", "kind: integer, planned: true"},
             "catalogue.field-kind @ " + kR + ":10"},
        Case{"a_key_of_an_unknown_field",
             {kR, "key: [date, kind]", "key: [name]"},
             "catalogue.no-field @ " + kR + ":12"},
        Case{"a_title_of_an_unknown_field",
             {kR, "title: \"{kind}\"", "title: \"{name}\""},
             "catalogue.no-field @ " + kR + ":13"},
        Case{"a_title_with_an_open_brace",
             {kR, "title: \"{kind}\"", "title: \"{kind\""},
             "catalogue.placeholder @ " + kR + ":13"},
        Case{"a_topic_of_an_unknown_field_in_one_of_two",
             {kR, "where: {kind: [中心组学习]}", "where: [{kind: [中心组学习]}, {sort: [中心组学习]}]"},
             "catalogue.no-field @ " + kR + ":15"},
        Case{"a_topic_of_an_unknown_field",
             {kR, "where: {kind", "where: {sort"},
             "catalogue.no-field @ " + kR + ":15"},
        Case{"an_unknown_check",
             {kR, "topics:", "checks:\n  - sorted: [date]\ntopics:"},
             "catalogue.check @ " + kR + ":15"},
        Case{"a_check_of_a_wrong_field",
             {kR, "topics:", "checks:\n  - at-most: [present, date]\ntopics:"},
             "catalogue.field-kind @ " + kR + ":15"},
        Case{"a_check_of_too_few_fields",
             {kR, "topics:", "checks:\n  - at-most: [present]\ntopics:"},
             "catalogue.check-fields @ " + kR + ":15"},
        Case{"one_header_for_two_fields",
             {kR, "zh: 人数", "zh: 人数, synonyms: [日 期]"},
             "catalogue.same-header @ " + kR + ":10"},
        Case{"one_field_twice", {kR, "id: present", "id: date"}, "catalogue.duplicate-id @ " + kR + ":10"},
        Case{"an_indicator_of_an_unknown_type",
             {kI, "record: study", "record: meeting"},
             "catalogue.no-record @ " + kI + ":5"},
        Case{"an_indicator_dated_by_a_field_that_is_no_date",
             {kI, "  - {record: study}", "  - {record: study}\ndate: present"},
             "catalogue.field-kind @ " + kI + ":1"},
        Case{"an_outline_of_an_unknown_indicator",
             {kP, "studies.count", "meetings.count"},
             "catalogue.no-indicator @ " + kP + ":10"},
        Case{"an_outline_of_an_unknown_verb",
             {kP, "studies.count", "studies.share"},
             "catalogue.placeholder @ " + kP + ":10"},
        Case{"a_share_of_an_unknown_indicator",
             {kP, "studies.count", "studies.share:meetings"},
             "catalogue.no-indicator @ " + kP + ":10"},
        Case{"a_sum_of_a_field_that_is_no_number",
             {kP, "sum:present", "sum:kind"},
             "catalogue.field-kind @ " + kP + ":10"},
        Case{"a_section_with_an_unknown_chart",
             {kP, "heading: 学习", "heading: 学习\n    chart: pie"},
             "catalogue.word @ " + kP + ":9"},
        Case{"a_record_field_outside_each",
             {kP, "{each: studies, text: \"", "{text: \""},
             "catalogue.placeholder @ " + kP + ":11"},
        Case{"an_unknown_field_in_each", {kP, "{kind}", "{topic}"}, "catalogue.no-field @ " + kP + ":11"},
        Case{"a_due_that_is_no_day",
             {kD, "every: quarter", "every: quarter\ndue: 02-30"},
             "catalogue.month-day @ " + kD + ":9"},
        Case{"an_unknown_holiday",
             {kD, "every: quarter", "every: named_day\nnamed_days: [元宵]"},
             "catalogue.word @ " + kD + ":9"},
        Case{"named_day_without_days",
             {kD, "every: quarter", "every: named_day"},
             "catalogue.missing-key @ " + kD + ":1"},
        Case{"each_record_without_its_frequency",
             {kD, "leading_body", "each_record"},
             "catalogue.every-record @ " + kD + ":1"},
        Case{"a_pair_without_its_fields",
             {kD, "leading_body", "chief_members"},
             "catalogue.missing-key @ " + kD + ":10"},
        Case{"an_id_in_capitals", {kR, "id: study", "id: Study"}, "catalogue.id @ " + kR + ":1"},
        Case{"a_key_written_twice",
             {kR, "en: Studies", "en: Studies\nzh: 又"},
             "catalogue.duplicate-key @ " + kR + ":4"},
        Case{"a_syntax_error", {kR, "rows: [2]", "rows: [2"}, "catalogue.syntax @ " + kR + ":7"},
        Case{"an_anchor", {kR, "zh: 学习", "zh: &a 学习"}, "catalogue.alias @ " + kR + ":2"},
        Case{"an_executable_tag",
             {kR, "zh: 学习", "zh: !!python/object 学习"},
             "catalogue.tag @ " + kR + ":2"},
        Case{"two_documents",
             {kR, "en: Studies", "en: Studies\n---\nid: other"},
             "catalogue.documents @ " + kR + ":4"},
        Case{"deep_nesting",
             {kR, "rows: [2]", "rows: " + std::string(40, '[') + std::string(40, ']')},
             "catalogue.too-deep @ " + kR + ":6"},
        Case{"bytes_that_are_no_text", {kR, "zh: 学习", "zh: \xff"}, "catalogue.not-utf8 @ " + kR}),
    [](const auto& one) { return one.param.rule; });

TEST(CatalogueLoader, all_faults_of_all_files_are_told_at_once) {
  auto files = files_with({kR, "area: politics", "area: sports"});
  files[3].text = replace_all(files[3].text, "quarter", "week");
  files[2].text += "colour: red\n";
  EXPECT_EQ(faults_of(files).size(), 3U);
}

TEST(CatalogueLoader, one_id_twice_in_one_place_is_refused) {
  auto files = files_with({});
  files.push_back({"records/other.yaml", std::string(kRecord)});
  EXPECT_THAT(faults_of(files), Contains("catalogue.duplicate-id @ records/other.yaml:1"));
}

TEST(CatalogueLoader, a_file_of_another_place_replaces_by_id_and_adds_by_new_id) {
  auto files = files_with({});
  files.push_back({"/srv/catalogue/duties/ours.yaml", replace_all(std::string(kDuty), "quarter", "month")});
  files.push_back(
      {"/srv/catalogue/duties/more.yaml", replace_all(std::string(kDuty), "study-group", "study-more")});
  const auto loaded = Catalogue::load(files);
  ASSERT_TRUE(loaded.has_value());
  ASSERT_EQ(loaded->duties().size(), 2U);
  EXPECT_EQ(loaded->duties()[0].every, Every::month);
  EXPECT_EQ(loaded->duties()[1].id, "study-more");
}

TEST(CatalogueLoader, a_file_in_no_known_folder_is_refused) {
  auto files = files_with({});
  files.push_back({"rules/a.yaml", "id: a\n"});
  EXPECT_THAT(faults_of(files), Contains("catalogue.folder @ rules/a.yaml"));
}

TEST(CatalogueLoader, a_file_over_256_kilobytes_is_refused) {
  auto files = files_with({});
  files[2].text += "# " + std::string(256 * 1024, 'x');
  EXPECT_THAT(faults_of(files), Contains("catalogue.too-large @ " + kR));
}

TEST(CatalogueLoader, more_than_two_thousand_files_are_refused) {
  EXPECT_THAT(faults_of(std::vector<SourceFile>(2001)), Contains("catalogue.too-many @ "));
}

TEST(CatalogueLoader, a_catalogue_without_lights_is_refused) {
  auto files = files_with({});
  files.erase(files.begin());
  EXPECT_THAT(faults_of(files), Contains("catalogue.no-file @ "));
}

TEST(CatalogueLoader, an_alias_bomb_is_refused_without_growing) {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
  for (char c = 'b'; c < 'k'; ++c) {
    const std::string before(1, static_cast<char>(c - 1));
    bomb += std::string(1, c) + ": &" + c + " [*" + before + ", *" + before + ", *" + before + "]\n";
  }
  auto files = files_with({});
  files.push_back({"records/bomb.yaml", bomb});
  EXPECT_THAT(faults_of(files), Contains("catalogue.alias @ records/bomb.yaml:1"));
}

TEST(CatalogueLoader, the_sections_own_sentences_stand_in_a_part_without_heading) {
  const auto loaded = Catalogue::load(files_with({}));
  ASSERT_TRUE(loaded.has_value());
  const auto& section = loaded->reports().front().sections.front();
  ASSERT_EQ(section.parts.size(), 1U);
  EXPECT_TRUE(section.parts[0].heading.empty());
  EXPECT_EQ(section.parts[0].sentences[1].each, "studies");
}

class OverrideFolder : public ::testing::Test {
 protected:
  void SetUp() override {
    folder = fs::temp_directory_path() / ("jishi-catalogue-" + std::to_string(::getpid()));
    fs::create_directories(folder / "duties");
  }
  void TearDown() override { fs::remove_all(folder); }
  void write(const std::string& path, const std::string& text) { std::ofstream(folder / path) << text; }
  fs::path folder;
};

TEST_F(OverrideFolder, a_folder_overrides_the_shipped_catalogue) {
  const auto shipped = Catalogue::load_with("");
  ASSERT_TRUE(shipped.has_value());
  auto text = std::string(shipped->source("duties/study-group"));
  write("duties/ours.yaml", replace_all(text, "every: quarter", "every: month"));
  const auto loaded = Catalogue::load_with(folder.string());
  ASSERT_TRUE(loaded.has_value());
  EXPECT_EQ(loaded->duties().size(), shipped->duties().size());
  EXPECT_EQ(loaded->duty("study-group")->every, Every::month);
}

TEST_F(OverrideFolder, a_fault_in_a_folder_names_its_file) {
  write("duties/ours.yaml", "id: ours\n");
  const auto loaded = Catalogue::load_with(folder.string());
  ASSERT_FALSE(loaded.has_value());
  EXPECT_NE(loaded.error().front().where.find("duties/ours.yaml:1"), std::string::npos);
}

TEST_F(OverrideFolder, what_a_procedure_rests_on_is_one_field) {
  const auto shipped = Catalogue::load_with("");
  ASSERT_TRUE(shipped.has_value());
  fs::create_directories(folder / "procedures");
  const Change changes[] = {
      {"procedures/democratic-life", "where: {kind: [", "where: {kind/name: ["},
      {"procedures/rectification", "when: {done: present}", "when: {done/closed: present}"},
      {"procedures/talk-plan", "when: {kind: {", "when: {kind/planned: {"}};
  for (const auto& change : changes) {
    const auto text = std::string(shipped->source(change.path));
    ASSERT_NE(text.find(change.from), std::string::npos) << change.path;
    write("procedures/ours.yaml", replace_all(text, change.from, change.to));
    const auto loaded = Catalogue::load_with(folder.string());
    ASSERT_FALSE(loaded.has_value()) << change.path;
    EXPECT_EQ(loaded.error().front().code, "catalogue.one-field");
    EXPECT_NE(loaded.error().front().remedy(Lang::zh).find(change.to.substr(change.to.find('{') + 1, 4)),
              std::string::npos);
  }
}

TEST(CatalogueLoader, an_absent_folder_changes_nothing) {
  EXPECT_TRUE(Catalogue::load_with("/no/such/folder").has_value());
}

}  // namespace
}  // namespace jishi::catalogue
