#include "accounts/accounts.h"

#include <algorithm>
#include <array>
#include <set>

#include "accounts/accounts_state.h"

namespace jishi::accounts {

namespace {

constexpr std::int64_t kStrangerDays = 90;  // failures of logins that are not there

}  // namespace

std::string_view state_name(AccountState state) {
  constexpr std::array<std::string_view, 3> names = {"invited", "active", "locked"};
  return names[static_cast<std::size_t>(state)];
}

Accounts::Accounts() = default;
Accounts::~Accounts() {
  if (!state_) return;
  try {
    for (auto& event : state_->refused.take_all()) (void)state_->audit.note(std::move(event));
  } catch (const std::exception&) {
    // The count of refused tries is all that is lost.
  }
}

Result<std::unique_ptr<Accounts>> Accounts::open(const std::filesystem::path& data_directory,
                                                 AuditSink& audit, Clock clock, HashCost cost) {
  name_rights_in_english();
  auto connection = open_file(data_directory / "accounts.sqlite", accounts_schema(), Durable::full);
  if (!connection) return connection.error();
  auto answers = KeptAnswers::open(data_directory, clock);
  if (!answers) return answers.error();
  std::unique_ptr<Accounts> out(new Accounts());
  out->state_ =
      std::make_unique<State>(std::move(*connection), std::move(*answers), audit, std::move(clock), cost);
  auto& state = *out->state_;
  state.rows.forget_strangers(plus(state.clock(), -kStrangerDays * kDayMicros));
  return out;
}

Result<std::unique_ptr<Accounts>> Accounts::open_beside(const std::filesystem::path& data_directory,
                                                        AuditSink& audit) {
  auto connection = open_file(data_directory / "accounts.sqlite", accounts_schema(), Durable::full);
  if (!connection) return connection.error();
  std::unique_ptr<Accounts> out(new Accounts());
  constexpr HashCost none{1, 8192};
  out->state_ = std::make_unique<State>(std::move(*connection), nullptr, audit, Instant::now, none);
  return out;
}

// --- the first start

bool Accounts::needs_setup() const {
  const std::lock_guard lock(state_->mutex);
  return !state_->rows.has_accounts();
}

Result<std::string> Accounts::new_setup_code() {
  const std::lock_guard lock(state_->mutex);
  if (state_->rows.has_accounts()) return refuse("account.set-up-done");
  auto code = new_secret();
  FileTransaction tx(*state_->connection);
  state_->rows.set_setting("setup-code", to_hex(sha256(code)));
  tx.commit();
  return code;
}

namespace {

Refusals faults_of(const std::vector<FirstAccount>& three, const Policy& policy) {
  Refusals out;
  std::set<Role> roles;
  std::set<std::string> logins;
  std::set<std::string> people;
  for (const auto& first : three) {
    roles.insert(first.role);
    logins.insert(first.login);
    people.insert(first.person);
  }
  const std::set<Role> wanted = {Role::system_admin, Role::security_admin, Role::auditor};
  if (three.size() != 3 || roles != wanted || logins.size() != 3 || people.size() != 3)
    out.push_back(refuse("account.three-needed"));
  const auto add = [&](const FirstAccount& first, const Refusals& reasons) {
    for (auto reason : reasons) {
      reason.where = role_rows()[static_cast<std::size_t>(first.role)].id;
      out.push_back(std::move(reason));
    }
  };
  for (const auto& first : three) {
    if (const auto fits = login_faults(first.login); !fits) add(first, fits.error());
    if (const auto fits = person_faults(first.person); !fits) add(first, fits.error());
    add(first, password_faults(policy, first.login, first.password));
  }
  return out;
}

}  // namespace

Result<std::vector<Account>> Accounts::set_up(std::string_view code, const std::vector<FirstAccount>& three,
                                              std::string_view peer) {
  const auto now = state_->clock();
  if (auto reason = state_->too_many({}, peer, now)) return *reason;
  const auto digest = to_hex(sha256(code));
  const auto why_not = [&]() -> std::optional<Refusal> {
    if (state_->rows.has_accounts()) return refuse("account.set-up-done");
    const auto wanted = state_->rows.setting("setup-code");
    if (!wanted || !is_same(*wanted, digest)) return refuse("account.setup-code");
    return std::nullopt;
  };
  Policy rules;
  {
    const std::lock_guard lock(state_->mutex);
    if (auto reason = why_not()) return *reason;
    rules = state_->policy();
  }
  if (auto reasons = faults_of(three, rules); !reasons.empty()) return reasons;
  std::vector<std::string> hashes;
  hashes.reserve(three.size());
  for (const auto& first : three) hashes.push_back(state_->hasher.hash(first.password));
  const std::lock_guard lock(state_->mutex);
  if (auto reason = why_not()) return *reason;
  FileTransaction tx(*state_->connection);
  std::vector<Account> out;
  for (std::size_t i = 0; i < three.size(); ++i) {
    AccountRow row;
    row.shown.login = three[i].login;
    row.shown.person = three[i].person;
    row.shown.roles = {three[i].role};
    row.shown.state = AccountState::active;
    row.shown.made = now;
    state_->set_password(row, hashes[i], now);
    state_->rows.add(row);
    JsonObject details = {{"roles", roles_text(row.shown.roles)}, {"first_start", true}};
    const auto noted = state_->audit.note(
        {"account.made", row.shown.id, row.shown.id, true, std::string(peer), std::move(details)});
    if (!noted) return noted.error();
    out.push_back(row.shown);
  }
  state_->rows.end_setting("setup-code");
  tx.commit();
  return out;
}

// --- what administrators see

std::vector<Account> Accounts::list() const {
  const std::lock_guard lock(state_->mutex);
  std::vector<Account> out;
  for (auto& row : state_->rows.accounts()) out.push_back(std::move(row.shown));
  return out;
}

std::optional<Account> Accounts::find(std::string_view id) const {
  const std::lock_guard lock(state_->mutex);
  auto row = state_->rows.account(id);
  if (!row) return std::nullopt;
  return std::move(row->shown);
}

Policy Accounts::policy() const {
  const std::lock_guard lock(state_->mutex);
  return state_->policy();
}

int Accounts::policy_version() const {
  const std::lock_guard lock(state_->mutex);
  return state_->policy_version();
}

Result<Policy> Accounts::set_policy(const Who& by, const Policy& policy, int version, std::string_view peer) {
  if (!by.may(Right::policy_manage)) return no_right(Right::policy_manage);
  if (auto reasons = policy_faults(policy); !reasons.empty()) return reasons;
  const std::lock_guard lock(state_->mutex);
  if (const int now = state_->policy_version(); now != version)
    return refuse("policy.version", {std::to_string(now), std::to_string(version)});
  const auto before = state_->policy();
  JsonObject values;
  JsonObject changed;
  for (const auto& row : policy_rows()) {
    values[row.id] = policy.*row.value;
    if (policy.*row.value != before.*row.value)
      changed[row.id] = JsonArray{before.*row.value, policy.*row.value};
  }
  FileTransaction tx(*state_->connection);
  state_->rows.set_setting("policy", canonical(values));
  state_->rows.set_setting("policy-version", std::to_string(version + 1));
  const auto noted = state_->audit.note(
      {"policy.changed", by.account, "policy", true, std::string(peer), std::move(changed)});
  if (!noted) return noted.error();
  tx.commit();
  state_->cache.forget_all();
  return policy;
}

BackupKeySetting Accounts::backup_key() const {
  const std::lock_guard lock(state_->mutex);
  return state_->backup_key();
}

Outcome Accounts::set_backup_key(const Who& by, std::string_view key, int version, std::string_view peer) {
  if (!by.may(Right::policy_manage)) return no_right(Right::policy_manage);
  const std::lock_guard lock(state_->mutex);
  const auto before = state_->backup_key();
  if (before.version != version)
    return refuse("backup.key-version", {std::to_string(before.version), std::to_string(version)});
  FileTransaction tx(*state_->connection);
  JsonObject changed = {{"backup-key", JsonArray{before.text, std::string(key)}}};
  state_->rows.set_setting("backup-key", key);
  state_->rows.set_setting("backup-key-version", std::to_string(version + 1));
  const auto noted = state_->audit.note(
      {"policy.changed", by.account, "backup-key", true, std::string(peer), std::move(changed)});
  if (!noted) return noted.error();
  tx.commit();
  return Done{};
}

// --- Idempotency-Key

Result<std::variant<Accounts::Claimed, KeptAnswer>> Accounts::claim(std::string_view account,
                                                                    std::string_view key,
                                                                    const Hash& request) {
  return state_->answers->claim(account, key, request);
}

void Accounts::finish(std::string_view account, std::string_view key, const KeptAnswer& answer) {
  state_->answers->finish(account, key, answer);
}

bool Accounts::forget_answer_bodies() {
  return state_->answers->forget_bodies();
}

bool Accounts::forget_old_answers() {
  return state_->answers->forget_old();
}

void Accounts::give_up(std::string_view account, std::string_view key) {
  state_->answers->give_up(account, key);
}

}  // namespace jishi::accounts
