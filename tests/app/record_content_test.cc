// The bytes written by hand are those of domain and base.

#include "app/record_content.h"

#include <gtest/gtest.h>

#include "app/office.h"

namespace jishi::app {
namespace {

TEST(RecordContent, its_texts_and_digests_are_the_canonical_ones) {
  Record record = draft_of("meeting",
                           {{"name", "“局党组”会\n第二次\t\"引号\"\\"},
                            {"date", "2023-04-05"},
                            {"people", JsonArray{"王海燕", "李强"}},
                            {"count", 18},
                            {"open", true}},
                           "会\"议.csv", 7);
  record.evidence = {{"纪要\".txt", sha256("x"), 9}, {"照片.jpg", std::nullopt, 0}};
  for (const auto status : {RecordStatus::filed, RecordStatus::withdrawn})
    for (const char* reason : {"", "写\"错"}) {
      record.status = status;
      record.reason = reason;
      const auto content = content_of(test_types()[0], record);
      EXPECT_EQ(content.fields, canonical(record.fields));
      EXPECT_EQ(content.digest, content_digest(record));
      EXPECT_TRUE(content.has_key);
      EXPECT_EQ(body_text(record, content), canonical(record.body()));
    }
  EXPECT_EQ(body_text(draft_of("plain", {}), content_of(test_types()[2], draft_of("plain", {}))),
            canonical(draft_of("plain", {}).body()));
}

TEST(RecordContent, a_record_without_key_values_has_its_content_for_a_key) {
  const auto a = content_of(test_types()[0], draft_of("meeting", {{"place", "一楼"}}));
  const auto b = content_of(test_types()[0], draft_of("meeting", {{"place", "二楼"}}));
  EXPECT_FALSE(a.has_key);
  EXPECT_NE(a.key, b.key);
  const auto c = content_of(test_types()[0], meeting("2023-01-01", "会", "一楼"));
  const auto d = content_of(test_types()[0], meeting("2023-01-01", "会", "二楼"));
  EXPECT_TRUE(c.has_key);
  EXPECT_EQ(c.key, d.key);
}

}  // namespace
}  // namespace jishi::app
