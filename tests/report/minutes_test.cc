#include "report/minutes.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "report/support.h"
#include "report/writers.h"

namespace jishi::report {
namespace {

Record post(int n, std::string_view name, std::string_view title, bool chief) {
  Record out;
  out.type = "post";
  out.year = 2025;
  out.sequence = n;
  out.id = Record::make_id("post", 2025, n);
  out.happened = Span::of_year(2025);
  out.fields = {{"person", name}, {"title", title}, {"section", "局领导"}, {"leader", true}};
  out.fields["from"] = "2022-03-01";
  if (chief) out.fields["chief"] = true;
  return out;
}

Record decision(int n, JsonObject fields) {
  Record out;
  out.type = "decision";
  out.year = 2025;
  out.sequence = n;
  out.id = Record::make_id("decision", 2025, n);
  out.happened = Span::from_iso("2025-05-15").value();
  out.fields = std::move(fields);
  return out;
}

JsonArray views(std::initializer_list<std::array<const char*, 3>> rows) {
  JsonArray out;
  for (const auto& [member, view, reason] : rows) {
    JsonObject row{{"member", member}, {"view", view}};
    if (*reason != '\0') row["reason"] = reason;
    out.emplace_back(std::move(row));
  }
  return out;
}

// As a case of the system leaves it.
Record with_names(int n) {
  return decision(
      n, {{"item", "街镇统计站点帮建经费安排"},
          {"meeting", "2025年第6次局长办公会"},
          {"kind", "大额度资金使用"},
          {"amount", "186000"},
          {"reporter", "罗翀"},
          {"members_due", JsonArray{"俞静川", "沈喆", "罗翀", "顾祎", "秦赟"}},
          {"attended", JsonArray{"俞静川", "沈喆", "罗翀", "秦赟"}},
          {"absences", JsonArray{JsonObject{{"member", "顾祎"}, {"reason", "参加区委党校培训"}}}},
          {"views",
           views({{"沈喆", "同意", ""}, {"秦赟", "不同意", "应先核定站点数量。"}, {"俞静川", "同意", ""}})},
          {"recused", JsonArray{"罗翀"}},
          {"expected", 5},
          {"present", 4},
          {"agree", 2},
          {"against", 1},
          {"abstain", 0},
          {"outcome", "通过"},
          {"recorder", "裴雨桐"},
          {"minutes_day", "2025-05-19"}});
}

// As an old register tells of it: figures, and names of those who spoke.
Record with_figures(int n) {
  return decision(n, {{"item", "统计专网终端更新"},
                      {"kind", "重要项目安排"},
                      {"expected", 5},
                      {"present", 4},
                      {"speakers", JsonArray{"秦赟", "沈喆", "俞静川"}},
                      {"recused", JsonArray{"罗翀"}},
                      {"agree", 3},
                      {"against", 0},
                      {"abstain", 0},
                      {"outcome", "通过"}});
}

class Minutes : public ::testing::Test {
 protected:
  void SetUp() override {
    auto loaded = catalogue::Catalogue::load_with("");
    ASSERT_TRUE(loaded) << loaded.error()[0].line(Lang::en);
    catalogue_.emplace(std::move(*loaded));
    organisation_.emplace(
        catalogue_->organisation(),
        std::vector<Record>{post(1, "俞静川", "局长", true), post(2, "沈喆", "副局长", false),
                            post(3, "罗翀", "副局长", false), post(4, "顾祎", "副局长", false),
                            post(5, "秦赟", "副局长", false)});
  }

  Document composed(std::vector<Record> items) {
    items_ = std::move(items);
    return compose_minutes(
        {&*catalogue_, &*organisation_, "临江区统计局", Day::from_iso("2025-06-30").value(), &items_});
  }
  std::string text(std::vector<Record> items) { return plain_text(composed(std::move(items))); }

