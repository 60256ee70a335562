#include "app/queries/record_ref.h"

#include "app/office.h"

namespace jishi::app {
namespace {

class RecordRef : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(office.desk().file(meeting("2023-01-05", "党组会"), "王海燕"));
    ASSERT_TRUE(office.desk().file(meeting("2023-02-05", "党组会"), "王海燕"));
  }
  Result<std::string> id_of(std::string_view text) {
    return record_id_of(*office.read(), 1, *catalogue, text);
  }
  Office office;
  Result<catalogue::Catalogue> catalogue = catalogue::Catalogue::load_with("");
};

TEST_F(RecordRef, an_id_is_itself) {
  EXPECT_EQ(id_of("meeting-2023-2").value(), "meeting-2023-2");
}

TEST_F(RecordRef, a_number_is_read_whatever_its_brackets_digits_and_spaces) {
  for (const char* text : {"会议〔2023〕2号", "会议[2023]2号", "会议（2023）2号", "会议(2023)2号",
                           "会议【2023】2号", "会议［２０２３］２号", "会议〔2023〕２号",
                           " 会议 〔2023〕 第2号 ", "会议〔2023〕2", "会议〔2023〕2号（更正）"}) {
    const auto id = id_of(text);
    ASSERT_TRUE(id) << text;
    EXPECT_EQ(*id, "meeting-2023-2") << text;
  }
}

TEST_F(RecordRef, what_names_no_record_is_refused_with_how_numbers_are_written) {
  for (const char* text :
       {"", "会议", "会议〔2023〕3号", "会议〔2024〕2号", "谈话〔2023〕2号", "会议〔2023〕0号",
        "会议〔2023〕-2号", "会议〔2023号", "meeting-2023-3", "\xFF\xFE"}) {
    const auto id = id_of(text);
    ASSERT_FALSE(id) << text;
    EXPECT_EQ(id.error()[0].code, "record.none") << text;
    EXPECT_NE(id.error()[0].remedy(Lang::zh).find("会议〔2023〕3号"), std::string::npos);
  }
}

}  // namespace
}  // namespace jishi::app
