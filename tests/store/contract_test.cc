// The contract of store.h, one suite for every store.

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <functional>
#include <thread>

#include "store/builders.h"
#include "store/failing_store.h"
#include "store/memory/memory_store.h"
#include "store/sqlite/sqlite_store.h"

namespace jishi::store {
namespace {

enum class Kind { memory, sqlite, guarded_sqlite };

class Contract : public testing::TestWithParam<Kind> {
 protected:
  Contract() {
    if (GetParam() == Kind::memory) {
      inner_ = make_memory_store();
    } else {
      auto opened = open_sqlite((folder_ / "store.sqlite").string(), sqlite::OpenMode::create);
      inner_ = std::move(*opened);
    }
    if (GetParam() == Kind::guarded_sqlite) guarded_ = std::make_unique<FailingStore>(*inner_);
    write([](Transaction& tx) {
      tx.put_unit({1, "区审计局", "audit-bureau", "log.example/1", Instant::from_micros(5)});
    });
  }
  Store& store() { return guarded_ ? *guarded_ : *inner_; }
  void write(const std::function<void(Transaction&)>& act) {
    const auto tx = store().begin();
    act(*tx);
    tx->commit();
  }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<Store> inner_;
  std::unique_ptr<Store> guarded_;
};

std::string kind_name(const testing::TestParamInfo<Kind>& tested) {
  constexpr std::array<const char*, 3> names = {"memory", "sqlite", "guarded_sqlite"};
  return names[static_cast<std::size_t>(tested.param)];
}
INSTANTIATE_TEST_SUITE_P(Stores, Contract, testing::Values(Kind::memory, Kind::sqlite, Kind::guarded_sqlite),
                         kind_name);

std::vector<std::string> ids(const Reader& reader, const RecordFilter& filter) {
  std::vector<std::string> out;
  reader.each_record(1, filter, [&](const HeadWithBody& row) {
    out.push_back(row.head.id);
    return true;
  });
  EXPECT_EQ(out.size(), reader.count_records(1, filter));
  return out;
}

// meeting-2023-1..3, meeting-2022-1, talk-2023-1; each with its entry.
void put_records(Transaction& tx) {
  std::uint64_t index = tx.log_size(1);
  const auto put = [&](const std::string& type, int year, int sequence) {
    tx.append_entry(1, entry_row(index), Record::make_id(type, year, sequence), 1);
    tx.put_head(1, head_row(type, year, sequence, index));
    ++index;
  };
  put("talk", 2023, 1);
  put("meeting", 2023, 2);
  put("meeting", 2023, 1);
  put("meeting", 2022, 1);
  put("meeting", 2023, 3);
}

TEST_P(Contract, a_unit_comes_back_as_it_was_put) {
  const auto units = store().read()->units();
  ASSERT_EQ(units.size(), 1u);
  EXPECT_EQ(units[0].name, "区审计局");
  EXPECT_EQ(units[0].kind, "audit-bureau");
  EXPECT_EQ(units[0].origin, "log.example/1");
  EXPECT_EQ(units[0].created.micros(), 5);
}

TEST_P(Contract, a_transaction_reads_its_own_writes_and_readers_do_not_before_the_commit) {
  const auto tx = store().begin();
  put_records(*tx);
  EXPECT_EQ(tx->log_size(1), 5u);
  EXPECT_TRUE(tx->record(1, "meeting-2023-2"));
  EXPECT_EQ(store().read()->log_size(1), 0u);
  EXPECT_FALSE(store().read()->record(1, "meeting-2023-2"));
  tx->commit();
  EXPECT_EQ(store().read()->log_size(1), 5u);
  EXPECT_TRUE(store().read()->record(1, "meeting-2023-2"));
}

TEST_P(Contract, a_transaction_that_is_not_committed_leaves_nothing) {
  {
    const auto tx = store().begin();
    put_records(*tx);
    tx->next_number(1, "meeting-2023");
  }
  EXPECT_EQ(store().read()->log_size(1), 0u);
  EXPECT_EQ(store().begin()->next_number(1, "meeting-2023"), 1);
}

TEST_P(Contract, a_reader_keeps_the_commit_it_was_taken_at) {
  const auto before = store().read();
  write(put_records);
  EXPECT_EQ(before->log_size(1), 0u);
  EXPECT_EQ(store().read()->log_size(1), 5u);
}

TEST_P(Contract, every_column_of_a_head_and_its_entry_comes_back) {
  write(put_records);
  auto wanted = head_row("meeting", 2023, 2, 1);
  const auto found = store().read()->record(1, "meeting-2023-2");
  ASSERT_TRUE(found);
  const auto& head = found->head;
  EXPECT_EQ(head.id, wanted.id);
  EXPECT_EQ(head.type, "meeting");
  EXPECT_EQ(head.year, 2023);
  EXPECT_EQ(head.sequence, 2);
  EXPECT_EQ(head.version, 1);
  EXPECT_EQ(head.status, RecordStatus::filed);
  EXPECT_EQ(head.happened_from, wanted.happened_from);
  EXPECT_EQ(head.happened_to, wanted.happened_to);
  EXPECT_EQ(head.content, wanted.content);
  EXPECT_EQ(head.key, -2);
  EXPECT_EQ(head.origin_file, "会议.csv");
  EXPECT_EQ(head.origin_row, 3);
  EXPECT_EQ(head.entry, 1u);
  EXPECT_EQ(head.first_entry, 1u);
  EXPECT_EQ(found->entry.bytes, "entry 1");
  EXPECT_EQ(found->entry.salt, std::string(32, '\1'));
  EXPECT_EQ(found->entry.body, R"({"body":1})");
}

TEST_P(Contract, records_come_by_type_year_and_sequence_and_are_filtered) {
  write(put_records);
  write([](Transaction& tx) {
    auto head = head_row("meeting", 2023, 1, 2);
    head.status = RecordStatus::withdrawn;
    tx.put_head(1, head);
  });
  const auto reader = store().read();
  using Ids = std::vector<std::string>;
  EXPECT_EQ(ids(*reader, {}), (Ids{"meeting-2022-1", "meeting-2023-2", "meeting-2023-3", "talk-2023-1"}));
  EXPECT_EQ(ids(*reader, {.type = {}, .year = {}, .happened = {}, .with_withdrawn = true}).size(), 5u);
  EXPECT_EQ(ids(*reader, {.type = "meeting", .year = 2023, .happened = {}, .with_withdrawn = true}),
            (Ids{"meeting-2023-1", "meeting-2023-2", "meeting-2023-3"}));
  EXPECT_EQ(ids(*reader, {.type = "meeting", .year = {}, .happened = {}}).size(), 3u);
  EXPECT_EQ(ids(*reader, {.type = {}, .year = 2022, .happened = {}}), (Ids{"meeting-2022-1"}));
  // Overlap, ends included.
  EXPECT_EQ(ids(*reader, {.type = {}, .year = {}, .happened = Span::of_day(*Day::from_iso("2022-03-31"))}),
            (Ids{"meeting-2022-1"}));
  EXPECT_EQ(ids(*reader, {.type = {}, .year = {}, .happened = Span::of_day(*Day::from_iso("2022-04-01"))}),
            (Ids{}));
}

TEST_P(Contract, records_of_a_file_are_those_of_it_and_of_its_sheets) {
  write(put_records);
  const auto put = [&](int sequence, const std::string& file, RecordStatus status = RecordStatus::filed) {
    write([&](Transaction& tx) {
      auto head = head_row("meeting", 2023, sequence, 2);
      head.origin_file = file;
      head.status = status;
      tx.put_head(1, head);
    });
  };
  put(1, "台账%.xlsx");
  put(2, "台账%.xlsx!会议");
  put(3, "台账%.xlsx!会议", RecordStatus::withdrawn);
  put(4, "台账一.xlsx!会议");
  put(5, "台账%.xlsx.csv");
  const auto reader = store().read();
  std::vector<std::string> found;
  reader->each_head_from(1, "台账%.xlsx", [&](const HeadRow& head) {
    found.push_back(head.id);
    return true;
  });
  EXPECT_EQ(found, (std::vector<std::string>{"meeting-2023-1", "meeting-2023-2"}));
  found.clear();
  reader->each_head_from(1, "台账%.xlsx", [&](const HeadRow& head) {
    found.push_back(head.id);
    return false;
  });
  EXPECT_EQ(found.size(), 1u) << "a walk stops when the visitor says so";
}

TEST_P(Contract, a_walk_stops_when_the_visitor_says_so) {
  write(put_records);
  int seen = 0;
  store().read()->each_record(1, {}, [&](const HeadWithBody&) { return ++seen < 2; });
  EXPECT_EQ(seen, 2);
  seen = 0;
  store().read()->each_entry(1, 0, 5, [&](const EntryRow&) { return ++seen < 3; });
  EXPECT_EQ(seen, 3);
}

TEST_P(Contract, walks_may_be_nested) {
  write(put_records);
  const auto reader = store().read();
  int pairs = 0;
  reader->each_entry(1, 0, 5, [&](const EntryRow&) {
    reader->each_entry(1, 0, 5, [&](const EntryRow&) { return ++pairs > 0; });
    return true;
  });
  EXPECT_EQ(pairs, 25);
}

TEST_P(Contract, heads_are_found_by_their_key_within_type_and_year) {
  write(put_records);
  const auto reader = store().read();
  ASSERT_EQ(reader->heads_by_key(1, "meeting", 2023, -2).size(), 1u);
  EXPECT_EQ(reader->heads_by_key(1, "meeting", 2023, -2)[0].id, "meeting-2023-2");
  EXPECT_TRUE(reader->heads_by_key(1, "meeting", 2022, -2).empty());
  EXPECT_TRUE(reader->heads_by_key(1, "talk", 2023, -2).empty());
}

TEST_P(Contract, an_amended_head_is_replaced_and_its_versions_are_chained) {
  write(put_records);
  write([](Transaction& tx) {
    for (const int version : {2, 3}) {
      const auto index = tx.log_size(1);
      tx.append_entry(1, entry_row(index, "amended"), "meeting-2023-2", version);
      auto head = head_row("meeting", 2023, 2, index);
      head.version = version;
      head.first_entry = 1;
      tx.put_head(1, head);
    }
  });
  const auto reader = store().read();
  EXPECT_EQ(reader->versions(1, "meeting-2023-2"), (std::vector<std::uint64_t>{1, 5, 6}));
  EXPECT_EQ(reader->versions(1, "meeting-2023-1"), (std::vector<std::uint64_t>{2}));
  EXPECT_TRUE(reader->versions(1, "meeting-2023-9").empty());
  EXPECT_EQ(reader->record(1, "meeting-2023-2")->entry.bytes, "amended 6");
  EXPECT_EQ(reader->count_records(1, {}), 5u);
}

TEST_P(Contract, an_unknown_or_malformed_id_is_no_record) {
  write(put_records);
  const auto reader = store().read();
  for (const char* id :
       {"", "meeting", "meeting-2023", "meeting-2023-0", "meeting-2023-02", "meeting-2023--2",
        "meeting-2023-2 ", "-2023-2", "meeting-2023-99999999999999999999"})
    EXPECT_FALSE(reader->record(1, id)) << id;
}

TEST_P(Contract, entries_are_read_in_order_over_a_half_open_range) {
  write(put_records);
  std::vector<std::uint64_t> seen;
  store().read()->each_entry(1, 1, 4, [&](const EntryRow& entry) {
    seen.push_back(entry.index);
    EXPECT_EQ(entry.bytes, "entry " + std::to_string(entry.index));
    return true;
  });
  EXPECT_EQ(seen, (std::vector<std::uint64_t>{1, 2, 3}));
  EXPECT_FALSE(store().read()->entry(1, 5));
  EXPECT_EQ(store().read()->entry(1, 4)->bytes, "entry 4");
}

TEST_P(Contract, an_erased_body_takes_its_salt_along_and_leaves_the_entry) {
  write(put_records);
  write([](Transaction& tx) { tx.erase_body(1, 3); });
  const auto entry = store().read()->entry(1, 3);
  ASSERT_TRUE(entry);
  EXPECT_EQ(entry->bytes, "entry 3");
  EXPECT_EQ(entry->body, std::nullopt);
  EXPECT_EQ(entry->salt, "");
  EXPECT_EQ(store().read()->entry(1, 2)->body, R"({"body":2})");
}

TEST_P(Contract, an_entry_without_a_body_stays_without_one_in_a_walk) {
  write([](Transaction& tx) {
    auto first = entry_row(0);
    auto second = entry_row(1);
    second.body.reset();
    tx.append_entry(1, first, "", 1);
    tx.append_entry(1, second, "", 1);
    tx.append_entry(1, entry_row(2), "", 1);
  });
  std::vector<bool> has_body;
  store().read()->each_entry(1, 0, 3, [&](const EntryRow& entry) {
    has_body.push_back(entry.body.has_value());
    return true;
  });
  EXPECT_EQ(has_body, (std::vector<bool>{true, false, true}));
}

TEST_P(Contract, numbers_of_a_series_are_given_once_in_order) {
  write([](Transaction& tx) {
    EXPECT_EQ(tx.next_number(1, "meeting-2023"), 1);
    EXPECT_EQ(tx.next_numbers(1, "meeting-2023", 0), 2);
    EXPECT_EQ(tx.next_numbers(1, "meeting-2023", 10), 2);
    EXPECT_EQ(tx.next_number(1, "meeting-2024"), 1);
  });
  write([](Transaction& tx) {
    EXPECT_EQ(tx.next_number(1, "meeting-2023"), 12);
    EXPECT_EQ(tx.next_number(2, "meeting-2023"), 1);
  });
}

TEST_P(Contract, tiles_are_replaced_as_they_grow) {
  write([](Transaction& tx) {
    tx.put_tile(1, 0, 7, "abc");
    tx.put_tile(1, 0, 7, std::string("ab\0cd", 5));
  });
  EXPECT_EQ(store().read()->tile(1, 0, 7), std::string("ab\0cd", 5));
  EXPECT_FALSE(store().read()->tile(1, 1, 7));
  EXPECT_FALSE(store().read()->tile(2, 0, 7));
}

TEST_P(Contract, checkpoints_come_by_size_and_the_latest_is_the_largest) {
  EXPECT_FALSE(store().read()->latest_checkpoint(1));
  write([](Transaction& tx) {
    tx.put_checkpoint(1, {20, "twenty"});
    tx.put_checkpoint(1, {3, "three"});
  });
  EXPECT_EQ(store().read()->latest_checkpoint(1)->note, "twenty");
  std::string seen;
  store().read()->each_checkpoint(1, [&](const CheckpointRow& row) {
    seen += row.note + ";";
    return true;
  });
  EXPECT_EQ(seen, "three;twenty;");
}

TEST_P(Contract, imports_actors_and_evidence_are_remembered_for_their_unit) {
  const Hash digest = sha256("file");
  write([&](Transaction& tx) {
    tx.put_import(1, {digest, "会议.csv", Instant::from_micros(1), "a1"});
    tx.put_import(1, {digest, "again.csv", Instant::from_micros(2), "a1"});
    tx.put_actor(1, {"a1", "王海燕"});
    tx.put_evidence(1, {digest, 4, "text/plain", "纪要.txt"});
    tx.put_evidence(1, {digest, 4, "text/plain", "另名.txt"});
  });
  const auto reader = store().read();
  EXPECT_TRUE(reader->was_imported(1, digest));
  EXPECT_FALSE(reader->was_imported(2, digest));
  EXPECT_FALSE(reader->was_imported(1, sha256("other")));
  ASSERT_EQ(reader->actors(1).size(), 1u);
  EXPECT_EQ(reader->actors(1)[0].name, "王海燕");
  ASSERT_TRUE(reader->evidence(1, digest));
  EXPECT_EQ(reader->evidence(1, digest)->name, "纪要.txt");
  EXPECT_EQ(reader->evidence(1, digest)->size_bytes, 4u);
  EXPECT_FALSE(reader->evidence(2, digest));
  int files = 0;
  reader->each_evidence(1, [&](const EvidenceRow& row) { return row.digest == digest && ++files > 0; });
  EXPECT_EQ(files, 1);
}

TEST_P(Contract, units_do_not_see_each_other) {
  write(put_records);
  write([](Transaction& tx) {
    EXPECT_EQ(tx.log_size(2), 0u);
    tx.append_entry(2, entry_row(0, "other"), "meeting-2023-2", 1);
    tx.put_head(2, head_row("meeting", 2023, 2, 0));
  });
  const auto reader = store().read();
  EXPECT_EQ(reader->record(2, "meeting-2023-2")->entry.bytes, "other 0");
  EXPECT_EQ(reader->record(1, "meeting-2023-2")->entry.bytes, "entry 1");
  EXPECT_EQ(reader->log_size(2), 1u);
  EXPECT_EQ(reader->count_records(2, {}), 1u);
}

TEST_P(Contract, a_second_writer_waits_for_the_first) {
  auto first = store().begin();
  std::atomic<bool> began = false;
  std::thread second([&] {
    const auto tx = store().begin();
    began = true;
    EXPECT_EQ(tx->next_number(1, "s"), 2);
  });
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_FALSE(began);
  EXPECT_EQ(first->next_number(1, "s"), 1);
  first->commit();
  second.join();
  EXPECT_TRUE(began);
}

TEST_P(Contract, readers_of_many_threads_see_whole_commits_only) {
  std::atomic<bool> stop = false;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      while (!stop) EXPECT_EQ(store().read()->log_size(1) % 5, 0u);
    });
  for (int i = 0; i < 20; ++i)
    write([](Transaction& tx) {
      for (int k = 0; k < 5; ++k) tx.append_entry(1, entry_row(tx.log_size(1)), "", 1);
    });
  stop = true;
  for (auto& thread : threads) thread.join();
}

