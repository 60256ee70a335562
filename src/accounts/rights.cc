#include "accounts/rights.h"

#include <algorithm>

#include "base/english_words.h"

namespace jishi::accounts {

const std::vector<RoleRow>& role_rows() {
  static const std::vector<RoleRow> rows = {
      {Role::clerk, "clerk", "经办人", "clerk", false},
      {Role::head, "head", "科室负责人", "section head", false},
      {Role::leader, "leader", "班子成员", "leader", false},
      {Role::chief, "chief", "主要负责人", "chief", false},
      {Role::supervisor, "supervisor", "纪检监督", "supervisor", false},
      {Role::inspector, "inspector", "检查组", "inspector", false},
      {Role::system_admin, "system-admin", "系统管理员", "system administrator", true},
      {Role::security_admin, "security-admin", "安全管理员", "security administrator", true},
      {Role::auditor, "auditor", "安全审计员", "security auditor", true},
  };
  return rows;
}

std::optional<Role> role_of(std::string_view id) {
  for (const auto& row : role_rows())
    if (row.id == id) return row.role;
  return std::nullopt;
}

const std::vector<ReachRow>& reach_rows() {
  static const std::vector<ReachRow> rows = {
      {Reach::none, "none", "无", "none"},
      {Reach::own, "own", "本人", "own"},
      {Reach::section, "section", "本科室", "section"},
      {Reach::concerned, "concerned", "相关人员", "concerned"},
      {Reach::integrity, "integrity", "廉政事项", "integrity"},
      {Reach::unit, "unit", "全单位", "unit"},
  };
  return rows;
}

const std::vector<RightRow>& right_rows() {
  using enum Right;
  using enum Reach;
  // clang-format off
  static const std::vector<RightRow> rows = {
    //                                                                        clerk      head       leader     chief  supervisor inspector  system  security  auditor
    {session, "session", "本人登录", "own session",                           {own,      own,       own,       own,   own,       own,       own,    own,      own}},
    {records_read, "records.read", "查看台账", "read registers",              {unit,     unit,      unit,      unit,  unit,      unit,      none,   none,     none}},
    {records_write, "records.write", "登记和更正", "file and amend",          {section,  section,   section,   unit,  own,       none,      none,   none,     none}},
    {confidential_read, "confidential.read", "查看保密内容", "read confidential content",
                                                                              {own,      concerned, concerned, unit,  integrity, none,      none,   none,     none}},
    {content_erase, "content.erase", "依法删除内容", "erase content by right", {none,    none,      none,      unit,  none,      none,      none,   none,     none}},
    {registers_import, "registers.import", "导入台账", "import registers",    {section,  section,   none,      unit,  none,      none,      none,   none,     none}},
    {registers_export, "registers.export", "导出台账", "export registers",    {unit,     unit,      unit,      unit,  unit,      unit,      none,   none,     none}},
    {posts_write, "posts.write", "维护人员和分工", "keep people and posts",   {section,  none,      none,      unit,  none,      none,      none,   none,     none}},
    {cases_read, "cases.read", "查看办理件", "read cases",                    {unit,     unit,      unit,      unit,  unit,      unit,      none,   none,     none}},
    {cases_step, "cases.step", "办理环节", "take steps",                      {unit,     unit,      unit,      unit,  unit,      none,      none,   none,     none}},
    {exceptions_explain, "exceptions.explain", "说明异常", "explain exceptions",
                                                                              {none,     section,   unit,      unit,  unit,      none,      none,   none,     none}},
    {duties_read, "duties.read", "查看责任事项", "read duties",               {unit,     unit,      unit,      unit,  unit,      unit,      none,   none,     none}},
    {reports_read, "reports.read", "查看报告", "read reports",                {unit,     unit,      unit,      unit,  unit,      unit,      none,   none,     none}},
    {reports_issue, "reports.issue", "签发报告", "issue reports",             {none,     none,      none,      unit,  none,      none,      none,   none,     none}},
    {documents_check, "documents.check", "核验报告", "check documents",       {unit,     unit,      unit,      unit,  unit,      unit,      none,   none,     none}},
    {ledger_read, "ledger.read", "查看存证", "read the ledger",               {unit,     unit,      unit,      unit,  unit,      unit,      unit,   none,     unit}},
    {catalogue_read, "catalogue.read", "查看制度目录", "read the catalogue",  {unit,     unit,      unit,      unit,  unit,      unit,      unit,   unit,     unit}},
    {accounts_read, "accounts.read", "查看账号", "see accounts",              {none,     none,      none,      none,  none,      none,      unit,   unit,     unit}},
    {accounts_manage, "accounts.manage", "管理账号", "keep accounts",         {none,     none,      none,      none,  none,      none,      unit,   none,     none}},
    {grants_manage, "grants.manage", "授予角色", "grant roles",               {none,     none,      none,      none,  none,      none,      none,   unit,     none}},
    {policy_manage, "policy.manage", "安全策略", "keep the security policy",  {none,     none,      none,      none,  none,      none,      none,   unit,     none}},
    {audit_read, "audit.read", "查看审计记录", "read the audit trail",        {none,     none,      none,      none,  none,      none,      none,   none,     unit}},
    {backup_make, "backup.make", "备份", "make backups",                      {none,     none,      none,      none,  none,      none,      unit,   none,     none}},
  };
  // clang-format on
  return rows;
}

Refusal refuse_right(std::string_view code, Right right) {
  return refuse(code, {std::string(right_rows()[static_cast<std::size_t>(right)].zh)});
}

void name_rights_in_english() {
  EnglishWords words;
  for (const auto& row : right_rows()) words.emplace(row.zh, row.en);
  add_english_words(words);
}

std::optional<Right> right_of(std::string_view id) {
  for (const auto& row : right_rows())
    if (row.id == id) return row.right;
  return std::nullopt;
}

Reach reach_of(const std::vector<Role>& roles, Right right) {
  const auto& row = right_rows()[static_cast<std::size_t>(right)];
  Reach widest = Reach::none;
  for (const auto role : roles) widest = std::max(widest, row.reach[static_cast<int>(role)]);
  return widest;
}

}  // namespace jishi::accounts
