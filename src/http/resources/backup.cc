// Backups: a copy of the whole data directory as one file, sealed to the office's public key; and that key.

#include "app/backup.h"

#include "http/resources/tables.h"

namespace jishi::http {

namespace {

// Of everything there is, or of who can open it: by somebody who signed in, not by what was left in a script.
std::optional<Refusal> why_not_by_token(const Call& call) {
  if (!call.who().by_token) return std::nullopt;
  return accounts::refuse_right("account.no-right", call.route.right);
}

Reply reply_key(const accounts::BackupKeySetting& setting) {
  const auto key = app::BackupPublicKey::from_text(setting.text);
  return reply_version(JsonObject{{"version", setting.version},
                                  {"key", setting.text},
                                  {"id", key ? to_hex(key->id()) : std::string()}},
                       setting.version);
}

Result<Reply> backup(Call& call) {
  if (auto reason = why_not_by_token(call)) return *reason;
  const auto text = call.office.accounts.backup_key().text;
  if (text.empty()) return refuse("backup.no-key");
  const auto key = app::BackupPublicKey::from_text(text);
  if (!key) return key.error();
  call.act_details["key"] = to_hex(key->id());
  const auto path = call.office.uploads / ("backup-" + to_hex(random_bytes(8)) + ".jishi");
  const std::shared_ptr<const void> keep(nullptr, [path](const void*) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  });
  const auto made = app::write_backup(call.office.data.path(), *key, path);
  if (!made) return made.error();
  return reply_file(FileBody{path, keep}, "application/octet-stream",
                    call.office.unit.name + "备份" + call.today().iso() + ".jishi");
}

Result<Reply> read_key(Call& call) {
  return reply_key(call.office.accounts.backup_key());
}

Result<Reply> set_key(Call& call) {
  if (auto reason = why_not_by_token(call)) return *reason;
  const auto key = app::BackupPublicKey::from_text(call.body_text("key"));
  if (!key) return key.error();
  const auto done =
      call.office.accounts.set_backup_key(call.who(), key->text(), call.version, call.request.peer);
  if (!done) return done.error();
  return reply_key({key->text(), call.version + 1});
}

}  // namespace

std::vector<Route> backup_routes() {
  return {{"POST",
           "/backup",
           "makeBackup",
           "backup",
           "备份整个数据目录，密封",
           "a sealed copy of the whole data directory",
           accounts::Right::backup_make,
           kLong,
           {},
           "",
           "",
           "application/octet-stream",
           backup},
          {"GET",
           "/backup-key",
           "getBackupKey",
           "backup",
           "备份公钥",
           "the public key of backups",
           accounts::Right::policy_manage,
           0,
           {},
           "",
           "backup-key",
           "",
           read_key},
          {"PUT",
           "/backup-key",
           "setBackupKey",
           "backup",
           "设置备份公钥",
           "set it",
           accounts::Right::policy_manage,
           kWrites | kEdits,
           {},
           "backup-key-ask",
           "backup-key",
           "",
           set_key}};
}

}  // namespace jishi::http
