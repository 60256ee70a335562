#include "app/actor_ids.h"

namespace jishi::app {

const std::string& ActorIds::id_of(std::string_view name, store::Transaction& tx) {
  if (ids_.empty())
    for (const auto& actor : tx.actors(unit_)) ids_.emplace(actor.name, actor.id);
  if (const auto known = ids_.find(name); known != ids_.end()) return known->second;
  const store::ActorRow actor{"a" + std::to_string(tx.next_number(unit_, "actor")), std::string(name)};
  tx.put_actor(unit_, actor);
  return ids_.emplace(actor.name, actor.id).first->second;
}

}  // namespace jishi::app
