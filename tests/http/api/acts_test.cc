// Acts that cannot be taken back: what the audit trail tells of them, and when; backups; imports.
#include <fstream>

#include "app/backup.h"
#include "http/api/api_office.h"
#include "http/call.h"
#include "http/resources/file_bytes.h"
#include "ledger/entry.h"
#include "store/sqlite/connection.h"

namespace jishi::http {
namespace {

ApiOffice& office() {
  return ApiOffice::shared();
}

std::string id_of(const Said& said) {
  return std::string(said.json.at("id").as_string());
}

// The newest lines of the trail, oldest first: kind, and whether it came to something.
std::vector<std::string> trail_since(std::uint64_t index) {
  accounts::AuditQuery query;
  query.limit = 100;
  std::vector<std::string> out;
  for (const auto& line : office().audit().query(query).lines)
    if (line.index >= index)
      out.insert(out.begin(), line.event.kind + (line.event.success ? "" : " refused"));
  return out;
}

std::uint64_t trail_size() {
  return office().data().store().read()->log_size(office().audit().unit().id);
}

std::string filed(const std::string& name) {
  return id_of(
      office().post(office().as("chief"), "/records",
                    {{"type", "meeting"}, {"fields", JsonObject{{"date", "2026-05-06"}, {"name", name}}}}));
}

Ask erasure_of(const std::string& id, const std::string& version) {
  return {.method = "POST",
          .target = "/records/" + id + "/erasure",
          .body = {{"reason", "保存期满"}},
          .if_match = version};
}

using Texts = std::vector<std::string>;

TEST(Acts, an_erasure_is_on_the_trail_before_and_after) {
  const auto id = filed("留痕后删除的会议");
  const auto before = trail_size();
  ASSERT_EQ(office().ask(office().as("chief"), erasure_of(id, "\"1\"")).status, 200U);
  EXPECT_EQ(trail_since(before), (Texts{"erasure.begun", "content.erased"}));
  const auto begun = office().audit_lines("erasure.begun").front();
  const auto ended = office().audit_lines("content.erased").front();
  EXPECT_EQ(begun.event.object, "/records/" + id + "/erasure");
  EXPECT_EQ(begun.event.details.at("request"), ended.event.details.at("request"))
      << "the two lines belong together";
  const auto row = office().data().store().read()->entry(1, office().log_size() - 1);
  const auto act = ledger::parse_entry(row->bytes);
  ASSERT_TRUE(act && act->kind == "content.erased");
  EXPECT_LE(begun.at, act->at) << "a crash after the act finds the line there";
}

TEST(Acts, what_was_begun_and_refused_is_closed_on_the_trail) {
  const auto id = filed("版本不对不删除的会议");
  const auto before = trail_size();
  EXPECT_EQ(office().ask(office().as("chief"), erasure_of(id, "\"7\"")).status, 412U);
  EXPECT_EQ(trail_since(before), (Texts{"erasure.begun", "content.erased refused"}));
  EXPECT_EQ(office().audit_lines("content.erased").front().event.details.at("code"), Json("record.version"));
}

// A change of a table that the machine does not do while this stands.
class Broken {
 public:
  Broken(std::string_view file, const std::string& change)
      : connection_((office().data().path() / file).string(), store::sqlite::OpenMode::write) {
    connection_.run(("CREATE TRIGGER broken BEFORE UPDATE OF body ON " + change +
                     " BEGIN SELECT RAISE(ABORT, 'broken'); END")
                        .c_str());
  }
  ~Broken() { connection_.run("DROP TRIGGER broken"); }

