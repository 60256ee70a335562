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
  class Guarded : public ForwardingReader<Transaction> {
   public:
    Guarded(FailingStore& store, std::unique_ptr<Transaction> inner)
        : store_(store), inner_(std::move(inner)) {}
    void put_unit(const UnitRow& unit) override { next().put_unit(unit); }
    void put_head(UnitId unit, const HeadRow& head) override { next().put_head(unit, head); }
    void append_entry(UnitId unit, const EntryRow& entry, std::string_view record, int version) override {
      next().append_entry(unit, entry, record, version);
    }
    void put_tile(UnitId unit, int level, std::uint64_t index, std::string_view hashes) override {
      next().put_tile(unit, level, index, hashes);
    }
    void put_checkpoint(UnitId unit, const CheckpointRow& checkpoint) override {
      next().put_checkpoint(unit, checkpoint);
    }
    void put_import(UnitId unit, const ImportRow& import) override { next().put_import(unit, import); }
    void put_actor(UnitId unit, const ActorRow& actor) override { next().put_actor(unit, actor); }
    void put_evidence(UnitId unit, const EvidenceRow& evidence) override {
      next().put_evidence(unit, evidence);
    }
    void erase_body(UnitId unit, std::uint64_t index) override { next().erase_body(unit, index); }
    int next_numbers(UnitId unit, std::string_view series, int how_many) override {
      return next().next_numbers(unit, series, how_many);
    }
    void commit() override { next().commit(); }
    bool is_erased_for_good() const override { return inner_->is_erased_for_good(); }

   protected:
    const Reader& source() const override { return const_cast<Guarded*>(this)->next(); }

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
