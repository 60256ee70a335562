// The catalogue as shipped: whole, sourced, and fit for the registers offices keep.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <set>

#include "base/text.h"
#include "catalogue/catalogue.h"

namespace jishi::catalogue {
namespace {

namespace fs = std::filesystem;

const Catalogue& shipped() {
  static const auto loaded = [] {
    auto result = Catalogue::load_with("");
    if (!result)
      for (const auto& fault : result.error()) ADD_FAILURE() << fault.line(Lang::zh);
    return result ? std::move(*result) : Catalogue();
  }();
  return loaded;
}

bool owns_header(const Field& field, const std::string& header) {
  if (squeeze(field.zh) == header) return true;
  for (const auto& synonym : field.synonyms)
    if (squeeze(synonym) == header) return true;
  return false;
}

std::string owner_of(const RecordType& type, const std::string& header) {
  for (const auto& field : type.fields)
    if (owns_header(field, squeeze(header))) return field.id;
  return {};
}

const RecordType* type_of_sheet(const std::string& sheet) {
  for (const auto& type : shipped().records())
    for (const auto& name : type.sheets)
      if (name == sheet) return &type;
  return nullptr;
}

std::vector<std::string> header_of(const fs::path& csv) {
  std::ifstream in(csv, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  const auto text = decode_text(bytes);
  if (!text) return {};
  const auto line = text->substr(0, text->find('\n'));
  return split(std::string(trim(line)), ",");
}

void expect_registers_to_be_understood(const fs::path& folder, std::size_t least) {
  if (!fs::exists(folder)) GTEST_SKIP() << "the registers are not here: " << folder;
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".csv") continue;
    ++count;
    const auto sheet = entry.path().stem().string();
    const auto* type = type_of_sheet(sheet);
    ASSERT_NE(type, nullptr) << sheet;
    std::set<std::string> taken;
    for (const auto& header : header_of(entry.path())) {
      const auto owner = owner_of(*type, header);
      EXPECT_NE(owner, "") << sheet << ": " << header;
      EXPECT_TRUE(taken.insert(owner).second) << sheet << ": two columns for " << owner;
    }
    EXPECT_GE(taken.size(), 4U) << sheet;
  }
  EXPECT_GE(count, least);
}

TEST(ShippedCatalogue, loads_without_fault) {
  EXPECT_GE(shipped().records().size(), 23U);
  EXPECT_FALSE(shipped().duties().empty());
  EXPECT_FALSE(shipped().indicators().empty());
  EXPECT_FALSE(shipped().vocabulary().body_kinds.empty());
}

TEST(ShippedCatalogue, every_column_of_the_sample_registers_has_a_field) {
  expect_registers_to_be_understood(fs::path(JISHI_SOURCE_DIR) / "../shared/data/bureau-2023", 18);
}

TEST(ShippedCatalogue, every_column_of_the_example_registers_has_a_field) {
  expect_registers_to_be_understood(fs::path(JISHI_SOURCE_DIR) / "examples/linjiang-2025", 18);
}

TEST(ShippedCatalogue, every_duty_has_a_basis_and_a_remedy_in_both_languages) {
  for (const auto& duty : shipped().duties()) {
    EXPECT_FALSE(duty.basis.text.empty()) << duty.id;
    EXPECT_FALSE(duty.basis.version.empty()) << duty.id;
    EXPECT_FALSE(duty.remedy_zh.empty()) << duty.id;
    EXPECT_FALSE(duty.remedy_en.empty()) << duty.id;
  }
}

TEST(ShippedCatalogue, a_basis_that_is_not_confirmed_says_so) {
  for (const auto& duty : shipped().duties())
    EXPECT_EQ(duty.basis.zh().find("待核") != std::string::npos, !duty.basis.confirmed) << duty.id;
}

TEST(ShippedCatalogue, every_row_of_the_product_table_that_is_a_register_has_a_record_type) {
  std::set<int> served;
  for (const auto& type : shipped().records()) served.insert(type.rows.begin(), type.rows.end());
  for (int row = 1; row <= 23; ++row) EXPECT_TRUE(served.contains(row)) << row;
}

TEST(ShippedCatalogue, every_type_can_say_where_a_row_came_from) {
  for (const auto& type : shipped().records()) {
    const auto* source = type.field("source");
    ASSERT_NE(source, nullptr) << type.id;
    EXPECT_FALSE(source->required) << type.id;
  }
}

TEST(ShippedCatalogue, no_sheet_belongs_to_two_types) {
  std::set<std::string> seen;
  for (const auto& type : shipped().records())
    for (const auto& sheet : type.sheets) EXPECT_TRUE(seen.insert(sheet).second) << sheet;
}

TEST(ShippedCatalogue, no_word_of_reports_belongs_to_two_topics) {
  std::set<std::string> seen;
  for (const auto& type : shipped().records())
    for (const auto& topic : type.topics)
      for (const auto& word : topic.words) EXPECT_TRUE(seen.insert(word).second) << type.id << ": " << word;
}

TEST(ShippedCatalogue, examples_of_choices_and_flags_are_of_their_kind) {
  for (const auto& type : shipped().records())
    for (const auto& field : type.fields) {
      const bool is_listed =
          std::find(field.choices.begin(), field.choices.end(), field.example) != field.choices.end();
      if (field.example.empty()) continue;
      EXPECT_TRUE(field.kind != FieldKind::choice || is_listed) << field.id;
      EXPECT_TRUE(field.kind != FieldKind::flag || field.example == "是") << field.id;
    }
}

TEST(ShippedCatalogue, the_source_of_an_item_is_its_yaml) {
  EXPECT_NE(shipped().source("meeting").find("zh: 会议"), std::string_view::npos);
  EXPECT_NE(shipped().source("duties/study-group").find("remedy:"), std::string_view::npos);
  EXPECT_TRUE(shipped().source("no-such-item").empty());
}

TEST(ShippedCatalogue, talks_and_help_are_kept_from_those_not_concerned) {
  EXPECT_TRUE(shipped().record("talk")->field("points")->confidential);
  EXPECT_TRUE(shipped().record("assistance")->confidential);
  EXPECT_TRUE(shipped().record("leave-filing")->field("reason")->confidential);
}

// A register may call a state by any word its procedure knows: lights, reports and the checker count it
// alike.
TEST(Shipped, a_finding_counts_the_same_by_every_word_of_its_state) {
  const auto told_by = [](const std::string& word) {
    Record record;
    record.type = "finding";
    record.fields["state"] = word;
    std::set<std::string> out;
    for (const auto& indicator : shipped().indicators())
      for (const auto& selection : indicator.of)
        if (matches(selection, record)) out.insert(indicator.id);
    for (const auto& topic : shipped().record("finding")->topics)
      if (matches(topic, record)) out.insert(topic.words.front());
    for (const auto& condition : shipped().duty("findings-closed")->done_when)
      if (matches(condition, record)) out.insert("done");
    return out;
  };
  const std::set<std::string> parts = {
      "findings-signed-off",  "findings-awaiting-review", "findings-basically-done",
      "findings-being-fixed", "findings-long-term",       "findings-extended",
      "findings-reopened",    "findings-not-started",     "findings-other-state"};
  for (const auto& state : shipped().procedure("rectification")->states)
    for (const auto& word : state.words) {
      const auto told = told_by(word);
      if (word != "反弹重开") {  // reports tell of it by itself
        EXPECT_EQ(told, told_by(state.zh)) << word;
      }
      EXPECT_EQ(
          std::count_if(parts.begin(), parts.end(), [&](const auto& part) { return told.contains(part); }), 1)
          << word;
    }
  EXPECT_TRUE(told_by("持续整改").contains("findings-long-term"));
  EXPECT_TRUE(told_by("已办结").contains("findings-closed"));
}

// English sentences of refusals know a name by its Chinese.
TEST(Shipped, one_chinese_name_of_a_field_or_a_state_is_one_english_name) {
  const auto catalogue = Catalogue::load_with("");
  ASSERT_TRUE(catalogue);
  std::map<std::string, std::set<std::string>> fields;
  std::map<std::string, std::set<std::string>> states;
  const std::function<void(const std::vector<Field>&)> add = [&](const std::vector<Field>& all) {
    for (const auto& field : all) {
      fields[field.zh].insert(field.en);
      add(field.columns);
    }
  };
  for (const auto& type : catalogue->records()) add(type.fields);
  for (const auto& procedure : catalogue->procedures())
    for (const auto& state : procedure.states) states[state.zh].insert(state.en);
  for (const auto& names : {fields, states})
    for (const auto& [zh, en] : names)
      EXPECT_EQ(en.size(), 1u) << zh << ": " << *en.begin() << ", " << *en.rbegin();
  const auto words = catalogue->english_words();
  EXPECT_EQ(words.at("办结日期"), "done on");
  EXPECT_EQ(words.at("缓议"), "postponed");
  EXPECT_EQ(words.at("“认领科室”的负责人（未定时各科室负责人）、班子成员"),
            "the head of “claimed by” (while it is empty, of any section), members of the leading body");
}

}  // namespace
}  // namespace jishi::catalogue
