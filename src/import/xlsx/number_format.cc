#include "import/xlsx/number_format.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace jishi::importing {

namespace {

// The code without what is only shown: quoted and escaped text, padding, colours, locales. Elapsed time [h]
// stays.
std::string bare_code(std::string_view code) {
  std::string out;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == ';') break;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"') {
      const auto close = code.find('"', i + 1);
      if (close == std::string_view::npos) break;
      i = close;
    } else if (c == '[') {
      const auto close = code.find(']', i + 1);
      if (close == std::string_view::npos) break;
      const auto inside = code.substr(i + 1, close - i - 1);
      if (inside.find_first_not_of("hHmMsS") == std::string_view::npos) out += "h";
      i = close;
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

struct BuiltinShape {
  int first;
  int last;
  NumberShape shape;
};
constexpr std::array<BuiltinShape, 20> builtins = {{
    {14, 15, NumberShape::day},       {16, 16, NumberShape::month_day}, {17, 17, NumberShape::month},
    {18, 21, NumberShape::time},      {22, 22, NumberShape::day},       {27, 27, NumberShape::month},
    {28, 29, NumberShape::month_day}, {30, 31, NumberShape::day},       {32, 35, NumberShape::time},
    {36, 36, NumberShape::month},     {45, 47, NumberShape::time},      {50, 50, NumberShape::month},
    {51, 51, NumberShape::month_day}, {52, 52, NumberShape::month},     {53, 54, NumberShape::month_day},
    {55, 56, NumberShape::time},      {57, 57, NumberShape::month},     {58, 58, NumberShape::month_day},
    {71, 71, NumberShape::number},    {81, 81, NumberShape::number},
}};

std::string plain_decimal(std::string_view digits, double value) {
  if (digits.find_first_not_of("0123456789") == std::string_view::npos) return std::string(digits);
  std::array<char, 64> buffer;
  const bool whole = std::floor(value) == value && std::fabs(value) < 1e15;
  // 15 digits are what Excel itself shows; more are the dust of binary fractions.
  const int n = whole ? std::snprintf(buffer.data(), buffer.size(), "%.0f", value)
                      : std::snprintf(buffer.data(), buffer.size(), "%.15g", value);
  return std::string(buffer.data(), static_cast<std::size_t>(n));
}

std::string two(int n) {
  return {static_cast<char>('0' + n / 10), static_cast<char>('0' + n % 10)};
}

Cell dated(Day day, NumberShape shape) {
  Cell cell{CellKind::date, day.iso(), shape == NumberShape::month_day};
  if (shape == NumberShape::month) cell.text.resize(7);
  if (shape == NumberShape::year) cell.text.resize(4);
  return cell;
}

}  // namespace

NumberShape shape_of_code(std::string_view format_code) {
  const auto code = bare_code(format_code);
  if (code.find("general") != std::string::npos) return NumberShape::number;
  const auto has = [&](char c) { return code.find(c) != std::string::npos; };
  const bool year = has('y');
  const bool day = has('d');
  const bool clock = has('h') || has('s');
  const bool month = has('m') && (year || day || !clock);
  if (year && day) return NumberShape::day;
  if (year && month) return NumberShape::month;
  if (year) return NumberShape::year;
  if (day || month) return NumberShape::month_day;
  return clock ? NumberShape::time : NumberShape::number;
}

NumberShape shape_of_builtin(int id) {
  for (const auto& row : builtins)
    if (id >= row.first && id <= row.last) return row.shape;
  return NumberShape::number;
}

std::optional<Day> day_of_serial(double serial, bool from_1904) {
  // A clock's last moment may be stored a hair below the next whole day.
  const double whole = std::floor(serial + 1e-9);
  if (!(whole >= (from_1904 ? 0 : 1)) || whole > 200'000) return std::nullopt;
  const auto days = static_cast<std::int32_t>(whole);
  if (!from_1904 && days == 60) return std::nullopt;  // 29 February 1900
  const Day epoch = from_1904 ? *Day::from_ymd(1904, 1, 1) : *Day::from_ymd(1900, 1, 1);
  const Day day = epoch.plus_days(from_1904 ? days : days < 60 ? days - 1 : days - 2);
  return Day::from_ymd(day.year(), day.month(), day.day_of_month());
}

Cell numeric_cell(std::string_view digits, NumberShape shape, bool from_1904) {
  double value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc{} || parsed.ptr != digits.data() + digits.size() || !std::isfinite(value))
    return {CellKind::text, std::string(digits)};
  if (shape == NumberShape::time && value >= 0) {
    const auto minutes = static_cast<int>(std::floor((value - std::floor(value)) * 1440 + 0.5)) % 1440;
    return {CellKind::text, two(minutes / 60) + ":" + two(minutes % 60)};
  }
  if (shape != NumberShape::number)
    if (const auto day = day_of_serial(value, from_1904)) return dated(*day, shape);
  return {CellKind::number, plain_decimal(digits, value)};
}

}  // namespace jishi::importing
