#pragma once
// ActorIds: the ids that stand for people in the ledger. Names stay in the store. Used by whoever holds the
// store's transaction.

#include <map>
#include <string>
#include <string_view>

#include "store/store.h"

namespace jishi::app {

class ActorIds {
 public:
  explicit ActorIds(store::UnitId unit) : unit_(unit) {}
  // a1, a2 …; a name that is new gets the next id.
  const std::string& id_of(std::string_view name, store::Transaction& tx);
  // After a transaction that was not committed: what it gave is not given.
  void forget() { ids_.clear(); }

 private:
  store::UnitId unit_;
  std::map<std::string, std::string, std::less<>> ids_;  // by name; empty: to be read
};

}  // namespace jishi::app
