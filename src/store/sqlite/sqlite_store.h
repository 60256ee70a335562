#pragma once
// The store in one SQLite file: write-ahead log, fsync at every commit, one writer connection, a pool of
// readers. docs/formats/store.md.

#include <memory>
#include <string>

#include "base/result.h"
#include "store/sqlite/connection.h"
#include "store/store.h"

namespace jishi::store {

namespace sqlite {
// The file or its folder cannot be written by this process.
bool is_read_only(const std::string& path);
}  // namespace sqlite

// Refused: store.newer (made by a later version), store.older (open it once for writing first), store.empty
// (no tables), store.unfolded (read where nothing can be written, with writes beside it that cannot be read
// there). Opened for writing, older tables are brought up to date; the caller sees to it that one program at
// a time writes. Opened for reading where nothing can be written, the file must not change meanwhile: the
// caller sees to that too. A file that is no database is a StoreFailure.
Result<std::unique_ptr<Store>> open_sqlite(const std::string& path, sqlite::OpenMode mode,
                                           std::int64_t max_pages = 0);

}  // namespace jishi::store
