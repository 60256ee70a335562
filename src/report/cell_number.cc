#include "report/cell_number.h"

#include <algorithm>
#include <charconv>

namespace jishi::report {

namespace {
constexpr std::size_t kDigits = 15;  // what a double keeps exactly
bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
}  // namespace

std::optional<double> plain_number(std::string_view text) {
  auto rest = text;
  if (rest.starts_with('-')) rest.remove_prefix(1);
  const auto dot = rest.find('.');
  const auto whole = rest.substr(0, dot);
  const auto fraction = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
  if (!is_digits(whole) || (dot != std::string_view::npos && !is_digits(fraction))) return std::nullopt;
  if ((whole.size() > 1 && whole.front() == '0') || whole.size() + fraction.size() > kDigits)
    return std::nullopt;
  double value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

bool looks_like_formula(std::string_view text) {
  return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos &&
         !plain_number(text);
}

}  // namespace jishi::report
