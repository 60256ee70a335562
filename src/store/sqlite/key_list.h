#pragma once
// KeyList: heads by their key. Keys are hashes, so an index kept with every insert would touch a page of its
// own for each row: it was half the cost of an import and most of a commit. Only imports into a register that
// has records look by key, so the list is brought up to date then, in the order of the keys; until then the
// newest heads are scanned. head_keyed.upto is the last sequence of a type and year that the list knows.

#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace jishi::store::sqlite {

// Of one transaction.
class KeyList {
 public:
  explicit KeyList(Connection& connection) : connection_(connection) {}
  void bring_up_to_date(UnitId unit, std::string_view type, int year);
  // Moves a listed head whose key is about to change.
  void before_put(UnitId unit, const HeadRow& head);

 private:
  struct Register {
    int upto = 0;
    int last = 0;  // sequence
  };
  Register& register_of(UnitId unit, std::string_view type, int year);

  Connection& connection_;
  std::map<std::tuple<UnitId, std::string, int>, Register, std::less<>> registers_;
  Register* latest_ = nullptr;  // and whose it is: rows of one register come together
  const std::tuple<UnitId, std::string, int>* latest_key_ = nullptr;
};

}  // namespace jishi::store::sqlite
