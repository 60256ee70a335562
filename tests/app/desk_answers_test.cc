// Writes that call back: from few threads, in the order of the ledger, each exactly once.

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "app/desk.h"
#include "app/office.h"

namespace jishi::app {
namespace {

// Answers as they come.
class Answers {
 public:
  WhenDone one() {
    return [this](Answer answer) {
      const std::lock_guard lock(mutex_);
      threads_.insert(std::this_thread::get_id());
      try {
        results_.push_back(std::move(answer).get());
      } catch (const store::StoreFailure&) {
        ++failures_;
      }
      has_one_.notify_all();
    };
  }
  void wait_for(std::size_t count) {
    std::unique_lock lock(mutex_);
    has_one_.wait(lock, [&] { return results_.size() + failures_ >= count; });
  }
  std::vector<Result<Receipt>> results() {
    const std::lock_guard lock(mutex_);
    return results_;
  }
  std::size_t failures() {
    const std::lock_guard lock(mutex_);
    return failures_;
  }
  std::set<std::thread::id> threads() {
    const std::lock_guard lock(mutex_);
    return threads_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable has_one_;
  std::vector<Result<Receipt>> results_;
  std::size_t failures_ = 0;
  std::set<std::thread::id> threads_;
};

TEST(DeskAnswers, one_thread_keeps_many_writes_in_flight_and_each_is_proved_in_the_order_of_the_ledger) {
  Answers answers;
  const store::TemporaryFolder folder;
  Office office(Office::sqlite(folder));
  constexpr std::size_t kWrites = 600;
  for (std::size_t i = 0; i < kWrites; ++i)
    office.desk().file(meeting("2023-04-05", std::to_string(i)), "王海燕", answers.one());
  answers.wait_for(kWrites);
  const auto results = answers.results();
  for (std::size_t i = 0; i < kWrites; ++i) {
    ASSERT_TRUE(results[i]);
    EXPECT_EQ(results[i]->index, i);
    EXPECT_TRUE(office.proves(*results[i]));
  }
  EXPECT_EQ(answers.threads().size(), 1u);
  EXPECT_FALSE(answers.threads().contains(std::this_thread::get_id()));
}

TEST(DeskAnswers, every_act_can_call_back) {
  Answers answers;
  Office office;
  office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕", answers.one());
  office.desk().amend("meeting-2023-1", 1, meeting("2023-04-06", "局党组会"), "更正", "王海燕",
                      answers.one());
  office.desk().withdraw("meeting-2023-1", 2, "误登", "王海燕", answers.one());
  office.desk().erase("meeting-2023-1", "依法删除", "王海燕", answers.one());
  Desk::CaseStep first;
  first.next = meeting("2023-05-06", "局务会");
  office.desk().take_step(std::move(first), "王海燕", answers.one());
  office.desk().note("report.issued", "annual-2023", {}, "王海燕", answers.one());
  answers.wait_for(6);
  for (const auto& result : answers.results()) {
    ASSERT_TRUE(result);
    EXPECT_TRUE(office.proves(*result));
  }
  EXPECT_EQ(office.kinds(), (std::vector<std::string>{"record.filed", "record.amended", "record.withdrawn",
                                                      "content.erased", "step.taken", "report.issued"}));
}

TEST(DeskAnswers, a_step_is_rechecked_when_the_log_has_moved_on_and_refused_when_its_case_has) {
  Answers answers;
  Office office;
  int rechecks = 0;
  Desk::CaseStep start;
  start.next = meeting("2023-04-05", "局党组会");
  start.recheck = [&](const store::Reader& now) {
    ++rechecks;
    EXPECT_EQ(now.log_size(1), 1u) << "as the step finds it";
    return Refusals{refuse("record.no-reason")};
  };
  office.desk().take_step(start, "王海燕", answers.one());
  answers.wait_for(1);
  EXPECT_EQ(rechecks, 0) << "the log stood at seen_size";
  office.desk().take_step(start, "王海燕", answers.one());
  answers.wait_for(2);
  EXPECT_EQ(rechecks, 1);

  Desk::CaseStep step;
  step.next = meeting("2023-04-06", "局党组会");
  step.next.id = "meeting-2023-1";
  step.version = 1;
  office.desk().take_step(step, "王海燕", answers.one());
  office.desk().take_step(step, "王海燕", answers.one());
  answers.wait_for(4);
  const auto results = answers.results();
  ASSERT_TRUE(results[0]);
  EXPECT_EQ(results[1].error()[0].code, "record.no-reason");
  ASSERT_TRUE(results[2]);
  EXPECT_EQ(results[2]->version, 2);
  EXPECT_TRUE(office.proves(*results[2]));
  EXPECT_EQ(results[3].error()[0].code, "record.version");
  EXPECT_EQ(office.kinds(), (std::vector<std::string>{"step.taken", "step.taken"}));
}

TEST(DeskAnswers, a_step_that_cannot_be_decided_is_refused_before_the_writer_is_asked) {
  Answers answers;
  Office office;
  Desk::CaseStep unknown;
  unknown.next = draft_of("unknown", {});
  office.desk().take_step(unknown, "王海燕", answers.one());
  answers.wait_for(1);
  EXPECT_EQ(answers.results()[0].error()[0].code, "record.unknown-type");
  Desk::CaseStep without_file;
  without_file.next = meeting("2023-04-05", "会");
  without_file.next.evidence.push_back({"纪要.txt", sha256("absent"), 6});
  office.desk().take_step(without_file, "王海燕", answers.one());
  answers.wait_for(2);
  EXPECT_EQ(answers.results()[1].error()[0].code, "evidence.absent");
  EXPECT_EQ(office.read()->log_size(1), 0u);
}

TEST(DeskAnswers, names_that_are_new_are_entered_after_the_acts_and_all_is_proved) {
  Answers answers;
  Office office;
  office.desk().file(meeting("2023-04-05", "局党组会"), "新人", answers.one());
  answers.wait_for(1);
  office.desk().file(meeting("2023-04-06", "局务会"), "新人", answers.one());
  answers.wait_for(2);
  for (const auto& result : answers.results()) {
    ASSERT_TRUE(result);
    EXPECT_TRUE(office.proves(*result));
  }
  EXPECT_EQ(office.kinds(), (std::vector<std::string>{"record.filed", "actor.named", "record.filed"}));
}

TEST(DeskAnswers, a_refusal_is_called_back_too_on_the_same_thread) {
  Answers answers;
  Office office;
  office.desk().file(draft_of("unknown", {}), "王海燕", answers.one());
  office.desk().withdraw("meeting-2023-1", 1, "", "王海燕", answers.one());
  office.desk().withdraw("meeting-2023-1", 1, "误登", "王海燕", answers.one());
  answers.wait_for(3);
  std::multiset<std::string> codes;
  for (const auto& result : answers.results()) codes.insert(result.error()[0].code);
  EXPECT_EQ(codes, (std::multiset<std::string>{"record.no-reason", "record.none", "record.unknown-type"}));
  EXPECT_EQ(answers.threads().size(), 1u);
  EXPECT_FALSE(answers.threads().contains(std::this_thread::get_id()));
  EXPECT_EQ(office.read()->log_size(1), 0u);
}

TEST(DeskAnswers, a_failure_is_called_back_to_each_of_its_batch_and_the_next_write_goes_on) {
  Answers answers;
  Office office;
  (void)office.desk().file(meeting("2023-01-01", "第一次"), "王海燕");
  int n = 1;
  for (std::size_t asked = 0;; ++n) {
    const auto size = office.read()->log_size(1);
    const auto failures = answers.failures();
    office.store().fail_at(n);
    office.desk().file(meeting("2023-04-05", "会"), "王海燕", answers.one());
    answers.wait_for(++asked);
    office.store().fail_at(0);
    if (answers.failures() == failures) break;
    EXPECT_EQ(office.read()->log_size(1), size) << n;
  }
  EXPECT_GT(n, 8);
  EXPECT_TRUE(office.proves(*answers.results().back()));
}

TEST(DeskAnswers, a_callback_may_ask_for_the_next_write) {
  Answers answers;
  Office office;
  constexpr int kWrites = 20;
  int left = kWrites;
  const std::function<void(Answer)> again = [&](Answer answer) {
    if (--left > 0) office.desk().file(meeting("2023-04-05", std::to_string(left)), "王海燕", again);
    answers.one()(std::move(answer));
  };
  office.desk().file(meeting("2023-04-05", "局党组会"), "王海燕", again);
  answers.wait_for(kWrites);
  EXPECT_EQ(office.read()->log_size(1), static_cast<std::uint64_t>(kWrites));
}

TEST(DeskAnswers, a_desk_that_is_destroyed_answers_all_it_owes_and_fails_what_is_asked_meanwhile) {
  Answers answers;
  Office office;
  constexpr std::size_t kWrites = 300;
  std::atomic<int> late = 0;
  {
    Desk desk(office.store(), 1, office.signer(), office.evidence(), test_types());
    for (std::size_t i = 0; i < kWrites; ++i)
      desk.file(meeting("2023-04-05", std::to_string(i)), "王海燕", [&, one = answers.one()](Answer answer) {
        // The last callback comes when the writer is gone, or before; either way it is answered.
        if (answers.results().size() + 1 == kWrites)
          desk.file(meeting("2023-04-06", "最后"), "王海燕", [&](Answer) { ++late; });
        one(std::move(answer));
      });
  }
  EXPECT_EQ(answers.results().size(), kWrites);
  EXPECT_EQ(late, 1);
}

}  // namespace
}  // namespace jishi::app
