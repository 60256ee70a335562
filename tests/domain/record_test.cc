#include "domain/record.h"

#include <gtest/gtest.h>

#include "domain/builders.h"
#include "domain/record_checks.h"

namespace jishi {
namespace {

using test::post;
using test::record;

RecordType meeting_type() {
  RecordType type;
  type.id = "meeting";
  type.zh = "会议";
  type.title = "{name}（{date}）";
  type.key = {"date", "name"};
  const auto add = [&](const char* id, const char* zh, FieldKind kind, bool required = false) {
    Field field;
    field.id = id;
    field.zh = zh;
    field.kind = kind;
    field.required = required;
    type.fields.push_back(field);
  };
  add("date", "日期", FieldKind::span, true);
  add("end", "结束日期", FieldKind::span);
  add("name", "名称", FieldKind::text, true);
  add("host", "主持人", FieldKind::person);
  add("due", "应到", FieldKind::integer);
  add("present", "实到", FieldKind::integer);
  add("reviewers", "审核人", FieldKind::persons);
  add("section", "科室", FieldKind::section);
  type.checks = {
      {"in-order", {"date", "end"}}, {"at-most", {"present", "due"}}, {"different", {"host", "reviewers"}}};
  return type;
}

Record meeting() {
  return record("meeting", 3, "2025-07-31",
                {{"date", "2025-07-31"}, {"name", "汇报会"}, {"due", 5}, {"present", 5}});
}

Organisation organisation() {
  return Organisation(test::words(), {post(1, "甲", "主任", "办公室", "2020-01-01"),
                                      post(2, "乙", "科员", "办公室", "2020-01-01")});
}

std::vector<std::string> codes(const std::vector<FieldRefusal>& faults) {
  std::vector<std::string> out;
  for (const auto& fault : faults) out.push_back(fault.reason.code);
  return out;
}

using Codes = std::vector<std::string>;

TEST(Record, its_body_reads_back_as_the_same_record) {
  auto original = meeting();
  original.evidence = {{"纪要.pdf", sha256("x"), 1}, {"签到表.jpg", std::nullopt, 0}};
  original.origin = {"会议.csv", 7};
  original.reason = "补记";
  const auto read = Record::from_body(original.body());
  ASSERT_TRUE(read);
  EXPECT_EQ(canonical(read->body()), canonical(original.body()));
  EXPECT_EQ(read->evidence, original.evidence);
  EXPECT_EQ(read->origin, original.origin);
}

TEST(Record, a_damaged_body_is_refused) {
  auto body = meeting().body();
  body["happened"] = "2025-02-30";
  EXPECT_FALSE(Record::from_body(body));
  body.erase("happened");
  EXPECT_FALSE(Record::from_body(body));
}

TEST(Record, number_and_title_are_what_people_read) {
  auto type = meeting_type();
  EXPECT_EQ(record_number(type, meeting()), "会议〔2025〕3号");
  EXPECT_EQ(record_title(type, meeting()), "汇报会（2025年7月31日）");
}

TEST(Record, content_is_equal_whatever_file_it_came_from) {
  auto a = meeting();
  auto b = meeting();
  b.origin = {"other.xlsx", 9};
  EXPECT_EQ(content_digest(a), content_digest(b));
  b.fields["present"] = 4;
  EXPECT_NE(content_digest(a), content_digest(b));
  EXPECT_EQ(key_digest(meeting_type(), a), key_digest(meeting_type(), b)) << "the key names the same meeting";
}

TEST(Condition, each_operator_decides_as_its_name_says) {
  using Op = Condition::Op;
  const auto r = record("m", 1, "2025", {{"kind", "党课"}, {"people", JsonArray{"甲", "乙"}}, {"n", 3}});
  EXPECT_TRUE(matches(Condition{"kind", Op::in, {"党课", "观影"}}, r));
  EXPECT_FALSE(matches(Condition{"kind", Op::not_in, {"党课"}}, r));
  EXPECT_TRUE(matches(Condition{"people", Op::in, {"乙"}}, r));
  EXPECT_TRUE(matches(Condition{"kind", Op::contains, {"课"}}, r));
  EXPECT_TRUE(matches(Condition{"n", Op::in, {"3"}}, r));
  EXPECT_TRUE(matches(Condition{"other", Op::absent, {}}, r));
  EXPECT_FALSE(matches(Condition{"other", Op::present, {}}, r));
}

TEST(Condition, a_word_that_says_nothing_is_no_content) {
  using Op = Condition::Op;
  const auto with = [](const char* text) { return record("m", 1, "2025", {{"problem", text}}); };
  for (const auto* word : {"无", "没有", "暂无", "未发现", "未发现问题", "没有发现问题", "无问题", "没有问题",
                           "未发现异常", "/", "／", "—", "——", "-", "－", " 无。", "无　"}) {
    EXPECT_FALSE(matches(Condition{"problem", Op::present, {}}, with(word))) << word;
    EXPECT_TRUE(matches(Condition{"problem", Op::absent, {}}, with(word))) << word;
  }
  for (const auto* word : {"无人值守", "没有登记台账", "未发现原件", "1/2未填", "台账登记不全"}) {
    EXPECT_TRUE(matches(Condition{"problem", Op::present, {}}, with(word))) << word;
    EXPECT_FALSE(matches(Condition{"problem", Op::absent, {}}, with(word))) << word;
  }
  EXPECT_FALSE(
      matches(Condition{"people", Op::present, {}}, record("m", 1, "2025", {{"people", JsonArray{"无"}}})));
  EXPECT_TRUE(matches(Condition{"people", Op::present, {}},
                      record("m", 1, "2025", {{"people", JsonArray{"无", "甲"}}})));
  EXPECT_TRUE(matches(Condition{"n", Op::present, {}}, record("m", 1, "2025", {{"n", 0}})));
}

TEST(Condition, of_two_fields_the_first_speaks_alone_by_its_choices) {
  using Op = Condition::Op;
  const std::vector<AskedFirst> kind = {{"kind", {"汇报会", "意识形态专题研究"}}};
  const Condition study{"name", Op::contains, {"专题研究"}, kind};
  const auto with = [](const char* word) {
    return record("m", 1, "2025", {{"kind", word}, {"name", "上半年专题研究会"}});
  };
  EXPECT_FALSE(matches(study, with("汇报会")));
  for (const auto* word : {"其他", "其它", "无", "意识形态专题研究"})
    EXPECT_TRUE(matches(study, with(word))) << word;
  EXPECT_TRUE(matches(study, record("m", 1, "2025", {{"name", "上半年专题研究会"}})));
  EXPECT_FALSE(matches(study, record("m", 1, "2025", {{"kind", "其他"}})));
  const Condition any{"name", Op::present, {}, kind};
  EXPECT_TRUE(matches(any, record("m", 1, "2025", {{"kind", "汇报会"}})));
  EXPECT_FALSE(matches(any, record("m", 1, "2025", {{"kind", "其他"}})));
}

TEST(Condition, a_word_that_is_no_choice_is_asked_together_with_the_name) {
  using Op = Condition::Op;
  const std::vector<AskedFirst> kind = {{"kind", {"汇报会"}}};
  const auto of = [](const char* word, const char* name) {
    return record("m", 1, "2025", {{"kind", word}, {"name", name}});
  };
  const Condition study{"name", Op::contains, {"专题研究"}, kind};
  EXPECT_TRUE(matches(study, of("党组会", "上半年专题研究会")));
  EXPECT_TRUE(matches(study, of("专题研究（扩大）", "党组会")));
  EXPECT_FALSE(matches(study, of("党组会", "局务会")));
  const Condition none{"name", Op::not_in, {"党组会"}, kind};
  EXPECT_FALSE(matches(none, of("党组会", "局务会")));
  EXPECT_FALSE(matches(none, of("局务会", "党组会")));
  EXPECT_TRUE(matches(none, of("汇报会", "党组会")));
}

TEST(Record, a_title_does_not_begin_with_the_mark_after_an_empty_field) {
  auto type = meeting_type();
  type.title = "{section}：{name}";
  EXPECT_EQ(record_title(type, meeting()), "汇报会");
  auto of = meeting();
  of.fields["section"] = "办公室";
  EXPECT_EQ(record_title(type, of), "办公室：汇报会");
  type.title = "{section}{host}：{name}";
  EXPECT_EQ(record_title(type, meeting()), "汇报会");
  type.title = "：{name}";
  EXPECT_EQ(record_title(type, meeting()), "：汇报会") << "a mark that the title itself begins with";
}

TEST(RecordChecks, a_sound_record_has_no_reason_against_it) {
  const auto o = organisation();
  EXPECT_EQ(codes(why_not(meeting_type(), meeting(), &o)), Codes{});
}

TEST(RecordChecks, all_reasons_are_given_at_once) {
  const auto o = organisation();
  auto r = meeting();
  r.fields.erase("name");
  r.fields["host"] = "丙";
  r.fields["section"] = "工会";
  r.fields["present"] = 6;
  r.fields["end"] = "2025-07-30";
  EXPECT_EQ(codes(why_not(meeting_type(), r, &o)),
            (Codes{"record.required", "record.unknown-person", "record.unknown-section", "record.order",
                   "record.at-most"}));
}

TEST(RecordChecks, an_outsider_is_named_with_the_unit_in_brackets) {
  const auto o = organisation();
  auto r = meeting();
  r.fields["host"] = "丙（区委党校）";
  EXPECT_EQ(codes(why_not(meeting_type(), r, &o)), Codes{});
  r.fields["host"] = "（区委党校）";
  EXPECT_EQ(codes(why_not(meeting_type(), r, &o)), Codes{"record.unknown-person"});
}

TEST(RecordChecks, people_who_must_differ_may_not_be_the_same) {
  const auto o = organisation();
  auto r = meeting();
  r.fields["host"] = "甲";
  r.fields["reviewers"] = JsonArray{"乙", "甲"};
  EXPECT_EQ(codes(why_not(meeting_type(), r, &o)), Codes{"record.same-person"});
}

TEST(RecordChecks, an_imprecise_end_is_judged_generously) {
  const auto o = organisation();
  auto r = meeting();
  r.fields["end"] = "2025-07";
  EXPECT_EQ(codes(why_not(meeting_type(), r, &o)), Codes{});
}

}  // namespace
}  // namespace jishi
