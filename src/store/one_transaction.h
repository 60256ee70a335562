#pragma once
// OneTransaction: a store whose transactions are parts of a single one of another store. Nothing is durable
// until commit(), and nothing is there when it was not called: what is decided step by step is taken whole or
// not at all. Readers see the parts committed so far. Holds the other store's one writer from construction
// on. Threads may take turns at it, not use it at the same time.

#include <memory>

#include "store/store.h"

namespace jishi::store {

class OneTransaction : public Store {
 public:
  explicit OneTransaction(Store& of) : whole_(of.begin()) {}

  std::unique_ptr<Reader> read() override;
  std::unique_ptr<Transaction> begin() override;
  // Durable when it returns. Throws std::logic_error when a part was given up after it had begun to write:
  // what it wrote cannot be told from the rest.
  void commit();

 private:
  class Part;
  class Sight;
  std::unique_ptr<Transaction> whole_;
  bool is_spoiled_ = false;
};

}  // namespace jishi::store
