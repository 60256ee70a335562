// The one door for writes: what each act leaves, what a refused one leaves (nothing), and writes of many
// threads.

#include "app/desk.h"

#include <gtest/gtest.h>

#include <thread>

#include "app/log_tiles.h"
#include "app/office.h"
#include "ledger/tree.h"

namespace jishi::app {
namespace {

std::string code(const Result<Receipt>& result) {
  return result ? "" : result.error()[0].code;
}

TEST(Desk, a_filed_record_is_stored_with_its_entry_and_the_answer_proves_it) {
  Office office;
  const auto receipt = office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕");
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->record, "meeting-2023-1");
  EXPECT_EQ(receipt->version, 1);
  EXPECT_TRUE(office.proves(*receipt));
  const auto stored = office.record("meeting-2023-1");
  EXPECT_EQ(stored.head.status, RecordStatus::filed);
  EXPECT_EQ(stored.head.entry, receipt->index);
  EXPECT_TRUE(office.commits(receipt->index));
  const auto entry = office.entry(receipt->index);
  EXPECT_EQ(entry.kind, "record.filed");
  EXPECT_EQ(entry.id, "meeting-2023-1");
  EXPECT_EQ(entry.unit, Office::kOrigin);
  EXPECT_EQ(entry.actor, "a1");
}

TEST(Desk, no_name_stands_in_the_ledger) {
  Office office;
  (void)office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕");
  (void)office.desk().file(meeting("2023-04-06", "局党组会"), "李强");
  (void)office.desk().file(meeting("2023-04-07", "局党组会"), "王海燕");
  EXPECT_EQ(office.entry(0).actor, "a1");
  EXPECT_EQ(office.entry(1).actor, "a2");
  EXPECT_EQ(office.entry(2).actor, "a1");
  ASSERT_EQ(office.read()->actors(1).size(), 2u);
  EXPECT_EQ(office.read()->entry(1, 0)->bytes.find("王海燕"), std::string::npos);
}

TEST(Desk, an_amendment_is_a_new_version_with_its_reason_and_the_old_one_stays) {
  Office office;
  (void)office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕");
  const auto receipt =
      office.desk().amend("meeting-2023-1", 1, meeting("2023-04-06", "局党组会"), "日期写错", "李强");
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->version, 2);
  EXPECT_TRUE(office.proves(*receipt));
  const auto stored = office.record("meeting-2023-1");
  EXPECT_EQ(stored.head.version, 2);
  EXPECT_EQ(stored.head.first_entry, 0u);
  const auto body = Record::from_body(parse_json(*stored.entry.body)->get_object());
  EXPECT_EQ(body->reason, "日期写错");
  EXPECT_EQ(body->text("date"), "2023-04-06");
  EXPECT_EQ(office.read()->versions(1, "meeting-2023-1"), (std::vector<std::uint64_t>{0, 1}));
  EXPECT_TRUE(office.commits(0));
  EXPECT_EQ(office.entry(1).kind, "record.amended");
}

TEST(Desk, an_amendment_of_another_version_than_the_latest_is_refused) {
  Office office;
  (void)office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕");
  (void)office.desk().amend("meeting-2023-1", 1, meeting("2023-04-06", "局党组会"), "更正", "王海燕");
  EXPECT_EQ(code(office.desk().amend("meeting-2023-1", 1, meeting("2023-04-07", "局党组会"), "更正", "李强")),
            "record.version");
}

TEST(Desk, a_refused_request_leaves_nothing) {
  Office office;
  (void)office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕");
  EXPECT_EQ(code(office.desk().amend("meeting-2023-9", 1, meeting("2023-04-06", "会"), "更正", "新人")),
            "record.none");
  EXPECT_EQ(
      code(office.desk().amend("meeting-2023-1", 1, draft_of("talk", {{"who", "张三"}}), "更正", "新人")),
      "record.other-register");
  EXPECT_EQ(code(office.desk().amend("meeting-2023-1", 1, meeting("2023-04-06", "会"), "", "新人")),
            "record.no-reason");
  EXPECT_EQ(code(office.desk().withdraw("meeting-2023-1", 7, "误登", "新人")), "record.version");
  EXPECT_EQ(code(office.desk().erase("talk-2023-1", "依法删除", "新人")), "record.none");
  EXPECT_EQ(code(office.desk().note("Bad Kind", "x", {}, "新人")), "ledger.entry-member");
  EXPECT_EQ(code(office.desk().file(draft_of("unknown", {}), "新人")), "record.unknown-type");
  auto with_evidence = meeting("2023-04-06", "会");
  with_evidence.evidence.push_back({"纪要.txt", sha256("absent"), 6});
  EXPECT_EQ(code(office.desk().file(with_evidence, "新人")), "evidence.absent");
  EXPECT_EQ(office.read()->log_size(1), 1u);
  EXPECT_EQ(office.read()->actors(1).size(), 2u) << "nobody new";
  EXPECT_EQ(office.record("meeting-2023-1").head.version, 1);
}

