#include "base/day.h"

#include <chrono>

namespace jishi {

namespace {

using std::chrono::sys_days;
using std::chrono::year_month_day;

year_month_day civil(std::int32_t days) {
  return year_month_day(sys_days(std::chrono::days(days)));
}

// A fixed count of decimal digits at the start of text.
std::optional<int> digits(std::string_view text, std::size_t n) {
  if (text.size() < n) return std::nullopt;
  int value = 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

// At least `width` digits. By hand, since every entry holds an instant: snprintf cost as much as its digest.
void append_padded(std::string& out, int value, std::size_t width) {
  const std::string text = std::to_string(value);
  if (text.size() < width) out.append(width - text.size(), '0');
  out += text;
}

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kDay = 86'400 * kSecond;
constexpr std::int64_t kShanghai = std::int64_t{8} * 3600 * kSecond;

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

}  // namespace

std::optional<Day> Day::from_ymd(int y, int m, int d) {
  if (y < 1900 || y > 2199 || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  const year_month_day ymd{std::chrono::year(y), std::chrono::month(static_cast<unsigned>(m)),
                           std::chrono::day(static_cast<unsigned>(d))};
  if (!ymd.ok()) return std::nullopt;
  return Day(static_cast<std::int32_t>(sys_days(ymd).time_since_epoch().count()));
}

std::optional<Day> Day::from_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = digits(text, 4);
  const auto m = digits(text.substr(5), 2);
  const auto d = digits(text.substr(8), 2);
  if (!y || !m || !d) return std::nullopt;
  return from_ymd(*y, *m, *d);
}

Day Day::last_of_month(int y, int m) {
  const std::chrono::month_day_last month_end{std::chrono::month(static_cast<unsigned>(m))};
  const std::chrono::year_month_day_last last{std::chrono::year(y), month_end};
  return Day(static_cast<std::int32_t>(sys_days(last).time_since_epoch().count()));
}

int Day::year() const {
  return static_cast<int>(civil(days_).year());
}
int Day::month() const {
  return static_cast<int>(static_cast<unsigned>(civil(days_).month()));
}
int Day::day_of_month() const {
  return static_cast<int>(static_cast<unsigned>(civil(days_).day()));
}
int Day::quarter() const {
  return (month() + 2) / 3;
}
int Day::half() const {
  return month() <= 6 ? 1 : 2;
}
int Day::weekday() const {
  return static_cast<int>(std::chrono::weekday(sys_days(std::chrono::days(days_))).iso_encoding());
}

std::string Day::iso() const {
  const auto ymd = civil(days_);
  std::string out;
  append_padded(out, static_cast<int>(ymd.year()), 4);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(ymd.month())), 2);
  out += '-';
  append_padded(out, static_cast<int>(static_cast<unsigned>(ymd.day())), 2);
  return out;
}

std::string Day::zh() const {
  return std::to_string(year()) + "年" + std::to_string(month()) + "月" + std::to_string(day_of_month()) +
         "日";
}

Day Day::plus_months(int n) const {
  const int index = year() * 12 + (month() - 1) + n;
  const int y = index / 12;
  const int m = index % 12 + 1;
  const Day last = last_of_month(y, m);
  const auto same = from_ymd(y, m, day_of_month());
  return same ? *same : last;
}

Instant Instant::now() {
  const auto since = std::chrono::system_clock::now().time_since_epoch();
  return Instant(std::chrono::duration_cast<std::chrono::microseconds>(since).count());
}

std::optional<Instant> Instant::from_iso(std::string_view text) {
  if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
    return std::nullopt;
  const auto date = Day::from_iso(text.substr(0, 10));
  const auto h = digits(text.substr(11), 2);
  const auto m = digits(text.substr(14), 2);
  const auto s = digits(text.substr(17), 2);
  if (!date || !h || !m || !s || *h > 23 || *m > 59 || *s > 59) return std::nullopt;
  std::int64_t fraction = 0;
  const auto rest = text.substr(19, text.size() - 20);
  if (!rest.empty()) {
    if (rest[0] != '.' || rest.size() < 2 || rest.size() > 7) return std::nullopt;
    const auto f = digits(rest.substr(1), rest.size() - 1);
    if (!f) return std::nullopt;
    fraction = *f;
    for (std::size_t i = rest.size(); i < 7; ++i) fraction *= 10;
  }
  return Instant(date->number() * kDay + (*h * 3600 + *m * 60 + *s) * kSecond + fraction);
}

std::string Instant::iso() const {
  const auto days = floor_div(us_, kDay);
  const auto in_day = us_ - days * kDay;
  const auto seconds = static_cast<int>(in_day / kSecond);
  const auto fraction = static_cast<int>(in_day % kSecond);
  std::string text = Day::from_number(static_cast<std::int32_t>(days)).iso();
  text += 'T';
  append_padded(text, seconds / 3600, 2);
  text += ':';
  append_padded(text, seconds / 60 % 60, 2);
  text += ':';
  append_padded(text, seconds % 60, 2);
  if (fraction != 0) {
    text += '.';
    append_padded(text, fraction, 6);
  }
  return text += 'Z';
}

std::string Instant::local() const {
  auto text = Instant(us_ + kShanghai).iso().substr(0, 19);
  text[10] = ' ';
  return text;
}

Day Instant::day() const {
  return Day::from_number(static_cast<std::int32_t>(floor_div(us_ + kShanghai, kDay)));
}

}  // namespace jishi
