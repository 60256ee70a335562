#include "accounts/account_rows.h"

#include <array>

#include "base/json.h"
#include "base/text.h"

namespace jishi::accounts {

using store::sqlite::BlobView;
using store::sqlite::Query;

namespace {

constexpr std::array kSchema = {R"sql(
CREATE TABLE account (
  id TEXT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  person TEXT NOT NULL,
  roles TEXT NOT NULL,
  scope TEXT NOT NULL,
  state INTEGER NOT NULL,
  made BIGINT NOT NULL,
  signed_in BIGINT,
  shut_until BIGINT,
  password TEXT NOT NULL,
  password_set BIGINT,
  earlier TEXT NOT NULL,
  failures INTEGER NOT NULL,
  totp BLOB NOT NULL,
  totp_offered BLOB NOT NULL,
  totp_offered_at BIGINT,
  totp_step BIGINT NOT NULL,
  version INTEGER NOT NULL
);
CREATE TABLE session (
  id TEXT NOT NULL PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  began BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  peer TEXT NOT NULL
);
CREATE INDEX session_account ON session (account, began);
CREATE TABLE token (
  id TEXT NOT NULL PRIMARY KEY,
  digest BLOB NOT NULL UNIQUE,
  account TEXT NOT NULL REFERENCES account (id),
  name TEXT NOT NULL,
  rights TEXT NOT NULL,
  made BIGINT NOT NULL,
  ends BIGINT NOT NULL,
  seen BIGINT
);
CREATE INDEX token_account ON token (account, made);
CREATE TABLE invitation (
  account TEXT NOT NULL PRIMARY KEY REFERENCES account (id),
  digest BLOB NOT NULL UNIQUE,
  ends BIGINT NOT NULL
);
CREATE TABLE setting (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
);
CREATE TABLE counter (
  series TEXT NOT NULL PRIMARY KEY,
  next BIGINT NOT NULL
);
)sql",
                                R"sql(
CREATE TABLE stranger (
  mark INTEGER NOT NULL PRIMARY KEY,
  failures INTEGER NOT NULL,
  shut_until BIGINT NOT NULL,
  tried BIGINT NOT NULL
);
INSERT INTO setting (name, value) VALUES ('stranger-key', hex(randomblob(32)));
)sql"};

[[noreturn]] void damaged(std::string_view what) {
  throw store::StoreFailure(refuse("accounts.damaged", {std::string(what)}).line(Lang::zh));
}

std::optional<Instant> instant_of(const Query& query, int column) {
  if (query.is_null(column)) return std::nullopt;
  return Instant::from_micros(query.integer(column));
}

std::optional<std::int64_t> micros_of(const std::optional<Instant>& instant) {
  if (!instant) return std::nullopt;
  return instant->micros();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto end = text.find(' ');
    if (end != 0) out.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return out;
}

std::vector<Role> roles_of(std::string_view text) {
  std::vector<Role> out;
  for (const auto& word : words_of(text)) {
    const auto role = role_of(word);
    if (!role) damaged(word);
    out.push_back(*role);
  }
  return out;
}

std::string rights_text(const std::vector<Right>& rights) {
  std::string out;
  for (const auto right : rights)
    out += (out.empty() ? "" : " ") + std::string(right_rows()[static_cast<std::size_t>(right)].id);
  return out;
}

std::vector<Right> rights_of(std::string_view text) {
  std::vector<Right> out;
  for (const auto& word : words_of(text)) {
    const auto right = right_of(word);
    if (!right) damaged(word);
    out.push_back(*right);
  }
  return out;
}

Json parsed(std::string_view text) {
  auto json = parse_json(text);
  if (!json) damaged(text);
  return std::move(*json);
}

Scope scope_of(std::string_view text) {
  const auto json = parsed(text);
  if (!json.is_object()) damaged(text);
  Scope scope;
  const auto& object = json.get_object();
  scope.from = Day::from_iso(text_of(object, "from"));
  scope.to = Day::from_iso(text_of(object, "to"));
  if (const auto* types = object.if_contains("types"))
    for (const auto& type : types->as_array()) scope.types.emplace_back(std::string_view(type.as_string()));
  if (const auto* years = object.if_contains("years"))
    for (const auto& year : years->as_array()) scope.years.push_back(static_cast<int>(year.as_int64()));
  return scope;
}

std::vector<std::string> texts_of(std::string_view text) {
  std::vector<std::string> out;
  const auto json = parsed(text);
  for (const auto& item : json.as_array()) out.emplace_back(std::string_view(item.as_string()));
  return out;
}

constexpr std::string_view kColumns =
    "SELECT id, login, person, roles, scope, state, made, signed_in, shut_until, password, password_set, "
    "earlier, failures, totp, totp_offered, totp_offered_at, totp_step, version FROM account ";

AccountRow row_of(const Query& query) {
  AccountRow row;
  auto& shown = row.shown;
  shown.id = query.text(0);
  shown.login = query.text(1);
  shown.person = query.text(2);
  shown.roles = roles_of(query.bytes(3));
  shown.scope = scope_of(query.bytes(4));
  shown.state = static_cast<AccountState>(query.small(5));
  shown.made = Instant::from_micros(query.integer(6));
  shown.signed_in = instant_of(query, 7);
  shown.shut_until = instant_of(query, 8);
  row.password = query.text(9);
  shown.password_set = instant_of(query, 10);
  row.earlier = texts_of(query.bytes(11));
  row.failures = query.small(12);
  row.totp = query.text(13);
  shown.has_totp = !row.totp.empty();
  row.totp_offered = query.text(14);
  row.totp_offered_at = instant_of(query, 15);
  row.totp_step = query.integer(16);
  shown.version = query.small(17);
  return row;
}

SessionRecord session_of(const Query& query) {
  return {query.text(0), query.text(1), Instant::from_micros(query.integer(2)),
          Instant::from_micros(query.integer(3)), query.text(4)};
}

TokenRecord token_of(const Query& query) {
  TokenRecord token;
  token.shown.id = query.text(0);
  token.account = query.text(1);
  token.shown.name = query.text(2);
  token.shown.rights = rights_of(query.bytes(3));
  token.shown.made = Instant::from_micros(query.integer(4));
  token.shown.ends = Instant::from_micros(query.integer(5));
  token.shown.seen = instant_of(query, 6);
  return token;
}

}  // namespace

