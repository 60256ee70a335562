// What the administrators do, and the owner of the machine.

#include <algorithm>

#include "accounts/accounts_state.h"
#include "accounts/grant_rules.h"

namespace jishi::accounts {

namespace {

std::optional<Refusal> why_not_manage(const Who& by, Right right) {
  if (!by.may(right)) return no_right(right);
  return std::nullopt;
}

Refusal wrong_state(const AccountRow& row) {
  return refuse("account.state", {row.shown.login, std::string(state_name(row.shown.state))});
}

AuditEvent event_of(std::string_view kind, std::string_view by, const AccountRow& row, std::string_view peer,
                    JsonObject details = {}) {
  return {std::string(kind), std::string(by), row.shown.id, true, std::string(peer), std::move(details)};
}

}  // namespace

Result<Account> Accounts::State::lock(AccountRow& row, std::string_view by, std::string_view peer) {
  row.shown.state = AccountState::locked;
  const auto kept =
      keep_changed(row, event_of("account.locked", by, row, peer), [&] { end_all(row.shown.id); });
  if (!kept) return kept.error();
  return row.shown;
}

Result<Account> Accounts::State::unlock(AccountRow& row, std::string_view by, std::string_view peer) {
  // Locked before a password was ever set: only an invitation opens it.
  if (row.shown.state == AccountState::locked)
    row.shown.state = row.password.empty() ? AccountState::invited : AccountState::active;
  row.shown.shut_until.reset();
  row.failures = 0;
  if (const auto kept = keep_changed(row, event_of("account.unlocked", by, row, peer)); !kept)
    return kept.error();
  return row.shown;
}

Result<Invited> Accounts::State::invite_again(AccountRow& row, std::string_view by, std::string_view peer,
                                              JsonObject details) {
  std::string code;
  const auto kept = keep_changed(row, event_of("account.invited", by, row, peer, std::move(details)),
                                 [&] { code = invite(row, clock()); });
  if (!kept) return kept.error();
  return Invited{row.shown, std::move(code)};
}

Result<Invited> Accounts::make(const Who& by, std::string_view login, std::string_view person,
                               std::string_view peer) {
  if (auto reason = why_not_manage(by, Right::accounts_manage)) return *reason;
  Refusals reasons;
  for (const auto& fits : {login_faults(login), person_faults(person)})
    if (!fits) reasons.push_back(fits.error()[0]);
  if (!reasons.empty()) return reasons;
  const std::lock_guard lock(state_->mutex);
  if (state_->rows.account_by_login(login)) return refuse("account.login-taken", {std::string(login)});
  const auto now = state_->clock();
  AccountRow row;
  row.shown.login = login;
  row.shown.person = person;
  row.shown.made = now;
  FileTransaction tx(*state_->connection);
  state_->rows.add(row);
  auto code = state_->invite(row, now);
  const auto noted =
      state_->audit.note({"account.made", by.account, row.shown.id, true, std::string(peer), {}});
  if (!noted) return noted.error();
  tx.commit();
  return Invited{row.shown, std::move(code)};
}

Result<Account> Accounts::lock(const Who& by, std::string_view id, int version, std::string_view peer) {
  if (auto reason = why_not_manage(by, Right::accounts_manage)) return *reason;
  if (by.account == id) return refuse("account.self");
  const std::lock_guard guard(state_->mutex);
  auto row = state_->at_version(id, version);
  if (!row) return row.error();
  if (row->shown.state == AccountState::locked) return wrong_state(*row);
  if (auto reason = state_->why_not_lose(*row, {})) return *reason;
  return state_->lock(*row, by.account, peer);
}

Result<Account> Accounts::unlock(const Who& by, std::string_view id, int version, std::string_view peer) {
  if (auto reason = why_not_manage(by, Right::accounts_manage)) return *reason;
  if (by.account == id) return refuse("account.self");
  const std::lock_guard guard(state_->mutex);
  auto row = state_->at_version(id, version);
  if (!row) return row.error();
  if (row->shown.state != AccountState::locked && !row->shown.shut_until) return wrong_state(*row);
  return state_->unlock(*row, by.account, peer);
}

Result<Invited> Accounts::invite(const Who& by, std::string_view id, int version, std::string_view peer) {
  if (auto reason = why_not_manage(by, Right::accounts_manage)) return *reason;
  if (by.account == id) return refuse("account.self");
  const std::lock_guard guard(state_->mutex);
  auto row = state_->at_version(id, version);
  if (!row) return row.error();
  if (row->shown.state == AccountState::locked) return wrong_state(*row);
  if (has_administrator(row->shown.roles)) return refuse("account.owner-invites", {row->shown.login});
  JsonObject details = {{"roles_ended", roles_text(row->shown.roles)}};
  row->shown.roles.clear();
  row->shown.scope = {};
  return state_->invite_again(*row, by.account, peer, std::move(details));
}

Result<Granted> Accounts::grant(const Who& by, std::string_view id, int version,
                                const std::vector<Role>& roles, const Scope& scope,
                                const Organisation& organisation, std::string_view peer) {
  if (auto reason = why_not_manage(by, Right::grants_manage)) return *reason;
  const std::lock_guard guard(state_->mutex);
  auto row = state_->at_version(id, version);
  if (!row) return row.error();
  if (by.account == id || by.person == row->shown.person) return refuse("account.self");
  const auto wanted = in_order(roles);
  std::vector<Account> others;
  for (auto& other : state_->rows.accounts())
    if (other.shown.id != id) others.push_back(std::move(other.shown));
  auto reasons = grant_faults(row->shown.person, wanted, scope, others);
  if (auto reason = state_->why_not_lose(*row, wanted)) reasons.push_back(*reason);
  if (!reasons.empty()) return reasons;
  JsonObject details = {{"before", roles_text(row->shown.roles)},
                        {"after", roles_text(wanted)},
                        {"scope_before", scope_json(row->shown.scope)},
                        {"scope", scope_json(scope)}};
  row->shown.roles = wanted;
  row->shown.scope = scope;
  const auto kept =
      state_->keep_changed(*row, event_of("grant.changed", by.account, *row, peer, std::move(details)), [&] {
        state_->rows.end_sessions(id);
        state_->rows.end_tokens(id);
      });
  if (!kept) return kept.error();
  return Granted{row->shown, grant_warnings(row->shown.person, wanted, organisation, state_->clock().day())};
}

// --- the owner of the machine

Result<Account> Accounts::lock_by_owner(std::string_view login) {
  const std::lock_guard guard(state_->mutex);
  auto row = state_->rows.account_by_login(login);
  if (!row) return refuse("account.none", {std::string(login)});
  if (row->shown.state == AccountState::locked) return wrong_state(*row);
  if (auto reason = state_->why_not_lose(*row, {})) return *reason;
  return state_->lock(*row, kOwner, {});
}

Result<Account> Accounts::unlock_by_owner(std::string_view login) {
  const std::lock_guard guard(state_->mutex);
  auto row = state_->rows.account_by_login(login);
  if (!row) return refuse("account.none", {std::string(login)});
  if (row->shown.state != AccountState::locked && !row->shown.shut_until) return wrong_state(*row);
  return state_->unlock(*row, kOwner, {});
}

Result<Invited> Accounts::invite_by_owner(std::string_view login) {
  const std::lock_guard guard(state_->mutex);
  auto row = state_->rows.account_by_login(login);
  if (!row) return refuse("account.none", {std::string(login)});
  return state_->invite_again(*row, kOwner, {}, {});
}

}  // namespace jishi::accounts