 private:
  store::sqlite::Connection connection_;
};

TEST(Acts, what_was_begun_and_the_machine_failed_in_is_closed_on_the_trail) {
  const auto id = filed("机器出错时没有删成的会议");
  const auto before = trail_size();
  {
    const Broken store("store.sqlite", "entry");
    const auto said = office().ask(office().as("chief"), erasure_of(id, "\"1\""));
    EXPECT_EQ(said.status, 503U) << said.text;
  }
  EXPECT_EQ(trail_since(before), (Texts{"erasure.begun", "content.erased refused"}));
  EXPECT_EQ(office().audit_lines("content.erased").front().event.details.at("code"), Json("request.store"));
}

TEST(Acts, an_erasure_is_done_though_kept_answers_cannot_be_emptied) {
  const auto id = filed("答复清不空时删除的会议");
  const auto before = trail_size();
  {
    const Broken answers("answers.sqlite", "answer WHEN length(OLD.body) > 0 AND length(NEW.body) = 0");
    const auto said = office().ask(office().as("chief"), erasure_of(id, "\"1\""));
    ASSERT_EQ(said.status, 200U) << said.text;
    EXPECT_EQ(said.json.at("receipt").at("may_linger"), Json(true)) << said.text;
  }
  EXPECT_EQ(trail_since(before), (Texts{"erasure.begun", "content.erased"})) << "it was done";
}

TEST(Acts, an_erasure_whose_answers_linger_says_so) {
  const auto id = filed("有人读着答复时删除的会议");
  // Some answer is kept, and somebody reads it.
  store::sqlite::Connection beside((office().data().path() / "answers.sqlite").string(),
                                   store::sqlite::OpenMode::read);
  beside.run("BEGIN");
  ASSERT_TRUE(store::sqlite::Query(beside, "SELECT count(*) FROM answer").step());
  const auto said = office().ask(office().as("chief"), erasure_of(id, "\"1\""));
  beside.run("ROLLBACK");
  ASSERT_EQ(said.status, 200U) << said.text;
  EXPECT_EQ(said.json.at("receipt").at("may_linger"), Json(true)) << said.text;
}

TEST(Acts, what_is_refused_before_it_begins_leaves_no_line_of_an_act) {
  const auto id = filed("无权删除的会议");
  const auto& clerk = office().as("clerk");
  const auto before = trail_size();
  EXPECT_EQ(office().ask(clerk, erasure_of(id, "\"1\"")).status, 403U);
  for (const auto& kind : trail_since(before)) EXPECT_EQ(kind, "access.refused refused");
}

const std::string kSheet =
    "\xEF\xBB\xBF日期,会议类型,名称,主持人\n2026-02-03,局长办公会,留痕导入的会议,俞静川\n";

Said import_of(const Asker& asker, const std::string& bytes, const std::string& more = "") {
  return office().ask(
      asker, {.method = "POST", .target = "/imports?name=会议.csv&year=2026" + more, .upload = bytes});
}

TEST(Acts, an_import_is_on_the_trail_before_and_after_and_a_dry_run_once) {
  const auto& clerk = office().as("clerk");
  auto before = trail_size();
  ASSERT_EQ(import_of(clerk, kSheet, "&dry_run=true").status, 200U);
  EXPECT_EQ(trail_since(before), (Texts{"import.made"}));
  EXPECT_EQ(office().audit_lines("import.made").front().event.details.at("dry_run"), Json(true));
  before = trail_size();
  const auto said = import_of(clerk, kSheet);
  ASSERT_EQ(said.status, 201U) << said.text;
  EXPECT_EQ(trail_since(before), (Texts{"import.begun", "import.made"}));
}

TEST(Acts, what_an_old_register_only_names_can_be_kept_attached_and_exported_again) {
  const auto& chief = office().as("chief");
  ASSERT_EQ(import_of(office().as("clerk"),
                      "\xEF\xBB\xBF日期,会议类型,名称,主持人,附件\n"
                      "2026-03-04,局长办公会,只记附件名的会,俞静川,纪要甲.txt；签到表.pdf\n")
                .status,
            201U);
  std::string id;
  const auto listed = office().get(chief, "/records?type=meeting&year=2026&limit=100");
  for (const auto& item : listed.items())
    if (item.at("title").as_string().find("只记附件名的会") != std::string::npos)
      id = std::string(item.at("id").as_string());
  ASSERT_FALSE(id.empty());
  const auto file = office().ask(
      chief, {.method = "POST", .target = "/evidence?name=纪要甲.txt", .upload = "会议纪要正文"});
  const JsonObject attached{{"name", "纪要甲.txt"}, {"sha256", file.json.at("sha256")}};
  Ask edit{.method = "PUT",
           .target = "/records/" + id,
           .body = {{"fields", JsonObject{{"date", "2026-03-04"},
                                          {"kind", "局长办公会"},
                                          {"name", "只记附件名的会"},
                                          {"chair", "俞静川"}}},
                    {"evidence", JsonArray{attached, JsonObject{{"name", "别处的.pdf"}}}},
                    {"reason", "补附件"}},
           .if_match = "\"1\""};
  EXPECT_EQ(office().ask(chief, edit).code(), "evidence.absent") << "a name alone is only kept, not made";
  edit.body["evidence"] = JsonArray{attached, JsonObject{{"name", "签到表.pdf"}}};
  const auto done = office().ask(chief, edit);
  ASSERT_EQ(done.status, 200U) << done.text;
  const auto now = office().get(chief, "/records/" + id);
  EXPECT_EQ(now.json.at("fields").at("evidence"), (Json(JsonArray{"纪要甲.txt", "签到表.pdf"})))
      << "the register's column goes with the files";
  EXPECT_EQ(now.json.at("evidence").as_array().size(), 2U);
  const auto exported = office().get(chief, "/records?type=meeting&year=2026&format=csv");
  const auto again = import_of(office().as("clerk"), exported.text, "&dry_run=true");
  EXPECT_EQ(again.json.at("amended"), Json(0)) << again.text;
  EXPECT_EQ(again.json.at("filed"), Json(0)) << again.text;
}

TEST(Acts, an_import_that_is_refused_row_by_row_is_closed_under_a_code_of_the_list) {
  (void)office().as("clerk");
  const auto before = trail_size();
  EXPECT_EQ(import_of(office().as("clerk"),
                      "\xEF\xBB\xBF日期,会议类型,名称,主持人\n不知哪天,局长办公会,甲,俞静川\n")
                .status,
            422U);
  EXPECT_EQ(trail_since(before), (Texts{"import.begun", "import.made refused"}));
  const auto code = office().audit_lines("import.made").front().event.details.at("code").as_string();
  const auto& rows = refusal_rows();
  EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.code == code; }))
      << code;
}

