#pragma once
// Record: one fact of the register, in one version. Its body (what is committed to in the ledger) is
// {"type","happened","year","fields","evidence"[,"source"]} in canonical JSON; body() and from_body() are its
// only writers and readers. Field values by kind: text/choice/money/span/person/section/holder: string;
// integer: int64; flag: true; persons/sections/evidence: array of strings. Empty values are absent.

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
  bool operator==(const Origin&) const = default;
};

enum class RecordStatus { filed, withdrawn, erased };

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
  std::int64_t integer(std::string_view field) const;   // 0 when absent
  bool flag(std::string_view field) const;
  bool has(std::string_view field) const;
  std::vector<std::string> texts(std::string_view field) const;  // array, or a single string as one
  std::optional<Span> span(std::string_view field) const;
};

// 会议〔2023〕3号
std::string record_number(const RecordType& type, const Record& record);
// The type's title pattern filled with the record's fields.
std::string record_title(const RecordType& type, const Record& record);
// A field's value as people read it (dates in Chinese, lists joined by 、).
std::string field_text(const Field& field, const Record& record);

bool matches(const Condition& condition, const Record& record);
// Withdrawn and erased records match nothing.
bool matches(const Selection& selection, const Record& record);

// SHA-256 over the canonical {"type","happened","fields"} — equal content, equal digest (origin and evidence
// digests left out).
Hash content_digest(const Record& record);
// SHA-256 over type, year and the key fields.
Hash key_digest(const RecordType& type, const Record& record);

}  // namespace jishi
