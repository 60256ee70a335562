#include "base/span_text.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/numeral.h"
#include "base/reading/fold.h"
#include "base/reading/time_reading.h"
#include "base/text.h"

namespace jishi {

namespace {

using reading::Mode;

constexpr std::int64_t kMaxCount = (std::int64_t{1} << 53) - 1;
constexpr std::size_t kLongest = 64;  // code points of a time written out in full, with room to spare

// At most forty characters, for the sentence of a refusal.
std::string quoted(std::string_view cell) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < cell.size(); ++i)
    if ((static_cast<unsigned char>(cell[i]) & 0xC0) != 0x80 && characters++ == 40)
      return std::string(cell.substr(0, i)) + "…";
  return std::string(cell);
}

struct AsciiNumber {
  int value = 0;
  std::size_t digits = 0;
};
AsciiNumber ascii_number(std::string_view text, std::size_t i) {
  AsciiNumber out;
  for (; i + out.digits < text.size() && out.digits < 5; ++out.digits) {
    const char c = text[i + out.digits];
    if (c < '0' || c > '9') break;
    out.value = out.value * 10 + (c - '0');
  }
  return out;
}

struct DayShape {
  std::string_view after_year, after_month, after_day;
};
constexpr std::array<DayShape, 4> kDayShapes = {
    {{"-", "-", ""}, {"年", "月", "日"}, {"/", "/", ""}, {".", ".", ""}}};

std::optional<Day> read_shape(std::string_view cell, const DayShape& shape) {
  const auto year = ascii_number(cell, 0);
  auto i = year.digits;
  if (year.digits != 4 || !cell.substr(i).starts_with(shape.after_year)) return std::nullopt;
  i += shape.after_year.size();
  const auto month = ascii_number(cell, i);
  i += month.digits;
  if (month.digits == 0 || month.digits > 2 || !cell.substr(i).starts_with(shape.after_month))
    return std::nullopt;
  i += shape.after_month.size();
  const auto day = ascii_number(cell, i);
  i += day.digits;
  if (day.digits == 0 || day.digits > 2 || cell.substr(i) != shape.after_day) return std::nullopt;
  return Day::from_ymd(year.value, month.value, day.value);
}

// 2023-03-14, 2023年3月14日: most cells of most registers.
std::optional<Span> read_plain_day(std::string_view cell) {
  if (cell.size() < 8 || cell.size() > 17) return std::nullopt;
  for (const auto& shape : kDayShapes)
    if (const auto day = read_shape(cell, shape)) return Span::of_day(*day);
  return std::nullopt;
}

// "2023-03-14 00:00:00" and "2023-03-14T00:00": how spreadsheets write a day as text.
std::string_view without_clock(std::string_view cell) {
  const auto colon = cell.find(':');
  if (colon == std::string_view::npos || colon < 8) return cell;
  const auto mark = cell.find_last_of(" T", colon);
  if (mark == std::string_view::npos || mark < 6 || colon - mark > 3 || colon - mark < 2) return cell;
  const auto clock = cell.substr(mark + 1);
  if (clock.find_first_not_of("0123456789:.Z") != std::string_view::npos) return cell;
  const auto hour = ascii_number(clock, 0);
  const auto minute = ascii_number(clock, hour.digits + 1);
  if (hour.value > 23 || minute.digits != 2 || minute.value > 59) return cell;
  return trim(cell.substr(0, mark));
}

// Blanks go, but for those between two digits, which part numbers (2010 01 29).
std::u32string folded_cell(std::string_view cell) {
  const auto text = reading::folded(to_u32(cell));
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = text[i];
    const bool blank =
        reading::is_blank(c) || c == U'\n' || c == U'\r' || c == 0xFEFF || (c >= 0x2000 && c <= 0x200D);
    if (!blank)
      out += c;
    else if (!out.empty() && reading::is_digit(out.back()) && reading::is_digit(reading::at(text, i + 1)))
      out += U' ';
  }
  return out;
}