TEST(Acts, a_report_is_issued_with_a_line_before_and_after) {
  (void)filed("先登记一次");
  const auto before = trail_size();
  ASSERT_EQ(office().post(office().as("chief"), "/reports/annual/issue", {{"year", 2025}}).status, 201U);
  EXPECT_EQ(trail_since(before), (Texts{"issue.begun", "report.issued"}));
}

TEST(Imports, the_same_bytes_are_told_to_be_known_only_to_who_may_import_them) {
  const std::string talk = "\xEF\xBB\xBF日期,谈话类型,谈话人,谈话对象\n2026-04-02,日常谈话,许莘,陶嘉木\n";
  const auto ask = [&](const Asker& asker, const std::string& bytes) {
    return office().ask(
        asker,
        {.method = "POST", .target = "/imports?name=谈话.csv&year=2026&dry_run=true", .upload = bytes});
  };
  const auto first = office().ask(
      office().as("chief"), {.method = "POST", .target = "/imports?name=谈话.csv&year=2026", .upload = talk});
  ASSERT_EQ(first.status, 201U) << first.text;
  const auto again = ask(office().as("chief"), talk);
  ASSERT_EQ(again.status, 200U) << again.text;
  EXPECT_EQ(again.json.at("files").at(0).at("was_imported"), Json(true));
  EXPECT_EQ(again.json.at("unchanged"), Json(0));
  // 汪堃's section has nothing to do with it: the guess that was right and the one that was not read the
  // same.
  auto other = talk;
  other.replace(other.find("2026-04-02"), 10, "2026-04-03");
  const auto right = ask(office().as("head"), talk);
  const auto wrong = ask(office().as("head"), other);
  EXPECT_EQ(right.status, 422U) << right.text;
  EXPECT_EQ(right.codes(), wrong.codes());
  EXPECT_EQ(right.json.at("files"), wrong.json.at("files"));
  EXPECT_EQ(right.json.at("notes"), wrong.json.at("notes"));
}

TEST(Imports, the_folder_of_an_upload_does_not_read_as_a_year) {
  // A register takes the year of dates without one from its folder before it takes what the sender says.
  const auto request = office().request_of(
      office().as("clerk"), {.method = "POST", .target = "/imports?name=会议.csv", .upload = "x"});
  const auto match = match_route(request.method, request.path);
  for (int i = 0; i < 20; ++i) {
    const Call call(office().office(), *match.route, request);
    const UploadedFile file(call);
    const auto folder = file.path().parent_path().filename().string();
    EXPECT_EQ(folder.find_first_of("0123456789"), std::string::npos) << folder;
  }
}

TEST(Imports, the_same_bytes_again_leave_later_versions_as_they_are) {
  const std::string sheet = "\xEF\xBB\xBF日期,会议类型,名称,主持人\n2026-02-05,局长办公会,留存会议,俞静川\n";
  ASSERT_EQ(import_of(office().as("clerk"), sheet).status, 201U);
  const auto found = office().get(office().as("clerk"), "/records?type=meeting&q=留存会议");
  const auto id = std::string(found.items().front().at("id").as_string());
  auto fields = office().get(office().as("clerk"), "/records/" + id).json.at("fields").as_object();
  fields["chair"] = "沈喆";
  const auto amended =
      office().ask(office().as("chief"), {.method = "PUT",
                                          .target = "/records/" + id,
                                          .body = {{"fields", fields}, {"reason", "改主持人"}},
                                          .if_match = "\"1\""});
  ASSERT_EQ(amended.status, 200U) << amended.text;
  const auto again = import_of(office().as("clerk"), sheet);
  EXPECT_EQ(again.status, 201U) << again.text;
  EXPECT_EQ(again.json.at("files").at(0).at("was_imported"), Json(true));
  EXPECT_EQ(office().get(office().as("clerk"), "/records/" + id).json.at("fields").at("chair"), Json("沈喆"));
}

