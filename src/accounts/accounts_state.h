#pragma once
// What the acts of Accounts share. Private to the .cc files of Accounts.

#include <functional>
#include <map>
#include <mutex>

#include "accounts/account_rows.h"
#include "accounts/accounts.h"
#include "accounts/accounts_file.h"
#include "accounts/displaced_sessions.h"
#include "accounts/guessing.h"
#include "accounts/kept_answers.h"
#include "accounts/password.h"
#include "accounts/refused_sign_ins.h"
#include "accounts/secret.h"
#include "accounts/who_cache.h"

namespace jishi::accounts {

inline constexpr std::int64_t kMinuteMicros = 60ll * 1'000'000;
inline constexpr std::int64_t kHourMicros = 60 * kMinuteMicros;
inline constexpr std::int64_t kDayMicros = 24 * kHourMicros;
inline constexpr std::string_view kNobody = "-";
inline constexpr std::string_view kOwner = "owner";  // who acts on the command line

inline Instant plus(Instant at, std::int64_t micros) {
  return Instant::from_micros(at.micros() + micros);
}

struct Accounts::State {
  State(std::unique_ptr<store::sqlite::Connection> connection_in, std::unique_ptr<KeptAnswers> answers_in,
        AuditSink& audit_in, Clock clock_in, HashCost cost)
      : connection(std::move(connection_in)),
        rows(*connection),
        answers(std::move(answers_in)),
        audit(audit_in),
        clock(std::move(clock_in)),
        hasher(cost) {}

  // --- with the mutex held
  Policy policy() const;
  int policy_version() const;
  BackupKeySetting backup_key() const;
  Result<AccountRow> known(std::string_view id) const;
  Result<AccountRow> at_version(std::string_view id, int version) const;
  Who who_of(const AccountRow& row, std::string_view session, std::string_view secret, Instant now) const;
  // Ends older sessions, and begins one. The event is noted by the caller.
  SignedIn begin_session(const AccountRow& row, std::string_view peer, Instant now);
  // A row that was changed, as its next version, what `beside` changes with it, and the line on the trail:
  // one commit, after which sessions read the account anew. Refused: the line could not be noted; the row
  // given is the changed one all the same.
  Outcome keep_changed(AccountRow& row, AuditEvent event, const std::function<void()>& beside = {});
  // The acts of an administrator and of the owner alike; whether they may is judged before.
  Result<Account> lock(AccountRow& row, std::string_view by, std::string_view peer);
  Result<Account> unlock(AccountRow& row, std::string_view by, std::string_view peer);
  Result<Invited> invite_again(AccountRow& row, std::string_view by, std::string_view peer,
                               JsonObject details);
  // What shuts an account out at once: sessions, tokens, invitations.
  void end_all(std::string_view account);
  void set_password(AccountRow& row, std::string hash, Instant now) const;
  // Counts a failure, shuts the account when it is one too many, and notes it. One commit and nothing else
  // that waits for the disk, whether the login is there or not: else the time would tell. `identity`: what a
  // provider vouched for; it goes onto the trail, what somebody typed does not.
  void note_failure(const std::optional<AccountRow>& row, std::string_view login, std::string_view peer,
                    Instant now, std::string_view identity = {});
  // Whom the link of this digest invites still, and until when.
  std::optional<std::pair<AccountRow, Instant>> invited(const Hash& digest, Instant now) const;
  // Who may not come in whatever the password (the account is shut), or proved who they are and may not come
  // in for another reason: noted, and no failure. Gives the reason.
  Refusal turned_away(const std::optional<AccountRow>& row, std::string_view peer, Instant now,
                      std::string_view identity, Refusal reason);
  // An administrator of this kind would be the last.
  std::optional<Refusal> why_not_lose(const AccountRow& row, const std::vector<Role>& kept) const;
  std::string invite(AccountRow& row, Instant now);
  std::optional<CachedWho> read_session(const Hash& digest, std::string_view secret, Instant now) const;
  std::optional<CachedWho> read_token(const Hash& digest, Instant now) const;

  // --- without it
  // Nothing when the try is within the limits.
  std::optional<Refusal> too_many(std::string_view login, std::string_view peer, Instant now);
  void was_no_guess(std::string_view login, std::string_view peer);
  Outcome why_not_new_password(const AccountRow& row, const Policy& policy, std::string_view password);

  std::unique_ptr<store::sqlite::Connection> connection;
  AccountRows rows;
  std::unique_ptr<KeptAnswers> answers;
  AuditSink& audit;
  Clock clock;
  PasswordHasher hasher;
  mutable std::mutex mutex;  // of connection, rows and refused
  WhoCache cache;
  DisplacedSessions displaced;
  RefusedSignIns refused;
  std::mutex guess_mutex;  // of the buckets
  TokenBuckets by_login{10, 30.0};
  TokenBuckets by_peer{40, 2.0};
};

inline Refusal no_right(Right right) {
  return refuse_right("account.no-right", right);
}
Outcome login_faults(std::string_view login);
Outcome person_faults(std::string_view person);
bool is_administrator(Role role);
bool has_administrator(const std::vector<Role>& roles);

}  // namespace jishi::accounts