TEST(Desk, a_withdrawn_record_keeps_its_content_and_cannot_be_changed) {
  Office office;
  (void)office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕");
  const auto receipt = office.desk().withdraw("meeting-2023-1", 1, "重复登记", "王海燕");
  ASSERT_TRUE(receipt);
  EXPECT_TRUE(office.proves(*receipt));
  const auto stored = office.record("meeting-2023-1");
  EXPECT_EQ(stored.head.status, RecordStatus::withdrawn);
  const auto body = Record::from_body(parse_json(*stored.entry.body)->get_object());
  EXPECT_EQ(body->status, RecordStatus::withdrawn);
  EXPECT_EQ(body->text("name"), "局党组会");
  EXPECT_EQ(body->reason, "重复登记");
  EXPECT_EQ(code(office.desk().amend("meeting-2023-1", 2, meeting("2023-04-06", "会"), "更正", "李强")),
            "record.withdrawn");
  // Its number is not given again.
  EXPECT_EQ(office.desk().file(meeting("2023-05-05", "局党组会"), "王海燕")->record, "meeting-2023-2");
}

TEST(Desk, erasing_takes_every_version_s_body_and_leaves_every_proof) {
  Office office;
  const auto first = office.desk().file(draft_of("talk", {{"who", "张三"}}), "王海燕");
  (void)office.desk().amend("talk-2023-1", 1, draft_of("talk", {{"who", "张三"}, {"about", "病情"}}), "补充",
                            "王海燕");
  const auto erased = office.desk().erase("talk-2023-1", "依法删除", "王海燕");
  ASSERT_TRUE(erased);
  EXPECT_EQ(office.kinds(), (std::vector<std::string>{"record.filed", "record.amended", "content.erased"}));
  for (const std::uint64_t index : {0u, 1u}) {
    EXPECT_FALSE(office.read()->entry(1, index)->body);
    EXPECT_EQ(office.read()->entry(1, index)->salt, "");
  }
  EXPECT_TRUE(office.proves(*first));
  EXPECT_TRUE(office.proves(*erased));
  const auto head = office.record("talk-2023-1").head;
  EXPECT_EQ(head.status, RecordStatus::erased);
  EXPECT_EQ(head.content, Hash{});
  EXPECT_EQ(head.origin_file, "");
  EXPECT_EQ(code(office.desk().erase("talk-2023-1", "再删", "王海燕")), "record.erased");
}

TEST(Desk, an_erasure_says_when_a_reader_keeps_the_text_on_the_disk) {
  const store::TemporaryFolder folder;
  Office office(Office::sqlite(folder));
  (void)office.desk().file(draft_of("talk", {{"who", "张三"}}), "王海燕");
  (void)office.desk().file(draft_of("talk", {{"who", "李四"}}), "王海燕");
  {
    const auto reading = office.read();
    EXPECT_TRUE(office.desk().erase("talk-2023-1", "依法删除", "王海燕")->may_linger);
  }
  EXPECT_FALSE(office.desk().erase("talk-2023-2", "依法删除", "王海燕")->may_linger);
  EXPECT_FALSE(office.desk().file(draft_of("talk", {{"who", "赵敏"}}), "王海燕")->may_linger);
}

TEST(Desk, evidence_brought_by_a_record_is_entered_once) {
  Office office;
  const auto kept = office.desk().keep_evidence(office.file("纪要.txt", "会议纪要"));
  ASSERT_TRUE(kept);
  auto draft = meeting("2023-04-05", "局党组会");
  draft.evidence = {*kept, {"照片.jpg", std::nullopt, 0}};
  (void)office.desk().file(draft, "王海燕");
  draft.fields["name"] = "局务会";
  (void)office.desk().file(draft, "王海燕");
  EXPECT_EQ(office.kinds(), (std::vector<std::string>{"evidence.added", "record.filed", "record.filed"}));
  const auto row = office.read()->evidence(1, *kept->digest);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->media_type, "text/plain");
  EXPECT_EQ(row->name, "纪要.txt");
  EXPECT_TRUE(office.entry(0).id.starts_with("evidence-"));
  EXPECT_EQ(office.entry(0).id.find(to_hex(*kept->digest).substr(0, 16)), std::string::npos)
      << "the ledger tells nothing of the file";
}

TEST(Desk, other_acts_of_one_id_are_counted) {
  Office office;
  EXPECT_EQ(office.desk().note("report.issued", "annual-2023", {{"sha256", "x"}}, "王海燕")->version, 1);
  const auto second = office.desk().note("report.issued", "annual-2023", {{"sha256", "y"}}, "王海燕");
  EXPECT_EQ(second->version, 2);
  EXPECT_TRUE(office.proves(*second));
  EXPECT_EQ(office.desk().note("report.issued", "annual-2024", {}, "王海燕")->version, 1);
}

