#include "store/sqlite/sqlite_store.h"

#include <unistd.h>

#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <vector>

#include "store/forwarding.h"
#include "store/sqlite/migrations.h"
#include "store/sqlite/reads.h"
#include "store/sqlite/transaction.h"

namespace jishi::store {

namespace sqlite {

namespace {

// Idle connections for readers; more are opened when more readers live at once.
class ReaderPool {
 public:
  ReaderPool(std::string path, OpenMode mode) : path_(std::move(path)), mode_(mode) {}

  std::unique_ptr<Connection> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    auto connection = std::make_unique<Connection>(path_, mode_);
    set_pragmas(*connection, mode_);
    return connection;
  }

  void give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(connection));
  }

 private:
  static constexpr std::size_t kMostIdle = 8;
  std::string path_;
  OpenMode mode_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Connection>> idle_;
};

class SqliteReader : public ForwardingReader<Reader> {
 public:
  explicit SqliteReader(std::shared_ptr<ReaderPool> pool)
      : pool_(std::move(pool)), connection_(pool_->take()), reads_(*connection_) {
    connection_->begin("BEGIN");
    // The snapshot is taken by the first read, not by BEGIN.
    Query(*connection_, "SELECT max(version) FROM schema_version").run();
  }
  ~SqliteReader() override {
    connection_->rollback();
    pool_->give_back(std::move(connection_));
  }

 protected:
  const Reader& source() const override { return reads_; }

 private:
  std::shared_ptr<ReaderPool> pool_;
  std::unique_ptr<Connection> connection_;
  SqliteReads reads_;
};

class SqliteStore : public Store {
 public:
  SqliteStore(const std::string& path, OpenMode mode)
      : writer_(path, mode),
        readers_(
            std::make_shared<ReaderPool>(path, mode == OpenMode::still ? OpenMode::still : OpenMode::read)) {
    set_pragmas(writer_, mode);
  }
  Connection& writer() { return writer_; }

  std::unique_ptr<Reader> read() override { return std::make_unique<SqliteReader>(readers_); }

  std::unique_ptr<Transaction> begin() override {
    {
      std::unique_lock lock(mutex_);
      free_.wait(lock, [&] { return !is_writing_; });
      is_writing_ = true;
    }
    // Not a mutex held throughout: a transaction may end on another thread than it began on.
    return std::make_unique<SqliteTransaction>(writer_, [this] {
      {
        const std::lock_guard lock(mutex_);
        is_writing_ = false;
      }
      free_.notify_one();
    });
  }

 private:
  Connection writer_;
  std::shared_ptr<ReaderPool> readers_;
  std::mutex mutex_;
  std::condition_variable free_;
  bool is_writing_ = false;
};

bool has_unfolded_writes(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path + "-wal", error);
  return !error && size > 0;
}

Result<std::unique_ptr<Store>> open_once(const std::string& path, OpenMode mode, std::int64_t max_pages) {
  auto store = std::make_unique<SqliteStore>(path, mode);
  const int stored = stored_schema_version(store->writer());
  if (stored == 0 && mode != OpenMode::create) return refuse("store.empty", {path});
  if (stored > schema_version())
    return refuse("store.newer", {std::to_string(stored), std::to_string(schema_version())}, path);
  if (!is_reading(mode))
    migrate(store->writer());
  else if (stored < schema_version())
    return refuse("store.older", {std::to_string(stored), std::to_string(schema_version())}, path);
  // What an erasure could not cut because somebody was reading.
  if (mode == OpenMode::write) store->writer().cut_log(0);
  if (max_pages > 0) store->writer().run(("PRAGMA max_page_count = " + std::to_string(max_pages)).c_str());
  return std::unique_ptr<Store>(std::move(store));
}

}  // namespace

bool is_read_only(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  return ::access(path.c_str(), W_OK) != 0 || ::access(folder.empty() ? "." : folder.c_str(), W_OK) != 0;
}

}  // namespace sqlite

Result<std::unique_ptr<Store>> open_sqlite(const std::string& path, sqlite::OpenMode mode,
                                           std::int64_t max_pages) {
  using sqlite::OpenMode;
  if (mode != OpenMode::read || ::access(path.c_str(), R_OK) != 0 || !sqlite::is_read_only(path))
    return sqlite::open_once(path, mode, max_pages);
  if (!sqlite::has_unfolded_writes(path)) return sqlite::open_once(path, OpenMode::still, max_pages);
  // The writes in the log beside it count too. They can be read where their index is there.
  try {
    return sqlite::open_once(path, mode, max_pages);
  } catch (const StoreFailure&) {
    return refuse("store.unfolded", {path});
  }
}
}  // namespace jishi::store