std::span<const char* const> accounts_schema() {
  return kSchema;
}

JsonObject scope_json(const Scope& scope) {
  JsonObject out;
  if (scope.from) out["from"] = scope.from->iso();
  if (scope.to) out["to"] = scope.to->iso();
  if (!scope.types.empty()) out["types"] = JsonArray(scope.types.begin(), scope.types.end());
  if (!scope.years.empty()) out["years"] = JsonArray(scope.years.begin(), scope.years.end());
  return out;
}

std::string roles_text(const std::vector<Role>& roles) {
  std::string out;
  for (const auto role : roles)
    out += (out.empty() ? "" : " ") + std::string(role_rows()[static_cast<std::size_t>(role)].id);
  return out;
}

std::vector<AccountRow> AccountRows::accounts() const {
  static const std::string sql = std::string(kColumns) + "ORDER BY length(id), id";
  Query query(connection_, sql);
  std::vector<AccountRow> out;
  while (query.step()) out.push_back(row_of(query));
  return out;
}

std::optional<AccountRow> AccountRows::account(std::string_view id) const {
  static const std::string sql = std::string(kColumns) + "WHERE id = $1";
  Query query(connection_, sql);
  if (!query.bind(id).step()) return std::nullopt;
  return row_of(query);
}

std::optional<AccountRow> AccountRows::account_by_login(std::string_view login) const {
  static const std::string sql = std::string(kColumns) + "WHERE login = $1";
  Query query(connection_, sql);
  if (!query.bind(login).step()) return std::nullopt;
  return row_of(query);
}

