// What people do with their own account.

#include <algorithm>

#include "accounts/accounts_state.h"
#include "accounts/totp.h"

namespace jishi::accounts {

namespace {

constexpr std::int64_t kOfferMicros = 10 * kMinuteMicros;
constexpr std::size_t kMostTokens = 20;
constexpr std::string_view kTokenMark = "jishi_";

}  // namespace

std::vector<SessionRow> Accounts::sessions(const Who& who) const {
  const std::lock_guard lock(state_->mutex);
  const auto now = state_->clock();
  const auto rules = state_->policy();
  std::vector<SessionRow> out;
  for (const auto& session : state_->rows.sessions_of(who.account)) {
    const auto seen = std::max(session.seen, state_->cache.seen(session.id).value_or(session.seen));
    const bool holds = plus(session.began, rules.session_hours * kHourMicros) > now &&
                       plus(seen, rules.idle_minutes * kMinuteMicros) > now;
    if (holds) out.push_back({session.id, session.began, seen, session.peer, session.id == who.session});
  }
  return out;
}

Outcome Accounts::end_session(const Who& who, std::string_view id, std::string_view peer) {
  if (who.by_token) return no_right(Right::session);
  const std::lock_guard lock(state_->mutex);
  FileTransaction tx(*state_->connection);
  if (!state_->rows.end_session(who.account, id)) return refuse("account.no-session");
  const auto noted =
      state_->audit.note({"session.ended", who.account, std::string(id), true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state_->cache.forget_session(id);
  return Done{};
}

Result<SignedIn> Accounts::change_password(const Who& who, std::string_view old_password,
                                           std::string_view new_password, std::string_view peer) {
  auto& state = *state_;
  if (who.by_token) return no_right(Right::session);
  const auto now = state.clock();
  if (auto reason = state.too_many(who.login, peer, now)) return *reason;
  Policy rules;
  Result<AccountRow> before = refuse("account.none", {who.account});
  {
    const std::lock_guard lock(state.mutex);
    before = state.known(who.account);
    rules = state.policy();
  }
  if (!before) return before.error();
  if (before->shown.shut_until && *before->shown.shut_until > now) return refuse("account.wrong");
  if (!state.hasher.is_right(before->password, old_password)) {
    const std::lock_guard lock(state.mutex);
    state.note_failure(state.rows.account(who.account), who.login, peer, now);
    return refuse("account.wrong");
  }
  state.was_no_guess(who.login, peer);
  if (const auto fits = state.why_not_new_password(*before, rules, new_password); !fits) return fits.error();
  auto hash = state.hasher.hash(new_password);

  const std::lock_guard lock(state.mutex);
  auto row = state.known(who.account);
  if (!row) return row.error();
  if (row->password != before->password || !row->is_open()) return refuse("account.wrong");
  state.set_password(*row, std::move(hash), now);
  ++row->shown.version;
  FileTransaction tx(*state.connection);
  state.rows.put(*row);
  state.rows.end_sessions(who.account);
  state.rows.end_tokens(who.account);
  auto out = state.begin_session(*row, peer, now);
  const auto noted = state.audit.note({"password.changed", who.account, {}, true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state.cache.forget(who.account);
  return out;
}

Result<TotpOffer> Accounts::begin_totp(const Who& who) {
  if (who.by_token) return no_right(Right::session);
  const std::lock_guard lock(state_->mutex);
  auto row = state_->known(who.account);
  if (!row) return row.error();
  if (row->shown.has_totp) return refuse("account.has-totp");
  row->totp_offered = random_bytes(kTotpSecretBytes);
  row->totp_offered_at = state_->clock();
  FileTransaction tx(*state_->connection);
  state_->rows.put(*row);
  tx.commit();
  return TotpOffer{to_base32(row->totp_offered), totp_uri(row->totp_offered, row->shown.login)};
}

Outcome Accounts::confirm_totp(const Who& who, std::string_view code, std::string_view peer) {
  if (who.by_token) return no_right(Right::session);
  const auto now = state_->clock();
  if (auto reason = state_->too_many(who.login, peer, now)) return *reason;
  const std::lock_guard lock(state_->mutex);
  auto row = state_->known(who.account);
  if (!row) return row.error();
  if (row->shown.has_totp) return refuse("account.has-totp");
  if (row->totp_offered.empty() || !row->totp_offered_at || plus(*row->totp_offered_at, kOfferMicros) <= now)
    return refuse("account.no-offer");
  const auto step = matching_step(row->totp_offered, code, now, 0);
  if (!step) return refuse("account.code-wrong");
  row->totp = std::move(row->totp_offered);
  row->totp_offered.clear();
  row->totp_offered_at.reset();
  row->totp_step = *step;
  row->shown.has_totp = true;
  ++row->shown.version;
  FileTransaction tx(*state_->connection);
  state_->rows.put(*row);
  const auto noted = state_->audit.note({"factor.set", who.account, {}, true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state_->cache.forget(who.account);
  state_->was_no_guess(who.login, peer);
  return Done{};
}

Outcome Accounts::end_totp(const Who& who, std::string_view password, std::string_view peer) {
  auto& state = *state_;
  if (who.by_token) return no_right(Right::session);
  const auto now = state.clock();
  if (auto reason = state.too_many(who.login, peer, now)) return *reason;
  std::string hash;
  {
    const std::lock_guard lock(state.mutex);
    const auto row = state.known(who.account);
    if (!row) return row.error();
    if (row->shown.shut_until && *row->shown.shut_until > now) return refuse("account.wrong");
    hash = row->password;
  }
  const bool is_right = state.hasher.is_right(hash, password);
  const std::lock_guard lock(state.mutex);
  auto row = state.known(who.account);
  if (!row) return row.error();
  if (!is_right || row->password != hash) {
    state.note_failure(*row, who.login, peer, now);
    return refuse("account.wrong");
  }
  state.was_no_guess(who.login, peer);
  if (state.policy().administrators_totp == 1 && has_administrator(row->shown.roles))
    return refuse("account.factor-needed");
  row->totp.clear();
  row->shown.has_totp = false;
  ++row->shown.version;
  FileTransaction tx(*state.connection);
  state.rows.put(*row);
  const auto noted = state.audit.note({"factor.ended", who.account, {}, true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state.cache.forget(who.account);
  return Done{};
}

std::vector<TokenRow> Accounts::tokens(const Who& who) const {
  const std::lock_guard lock(state_->mutex);
  std::vector<TokenRow> out;
  for (auto& token : state_->rows.tokens_of(who.account)) out.push_back(std::move(token.shown));
  return out;
}

Result<NewToken> Accounts::make_token(const Who& who, std::string_view name, const std::vector<Right>& rights,
                                      int days, std::string_view peer) {
  if (who.by_token) return no_right(Right::session);
  const std::lock_guard lock(state_->mutex);
  Refusals reasons;
  const auto letters = std::count_if(name.begin(), name.end(),
                                     [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
  if (letters < 1 || letters > 60) reasons.push_back(refuse("token.name"));
  if (const int most = state_->policy().token_days; days < 1 || days > most)
    reasons.push_back(refuse("token.days", {std::to_string(most)}));
  if (rights.empty()) reasons.push_back(refuse("token.no-rights"));
  for (const auto right : rights)
    if (right == Right::session || !who.may(right))
      reasons.push_back(
          refuse("token.rights", {std::string(right_rows()[static_cast<std::size_t>(right)].zh)}));
  if (const auto had = state_->rows.tokens_of(who.account).size(); had >= kMostTokens)
    reasons.push_back(refuse("token.too-many", {std::to_string(had)}));
  if (!reasons.empty()) return reasons;
  const auto now = state_->clock();
  NewToken out;
  out.token = std::string(kTokenMark) + new_secret();
  TokenRecord record{{{}, std::string(name), rights, now, plus(now, days * kDayMicros), {}}, who.account};
  FileTransaction tx(*state_->connection);
  out.id = state_->rows.add_token(record, sha256(out.token));
  JsonArray named;
  for (const auto right : rights) named.push_back(Json(right_rows()[static_cast<std::size_t>(right)].id));
  const auto noted = state_->audit.note({"token.made",
                                         who.account,
                                         out.id,
                                         true,
                                         std::string(peer),
                                         {{"rights", std::move(named)}, {"days", days}}});
  if (!noted) return noted.error();
  tx.commit();
  return out;
}

Outcome Accounts::end_token(const Who& who, std::string_view id, std::string_view peer) {
  if (who.by_token) return no_right(Right::session);
  const std::lock_guard lock(state_->mutex);
  FileTransaction tx(*state_->connection);
  if (!state_->rows.end_token(who.account, id)) return refuse("account.no-token");
  const auto noted =
      state_->audit.note({"token.ended", who.account, std::string(id), true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state_->cache.forget_session(id);
  return Done{};
}

Result<Invitation> Accounts::invitation(std::string_view code, std::string_view peer) {
  auto& state = *state_;
  const auto now = state.clock();
  if (auto reason = state.too_many({}, peer, now)) return *reason;
  const std::lock_guard lock(state.mutex);
  const auto found = state.invited(sha256(code), now);
  if (!found) return refuse("account.invitation");
  state.was_no_guess({}, peer);
  return Invitation{found->first.shown.login, found->first.shown.person, found->second};
}

Outcome Accounts::accept_invitation(std::string_view code, std::string_view password, std::string_view peer) {
  auto& state = *state_;
  const auto now = state.clock();
  if (auto reason = state.too_many({}, peer, now)) return *reason;
  const auto digest = sha256(code);
  const auto invited = [&]() -> std::optional<AccountRow> {
    auto found = state.invited(digest, now);
    return found ? std::optional(std::move(found->first)) : std::nullopt;
  };
  std::optional<AccountRow> before;
  Policy rules;
  {
    const std::lock_guard lock(state.mutex);
    before = invited();
    rules = state.policy();
  }
  if (!before) return refuse("account.invitation");
  if (const auto fits = state.why_not_new_password(*before, rules, password); !fits) return fits.error();
  auto hash = state.hasher.hash(password);
  const std::lock_guard lock(state.mutex);
  auto row = invited();
  if (!row) return refuse("account.invitation");
  state.set_password(*row, std::move(hash), now);
  row->shown.state = AccountState::active;
  ++row->shown.version;
  FileTransaction tx(*state.connection);
  state.rows.put(*row);
  state.rows.end_invitations(row->shown.id);
  const auto noted = state.audit.note({"account.opened", row->shown.id, {}, true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state.cache.forget(row->shown.id);
  return Done{};
}

}  // namespace jishi::accounts