TEST_P(Contract, an_entry_out_of_turn_stops_the_process) {
  EXPECT_DEATH(write([](Transaction& tx) { tx.append_entry(1, entry_row(3), "", 1); }),
               "not the size of the log");
}

// A store that fails at the n-th call, for every n, over both real ones.
class Failing : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Stores, Failing, testing::Bool());

TEST_P(Failing, a_failure_at_any_call_leaves_nothing_and_the_store_goes_on) {
  const TemporaryFolder folder;
  auto inner = GetParam() ? std::move(*open_sqlite((folder / "s.sqlite").string(), sqlite::OpenMode::create))
                          : make_memory_store();
  FailingStore store(*inner);
  const auto write = [&] {
    const auto tx = store.begin();
    tx->put_unit({1, "局", "k", "o", {}});
    put_records(*tx);
    tx->put_tile(1, 0, 0, "tile");
    tx->put_checkpoint(1, {5, "note"});
    tx->next_number(1, "s");
    tx->erase_body(1, 0);
    tx->commit();
  };
  int n = 1;
  for (;; ++n) {
    store.fail_at(n);
    try {
      write();
    } catch (const StoreFailure&) {
      const auto reader = store.read();
      EXPECT_EQ(reader->log_size(1), 0u) << n;
      EXPECT_TRUE(reader->units().empty()) << n;
      EXPECT_FALSE(reader->latest_checkpoint(1)) << n;
      continue;
    }
    break;
  }
  EXPECT_GT(n, 15);
  EXPECT_EQ(store.read()->log_size(1), 5u);
}

}  // namespace
}  // namespace jishi::store