bool AccountRows::has_accounts() const {
  return Query(connection_, "SELECT 1 FROM account LIMIT 1").step();
}

std::string AccountRows::next_id(std::string_view series, char letter) {
  Query query(connection_,
              "INSERT INTO counter (series, next) VALUES ($1, 1) "
              "ON CONFLICT (series) DO UPDATE SET next = next + 1 RETURNING next");
  query.bind(series);
  if (!query.step()) damaged(series);
  const auto number = query.integer(0);
  query.run();
  return letter + std::to_string(number);
}

void AccountRows::add(AccountRow& row) {
  row.shown.id = next_id("account", 'u');
  Query(
      connection_,
      "INSERT INTO account (id, login, person, roles, scope, state, made, password, earlier, failures, totp, "
      "totp_offered, totp_step, version) VALUES ($1, $2, '', '', '{}', 0, 0, '', '[]', 0, x'', x'', 0, 1)")
      .bind(row.shown.id, row.shown.login)
      .run();
  put(row);
}

void AccountRows::put(const AccountRow& row) {
  const auto& shown = row.shown;
  const auto roles = roles_text(shown.roles);
  const auto scope = canonical(scope_json(shown.scope));
  const auto earlier = canonical(JsonArray(row.earlier.begin(), row.earlier.end()));
  Query(connection_,
        "UPDATE account SET person = $1, roles = $2, scope = $3, state = $4, made = $5, signed_in = $6, "
        "shut_until = $7, password = $8, password_set = $9, earlier = $10, failures = $11, totp = $12, "
        "totp_offered = $13, totp_offered_at = $14, totp_step = $15, version = $16 WHERE id = $17")
      .bind(shown.person, roles, scope, static_cast<int>(shown.state), shown.made.micros(),
            micros_of(shown.signed_in), micros_of(shown.shut_until), row.password,
            micros_of(shown.password_set), earlier, row.failures, BlobView{row.totp},
            BlobView{row.totp_offered}, micros_of(row.totp_offered_at), row.totp_step, shown.version,
            shown.id)
      .run();
}

std::string AccountRows::add_session(const SessionRecord& session, const Hash& digest) {
  auto id = next_id("session", 's');
  Query(connection_,
        "INSERT INTO session (id, digest, account, began, seen, peer) VALUES ($1, $2, $3, $4, $5, $6)")
      .bind(id, digest, session.account, session.began.micros(), session.seen.micros(), session.peer)
      .run();
  return id;
}

std::optional<SessionRecord> AccountRows::session(const Hash& digest) const {
  Query query(connection_, "SELECT id, account, began, seen, peer FROM session WHERE digest = $1");
  if (!query.bind(digest).step()) return std::nullopt;
  return session_of(query);
}

std::optional<Hash> AccountRows::digest_of_session(std::string_view id) const {
  Query query(connection_, "SELECT digest FROM session WHERE id = $1");
  if (!query.bind(id).step()) return std::nullopt;
  return query.hash(0);
}

std::vector<SessionRecord> AccountRows::sessions_of(std::string_view account) const {
  Query query(connection_,
              "SELECT id, account, began, seen, peer FROM session WHERE account = $1 "
              "ORDER BY began, length(id), id");
  query.bind(account);
  std::vector<SessionRecord> out;
  while (query.step()) out.push_back(session_of(query));
  return out;
}

void AccountRows::set_seen(std::string_view session, Instant seen) {
  Query(connection_, "UPDATE session SET seen = $1 WHERE id = $2 AND seen < $1")
      .bind(seen.micros(), session)
      .run();
}

bool AccountRows::end_session(std::string_view account, std::string_view id) {
  Query(connection_, "DELETE FROM session WHERE account = $1 AND id = $2").bind(account, id).run();
  return sqlite3_changes(connection_.raw()) > 0;
}

void AccountRows::end_sessions(std::string_view account) {
  Query(connection_, "DELETE FROM session WHERE account = $1").bind(account).run();
}