TEST(Backup, without_a_key_none_is_made_and_the_remedy_is_told) {
  ApiOffice fresh(std::vector<std::string>{});
  const auto said = fresh.ask(fresh.as("system-admin"), {.method = "POST", .target = "/backup"});
  EXPECT_EQ(said.status, 409U) << said.text;
  EXPECT_EQ(said.code(), "backup.no-key");
  EXPECT_NE(said.text.find("jishi backup-key"), std::string::npos) << said.text;
}

// Under the version that the office has now.
Ask key_setting(const std::string& key) {
  const auto now = office().get(office().as("security-admin"), "/backup-key");
  return {.method = "PUT", .target = "/backup-key", .body = {{"key", key}}, .if_match = now.header("etag")};
}

TEST(Backup, the_key_is_the_security_administrators_to_set_and_on_the_trail) {
  const auto key = app::BackupSecretKey::make().public_key();
  const auto ask = key_setting("  " + key.text() + "\n");
  EXPECT_EQ(office().ask(office().as("system-admin"), ask).status, 403U);
  const auto done = office().ask(office().as("security-admin"), ask);
  ASSERT_EQ(done.status, 200U) << done.text;
  EXPECT_EQ(done.json.at("key"), Json(key.text()));
  EXPECT_EQ(done.json.at("id"), Json(to_hex(key.id())));
  const auto now = office().get(office().as("security-admin"), "/backup-key");
  EXPECT_EQ(now.json, done.json);
  EXPECT_EQ(now.header("etag"), done.header("etag"));
  const auto line = office().audit_lines("policy.changed").front().event;
  EXPECT_EQ(line.object, "backup-key");
  EXPECT_EQ(line.details.at("backup-key").at(1), Json(key.text()));
  auto wrong = key.text();
  wrong[wrong.size() - 9] = wrong[wrong.size() - 9] == 'A' ? 'B' : 'A';
  const auto refused = office().ask(office().as("security-admin"), key_setting(wrong));
  EXPECT_EQ(refused.code(), "backup.public-key") << "a letter that is wrong is found";
}

TEST(Backup, the_key_is_not_exchanged_unseen_nor_by_a_token) {
  const auto key = [] { return app::BackupSecretKey::make().public_key().text(); };
  const auto& admin = office().as("security-admin");
  auto ask = key_setting(key());
  const auto seen = ask.if_match;
  ask.if_match.clear();
  EXPECT_EQ(office().ask(admin, ask).status, 428U);
  ask.if_match = seen;
  ASSERT_EQ(office().ask(admin, ask).status, 200U);
  ask = key_setting(key());
  ask.if_match = seen;
  const auto late = office().ask(admin, ask);
  EXPECT_EQ(late.status, 412U) << late.text;
  EXPECT_EQ(late.code(), "backup.key-version");
  const auto made =
      office().post(admin, "/tokens", {{"name", "x"}, {"rights", JsonArray{"policy.manage"}}, {"days", 1}});
  ASSERT_EQ(made.status, 201U) << made.text;
  auto request = office().request_of({}, key_setting(key()));
  request.headers.emplace_back("authorization", "Bearer " + std::string(made.json.at("token").as_string()));
  const auto by_token = office().raw(request);
  EXPECT_EQ(by_token.status, 403U);
  EXPECT_NE(std::get<std::string>(by_token.body).find("account.no-right"), std::string::npos);
}

TEST(Backup, sealed_it_holds_nothing_in_the_clear_and_opened_it_is_a_data_directory_again) {
  const auto key = app::BackupSecretKey::make();
  ASSERT_EQ(office().ask(office().as("security-admin"), key_setting(key.public_key().text())).status, 200U);
  auto response =
      office().raw(office().request_of(office().as("system-admin"), {.method = "POST", .target = "/backup"}));
  ASSERT_EQ(response.status, 200U);
  EXPECT_EQ(office().audit_lines("backup.made").front().event.details.at("key"),
            Json(to_hex(key.public_key().id())))
      << "to which key";
  const auto& file = std::get<FileBody>(response.body);
  std::ifstream in(file.path, std::ios::binary);
  const std::string bytes{std::istreambuf_iterator<char>(in), {}};
  for (const auto* clear : {"SQLite format", "VERSION", "ledger.key", "PK\x03\x04"})
    EXPECT_EQ(bytes.find(clear), std::string::npos) << clear;
  for (const auto& left : std::filesystem::directory_iterator(office().office().uploads))
    EXPECT_EQ(left.path().string().find("plain"), std::string::npos) << left.path();
  store::TemporaryFolder folder;
  const auto opened = app::open_backup(file.path, key, folder / "data");
  ASSERT_TRUE(opened) << opened.error()[0].line(Lang::en);
  const auto again = app::DataDirectory::open(folder / "data", app::DataDirectory::Access::write);
  ASSERT_TRUE(again) << again.error()[0].line(Lang::en);
  EXPECT_EQ((*again)->store().read()->log_size(1), office().log_size());
}

}  // namespace
}  // namespace jishi::http
