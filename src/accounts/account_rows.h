#pragma once
// Rows of accounts.sqlite and their SQL. Within whatever transaction the connection is in.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.h"
#include "store/sqlite/connection.h"

namespace jishi::accounts {

std::span<const char* const> accounts_schema();

// An account with what nobody is shown.
struct AccountRow {
  Account shown;
  std::string password;              // encoded argon2id; empty: none
  std::vector<std::string> earlier;  // newest first
  int failures = 0;
  std::string totp;          // bytes; empty: none
  std::string totp_offered;  // bytes; not yet confirmed
  std::optional<Instant> totp_offered_at;
  std::int64_t totp_step = 0;  // the last whose code was accepted

  bool is_open() const { return shown.state == AccountState::active; }
};

// Failures of a login that is not there, so that it answers as one that is.
struct Failures {
  int count = 0;
  Instant shut_until;
};

struct SessionRecord {
  std::string id;  // s1, s2 …
  std::string account;
  Instant began;
  Instant seen;
  std::string peer;
};

struct TokenRecord {
  TokenRow shown;
  std::string account;
};

class AccountRows {
 public:
  explicit AccountRows(store::sqlite::Connection& connection) : connection_(connection) {}

  std::vector<AccountRow> accounts() const;
  std::optional<AccountRow> account(std::string_view id) const;
  std::optional<AccountRow> account_by_login(std::string_view login) const;
  bool has_accounts() const;
  void add(AccountRow& row);  // gives it its id
  void put(const AccountRow& row);

  std::string add_session(const SessionRecord& session, const Hash& digest);
  std::optional<SessionRecord> session(const Hash& digest) const;
  std::optional<Hash> digest_of_session(std::string_view id) const;
  std::vector<SessionRecord> sessions_of(std::string_view account) const;  // oldest first
  void set_seen(std::string_view session, Instant seen);
  bool end_session(std::string_view account, std::string_view id);
  void end_sessions(std::string_view account);

  std::string add_token(const TokenRecord& token, const Hash& digest);
  std::optional<TokenRecord> token(const Hash& digest) const;
  std::vector<TokenRecord> tokens_of(std::string_view account) const;
  bool end_token(std::string_view account, std::string_view id);
  void end_tokens(std::string_view account);

  // One invitation of an account at a time.
  void put_invitation(std::string_view account, const Hash& digest, Instant ends);
  std::optional<std::pair<std::string, Instant>> invitation(const Hash& digest) const;  // account, end
  void end_invitations(std::string_view account);

  // By a mark of 20 bits that only this file can make from the login: what somebody typed (it may have been
  // his password) cannot be guessed from it, and there are no more than a million.
  Failures stranger(std::string_view login) const;
  void put_stranger(std::string_view login, const Failures& failures, Instant now);
  void forget_strangers(Instant tried_before);

  std::optional<std::string> setting(std::string_view name) const;
  void set_setting(std::string_view name, std::string_view value);
  void end_setting(std::string_view name);

 private:
  std::string next_id(std::string_view series, char letter);
  int mark_of(std::string_view login) const;

  store::sqlite::Connection& connection_;
};

JsonObject scope_json(const Scope& scope);
std::string roles_text(const std::vector<Role>& roles);  // "clerk head"

}  // namespace jishi::accounts
