#include "store/sqlite/sqlite_store.h"

#include <condition_variable>
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
  explicit ReaderPool(std::string path) : path_(std::move(path)) {}

  std::unique_ptr<Connection> take() {
    {
      const std::lock_guard lock(mutex_);
      if (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
      }
    }
    auto connection = std::make_unique<Connection>(path_, OpenMode::read);
    set_pragmas(*connection, OpenMode::read);
    return connection;
  }

  void give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    if (idle_.size() < kMostIdle) idle_.push_back(std::move(connection));
  }

 private:
  static constexpr std::size_t kMostIdle = 8;
  std::string path_;
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
      : writer_(path, mode), readers_(std::make_shared<ReaderPool>(path)) {
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

}  // namespace

}  // namespace sqlite

Result<std::unique_ptr<Store>> open_sqlite(const std::string& path, sqlite::OpenMode mode,
                                           std::int64_t max_pages) {
  auto store = std::make_unique<sqlite::SqliteStore>(path, mode);
  const int stored = sqlite::stored_schema_version(store->writer());
  if (stored > sqlite::schema_version())
    return refuse("store.newer", {std::to_string(stored), std::to_string(sqlite::schema_version())}, path);
  if (mode != sqlite::OpenMode::read)
    sqlite::migrate(store->writer());
  else if (stored < sqlite::schema_version())
    return refuse("store.older", {std::to_string(stored), std::to_string(sqlite::schema_version())}, path);
  // What an erasure could not cut because somebody was reading.
  if (mode == sqlite::OpenMode::write) store->writer().cut_log(0);
  if (max_pages > 0) store->writer().run(("PRAGMA max_page_count = " + std::to_string(max_pages)).c_str());
  return std::unique_ptr<Store>(std::move(store));
}

}  // namespace jishi::store
