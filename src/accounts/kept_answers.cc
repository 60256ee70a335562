#include "accounts/kept_answers.h"

#include "accounts/accounts_file.h"
#include "base/json.h"

namespace jishi::accounts {

using store::sqlite::BlobView;
using store::sqlite::Query;

namespace {

constexpr std::int64_t kKeptMicros = 24ll * 3600 * 1'000'000;
constexpr const char* kFile = "answers.sqlite";
constexpr int kLogWaitMs = 500;
constexpr std::int64_t kBetweenForgetting = 600ll * 1'000'000;

// state: 0 being done, 1 done, 2 the program ended meanwhile.
enum State { kBusy, kDone, kUnfinished };
constexpr const char* kSchema[] = {R"sql(
CREATE TABLE answer (
  account TEXT NOT NULL,
  key TEXT NOT NULL,
  request BLOB NOT NULL,
  at BIGINT NOT NULL,
  state INTEGER NOT NULL,
  status INTEGER NOT NULL,
  headers TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (account, key)
) WITHOUT ROWID;
CREATE INDEX answer_at ON answer (at);
)sql"};

std::string headers_text(const KeptAnswer& answer) {
  JsonArray out;
  for (const auto& [name, value] : answer.headers) out.push_back(JsonArray{name, value});
  return canonical(out);
}

std::vector<std::pair<std::string, std::string>> headers_of(std::string_view text) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto json = parse_json(text);
  if (!json || !json->is_array()) return out;
  for (const auto& item : json->get_array())
    if (item.is_array() && item.get_array().size() == 2)
      out.emplace_back(std::string(item.get_array()[0].as_string()),
                       std::string(item.get_array()[1].as_string()));
  return out;
}

}  // namespace

Result<std::unique_ptr<KeptAnswers>> KeptAnswers::open(const std::filesystem::path& data_directory,
                                                       Clock clock) {
  auto connection = open_file(data_directory / kFile, kSchema, Durable::normal);
  if (!connection) return connection.error();
  Query(**connection, "UPDATE answer SET state = 2 WHERE state = 0").run();
  auto out = std::unique_ptr<KeptAnswers>(new KeptAnswers(std::move(*connection), std::move(clock)));
  (void)out->forget_old();  // and again in an hour
  return out;
}

Result<KeptAnswers::Claim> KeptAnswers::claim(std::string_view account, std::string_view key,
                                              const Hash& request) {
  const std::lock_guard lock(mutex_);
  const auto now = clock_();
  if (now.micros() - last_forgotten_.micros() >= kBetweenForgetting) delete_old(now);
  {
    Query known(
        *connection_,
        "SELECT request, at, state, status, headers, body FROM answer WHERE account = $1 AND key = $2");
    known.bind(account, key);
    if (known.step() && known.integer(1) > now.micros() - kKeptMicros) {
      if (known.hash(0) != request) return refuse("idempotency.other");
      if (known.small(2) == kBusy) return refuse("idempotency.busy");
      if (known.small(2) == kUnfinished) return refuse("idempotency.unfinished");
      return Claim(
          KeptAnswer{static_cast<unsigned>(known.small(3)), headers_of(known.bytes(4)), known.text(5)});
    }
  }
  Query(*connection_,
        "INSERT OR REPLACE INTO answer (account, key, request, at, state, status, headers, body) "
        "VALUES ($1, $2, $3, $4, 0, 0, '[]', '')")
      .bind(account, key, request, now.micros())
      .run();
  return Claim(Accounts::Claimed{});
}

void KeptAnswers::finish(std::string_view account, std::string_view key, const KeptAnswer& answer) {
  const std::lock_guard lock(mutex_);
  const auto headers = headers_text(answer);
  const std::string_view body =
      answer.body.size() <= kKeptAnswerBytes ? std::string_view(answer.body) : std::string_view();
  Query(*connection_,
        "UPDATE answer SET state = 1, status = $1, headers = $2, body = $3 WHERE account = $4 AND key = $5")
      .bind(static_cast<int>(answer.status), headers, BlobView{body}, account, key)
      .run();
}

bool KeptAnswers::forget_bodies() {
  const std::lock_guard lock(mutex_);
  are_bodies_to_go_ = true;
  return delete_bodies();
}

bool KeptAnswers::forget_old() {
  const std::lock_guard lock(mutex_);
  delete_old(clock_());
  return are_bodies_to_go_ ? delete_bodies() : empty_log();
}

void KeptAnswers::give_up(std::string_view account, std::string_view key) {
  const std::lock_guard lock(mutex_);
  Query(*connection_, "DELETE FROM answer WHERE account = $1 AND key = $2 AND state = 0")
      .bind(account, key)
      .run();
}

void KeptAnswers::delete_old(Instant now) {
  last_forgotten_ = now;
  Query(*connection_, "DELETE FROM answer WHERE at <= $1").bind(now.micros() - kKeptMicros).run();
}

bool KeptAnswers::delete_bodies() {
  Query(*connection_, "UPDATE answer SET body = ''").run();
  const bool is_done = empty_log();
  are_bodies_to_go_ = !is_done;
  return is_done;
}

// What was overwritten stands in the write-ahead log until it is emptied.
bool KeptAnswers::empty_log() {
  return connection_->cut_log(kLogWaitMs);
}

Outcome forget_answer_bodies(const std::filesystem::path& data_directory) {
  if (!std::filesystem::exists(data_directory / kFile)) return Done{};
  const auto answers = KeptAnswers::open(data_directory, Instant::now);
  if (!answers) return answers.error();
  if (!(*answers)->forget_bodies()) return refuse("answers.linger");
  return Done{};
}

}  // namespace jishi::accounts
