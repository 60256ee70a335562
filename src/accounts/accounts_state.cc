#include "accounts/accounts_state.h"

#include <algorithm>

#include "accounts/reach.h"
#include "base/json.h"
#include "base/text.h"

namespace jishi::accounts {

namespace {

constexpr std::int64_t kInvitationMicros = 72 * kHourMicros;

}  // namespace

bool is_administrator(Role role) {
  return role_rows()[static_cast<std::size_t>(role)].administrator;
}

bool has_administrator(const std::vector<Role>& roles) {
  return std::any_of(roles.begin(), roles.end(), is_administrator);
}

Outcome login_faults(std::string_view login) {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
  const bool fits = login.size() >= 2 && login.size() <= 64 && is_plain(login.front()) &&
                    std::all_of(login.begin(), login.end(), [&](char c) {
                      return is_plain(c) || std::string_view("._-@").find(c) != std::string_view::npos;
                    });
  if (!fits) return refuse("account.login", {std::string(login.substr(0, 64))});
  return Done{};
}

Outcome person_faults(std::string_view person) {
  const bool has_control = std::any_of(
      person.begin(), person.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
  const auto letters = std::count_if(person.begin(), person.end(),
                                     [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  if (person.empty() || letters > 40 || has_control || person.front() == ' ' || person.back() == ' ')
    return refuse("account.person", {std::string(person.substr(0, 160))});
  return Done{};
}

Policy Accounts::State::policy() const {
  Policy out;
  const auto text = rows.setting("policy");
  const auto json = text ? parse_json(*text) : Result<Json>(Json(JsonObject()));
  if (!json || !json->is_object()) return out;
  for (const auto& row : policy_rows())
    if (const auto* value = json->get_object().if_contains(row.id); value != nullptr && value->is_int64())
      out.*row.value = static_cast<int>(value->get_int64());
  return out;
}

int Accounts::State::policy_version() const {
  const auto text = rows.setting("policy-version");
  return text ? std::atoi(text->c_str()) : 1;
}

BackupKeySetting Accounts::State::backup_key() const {
  const auto version = rows.setting("backup-key-version");
  return {rows.setting("backup-key").value_or(""), version ? std::atoi(version->c_str()) : 1};
}

Result<AccountRow> Accounts::State::known(std::string_view id) const {
  auto row = rows.account(id);
  if (!row) return refuse("account.none", {std::string(id)});
  return std::move(*row);
}

Result<AccountRow> Accounts::State::at_version(std::string_view id, int version) const {
  auto row = known(id);
  if (row && row->shown.version != version)
    return refuse("account.version",
                  {row->shown.login, std::to_string(row->shown.version), std::to_string(version)});
  return row;
}

Who Accounts::State::who_of(const AccountRow& row, std::string_view session, std::string_view secret,
                            Instant now) const {
  const auto rules = policy();
  Who who;
  who.account = row.shown.id;
  who.login = row.shown.login;
  who.person = row.shown.person;
  who.roles = row.shown.roles;
  who.scope = row.shown.scope;
  who.session = session;
  who.csrf = csrf_of(secret);
  who.must_change_password = rules.password_days > 0 && row.shown.password_set && !row.password.empty() &&
                             plus(*row.shown.password_set, rules.password_days * kDayMicros) <= now;
  who.must_set_totp =
      rules.administrators_totp == 1 && !row.shown.has_totp && has_administrator(row.shown.roles);
  return who;
}

SignedIn Accounts::State::begin_session(const AccountRow& row, std::string_view peer, Instant now) {
  const auto most = static_cast<std::size_t>(policy().sessions_per_account);
  auto older = rows.sessions_of(row.shown.id);
  for (std::size_t i = 0; i + most <= older.size(); ++i) {
    if (const auto digest = rows.digest_of_session(older[i].id)) displaced.add(*digest, now);
    rows.end_session(row.shown.id, older[i].id);
  }
  SignedIn out;
  out.secret = new_secret();
  const auto id = rows.add_session({{}, row.shown.id, now, now, std::string(peer)}, sha256(out.secret));
  out.who = who_of(row, id, out.secret, now);
  return out;
}

void Accounts::State::end_all(std::string_view account) {
  rows.end_sessions(account);
  rows.end_tokens(account);
  rows.end_invitations(account);
}

void Accounts::State::set_password(AccountRow& row, std::string hash, Instant now) const {
  if (!row.password.empty()) row.earlier.insert(row.earlier.begin(), row.password);
  const auto most = static_cast<std::size_t>(policy().password_history);
  if (row.earlier.size() > most) row.earlier.resize(most);
  row.password = std::move(hash);
  row.shown.password_set = now;
  row.shown.shut_until.reset();
  row.failures = 0;
}

void Accounts::State::note_failure(const std::optional<AccountRow>& row, std::string_view login,
                                   std::string_view peer, Instant now, std::string_view identity) {
  const auto rules = policy();
  const auto until = plus(now, rules.lock_minutes * kMinuteMicros);
  bool is_one_too_many = false;
  FileTransaction tx(*connection);
  if (row) {
    AccountRow failed = *row;
    is_one_too_many = ++failed.failures >= rules.failures;
    if (is_one_too_many) {
      failed.failures = 0;
      failed.shown.shut_until = until;
    }
    rows.put(failed);
  } else {
    auto failures = rows.stranger(login);
    if (++failures.count >= rules.failures) failures = {0, until};
    rows.put_stranger(login, failures, now);
  }
  tx.commit();
  const std::string account = row ? row->shown.id : std::string(kNobody);
  for (auto& event : refused.add({account, std::string(peer), std::string(identity), {}}, now))
    audit.note_later(std::move(event));
  if (!is_one_too_many) return;
  for (auto& event : refused.take_of(account)) audit.note_later(std::move(event));
  audit.note_later({"account.shut", account, {}, true, std::string(peer), {{"minutes", rules.lock_minutes}}});
}

std::optional<std::pair<AccountRow, Instant>> Accounts::State::invited(const Hash& digest,
                                                                       Instant now) const {
  const auto found = rows.invitation(digest);
  if (!found || found->second <= now) return std::nullopt;
  auto row = rows.account(found->first);
  if (!row || row->shown.state != AccountState::invited) return std::nullopt;
  return std::pair{std::move(*row), found->second};
}

Outcome Accounts::State::keep_changed(AccountRow& row, AuditEvent event,
                                      const std::function<void()>& beside) {
  ++row.shown.version;
  FileTransaction tx(*connection);
  if (beside) beside();
  rows.put(row);
  if (const auto noted = audit.note(std::move(event)); !noted) return noted.error();
  tx.commit();
  cache.forget(row.shown.id);
  return Done{};
}

Refusal Accounts::State::turned_away(const std::optional<AccountRow>& row, std::string_view peer, Instant now,
                                     std::string_view identity, Refusal reason) {
  const std::string account = row ? row->shown.id : std::string(kNobody);
  for (auto& event : refused.add({account, std::string(peer), std::string(identity), reason.code}, now))
    audit.note_later(std::move(event));
  return reason;
}

std::optional<Refusal> Accounts::State::why_not_lose(const AccountRow& row,
                                                     const std::vector<Role>& kept) const {
  if (!row.is_open()) return std::nullopt;
  for (const auto role : row.shown.roles) {
    if (!is_administrator(role) || std::find(kept.begin(), kept.end(), role) != kept.end()) continue;
    const auto all = rows.accounts();
    const bool has_other = std::any_of(all.begin(), all.end(), [&](const AccountRow& other) {
      return other.shown.id != row.shown.id && other.is_open() &&
             std::find(other.shown.roles.begin(), other.shown.roles.end(), role) != other.shown.roles.end();
    });
    if (!has_other)
      return refuse("account.last-administrator",
                    {row.shown.login, std::string(role_rows()[static_cast<std::size_t>(role)].zh)});
  }
  return std::nullopt;
}

std::string Accounts::State::invite(AccountRow& row, Instant now) {
  end_all(row.shown.id);
  if (!row.password.empty()) row.earlier.insert(row.earlier.begin(), row.password);
  row.password.clear();
  row.totp.clear();
  row.totp_offered.clear();
  row.shown.has_totp = false;
  row.shown.state = AccountState::invited;
  row.shown.shut_until.reset();
  row.failures = 0;
  auto code = new_secret();
  rows.put_invitation(row.shown.id, sha256(code), plus(now, kInvitationMicros));
  return code;
}

std::optional<CachedWho> Accounts::State::read_session(const Hash& digest, std::string_view secret,
                                                       Instant now) const {
  const auto session = rows.session(digest);
  const auto row = session ? rows.account(session->account) : std::nullopt;
  if (!row || !row->is_open()) return std::nullopt;
  const auto rules = policy();
  CachedWho out;
  out.who = who_of(*row, session->id, secret, now);
  out.began = session->began;
  out.seen = session->seen;
  out.seen_kept = session->seen;
  out.ends = plus(session->began, rules.session_hours * kHourMicros);
  out.idle_micros = rules.idle_minutes * kMinuteMicros;
  if (rules.password_days > 0 && row->shown.password_set && !row->password.empty())
    out.password_due = plus(*row->shown.password_set, rules.password_days * kDayMicros);
  return out;
}

std::optional<CachedWho> Accounts::State::read_token(const Hash& digest, Instant now) const {
  const auto token = rows.token(digest);
  const auto row = token ? rows.account(token->account) : std::nullopt;
  if (!row || !row->is_open()) return std::nullopt;
  CachedWho out;
  out.who = who_of(*row, token->shown.id, {}, now);
  out.who.csrf.clear();
  out.who.by_token = true;
  out.who.granted = token->shown.rights;
  out.began = token->shown.made;
  out.seen = out.seen_kept = now;
  out.ends = token->shown.ends;
  return out;
}

std::optional<Refusal> Accounts::State::too_many(std::string_view login, std::string_view peer, Instant now) {
  const std::lock_guard lock(guess_mutex);
  const int wait = std::max(by_peer.take(peer, now), login.empty() ? 0 : by_login.take(login, now));
  if (wait > 0) return refuse("account.too-many", {std::to_string(wait)});
  return std::nullopt;
}

void Accounts::State::was_no_guess(std::string_view login, std::string_view peer) {
  const std::lock_guard lock(guess_mutex);
  by_peer.give_back(peer);
  by_login.give_back(login);
}

Outcome Accounts::State::why_not_new_password(const AccountRow& row, const Policy& rules,
                                              std::string_view password) {
  auto reasons = password_faults(rules, row.shown.login, password);
  if (!reasons.empty()) return reasons;
  auto before = row.earlier;
  if (!row.password.empty()) before.insert(before.begin(), row.password);
  const auto most = static_cast<std::size_t>(rules.password_history);
  if (before.size() > most) before.resize(most);
  for (const auto& hash : before)
    if (hasher.is_right(hash, password))
      return refuse("password.reused", {std::to_string(rules.password_history)});
  return Done{};
}

}  // namespace jishi::accounts
