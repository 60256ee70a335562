#include "accounts/rights_page.h"

#include "accounts/rights.h"

namespace jishi::accounts {

std::string rights_page() {
  std::string out =
      "# Rights 权限\n"
      "Made from `src/accounts/rights.cc` by `./dev docs`; the router asks the same table.\n\n"
      "| right | 权限 |";
  for (const auto& role : role_rows()) out += " " + std::string(role.zh) + " |";
  out += "\n|---|---|";
  for (std::size_t i = 0; i < role_rows().size(); ++i) out += "---|";
  out += "\n";
  for (const auto& row : right_rows()) {
    out += "| `" + std::string(row.id) + "` " + std::string(row.en) + " | " + std::string(row.zh) + " |";
    for (const auto reach : row.reach)
      out += reach == Reach::none
                 ? " |"
                 : " " + std::string(reach_rows()[static_cast<std::size_t>(reach)].zh) + " |";
    out += "\n";
  }
  out += "\n## Roles\n| role | 角色 | |\n|---|---|---|\n";
  for (const auto& role : role_rows())
    out += "| `" + std::string(role.id) + "` " + std::string(role.en) + " | " + std::string(role.zh) + " | " +
           (role.administrator ? "one of the three administrators; held alone 三员之一，不得兼任" : "") +
           " |\n";
  out +=
      "\n## How far a right reaches\n"
      "| reach | 范围 | what it means |\n|---|---|---|\n"
      "| `own` | 本人 | what names the person, or was entered by that person |\n"
      "| `section` | 本科室 | own; what names the section or its people, or was entered by them; a leader's "
      "sections are those supervised that day; the office's clerks write for all registers |\n"
      "| `concerned` | 相关人员 | people named in the record, who entered it, and the leader who supervises "
      "their "
      "section that day |\n"
      "| `integrity` | 廉政事项 | records of the area of integrity; and concerned |\n"
      "| `unit` | 全单位 | everything of the unit |\n\n"
      "Nobody grants roles to himself. No account, and no person with several accounts, holds two of the "
      "three "
      "administrators' roles, and in one account none of them stands beside a role of the office's work: who "
      "does both has an account for each. An inspector's "
      "role is "
      "held alone, between two days, and may be confined to record types and years. An API token has some of "
      "its "
      "account's rights, never more. While a new password or a second factor is due, an account has only its "
      "own "
      "session.\n";
  return out;
}

}  // namespace jishi::accounts
