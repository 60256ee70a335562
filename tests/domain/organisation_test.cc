#include "domain/organisation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "domain/builders.h"

namespace jishi {
namespace {

using test::day;
using test::post;
using test::span;

// 甲 is chief; 乙 supervises 办公室 until June, then 法规科; 丙 heads 办公室, 丁 succeeds 丙 on 1 July.
std::vector<Record> people() {
  return {post(1, "甲", "局长", "局领导", "2020-01-01", {{"leader", true}, {"chief", true}}),
          post(2, "乙", "副局长", "局领导", "2020-01-01",
               {{"leader", true}, {"supervises", JsonArray{"办公室"}}, {"to", "2025-06-30"}}),
          post(3, "乙", "副局长", "局领导", "2025-07-01",
               {{"leader", true}, {"supervises", JsonArray{"法规科"}}}),
          post(4, "丙", "主任", "办公室", "2021-01-01", {{"to", "2025-06-30"}}),
          post(5, "丁", "主任", "办公室", "2025-07-01"),
          post(6, "戊", "科长", "法规科", "2021-01-01"),
          post(7, "己", "科员", "法规科", "2021-01-01", {{"party_group", "第二党小组"}}),
          post(8, "庚", "科员", "法规科", "2021-01-01", {{"party_group", "第一党小组"}})};
}

Organisation organisation() {
  return Organisation(test::words(), people());
}

TEST(Organisation, who_supervised_whom_depends_on_the_day) {
  const auto o = organisation();
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  EXPECT_EQ(o.supervision_on(day("2025-06-30")), (Pairs{{"乙", "丙"}}));
  EXPECT_EQ(o.supervision_on(day("2025-07-01")), (Pairs{{"乙", "戊"}}));
}

TEST(Organisation, a_talk_counts_when_the_supervision_held_on_some_day_of_its_span) {
  const auto o = organisation();
  EXPECT_TRUE(o.supervised_during("乙", "丙", span("2025-06")));
  EXPECT_FALSE(o.supervised_during("乙", "丙", span("2025-07")));
  EXPECT_FALSE(o.supervised_during("乙", "丁", span("2025"))) << "丁 heads a section 乙 had given up by then";
}

TEST(Organisation, a_later_years_list_tells_of_the_same_post_again_and_of_its_end) {
  auto posts = people();
  auto ended = post(9, "己", "科员", "法规科", "2021-01-01", {{"to", "2026-06-30"}});
  ended.year = 2026;
  posts.push_back(ended);
  posts.push_back(post(10, "己", "科长", "法规科", "2026-07-01"));
  const Organisation o(test::words(), posts);
  EXPECT_EQ(o.post_on("己", day("2026-06-30"))->title, "科员");
  EXPECT_EQ(o.post_on("己", day("2026-07-01"))->title, "科长");
  std::reverse(posts.begin(), posts.end());
  EXPECT_EQ(Organisation(test::words(), posts).post_on("己", day("2026-07-01"))->title, "科长");
}

TEST(Organisation, the_last_day_of_a_post_still_belongs_to_it) {
  const auto o = organisation();
  EXPECT_EQ(o.heads_on("办公室", day("2025-06-30")), std::vector<std::string>{"丙"});
  EXPECT_EQ(o.heads_on("办公室", day("2025-07-01")), std::vector<std::string>{"丁"});
}

TEST(Organisation, leaders_are_listed_once_with_the_chief_first) {
  EXPECT_EQ(organisation().leaders_on(day("2025-08-01")), (std::vector<std::string>{"甲", "乙"}));
  EXPECT_EQ(organisation().chief_on(day("2019-12-31")), std::nullopt);
}

TEST(Organisation, the_leadership_is_no_section_and_clerks_head_none) {
  const auto o = organisation();
  EXPECT_EQ(o.sections(), (std::vector<std::string>{"办公室", "法规科"}));
  EXPECT_EQ(o.heads_on("法规科", day("2025-01-01")), std::vector<std::string>{"戊"});
}

TEST(Organisation, a_head_may_be_called_with_the_section_before_or_beside_another_post) {
  for (const auto* title : {"科长", "法规科科长", "法规科长", "支部书记、法规科科长"})
    EXPECT_EQ(Organisation(test::words(), {post(1, "戊", title, "法规科", "2021-01-01")})
                  .heads_on("法规科", day("2025-01-01")),
              (std::vector<std::string>{"戊"}))
        << title;
  for (const auto* title : {"副科长", "法规科副科长", "信访科科长", "法规科", "一级科员"})
    EXPECT_TRUE(Organisation(test::words(), {post(1, "戊", title, "法规科", "2021-01-01")})
                    .heads_on("法规科", day("2025-01-01"))
                    .empty())
        << title;
}

TEST(Organisation, groups_stand_in_the_order_of_their_numerals) {
  EXPECT_EQ(organisation().party_groups(), (std::vector<std::string>{"第一党小组", "第二党小组"}));
}

TEST(Organisation, the_branch_is_who_stands_in_a_party_group_or_holds_a_party_post_that_day) {
  const Organisation organisation(
      test::words(),
      {post(1, "甲", "局长", "局领导", "2020-01-01", {{"party_post", "党支部书记"}}),
       post(2, "乙", "科员", "办公室", "2020-01-01", {{"party_group", "第一党小组"}}),
       post(3, "丙", "科员", "办公室", "2020-01-01"),
       post(4, "丁", "科员", "办公室", "2020-01-01", {{"party_group", "第一党小组"}, {"to", "2025-06-30"}})});
  EXPECT_EQ(organisation.party_members_on(day("2025-06-30")), (std::vector<std::string>{"甲", "乙", "丁"}));
  EXPECT_EQ(organisation.party_members_on(day("2025-07-01")), (std::vector<std::string>{"甲", "乙"}));
}

TEST(Organisation, withdrawn_posts_do_not_count) {
  auto records = people();
  records[0].status = RecordStatus::withdrawn;
  EXPECT_FALSE(Organisation(test::words(), records).knows("甲"));
}

TEST(Organisation, two_rows_of_one_name_at_one_time_are_refused) {
  std::vector<Post> posts;
  for (const auto& record : people()) posts.push_back(post_of(record));
  EXPECT_TRUE(organisation_faults(posts).empty()) << "successive rows are no fault";
  posts.push_back(post_of(post(9, "戊", "科员", "办公室", "2022-01-01")));
  ASSERT_EQ(organisation_faults(posts).size(), 1u);
  EXPECT_EQ(organisation_faults(posts)[0].code, "organisation.duplicate-person");
}

TEST(Organisation, two_chiefs_at_one_time_are_refused) {
  std::vector<Post> posts = {post_of(people()[0]),
                             post_of(post(9, "辛", "局长", "局领导", "2024-01-01", {{"chief", true}}))};
  ASSERT_EQ(organisation_faults(posts).size(), 1u);
  EXPECT_EQ(organisation_faults(posts)[0].code, "organisation.two-chiefs");
}

}  // namespace
}  // namespace jishi
