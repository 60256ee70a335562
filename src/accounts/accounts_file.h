#pragma once
// The small SQLite files beside the store: opened with mode 0600, write-ahead log, numbered schema steps.

#include <filesystem>
#include <memory>
#include <span>

#include "base/result.h"
#include "store/sqlite/connection.h"

namespace jishi::accounts {

// full: a commit is on the disk when it returns. normal: it outlives the program, and the machine after a
// moment.
enum class Durable { full, normal };

// Made when absent. Each step of `schema` is run once, in order. Refused: accounts.newer.
Result<std::unique_ptr<store::sqlite::Connection>> open_file(const std::filesystem::path& path,
                                                             std::span<const char* const> schema,
                                                             Durable durable);

// Undone unless committed. The connection is one thread's for so long.
class FileTransaction {
 public:
  explicit FileTransaction(store::sqlite::Connection& connection) : connection_(connection) {
    connection_.begin("BEGIN IMMEDIATE");
  }
  ~FileTransaction() {
    if (!is_committed_) connection_.rollback();
  }
  FileTransaction(const FileTransaction&) = delete;
  FileTransaction& operator=(const FileTransaction&) = delete;
  void commit() {
    connection_.commit();
    is_committed_ = true;
  }

 private:
  store::sqlite::Connection& connection_;
  bool is_committed_ = false;
};

}  // namespace jishi::accounts
