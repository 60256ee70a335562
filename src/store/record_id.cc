#include "store/record_id.h"

#include <charconv>

namespace jishi::store {

namespace {

// Cuts "-<number>" from the end.
std::optional<int> cut_number(std::string_view& text) {
  const auto dash = text.rfind('-');
  if (dash == std::string_view::npos) return std::nullopt;
  const auto digits = text.substr(dash + 1);
  int number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (number < 1 || digits.front() == '0') return std::nullopt;
  text = text.substr(0, dash);
  return number;
}

}  // namespace

std::optional<RecordKey> parse_record_id(std::string_view id) {
  const auto sequence = cut_number(id);
  const auto year = sequence ? cut_number(id) : std::nullopt;
  if (!year || id.empty()) return std::nullopt;
  return RecordKey{std::string(id), *year, *sequence};
}

}  // namespace jishi::store
