#pragma once
// FailingDisk: a layer under SQLite (a VFS, in force for connections opened while this lives) whose n-th call
// that changes a file (write, sync, truncate, delete) fails with EIO, and all after it; or ends the process
// there.

#include <sqlite3.h>
#include <unistd.h>

#include <cstring>

namespace jishi::store {

class FailingDisk {
 public:
  FailingDisk() {
    real() = sqlite3_vfs_find(nullptr);
    vfs_ = *real();
    vfs_.zName = "failing";
    vfs_.pNext = nullptr;
    vfs_.szOsFile = static_cast<int>(sizeof(File)) + real()->szOsFile;
    vfs_.xOpen = open_file;
    vfs_.xDelete = [](sqlite3_vfs*, const char* name, int sync) {
      return count() ? SQLITE_IOERR_DELETE : real()->xDelete(real(), name, sync);
    };
    sqlite3_vfs_register(&vfs_, 1);
  }
  ~FailingDisk() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real(), 1);
    state() = {};
  }
  FailingDisk(const FailingDisk&) = delete;
  FailingDisk& operator=(const FailingDisk&) = delete;

  // The n-th call from now on, from 1; 0: none.
  void fail_at(int n, bool ends_process = false) { state() = {n, false, ends_process}; }
  bool has_failed() const { return state().has_failed; }

 private:
  struct State {
    int left = 0;
    bool has_failed = false;
    bool ends_process = false;
  };
  struct File {
    sqlite3_file base;
    sqlite3_file* inner() { return reinterpret_cast<sqlite3_file*>(this + 1); }
  };

  static State& state() {
    static State state;
    return state;
  }
  static sqlite3_vfs*& real() {
    static sqlite3_vfs* real = nullptr;
    return real;
  }
  static sqlite3_file* in(sqlite3_file* file) { return reinterpret_cast<File*>(file)->inner(); }

  // Whether this call fails.
  static bool count() {
    auto& now = state();
    if (now.has_failed) return true;
    if (now.left == 0 || --now.left > 0) return false;
    if (now.ends_process) _exit(9);
    return now.has_failed = true;
  }

  static int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    file->pMethods = nullptr;
    const int code = real()->xOpen(real(), name, in(file), flags, out_flags);
    if (code == SQLITE_OK) file->pMethods = &methods();
    return code;
  }

  static const sqlite3_io_methods& methods() {
    static const sqlite3_io_methods methods = [] {
      sqlite3_io_methods m{};
      m.iVersion = 3;
      m.xClose = [](sqlite3_file* f) { return in(f)->pMethods->xClose(in(f)); };
      m.xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) {
        return in(f)->pMethods->xRead(in(f), to, n, at);
      };
      m.xWrite = [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
        return count() ? SQLITE_IOERR_WRITE : in(f)->pMethods->xWrite(in(f), from, n, at);
      };
      m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
        return count() ? SQLITE_IOERR_TRUNCATE : in(f)->pMethods->xTruncate(in(f), size);
      };
      m.xSync = [](sqlite3_file* f, int flags) {
        return count() ? SQLITE_IOERR_FSYNC : in(f)->pMethods->xSync(in(f), flags);
      };
      m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
        return in(f)->pMethods->xFileSize(in(f), size);
      };
      m.xLock = [](sqlite3_file* f, int level) { return in(f)->pMethods->xLock(in(f), level); };
      m.xUnlock = [](sqlite3_file* f, int level) { return in(f)->pMethods->xUnlock(in(f), level); };
      m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
        return in(f)->pMethods->xCheckReservedLock(in(f), out);
      };
      m.xFileControl = [](sqlite3_file* f, int op, void* arg) {
        return in(f)->pMethods->xFileControl(in(f), op, arg);
      };
      m.xSectorSize = [](sqlite3_file* f) { return in(f)->pMethods->xSectorSize(in(f)); };
      m.xDeviceCharacteristics = [](sqlite3_file* f) {
        return in(f)->pMethods->xDeviceCharacteristics(in(f));
      };
      m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
        return in(f)->pMethods->xShmMap(in(f), page, size, extend, out);
      };
      m.xShmLock = [](sqlite3_file* f, int at, int n, int flags) {
        return in(f)->pMethods->xShmLock(in(f), at, n, flags);
      };
      m.xShmBarrier = [](sqlite3_file* f) { in(f)->pMethods->xShmBarrier(in(f)); };
      m.xShmUnmap = [](sqlite3_file* f, int remove) { return in(f)->pMethods->xShmUnmap(in(f), remove); };
      m.xFetch = [](sqlite3_file* f, sqlite3_int64 at, int n, void** out) {
        return in(f)->pMethods->xFetch(in(f), at, n, out);
      };
      m.xUnfetch = [](sqlite3_file* f, sqlite3_int64 at, void* page) {
        return in(f)->pMethods->xUnfetch(in(f), at, page);
      };
      return m;
    }();
    return methods;
  }

  sqlite3_vfs vfs_{};
};

}  // namespace jishi::store
