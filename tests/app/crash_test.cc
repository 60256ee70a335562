// The process is killed at random moments of imports and appends: the store opens, verify passes, a file is
// in whole or not at all, and every write that was answered is there.

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <random>
#include <thread>

#include "app/ledger_verify.h"
#include "app/office.h"
#include "store/failing_disk.h"

namespace jishi::app {
namespace {

constexpr int kKills = 25;
constexpr int kRows = 4'000;

struct Child {
  pid_t id = 0;
  int pipe = -1;  // what it says
};

// Runs the work in another process, which says what it has done through the pipe.
template <class Work>
Child start(Work work) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t id = fork();
  if (id == 0) {
    close(ends[0]);
    work(ends[1]);
    _exit(0);
  }
  close(ends[1]);
  return {id, ends[0]};
}

// Kills it after the time unless it ended before; gives all that it said.
std::string kill_after(const Child& child, std::chrono::microseconds time) {
  std::this_thread::sleep_for(time);
  kill(child.id, SIGKILL);
  int state = 0;
  waitpid(child.id, &state, 0);
  std::string said;
  char buffer[4096];
  for (ssize_t got = read(child.pipe, buffer, sizeof buffer); got > 0;
       got = read(child.pipe, buffer, sizeof buffer))
    said.append(buffer, static_cast<std::size_t>(got));
  close(child.pipe);
  return said;
}

void say(int pipe, const std::string& text) {
  if (write(pipe, text.data(), text.size()) != static_cast<ssize_t>(text.size())) _exit(1);
}

class Crash : public testing::Test {
 protected:
  Crash() {
    std::filesystem::create_directory(folder_ / "evidence");
    key_ = *ledger::generate_key("log.example/crash");
    signer_ = std::move(*ledger::signer_from_key(key_));
    const auto store = open(store::sqlite::OpenMode::create);
    const auto tx = store->begin();
    tx->put_unit({1, "区审计局", "audit-bureau", "log.example/crash", Instant::now()});
    tx->put_actor(1, {"a1", "王海燕"});  // known before: one act is one entry
    tx->commit();
  }
  std::unique_ptr<store::Store> open(store::sqlite::OpenMode mode = store::sqlite::OpenMode::write) {
    return std::move(*store::open_sqlite((folder_ / "store.sqlite").string(), mode));
  }
  std::unique_ptr<Desk> desk(store::Store& store) {
    return std::make_unique<Desk>(store, 1, *signer_, folder_ / "evidence", test_types());
  }
  void expect_sound(store::Store& store) {
    if (store.read()->log_size(1) == 0) return;
    ledger::VerifyOptions options;
    options.keys.push_back(*ledger::VerifierKey::from_text(signer_->vkey()));
    const auto report =
        verify_unit(store, store.read()->units()[0], folder_ / "evidence", test_types(), options);
    for (const auto& finding : report.findings)
      if (finding.verdict == ledger::Verdict::failed) ADD_FAILURE() << finding.zh;
  }

