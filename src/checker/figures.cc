#include "checker/figures.h"

#include <algorithm>

#include "base/reading.h"

namespace jishi::checker {

namespace {

std::optional<Every> every_of(const Frequency& frequency) {
  if (frequency.every != 1) return std::nullopt;
  switch (frequency.per) {
    case Frequency::Per::month:
      return Every::month;
    case Frequency::Per::quarter:
      return Every::quarter;
    case Frequency::Per::half:
      return Every::half;
    case Frequency::Per::year:
      return Every::year;
    default:
      return std::nullopt;
  }
}

// 《…（第一卷）》: a number of the title's own.
bool inside_title(const Draft& draft, std::size_t at) {
  constexpr std::size_t kReach = 60;
  for (std::size_t i = at; i > 0 && at - i < kReach; --i) {
    if (draft.body[i - 1] == U'》' || is_stop(draft.body[i - 1])) return false;
    if (draft.body[i - 1] == U'《') return true;
  }
  return false;
}

Figure::Kind kind_of(const Mention& mention) {
  switch (mention.kind) {
    case MentionKind::date:
      return Figure::Kind::day;
    case MentionKind::period:
    case MentionKind::fuzzy_time:
    case MentionKind::named_day:
      return Figure::Kind::period;
    case MentionKind::deadline:
      return mention.span ? Figure::Kind::period : Figure::Kind::other;
    case MentionKind::duration:
      return Figure::Kind::duration;
    case MentionKind::count:
    case MentionKind::money:
      return Figure::Kind::count;
    case MentionKind::percent:
      return Figure::Kind::percent;
    case MentionKind::points:
      return Figure::Kind::points;
    case MentionKind::frequency:
      return Figure::Kind::frequency;
    default:
      return Figure::Kind::other;
  }
}

// 中秋、国庆前 are read as the days before each.
bool begins_with_holiday(std::u32string_view body, const Mention& mention) {
  if (mention.kind != MentionKind::fuzzy_time) return false;
  const auto words = body.substr(mention.start, mention.end - mention.start);
  for (const std::u32string_view day : {U"元旦", U"春节", U"清明", U"五一", U"端午", U"中秋", U"国庆"})
    if (words.starts_with(day)) return true;
  return false;
}

Figure figure_of(std::u32string_view body, const Mention& mention) {
  Figure figure;
  figure.kind = kind_of(mention);
  figure.range = {mention.start, mention.end};
  figure.span = mention.span;
  figure.year_written = !mention.year_inherited;
  figure.named_day = mention.kind == MentionKind::named_day || begins_with_holiday(body, mention);
  figure.fuzzy = figure.named_day || mention.kind == MentionKind::fuzzy_time || mention.side == Side::since ||
                 mention.side == Side::after;
  figure.limit =
      mention.kind == MentionKind::deadline ||
      (mention.side == Side::before && !figure.named_day && mention.kind != MentionKind::fuzzy_time);
  figure.cut_off = mention.side == Side::until;
  figure.list = mention.list;
  if (mention.invalid) {
    figure.impossible = mention.invalid->code;
    figure.impossible_why = mention.invalid->sentence(Lang::zh);
  }
  figure.low = mention.low;
  figure.high = mention.high;
  figure.decimals = mention.decimals;
  figure.at_least = mention.high == Mention::kOpen;
  figure.at_most = mention.low == -Mention::kOpen;
  figure.approximate = mention.approximate;
  figure.each = mention.each;
  figure.unit = mention.unit;
  figure.noun = mention.noun;
  figure.numerator = mention.numerator.value_or(0);
  figure.denominator = mention.denominator.value_or(0);
  if (mention.frequency) {
    figure.every = every_of(*mention.frequency);
    figure.times = std::max(1, mention.frequency->times.value_or(1));
  }
  return figure;
}

}  // namespace

std::vector<Figure> read_figures(const Draft& draft, int year, std::optional<Day> as_of) {
  std::vector<Figure> figures;
  for (const auto& mention : read_mentions(draft.body, {year, as_of}))
    if (mention.kind != MentionKind::fixed_term && !inside_title(draft, mention.start))
      figures.push_back(figure_of(draft.body, mention));
  return figures;
}

}  // namespace jishi::checker
