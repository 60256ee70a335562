// Verification of a unit's data: an honest one passes, and one changed byte in any table or file is found and
// named.

#include "app/ledger_verify.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <fstream>

#include "app/evidence_folder.h"
#include "app/office.h"
#include "base/text.h"

namespace jishi::app {
namespace {

namespace fs = std::filesystem;

std::string failures(const ledger::VerifyReport& report) {
  std::string out;
  for (const auto& finding : report.findings)
    if (finding.verdict == ledger::Verdict::failed) out += finding.code + ": " + finding.zh + "\n";
  return out;
}

// No Chinese in what is told in English, but for names that are.
std::string not_english(const ledger::VerifyReport& report) {
  std::string out;
  for (const auto& finding : report.findings) {
    const auto text = replace_all(finding.en, "纪要.txt", "");
    for (const char32_t c : to_u32(text))
      if (c >= 0x3000 && c <= 0x9FFF) {
        out += finding.en + "\n";
        break;
      }
  }
  return out;
}

// 700 records, so that there are full tiles; with an amendment, a withdrawal, an erasure, evidence and an
// act.
class VerifyData : public testing::Test {
 protected:
  VerifyData() : office_(Office::sqlite(folder_)) {
    {
      const auto session = office_.desk().import("王海燕");
      for (int i = 0; i < 700; ++i)
        session->add(draft_of("meeting",
                              {{"date", "2023-04-05"}, {"name", std::to_string(i)}, {"text", "正文\"\\{"}},
                              "会议.csv", i + 2));
      session->end_file("会议.csv", sha256("会议"));
      session->commit();
    }
    first_ = office_.read()->latest_checkpoint(1)->note;
    evidence_ = *office_.desk().keep_evidence(office_.file("纪要.txt", "会议纪要"));
    auto draft = draft_of("talk", {{"who", "张三"}});
    draft.evidence = {evidence_};
    (void)office_.desk().file(draft, "王海燕");
    (void)office_.desk().amend("meeting-2023-5", 1, meeting("2023-04-06", "局党组会"), "更正", "王海燕");
    (void)office_.desk().withdraw("meeting-2023-6", 1, "误登", "王海燕");
    (void)office_.desk().file(draft_of("plain", {{"text", "秘"}}), "王海燕");
    (void)office_.desk().erase("plain-2023-1", "依法", "王海燕");
    (void)office_.desk().note("report.issued", "annual-2023", {{"sha256", "x"}}, "王海燕");
  }

  ledger::VerifyReport verify(ledger::VerifyOptions options = {}) {
    options.keys.push_back(*ledger::VerifierKey::from_text(office_.signer().vkey()));
    const auto unit = office_.read()->units()[0];
    return verify_unit(office_.store(), unit, office_.evidence(), test_types(), options);
  }

  void alter(const std::string& sql) {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open((folder_ / "store.sqlite").c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database) << "\n"
        << sql;
    EXPECT_GT(sqlite3_changes(database), 0) << sql;
    sqlite3_close(database);
  }

