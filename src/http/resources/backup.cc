// A backup: a copy of the whole data directory as one file.

#include "app/backup.h"

#include "http/resources/tables.h"

namespace jishi::http {

namespace {

Result<Reply> backup(Call& call) {
  // It holds everything: made by somebody who signed in, not by what was left in a script.
  if (call.who().by_token) return refuse("account.no-right", {"backup.make"});
  const auto path = call.office.uploads / ("backup-" + to_hex(random_bytes(8)) + ".zip");
  const std::shared_ptr<const void> keep(nullptr, [path](const void*) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  });
  const auto made = app::write_backup(call.office.data.path(), path);
  if (!made) return made.error();
  return reply_file(FileBody{path, keep}, "application/zip",
                    call.office.unit.name + "备份" + call.today().iso() + ".zip");
}

}  // namespace

std::vector<Route> backup_routes() {
  return {{"POST",
           "/backup",
           "makeBackup",
           "backup",
           "备份整个数据目录",
           "a copy of the whole data directory",
           accounts::Right::backup_make,
           kLong,
           {},
           "",
           "",
           "application/zip",
           backup}};
}

}  // namespace jishi::http
