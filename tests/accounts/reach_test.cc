#include "accounts/reach.h"

#include <gtest/gtest.h>

#include <map>

namespace jishi::accounts {

namespace {

const Day kToday = *Day::from_iso("2026-11-26");

Record post(std::string person, std::string title, std::string section, JsonObject more = {}) {
  Record record;
  record.type = "post";
  record.fields = std::move(more);
  record.fields["person"] = person;
  record.fields["title"] = title;
  record.fields["section"] = section;
  record.fields["from"] = "2020-01-01";
  return record;
}

// 周敏 chief; 沈喆 supervises 法规科 from 2020 and 财政科 until 2025; 高宁 supervises 财政科 from 2026.
const Organisation& organisation() {
  static const Organisation built = [] {
    OrganisationWords words;
    words.leadership_sections = {"局领导"};
    words.head_titles = {"科长", "主任"};
    words.office_sections = {"办公室"};
    auto shen =
        post("沈喆", "副局长", "局领导", {{"leader", true}, {"supervises", JsonArray{"法规科", "财政科"}}});
    shen.fields["to"] = "2025-12-31";
    auto shen_now = post("沈喆", "副局长", "局领导", {{"leader", true}, {"supervises", JsonArray{"法规科"}}});
    shen_now.fields["from"] = "2026-01-01";
    return Organisation(words, {post("周敏", "局长", "局领导", {{"chief", true}}), shen, shen_now,
                                post("高宁", "副局长", "局领导",
                                     {{"leader", true}, {"supervises", JsonArray{"财政科", "办公室"}}}),
                                post("吴晓", "科长", "法规科"), post("李强", "科员", "法规科"),
                                post("陈明", "科长", "财政科"), post("赵芳", "科员", "财政科"),
                                post("王海燕", "科员", "办公室"), post("何静", "纪检组长", "局领导")});
  }();
  return built;
}

Field field(std::string id, FieldKind kind, bool confidential = false) {
  Field out;
  out.id = std::move(id);
  out.kind = kind;
  out.confidential = confidential;
  return out;
}

RecordType type_of(std::string id, std::string area, bool confidential) {
  RecordType type;
  type.id = std::move(id);
  type.area = std::move(area);
  type.confidential = confidential;
  type.fields = {field("who", FieldKind::person),        field("others", FieldKind::persons),
                 field("section", FieldKind::section),   field("holder", FieldKind::holder),
                 field("points", FieldKind::text, true), field("rows", FieldKind::table)};
  auto& columns = type.fields.back().columns;
  columns = {field("by", FieldKind::person), field("words", FieldKind::text, true)};
  return type;
}

const RecordType kOpen = type_of("training", "cadres", false);
const RecordType kClosed = type_of("appraisal", "cadres", true);
const RecordType kIntegrity = type_of("assistance", "integrity", true);

Record record_of(JsonObject fields) {
  Record record;
  record.id = "training-2026-1";
  record.year = 2026;
  record.fields = std::move(fields);
  return record;
}

Who who(std::string person, Role role) {
  Who out;
  out.person = std::move(person);
  out.roles = {role};
  return out;
}

struct Act {
  bool list, see, confidential, write, erase;
  bool operator==(const Act&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Act& act) {
  return out << "list " << act.list << " see " << act.see << " confidential " << act.confidential << " write "
             << act.write << " erase " << act.erase;
}

Act acts(const Who& asker, const RecordType& type, const Record& record, std::string_view entered_by) {
  const Seen seen{record, type, entered_by};
  return {may_list(asker, seen, kToday), may_see(asker, seen, organisation(), kToday),
          may_see_confidential(asker, seen, organisation(), kToday),
          may_write(asker, seen, organisation(), kToday), may_erase(asker, seen, kToday)};
}

TEST(Reach, EveryRoleInARecordOfASectionThatItsHeadEntered) {
  // About 李强 of 法规科, entered by 吴晓, its head. 沈喆 supervises the section, 高宁 does not.
  const auto record = record_of({{"who", "李强"}, {"points", "x"}});
  const std::vector<std::tuple<const char*, Role, Act, Act, Act>> matrix = {
      //                       an open type with      a confidential type    one of integrity
      {"李强", Role::clerk, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 0}},
      {"赵芳", Role::clerk, {1, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}},
      {"王海燕", Role::clerk, {1, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}},
      {"吴晓", Role::head, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 0}},
      {"陈明", Role::head, {1, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}},
      {"沈喆", Role::leader, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 0}, {1, 1, 1, 1, 0}},
      {"高宁", Role::leader, {1, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}},
      {"周敏", Role::chief, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}, {1, 1, 1, 1, 1}},
      {"何静", Role::supervisor, {1, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 1, 1, 0, 0}},
      {"赵立（区纪委监委）", Role::inspector, {1, 1, 0, 0, 0}, {1, 0, 0, 0, 0}, {1, 0, 0, 0, 0}},
      {"唐宁", Role::system_admin, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}},
      {"方圆", Role::security_admin, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}},
      {"季青", Role::auditor, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}, {0, 0, 0, 0, 0}},
  };
  for (const auto& [person, role, open, closed, integrity] : matrix) {
    EXPECT_EQ(acts(who(person, role), kOpen, record, "吴晓"), open) << person << " open";
    EXPECT_EQ(acts(who(person, role), kClosed, record, "吴晓"), closed) << person << " confidential";
    EXPECT_EQ(acts(who(person, role), kIntegrity, record, "吴晓"), integrity) << person << " integrity";
  }
}

