#pragma once
// FailingStore: any store, with a machine that breaks: the n-th call on a transaction (reads, writes and
// commit alike) throws StoreFailure. What the transaction held is then gone, as the contract says.

#include <memory>

#include "store/forwarding.h"

namespace jishi::store {

class FailingStore : public Store {
 public:
  explicit FailingStore(Store& inner) : inner_(inner) {}

  // The n-th call from now on fails, from 1; 0: none does.
  void fail_at(int n) {
    left_ = n;
    has_failed_ = false;
  }
  bool has_failed() const { return has_failed_; }

  std::unique_ptr<Reader> read() override { return inner_.read(); }
  std::unique_ptr<Transaction> begin() override {
    count();
    return std::make_unique<Guarded>(*this, inner_.begin());
  }

 private:
  class Guarded : public ForwardingTransaction {
   public:
    Guarded(FailingStore& store, std::unique_ptr<Transaction> inner)
        : store_(store), inner_(std::move(inner)) {}
    void commit() override { next().commit(); }
    bool is_erased_for_good() const override { return inner_->is_erased_for_good(); }

   protected:
    const Reader& source() const override { return const_cast<Guarded*>(this)->next(); }
    Transaction& target() override { return next(); }

   private:
    Transaction& next() {
      if (is_dead_) throw StoreFailure("the transaction is gone");
      try {
        store_.count();
      } catch (...) {
        is_dead_ = true;
        throw;
      }
      return *inner_;
    }
    FailingStore& store_;
    std::unique_ptr<Transaction> inner_;
    bool is_dead_ = false;
  };

  void count() {
    if (left_ == 0 || --left_ > 0) return;
    has_failed_ = true;
    throw StoreFailure("the machine broke, as it was told to");
  }

  Store& inner_;
  int left_ = 0;
  bool has_failed_ = false;
};

}  // namespace jishi::store