std::string AccountRows::add_token(const TokenRecord& token, const Hash& digest) {
  auto id = next_id("token", 't');
  const auto rights = rights_text(token.shown.rights);
  Query(
      connection_,
      "INSERT INTO token (id, digest, account, name, rights, made, ends) VALUES ($1, $2, $3, $4, $5, $6, $7)")
      .bind(id, digest, token.account, token.shown.name, rights, token.shown.made.micros(),
            token.shown.ends.micros())
      .run();
  return id;
}

std::optional<TokenRecord> AccountRows::token(const Hash& digest) const {
  Query query(connection_, "SELECT id, account, name, rights, made, ends, seen FROM token WHERE digest = $1");
  if (!query.bind(digest).step()) return std::nullopt;
  return token_of(query);
}

std::vector<TokenRecord> AccountRows::tokens_of(std::string_view account) const {
  Query query(connection_,
              "SELECT id, account, name, rights, made, ends, seen FROM token WHERE account = $1 "
              "ORDER BY made, length(id), id");
  query.bind(account);
  std::vector<TokenRecord> out;
  while (query.step()) out.push_back(token_of(query));
  return out;
}

bool AccountRows::end_token(std::string_view account, std::string_view id) {
  Query(connection_, "DELETE FROM token WHERE account = $1 AND id = $2").bind(account, id).run();
  return sqlite3_changes(connection_.raw()) > 0;
}

void AccountRows::end_tokens(std::string_view account) {
  Query(connection_, "DELETE FROM token WHERE account = $1").bind(account).run();
}

void AccountRows::put_invitation(std::string_view account, const Hash& digest, Instant ends) {
  Query(connection_, "INSERT OR REPLACE INTO invitation (account, digest, ends) VALUES ($1, $2, $3)")
      .bind(account, digest, ends.micros())
      .run();
}

std::optional<std::pair<std::string, Instant>> AccountRows::invitation(const Hash& digest) const {
  Query query(connection_, "SELECT account, ends FROM invitation WHERE digest = $1");
  if (!query.bind(digest).step()) return std::nullopt;
  return std::pair(query.text(0), Instant::from_micros(query.integer(1)));
}

void AccountRows::end_invitations(std::string_view account) {
  Query(connection_, "DELETE FROM invitation WHERE account = $1").bind(account).run();
}

int AccountRows::mark_of(std::string_view login) const {
  const auto digest = Sha256().add(setting("stranger-key").value_or("")).add(login).finish();
  const auto bytes = as_bytes(digest);
  int mark = 0;
  for (int i = 0; i < 3; ++i)
    mark = mark << 8 | static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
  return mark >> 4;
}

Failures AccountRows::stranger(std::string_view login) const {
  Query query(connection_, "SELECT failures, shut_until FROM stranger WHERE mark = $1");
  if (!query.bind(mark_of(login)).step()) return {};
  return {query.small(0), Instant::from_micros(query.integer(1))};
}

void AccountRows::put_stranger(std::string_view login, const Failures& failures, Instant now) {
  Query(connection_,
        "INSERT OR REPLACE INTO stranger (mark, failures, shut_until, tried) VALUES ($1, $2, $3, $4)")
      .bind(mark_of(login), failures.count, failures.shut_until.micros(), now.micros())
      .run();
}

void AccountRows::forget_strangers(Instant tried_before) {
  Query(connection_, "DELETE FROM stranger WHERE tried < $1").bind(tried_before.micros()).run();
}

std::optional<std::string> AccountRows::setting(std::string_view name) const {
  Query query(connection_, "SELECT value FROM setting WHERE name = $1");
  if (!query.bind(name).step()) return std::nullopt;
  return query.text(0);
}

void AccountRows::set_setting(std::string_view name, std::string_view value) {
  Query(connection_, "INSERT OR REPLACE INTO setting (name, value) VALUES ($1, $2)").bind(name, value).run();
}

void AccountRows::end_setting(std::string_view name) {
  Query(connection_, "DELETE FROM setting WHERE name = $1").bind(name).run();
}

}  // namespace jishi::accounts
