#pragma once
// RowSpool: rows of a file that wait for their match, in a temporary file that no name leads to, so that
// memory does not grow with them. Failures are StoreFailure.

#include <cstdio>
#include <memory>
#include <optional>

#include "app/record_content.h"

namespace jishi::app {

class RowSpool {
 public:
  void add(const Record& record, const RecordContent& content);
  std::uint64_t size() const { return size_; }
  // Reads from the beginning; nothing at the end. add() and next() are not mixed.
  void rewind();
  std::optional<Record> next();
  void clear();

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t size_ = 0;
  std::string line_;
};

}  // namespace jishi::app
