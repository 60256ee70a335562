#include "store/one_transaction.h"

#include <stdexcept>

#include "store/forwarding.h"

namespace jishi::store {

class OneTransaction::Sight : public ForwardingReader<Reader> {
 public:
  explicit Sight(const Transaction& whole) : whole_(whole) {}

 protected:
  const Reader& source() const override { return whole_; }

 private:
  const Transaction& whole_;
};

class OneTransaction::Part : public ForwardingReader<Transaction> {
 public:
  explicit Part(OneTransaction& of) : of_(of), whole_(*of.whole_) {}
  ~Part() override { of_.is_spoiled_ = of_.is_spoiled_ || has_written_; }

  void put_unit(const UnitRow& unit) override { writing().put_unit(unit); }
  void put_head(UnitId unit, const HeadRow& head) override { writing().put_head(unit, head); }
  void append_entry(UnitId unit, const EntryRow& entry, std::string_view record, int version) override {
    writing().append_entry(unit, entry, record, version);
  }
  void put_tile(UnitId unit, int level, std::uint64_t index, std::string_view hashes) override {
    writing().put_tile(unit, level, index, hashes);
  }
  void put_checkpoint(UnitId unit, const CheckpointRow& checkpoint) override {
    writing().put_checkpoint(unit, checkpoint);
  }
  void put_import(UnitId unit, const ImportRow& import) override { writing().put_import(unit, import); }
  void put_actor(UnitId unit, const ActorRow& actor) override { writing().put_actor(unit, actor); }
  void put_evidence(UnitId unit, const EvidenceRow& evidence) override {
    writing().put_evidence(unit, evidence);
  }
  void erase_body(UnitId unit, std::uint64_t index) override { writing().erase_body(unit, index); }
  int next_numbers(UnitId unit, std::string_view series, int how_many) override {
    return (how_many == 0 ? whole_ : writing()).next_numbers(unit, series, how_many);
  }
  void commit() override { has_written_ = false; }

 protected:
  const Reader& source() const override { return whole_; }

 private:
  Transaction& writing() {
    has_written_ = true;
    return whole_;
  }
  OneTransaction& of_;
  Transaction& whole_;
  bool has_written_ = false;
};

std::unique_ptr<Reader> OneTransaction::read() {
  return std::make_unique<Sight>(*whole_);
}

std::unique_ptr<Transaction> OneTransaction::begin() {
  return std::make_unique<Part>(*this);
}

void OneTransaction::commit() {
  if (is_spoiled_) throw std::logic_error("a part of the transaction was given up after it had written");
  whole_->commit();
}

}  // namespace jishi::store