  store::TemporaryFolder folder_;
  Office office_;
  Evidence evidence_;
  std::string first_;
};

TEST_F(VerifyData, an_untouched_one_passes_and_says_what_it_did_not_see) {
  std::uint64_t done = 0;
  ledger::VerifyOptions options;
  options.kept = {first_};
  options.progress = [&](std::uint64_t now, std::uint64_t) { done = now; };
  const auto report = verify(options);
  EXPECT_TRUE(report.ok) << failures(report);
  EXPECT_EQ(report.size, 707u);
  EXPECT_EQ(done, report.size);
  const auto has = [&](std::string_view code, ledger::Verdict verdict) {
    return std::any_of(report.findings.begin(), report.findings.end(), [&](const auto& finding) {
      return finding.code == code && finding.verdict == verdict;
    });
  };
  for (const char* code : {"checkpoint", "signature", "entries", "form", "tiles", "root", "kept",
                           "checkpoints", "bodies", "heads", "evidence"})
    EXPECT_TRUE(has(code, ledger::Verdict::passed)) << code;
  EXPECT_TRUE(has("erased", ledger::Verdict::not_seen));
}

// --- names

bool has(const ledger::VerifyReport& report, std::string_view code, ledger::Verdict verdict) {
  return std::any_of(report.findings.begin(), report.findings.end(),
                     [&](const auto& finding) { return finding.code == code && finding.verdict == verdict; });
}

TEST_F(VerifyData, names_put_down_before_they_were_entered_are_told_as_not_covered) {
  const auto report = verify();
  EXPECT_TRUE(report.ok) << failures(report);
  EXPECT_TRUE(has(report, "actors", ledger::Verdict::not_seen));
  EXPECT_FALSE(has(report, "actors", ledger::Verdict::passed));
  EXPECT_TRUE(has(report, "unit", ledger::Verdict::not_seen)) << "no entry made this unit";
}

TEST_F(VerifyData, a_new_name_is_entered_once_and_a_changed_one_is_found) {
  const auto before = office_.read()->log_size(1);
  ASSERT_TRUE(office_.desk().file(draft_of("talk", {{"who", "李四"}}), "赵敏"));
  ASSERT_TRUE(office_.desk().file(draft_of("talk", {{"who", "王五"}}), "赵敏"));
  EXPECT_EQ(office_.read()->log_size(1), before + 3);
  EXPECT_EQ(office_.entry(before + 1).kind, "actor.named");
  EXPECT_EQ(office_.entry(before + 1).id, office_.entry(before).actor);
  EXPECT_TRUE(office_.commits(before + 1));
  EXPECT_EQ(office_.read()->entry(1, before + 1)->bytes.find("赵敏"), std::string::npos);
  auto report = verify();
  EXPECT_TRUE(report.ok) << failures(report);
  EXPECT_TRUE(has(report, "actors", ledger::Verdict::passed));

  alter("UPDATE actor SET name = '钱进' WHERE name = '赵敏'");
  report = verify();
  EXPECT_NE(failures(report).find("actors: 经手人的姓名与存证不符（1 处）：经手人 a3 的姓名被改为“钱进”"),
            std::string::npos)
      << failures(report);
  alter("DELETE FROM actor WHERE id = 'a3'");
  EXPECT_NE(failures(verify()).find("经手人 a3 的姓名不见了"), std::string::npos);
}

TEST_F(VerifyData, a_row_that_names_nobody_who_acted_cannot_replace_one_that_is_gone) {
  alter("DELETE FROM actor WHERE id = 'a1'");
  EXPECT_NE(failures(verify()).find("a1"), std::string::npos);
}

TEST_F(VerifyData, a_mark_of_erased_content_that_is_gone_is_found) {
  alter("DELETE FROM import WHERE file = ''");
  EXPECT_NE(failures(verify()).find("plain-2023-1"), std::string::npos) << failures(verify());
}

struct Change {
  std::string sql;
  std::string code;   // finding that fails
  std::string named;  // stands in its sentence
};

TEST_F(VerifyData, one_changed_byte_in_any_table_is_found_and_named) {
  // Each is undone by its second statement.
  const auto flip = [](const std::string& column, int at) {
    // The byte at `at` (from 1) of a blob or text becomes another one.
    return "CAST(substr(CAST(" + column + " AS BLOB), 1, " + std::to_string(at - 1) +
           ") || CASE WHEN substr(CAST(" + column + " AS BLOB), " + std::to_string(at) +
           ", 1) = X'41' THEN X'42' ELSE X'41' END || substr(CAST(" + column + " AS BLOB), " +
           std::to_string(at + 1) + ") AS BLOB)";
  };
  const std::vector<Change> changes = {
      {"entry SET bytes = " + flip("bytes", 12) + " WHERE place = (1 << 40) + 300", "tiles", "300"},
      {"entry SET bytes = " + flip("bytes", 1) + " WHERE place = (1 << 40) + 300", "form", "300"},
      {"entry SET body = CAST(" + flip("body", 20) + " AS TEXT) WHERE place = (1 << 40) + 300", "bodies",
       "meeting-2023-301"},
      {"entry SET salt = " + flip("salt", 32) + " WHERE place = (1 << 40) + 699", "bodies",
       "meeting-2023-700"},
      {"entry SET body = NULL WHERE place = (1 << 40) + 10", "bodies", "meeting-2023-11"},
      {"entry SET body = NULL WHERE place = (1 << 40) + 706", "bodies", "annual-2023"},
      {"entry SET prev = NULL WHERE place = (1 << 40) + 702", "heads", "meeting-2023-5"},
      {"tile SET hashes = " + flip("hashes", 33) + " WHERE level = 0 AND idx = 1", "tiles", "tile/0/001"},
      {"entry SET bytes = " + flip("bytes", 12) + " WHERE place = (1 << 40) + 650", "root", ""},
      {"tile SET hashes = " + flip("hashes", 64) + " WHERE level = 1", "tiles", "tile/1/000"},
      {"tile SET idx = 9 WHERE level = 0 AND idx = 1", "tiles", "tile/0/001"},
      {"checkpoint SET note = CAST(" + flip("note", 30) + " AS TEXT) WHERE size = 700", "checkpoints", "700"},
      {"checkpoint SET note = CAST(" + flip("note", 30) + " AS TEXT) WHERE size = 707", "signature", ""},
      {"checkpoint SET size = 699 WHERE size = 700", "checkpoints", "699"},
      {"head SET version = 3 WHERE seq = 5 AND type = 'meeting'", "heads", "meeting-2023-5"},
      {"head SET status = 1 WHERE seq = 7 AND type = 'meeting'", "heads", "meeting-2023-7"},
      {"head SET status = 0 WHERE seq = 6 AND type = 'meeting'", "heads", "meeting-2023-6"},
      {"head SET status = 2 WHERE seq = 7 AND type = 'meeting'", "heads", "meeting-2023-7"},
      {"head SET year = 2024 WHERE seq = 7 AND type = 'meeting'", "heads", "meeting-2024-7"},
      {"head SET happened_from = happened_from + 1 WHERE seq = 8 AND type = 'meeting'", "heads",
       "meeting-2023-8"},
      {"head SET happened_to = happened_to + 1 WHERE type = 'talk'", "heads", "talk-2023-1"},
      {"head SET content = " + flip("content", 9) + " WHERE seq = 8 AND type = 'meeting'", "heads",
       "meeting-2023-8"},
      {"head SET content = " + flip("content", 9) + " WHERE type = 'talk'", "heads", "talk-2023-1"},
      {"head SET key = key + 1 WHERE seq = 8 AND type = 'meeting'", "heads", "meeting-2023-8"},
      {"head SET key = key + 1 WHERE type = 'talk'", "heads", "talk-2023-1"},
      {"head SET origin_file = 'x.csv' WHERE seq = 9", "heads", "meeting-2023-9"},
      {"head SET origin_row = 1 WHERE seq = 9", "heads", "meeting-2023-9"},
      {"head SET entry = 9 WHERE seq = 11 AND type = 'meeting'", "heads", "meeting-2023-11"},
      {"head SET entry = 100000 WHERE seq = 11 AND type = 'meeting'", "heads", "meeting-2023-11"},
      {"head SET first_entry = 9 WHERE seq = 11 AND type = 'meeting'", "heads", "meeting-2023-11"},
      {"head SET first_entry = 9 WHERE seq = 5 AND type = 'meeting'", "heads", "meeting-2023-5"},
      {"head SET version = 1, entry = 4 WHERE seq = 5 AND type = 'meeting'", "heads", "meeting-2023-5"},
      {"evidence SET name = 'x'", "bodies", "evidence-"},
      {"evidence SET size = size + 1", "bodies", "evidence-"},
      {"evidence SET digest = " + flip("digest", 3), "evidence", "纪要"},
  };
  const auto backup = folder_ / "backup.sqlite";
  alter("PRAGMA wal_checkpoint(TRUNCATE); UPDATE counter SET next = next");
  for (const auto& change : changes) {
    const auto table = change.sql.substr(0, change.sql.find(' '));
    alter(
        "CREATE TABLE IF NOT EXISTS kept AS SELECT 1; DROP TABLE kept; CREATE TABLE kept AS SELECT * FROM " +
        table + "; UPDATE " + change.sql);
    const auto report = verify();
    EXPECT_FALSE(report.ok) << change.sql;
    bool named = false;
    for (const auto& finding : report.findings)
      named = named || (finding.verdict == ledger::Verdict::failed && finding.code == change.code &&
                        finding.zh.find(change.named) != std::string::npos);
    EXPECT_TRUE(named) << change.sql << "\n" << failures(report);
    EXPECT_EQ(not_english(report), "") << change.sql;
    alter("DELETE FROM " + table + "; INSERT INTO " + table + " SELECT * FROM kept; DROP TABLE kept");
  }
  EXPECT_TRUE(verify().ok) << failures(verify());
}

TEST_F(VerifyData, rows_taken_away_are_found_and_named) {
  for (const auto& [sql, named] :
       std::vector<std::pair<std::string, std::string>>{{"head WHERE seq = 12", "meeting-2023-12"},
                                                        {"entry WHERE place = (1 << 40) + 650", "650"},
                                                        {"entry WHERE place = (1 << 40) + 706", "706"},
                                                        {"tile WHERE level = 0 AND idx = 0", "tile/0/000"},
                                                        {"evidence", "evidence-"}}) {
    const auto table = sql.substr(0, sql.find(' '));
    alter("CREATE TABLE kept AS SELECT * FROM " + table + "; DELETE FROM " + sql);
    const auto report = verify();
    EXPECT_FALSE(report.ok) << sql;
    EXPECT_NE(failures(report).find(named), std::string::npos) << sql << "\n" << failures(report);
    alter("DELETE FROM " + table + "; INSERT INTO " + table + " SELECT * FROM kept; DROP TABLE kept");
  }
  EXPECT_TRUE(verify().ok) << failures(verify());
}

TEST_F(VerifyData, a_log_cut_back_with_its_checkpoints_is_seen_by_whoever_kept_one) {
  ledger::VerifyOptions options;
  options.kept = {office_.read()->latest_checkpoint(1)->note};
  alter(
      "DELETE FROM checkpoint WHERE size > 700; DELETE FROM entry WHERE place >= (1 << 40) + 700 AND place < "
      "(2 << 40)");
  const auto report = verify(options);
  EXPECT_NE(failures(report).find("kept: "), std::string::npos) << failures(report);
}

TEST_F(VerifyData, an_evidence_file_altered_or_missing_is_named) {
  const auto path = EvidenceFolder(office_.evidence()).path_of(*evidence_.digest);
  fs::permissions(path, fs::perms::owner_all);
  std::ofstream(path, std::ios::binary) << "会议纪耍";
  EXPECT_NE(failures(verify()).find("“纪要.txt”"), std::string::npos);
  fs::remove(path);
  EXPECT_NE(failures(verify()).find("不见了"), std::string::npos);
}

TEST_F(VerifyData, a_catalogue_whose_key_fields_changed_is_no_damage) {
  auto types = test_types();
  types[0].key = {"name"};
  ledger::VerifyOptions options;
  options.keys.push_back(*ledger::VerifierKey::from_text(office_.signer().vkey()));
  const auto report =
      verify_unit(office_.store(), office_.read()->units()[0], office_.evidence(), types, options);
  EXPECT_TRUE(report.ok) << failures(report);
  EXPECT_TRUE(std::any_of(report.findings.begin(), report.findings.end(),
                          [](const auto& finding) { return finding.code == "keys"; }));
}

}  // namespace
}  // namespace jishi::app