TEST(Reach, WithoutAnythingConfidentialTheOfficeWritesForAllRegisters) {
  const auto record = record_of({{"who", "李强"}});
  EXPECT_TRUE(acts(who("王海燕", Role::clerk), kOpen, record, "吴晓").write);
  EXPECT_FALSE(acts(who("赵芳", Role::clerk), kOpen, record, "吴晓").write);
  EXPECT_FALSE(acts(who("何静", Role::supervisor), kOpen, record, "吴晓").write);
  EXPECT_FALSE(acts(who("赵立（区纪委监委）", Role::inspector), kOpen, record, "赵立（区纪委监委）").write);
}

TEST(Reach, ARecordIsASectionsByEveryFieldThatNamesItOrItsPeople) {
  const auto asker = who("赵芳", Role::clerk);  // 财政科
  const std::vector<JsonObject> naming = {
      {{"who", "陈明"}},      {{"others", JsonArray{"吴晓", "陈明"}}},           {{"section", "财政科"}},
      {{"holder", "财政科"}}, {{"rows", JsonArray{JsonObject{{"by", "陈明"}}}}}, {{"holder", "陈明"}}};
  for (const auto& fields : naming)
    EXPECT_TRUE(acts(asker, kOpen, record_of(fields), "吴晓").write) << canonical(fields);
  const std::vector<JsonObject> others = {
      {{"who", "吴晓"}}, {{"section", "法规科"}}, {{"holder", "局领导班子"}}, {}};
  for (const auto& fields : others)
    EXPECT_FALSE(acts(asker, kOpen, record_of(fields), "吴晓").write) << canonical(fields);
  EXPECT_TRUE(acts(asker, kOpen, record_of({}), "陈明").write) << "entered by one of the section";
}

TEST(Reach, ADraftIsOfTheSectionItNamesAndOneThatNamesNobodyIsAnybodys) {
  const auto asker = who("赵芳", Role::clerk);
  const auto may_file = [&](JsonObject fields) {
    auto draft = record_of(std::move(fields));
    draft.id.clear();
    return may_write(asker, {draft, kOpen, "赵芳"}, organisation(), kToday);
  };
  EXPECT_TRUE(may_file({{"who", "陈明"}}));
  EXPECT_TRUE(may_file({}));
  EXPECT_FALSE(may_file({{"who", "李强"}})) << "another section's, though he would be the one to enter it";
}

TEST(Reach, TheLeaderIsTheOneWhoSupervisesThatDay) {
  const auto record = record_of({{"who", "陈明"}});
  const auto sees = [&](const char* leader, Day day) {
    return may_see_confidential(who(leader, Role::leader), {record, kClosed, "陈明"}, organisation(), day);
  };
  EXPECT_TRUE(sees("沈喆", *Day::from_iso("2025-12-31")));
  EXPECT_FALSE(sees("沈喆", *Day::from_iso("2026-01-01")));
  EXPECT_TRUE(sees("高宁", kToday));
}

TEST(Reach, AConfidentialColumnOfATableMakesTheRecordConfidential) {
  const auto has = [](JsonObject fields) {
    const auto record = record_of(std::move(fields));
    return has_confidential({record, kOpen, ""});
  };
  EXPECT_FALSE(has({{"who", "李强"}}));
  EXPECT_TRUE(has({{"points", "x"}}));
  EXPECT_FALSE(has({{"rows", JsonArray{JsonObject{{"by", "李强"}}}}}));
  EXPECT_TRUE(has({{"rows", JsonArray{JsonObject{{"by", "李强"}, {"words", "x"}}}}}));
}

