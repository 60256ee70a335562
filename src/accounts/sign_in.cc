// Coming in and going out: passwords, codes, sessions and tokens.

#include <algorithm>

#include "accounts/accounts_state.h"
#include "accounts/reach.h"
#include "accounts/totp.h"

namespace jishi::accounts {

namespace {

constexpr std::size_t kMostSecretBytes = 200;
constexpr std::string_view kTokenMark = "jishi_";

std::string small(std::string_view text) {
  std::string out(text.substr(0, 64));
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// What the trail and a refusal say of it: a subject has 255 letters at most, an address less.
std::string as_identity(std::string_view value) {
  auto size = std::min<std::size_t>(value.size(), 255);
  while (size > 0 && size < value.size() && (static_cast<unsigned char>(value[size]) & 0xC0) == 0x80) --size;
  return std::string(value.substr(0, size));
}

Refusal shut(Instant until, Instant now) {
  const auto minutes = (until.micros() - now.micros() + kMinuteMicros - 1) / kMinuteMicros;
  return refuse("account.shut", {std::to_string(minutes)});
}

std::optional<Refusal> why_not_in(const AccountRow& row, Instant now) {
  if (row.shown.state == AccountState::locked) return refuse("account.locked");
  const auto& scope = row.shown.scope;
  if (!holds_on(scope, now.day()))
    return refuse("account.expired", {scope.from ? scope.from->iso() : "", scope.to ? scope.to->iso() : ""});
  return std::nullopt;
}

}  // namespace

Result<SignedIn> Accounts::sign_in(std::string_view given_login, std::string_view password,
                                   std::string_view code, std::string_view peer) {
  auto& state = *state_;
  const auto login = small(given_login);
  const auto now = state.clock();
  if (auto reason = state.too_many(login, peer, now)) return *reason;
  const auto shut_until = [&](const std::optional<AccountRow>& row) -> Instant {
    const auto stranger = state.rows.stranger(login);  // asked in any case: it takes its time too
    return row ? row->shown.shut_until.value_or(Instant()) : stranger.shut_until;
  };
  std::string hash;
  {
    const std::lock_guard lock(state.mutex);
    const auto row = state.rows.account_by_login(login);
    if (const auto until = shut_until(row); until > now)
      return state.turned_away(row, peer, now, {}, shut(until, now));
    if (row) hash = row->password;
  }
  const bool is_right = state.hasher.is_right(hash, password);

  const std::lock_guard lock(state.mutex);
  auto row = state.rows.account_by_login(login);
  // Others may have tried meanwhile: however many come at once, no more than the policy allows are answered.
  if (const auto until = shut_until(row); until > now)
    return state.turned_away(row, peer, now, {}, shut(until, now));
  if (!is_right || !row || row->password != hash) {
    state.note_failure(row, login, peer, now);
    return refuse("account.wrong");
  }
  if (auto reason = why_not_in(*row, now)) return state.turned_away(row, peer, now, {}, std::move(*reason));
  if (row->shown.has_totp) {
    if (code.empty()) {
      state.was_no_guess(login, peer);
      return refuse("account.code-needed");
    }
    const auto step = matching_step(row->totp, code, now, row->totp_step);
    if (!step) {
      state.note_failure(row, login, peer, now);
      return refuse("account.code-wrong");
    }
    row->totp_step = *step;
  }
  row->failures = 0;
  row->shown.shut_until.reset();
  row->shown.signed_in = now;
  FileTransaction tx(*state.connection);
  state.rows.put(*row);
  auto out = state.begin_session(*row, peer, now);
  const auto noted =
      state.audit.note({"signed.in", row->shown.id, out.who.session, true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state.cache.forget(row->shown.id);
  state.was_no_guess(login, peer);
  return out;
}

Result<SignedIn> Accounts::sign_in_vouched(std::string_view login, std::string_view peer) {
  auto& state = *state_;
  const auto now = state.clock();
  const std::lock_guard lock(state.mutex);
  auto row = state.rows.account_by_login(login);
  if (!row) {
    state.note_failure(row, login, peer, now, as_identity(login));
    return refuse("account.unknown", {as_identity(login)});
  }
  // Whoever runs the provider would else hold all three.
  auto reason = has_administrator(row->shown.roles) ? std::optional(refuse("account.signs-in-here"))
                                                    : why_not_in(*row, now);
  if (reason) return state.turned_away(row, peer, now, as_identity(login), std::move(*reason));
  row->shown.state = AccountState::active;
  row->shown.signed_in = now;
  FileTransaction tx(*state.connection);
  state.rows.put(*row);
  auto out = state.begin_session(*row, peer, now);
  const auto noted = state.audit.note(
      {"signed.in", row->shown.id, out.who.session, true, std::string(peer), {{"vouched", true}}});
  if (!noted) return noted.error();
  tx.commit();
  state.cache.forget(row->shown.id);
  return out;
}

void Accounts::refuse_vouched(std::string_view identity, std::string_view peer) {
  const std::lock_guard lock(state_->mutex);
  state_->note_failure(std::nullopt, identity, peer, state_->clock(), as_identity(identity));
}

Outcome Accounts::sign_out(const Who& who, std::string_view peer) {
  if (who.by_token) return no_right(Right::session);
  const std::lock_guard lock(state_->mutex);
  FileTransaction tx(*state_->connection);
  if (!state_->rows.end_session(who.account, who.session)) return refuse("account.no-session");
  const auto noted =
      state_->audit.note({"signed.out", who.account, who.session, true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  state_->cache.forget_session(who.session);
  return Done{};
}

std::optional<Who> Accounts::who_of_session(std::string_view secret) {
  auto& state = *state_;
  if (secret.empty() || secret.size() > kMostSecretBytes) return std::nullopt;
  const auto digest = sha256(secret);
  const auto now = state.clock();
  auto found = state.cache.find(digest, now);
  if (!found) {
    const std::lock_guard lock(state.mutex);
    auto entry = state.read_session(digest, secret, now);
    if (!entry) return std::nullopt;
    state.cache.put(digest, std::move(*entry));
    found = state.cache.find(digest, now);
    if (!found) return std::nullopt;
  }
  if (found->is_over) {
    const std::lock_guard lock(state.mutex);
    state.rows.end_session(found->who.account, found->who.session);
    return std::nullopt;
  }
  // Somebody writes: the next request will tell the file.
  if (found->is_to_keep)
    if (const std::unique_lock lock(state.mutex, std::try_to_lock); lock.owns_lock())
      state.rows.set_seen(found->who.session, now);
  // A token is no cookie, though both stand in the cache.
  if (found->who.by_token || !holds_on(found->who.scope, now.day())) return std::nullopt;
  return std::move(found->who);
}

bool Accounts::is_displaced(std::string_view secret) const {
  if (secret.empty() || secret.size() > kMostSecretBytes) return false;
  return state_->displaced.holds(sha256(secret), state_->clock());
}

std::optional<Who> Accounts::who_of_token(std::string_view token) {
  auto& state = *state_;
  if (!token.starts_with(kTokenMark) || token.size() > kMostSecretBytes) return std::nullopt;
  const auto digest = sha256(token);
  const auto now = state.clock();
  auto found = state.cache.find(digest, now);
  if (!found) {
    const std::lock_guard lock(state.mutex);
    auto entry = state.read_token(digest, now);
    if (!entry) return std::nullopt;
    state.cache.put(digest, std::move(*entry));
    found = state.cache.find(digest, now);
  }
  if (!found || found->is_over || !found->who.by_token || !holds_on(found->who.scope, now.day()))
    return std::nullopt;
  return std::move(found->who);
}

}  // namespace jishi::accounts
