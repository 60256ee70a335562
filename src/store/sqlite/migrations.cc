#include "store/sqlite/migrations.h"

#include <array>
#include <string>

#include "base/text.h"

namespace jishi::store::sqlite {

namespace {

// Where SQLite and PostgreSQL have no word in common: {bytes} is BLOB or BYTEA, {in-key-order} WITHOUT ROWID
// or nothing, {number-key} INTEGER PRIMARY KEY or BIGINT PRIMARY KEY. docs/formats/store.md says what each
// column holds.
constexpr std::array<const char*, 2> kMigrations = {R"sql(
CREATE TABLE unit (
  id BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  origin TEXT NOT NULL,
  created BIGINT NOT NULL
);
CREATE TABLE head (
  unit BIGINT NOT NULL,
  type TEXT NOT NULL,
  year INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  status INTEGER NOT NULL,
  happened_from INTEGER NOT NULL,
  happened_to INTEGER NOT NULL,
  content {bytes} NOT NULL,
  key BIGINT NOT NULL,
  origin_file TEXT NOT NULL,
  origin_row BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  first_entry BIGINT NOT NULL,
  PRIMARY KEY (unit, type, year, seq)
) {in-key-order};
CREATE TABLE head_key (
  unit BIGINT NOT NULL,
  type TEXT NOT NULL,
  year INTEGER NOT NULL,
  key BIGINT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (unit, type, year, key, seq)
) {in-key-order};
CREATE TABLE head_keyed (
  unit BIGINT NOT NULL,
  type TEXT NOT NULL,
  year INTEGER NOT NULL,
  upto INTEGER NOT NULL,
  PRIMARY KEY (unit, type, year)
) {in-key-order};
CREATE TABLE entry (
  unit BIGINT NOT NULL,
  idx BIGINT NOT NULL,
  prev BIGINT,
  bytes {bytes} NOT NULL,
  salt {bytes} NOT NULL,
  body TEXT,
  PRIMARY KEY (unit, idx)
) {in-key-order};
CREATE TABLE tile (
  unit BIGINT NOT NULL,
  level INTEGER NOT NULL,
  idx BIGINT NOT NULL,
  hashes {bytes} NOT NULL,
  PRIMARY KEY (unit, level, idx)
) {in-key-order};
CREATE TABLE checkpoint (
  unit BIGINT NOT NULL,
  size BIGINT NOT NULL,
  note TEXT NOT NULL,
  PRIMARY KEY (unit, size)
) {in-key-order};
CREATE TABLE import (
  unit BIGINT NOT NULL,
  digest {bytes} NOT NULL,
  file TEXT NOT NULL,
  at BIGINT NOT NULL,
  actor TEXT NOT NULL,
  PRIMARY KEY (unit, digest)
) {in-key-order};
CREATE TABLE actor (
  unit BIGINT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (unit, id)
) {in-key-order};
CREATE TABLE evidence (
  unit BIGINT NOT NULL,
  digest {bytes} NOT NULL,
  size BIGINT NOT NULL,
  media_type TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (unit, digest)
) {in-key-order};
CREATE TABLE counter (
  unit BIGINT NOT NULL,
  series TEXT NOT NULL,
  next INTEGER NOT NULL,
  PRIMARY KEY (unit, series)
) {in-key-order};
)sql",
                                                    // Entries by one number (entry_place.h).
                                                    R"sql(
CREATE TABLE entry_by_place (
  place {number-key},
  prev BIGINT,
  bytes {bytes} NOT NULL,
  salt {bytes} NOT NULL,
  body TEXT
);
INSERT INTO entry_by_place (place, prev, bytes, salt, body)
  SELECT (unit << 40) + idx, prev, bytes, salt, body FROM entry ORDER BY unit, idx;
DROP TABLE entry;
ALTER TABLE entry_by_place RENAME TO entry;
)sql"};

// Kilobytes of pages kept in memory; a larger transaction spills to the write-ahead log.
constexpr const char* kWriterCache = "PRAGMA cache_size = -16000";
constexpr const char* kReaderCache = "PRAGMA cache_size = -4000";

}  // namespace

void set_pragmas(Connection& connection, OpenMode mode) {
  if (mode == OpenMode::create) {
    // Before the first table. A commit writes whole pages, and the last one of each table again every time.
    connection.run("PRAGMA page_size = 4096");
    connection.run("PRAGMA journal_mode = WAL");
  }
  connection.run("PRAGMA synchronous = FULL");
  // What is erased must not linger in free pages.
  connection.run("PRAGMA secure_delete = ON");
  connection.run(is_reading(mode) ? kReaderCache : kWriterCache);
  if (is_reading(mode)) connection.run("PRAGMA query_only = ON");
}

int schema_version() {
  return static_cast<int>(kMigrations.size());
}

int stored_schema_version(Connection& connection) {
  Query table(connection,
              "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'schema_version'");
  if (!table.step() || table.integer(0) == 0) return 0;
  Query version(connection, "SELECT max(version) FROM schema_version");
  return version.step() ? version.small(0) : 0;
}

void migrate(Connection& connection) {
  if (stored_schema_version(connection) == schema_version()) return;
  connection.begin("BEGIN IMMEDIATE");
  connection.run("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL PRIMARY KEY)");
  for (int version = stored_schema_version(connection); version < schema_version(); ++version) {
    auto sql = replace_all(kMigrations[static_cast<std::size_t>(version)], "{bytes}", "BLOB");
    sql = replace_all(std::move(sql), "{in-key-order}", "WITHOUT ROWID");
    sql = replace_all(std::move(sql), "{number-key}", "INTEGER PRIMARY KEY");
    connection.run(sql.c_str());
    Query(connection, "INSERT INTO schema_version (version) VALUES ($1)").bind(version + 1).run();
  }
  connection.commit();
}

}  // namespace jishi::store::sqlite