// What stands around a range without changing it: 从…起, 自…止, 期间.
std::size_t prefix_length(std::u32string_view text) {
  return reading::is_any(reading::at(text, 0), U"从自由") ? 1 : 0;
}
bool is_tail(std::u32string_view rest) {
  constexpr std::array<std::u32string_view, 4> tails = {U"", U"止", U"期间", U"间"};
  return std::find(tails.begin(), tails.end(), rest) != tails.end();
}

bool is_part_of_day(std::u32string_view rest) {
  constexpr std::array<std::u32string_view, 5> parts = {U"上午", U"下午", U"晚上", U"全天", U"晚"};
  return std::find(parts.begin(), parts.end(), rest) != parts.end();
}

// 上午, 下午3点, 上午9时30分, 晚7点半: when on that day, which a register does not keep.
bool is_time_of_day(std::u32string_view rest) {
  for (const std::u32string_view part : {U"上午", U"下午", U"晚上", U"中午", U"晚"})
    if (rest.starts_with(part)) {
      rest.remove_prefix(part.size());
      break;
    }
  const auto skip_number = [&] {
    std::size_t digits = 0;
    while (digits < rest.size() && digits < 2 && reading::is_digit(rest[digits])) ++digits;
    rest.remove_prefix(digits);
    return digits > 0;
  };
  if (!skip_number() || rest.empty() || !reading::is_any(rest[0], U"点时")) return false;
  rest.remove_prefix(1);
  if (rest == U"半" || rest == U"整") return true;
  if (skip_number() && rest.starts_with(U"分")) rest.remove_prefix(1);
  return rest.empty();
}

// 7.10, 5/6: a month and a day, in a cell that is known to hold a date.
std::optional<std::u32string> month_and_day(std::u32string_view text) {
  const auto mark = text.find_first_of(U"./");
  if (mark == 0 || mark == std::u32string_view::npos || mark > 2) return std::nullopt;
  const auto day = text.substr(mark + 1);
  if (day.empty() || day.size() > 2 ||
      !std::all_of(text.begin(), text.begin() + static_cast<long>(mark), reading::is_digit) ||
      !std::all_of(day.begin(), day.end(), reading::is_digit))
    return std::nullopt;
  return std::u32string(text.substr(0, mark)) + U"月" + std::u32string(day) + U"日";
}

// 2025-05-13至05-15: the end says no year, as 5月13日至15日 says no month.
std::optional<Span> iso_to_month_day(std::u32string_view text) {
  const auto to = text.find_first_of(U"至到~");
  if (to != 10 || text.size() != 16) return std::nullopt;
  const auto whole = to_utf8(text);
  return Span::from_iso(whole.substr(0, 10) + "/" + whole.substr(0, 5) + whole.substr(whole.size() - 5));
}

// 5月11、12日: days of a month, one after another.
std::optional<std::u32string> days_in_a_row(std::u32string_view text) {
  const auto month = text.find(U'月');
  if (month == std::u32string_view::npos || text.back() != U'日') return std::nullopt;
  std::vector<int> days;
  for (const auto& part : split(to_utf8(text.substr(month + 1, text.size() - month - 2)), "、")) {
    const auto number = ascii_number(part, 0);
    if (number.digits == 0 || number.digits > 2 || number.digits != part.size()) return std::nullopt;
    if (!days.empty() && number.value != days.back() + 1) return std::nullopt;
    days.push_back(number.value);
  }
  if (days.size() < 2) return std::nullopt;
  return std::u32string(text.substr(0, month + 1)) + to_u32(std::to_string(days.front())) + U"日至" +
         to_u32(std::to_string(days.back())) + U"日";
}

