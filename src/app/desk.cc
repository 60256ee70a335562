#include "app/desk.h"

#include <stdexcept>

#include "app/data_directory.h"
#include "app/desk_state.h"
#include "app/import_state.h"

namespace jishi::app {

namespace {

const store::UnitRow find_unit(store::Store& store, store::UnitId id) {
  for (auto& unit : store.read()->units())
    if (unit.id == id) return unit;
  throw std::logic_error("the desk's unit is not in the store");
}

}  // namespace

Desk::Desk(store::Store& store, store::UnitId unit, const ledger::Signer& signer,
           std::filesystem::path evidence_folder, const std::vector<RecordType>& types,
           OrganisationWords words)
    : state_(std::make_unique<State>(store, find_unit(store, unit), signer, std::move(evidence_folder), types,
                                     std::move(words))) {
  state_->writer = std::thread([state = state_.get()] { state->run(); });
}

Desk::Desk(DataDirectory& data)
    : Desk(data.store(), data.unit().id, data.signer(), data.evidence_folder(), data.catalogue().records(),
           data.catalogue().organisation()) {}

Desk::~Desk() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->is_stopping = true;
  }
  state_->has_work.notify_one();
  state_->writer.join();
}

Result<Receipt> Answer::get() && {
  if (failure_) std::rethrow_exception(failure_);
  return std::move(*result_);
}

Result<Receipt> Desk::file(Record draft, std::string_view actor) {
  return state_->wait_for([&](WhenDone when_done) { file(std::move(draft), actor, std::move(when_done)); });
}

Result<Receipt> Desk::amend(std::string_view id, int version, Record draft, std::string_view reason,
                            std::string_view actor) {
  return state_->wait_for(
      [&](WhenDone when_done) { amend(id, version, std::move(draft), reason, actor, std::move(when_done)); });
}

Result<Receipt> Desk::withdraw(std::string_view id, int version, std::string_view reason,
                               std::string_view actor) {
  return state_->wait_for(
      [&](WhenDone when_done) { withdraw(id, version, reason, actor, std::move(when_done)); });
}

Result<Receipt> Desk::erase(std::string_view id, std::string_view reason, std::string_view actor,
                            std::optional<int> version) {
  return state_->wait_for(
      [&](WhenDone when_done) { erase(id, reason, actor, std::move(when_done), version); });
}

Result<Receipt> Desk::take_step(CaseStep step, std::string_view actor) {
  return state_->wait_for(
      [&](WhenDone when_done) { take_step(std::move(step), actor, std::move(when_done)); });
}

Result<Receipt> Desk::note(std::string_view kind, std::string_view id, JsonObject body,
                           std::string_view actor) {
  return state_->wait_for(
      [&](WhenDone when_done) { note(kind, id, std::move(body), actor, std::move(when_done)); });
}

Result<Evidence> Desk::keep_evidence(const std::filesystem::path& file) {
  return state_->evidence.keep(file);
}

std::unique_ptr<ImportSession> Desk::import(std::string_view actor, ErasedRows erased, JudgeStanding judge) {
  return std::unique_ptr<ImportSession>(new ImportSession(
      std::make_unique<ImportSession::State>(*state_, std::string(actor), erased, std::move(judge))));
}

}  // namespace jishi::app
