// Dates, periods, deadlines, words for times, clocks and days of the week in running text.

#include <array>

#include "base/reading/scene.h"

namespace jishi::reading {

namespace {

struct SideWord {
  std::u32string_view word;
  Side side;
  std::u32string_view not_before;  // a character after it that makes another word
};
constexpr SideWord kSideWords[] = {{U"以来", Side::since, U""},
                                   {U"之前", Side::before, U""},
                                   {U"以前", Side::before, U""},
                                   {U"前", Side::before, U"往期后三两几提去来述列言"},
                                   {U"起", Side::since, U"草诉步来立至点码义"},
                                   {U"之后", Side::after, U""},
                                   {U"以后", Side::after, U""},
                                   {U"后", Side::after, U"续来半台勤备方"}};

struct SideRead {
  Side side = Side::within;
  std::size_t end = 0;
};
SideRead read_side(std::u32string_view text, std::size_t pos) {
  for (const auto& row : kSideWords) {
    if (!stands(text, pos, row.word)) continue;
    const auto next = at(text, pos + row.word.size());
    if (next != U'\0' && is_any(next, row.not_before)) return {Side::within, pos};
    return {row.side, pos + row.word.size()};
  }
  return {Side::within, pos};
}

// 截至11月20日, 截止到目前.
std::size_t until_length(std::u32string_view text, std::size_t pos) {
  constexpr std::array<std::u32string_view, 6> words = {U"截至到", U"截止到", U"截止至",
                                                        U"截至",   U"截止",   U"直到"};
  for (const auto word : words)
    if (stands(text, pos, word)) return word.size();
  return 0;
}

MentionKind kind_of(const TimeReading& time) {
  if (time.fuzzy) return MentionKind::fuzzy_time;
  return time.day ? MentionKind::date : MentionKind::period;
}

// 2018年以来: from its first day to the day of the report.
void stretch_since(const Scene& scene, Mention& out) {
  if (!out.span) return;
  const Day from = out.span->from();
  const int report = scene.years.report;
  const Day to = scene.as_of ? *scene.as_of : report != 0 ? Span::of_year(report).to() : out.span->to();
  if (const auto stretched = Span::of_range(from, to)) out.span = stretched;
  out.kind = MentionKind::period;
}

struct WordRow {
  std::u32string_view word;
  Side side;
  bool is_now;  // the day of the report
};
constexpr WordRow kWords[] = {
    {U"截至目前", Side::until, true}, {U"截止目前", Side::until, true}, {U"截至当前", Side::until, true},
    {U"截至现在", Side::until, true}, {U"截至今日", Side::until, true}, {U"到目前为止", Side::until, true},
    {U"目前为止", Side::until, true}, {U"迄今为止", Side::until, true}, {U"迄今", Side::until, true},
    {U"至今", Side::until, true},     {U"目前", Side::within, true},    {U"近年来", Side::within, false},
    {U"近几年", Side::within, false}, {U"近期", Side::within, false},   {U"近日", Side::within, false},
    {U"日前", Side::within, false},   {U"任期内", Side::within, false}, {U"届内", Side::within, false},
    {U"月底前", Side::before, false}, {U"月末前", Side::before, false}, {U"月底", Side::within, false},
    {U"月初", Side::within, false},   {U"季度末", Side::within, false}, {U"节日期间", Side::within, false},
    {U"节假日", Side::within, false}, {U"双休日", Side::within, false}, {U"年内", Side::within, false}};

struct Congress {
  std::u32string_view name;
  int year, month, day;
};
// The opening days of the Party's congresses.
constexpr Congress kCongresses[] = {
    {U"二十大", 2022, 10, 16}, {U"十九大", 2017, 10, 18}, {U"十八大", 2012, 11, 8}};

// 党的二十大以来.
std::optional<Mention> read_since_congress(const Scene& scene, std::size_t pos) {
  const auto i = stands(scene.text, pos, U"党的") ? pos + 2 : pos;
  for (const auto& row : kCongresses) {
    if (!stands(scene.text, i, row.name) || !stands(scene.text, i + row.name.size(), U"以来")) continue;
    Mention out;
    out.kind = MentionKind::fuzzy_time;
    out.side = Side::since;
    out.start = pos;
    out.end = i + row.name.size() + 2;
    out.span = Span::of_day(*Day::from_ymd(row.year, row.month, row.day));
    stretch_since(scene, out);
    out.kind = MentionKind::fuzzy_time;
    return out;
  }
  return std::nullopt;
}

// 近三年: the report's year and the two before it. 近三个月: up to the day of the report.
std::optional<Mention> read_recent(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  std::size_t i = pos;
  if (stands(text, i, U"过去") || stands(text, i, U"最近"))
    i += 2;
  else if (at(text, i) == U'近')
    i += 1;
  else
    return std::nullopt;
  if (i < pos + 2 && pos > 0 && is_any(text[pos - 1], U"最附相邻临靠将接")) return std::nullopt;
  const auto number = read_small_number(text, skip_blanks(text, i));
  if (!number || number->value < 1 || number->value > 100) return std::nullopt;
  const auto unit = skip_blanks(text, number->end);
  const bool years = at(text, unit) == U'年' && at(text, unit + 1) != U'级';
  const bool months = stands(text, unit, U"个月");
  if (!years && !months) return std::nullopt;
  // 用时近3年 is a duration: only what begins a clause, or says 最近 or 来, is a time.
  const auto after = unit + (years ? 1U : 2U);
  const bool begins = pos == 0 || !is_han(text[pos - 1]) || is_any(text[pos - 1], U"对在将把的从");
  if (i == pos + 1 && !begins && at(text, after) != U'来') return std::nullopt;
  Mention out;
  out.kind = MentionKind::fuzzy_time;
  out.start = pos;
  out.end = at(text, after) == U'来' ? after + 1 : after;
  const int report = scene.years.report;
  if (years && report != 0)
    out.span = Span::of_range(Span::of_year(report - number->value + 1).from(), Span::of_year(report).to());
  if (months && scene.as_of)
    out.span = Span::of_range(scene.as_of->plus_months(-number->value).plus_days(1), *scene.as_of);
  return out;
}

}  // namespace

std::optional<Mention> read_time_mention(const Scene& scene, std::size_t pos, TimeReading& written) {
  const auto until = until_length(scene.text, pos);
  const auto from = skip_blanks(scene.text, pos + until);
  const auto time = read_time(scene.text, from, scene.years, Mode::prose);
  if (!time) return std::nullopt;
  written = *time;
  Mention out;
  out.kind = kind_of(*time);
  out.start = pos;
  out.end = time->end;
  out.span = time->span;
  out.year_inherited = time->year_inherited;
  out.weekday = time->weekday;
  out.invalid = time->invalid;
  if (until > 0) {
    out.side = Side::until;
    return out;
  }
  auto i = time->end;
  if (time->range && (stands(scene.text, i, U"期间") || stands(scene.text, i, U"之间"))) out.end = i += 2;
  const auto side = read_side(scene.text, i);
  if (side.side == Side::within) return out;
  out.side = side.side;
  out.end = side.end;
  if (side.side == Side::before) out.kind = MentionKind::deadline;
  if (side.side == Side::since) stretch_since(scene, out);
  return out;
}

std::optional<Mention> read_fuzzy_time(const Scene& scene, std::size_t pos) {
  if (auto since = read_since_congress(scene, pos)) return since;
  if (auto recent = read_recent(scene, pos)) return recent;
  if (stands(scene.text, pos, U"节前") || stands(scene.text, pos, U"节后")) {
    if (pos > 0 && is_any(scene.text[pos - 1], U"环季细调章春")) return std::nullopt;
    Mention out;
    out.kind = MentionKind::fuzzy_time;
    out.start = pos;
    out.end = pos + 2;
    out.side = at(scene.text, pos + 1) == U'前' ? Side::before : Side::after;
    return out;
  }
  for (const auto& row : kWords) {
    if (!stands(scene.text, pos, row.word)) continue;
    if (row.word == U"日前" && pos > 0 &&
        (is_digit(scene.text[pos - 1]) || is_any(scene.text[pos - 1], U"一二三四五六七八九十当今节")))
      return std::nullopt;
    Mention out;
    out.kind = row.side == Side::before ? MentionKind::deadline : MentionKind::fuzzy_time;
    out.side = row.side;
    out.start = pos;
    out.end = pos + row.word.size();
    if (row.is_now && scene.as_of) out.span = Span::of_day(*scene.as_of);
    if (row.word == U"年内" && scene.years.report != 0) out.span = Span::of_year(scene.years.report);
    return out;
  }
  return std::nullopt;
}

std::optional<Mention> read_clock(const Scene& scene, std::size_t pos) {
  const auto& text = scene.text;
  constexpr std::array<std::u32string_view, 7> parts = {U"上午", U"下午", U"晚上", U"中午",
                                                        U"凌晨", U"早上", U"晚"};
  std::size_t i = pos;
  bool later = false;
  for (const auto part : parts)
    if (i == pos && stands(text, pos, part))
      i += part.size(), later = part == U"下午" || part == U"晚上" || part == U"晚";
  const bool said = i > pos;
  const auto hour = read_small_number(text, skip_blanks(text, i));
  if (!hour || hour->value > 24 || hour->digits > 2) return std::nullopt;
  Mention out;
  out.kind = MentionKind::clock;
  out.start = pos;
  int minute = 0;
  const auto mark = at(text, hour->end);
  const auto minutes = read_small_number(text, hour->end + 1);
  if (mark == U':' && minutes && minutes->digits == 2 && minutes->value < 60 && hour->digits > 0) {
    minute = minutes->value;
    out.end = minutes->end;
    if (at(text, out.end) == U':') return std::nullopt;
  } else if (mark == U'时' || mark == U'点') {
    const bool has_minutes = minutes && minutes->value < 60 && at(text, minutes->end) == U'分';
    const bool half = at(text, hour->end + 1) == U'半';
    const bool whole = at(text, hour->end + 1) == U'整';
    if (!said && !has_minutes && !half && !whole && mark == U'点') return std::nullopt;
    if (!said && !has_minutes && !half && !whole && is_any(at(text, hour->end + 1), U"间期候代长段空光"))
      return std::nullopt;
    minute = has_minutes ? minutes->value : half ? 30 : 0;
    out.end = has_minutes ? minutes->end + 1 : hour->end + (half || whole ? 2U : 1U);
  } else {
    return std::nullopt;
  }
  out.minute = (hour->value + (later && hour->value < 12 ? 12 : 0)) * 60 + minute;
  return out;
}

std::optional<Mention> read_lone_weekday(const Scene& scene, std::size_t pos) {
  if (!is_any(at(scene.text, pos), U"星周礼")) return std::nullopt;
  const auto read = read_weekday(scene.text, pos);
  if (!read || (pos > 0 && is_any(scene.text[pos - 1], U"一二三四五六七八九十两每个"))) return std::nullopt;
  Mention out;
  out.kind = MentionKind::weekday;
  out.start = pos;
  out.end = read->end;
  out.weekday = read->weekday;
  return out;
}

}  // namespace jishi::reading
