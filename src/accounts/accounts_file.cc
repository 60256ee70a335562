#include "accounts/accounts_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "app/durable_file.h"

namespace jishi::accounts {

using store::sqlite::Connection;
using store::sqlite::OpenMode;
using store::sqlite::Query;

namespace {

// SQLite gives its other files the mode of the first.
void make_private(const std::filesystem::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0 || fchmod(descriptor, 0600) != 0) {
    const int error = errno;
    if (descriptor >= 0) close(descriptor);
    app::fail_file(path, error);
  }
  close(descriptor);
}

int stored_version(Connection& connection) {
  Query query(connection, "PRAGMA user_version");
  return query.step() ? query.small(0) : 0;
}

}  // namespace

Result<std::unique_ptr<Connection>> open_file(const std::filesystem::path& path,
                                              std::span<const char* const> schema, Durable durable) {
  make_private(path);
  auto connection = std::make_unique<Connection>(path.string(), OpenMode::create);
  connection->run("PRAGMA journal_mode = WAL");
  connection->run(durable == Durable::full ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  connection->run("PRAGMA secure_delete = ON");
  connection->run("PRAGMA foreign_keys = ON");
  const int known = static_cast<int>(schema.size());
  const int stored = stored_version(*connection);
  if (stored > known) return refuse("accounts.newer", {path.string()});
  if (stored == known) return connection;
  FileTransaction tx(*connection);
  for (int step = stored_version(*connection); step < known; ++step)
    connection->run(schema[static_cast<std::size_t>(step)]);
  connection->run(("PRAGMA user_version = " + std::to_string(known)).c_str());
  tx.commit();
  return connection;
}

}  // namespace jishi::accounts
