#include <gtest/gtest.h>

#include <chrono>

#include "base/mention_words.h"

namespace jishi {
namespace {

struct Row {
  std::string_view sentence;
  std::string_view mentions;
};

template <std::size_t N>
void expect_all(const Row (&rows)[N]) {
  const ReadingContext context{2026, Day::from_ymd(2026, 11, 20)};
  for (const auto& row : rows)
    EXPECT_EQ(mentions_in_words(row.sentence, context), row.mentions) << row.sentence;
}

TEST(Reading, years_come_from_the_text_then_the_report) {
  constexpr Row rows[] = {
      {"21年3月提拔，工作21年", "21年3月=period 2021-03; 21年=duration 21 年"},
      {"对2022年3月被处理的干部谈话。7月31日又谈一次",
       "2022年3月=period 2022-03; 7月31日=date 2022-07-31 inherited; 一次=count 1 次"},
      {"2025年3月召开，5月又召开；同年8月，次年1月",
       "2025年3月=period 2025-03; 5月=period 2025-05 inherited; 同年8月=period 2025-08; 次年1月=period "
       "2026-01"},
      {"较2024年增长12%，3月公布", "2024年=period 2024; 12%=percent 12; 3月=period 2026-03 inherited"},
      {"《2024年工作要点》于3月印发", "2024年=period 2024; 3月=period 2026-03 inherited"},
      {"召开2025年度民主生活会，7月25日整改", "2025年度=period 2025; 7月25日=date 2026-07-25 inherited"},
      {"2025年度，3月召开", "2025年度=period 2025; 3月=period 2025-03 inherited"},
      {"2024年以来，3月召开", "2024年以来=period 2024-01-01/2026-11-20 since; 3月=period 2026-03 inherited"},
      {"第二组\n2025年立项", "第二组=fixed_term; 2025年=period 2025"},
      {"去年底，今年3月，上年同期，明年年初",
       "去年底=fuzzy_time 2025-Q4; 今年3月=period 2026-03; 上年=period 2025; 明年年初=fuzzy_time 2027-Q1"},
  };
  expect_all(rows);
}

TEST(Reading, times_stand_alone_together_or_as_ranges) {
  constexpr Row rows[] = {
      {"其中一、三季度未达标，第一、二季度已补，5、6月补齐",
       "一=period 2026-Q1 inherited list1; 三季度=period 2026-Q3 inherited list1; 第一=period 2026-Q1 "
       "inherited list2; 二季度=period 2026-Q2 inherited list2; 5=period 2026-05 inherited list3; 6月=period "
       "2026-06 inherited list3"},
      {"2007年和2012年两次获奖", "2007年=period 2007 list1; 2012年=period 2012 list1; 两次=count 2 次/获奖"},
      {"2014年至2016年", "2014年至2016年=period 2014-01-01/2016-12-31"},
      {"分别于8月11日和9月1日召开两次会议",
       "8月11日=date 2026-08-11 inherited list1; 9月1日=date 2026-09-01 inherited list1; 两次=count 2 "
       "次/会议"},
      {"2月6日、15日和27日",
       "2月6日=date 2026-02-06 inherited list1; 15日=date 2026-02-15 inherited list1; 27日=date 2026-02-27 "
       "inherited list1"},
      {"2023-03-14签订，2023.3.14发布，20230314归档",
       "2023-03-14=date 2023-03-14; 2023.3.14=date 2023-03-14; 20230314=date 2023-03-14"},
      {"8月11日前反馈，8月11日后整改，8月11日起施行",
       "8月11日前=deadline 2026-08-11 inherited before; 8月11日后=date 2026-08-11 inherited after; "
       "8月11日起=period 2026-08-11/2026-11-20 inherited since"},
      {"3月底前完成，3月初启动，二季度末",
       "3月底前=deadline 2026-03-X3 inherited before; 3月初=fuzzy_time 2026-03-X1 inherited; "
       "二季度末=fuzzy_time 2026-06-X3 inherited"},
      {"5月8日上午9:30至11:00",
       "5月8日=date 2026-05-08 inherited; 上午9:30=clock minute-570; 11:00=clock minute-660"},
      {"9月10日教师节，除夕值班，农历八月十五",
       "9月10日=date 2026-09-10 inherited; 教师节=named_day 2026-09-10 inherited; 除夕=named_day 2026-02-16 "
       "inherited; 农历八月十五=date 2026-09-25 inherited"},
      {"上半年完成3项", "上半年=period 2026-H1 inherited; 3项=count 3 项"},
  };
  expect_all(rows);
}

TEST(Reading, what_cannot_be_is_said) {
  constexpr Row rows[] = {
      {"11月24日（星期一）", "11月24日（星期一）=date 2026-11-24 inherited weekday-1 !date.weekday"},
      {"4月31日至5月2日，4月27日至3月14日",
       "4月31日至5月2日=period inherited !date.none; 4月27日至3月14日=period inherited !date.order"},
  };
  expect_all(rows);
}

TEST(Reading, words_with_numbers_in_them_are_no_counts) {
  constexpr Row rows[] = {
      {"满意率百分之百，三年行动计划，第三方机构",
       "百分之百=percent 100; 三年行动=fixed_term; 第三方=fixed_term"},
      {"七一勋章，五一劳动奖章，五四精神，“五一”假期",
       "七一勋章=fixed_term; 五一劳动奖章=fixed_term; 五四精神=fixed_term; 五一”假期=fuzzy_time "
       "2026-05-01/2026-05-05 inherited"},
      {"统一思想，进一步，逐一销号，一起学习，一批干部，十分重视，万众一心，一是强化",
       "十分=fixed_term; 万众一心=fixed_term"},
      {"伍人心、陆续到会", ""},
      {"一、总体情况\n（二）主要做法\n1.学习\n（3）检查", ""},
      {"迈出一步，一次性补助，三个方面问题，四大战略",
       "一次性=fixed_term; 三个=count 3 个/方面问题; 四大战略=fixed_term"},
      {"第十四次党代会，第1期，第四季度，第二巡察组，第三种形态",
       "第十四次=ordinal 14 次/党代会; 第1期=ordinal 1 期; 第四季度=period 2026-Q4 inherited; "
       "第二巡察组=fixed_term; 第三种形态=fixed_term"},
      {"三级审批、二级调研员、四级联动", "三级审批=fixed_term; 二级调研员=fixed_term; 四级=fixed_term"},
      {"“四同”要求，“两清单”，“5+2”，“双随机、一公开”",
       "四同=fixed_term; 两清单=fixed_term; 5+2=fixed_term; 双随机、一公开=fixed_term"},
      {"党的十九大以来，十四五期间，二十届三中全会",
       "党的十九大以来=fuzzy_time 2017-10-18/2026-11-20 since; 十四五=fixed_term; 二十届=fixed_term"},
  };
  expect_all(rows);
}

TEST(Reading, numbers_keep_their_bounds) {
  constexpr Row rows[] = {
      {"从5人增至12人，5-8人一组，13800000000",
       "5人=count 5 人; 12人=count 12 人; 5-8人=count [5,8] 人; 13800000000=number 13800000000"},
      {"近80%，超过20人，不超过3次，不到10天，100余万元",
       "近80%=percent 80 [..,80] high-excluded about; 超过20人=count 20 [20,..] low-excluded 人; "
       "不超过3次=count 3 [..,3] 次; 不到10天=duration 10 [..,10] high-excluded 天; 100余万元=money "
       "[1e+06,2e+06] high-excluded about 元"},
      {"十几个，几十人，数百名，十七八人",
       "十几个=count [11,19] about 个; 几十人=count [20,90] about 人; 数百名=count [200,900] about 名; "
       "十七八人=count [17,18] about 人"},
      {"100，200元，1,200人", "100=number 100; 200元=money 200 元; 1,200人=count 1200 人"},
      {"支出一万二千元，一万二，三百五", "一万二千元=money 12000 元; 一万二=number 12000; 三百五=number 350"},
      {"每人至少1篇，每个支部2次，人均3次",
       "每人至少1篇=count 1 [1,..] each 篇; 2次=count 2 each 次; 人均3次=count 3 each 次"},
      {"每年至少召开2次会议，每周开展1次，每两年1次，每天",
       "每年至少召开2次=frequency per year x2 at-least = 2 a year; 每周开展1次=frequency per week x1 = 52 a "
       "year; 每两年1次=frequency per 2 year x1 = 0 a year; 每天=frequency per day = 365 a year"},
      {"增长1.5倍，五分之三，千分之三，3‰，七成五，成立5年",
       "1.5倍=multiple 1.5; 五分之三=fraction 3/5; 千分之三=fraction 3/1000; 3‰=fraction [0.003,0.003]; "
       "七成五=percent 75; 5年=duration 5 年"},
      {"提高3至5个百分点，3%至5%，百分之三点五",
       "3至5个百分点=points [3,5]; 3%至5%=percent [3,5]; 百分之三点五=percent 3.5"},
      {"用时半天，半年，半个月，一年半，三年半，一个半小时",
       "半天=duration 0.5 天; 半年=duration 0.5 年; 半个月=duration 0.5 个月; 一年半=duration 1.5 年; "
       "三年半=duration 3.5 年; 一个半小时=duration 1.5 小时"},
  };
  expect_all(rows);
}

TEST(Reading, codes_are_numbers_not_times) {
  constexpr Row rows[] = {
      {"移动4/5G网络", "4=number 4; 5G=number"},
      {"（2023）渝01民终第123号于2023年3月1日结案",
       "2023=number 2023; 01=number; 第123号=ordinal 123 号; 2023年3月1日=date 2023-03-01"},
  };
  expect_all(rows);
}

TEST(Reading, mentions_are_in_order_and_do_not_overlap) {
  const auto text = to_u32(
      "2023年3月14日至4月27日，为期45天，分别于8月11日和9月1日召开两次会议，近80%"
      "的人员参加3至5次，每季度末1次。");
  std::size_t end = 0;
  for (const auto& mention : read_mentions(text, {2023, std::nullopt})) {
    EXPECT_LE(end, mention.start);
    EXPECT_LT(mention.start, mention.end);
    EXPECT_LE(mention.end, text.size());
    end = mention.end;
  }
}

TEST(Reading, without_a_year_anywhere_a_time_has_no_span) {
  EXPECT_EQ(mentions_in_words("8月11日，上半年，七一前夕，2月30日", {}),
            "8月11日=date inherited; 上半年=period inherited; 七一前夕=fuzzy_time inherited before; "
            "2月30日=date inherited !date.none");
}

TEST(Reading, positions_count_code_points) {
  const auto mentions = read_mentions(U"𠮷𠮷8月11日", {2023, std::nullopt});
  ASSERT_EQ(mentions.size(), 1U);
  EXPECT_EQ(mentions[0].start, 2U);
  EXPECT_EQ(mentions[0].end, 7U);
}

TEST(Reading, a_range_agrees_with_its_days_counted_either_way) {
  const auto span = *Span::from_iso("2023-03-14/2023-04-27");
  EXPECT_EQ(days_fit(span, 45), DaysFit::inclusive);
  EXPECT_EQ(days_fit(span, 44), DaysFit::exclusive);
  EXPECT_EQ(days_fit(span, 46), DaysFit::neither);
}

TEST(Reading, a_report_of_ten_kilobytes_is_read_in_a_moment) {
  std::u32string text;
  while (text.size() < 3'400)
    text +=
        U"3月14日至4月27日开展集中巡察，指出3个大类18个问题，已完成16个，完成率88.9%"
        U"；每季度末研究，截至目前未发生。";
  const auto start = std::chrono::steady_clock::now();
  EXPECT_GT(read_mentions(text, {2023, std::nullopt}).size(), 300U);
  // A millisecond in a release build; a debug one with sanitizers may take much longer.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::milliseconds(200));
}

}  // namespace
}  // namespace jishi
