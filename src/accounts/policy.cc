#include "accounts/policy.h"

#include <string>

namespace jishi::accounts {

const std::vector<PolicyRow>& policy_rows() {
  static const std::vector<PolicyRow> rows = {
      {"password-length", "密码最短位数", "shortest password", &Policy::password_length, 8, 64},
      {"password-classes", "密码字符种类", "kinds of letters in a password", &Policy::password_classes, 3, 4},
      {"password-history", "不得重复的历次密码", "earlier passwords that may not come again",
       &Policy::password_history, 1, 24},
      {"password-days", "密码更换周期（天，0 为不要求）", "days until a password must be changed (0: never)",
       &Policy::password_days, 0, 365},
      {"failures", "锁定前的失败次数", "failures that shut an account", &Policy::failures, 3, 10},
      {"lock-minutes", "失败锁定时长（分钟）", "minutes an account is shut", &Policy::lock_minutes, 10, 1440},
      {"idle-minutes", "无操作退出（分钟）", "minutes without a request that end a session",
       &Policy::idle_minutes, 5, 60},
      {"session-hours", "会话最长时长（小时）", "hours a session lasts at most", &Policy::session_hours, 1,
       24},
      {"sessions-per-account", "每个账号的会话数", "sessions of one account", &Policy::sessions_per_account,
       1, 10},
      {"administrators-totp", "管理员须用动态口令（1 为是）", "administrators need a second factor (1: yes)",
       &Policy::administrators_totp, 0, 1},
      {"token-days", "令牌最长有效期（天）", "days a token lives at most", &Policy::token_days, 1, 365},
  };
  return rows;
}

Refusals policy_faults(const Policy& policy) {
  Refusals out;
  for (const auto& row : policy_rows())
    if (const int value = policy.*row.value; value < row.least || value > row.most)
      out.push_back(refuse("policy.bounds",
                           {std::string(row.zh), std::to_string(row.least), std::to_string(row.most)},
                           std::string(row.id)));
  return out;
}

}  // namespace jishi::accounts
