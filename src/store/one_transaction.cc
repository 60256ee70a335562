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

class OneTransaction::Part : public ForwardingTransaction {
 public:
  explicit Part(OneTransaction& of) : of_(of), whole_(*of.whole_) {}
  ~Part() override { of_.is_spoiled_ = of_.is_spoiled_ || has_written_; }

  int next_numbers(UnitId unit, std::string_view series, int how_many) override {
    return (how_many == 0 ? whole_ : target()).next_numbers(unit, series, how_many);
  }
  void commit() override { has_written_ = false; }

 protected:
  const Reader& source() const override { return whole_; }
  Transaction& target() override {
    has_written_ = true;
    return whole_;
  }

 private:
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
