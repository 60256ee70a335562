#pragma once
// The checker: text in, claims and defects out. Pure: no file, no clock; the same input gives the same
// answer. Positions count code points of the text as handed in (decoded, BOM dropped, line ends as \n),
// half-open, from 0. The kinds and verdicts are those of `check --format json` (docs/formats/check.md).

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/day.h"
#include "base/json.h"
#include "domain/organisation.h"
#include "domain/record.h"
#include "domain/vocabulary.h"

namespace jishi::checker {

// Longer texts are refused by whoever hands them in; check() itself is linear in the text.
inline constexpr std::size_t kMostCharacters = 5'000'000;

enum class Verdict { supported, contradicted, unrecorded, unchecked };

struct CheckClaim {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string text;
  std::string section;  // 三（三）
  std::string kind;
  JsonObject value;
  Verdict verdict = Verdict::unchecked;
  std::vector<std::string> records;
  std::string reason;
};

enum class Severity { note, warning, error };

struct Defect {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string text;
  std::string kind;
  Severity severity = Severity::warning;
  std::string reason;
  std::string suggestion;
};

struct SectionMark {
  std::string number;  // 一, （一）, 1 …
  std::string title;
  int level = 1;
  std::size_t start = 0;
  std::size_t end = 0;
};

// The unit's own data. Without it (CheckInput::data empty) only defects are judged and claims stay unchecked.
struct UnitData {
  std::string unit;  // 区审计局, as registered
  int year = 0;
  const Organisation* organisation = nullptr;
  const std::vector<Record>* records = nullptr;  // of the year and its neighbours, filed ones; and of
                                                 // other years where a topic has a date
  const std::vector<RecordType>* types = nullptr;
};

struct CheckInput {
  std::string name;
  std::string text;                 // UTF-8, decoded
  std::optional<std::string> unit;  // stated by the caller; else from the data, else from the title
  std::optional<int> year;          // likewise
  const Vocabulary* vocabulary = nullptr;
  const std::vector<RecordType>* types = nullptr;  // for topics even without data; may be null
  std::optional<UnitData> data;
  std::optional<Day> as_of;  // 成文日期 when known
};

struct CheckReport {
  std::string name;
  std::size_t characters = 0;
  std::string unit;
  int year = 0;
  std::string sha256;  // hex, of the text as UTF-8
  std::vector<SectionMark> sections;
  std::vector<CheckClaim> claims;  // by start
  std::vector<Defect> defects;     // by start
};

CheckReport check(const CheckInput& input);
// The fixed document "check/1".
Json to_json(const CheckReport& report);

}  // namespace jishi::checker
