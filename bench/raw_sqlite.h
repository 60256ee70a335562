#pragma once
// The floor: the same bytes put into one plain table by SQLite's own interface, with the same pragmas.

#include <sqlite3.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace jishi::bench {

class RawSqlite {
 public:
  explicit RawSqlite(const std::filesystem::path& path) {
    if (sqlite3_open(path.c_str(), &database_) != SQLITE_OK) std::abort();
    for (const char* sql :
         {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -16000",
          "PRAGMA secure_delete = ON",
          "CREATE TABLE floor (unit BIGINT, idx BIGINT, bytes BLOB, PRIMARY KEY (unit, idx)) WITHOUT ROWID"})
      run(sql);
    sqlite3_prepare_v2(database_, "INSERT INTO floor VALUES (1, ?1, ?2)", -1, &insert_, nullptr);
  }
  ~RawSqlite() {
    sqlite3_finalize(insert_);
    sqlite3_close(database_);
  }
  RawSqlite(const RawSqlite&) = delete;
  RawSqlite& operator=(const RawSqlite&) = delete;

  void run(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) std::abort();
  }
  // One transaction for every `batch` rows.
  void insert(const std::vector<std::string>& rows, std::size_t batch) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (i % batch == 0) run("BEGIN IMMEDIATE");
      sqlite3_bind_int64(insert_, 1, static_cast<sqlite3_int64>(i));
      sqlite3_bind_blob64(insert_, 2, rows[i].data(), rows[i].size(), SQLITE_STATIC);
      if (sqlite3_step(insert_) != SQLITE_DONE) std::abort();
      sqlite3_reset(insert_);
      if ((i + 1) % batch == 0 || i + 1 == rows.size()) run("COMMIT");
    }
  }

 private:
  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

}  // namespace jishi::bench
