#pragma once
// The parts of a record id: its table is keyed by them, so the id itself need not be stored.

#include <optional>
#include <string>
#include <string_view>

namespace jishi::store {

struct RecordKey {
  std::string type;
  int year = 0;
  int sequence = 0;
  auto operator<=>(const RecordKey&) const = default;
};

// "meeting-2023-3"; nothing when it is no id (leading zeros and signs are none of ours).
std::optional<RecordKey> parse_record_id(std::string_view id);

}  // namespace jishi::store
