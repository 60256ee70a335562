#pragma once
// Accounts: who may come in, and as whom. DIR/accounts.sqlite (docs/adr/0012-accounts-file.md); nothing of it
// is in the unit's ledger, and every act is on the audit trail before it holds. All members may be called
// from any thread. Secrets are given out once and kept as digests only. `peer` is the address a request came
// from. Failures of the machine are thrown as store::StoreFailure; nothing has happened then.

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "accounts/audit.h"
#include "accounts/policy.h"
#include "accounts/who.h"
#include "base/result.h"
#include "domain/organisation.h"

namespace jishi::accounts {

using Clock = std::function<Instant()>;

enum class AccountState { invited, active, locked };
std::string_view state_name(AccountState state);  // invited, active, locked

struct Account {
  std::string id;      // u1, u2 …
  std::string login;   // small letters, digits, . _ - @
  std::string person;  // 姓名, or 姓名（单位） of an outsider
  std::vector<Role> roles;
  Scope scope;
  AccountState state = AccountState::invited;
  bool has_totp = false;
  Instant made;
  std::optional<Instant> signed_in;   // the last time
  std::optional<Instant> shut_until;  // after too many failures
  std::optional<Instant> password_set;
  int version = 1;  // for If-Match; grows with every change an administrator sees
};

// A session that has just begun. The secret goes into the cookie and is nowhere else.
struct SignedIn {
  std::string secret;
  Who who;
};

struct SessionRow {
  std::string id;
  Instant began;
  Instant seen;
  std::string peer;
  bool is_this = false;
};

struct TokenRow {
  std::string id;
  std::string name;
  std::vector<Right> rights;
  Instant made;
  Instant ends;
  std::optional<Instant> seen;
};

struct NewToken {
  std::string id;
  std::string token;  // jishi_…
};

struct TotpOffer {
  std::string secret;  // base32
  std::string uri;     // otpauth://totp/…
};

// Who will be one of the three administrators.
struct FirstAccount {
  Role role;
  std::string login;
  std::string person;
  std::string password;
};

struct Invitation {
  std::string login;
  std::string person;
  Instant until;
};

struct Invited {
  Account account;
  std::string code;  // for /#/invite/<code>; once, within 72 hours
};

struct Granted {
  Account account;
  Refusals warnings;  // roles whose person holds no such post today: given, and told
};

// What an Idempotency-Key was answered with.
struct KeptAnswer {
  unsigned status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};
inline constexpr std::size_t kKeptAnswerBytes = 256u << 10;

struct BackupKeySetting {
  std::string text;  // empty: none is set
  int version = 1;   // for If-Match
};

// How dear a password is to hash (argon2id). Tests take the cheapest.
struct HashCost {
  unsigned long long operations = 2;
  std::size_t memory_bytes = 64u << 20;
};

class Accounts {
 public:
  // The file is made when there is none. Refused: accounts.newer. The sink outlives the accounts.
  static Result<std::unique_ptr<Accounts>> open(const std::filesystem::path& data_directory, AuditSink& audit,
                                                Clock clock = Instant::now, HashCost cost = {});
  // Beside a server that may be running: list() and new_setup_code(), nothing else.
  static Result<std::unique_ptr<Accounts>> open_beside(const std::filesystem::path& data_directory,
                                                       AuditSink& audit);
  ~Accounts();

  // --- the first start
  bool needs_setup() const;  // no account yet
  // A new code; the one before it no longer holds. Refused: account.set-up-done.
  Result<std::string> new_setup_code();
  // The three administrators at once. Refused: account.setup-code, account.three-needed, and what is wrong
  // with any of them.
  Result<std::vector<Account>> set_up(std::string_view code, const std::vector<FirstAccount>& three,
                                      std::string_view peer);

  // --- coming in
  // Refused: account.wrong (also for a login that is not there), account.code-needed (the password was right,
  // a code of the second factor is missing), account.locked (by an administrator; the password was right),
  // account.shut (after too many failures), account.too-many (with the seconds to wait), account.expired.
  Result<SignedIn> sign_in(std::string_view login, std::string_view password, std::string_view code,
                           std::string_view peer);
  // Somebody whom an identity provider vouches for (oidc.h); the login letter by letter. Refused:
  // account.unknown, account.locked, account.expired, account.signs-in-here (administrators).
  Result<SignedIn> sign_in_vouched(std::string_view login, std::string_view peer);
  // Vouched for, but of an identity that the settings of oidc.h name no login for: its value is on the trail,
  // so that they can.
  void refuse_vouched(std::string_view identity, std::string_view peer);
  Outcome sign_out(const Who& who, std::string_view peer);
  // By the cookie's secret or the token; nothing when it does not hold. Counts as a request of the session.
  std::optional<Who> who_of_session(std::string_view secret);
  std::optional<Who> who_of_token(std::string_view token);
  // Of a cookie's secret that does not hold: a later sign-in of its account ended the session, not long ago.
  bool is_displaced(std::string_view secret) const;

