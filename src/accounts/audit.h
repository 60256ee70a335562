#pragma once
// The audit trail: who signed in, who was given what, who looked at what is confidential. It is a ledger of
// its own beside the unit's (a second unit of the store, kind "audit", origin "<unit's origin>/audit", key
// keys/audit.key), so that an administrator cannot take a line out. Entries hold account ids, never names;
// bodies stay in the store.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/data_directory.h"
#include "app/desk.h"
#include "base/json.h"

namespace jishi::accounts {

// The kinds. Each is "area.fact" in small letters, as the ledger wants them.
struct AuditKindRow {
  std::string_view kind;  // record.viewed
  std::string_view zh;
  std::string_view en;
};
const std::vector<AuditKindRow>& audit_kinds();

struct AuditEvent {
  std::string kind;
  std::string account;  // u3; "-" when nobody is known
  std::string object;   // record, account, session or file it was about; empty: the account itself
  bool success = true;  // of what somebody asked for; what the program did of itself (account.shut) succeeded
  std::string peer;     // address
  JsonObject details;   // small, and nothing of any record's content
};

// Where events go. note() returns when the event is durable; a failure of the machine is thrown, and what was
// to be noted must then not happen. May be called from any thread.
class AuditSink {
 public:
  virtual ~AuditSink() = default;
  virtual Outcome note(AuditEvent event) = 0;
  // Nobody waits for it: a power cut may lose it, and a failure is told on the log.
  virtual void note_later(AuditEvent event) { (void)note(std::move(event)); }
};

struct AuditLine {
  std::uint64_t index = 0;
  Instant at;
  AuditEvent event;
};

struct AuditQuery {
  std::optional<std::uint64_t> before;  // the cursor: only lines of a smaller index; newest first
  std::string kind;                     // empty: all
  std::string account;                  // empty: all
  std::optional<Day> from;              // both included, days of the office
  std::optional<Day> to;
  std::size_t limit = 50;
};

struct AuditPage {
  std::vector<AuditLine> lines;
  std::optional<std::uint64_t> next;  // for `before`; nothing: no more
};

class AuditTrail : public AuditSink {
 public:
  // Of a data directory opened for writing, which outlives it. Makes the unit and its key the first time.
  static Result<std::unique_ptr<AuditTrail>> open(app::DataDirectory& data);
  ~AuditTrail() override;

  Outcome note(AuditEvent event) override;
  void note_later(AuditEvent event) override;
  // The same, calling back on a thread of the desk when it is durable (app/desk.h says what a callback may
  // do).
  void note(AuditEvent event, app::WhenDone when_done);
  AuditPage query(const AuditQuery& query) const;

  const store::UnitRow& unit() const;
  std::string vkey() const;

 private:
  AuditTrail();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jishi::accounts
