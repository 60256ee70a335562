#pragma once
// Rights: who may do what, in one table. The router asks it, the administrator's page shows it,
// docs/rights.md is made from it, and a test walks all of it.

#include <optional>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace jishi::accounts {

enum class Role {
  clerk,           // 经办人
  head,            // 科室负责人
  leader,          // 班子成员
  chief,           // 主要负责人
  supervisor,      // 纪检监督
  inspector,       // 检查组: outside, read-only, limited in time and scope
  system_admin,    // 系统管理员
  security_admin,  // 安全管理员
  auditor,         // 安全审计员
};
inline constexpr int kRoles = 9;

// How far a right reaches.
enum class Reach {
  none,
  own,        // what concerns or was entered by the account's person
  section,    // what the person's section entered or is named in; and own
  concerned,  // confidential content: people named in the record, the leaders over them, and who entered it
  integrity,  // records of the area of integrity; and concerned
  unit,       // all of the unit
};
struct ReachRow {
  Reach reach;
  std::string_view id;  // unit
  std::string_view zh;
  std::string_view en;
};
const std::vector<ReachRow>& reach_rows();  // in the order of the enumeration

enum class Right {
  session,            // own session, password, second factor, tokens
  records_read,       // registers, their history and receipts, without confidential content
  records_write,      // file, amend, withdraw; attach evidence
  confidential_read,  // content of confidential kinds; every look is on the audit trail
  content_erase,      // erase a record's content by right
  registers_import,
  registers_export,
  posts_write,  // people, posts, division of work
  cases_read,
  cases_step,  // start and step; the procedure's own rules decide further
  exceptions_explain,
  duties_read,  // duties, lights, talk matrix, workbench, reminders, X-ray
  reports_read,
  reports_issue,
  documents_check,
  ledger_read,  // checkpoint, receipts, verification
  catalogue_read,
  accounts_read,
  accounts_manage,  // make, lock, invite anew; no roles
  grants_manage,    // roles and scopes; no accounts
  policy_manage,    // password, lockout and session settings
  audit_read,
  backup_make,
};

struct RoleRow {
  Role role;
  std::string_view id;  // system-admin
  std::string_view zh;
  std::string_view en;
  bool administrator;  // one of the three; held alone
};
const std::vector<RoleRow>& role_rows();  // in the order of the enumeration
std::optional<Role> role_of(std::string_view id);

struct RightRow {
  Right right;
  std::string_view id;  // records.read
  std::string_view zh;
  std::string_view en;
  Reach reach[kRoles];  // by role
};
const std::vector<RightRow>& right_rows();  // in the order of the enumeration
std::optional<Right> right_of(std::string_view id);
Refusal refuse_right(std::string_view code, Right right);  // a refusal whose argument is the right's name
void name_rights_in_english();                             // so that refusals in English can quote them

// The widest reach of several roles.
Reach reach_of(const std::vector<Role>& roles, Right right);

}  // namespace jishi::accounts
