#include "store/sqlite/connection.h"

#include "store/store.h"

namespace jishi::store::sqlite {

namespace {

constexpr int kBusyTimeoutMs = 10'000;

std::string sentence(int code, const char* detail) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "磁盘已满，没有写入任何内容；请腾出空间后重试 / the disk is full and nothing was written; free "
             "some space and try again";
    case SQLITE_IOERR:
      return std::string(
                 "读写数据库文件出错，没有写入任何内容；请检查磁盘 / reading or writing the database failed "
                 "and nothing was "
                 "written; check the disk: ") +
             detail;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return std::string(
                 "数据库文件已损坏；请从备份恢复 / the database file is damaged; restore a backup: ") +
             detail;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
      return std::string(
                 "数据库文件打不开或不能写；请检查权限 / the database cannot be opened or written; check its "
                 "rights: ") +
             detail;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "数据库正被其他程序占用；请稍后重试 / another program holds the database; try again later";
    default:
      return std::string("数据库出错，没有写入任何内容 / the database failed and nothing was written: ") +
             detail;
  }
}

// As a URI, which alone says that the file does not change.
std::string still_name(const std::string& path) {
  constexpr std::string_view plain = "/._-~";
  std::string out = "file:";
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= 'a' && byte <= 'z') || plain.find(c) != std::string_view::npos;
    out += is_plain ? std::string(1, c) : "%" + to_hex(std::string_view(&c, 1));
  }
  return out + "?immutable=1";
}

}  // namespace

Connection::Connection(const std::string& path, OpenMode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  // Other readers too must be able to write the shared index of the write-ahead log.
  flags |= mode == OpenMode::still ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE;
  if (mode == OpenMode::create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* database = nullptr;
  const auto name = mode == OpenMode::still ? still_name(path) : path;
  const int code = sqlite3_open_v2(name.c_str(), &database, flags, nullptr);
  database_.reset(database);
  if (code != SQLITE_OK) fail(code);
  sqlite3_busy_timeout(database, kBusyTimeoutMs);
}

void Connection::run(const char* sql) {
  if (failed_) fail(SQLITE_ABORT);
  const int code = sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

void Connection::fail(int code) {
  if (failed_)
    throw StoreFailure(
        "这一事务已因故障作废，没有写入任何内容 / an earlier failure ended this transaction and nothing was "
        "written");
  auto words = sentence(code, database_ ? sqlite3_errmsg(database_.get()) : "");
  if (in_transaction_) {
    rollback();
    failed_ = true;
  }
  throw StoreFailure(words);
}

void Connection::begin(const char* sql) {
  run(sql);
  in_transaction_ = true;
}

void Connection::commit() {
  run("COMMIT");
  in_transaction_ = false;
}

bool Connection::cut_log(int wait_ms) noexcept {
  sqlite3_busy_timeout(database_.get(), wait_ms);
  const int code =
      sqlite3_wal_checkpoint_v2(database_.get(), nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  sqlite3_busy_timeout(database_.get(), kBusyTimeoutMs);
  return code == SQLITE_OK;
}

void Connection::rollback() noexcept {
  failed_ = false;
  in_transaction_ = false;
  if (sqlite3_get_autocommit(database_.get()) == 0)
    sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
}

Connection::Statement Connection::take(std::string_view sql) {
  if (failed_) fail(SQLITE_ABORT);
  if (const auto found = idle_.find(sql); found != idle_.end() && !found->second.empty()) {
    Statement statement = std::move(found->second.back());
    found->second.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(database_.get(), sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return Statement(statement);
}

void Connection::give_back(std::string_view sql, Statement statement) {
  sqlite3_reset(statement.get());
  sqlite3_clear_bindings(statement.get());
  idle_[sql].push_back(std::move(statement));
}

Query::Query(Connection& connection, std::string_view sql)
    : connection_(connection), sql_(sql), statement_(connection.take(sql)) {}

Query::~Query() {
  connection_.give_back(sql_, std::move(statement_));
}

bool Query::step() {
  if (connection_.is_failed()) connection_.fail(SQLITE_ABORT);
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_.fail(code);
  return false;
}

void Query::run() {
  while (step()) {
  }
}

void Query::run_again() {
  run();
  sqlite3_reset(statement_.get());
  bound_ = 0;
}

std::string_view Query::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(statement_.get(), column));
  return {data == nullptr ? "" : data,
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

Hash Query::hash(int column) const {
  const auto hash = hash_from_bytes(bytes(column));
  if (!hash)
    throw StoreFailure(
        "数据库中的散列值残缺；请从备份恢复 / a digest in the database is damaged; restore a backup");
  return *hash;
}

void Query::bind_one(std::int64_t value) {
  check(sqlite3_bind_int64(statement_.get(), ++bound_, value));
}

void Query::bind_one(std::string_view text) {
  check(
      sqlite3_bind_text64(statement_.get(), ++bound_, text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8));
}

void Query::bind_one(const BlobView& blob) {
  const char* data = blob.bytes.data() == nullptr ? "" : blob.bytes.data();
  check(sqlite3_bind_blob64(statement_.get(), ++bound_, data, blob.bytes.size(), SQLITE_STATIC));
}

}  // namespace jishi::store::sqlite
