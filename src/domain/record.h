#pragma once
// Record: one fact of the register, in one version. Its body (what is committed to in the ledger) is
// {"type","happened","year","fields","evidence"[,"source"][,"trail"][,"open"]} in canonical JSON; body() and
// from_body() are its only writers and readers. Field values by kind:
// text/choice/money/span/person/section/holder: string; integer: int64; flag: true;
// persons/sections/evidence: array of strings; table: array of objects whose members are its columns. Empty
// values are absent.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.h"
#include "base/json.h"
#include "base/span.h"
#include "domain/record_type.h"

namespace jishi {

// A file named as proof. Without a digest it is only stated (an old register names it, nobody attached it).
struct Evidence {
  std::string name;
  std::optional<Hash> digest;
  std::uint64_t size_bytes = 0;
  bool operator==(const Evidence&) const = default;
};

// What registers show beside such a name, and their columns that are no fields: importing them again takes
// nothing from these.
inline constexpr std::string_view kNotAttached = "（未附文件）";
inline constexpr std::string_view kNumberHeader = "记录编号";
inline constexpr std::string_view kRecordedHeader = "登记日";

struct Origin {
  std::string file;      // 会议.csv, or book.xlsx!会议
  std::int64_t row = 0;  // 1-based row of the sheet; 0: not from a file
  // This version was written here, by an amendment or a step, after the row was read: the row being as it was
  // does not take it back.
  bool is_corrected = false;
  bool operator==(const Origin&) const = default;
};

// open: a case whose procedure has not come to the point from which its record counts.
enum class RecordStatus { open = -1, filed = 0, withdrawn = 1, erased = 2 };

// One step of the record's procedure (domain/procedure.h), in the order they were taken. A record that came
// whole from an old register has none.
struct TakenStep {
  std::string step;  // of the procedure, or one of the words below
  std::string to;    // state id it led to
  std::string by;    // who took it
  Day day;           // when it happened; the ledger says when it was entered
  std::string note;
  std::vector<Refusal> broken;  // rules it broke, admitted with the note as the reason
  std::string seal;             // hex digest of what was approved; empty when the step seals nothing
  bool operator==(const TakenStep&) const = default;
};
inline constexpr std::string_view kExplainStep = "explain";  // a note on an exception; `seal` holds its code
inline constexpr std::string_view kImportStep = "import";    // a register changed a case from outside

struct Record {
  std::string id;  // meeting-2023-3: type, register year, sequence within both; never reused
  std::string type;
  int year = 0;  // of the register it stands in
  int sequence = 0;
  int version = 1;
  RecordStatus status = RecordStatus::filed;
  Span happened;
  JsonObject fields;
  std::vector<Evidence> evidence;
  std::vector<TakenStep> trail;
  Origin origin;  // of this version
  Instant recorded_at;
  std::string actor;        // actor id, never a name
  std::string reason;       // of an amendment or withdrawal
  std::uint64_t entry = 0;  // index of this version in the unit's ledger

  // "meeting-2023-3"
  static std::string make_id(std::string_view type, int year, int sequence);

  JsonObject body() const;
  // Fills type, happened, year, fields, evidence, origin.
  static Result<Record> from_body(const JsonObject& body);

  std::string_view text(std::string_view field) const;  // empty when absent or no string
  std::int64_t integer(std::string_view field) const;   // 0 when absent; of a list: how many
  bool flag(std::string_view field) const;
  bool has(std::string_view field) const;
  std::vector<std::string> texts(std::string_view field) const;  // array, or a single string as one
  std::optional<Span> span(std::string_view field) const;
  // Rows of a table; empty when absent.
  std::vector<JsonObject> rows(std::string_view field) const;
  bool is_live() const { return status == RecordStatus::filed || status == RecordStatus::open; }
};

JsonArray trail_json(const std::vector<TakenStep>& trail);

// 会议〔2023〕3号
std::string record_number(const RecordType& type, const Record& record);
// The type's title pattern filled with the record's fields.
std::string record_title(const RecordType& type, const Record& record);
// A field's value as people read it: dates in Chinese, lists joined by 、, rows of a table by ； and their
// columns by ｜ (what an import reads back).
std::string field_text(const Field& field, const Record& record);

bool matches(const Condition& condition, const Record& record);
// Withdrawn and erased records match nothing.
bool matches(const Selection& selection, const Record& record);
bool matches(const Topic& topic, const Record& record);

// SHA-256 over the canonical {"type","happened","fields"} — equal content, equal digest (origin and evidence
// digests left out).
Hash content_digest(const Record& record);
// SHA-256 over type, year and the key fields.
Hash key_digest(const RecordType& type, const Record& record);

}  // namespace jishi
