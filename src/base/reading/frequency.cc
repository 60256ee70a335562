// 每季度末, 每月5日前, 每周一, 逢双月, 每半年至少1次, 每季度召开1次.

#include <array>

#include "base/reading/amount.h"
#include "base/reading/scene.h"
#include "base/reading/words.h"

namespace jishi::reading {

namespace {

using Per = Frequency::Per;

struct PeriodRow {
  std::u32string_view word;
  Per per;
};
constexpr PeriodRow kPeriods[] = {{U"个工作日", Per::day}, {U"工作日", Per::day},  {U"天", Per::day},
                                  {U"日", Per::day},       {U"个星期", Per::week}, {U"星期", Per::week},
                                  {U"周", Per::week},      {U"个月", Per::month},  {U"月份", Per::month},
                                  {U"月度", Per::month},   {U"月", Per::month},    {U"个季度", Per::quarter},
                                  {U"季度", Per::quarter}, {U"季", Per::quarter},  {U"个半年", Per::half},
                                  {U"半年", Per::half},    {U"年度", Per::year},   {U"年", Per::year}};

struct PeriodRead {
  Frequency frequency;
  std::size_t end = 0;
};

// 每季度, 每两个月, 每隔一周, 逢双月.
std::optional<PeriodRead> read_period(std::u32string_view text, std::size_t pos) {
  PeriodRead out;
  if (stands(text, pos, U"逢双月") || stands(text, pos, U"逢单月")) {
    out.frequency.per = Per::month;
    out.frequency.every = 2;
    out.end = pos + 3;
    return out;
  }
  if (at(text, pos) != U'每') return std::nullopt;
  auto i = pos + 1;
  if (at(text, i) == U'隔') ++i;
  if (const auto every = read_small_number(text, i); every && !stands(text, i, U"一一")) {
    if (every->value < 1 || every->value > 60) return std::nullopt;
    out.frequency.every = every->value;
    i = every->end;
  }
  for (const auto& row : kPeriods) {
    if (!stands(text, i, row.word)) continue;
    out.frequency.per = row.per;
    out.end = i + row.word.size();
    return out;
  }
  return std::nullopt;
}

// 末, 底, 初; 5日前; 一 after 周.
void read_place(std::u32string_view text, PeriodRead& out) {
  auto& f = out.frequency;
  const auto c = at(text, out.end);
  if (c == U'末' || c == U'底') {
    f.at_end = true;
    ++out.end;
    if (at(text, out.end) == U'前') ++out.end;
    return;
  }
  if (f.per == Per::week) {
    constexpr std::u32string_view days = U"一二三四五六日";
    const auto day = days.find(c);
    if (day != days.npos && c != U'\0' &&
        read_unit(text, out.end + 1, true, c == U'一').kind == UnitKind::none)
      f.weekday = static_cast<int>(day) + 1, ++out.end;
    return;
  }
  if (f.per != Per::month) return;
  const auto day = read_day_of_month(text, out.end, 1);
  if (!day || day->day < 1 || day->day > 31) return;
  f.due_day = day->day;
  out.end = day->end;
  if (stands(text, out.end, U"之前") || stands(text, out.end, U"以前"))
    out.end += 2;
  else if (at(text, out.end) == U'前')
    ++out.end;
}

// 至少1次, 不少于2次, 召开1次: at most six characters of doing between, in the same clause.
void read_times(std::u32string_view text, PeriodRead& out) {
  for (std::size_t i = out.end, gap = 0; gap <= 6; ++i, ++gap) {
    const auto c = at(text, i);
    const bool number = is_digit(c) || (c != U'\0' && is_any(c, U"一二两三四五六七八九十"));
    if (!number) {
      if (!is_han(c) || c == U'每' || c == U'各') return;
      continue;
    }
    const auto amount = read_amount(text, i);
    if (!amount || !amount->exact || !amount->exact->integer()) return;
    const auto unit_at = skip_blanks(text, amount->end);
    const auto unit = read_unit(text, unit_at, amount->chinese, amount->one);
    const bool counts = unit.kind == UnitKind::count && is_any(unit.name[0], U"次场期篇堂课节轮个");
    if (!counts || amount->low > 1000) return;
    auto bounds = read_bounds_before(text, i, out.end);
    const auto between = text.substr(out.end, i - out.end);
    if (between.find(U"至少") != between.npos || between.find(U"不少于") != between.npos)
      bounds.at_least = true;
    out.frequency.times = static_cast<int>(amount->low);
    out.end = unit_at + unit.length;
    out.end += read_bounds_after(text, out.end, bounds);
    out.frequency.at_least = bounds.at_least;
    out.frequency.at_most = bounds.at_most;
    return;
  }
}

}  // namespace

std::optional<Mention> read_frequency(const Scene& scene, std::size_t pos) {
  auto read = read_period(scene.text, pos);
  if (!read) return std::nullopt;
  read_place(scene.text, *read);
  read_times(scene.text, *read);
  Mention out;
  out.kind = MentionKind::frequency;
  out.start = pos;
  out.end = read->end;
  out.frequency = read->frequency;
  if (read->frequency.times) {
    out.number = std::to_string(*read->frequency.times);
    out.value = out.low = out.high = *read->frequency.times;
    if (read->frequency.at_least) out.high = kOpen;
    if (read->frequency.at_most) out.low = -kOpen;
  }
  return out;
}

}  // namespace jishi::reading

namespace jishi {

int Frequency::a_year() const {
  const int n = times.value_or(1);
  switch (per) {
    case Per::day:
      return n * 365 / every;
    case Per::week:
      return n * 52 / every;
    case Per::month:
      return n * 12 / every;
    case Per::quarter:
      return n * 4 / every;
    case Per::half:
      return n * 2 / every;
    case Per::year:
      return n / every;
  }
  return n;
}

}  // namespace jishi
