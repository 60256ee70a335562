#pragma once
// What writes were answered with, by account and Idempotency-Key, in DIR/answers.sqlite: a file of its own,
// because each write of the office passes here twice and need not wait for the disk. It outlives the program;
// a power cut may lose the last moment.

#include <filesystem>
#include <memory>
#include <mutex>
#include <string_view>

#include "accounts/accounts.h"
#include "store/sqlite/connection.h"

namespace jishi::accounts {

class KeptAnswers {
 public:
  static Result<std::unique_ptr<KeptAnswers>> open(const std::filesystem::path& data_directory, Clock clock);

  using Claim = std::variant<Accounts::Claimed, KeptAnswer>;
  Result<Claim> claim(std::string_view account, std::string_view key, const Hash& request);
  void finish(std::string_view account, std::string_view key, const KeptAnswer& answer);
  // After an erasure: what was answered is not told again. The keys stay, so that nothing is done twice.
  // False: somebody was reading, and what was overwritten may stand in the write-ahead log; forget_old()
  // tries again.
  [[nodiscard]] bool forget_bodies();
  // Those older than a day; also while nobody claims anything. False: as above.
  [[nodiscard]] bool forget_old();
  void give_up(std::string_view account, std::string_view key);

 private:
  KeptAnswers(std::unique_ptr<store::sqlite::Connection> connection, Clock clock)
      : connection_(std::move(connection)), clock_(std::move(clock)) {}
  void delete_old(Instant now);
  bool delete_bodies();
  bool empty_log();

  std::mutex mutex_;
  std::unique_ptr<store::sqlite::Connection> connection_;
  Clock clock_;
  Instant last_forgotten_;
  bool are_bodies_to_go_ = false;  // an erasure asked for it, and it failed or may have
};

// The same for a data directory that no server has open; no file is made. Refused: accounts.newer,
// answers.linger (somebody was reading: they may stand on the disk for a while).
Outcome forget_answer_bodies(const std::filesystem::path& data_directory);

}  // namespace jishi::accounts
