#include <gtest/gtest.h>

#include <set>

#include "base/mention_words.h"

namespace jishi {
namespace {

// One row for each of the patterns reports use: its number, a sentence, and what is read in it.
struct Row {
  int pattern;
  std::string_view sentence;
  std::string_view mentions;
};
constexpr Row kRows[] = {
    {1, "2026年3月14日召开部署会", "2026年3月14日=date 2026-03-14"},
    {2, "3月14日召开部署会", "3月14日=date 2026-03-14 inherited"},
    {3, "检查组于3月14日至4月27日进驻", "3月14日至4月27日=period 2026-03-14/2026-04-27 inherited"},
    {4, "自3月14日至4月27日，为期45天",
     "3月14日至4月27日=period 2026-03-14/2026-04-27 inherited; 45天=duration 45 天"},
    {5, "3月14日至4月27日，为期44天",
     "3月14日至4月27日=period 2026-03-14/2026-04-27 inherited; 44天=duration 44 天"},
    {6, "2026年12月20日至次年1月5日集中值守", "2026年12月20日至次年1月5日=period 2026-12-20/2027-01-05"},
    {7, "5月至7月开展走访", "5月至7月=period 2026-05-01/2026-07-31 inherited"},
    {8, "1—6月办结；1－6月办结；1至6月办结；1~6月办结；1到6月办结",
     "1—6月=period 2026-01-01/2026-06-30 inherited; 1－6月=period 2026-01-01/2026-06-30 inherited; "
     "1至6月=period 2026-01-01/2026-06-30 inherited; 1~6月=period 2026-01-01/2026-06-30 inherited; "
     "1到6月=period 2026-01-01/2026-06-30 inherited"},
    {9, "9月上旬起草，9月中旬征求意见，9月下旬印发",
     "9月上旬=period 2026-09-X1 inherited; 9月中旬=period 2026-09-X2 inherited; 9月下旬=period 2026-09-X3 "
     "inherited"},
    {10, "月底前报送，12月底前完成", "月底前=deadline before; 12月底前=deadline 2026-12-X3 inherited before"},
    {11, "年初部署，年底总结", "年初=fuzzy_time 2026-Q1 inherited; 年底=fuzzy_time 2026-Q4 inherited"},
    {12, "上半年完成一批，下半年收尾", "上半年=period 2026-H1 inherited; 下半年=period 2026-H2 inherited"},
    {13, "第三季度、三季度和第3季度",
     "第三季度=period 2026-Q3 inherited list1; 三季度=period 2026-Q3 inherited list1; 第3季度=period 2026-Q3 "
     "inherited list1"},
    {14, "每季度末研究平时考核", "每季度末=frequency per quarter at-end = 4 a year"},
    {15, "每月5日前报送信息", "每月5日前=frequency per month due-5 = 12 a year"},
    {16, "每周一召开例会", "每周一=frequency per week weekday-1 = 52 a year"},
    {17, "逢双月组织，每两个月走访",
     "逢双月=frequency per 2 month = 6 a year; 每两个月=frequency per 2 month = 6 a year"},
    {18, "每半年至少1次听取汇报", "每半年至少1次=frequency per half x1 at-least = 2 a year"},
    {19, "全年不少于12次集中学习", "全年=period 2026; 不少于12次=count 12 [12,..] 次"},
    {20, "在七一前夕讲授党课", "七一前夕=fuzzy_time 2026-06-24/2026-06-30 inherited before"},
    {21, "国庆、中秋期间值班",
     "国庆=fuzzy_time 2026-10-01/2026-10-07 inherited list1; 中秋期间=fuzzy_time 2026-09-25 inherited list1"},
    {22, "春节前慰问", "春节前=fuzzy_time 2026-02-10/2026-02-16 inherited before"},
    {23, "节前开展廉政提醒", "节前=fuzzy_time before"},
    {24, "党的二十大以来", "党的二十大以来=fuzzy_time 2022-10-16/2026-11-20 since"},
    {25, "去年以来推进，今年以来见效",
     "去年以来=period 2025-01-01/2026-11-20 since; 今年以来=period 2026-01-01/2026-11-20 since"},
    {26, "近三年没有反弹", "近三年=fuzzy_time 2024-01-01/2026-12-31"},
    {27, "任期内完成轮岗", "任期内=fuzzy_time"},
    {28, "截至11月20日已办结", "截至11月20日=date 2026-11-20 inherited until"},
    {29, "截至目前未发生", "截至目前=fuzzy_time 2026-11-20 until"},
    {30, "2026年11月23日（星期一）开会", "2026年11月23日（星期一）=date 2026-11-23 weekday-1"},
    {31, "上午9时30分集合，14:00开始", "上午9时30分=clock minute-570; 14:00=clock minute-840"},
    {32, "历时两个半月", "两个半月=duration 2.5 个月"},
    {33, "用时近3个小时", "近3个小时=duration 3 [..,3] high-excluded about 小时"},
    {34, "收到反馈意见之日起15个工作日内报送", "15个工作日内=deadline 15 [..,15] 工作日"},
    {35, "自公示之日起5个工作日", "5个工作日=duration 5 工作日"},
    {36, "30日内提出申诉", "30日内=deadline 30 [..,30] 天"},
    {37, "逾期8天", "8天=duration 8 天"},
    {38, "提前2天完成", "2天=duration 2 天"},
    {39, "召开党组会12次", "12次=count 12 次"},
    {40, "先后召开5次会议", "5次=count 5 次/会议"},
    {41, "上、下半年各1次",
     "上=period 2026-H1 inherited list1; 下半年=period 2026-H2 inherited list1; 各1次=count 1 each 次"},
    {42, "组织生活会和民主评议各开展1次", "1次=count 1 each 次"},
    {43, "6个支部各开展4次", "6个=count 6 个/支部; 4次=count 4 each 次"},
    {44, "谈话两次、二次、2次", "两次=count 2 次; 二次=count 2 次; 2次=count 2 次"},
    {45, "首次召开，再次召开，第三次召开", "首次=ordinal 1 次; 再次=ordinal [2,..] 次; 第三次=ordinal 3 次"},
    {46, "梳理出3个大类18个问题", "3个=count 3 个/大类; 18个=count 18 个/问题"},
    {47, "梳理问题18个，其中立行立改5个、限期整改11个、长期坚持2个",
     "18个=count 18 个; 5个=count 5 个; 11个=count 11 个; 2个=count 2 个"},
    {48, "已完成16个，完成率88.9%", "16个=count 16 个; 88.9%=percent 88.9"},
    {49, "整改完成率98.71%（688/697）", "98.71%=percent 98.71; 688/697=fraction 688/697"},
    {50, "19个已完成、6个正在推进（共25个）", "19个=count 19 个; 6个=count 6 个; 25个=count 25 个"},
    {51, "达标率百分之九十五", "百分之九十五=percent 95"},
    {52, "九成以上满意，近八成参与",
     "九成以上=percent 90 [90,..]; 近八成=percent 80 [..,80] high-excluded about"},
    {53, "三分之二以上同意，过半数到会",
     "三分之二以上=fraction 2/3 or more; 过半数=fraction 1/2 or more low-excluded"},
    {54, "占比由36.5%提高到41.2%，提高4.7个百分点",
     "36.5%=percent 36.5; 41.2%=percent 41.2; 4.7个百分点=points 4.7"},
    {55, "同比增长12%，较上年增加3项", "12%=percent 12; 上年=period 2025; 3项=count 3 项"},
    {56, "数量翻一番，金额增长1倍", "翻一番=multiple 2; 1倍=multiple 1"},
    {57, "减少三分之一，下降2.1个百分点", "三分之一=fraction 1/3; 2.1个百分点=points 2.1"},
    {58, "将一名三级主任科员列为人选", "一名=count 1 名/三级主任科员; 三级主任科员=fixed_term"},
    {59, "晋升四级调研员2名、一级主任科员3名",
     "四级调研员=fixed_term; 2名=count 2 名; 一级主任科员=fixed_term; 3名=count 3 名"},
    {60, "二级巡视员、一岗双责、三重一大、四个意识、五个不直接分管、八项规定、“1+3+N”",
     "二级巡视员=fixed_term; 一岗双责=fixed_term; 三重一大=fixed_term; 四个意识=fixed_term; "
     "五个不直接分管=fixed_term; 八项规定=fixed_term; 1+3+N=fixed_term"},
    {61, "落实“三会一课”制度", "三会一课=fixed_term"},
    {62, "应到9人，实到7人，请假2人", "9人=count 9 人; 7人=count 7 人; 2人=count 2 人"},
    {63, "同意6票、不同意1票、弃权0票", "6票=count 6 票; 1票=count 1 票; 0票=count 0 票"},
    {64, "一致同意，全票通过", ""},
    {65, "参加人数120人次", "120人次=count 120 人次"},
    {66, "党员32名，占职工总数的40%", "32名=count 32 名; 40%=percent 40"},
    {67, "20余人参加，十多次走访，上百人次受教育",
     "20余人=count [20,30] high-excluded about 人; 十多次=count [10,20] high-excluded about 次/走访; "
     "上百人次=count [100,..] about 人次"},
    {68, "约300份问卷，300份左右回收", "约300份=count 300 about 份/问卷; 300份左右=count 300 about 份/回收"},
    {69, "3至5个工作日，三五个科室", "3至5个工作日=duration [3,5] 工作日; 三五个=count [3,5] about 个/科室"},
    {70, "不少于8学时，累计32学时", "不少于8学时=count 8 [8,..] 学时; 32学时=count 32 学时"},
    {71, "收缴7.132万元，即71320元，人民币柒万壹仟叁佰贰拾元整",
     "7.132万元=money 71320 元; 71320元=money 71320 元; 柒万壹仟叁佰贰拾元整=money 71320 元"},
    {72, "资金1.2亿元，其中一期3000万元",
     "1.2亿元=money 120000000 元; 一期=count 1 期; 3000万元=money 30000000 元"},
    {73, "单笔5万元以上", "5万元以上=money 50000 [50000,..] 元"},
    {74, "办结率100%、满意率99.6%", "100%=percent 100; 99.6%=percent 99.6"},
    {75, "×发〔2026〕15号", "〔2026〕15号=doc_number 15"},
    {76, "第8次党组会第3项议题", "第8次=ordinal 8 次/党组会; 第3项=ordinal 3 项/议题"},
    {77, "制定（修订）制度12项", "12项=count 12 项"},
    {78, "新建5项、修订7项、废止2项", "5项=count 5 项; 7项=count 7 项; 2项=count 2 项"},
    {79, "谈心谈话覆盖率100%（35人）", "100%=percent 100; 35人=count 35 人"},
    {80, "班子成员5人均完成2次以上", "5人=count 5 人; 2次以上=count 2 [2,..] each 次"},
    {81, "分别于2月6日、5月15日召开",
     "2月6日=date 2026-02-06 inherited list1; 5月15日=date 2026-05-15 inherited list1"},
    {82, "每名党员至少发言1次，共48人次", "1次=count 1 [1,..] each 次; 48人次=count 48 人次"},
    {83, "连续两年考核为优秀", "两年=duration 2 年"},
    {84, "工作满3年可以，不满3年不可以",
     "满3年=duration 3 [3,..] 年; 不满3年=duration 3 [..,3] high-excluded 年"},
    {85, "半数以上委员到会", "半数以上=fraction 1/2 or more"},
    {86, "前三季度共9次，平均每季度3次",
     "前三季度=period 2026-01-01/2026-09-30 inherited; 9次=count 9 次; 每季度3次=frequency per quarter x3 = "
     "12 a year"},
    {87, "问题整改18个，其中已销号16个、未完成3个", "18个=count 18 个; 16个=count 16 个; 3个=count 3 个"},
    {88, "2月30日召开", "2月30日=date inherited !date.none"},
    {89, "5月20日（星期三）召开，会议纪要5月18日印发",
     "5月20日（星期三）=date 2026-05-20 inherited weekday-3; 5月18日=date 2026-05-18 inherited"},
    {90, "12月开展“七一”主题党日", "12月=period 2026-12 inherited; 七一=named_day 2026-07-01 inherited"},
};

TEST(Reading, every_pattern_of_reports_is_read) {
  const ReadingContext context{2026, Day::from_ymd(2026, 11, 20)};
  std::set<int> patterns;
  for (const auto& row : kRows) {
    patterns.insert(row.pattern);
    EXPECT_EQ(mentions_in_words(row.sentence, context), row.mentions)
        << "pattern " << row.pattern << ": " << row.sentence;
  }
  EXPECT_EQ(patterns.size(), 90U);
}

}  // namespace
}  // namespace jishi
