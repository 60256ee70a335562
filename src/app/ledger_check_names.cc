#include "app/ledger_check_names.h"

#include "app/actor_ids.h"
#include "app/record_writer.h"

namespace jishi::app {

using ledger::Verdict;

void NameCheck::take(const ledger::Entry& entry, const std::optional<std::string>& body) {
  if (entry.actor != last_) {
    last_ = entry.actor;
    acting_.insert(last_);
  }
  if (entry.kind == kActorNamed) bodies_.insert_or_assign(entry.id, body);
  if (entry.kind == kUnitCreated && !unit_body_) unit_body_ = body;
}

void NameCheck::add_findings(const store::Reader& reader, const store::UnitRow& unit,
                             ledger::VerifyReport& report) {
  check_unit(unit, report);
  check_actors(reader, unit.id, report);
}

void NameCheck::check_unit(const store::UnitRow& unit, ledger::VerifyReport& report) const {
  if (!unit_body_) return add_finding(report, "unit", Verdict::not_seen);
  Faults faults;
  if (canonical(unit_body(unit)) != *unit_body_) faults.add("verify.unit", {unit.name});
  add_finding(report, "unit", faults, {unit.name});
}

void NameCheck::check_actors(const store::Reader& reader, store::UnitId unit,
                             ledger::VerifyReport& report) const {
  Faults faults;
  std::uint64_t named = 0;
  std::uint64_t older = 0;  // put down before names were entered
  auto without_row = acting_;
  for (const auto& [id, body] : bodies_) without_row.insert(id);
  for (const auto& actor : reader.actors(unit)) {
    without_row.erase(actor.id);
    const auto body = bodies_.find(actor.id);
    if (body == bodies_.end()) {
      ++older;
      continue;
    }
    ++named;
    // An erased name stands nowhere.
    const bool fits = body->second ? canonical(actor_body(actor)) == *body->second : actor.name.empty();
    if (!fits) faults.add("verify.actor", {actor.id, actor.name});
  }
  for (const auto& id : without_row) faults.add("verify.actor-missing", {id});
  if (named > 0 || !faults.is_empty()) add_finding(report, "actors", faults, {std::to_string(named)});
  if (older > 0) add_finding(report, "actors", Verdict::not_seen, {std::to_string(older)});
}

}  // namespace jishi::app
