#pragma once
// What tests do to the store's file beside the store: damage, and how an earlier program would have left it.

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <filesystem>
#include <string>

namespace jishi::store {

inline void run_sql(const std::filesystem::path& path, const std::string& sql) {
  sqlite3* database = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &database), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(database);
  sqlite3_close(database);
}

// Version 1 kept entries by (unit, idx).
inline constexpr const char* kBackToVersion1 =
    "CREATE TABLE of_version_1 (unit BIGINT NOT NULL, idx BIGINT NOT NULL, prev BIGINT, bytes BLOB NOT NULL,"
    " salt BLOB NOT NULL, body TEXT, PRIMARY KEY (unit, idx)) WITHOUT ROWID;"
    "INSERT INTO of_version_1 SELECT place >> 40, place % (1 << 40), prev, bytes, salt, body FROM entry;"
    "DROP TABLE entry; ALTER TABLE of_version_1 RENAME TO entry;"
    "DELETE FROM schema_version WHERE version > 1";

}  // namespace jishi::store
