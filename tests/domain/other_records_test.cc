// Records beside the judged one: what is found, and how often the store is asked.

#include "domain/other_records.h"

#include <gmock/gmock.h>

#include "domain/builders.h"

namespace jishi {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> ids_of(const OtherRecords::List& list) {
  std::vector<std::string> out;
  for (const auto* record : list) out.push_back(record->id);
  return out;
}

class OtherRecordsTest : public testing::Test {
 protected:
  OtherRecords others_{[this](std::string_view) {
    ++loads_;
    return std::vector{
        test::record("thing", 1, "2025-05-06", {{"who", "甲"}, {"all", JsonArray{"甲", "乙"}}}),
        test::record(
            "thing", 2, "2025-05-07",
            {{"who", "乙"}, {"all", JsonArray{"甲", "甲"}}, {"rows", JsonArray{JsonObject{{"by", "丙"}}}}}),
        test::record("thing", 1, "2024-05-06", {{"who", "甲"}})};
  }};
  int loads_ = 0;
};

TEST_F(OtherRecordsTest, a_type_is_loaded_once_however_often_it_is_asked_for) {
  EXPECT_FALSE(others_.has_loaded());
  for (int i = 0; i < 3; ++i) {
    (void)others_.of("thing");
    (void)others_.find("thing", "thing-2025-1");
    (void)others_.naming("thing", "who", "甲");
  }
  EXPECT_EQ(loads_, 1);
  EXPECT_TRUE(others_.has_loaded());
}

TEST_F(OtherRecordsTest, a_word_is_found_in_a_text_in_a_list_and_in_a_column_each_record_once) {
  EXPECT_THAT(ids_of(others_.naming("thing", "who", "乙")), ElementsAre("thing-2025-2"));
  EXPECT_THAT(ids_of(others_.naming("thing", "all", "甲")), ElementsAre("thing-2025-1", "thing-2025-2"));
  EXPECT_THAT(ids_of(others_.naming("thing", "rows.by", "丙")), ElementsAre("thing-2025-2"));
  EXPECT_THAT(ids_of(others_.naming("thing", "who", "丁")), IsEmpty());
}

TEST_F(OtherRecordsTest, records_are_alike_by_all_of_the_fields_and_the_register_year) {
  const auto like = test::record("thing", 9, "2025-06-01", {{"who", "甲"}, {"all", JsonArray{"甲", "乙"}}});
  EXPECT_THAT(ids_of(others_.like(like, {"who"})), ElementsAre("thing-2025-1"));
  EXPECT_THAT(ids_of(others_.like(like, {"who", "all"})), ElementsAre("thing-2025-1"));
  EXPECT_THAT(ids_of(others_.like(test::record("thing", 9, "2025-06-01", {{"who", "乙"}}), {"who", "all"})),
              IsEmpty());
}

TEST_F(OtherRecordsTest, a_record_is_found_by_its_id_and_a_year_by_its_register) {
  EXPECT_EQ(others_.find("thing", "thing-2024-1")->year, 2024);
  EXPECT_EQ(others_.find("thing", "thing-2024-2"), nullptr);
  EXPECT_THAT(ids_of(others_.of_year("thing", 2024)), ElementsAre("thing-2024-1"));
}

}  // namespace
}  // namespace jishi