TEST(Desk, a_failure_at_any_call_is_thrown_leaves_nothing_and_the_next_write_goes_on) {
  for (const bool sqlite : {false, true}) {
    const store::TemporaryFolder folder;
    Office office(sqlite ? Office::sqlite(folder) : store::make_memory_store());
    (void)office.desk().file(meeting("2023-01-01", "第一次"), "王海燕");
    int n = 1;
    for (;; ++n) {
      const auto before = office.read()->log_size(1);
      office.store().fail_at(n);
      bool failed = false;
      try {
        EXPECT_TRUE(office.desk().file(meeting("2023-04-05", "会"), "新人" + std::to_string(n)));
      } catch (const store::StoreFailure&) {
        failed = true;
      }
      office.store().fail_at(0);
      if (!failed) break;
      EXPECT_EQ(office.read()->log_size(1), before) << n;
      EXPECT_EQ(office.read()->latest_checkpoint(1)->size, before) << n;
      // The edge of the tree and the actors' ids were read again.
      const auto next = office.desk().file(meeting("2023-04-05", "之后"), "王海燕");
      ASSERT_TRUE(next);
      EXPECT_TRUE(office.proves(*next)) << n;
    }
    EXPECT_GT(n, 8);
    EXPECT_EQ(office.read()->actors(1).size(), 3u) << "one new";
  }
}

TEST(Desk, every_answered_write_of_many_threads_is_there_and_proved) {
  const store::TemporaryFolder folder;
  Office office(Office::sqlite(folder));
  constexpr int kThreads = 64;
  constexpr int kEach = 10;
  std::vector<std::vector<Receipt>> receipts(kThreads);
  std::vector<std::thread> threads;
  for (int t = 0; t < kThreads; ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < kEach; ++i) {
        auto receipt =
            office.desk().file(meeting("2023-04-05", std::to_string(t) + "/" + std::to_string(i)), "王海燕");
        ASSERT_TRUE(receipt);
        receipts[static_cast<std::size_t>(t)].push_back(std::move(*receipt));
      }
    });
  for (auto& thread : threads) thread.join();
  std::set<std::string> ids;
  for (std::size_t t = 0; t < receipts.size(); ++t)
    for (std::size_t i = 0; i < receipts[t].size(); ++i) {
      const auto& receipt = receipts[t][i];
      ids.insert(receipt.record);
      EXPECT_TRUE(office.proves(receipt));
      const auto body =
          Record::from_body(parse_json(*office.record(receipt.record).entry.body)->get_object());
      EXPECT_EQ(body->text("name"), std::to_string(t) + "/" + std::to_string(i));
    }
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(kThreads * kEach));
  EXPECT_EQ(office.read()->log_size(1), static_cast<std::uint64_t>(kThreads * kEach));
  // Written together: far fewer checkpoints than writes.
  int checkpoints = 0;
  office.read()->each_checkpoint(1, [&](const store::CheckpointRow&) { return ++checkpoints > 0; });
  EXPECT_LT(checkpoints, kThreads * kEach / 2);
}

TEST(Desk, a_log_that_does_not_give_its_latest_checkpoint_is_not_written_to) {
  Office office;
  (void)office.desk().file(meeting("2023-04-05", "会"), "王海燕");
  {
    const auto tx = office.store().begin();
    tx->append_entry(1, {1, "an entry that nobody signed", std::string(32, 's'), "{}"}, "", 1);
    tx->commit();
  }
  Desk other(office.store(), 1, office.signer(), office.evidence(), test_types());
  EXPECT_THROW((void)other.file(meeting("2023-04-06", "会"), "王海燕"), store::StoreFailure);
  EXPECT_EQ(office.read()->log_size(1), 2u);
}

TEST(Desk, the_unfinished_tile_of_level_0_is_made_of_the_entries) {
  Office office;
  for (int i = 0; i < 3; ++i)
    (void)office.desk().file(meeting("2023-04-05", "会" + std::to_string(i)), "王海燕");
  EXPECT_EQ(office.read()->tile(1, 0, 0), std::nullopt);
  const auto reader = office.read();
  std::string hashes;
  reader->each_entry(1, 0, 3, [&](const store::EntryRow& row) {
    hashes += as_bytes(ledger::leaf_hash(row.bytes));
    return true;
  });
  EXPECT_EQ(LogTiles(*reader, 1).tile(0, 0), hashes);
  EXPECT_EQ(LogTiles(*reader, 1).tile(0, 1), std::nullopt);
}

}  // namespace
}  // namespace jishi::app
