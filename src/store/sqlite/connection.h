#pragma once
// Connection and Query: the SQLite C API with ownership. Every failure is thrown as StoreFailure. One thread
// at a time per connection.

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/digest.h"

namespace jishi::store::sqlite {

// still: a file that nobody changes while it is read, in a place where nothing can be written.
enum class OpenMode { create, write, read, still };
inline bool is_reading(OpenMode mode) {
  return mode == OpenMode::read || mode == OpenMode::still;
}

class Connection {
 public:
  Connection(const std::string& path, OpenMode mode);

  // Statements without parameters and without rows.
  void run(const char* sql);
  // Inside a transaction a failure ends it: what it held is rolled back, and every later query fails until
  // rollback() is called. (SQLite itself may end a transaction that fails, and would run what follows without
  // one.)
  void begin(const char* sql);
  void commit();
  [[noreturn]] void fail(int code);
  bool is_failed() const { return failed_; }
  // Folds the write-ahead log into the tables and cuts it; false when a reader needed it all that time.
  bool cut_log(int wait_ms) noexcept;
  // Never throws; also clears a failure.
  void rollback() noexcept;
  sqlite3* raw() const { return database_.get(); }

 private:
  friend class Query;
  struct Close {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Close>;

  Statement take(std::string_view sql);
  void give_back(std::string_view sql, Statement statement);

  std::unique_ptr<sqlite3, Close> database_;
  // Prepared statements that nobody uses just now, by their text.
  std::unordered_map<std::string_view, std::vector<Statement>> idle_;
  bool in_transaction_ = false;
  bool failed_ = false;
};

// Marks bytes to be bound as a blob rather than as text.
struct BlobView {
  std::string_view bytes;
};

// One execution of a statement. Parameters are written $1, $2 … in the order of their first appearance and
// bound in that order. Bound text must live until the query is destroyed; text of a row until the next
// step().
class Query {
 public:
  // sql must be a literal or live as long as the connection.
  Query(Connection& connection, std::string_view sql);
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  template <class... Values>
  Query& bind(const Values&... values) {
    (bind_one(values), ...);
    return *this;
  }
  bool step();  // false: no more rows
  void run();   // expects no rows
  // Runs, and makes ready for the next bind().
  void run_again();

  std::int64_t integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
  int small(int column) const { return sqlite3_column_int(statement_.get(), column); }
  std::uint64_t count(int column) const { return static_cast<std::uint64_t>(integer(column)); }
  bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }
  std::string_view bytes(int column) const;
  std::string text(int column) const { return std::string(bytes(column)); }
  // A stored digest of another length than 32 bytes is damage: StoreFailure.
  Hash hash(int column) const;

 private:
  void bind_one(std::int64_t value);
  void bind_one(int value) { bind_one(std::int64_t{value}); }
  void bind_one(std::uint64_t value) { bind_one(static_cast<std::int64_t>(value)); }
  void bind_one(std::string_view text);
  void bind_one(const std::string& text) { bind_one(std::string_view(text)); }
  void bind_one(const char* text) { bind_one(std::string_view(text)); }
  void bind_one(const Hash& hash) { bind_one(BlobView{as_bytes(hash)}); }
  void bind_one(const BlobView& blob);
  template <class T>
  void bind_one(const std::optional<T>& value) {
    if (value) return bind_one(*value);
    check(sqlite3_bind_null(statement_.get(), ++bound_));
  }
  void check(int code) {
    if (code != SQLITE_OK) connection_.fail(code);
  }

  Connection& connection_;
  std::string_view sql_;
  Connection::Statement statement_;
  int bound_ = 0;
};

}  // namespace jishi::store::sqlite
