// A register imported again does not take back what was amended here since
// (docs/adr/0005-import-matching.md).

#include <gtest/gtest.h>

#include "app/import_session.h"
#include "app/office.h"
#include "app/record_draft.h"

namespace jishi::app {
namespace {

class KeptRows : public testing::Test {
 protected:
  KeptRows() { (void)import({meeting("2023-01-05", "局党组会"), meeting("2023-02-05", "局务会")}); }

  ImportCounts import(const std::vector<Record>& rows) {
    const auto session = office_.desk().import("王海燕");
    std::int64_t row = 1;
    for (auto record : rows) {
      record.origin = {"会议.csv", ++row};
      session->add(record);
    }
    session->end_file("会议.csv", sha256(std::to_string(office_.read()->log_size(1))));
    told_ = session->take_amended();
    return session->commit();
  }
  Record standing(const std::string& id) {
    return *Record::from_body(parse_json(*office_.record(id).entry.body)->get_object());
  }
  void amend(const std::string& id, Record draft) {
    take_over(standing(id), "李强", *Day::from_ymd(2023, 5, 1), "核对记录本", draft);
    ASSERT_TRUE(
        office_.desk().amend(id, office_.record(id).head.version, std::move(draft), "核对记录本", "李强"));
  }
  Office office_;
  std::vector<AmendedRow> told_;
};

TEST_F(KeptRows, a_row_that_is_as_it_was_does_not_take_back_an_amendment) {
  amend("meeting-2023-1", meeting("2023-01-05", "局党组会", "四楼会议室"));
  const auto counts = import({meeting("2023-01-05", "局党组会"), meeting("2023-02-05", "局务会"),
                              meeting("2023-03-05", "局党组会")});
  EXPECT_EQ(counts.amended, 0u);
  EXPECT_EQ(counts.unchanged, 2u);
  EXPECT_EQ(counts.added, 1u);
  EXPECT_EQ(standing("meeting-2023-1").text("place"), "四楼会议室");
  ASSERT_EQ(told_.size(), 1u);
  EXPECT_TRUE(told_[0].was_kept);
  EXPECT_EQ(told_[0].number, "meeting〔2023〕1号");
}

TEST_F(KeptRows, nor_one_of_what_names_the_record) {
  amend("meeting-2023-1", meeting("2023-01-06", "局党组会（扩大）"));
  const auto counts = import({meeting("2023-01-05", "局党组会"), meeting("2023-02-05", "局务会")});
  EXPECT_EQ(counts.added, 0u);
  EXPECT_EQ(counts.amended, 0u);
  EXPECT_EQ(standing("meeting-2023-1").text("name"), "局党组会（扩大）");
}

TEST_F(KeptRows, a_row_that_was_changed_since_amends) {
  amend("meeting-2023-1", meeting("2023-01-05", "局党组会", "四楼会议室"));
  const auto counts =
      import({meeting("2023-01-05", "局党组会", "五楼会议室"), meeting("2023-02-05", "局务会")});
  EXPECT_EQ(counts.amended, 1u);
  EXPECT_EQ(standing("meeting-2023-1").text("place"), "五楼会议室");
  EXPECT_FALSE(told_.at(0).was_kept);
}

TEST_F(KeptRows, a_register_that_goes_back_to_what_it_said_before_amends) {
  (void)import({meeting("2023-01-05", "局党组会", "四楼会议室"), meeting("2023-02-05", "局务会")});
  const auto counts = import({meeting("2023-01-05", "局党组会"), meeting("2023-02-05", "局务会")});
  EXPECT_EQ(counts.amended, 1u);
  EXPECT_EQ(standing("meeting-2023-1").text("place"), meeting("2023-01-05", "局党组会").text("place"));
}

}  // namespace
}  // namespace jishi::app