  // --- one's own
  std::vector<SessionRow> sessions(const Who& who) const;
  Outcome end_session(const Who& who, std::string_view id, std::string_view peer);  // account.no-session
  // Ends every session and gives a new one. Refused: account.wrong, account.too-many, password.*
  Result<SignedIn> change_password(const Who& who, std::string_view old_password,
                                   std::string_view new_password, std::string_view peer);
  // The secret holds from confirm_totp() on. Refused: account.has-totp, account.code-wrong, account.no-offer.
  Result<TotpOffer> begin_totp(const Who& who);
  Outcome confirm_totp(const Who& who, std::string_view code, std::string_view peer);
  // Refused: account.wrong, account.factor-needed (the policy wants it).
  Outcome end_totp(const Who& who, std::string_view password, std::string_view peer);
  std::vector<TokenRow> tokens(const Who& who) const;
  // Rights must be the account's own. Refused: token.name, token.days, token.rights, token.too-many.
  Result<NewToken> make_token(const Who& who, std::string_view name, const std::vector<Right>& rights,
                              int days, std::string_view peer);
  Outcome end_token(const Who& who, std::string_view id, std::string_view peer);  // account.no-token
  // Whom a link invites, before it is used. Refused: account.invitation.
  Result<Invitation> invitation(std::string_view code, std::string_view peer);
  // An invited person sets the password. Refused: account.invitation, password.*
  Outcome accept_invitation(std::string_view code, std::string_view password, std::string_view peer);

  // --- for administrators. `by` must have the right (account.no-right); `version` is the account's as he saw
  // it (account.version).
  std::vector<Account> list() const;
  std::optional<Account> find(std::string_view id) const;
  Result<Invited> make(const Who& by, std::string_view login, std::string_view person, std::string_view peer);
  Result<Account> lock(const Who& by, std::string_view id, int version, std::string_view peer);
  Result<Account> unlock(const Who& by, std::string_view id, int version, std::string_view peer);
  // A new password by invitation; the old one, the second factor, sessions and tokens go. So do the roles,
  // which the security administrator grants again: else who invites could take another's place. Refused:
  // account.owner-invites, for an administrator.
  Result<Invited> invite(const Who& by, std::string_view id, int version, std::string_view peer);
  // Refused: account.self, account.two-administrators, account.administrator-beside,
  // account.last-administrator, account.scope (an inspector without from and to, or a scope without an
  // inspector).
  Result<Granted> grant(const Who& by, std::string_view id, int version, const std::vector<Role>& roles,
                        const Scope& scope, const Organisation& organisation, std::string_view peer);
  Policy policy() const;
  int policy_version() const;
  // The public key that backups are sealed to; empty: none is set. Its form is judged by who sets it.
  BackupKeySetting backup_key() const;
  // Refused: backup.key-version.
  Outcome set_backup_key(const Who& by, std::string_view key, int version, std::string_view peer);
  Result<Policy> set_policy(const Who& by, const Policy& policy, int version, std::string_view peer);

  // --- for the owner of the machine, on the command line: no account is asked
  Result<Account> lock_by_owner(std::string_view login);
  Result<Account> unlock_by_owner(std::string_view login);
  Result<Invited> invite_by_owner(std::string_view login);

  // --- Idempotency-Key, per account, kept for 24 hours
  struct Claimed {};  // do it, and say what came of it with finish() or give_up()
  // Refused: idempotency.other (the key came with another request), idempotency.busy (it is being done).
  Result<std::variant<Claimed, KeptAnswer>> claim(std::string_view account, std::string_view key,
                                                  const Hash& request);
  // An answer above kKeptAnswerBytes is not kept whole: its body comes again empty.
  void finish(std::string_view account, std::string_view key, const KeptAnswer& answer);
  void give_up(std::string_view account, std::string_view key);
  // After an erasure: every kept answer loses its body. False: somebody was reading, and the bodies may stand
  // in the file's log until forget_old_answers() gives true.
  [[nodiscard]] bool forget_answer_bodies();
  // What is older than a day goes, asked for or not; the server does it every hour. False: as above.
  [[nodiscard]] bool forget_old_answers();

 private:
  Accounts();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jishi::accounts