Result<SpanReading> read_written_span(std::string_view cell, std::optional<int> default_year) {
  auto text = folded_cell(cell);
  if (text.size() > kLongest || text.empty()) return refuse("date.unread", {quoted(cell)});
  if (const auto span = iso_to_month_day(text)) return SpanReading{*span, false};
  if (auto plain = month_and_day(text)) text = std::move(*plain);
  if (auto range = days_in_a_row(text)) text = std::move(*range);
  reading::YearSource years;
  years.report = default_year.value_or(0);
  const auto time = reading::read_time(text, prefix_length(text), years, Mode::cell);
  if (!time) return refuse("date.unread", {quoted(cell)});
  const auto rest = std::u32string_view(text).substr(time->end);
  const bool whole =
      rest.empty() || (time->range ? is_tail(rest) : is_part_of_day(rest) || is_time_of_day(rest));
  if (!whole) return refuse("date.unread", {quoted(cell)});
  if (time->fuzzy) return refuse("date.fuzzy", {quoted(cell)});
  if (time->invalid) return *time->invalid;
  if (time->year_missing) return refuse("date.year-needed", {quoted(cell)});
  if (!time->span) return refuse("date.unread", {quoted(cell)});
  return SpanReading{*time->span, time->year_inherited};
}

// 人 次 名 …: one word of at most three characters that only says what was counted.
bool is_unit(std::u32string_view rest) {
  if (rest.size() > 3) return false;
  for (const auto c : rest)
    if (!reading::is_han(c) || zh_digit(c) || reading::is_any(c, U"十百千万亿余多来几半左右上下以约近至到"))
      return false;
  return true;
}

bool is_approximate(std::u32string_view text) {
  return text.find_first_of(U"余多几约近") != text.npos || text.find(U"左右") != text.npos ||
         text.find(U"以上") != text.npos || text.find(U"以下") != text.npos;
}

Result<std::int64_t> checked_count(const Decimal& value, std::string_view cell) {
  const auto whole = value.integer();
  if (!whole) return refuse("count.not-whole", {quoted(cell)});
  if (*whole > kMaxCount) return refuse("count.too-large", {quoted(cell)});
  return *whole;
}

}  // namespace

Result<SpanReading> read_span(std::string_view cell, std::optional<int> default_year) {
  if (const auto day = read_plain_day(cell)) return SpanReading{*day, false};
  const auto text = without_clock(trim(cell));
  if (const auto day = read_plain_day(text)) return SpanReading{*day, false};
  if (text.size() > kLongest * 4) return refuse("date.unread", {quoted(cell)});
  if (const auto span = Span::from_iso(text)) return SpanReading{*span, false};
  return read_written_span(text, default_year);
}

Result<std::int64_t> read_count(std::string_view cell) {
  const auto plain = ascii_number(cell, 0);
  if (!cell.empty() && plain.digits == cell.size()) return std::int64_t{plain.value};
  const auto trimmed = trim(cell);
  const auto text = trimmed.size() <= kLongest * 4 ? folded_cell(trimmed) : std::u32string();
  if (text.size() > 1 && text[0] == U'-' && reading::is_digit(text[1]))
    return refuse("count.negative", {quoted(trimmed)});
  const auto numeral = read_numeral_prefix(text);
  // More digits than a count can have.
  if (!numeral && text.size() > 18 && text.find_first_not_of(U"0123456789") == text.npos)
    return refuse("count.too-large", {quoted(trimmed)});
  if (!numeral) return refuse(is_approximate(text) ? "count.approximate" : "count.unread", {quoted(trimmed)});
  const auto rest = std::u32string_view(text).substr(numeral->length);
  if (is_approximate(rest)) return refuse("count.approximate", {quoted(trimmed)});
  if (!is_unit(rest)) return refuse("count.unread", {quoted(trimmed)});
  return checked_count(numeral->value, trimmed);
}

Result<bool> read_flag(std::string_view cell) {
  constexpr std::array<std::string_view, 14> yes = {"是", "√", "✓",   "✔",    "☑", "有", "已",
                                                    "1",  "y", "yes", "true", "t", "对", "v"};
  constexpr std::array<std::string_view, 15> no = {"",  "否", "×",  "✗",     "✘", "☐", "无", "未",
                                                   "0", "n",  "no", "false", "f", "-", "x"};
  if (cell.size() > kLongest) return refuse("flag.unread", {quoted(trim(cell))});
  std::string text = squeeze(cell);
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  for (const auto word : yes)
    if (text == word) return true;
  for (const auto word : no)
    if (text == word) return false;
  return refuse("flag.unread", {quoted(trim(cell))});
}

}  // namespace jishi
