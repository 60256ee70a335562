#include "app/actor_ids.h"

#include <stdexcept>
#include <utility>

#include "app/record_writer.h"

namespace jishi::app {

JsonObject actor_body(const store::ActorRow& actor) {
  return {{"name", actor.name}};
}

void ActorIds::enter_names(LogBatch& log, Instant at) {
  for (const auto& actor : std::exchange(new_, {})) {
    SealedBody body(canonical(actor_body(actor)));
    ledger::Entry about{std::string(kActorNamed), actor.id, 1, at, actor.id, body.commitment, log.origin()};
    if (const auto entered = log.append(about, std::move(body), false); !entered)
      throw std::runtime_error(entered.error()[0].line(Lang::zh));
  }
}

const std::string& ActorIds::id_of(std::string_view name, store::Transaction& tx) {
  if (ids_.empty())
    for (const auto& actor : tx.actors(unit_)) ids_.emplace(actor.name, actor.id);
  if (const auto known = ids_.find(name); known != ids_.end()) return known->second;
  const store::ActorRow actor{"a" + std::to_string(tx.next_number(unit_, "actor")), std::string(name)};
  tx.put_actor(unit_, actor);
  new_.push_back(actor);
  return ids_.emplace(actor.name, actor.id).first->second;
}

}  // namespace jishi::app