TEST(Reach, AScopeNarrowsEveryRoleByDayTypeAndYear) {
  const auto record = record_of({{"who", "李强"}});
  for (const auto& row : role_rows()) {
    auto asker = who("李强", row.role);
    const auto free = acts(asker, kOpen, record, "李强");
    asker.scope.types = {"training"};
    asker.scope.years = {2025, 2026};
    asker.scope.from = asker.scope.to = kToday;
    EXPECT_EQ(acts(asker, kOpen, record, "李强"), free) << row.id;
    for (const auto narrow : {0, 1, 2, 3}) {
      auto outside = asker;
      if (narrow == 0) outside.scope.types = {"talk"};
      if (narrow == 1) outside.scope.years = {2025};
      if (narrow == 2) outside.scope.from = kToday.plus_days(1);
      if (narrow == 3) outside.scope.to = kToday.plus_days(-1);
      EXPECT_EQ(acts(outside, kOpen, record, "李强"), (Act{0, 0, 0, 0, 0})) << row.id << narrow;
    }
  }
}

TEST(Reach, ATokenHasWhatItWasGivenOfItsAccount) {
  const auto record = record_of({{"who", "李强"}, {"points", "x"}});
  auto token = who("李强", Role::clerk);
  token.by_token = true;
  token.granted = {Right::records_read};
  EXPECT_EQ(acts(token, kOpen, record, "李强"), (Act{1, 1, 0, 0, 0}));
  token.granted = {Right::content_erase, Right::records_read};
  EXPECT_FALSE(acts(token, kOpen, record, "李强").erase) << "the account has it not";
}

TEST(Reach, WhileAPasswordOrAFactorIsDueNothingIsReached) {
  const auto record = record_of({{"who", "李强"}});
  auto due = who("周敏", Role::chief);
  due.must_change_password = true;
  EXPECT_EQ(acts(due, kOpen, record, "周敏"), (Act{0, 0, 0, 0, 0}));
  due.must_change_password = false;
  due.must_set_totp = true;
  EXPECT_EQ(acts(due, kOpen, record, "周敏"), (Act{0, 0, 0, 0, 0}));
  EXPECT_TRUE(due.may(Right::session));
}

TEST(Rights, NoAdministratorReadsTheOfficesWorkAndNoneDoesAnothers) {
  const std::vector<Right> work = {Right::records_read,  Right::records_write,     Right::confidential_read,
                                   Right::content_erase, Right::registers_import,  Right::registers_export,
                                   Right::posts_write,   Right::cases_read,        Right::cases_step,
                                   Right::reports_read,  Right::reports_issue,     Right::documents_check,
                                   Right::duties_read,   Right::exceptions_explain};
  for (const auto role : {Role::system_admin, Role::security_admin, Role::auditor})
    for (const auto right : work) EXPECT_EQ(reach_of({role}, right), Reach::none);
  const std::map<Right, Role> only = {{Right::accounts_manage, Role::system_admin},
                                      {Right::backup_make, Role::system_admin},
                                      {Right::grants_manage, Role::security_admin},
                                      {Right::policy_manage, Role::security_admin},
                                      {Right::audit_read, Role::auditor}};
  for (const auto& [right, role] : only)
    for (const auto& row : role_rows())
      EXPECT_EQ(reach_of({row.role}, right) != Reach::none, row.role == role) << row.id;
}

TEST(Rights, AnInspectorOnlyReads) {
  for (const auto right : {Right::records_write, Right::content_erase, Right::registers_import,
                           Right::posts_write, Right::cases_step, Right::exceptions_explain,
                           Right::reports_issue, Right::accounts_manage, Right::confidential_read})
    EXPECT_EQ(reach_of({Role::inspector}, right), Reach::none);
}

TEST(Rights, TablesStandInTheOrderOfTheirEnumerations) {
  for (std::size_t i = 0; i < role_rows().size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(role_rows()[i].role), i);
  for (std::size_t i = 0; i < right_rows().size(); ++i) {
    EXPECT_EQ(static_cast<std::size_t>(right_rows()[i].right), i);
    EXPECT_EQ(right_of(right_rows()[i].id), right_rows()[i].right);
  }
  for (std::size_t i = 0; i < reach_rows().size(); ++i)
    EXPECT_EQ(static_cast<std::size_t>(reach_rows()[i].reach), i);
}

}  // namespace

}  // namespace jishi::accounts
