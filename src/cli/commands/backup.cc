// Backups of the office: its key pair, and a sealed file opened into a new data directory.
#include "app/backup.h"

#include <array>
#include <csignal>
#include <filesystem>
#include <iostream>

#include "app/durable_file.h"
#include "app/ledger_verify.h"
#include "app/new_folder.h"
#include "cli/open.h"
#include "cli/output.h"
#include "cli/verdicts.h"

namespace jishi::cli {

namespace {

constexpr std::size_t kMostKeyBytes = 4096;

std::sig_atomic_t volatile is_stopped = 0;

// While it stands, a signal to end lets the work take away what it wrote in the clear, instead of ending it.
class StopFlag {
 public:
  StopFlag() {
    struct sigaction action = {};
    action.sa_handler = [](int) { is_stopped = 1; };
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &action, &before_[i]);
  }
  ~StopFlag() {
    for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals[i], &before_[i], nullptr);
  }
  StopFlag(const StopFlag&) = delete;
  StopFlag& operator=(const StopFlag&) = delete;

 private:
  static constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, kSignals.size()> before_{};
};

Outcome open_unless_stopped(const Given& given, const app::BackupSecretKey& key) {
  const StopFlag flag;
  return app::open_backup(given.one("FILE"), key, given.one("DIR"), [] { return is_stopped != 0; });
}

int make_key(const Given& given) {
  const std::filesystem::path out = given.one("OUT");
  const auto folder = app::whole_path(out).parent_path();
  if (std::error_code error; !std::filesystem::is_directory(folder, error))
    return refused({refuse("data.no-parent", {folder.string()})}, given.lang);
  if (std::filesystem::exists(std::filesystem::symlink_status(out)))
    return refused({refuse("backup.key-there", {out.string()})}, given.lang);
  const auto key = app::BackupSecretKey::make();
  app::write_new_file(out, key.text() + "\n", 0600);
  const bool zh = given.lang == Lang::zh;
  std::cout
      << (zh ? "私钥已写入 " : "the secret key is in ") << out.string()
      << (zh ? "。请离线保存两份：没有它，谁也打不开备份。\n公钥（由安全管理员填入“安全策略”）：\n"
             : ". Keep two copies of it offline: without it nobody opens a backup.\nthe public key, for "
               "the security administrator to enter in the security policy:\n")
      << key.public_key().text() << "\n";
  return kDone;
}

int open(const Given& given) {
  const auto text = read_file(given.one("--key"), kMostKeyBytes);
  if (!text) return refused(text.error(), given.lang);
  const auto key = app::BackupSecretKey::from_text(*text);
  if (!key) return refused({refuse("backup.secret-key", {}, given.one("--key"))}, given.lang);
  if (const auto opened = open_unless_stopped(given, *key); !opened)
    return refused(opened.error(), given.lang);
  std::cout << (given.lang == Lang::zh ? "已恢复到 " : "restored into ") << given.one("DIR") << std::endl;
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::write);
  if (!data) return kRefused;
  const auto report = app::verify_data(*data, {});
  return print_verdicts(given, report, app::verify_audit(*data, {}));
}

}  // namespace

Command backup_key_command() {
  return {"backup-key",
          {"做一对备份密钥：私钥写入文件，公钥显示出来",
           "make the key pair of backups: the secret key into a file, the public key on the screen"},
          {{"OUT", {"私钥文件", "the file of the secret key"}, true}},
          {},
          "jishi backup-key 备份私钥",
          make_key};
}

Command open_backup_command() {
  return {"open-backup",
          {"把密封的备份恢复成新的数据目录，并核验",
           "open a sealed backup into a new data directory, and verify it"},
          {{"FILE", {"备份文件", "the backup"}, true},
           {"DIR", {"数据目录，须为空或不存在", "the data directory; must be empty or absent"}, true}},
          {{"--key", "KEYFILE", {"私钥文件", "the file of the secret key"}, true, false, {}},
           {"--format",
            "FORMAT",
            {"text（默认）或 json", "text (default) or json"},
            false,
            false,
            {"text", "json"}}},
          "jishi open-backup 备份.jishi --key 备份私钥 新数据",
          open};
}

}  // namespace jishi::cli
