#pragma once
// An office's accounts over a folder, with a clock that the test moves and an audit trail that it reads.

#include <gtest/gtest.h>

#include <stdexcept>

#include "accounts/accounts.h"
#include "accounts/totp.h"
#include "store/builders.h"
#include "store/store.h"

namespace jishi::accounts {

inline constexpr std::int64_t kSecond = 1'000'000;
inline constexpr std::int64_t kMinute = 60 * kSecond;
inline constexpr std::int64_t kHour = 60 * kMinute;
inline constexpr std::int64_t kDay = 24 * kHour;
inline constexpr std::string_view kPeer = "192.0.2.7";
inline constexpr std::string_view kGood = "Jade-Lake-58";

class RecordingSink : public AuditSink {
 public:
  Outcome note(AuditEvent event) override {
    if (is_broken) throw store::StoreFailure("the disk is full");
    ++waited_for;
    events.push_back(std::move(event));
    return Done{};
  }
  void note_later(AuditEvent event) override { events.push_back(std::move(event)); }
  std::vector<std::string> kinds() const {
    std::vector<std::string> out;
    for (const auto& event : events) out.push_back(event.kind);
    return out;
  }
  long count(std::string_view kind) const {
    return std::count_if(events.begin(), events.end(), [&](const auto& event) { return event.kind == kind; });
  }
  std::vector<AuditEvent> events;
  bool is_broken = false;
  int waited_for = 0;  // notes that somebody waited for
};

// The first reason's code; empty when there is none.
template <class T>
std::string why(const Result<T>& result) {
  return result ? std::string() : result.error()[0].code;
}

class AccountsOffice : public ::testing::Test {
 protected:
  AccountsOffice() { open(); }

  void open() {
    accounts_.reset();
    accounts_ = std::move(*Accounts::open(folder_.path(), sink_, [this] { return now_; }, {1, 8192}));
  }
  void wait(std::int64_t micros) { now_ = Instant::from_micros(now_.micros() + micros); }

  // The three, signed in.
  void set_up() {
    const auto code = accounts_->new_setup_code();
    const auto made = accounts_->set_up(*code, three(), kPeer);
    ASSERT_TRUE(made) << made.error()[0].line(Lang::en);
    system_ = in("ops");
    security_ = in("guard");
    auditor_ = in("audit");
  }
  static std::vector<FirstAccount> three() {
    return {{Role::system_admin, "ops", "唐宁", std::string(kGood)},
            {Role::security_admin, "guard", "方圆", std::string(kGood)},
            {Role::auditor, "audit", "季青", std::string(kGood)}};
  }
  Who in(std::string_view login, std::string_view password = kGood) {
    auto signed_in = accounts_->sign_in(login, password, "", kPeer);
    EXPECT_TRUE(signed_in) << login << ": " << why(signed_in);
    if (!signed_in) return {};
    secret_ = signed_in->secret;
    return signed_in->who;
  }
  // An account that set its password, with roles.
  Account member(std::string login, std::string person, std::vector<Role> roles = {}, Scope scope = {}) {
    const auto invited = accounts_->make(system_, login, person, kPeer);
    EXPECT_TRUE(invited) << why(invited);
    EXPECT_TRUE(accounts_->accept_invitation(invited->code, kGood, kPeer));
    auto account = *accounts_->find(invited->account.id);
    if (roles.empty()) return account;
    const auto granted = accounts_->grant(security_, account.id, account.version, roles, scope, {}, kPeer);
    EXPECT_TRUE(granted) << why(granted);
    return granted->account;
  }
  int version(const Account& account) { return accounts_->find(account.id)->version; }

  store::TemporaryFolder folder_;
  RecordingSink sink_;
  Instant now_ = *Instant::from_iso("2026-11-26T01:00:00Z");
  std::unique_ptr<Accounts> accounts_;
  Who system_, security_, auditor_;
  std::string secret_;  // of the last in()
};

}  // namespace jishi::accounts
