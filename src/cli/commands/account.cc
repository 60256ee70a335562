// For the owner of the machine: accounts without signing in, so that a lost administrator comes back. Every
// act but a set-up code, which does nothing by itself, leaves an entry on the audit trail.
#include <iostream>

#include "accounts/accounts.h"
#include "accounts/rights_page.h"
#include "base/text.h"
#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

using accounts::Accounts;

// Where nothing may be written.
class NoTrail : public accounts::AuditSink {
 public:
  Outcome note(accounts::AuditEvent event) override { return refuse("audit.kind", {event.kind}); }
};

Argument directory() {
  return {"DIR", {"数据目录", "the data directory"}, true};
}

Argument login() {
  return {"LOGIN", {"登录名", "the account's login"}, true};
}

std::string roles_zh(const accounts::Account& account, Lang lang) {
  std::vector<std::string> out;
  for (const auto role : account.roles) {
    const auto& row = accounts::role_rows()[static_cast<std::size_t>(role)];
    out.emplace_back(lang == Lang::zh ? row.zh : row.en);
  }
  return join(out, lang == Lang::zh ? "、" : ", ");
}

std::string state_words(const accounts::Account& account, Lang lang) {
  const bool zh = lang == Lang::zh;
  switch (account.state) {
    case accounts::AccountState::invited:
      return zh ? "待启用" : "invited";
    case accounts::AccountState::active:
      return account.shut_until && *account.shut_until > Instant::now()
                 ? (zh ? "失败锁定" : "shut after failures")
                 : (zh ? "在用" : "active");
    case accounts::AccountState::locked:
      return zh ? "已停用" : "locked";
  }
  return {};
}

int list(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  // Looking makes no file.
  if (!std::filesystem::exists(data->path() / "accounts.sqlite")) return kDone;
  NoTrail none;
  const auto opened = Accounts::open_beside(data->path(), none);
  if (!opened) return refused(opened.error(), given.lang);
  for (const auto& account : (*opened)->list())
    std::cout << account.login << "\t" << account.person << "\t" << state_words(account, given.lang) << "\t"
              << roles_zh(account, given.lang) << "\n";
  return kDone;
}

int setup_code(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  NoTrail none;
  const auto opened = Accounts::open_beside(data->path(), none);
  if (!opened) return refused(opened.error(), given.lang);
  const auto code = (*opened)->new_setup_code();
  if (!code) return refused(code.error(), given.lang);
  std::cout << (given.lang == Lang::zh ? "在浏览器中打开服务地址后接："
                                       : "open, after the server's address: ")
            << "/#/setup/" << *code << "\n";
  return kDone;
}

// Takes the data directory's lock, so the server must not run.
template <class Act>
int as_owner(const Given& given, Act act) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::write);
  if (!data) return kRefused;
  const auto trail = accounts::AuditTrail::open(*data);
  if (!trail) return refused(trail.error(), given.lang);
  const auto opened = Accounts::open(data->path(), **trail);
  if (!opened) return refused(opened.error(), given.lang);
  return act(**opened, given.one("LOGIN"));
}

int lock(const Given& given) {
  return as_owner(given, [&](Accounts& all, const std::string& name) -> int {
    const auto done = all.lock_by_owner(name);
    if (!done) return refused(done.error(), given.lang);
    std::cout << name << (given.lang == Lang::zh ? " 已停用\n" : " is locked\n");
    return kDone;
  });
}

int unlock(const Given& given) {
  return as_owner(given, [&](Accounts& all, const std::string& name) -> int {
    const auto done = all.unlock_by_owner(name);
    if (!done) return refused(done.error(), given.lang);
    std::cout << name << (given.lang == Lang::zh ? " 已恢复\n" : " is unlocked\n");
    return kDone;
  });
}

int invite(const Given& given) {
  return as_owner(given, [&](Accounts& all, const std::string& name) -> int {
    const auto done = all.invite_by_owner(name);
    if (!done) return refused(done.error(), given.lang);
    std::cout << (given.lang == Lang::zh ? "72小时内在浏览器中打开服务地址后接："
                                         : "open within 72 hours, after the server's address: ")
              << "/#/invite/" << done->code << "\n";
    return kDone;
  });
}

int rights(const Given&) {
  std::cout << accounts::rights_page();
  return kDone;
}

}  // namespace

Command account_list_command() {
  return {"account list", {"列出账号", "the accounts"}, {directory()}, {}, "jishi account list 数据", list};
}

Command account_setup_code_command() {
  return {"account setup-code",
          {"首次启用的一次性设置码", "a one-time code for the first accounts"},
          {directory()},
          {},
          "jishi account setup-code 数据",
          setup_code};
}

Command account_lock_command() {
  return {"account lock",
          {"停用账号（先停止服务）", "lock an account (stop the server first)"},
          {directory(), login()},
          {},
          "jishi account lock 数据 wang",
          lock};
}

Command account_unlock_command() {
  return {"account unlock",
          {"恢复停用或失败锁定的账号（先停止服务）",
           "unlock an account that was locked or shut (stop the server first)"},
          {directory(), login()},
          {},
          "jishi account unlock 数据 wang",
          unlock};
}

Command account_invite_command() {
  return {"account invite",
          {"重新邀请，密码和动态口令作废（先停止服务）",
           "invite anew: password and second factor go (stop the server first)"},
          {directory(), login()},
          {},
          "jishi account invite 数据 guard",
          invite};
}

Command rights_command() {
  return {"rights", {"权限表", "the table of rights"}, {}, {}, "jishi rights", rights};
}

}  // namespace jishi::cli