  std::optional<catalogue::Catalogue> catalogue_;
  std::optional<Organisation> organisation_;
  std::vector<Record> items_;
};

TEST_F(Minutes, tell_a_case_with_every_name_in_order) {
  EXPECT_EQ(text({with_names(1)}),
            "2025年第6次局长办公会纪要\n"
            "2025年5月15日，局长俞静川主持召开2025年第6次局长办公会，研究议题1项。会议应到5人，实到4人。"
            "现将议定事项纪要如下。\n"
            "一、街镇统计站点帮建经费安排\n"
            "罗翀汇报，本议题属大额度资金使用事项，涉及金额186000元。罗翀回避。"
            "逐一表态：沈喆同意、秦赟不同意，主要负责人俞静川最后表态同意。"
            "表决结果：同意2票，不同意1票，缓议0票。会议决定：予以通过。"
            "不同意见：秦赟不同意，理由是应先核定站点数量。\n"
            "出席：俞静川、沈喆、罗翀、秦赟\n"
            "缺席：顾祎（参加区委党校培训）\n"
            "记录：裴雨桐\n"
            "临江区统计局\n"
            "2025年5月19日\n");
}

TEST_F(Minutes, tell_an_old_register_in_the_figures_it_has) {
  EXPECT_EQ(text({with_figures(1)}),
            "2025年5月15日“三重一大”集体决策会议纪要\n"
            "2025年5月15日，局长俞静川主持召开“三重一大”集体决策会议，研究议题1项。会议应到5人，实到4人。"
            "现将议定事项纪要如下。\n"
            "一、统计专网终端更新\n"
            "本议题属重要项目安排事项。罗翀回避。依次发言：秦赟、沈喆，主要负责人俞静川最后发言。"
            "表决结果：同意3票，反对0票，弃权0票。会议决定：予以通过。\n"
            "出席：俞静川、沈喆、罗翀、秦赟\n"
            "缺席：顾祎（未登记原因）\n"
            "临江区统计局\n"
            "2025年6月30日\n");
}

TEST_F(Minutes, do_not_put_the_chief_last_when_he_was_not) {
  auto item = with_names(1);
  item.fields["views"] = views({{"俞静川", "同意", ""}, {"沈喆", "缓议", ""}});
  EXPECT_NE(text({item}).find("逐一表态：俞静川同意、沈喆缓议。"), std::string::npos);
  EXPECT_NE(text({item}).find("不同意见：沈喆缓议，未说明理由。"), std::string::npos);
}

TEST_F(Minutes, do_not_say_who_presided_while_the_chief_was_away) {
  auto item = with_names(1);
  item.fields["attended"] = JsonArray{"沈喆", "罗翀", "秦赟"};
  item.fields["absences"] = JsonArray{JsonObject{{"member", "俞静川"}, {"reason", "出差"}}};
  const auto told = text({item});
  EXPECT_EQ(told.find("主持"), std::string::npos) << told;
  EXPECT_NE(told.find("缺席：俞静川（出差）"), std::string::npos) << told;
}

TEST_F(Minutes, name_nobody_where_fewer_spoke_than_were_present) {
  auto item = with_figures(1);
  item.fields["present"] = 5;
  EXPECT_EQ(text({item}).find("出席："), std::string::npos);
}

TEST_F(Minutes, tell_attendance_by_item_where_it_differs) {
  auto second = with_figures(2);
  second.fields["present"] = 5;
  const auto told = text({with_figures(1), second});
  EXPECT_EQ(told.find("会议应到"), std::string::npos) << told;
  EXPECT_NE(told.find("本议题应到5人，实到4人。"), std::string::npos) << told;
  EXPECT_NE(told.find("本议题应到5人，实到5人。"), std::string::npos) << told;
  EXPECT_NE(told.find("二、"), std::string::npos) << told;
}

TEST_F(Minutes, rest_every_claim_on_records_that_have_their_cards) {
  const auto document = composed({with_names(1), with_names(2)});
  const auto claims = placed_claims(document);
  EXPECT_GT(claims.size(), 12u);
  const auto points = to_u32(plain_text(document));
  for (const auto& placed : claims) {
    ASSERT_FALSE(placed.claim->records.empty());
    for (const auto& id : placed.claim->records) EXPECT_TRUE(document.records.contains(id)) << id;
    EXPECT_LE(placed.end, points.size());
  }
}

TEST_F(Minutes, of_one_meeting_are_items_of_the_same_day_and_name) {
  auto other = with_names(2);
  EXPECT_TRUE(is_of_one_meeting(with_names(1), other));
  other.fields["meeting"] = "2025年第7次局长办公会";
  EXPECT_FALSE(is_of_one_meeting(with_names(1), other));
  other = with_figures(2);
  EXPECT_FALSE(is_of_one_meeting(with_names(1), other));
  EXPECT_TRUE(is_of_one_meeting(with_figures(1), other));
  other.happened = Span::from_iso("2025-05-16").value();
  EXPECT_FALSE(is_of_one_meeting(with_figures(1), other));
}

TEST_F(Minutes, carry_a_red_mark_and_labels_in_the_office_file) {
  const auto document = composed({with_names(1)});
  const auto bytes = write_docx(document, {}).bytes;
  const auto body = *zip_part(bytes, "word/document.xml");
  EXPECT_NE(body.find("<w:pStyle w:val=\"MinutesMark\"/>"), std::string::npos);
  EXPECT_NE(body.find("<w:rStyle w:val=\"RollLabel\"/>"), std::string::npos);
  const auto styles = *zip_part(bytes, "word/styles.xml");
  for (const char* words : {"纪要标志", "出席名单", "<w:color w:val=\"ff0000\"/>"})
    EXPECT_NE(styles.find(words), std::string::npos) << words;
  EXPECT_NE(write_html(document, {}).find("<h1 class=\"minutes\">"), std::string::npos);
}

TEST_F(Minutes, read_the_same_on_the_printed_page) {
  if (!has_program("pdftotext")) GTEST_SKIP() << "no pdftotext here";
  const TemporaryFolder folder;
  const auto document = composed({with_names(1)});
  const auto page = run("pdftotext -raw " + folder.write("a.pdf", write_pdf(document, {}).bytes) + " -");
  ASSERT_TRUE(page);
  const auto read = without_space(*page);
  EXPECT_NE(read.find("2025年第6次局长办公会纪要"), std::string::npos);
  EXPECT_NE(read.find("缺席：顾祎（参加区委党校培训）"), std::string::npos);
}

}  // namespace
}  // namespace jishi::report
