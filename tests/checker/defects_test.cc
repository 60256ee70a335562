#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "bureau_kit.h"

namespace jishi::checker::test {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;

std::vector<Defect> defects(std::string body, const char* unit = "区审计局") {
  static const Vocabulary words = office_words();
  CheckInput in;
  in.text = "2023年" + std::string(unit) + "工作报告\n" + std::move(body);
  in.unit = unit;
  in.year = 2023;
  in.vocabulary = &words;
  return check(in).defects;
}

std::vector<std::string> found(const std::string& body, const std::string& kind,
                               const char* unit = "区审计局") {
  std::vector<std::string> out;
  for (const auto& defect : defects(body, unit))
    if (defect.kind == kind) out.push_back(defect.text);
  return out;
}

TEST(Defects, the_family_of_paywall_markers_is_found_and_the_text_between_stays) {
  const auto all = found("##paidbegin##二、工作\n正文。\n$$paidend$$\n<paid>正文。</paid>\n##pagebreak##",
                         "paywall-marker");
  EXPECT_THAT(all,
              ::testing::ElementsAre("##paidbegin##", "$$paidend$$", "<paid>", "</paid>", "##pagebreak##"));
}

TEST(Defects, headings_of_markdown_are_no_markers) {
  EXPECT_THAT(found("## 一、工作\n正文。", "paywall-marker"), IsEmpty());
}

TEST(Defects, a_sellers_line_is_advertising_and_an_offices_own_channel_is_not) {
  EXPECT_EQ(found("来自：【公众号：甲乙君】，最新最全党建资料库", "advertising").size(), 1U);
  EXPECT_THAT(found("通过微信公众号发布信息12期，办好职工书屋，吸收会员20名。", "advertising"), IsEmpty());
  EXPECT_THAT(found("通过微信公众号发布信息12期。", "contact"), IsEmpty());
}

TEST(Defects, contacts_are_found_with_their_account) {
  EXPECT_THAT(found("欢迎添加客服：abc，或加微信：qwe123", "contact"),
              ::testing::ElementsAre("添加客服：abc", "加微信：qwe123"));
}

TEST(Defects, what_was_taken_out_leaves_a_redaction) {
  EXPECT_THAT(found("请联系：1 4367，：9 649564。", "redaction"),
              ::testing::ElementsAre("1 4367", "：9 649564"));
  EXPECT_THAT(found("联系人***，请知悉。", "redaction"), ::testing::ElementsAre("***"));
  EXPECT_THAT(found("于9：30召开会议，比例为3：2。", "redaction"), IsEmpty());
}

TEST(Defects, placeholders_are_found_and_words_with_letters_are_not) {
  EXPECT_THAT(found("通报的x等典型问题，“动态”AAA管理，XX同志，××科，【单位名称】。", "placeholder"),
              ::testing::UnorderedElementsAre("x等", "AAA", "XX", "××", "【单位名称】"));
  EXPECT_THAT(found("推行“1+3+N”机制，A级景区，AAA级信用，X光机，QQ，IT设备，VIII型。", "placeholder"),
              IsEmpty());
}

TEST(Defects, words_of_another_kind_of_office_are_foreign) {
  EXPECT_THAT(found("肯定我馆工作，全馆党员参加馆长办公会，检查库房巡查记录。", "foreign-organisation"),
              ::testing::ElementsAre("我馆", "全馆", "馆长办公会", "库房"));
}

TEST(Defects, the_same_words_are_at_home_in_an_office_of_that_kind) {
  EXPECT_THAT(found("肯定我馆工作，全馆党员参加馆长办公会，检查库房。", "foreign-organisation", "区档案馆"),
              IsEmpty());
  EXPECT_THAT(found("肯定我局工作。", "foreign-organisation", "区档案馆"), ::testing::ElementsAre("我局"));
}

TEST(Defects, other_bodies_may_be_named_visited_and_worked_with) {
  EXPECT_THAT(found("局党组书记到区委党校授课，赴区图书馆参观，在社区党群服务中心上党课，参观档案馆库房，"
                    "区图书馆馆长介绍情况，区级机关派驻纪检组参加，事关全局，安全校验。",
                    "foreign-organisation"),
              IsEmpty());
}

TEST(Defects, a_title_or_sentence_broken_by_a_line_end_is_found) {
  EXPECT_EQ(found("一、学习\n领会了《甲》《\n乙纲要》等书籍。", "broken-line"),
            std::vector<std::string>{"《\n乙纲要》"});
  EXPECT_EQ(
      found("一、学习\n全局干部认真学习文件。进一步提高了思想认识和政治\n觉悟。工作扎实推进。", "broken-line")
          .size(),
      1U);
  EXPECT_THAT(found("一、学习\n认真学习。\n扎实推进。\n\n区审计局\n2023年12月20日", "broken-line"),
              IsEmpty());
}

TEST(Defects, numbering_skipped_repeated_or_skewed_is_found) {
  EXPECT_EQ(found("一、甲\n正文。\n三、乙\n正文。", "numbering"), std::vector<std::string>{"三、"});
  EXPECT_EQ(found("一、甲\n（一）乙。正文。\n（三）丙。正文。", "numbering"),
            std::vector<std::string>{"（三）"});
  EXPECT_EQ(found("一、甲\n正文。\n一、乙\n正文。", "numbering"), std::vector<std::string>{"一、"});
  EXPECT_EQ(found("一、甲\n（一)乙。正文。", "numbering"), std::vector<std::string>{"（一)"});
  EXPECT_EQ(found("一、甲\n一是学习；二是检查；四是总结。", "numbering"), std::vector<std::string>{"四是"});
  EXPECT_THAT(found("一、甲\n（一）乙。正文。\n1.丙\n2.丁\n（二）戊。正文。\n1.己\n二、庚\n（一）辛。正文。",
                    "numbering"),
              IsEmpty());
}

TEST(Defects, a_duration_must_fit_its_period) {
  EXPECT_THAT(found("3月14日至4月27日进行了为期45天的巡察。", "arithmetic"), IsEmpty());
  EXPECT_THAT(found("3月14日至4月27日进行了为期44天的巡察。", "arithmetic"), IsEmpty());
  EXPECT_EQ(found("3月14日至4月27日进行了为期40天的巡察。", "arithmetic"),
            std::vector<std::string>{"为期40天"});
}

TEST(Defects, times_must_fit_the_dates_named) {
  EXPECT_THAT(found("分别于8月11日和9月1日召开两次汇报会。", "arithmetic"), IsEmpty());
  EXPECT_EQ(found("分别于8月11日和9月1日召开三次汇报会。", "arithmetic").size(), 1U);
  EXPECT_EQ(found("两次分别于7月18日、8月29日和10月31日召开汇报会。", "arithmetic").size(), 1U);
}

TEST(Defects, parts_must_make_the_whole) {
  EXPECT_THAT(found("问题18个，其中立行立改5个、限期整改11个、长期坚持2个。", "arithmetic"), IsEmpty());
  EXPECT_EQ(found("问题18个，其中立行立改5个、限期整改10个、长期坚持2个。", "arithmetic").size(), 1U);
  EXPECT_EQ(found("问题整改18个，其中已销号16个、未完成3个。", "arithmetic").size(), 1U);
  EXPECT_THAT(
      found("召开会议17次，其中专题研究2次、研判4次。职工40人，其中党员32人、女性18人。", "arithmetic"),
      IsEmpty());
  EXPECT_EQ(found("应到9人，实到7人，请假1人。", "arithmetic").size(), 1U);
  EXPECT_EQ(found("6个支部各开展4次，共20次。", "arithmetic").size(), 1U);
}

TEST(Defects, rates_must_fit_their_numbers) {
  EXPECT_THAT(found("整改完成率98.71%（688/697）。", "arithmetic"), IsEmpty());
  EXPECT_EQ(found("整改完成率97.71%（688/697）。", "arithmetic").size(), 1U);
  EXPECT_THAT(found("问题18个，已完成16个，完成率88.9%。", "arithmetic"), IsEmpty());
  EXPECT_EQ(found("问题18个，已完成16个，完成率89.9%。", "arithmetic").size(), 1U);
  EXPECT_THAT(found("占比由36.5%提高到41.2%，提高4.7个百分点。", "arithmetic"), IsEmpty());
  EXPECT_EQ(found("占比由36.5%提高到41.2%，提高4.7%。", "arithmetic").size(), 1U);
}

TEST(Defects, impossible_dates_are_found) {
  EXPECT_EQ(found("2月30日召开会议。", "date").size(), 1U);
  EXPECT_EQ(found("5月20日召开会议，会议纪要5月18日印发。", "date").size(), 1U);
  EXPECT_EQ(found("12月开展“七一”主题党日。", "date").size(), 1U);
  EXPECT_THAT(found("2月28日召开会议，会议纪要3月1日印发，6月开展“七一”主题党日。", "date"), IsEmpty());
}

TEST(Defects, a_leftover_year_is_found_and_an_earlier_one_that_tells_something_is_not) {
  EXPECT_EQ(found("2022年，我局继续推进责任落实。", "year"), std::vector<std::string>{"2022年"});
  EXPECT_EQ(found("做好2024年廉政风险点排查工作。", "year").size(), 1U);
  EXPECT_THAT(
      found("对2022年3月被组织处理的同志进行帮扶。与2022年相比有所提高。召开2022年度工作总结会。", "year"),
      IsEmpty());
}

TEST(Defects, the_same_number_of_findings_must_be_told_everywhere) {
  EXPECT_EQ(found("巡察反馈3个大类、24个问题。截至年底，23个问题已明确责任人。", "inconsistency"),
            std::vector<std::string>{"23个"});
  EXPECT_THAT(found("巡察反馈24个问题，其中已销号16个问题。开展监督检查，发现3个问题。", "inconsistency"),
              IsEmpty());
}

TEST(Defects, doubled_words_are_found_only_where_certain) {
  EXPECT_EQ(found("扎实做好工作工作。", "typo"), std::vector<std::string>{"工作工作"});
  EXPECT_THAT(found("以学习为目的的活动，请大家研究研究，参与与否自愿。", "typo"), IsEmpty());
}

// --- by the words the program ships

std::vector<std::string> shipped_found(const std::string& body, const std::string& kind) {
  CheckInput in;
  in.text = "2023年区审计局工作报告\n" + body;
  in.unit = "区审计局";
  in.year = 2023;
  in.vocabulary = &shipped().vocabulary();
  std::vector<std::string> out;
  for (const auto& defect : check(in).defects)
    if (defect.kind == kind) out.push_back(defect.text);
  return out;
}

TEST(Defects, a_telephone_number_ends_where_another_number_begins) {
  using ::testing::ElementsAre;
  const auto is_found = [](const std::string& text, const std::string& number) {
    EXPECT_THAT(shipped_found(text, "contact"), ElementsAre(number)) << text;
  };
  is_found("联系电话：0851-1234567（8号楼）。", "联系电话：0851-1234567");
  is_found("联系电话：82345678 2025年5月启用。", "联系电话：82345678");
  is_found("联系电话：12345678 2025年5月启用。", "联系电话：12345678");
  is_found("联系电话：12345678（8号楼）。", "联系电话：12345678");
  is_found("联系电话：13812345678（3楼301室）。", "联系电话：13812345678");
  is_found("联系电话：0851 8234 5678 2025年。", "联系电话：0851 8234 5678");
  is_found("联系电话：400 800 1234（24小时）。", "联系电话：400 800 1234");
  is_found("联系电话：138 1234 5678 24小时。", "联系电话：138 1234 5678");
  is_found("联系电话：（0851）8234 5678（8楼）。", "联系电话：（0851）8234 5678");
  EXPECT_THAT(shipped_found("电话回访：12345678户次 2025年完成，手机 123456 789元。", "contact"), IsEmpty());
}

TEST(Defects, telephone_numbers_are_contacts_and_hotlines_of_offices_are_not) {
  using ::testing::ElementsAre;
  EXPECT_THAT(shipped_found("联系人：李先生，电话13812345678", "contact"),
              ElementsAre("联系人：李先生，电话13812345678"));
  EXPECT_THAT(shipped_found("联系人：13812345678。", "contact"), ElementsAre("联系人：13812345678"));
  EXPECT_THAT(shipped_found("联系电话：0551-62345678。", "contact"), ElementsAre("联系电话：0551-62345678"));
  EXPECT_THAT(shipped_found("有事请打手机号13812345678。", "contact"), ElementsAre("手机号13812345678"));
  EXPECT_THAT(shipped_found("微信13812345678，电话（微信同号）：138 1234 5678。", "contact").size(), 2U);
  EXPECT_THAT(shipped_found("电话：（0551）62345678；手机：138-1234-5678。", "contact"),
              ElementsAre("电话：（0551）62345678", "手机：138-1234-5678"));
  EXPECT_THAT(
      shipped_found("公布监督举报电话0551-62345678，开通服务热线12345，电话回访200户，通过电话：沟通12次。"
                    "安排手机支付13812345元，党建联系人：周敏，办理电话1381234567890件。",
                    "contact"),
      IsEmpty());
}

TEST(Defects, lines_that_sell_are_advertising) {
  for (const char* line :
       {"欢迎扫码关注，加微信领取优惠，限时特价", "关注公众号，回复“报告”领取更多资料",
        "开通会员即可查看全文", "下载本文需支付5元", "如需代写报告请联系我们", "如需代写报告请联系。"})
    EXPECT_EQ(shipped_found(line, "advertising").size(), 1U) << line;
  EXPECT_THAT(shipped_found("组织干部扫码关注“清廉审计”，引导群众关注公众号1200人次。\n工程款需支付12万元。\n"
                            "严禁代写心得体会。\n群众可到公开栏查看全文，有疑问请联系我们。",
                            "advertising"),
              IsEmpty());
}

TEST(Defects, what_a_template_or_a_machine_left_is_a_placeholder) {
  using ::testing::ElementsAre;
  EXPECT_THAT(shipped_found("完成审计项目（此处填写数据）个。\n此处插入图片\nTO"
                            "DO\n主要做法：待补充。\n"
                            "由[姓名]负责。\n［待补充］",
                            "placeholder"),
              ElementsAre("（此处填写数据）", "此处插入图片",
                          "TO"
                          "DO",
                          "待补充", "[姓名]", "［待补充］"));
  EXPECT_EQ(shipped_found("以下是为您生成的报告：", "placeholder").size(), 1U);
  EXPECT_EQ(shipped_found("作为一个人工智能，我无法核实数据。", "placeholder").size(), 1U);
  EXPECT_EQ(shipped_found("作为一个人工智能助手，我无法核实数据。", "placeholder").size(), 1U);
  EXPECT_THAT(
      shipped_found("台账待补充完善，材料待补充后报送，作为一个人工智能产业园，打印（姓名牌）[2023]5号，"
                    "详见[1]，（请假2人），（待核实3件）。",
                    "placeholder"),
      IsEmpty());
}

TEST(Defects, words_written_twice_are_found_where_nobody_doubles_them) {
  using ::testing::ElementsAre;
  EXPECT_THAT(shipped_found("认真认真落实责任，深入深入基层，切实加强切实加强监督。", "typo"),
              ElementsAre("认真认真", "深入深入", "切实加强切实加强"));
  EXPECT_THAT(
      shipped_found(
          "常常研究研究、讨论讨论，认真认真再认真，一件一件抓，一个环节一个环节过，区委办公室办公室主任，"
          "学习学习强国，领导小组领导小组办公室，抓落实落实情况，1234512345。",
          "typo"),
      IsEmpty());
}

// --- a report of another office

std::vector<std::string> other_units(const std::string& text, const char* unit) {
  static const Vocabulary words = office_words();
  CheckInput in;
  in.text = text;
  in.unit = unit;
  in.year = 2023;
  in.vocabulary = &words;
  std::vector<std::string> out;
  for (const auto& defect : check(in).defects)
    if (defect.kind == "foreign-organisation") out.push_back(defect.text);
  return out;
}

TEST(Defects, a_report_whose_title_names_another_office_is_told) {
  EXPECT_THAT(other_units("2023年区财政局政治生态建设分析报告\n全年召开党组会12次。", "区审计局"),
              ::testing::ElementsAre("区财政局"));
  EXPECT_THAT(other_units("区档案馆2023年度工作报告\n全年召开会议12次。", "临江区统计局"),
              ::testing::ElementsAre("区档案馆"));
  EXPECT_THAT(other_units("青山区审计局2023年度工作报告\n全年召开会议12次。", "滨江区审计局"),
              ::testing::ElementsAre("青山区审计局"));
  EXPECT_THAT(other_units("工作报告\n2023年，区财政局坚持依法理财。现将有关情况报告如下。", "区审计局"),
              ::testing::ElementsAre("区财政局"));
  EXPECT_THAT(other_units("工作报告\n全年召开会议12次。\n中共区财政局党组\n2023年12月31日", "区审计局"),
              ::testing::ElementsAre("区财政局"));
}

TEST(Defects, a_short_or_a_full_name_of_the_unit_is_its_own) {
  for (const char* title :
       {"区统计局2025年度工作报告", "临江区统计局2025年度工作报告", "统计局党组工作报告",
        "中共临江区统计局党组2025年度工作报告", "江州市临江区统计局工作报告", "临江统计局2025年工作报告",
        "2025年度工作报告", "干部队伍建设情况报告", "开创新局面 谱写新篇章", "关于落实区委巡察整改情况的报告",
        "区委巡察整改情况报告"})
    EXPECT_THAT(other_units(std::string(title) + "\n全年召开会议12次，走访区财政局2次。", "临江区统计局"),
                IsEmpty())
        << title;
  EXPECT_THAT(other_units("区发改局2025年度工作报告\n全年召开会议12次。", "临江区发展和改革局"), IsEmpty());
  EXPECT_THAT(other_units("2025年区卫健委工作报告\n全年召开会议12次。", "区卫生健康委员会"), IsEmpty());
}

}  // namespace
}  // namespace jishi::checker::test
