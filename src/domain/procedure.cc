#include "domain/procedure.h"

namespace jishi {

const ProcedureState* Procedure::state(std::string_view state_id) const {
  for (const auto& candidate : states)
    if (candidate.id == state_id) return &candidate;
  return nullptr;
}

const Step* Procedure::step(std::string_view step_id) const {
  for (const auto& candidate : steps)
    if (candidate.id == step_id) return &candidate;
  return nullptr;
}

}  // namespace jishi
