#pragma once
// ActorIds: the ids that stand for people in the ledger. Names stay in the store, each under the commitment
// of an entry of its own (actor.named), so that a changed name is seen. Used by whoever holds the store's
// transaction.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/unit_log.h"
#include "base/json.h"
#include "store/store.h"

namespace jishi::app {

// The body of actor.named.
JsonObject actor_body(const store::ActorRow& actor);

class ActorIds {
 public:
  explicit ActorIds(store::UnitId unit) : unit_(unit) {}
  // a1, a2 …; a name that is new gets the next id.
  const std::string& id_of(std::string_view name, store::Transaction& tx);
  // Enters the names that are new, at the end of the transaction that gave their ids.
  void enter_names(LogBatch& log, Instant at);
  // After a transaction that was not committed: what it gave is not given.
  void forget() {
    ids_.clear();
    new_.clear();
  }

 private:
  store::UnitId unit_;
  std::map<std::string, std::string, std::less<>> ids_;  // by name; empty: to be read
  std::vector<store::ActorRow> new_;                     // not yet entered
};

}  // namespace jishi::app
