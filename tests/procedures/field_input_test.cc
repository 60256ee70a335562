// What people write for a field: named by its id or in Chinese, a row of a table, a period over a new year.

#include "domain/field_input.h"

#include <gtest/gtest.h>

#include "catalogue/catalogue.h"

namespace jishi {
namespace {

const RecordType& type_of(std::string_view id) {
  static const auto shipped = catalogue::Catalogue::load_with("").value();
  return *shipped.record(id);
}

TEST(FieldInput, a_field_is_named_by_its_id_its_header_or_another_word_for_it) {
  for (const auto* name : {"feedback", "反馈日期", "反馈时间"}) {
    const auto read = read_values(type_of("inspection"), {{name, "5月20日"}}, 2025);
    EXPECT_TRUE(read.unread.empty()) << name;
    EXPECT_EQ(read.given, (JsonObject{{"feedback", "2025-05-20"}})) << name;
  }
}

TEST(FieldInput, a_column_is_named_with_its_table_or_alone_where_no_other_is_called_so) {
  const auto& type = type_of("decision");
  for (const auto* name : {"views.view", "表态情况.意见", "意见"}) {
    const auto read = read_values(type, {{name, "同意"}}, 2025);
    EXPECT_TRUE(read.given.contains("views.view")) << name;
  }
  // Both the absences and the views know a 成员.
  const auto read = read_values(type, {{"成员", "沈喆"}}, 2025);
  ASSERT_EQ(read.unread.size(), 1u);
  EXPECT_EQ(read.unread[0].code, "record.unknown-field");
  EXPECT_EQ(read_values(type, {{"表态情况.没有", "x"}}, 2025).unread.size(), 1u);
}

TEST(FieldInput, what_cannot_be_read_is_told_by_the_id_of_its_field) {
  const auto read = read_values(type_of("inspection"), {{"反馈日期", "不久"}}, 2025);
  ASSERT_EQ(read.unread.size(), 1u);
  EXPECT_EQ(read.unread[0].where, "反馈日期");
  EXPECT_EQ(read.unread_fields, (std::vector<std::string>{"feedback"}));
}

TEST(FieldInput, a_row_without_its_columns_is_told_what_a_row_holds) {
  const auto read = read_values(type_of("instruction"), {{"progress", "已起草方案"}}, 2025);
  ASSERT_EQ(read.unread.size(), 1u);
  EXPECT_EQ(read.unread[0].code, "field.row");
  EXPECT_NE(read.unread[0].remedy(Lang::zh).find("日期｜办理人｜进展（2025-04-10｜"), std::string::npos)
      << read.unread[0].remedy(Lang::zh);
  const auto wide = read_values(type_of("instruction"), {{"progress", "4月10日｜裴雨桐｜甲｜乙"}}, 2025);
  ASSERT_EQ(wide.unread.size(), 1u);
  EXPECT_EQ(wide.unread[0].code, "field.columns");
}

TEST(FieldInput, a_field_is_given_once_under_whatever_name) {
  const auto read = read_values(type_of("leave-filing"), {{"end", ""}, {"结束日期", "1月5日"}}, 2025);
  ASSERT_EQ(read.unread.size(), 1u);
  EXPECT_EQ(read.unread[0].code, "field.twice");
}

TEST(FieldInput, a_day_that_is_none_is_told_as_such_in_a_row_too) {
  for (const auto& [text, code] : std::vector<std::pair<std::string, std::string>>{
           {"2025-02-30", "date.none"}, {"年初", "date.fuzzy"}, {"已起草", "field.row"}}) {
    const auto read = read_values(type_of("instruction"), {{"progress", text}}, 2025);
    ASSERT_EQ(read.unread.size(), 1u) << text;
    EXPECT_EQ(read.unread[0].code, code) << text;
  }
}

TEST(FieldInput, the_end_of_a_period_follows_what_stands_there_too) {
  const JsonObject standing = {{"notice_from", "2025-12-28"}};
  const auto read = read_values(type_of("promotion"), {{"notice_to", "1月5日"}}, 2025, standing);
  EXPECT_EQ(read.given.at("notice_to"), "2026-01-05");
}

TEST(FieldInput, the_end_of_a_period_follows_its_start_over_a_new_year) {
  const auto& type = type_of("leave-filing");
  const auto end_of = [&](const char* start, const char* end) {
    return std::string(
        read_values(type, {{"start", start}, {"end", end}}, 2025).given.at("end").as_string().c_str());
  };
  EXPECT_EQ(end_of("2025-12-28", "1月5日"), "2026-01-05");
  EXPECT_EQ(end_of("12月28日", "12月30日"), "2025-12-30");
  EXPECT_EQ(end_of("2025-12-28", "2025-01-05"), "2025-01-05") << "a year that is written is meant";
  EXPECT_EQ(end_of("2025-03-10", "3月5日"), "2025-03-05") << "a slip, not a leave of a year";
}

}  // namespace
}  // namespace jishi
