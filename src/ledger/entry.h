#pragma once
// Entry: one leaf of a unit's log. Canonical JSON (RFC 8785) that says who did which act to what and when,
// and commits to the content without showing it. docs/formats/ledger-entry.md.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/digest.h"
#include "base/result.h"

namespace jishi::ledger {

struct Entry {
  std::string kind;          // a past fact, [a-z]+\.[a-z]+: record.filed
  std::string id;            // of the record or other act
  std::int64_t version = 1;  // from 1
  Instant at;
  std::string actor;  // an id, never a name
  Hash commitment{};
  std::string unit;  // of the log; the same in every entry of it
  bool operator==(const Entry&) const = default;
};

// The bytes of the leaf. Refused (ledger.entry-member): a kind of another shape; id, actor or unit empty,
// over 200 bytes, or of other characters than ASCII letters, digits and ._:/@+- ; version < 1; a year outside
// 1970–2199.
Result<std::string> format_entry(const Entry& entry);
// Refuses every byte that format_entry would not have written (ledger.entry-malformed).
Result<Entry> parse_entry(std::string_view bytes);

constexpr std::size_t kSaltBytes = 32;
std::string new_salt();
// SHA-256(salt ‖ canonical body).
Hash commit_to(std::string_view salt, std::string_view canonical_body);

}  // namespace jishi::ledger
