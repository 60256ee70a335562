#pragma once
// Numbers as checkpoints, receipts and tile paths write them.

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace jishi::ledger {

// Decimal digits without sign or leading zero, within unsigned 64 bits.
inline std::optional<std::uint64_t> parse_decimal(std::string_view text) {
  std::uint64_t value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end || (text.size() > 1 && text.front() == '0')) return std::nullopt;
  return value;
}

}  // namespace jishi::ledger