  store::TemporaryFolder folder_;
  std::string key_;
  std::unique_ptr<ledger::Signer> signer_;
  std::mt19937 random_{20231231};
};

TEST_F(Crash, an_import_that_is_killed_is_in_whole_or_not_at_all) {
  int whole = 0;
  // The longest wait adapts, so that kills fall before, within and after the commit whatever the machine's
  // speed.
  double longest_us = 200'000;
  for (int i = 0; i < kKills; ++i) {
    const std::uint64_t before = open()->read()->count_records(1, {});
    const Hash digest = sha256("file " + std::to_string(i));
    const auto child = start([&](int pipe) {
      const auto store = open();
      const auto office = desk(*store);
      const auto session = office->import("王海燕");
      for (int row = 0; row < kRows; ++row)
        session->add(meeting("2023-04-05", std::to_string(i) + "/" + std::to_string(row), "三楼", "会议.csv",
                             row + 2));
      session->end_file("会议.csv", digest);
      session->commit();
      say(pipe, "done");
    });
    const auto wait = std::uniform_real_distribution<>(0, longest_us)(random_);
    const bool was_answered = kill_after(child, std::chrono::microseconds(static_cast<int>(wait))) == "done";
    longest_us *= was_answered ? 0.9 : 1.1;
    const auto store = open();
    const auto reader = store->read();
    const auto added = reader->count_records(1, {}) - before;
    EXPECT_TRUE(added == 0 || added == kRows) << added;
    EXPECT_EQ(added == kRows, reader->was_imported(1, digest));
    EXPECT_TRUE(!was_answered || added == kRows);
    whole += added == kRows ? 1 : 0;
    expect_sound(*store);
  }
  EXPECT_GT(whole, 0);
  EXPECT_LT(whole, kKills);
}

TEST_F(Crash, every_write_that_was_answered_before_the_kill_is_there) {
  std::size_t answered = 0;
  for (int i = 0; i < kKills; ++i) {
    const auto child = start([&](int pipe) {
      const auto store = open();
      const auto office = desk(*store);
      std::vector<std::thread> writers;
      for (int w = 0; w < 8; ++w)
        writers.emplace_back([&, w] {
          for (int n = 0;; ++n) {
            const auto receipt =
                office->file(meeting("2023-04-05", std::to_string(w) + "/" + std::to_string(n)), "王");
            say(pipe, receipt->record + "\n");
          }
        });
      for (auto& writer : writers) writer.join();
    });
    const auto wait = std::uniform_int_distribution<>(20'000, 120'000)(random_);
    const auto said = kill_after(child, std::chrono::microseconds(wait));
    const auto store = open();
    const auto reader = store->read();
    for (std::size_t at = 0, end = said.find('\n'); end != std::string::npos;
         at = end + 1, end = said.find('\n', at)) {
      ++answered;
      EXPECT_TRUE(reader->record(1, said.substr(at, end - at))) << said.substr(at, end - at);
    }
    expect_sound(*store);
  }
  EXPECT_GT(answered, 0u);
}

// Every call of one append that changes a file fails with EIO, one after the other.
TEST_F(Crash, an_append_whose_nth_disk_call_fails_is_thrown_and_leaves_a_sound_store) {
  store::FailingDisk disk;
  int n = 1;
  for (;; ++n) {
    const auto before = open()->read()->log_size(1);
    bool was_answered = true;
    {
      const auto store = open();
      const auto office = desk(*store);
      disk.fail_at(n);
      try {
        EXPECT_TRUE(office->file(meeting("2023-04-05", std::to_string(n)), "王海燕"));
      } catch (const store::StoreFailure&) {
        was_answered = false;
      }
    }
    const bool has_failed = disk.has_failed();
    disk.fail_at(0);
    const auto store = open();
    const auto size = store->read()->log_size(1);
    // What failed in the last sync may have reached the disk all the same: then it is there whole.
    EXPECT_TRUE(size == before || size == before + 1) << n;
    EXPECT_TRUE(!was_answered || size == before + 1) << n;
    expect_sound(*store);
    if (!has_failed) break;
  }
  EXPECT_GT(n, 3);
}

// The process ends exactly there instead.
TEST_F(Crash, an_append_that_is_killed_at_its_nth_disk_call_leaves_a_sound_store) {
  int n = 1;
  for (;; ++n) {
    const auto before = open()->read()->log_size(1);
    const auto child = start([&](int pipe) {
      store::FailingDisk disk;
      const auto store = open();
      const auto office = desk(*store);
      disk.fail_at(n, true);
      if (office->file(meeting("2023-04-05", std::to_string(n)), "王海燕")) say(pipe, "done");
      disk.fail_at(0);
    });
    int state = 0;
    waitpid(child.id, &state, 0);
    char said[5] = {};
    const bool was_answered = read(child.pipe, said, 4) == 4;
    close(child.pipe);
    const auto store = open();
    const auto size = store->read()->log_size(1);
    EXPECT_TRUE(size == before || size == before + 1) << n;
    EXPECT_TRUE(!was_answered || size == before + 1) << n;
    expect_sound(*store);
    if (was_answered) break;
  }
  EXPECT_GT(n, 3);
}

}  // namespace
}  // namespace jishi::app
