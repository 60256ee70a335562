#include "accounts/refused_sign_ins.h"

namespace jishi::accounts {

namespace {

constexpr std::int64_t kWindowMicros = 600ll * 1'000'000;
constexpr std::size_t kMostWindows = 1'000;
const RefusedSignIns::Whose kOthers = {"-", "-", "", ""};  // when there are too many to tell apart

AuditEvent event_of(const RefusedSignIns::Whose& whose, int tries) {
  AuditEvent out{"signin.refused", whose.account, {}, false, whose.peer, {{"tries", tries}}};
  if (!whose.identity.empty()) out.details["identity"] = whose.identity;
  if (!whose.why.empty()) out.details["why"] = whose.why;
  return out;
}

}  // namespace

std::vector<AuditEvent> RefusedSignIns::add(const Whose& whose, Instant now) {
  std::vector<AuditEvent> out;
  std::erase_if(windows_, [&](const auto& item) {
    const auto& [other, window] = item;
    if (now.micros() - window.began.micros() < kWindowMicros) return false;
    if (window.uncounted > 0) out.push_back(event_of(other, window.uncounted));
    return true;
  });
  const bool is_full = windows_.size() >= kMostWindows && !windows_.contains(whose);
  const auto [found, is_new] = windows_.try_emplace(is_full ? kOthers : whose, Window{now, 0});
  if (is_new)
    out.push_back(event_of(found->first, 1));
  else
    ++found->second.uncounted;
  return out;
}

std::vector<AuditEvent> RefusedSignIns::take_of(std::string_view account) {
  std::vector<AuditEvent> out;
  for (auto& [whose, window] : windows_)
    if (whose.account == account && window.uncounted > 0)
      out.push_back(event_of(whose, std::exchange(window.uncounted, 0)));
  return out;
}

std::vector<AuditEvent> RefusedSignIns::take_all() {
  std::vector<AuditEvent> out;
  for (const auto& [whose, window] : windows_)
    if (window.uncounted > 0) out.push_back(event_of(whose, window.uncounted));
  windows_.clear();
  return out;
}

}  // namespace jishi::accounts
