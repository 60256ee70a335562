#include "base/reading.h"

#include <array>
#include <cstdint>

#include "base/reading/scene.h"
#include "base/reading/words.h"

namespace jishi {

namespace {

using namespace reading;

using Read = std::optional<Mention> (*)(const Scene&, std::size_t);

// Which readers a first character may belong to; most characters belong to none. Times stand apart: reading
// one also tells the year and month for those after it.
enum Which : std::uint16_t {
  fuzzy = 1,
  fixed = 2,
  document = 4,
  frequency = 8,
  named = 16,
  time = 32,
  clock = 64,
  weekday = 128,
  share = 256,
  ordinal = 512,
  quantity = 1024
};
struct ReaderRow {
  Which which;
  Read read;
};
constexpr std::array<ReaderRow, 5> kBeforeTimes = {{{fuzzy, read_fuzzy_time},
                                                    {named, read_named_day},
                                                    {fixed, read_fixed_term},
                                                    {document, read_doc_number},
                                                    {frequency, read_frequency}}};
constexpr std::array<ReaderRow, 5> kAfterTimes = {{{clock, read_clock},
                                                   {weekday, read_lone_weekday},
                                                   {share, read_share},
                                                   {ordinal, read_ordinal_mention},
                                                   {quantity, read_quantity}}};

struct FirstCharacters {
  std::u32string_view characters;
  int which;
};
constexpr FirstCharacters kFirst[] = {
    {U"0123456789", fixed | named | time | clock | share | quantity},
    {U"零一二三四五六七八九十", fixed | named | time | clock | share | quantity},
    {U"壹贰叁肆伍陆柒捌玖拾廿卅两几数成", share | quantity},
    {U"两", fixed | time},
    {U"上", time | clock | quantity},
    {U"半", share | quantity},
    {U"百千", fixed | share | quantity},
    {U"万", fixed | quantity},
    {U"双第", fixed},
    {U"第", time | ordinal},
    {U"首再初又", ordinal},
    {U"每逢", frequency},
    {U"截直", fuzzy | time},
    {U"到迄至目近日任届月季节年过最党双二十", fuzzy},
    {U"年下前后今本全去明当同该次翌农闰正腊冬除大", time},
    {U"今本全去明当同该次翌", named},
    {U"过翻超", share},
    {U"下早晚中凌", clock},
    {U"星周礼", weekday},
    {U"〔[【(﹝", document},
};

const std::vector<std::uint16_t>& readers_by_character() {
  static const auto table = [] {
    std::vector<std::uint16_t> out(0x10000);
    const auto add = [&](char32_t c, int which) {
      if (c < out.size()) out[c] = static_cast<std::uint16_t>(out[c] | which);
    };
    for (const auto& row : kFirst)
      for (const auto c : row.characters) add(c, row.which);
    for (const auto c : first_characters_of_fixed_terms()) add(c, fixed);
    for (const auto c : first_characters_of_named_days()) add(c, named);
    return out;
  }();
  return table;
}

class Reader {
 public:
  Reader(std::u32string_view text, const ReadingContext& context) : scene_{text, 0, {}, context.as_of} {
    scene_.years.report = context.report_year;
  }

  std::vector<Mention> read() {
    const auto& text = scene_.text;
    const auto& table = readers_by_character();
    for (std::size_t i = 0; i < text.size();) {
      note_structure(text[i]);
      const auto which = text[i] < table.size() ? table[text[i]] : 0;
      if (which == 0) {
        ++i;
        continue;
      }
      if (const auto past = skip_enumerator(i); past > i) {
        i = past;
        continue;
      }
      auto mention = read_at(i, which);
      if (!mention) {
        i = past_unread(i);
        continue;
      }
      i = mention->end;
      scene_.floor = mention->end;
      out_.push_back(std::move(*mention));
    }
    number_lists();
    return std::move(out_);
  }

 private:
  void note_structure(char32_t c) {
    if (c == U'\n') {
      scene_.years.near = 0;
      scene_.years.month = 0;
      in_title_ = 0;
    } else if (c == U'《') {
      ++in_title_;
    } else if (c == U'》' && in_title_ > 0) {
      --in_title_;
    }
  }

  // 1. or (2) or 3、 at the start of a line heads it and says nothing.
  std::size_t skip_enumerator(std::size_t i) const {
    const auto& text = scene_.text;
    std::size_t line = i;
    while (line > 0 && is_blank(text[line - 1])) --line;
    if (line > 0 && text[line - 1] != U'\n') return i;
    const bool bracket = text[i] == U'(';
    const auto number = read_small_number(text, bracket ? i + 1 : i);
    if (!number || number->value > 99) return i;
    const auto mark = at(text, number->end);
    if (bracket) return mark == U')' ? number->end + 1 : i;
    if (mark == U'、' || mark == U')' || mark == U'．') return number->end + 1;
    return mark == U'.' && !is_digit(at(text, number->end + 1)) ? number->end + 1 : i;
  }

  // The rest of a number nobody read is passed over with it.
  std::size_t past_unread(std::size_t i) const {
    const auto& text = scene_.text;
    if (!is_digit(text[i])) return i + 1;
    while (is_digit(at(text, i))) ++i;
    return i;
  }

  std::optional<Mention> read_at(std::size_t i, int which) {
    for (const auto& row : kBeforeTimes)
      if ((which & row.which) != 0)
        if (auto mention = row.read(scene_, i)) return mention;
    if ((which & time) != 0)
      if (auto mention = read_time_at(i)) return mention;
    for (const auto& row : kAfterTimes)
      if ((which & row.which) != 0)
        if (auto mention = row.read(scene_, i)) return mention;
    return unread_digits(i);
  }

  std::optional<Mention> read_time_at(std::size_t i) {
    TimeReading written;
    if (auto both = read_two_halves(i)) return both;
    if (auto listed = read_listed_number(i)) return listed;
    auto mention = read_time_mention(scene_, i, written);
    if (!mention) mention = read_later_day(i, written);
    if (mention) remember(*mention, written);
    return mention;
  }

  // 上、下半年: the first half-year lends its name from the second.
  std::optional<Mention> read_two_halves(std::size_t i) const {
    if (!stands(scene_.text, i, U"上、下半年") && !stands(scene_.text, i, U"上下半年")) return std::nullopt;
    return lent(i, i + 1, [](int year) { return Span::of_half(year, 1); });
  }

  // 一、三季度 and 5、6月: the unit stands once, behind the last of them.
  std::optional<Mention> read_listed_number(std::size_t i) const {
    const auto& text = scene_.text;
    const auto first = read_small_number(text, at(text, i) == U'第' ? i + 1 : i);
    if (!first || first->digits > 2 || first->value < 1 || first->value > 12) return std::nullopt;
    std::size_t next = first->end;
    for (int n = 0; n < 11 && is_any(at(text, next), U"、和及与"); ++n) {
      const auto another = read_small_number(text, at(text, next + 1) == U'第' ? next + 2 : next + 1);
      if (!another || another->digits > 2 || another->value <= first->value || another->value > 12)
        return std::nullopt;
      next = another->end;
    }
    if (next == first->end) return std::nullopt;
    const int value = first->value;
    if (at(text, next) == U'月' && !read_small_number(text, next + 1))
      return lent(i, first->end, [value](int year) { return Span::of_month(year, value); });
    if (stands(text, next, U"季度") && value <= 4)
      return lent(i, first->end, [value](int year) { return Span::of_quarter(year, value); });
    return std::nullopt;
  }

  // A period that has its unit from the one after it.
  template <class SpanOf>
  Mention lent(std::size_t start, std::size_t end, SpanOf span_of) const {
    Mention out;
    out.kind = MentionKind::period;
    out.start = start;
    out.end = end;
    out.year_inherited = true;
    if (const int year = scene_.years.default_year(); year != 0) out.span = span_of(year);
    return out;
  }

  // 3月14日、27日: a day whose month stands before it. 30日内 and 15日后 are not days.
  std::optional<Mention> read_later_day(std::size_t i, TimeReading& written) const {
    const auto& text = scene_.text;
    if (scene_.years.month == 0) return std::nullopt;
    const auto day = read_day_of_month(text, i, scene_.years.month);
    const auto before = i > 0 ? text[i - 1] : U'\0';
    if (!day || at(text, day->end - 1) != U'日' || !is_any(before, U"、，和及与至月")) return std::nullopt;
    if (is_any(at(text, day->end), U"内以") && day->end < text.size()) return std::nullopt;
    Mention out;
    out.kind = MentionKind::date;
    out.start = i;
    out.end = day->end;
    out.year_inherited = true;
    written.end = day->end;
    const int year = scene_.years.default_year();
    if (year == 0) return out;
    if (const auto found = Day::from_ymd(year, day->month, day->day))
      out.span = Span::of_day(*found);
    else
      out.invalid =
          refuse("date.none", {std::to_string(day->month) + "月" + std::to_string(day->day) + "日"});
    return out;
  }

  // A written year holds for what follows, unless it only names or compares.
  void remember(const Mention& mention, const TimeReading& written) {
    if (in_title_ > 0) return;
    if (written.month != 0) scene_.years.month = written.month;
    const auto before = mention.start > 0 ? scene_.text[mention.start - 1] : U'\0';
    const bool compares = before != U'\0' && is_any(before, U"较比同");
    // 2024年度民主生活会 is the name of a meeting, whenever it was held.
    const auto after = mention.end < scene_.text.size() ? scene_.text[mention.end] : U'\0';
    const bool names =
        scene_.text[mention.end - 1] == U'度' && after != U'\0' && !is_any(after, U"，。、；：\n");
    if (written.written_year != 0 && !compares && !names && mention.side != Side::since)
      scene_.years.near = written.written_year;
  }

  // Arabic digits are never dropped.
  std::optional<Mention> unread_digits(std::size_t i) const {
    const auto& text = scene_.text;
    if (!is_digit(text[i])) return std::nullopt;
    Mention out;
    out.start = i;
    out.end = past_unread(i);
    return out;
  }

  // 8月11日和9月1日; 2月6日、5月15日: lists of times, each of them on its own.
  void number_lists() {
    int list = 0;
    for (std::size_t k = 1; k < out_.size(); ++k) {
      auto& last = out_[k - 1];
      auto& here = out_[k];
      const bool times = last.is_time() && here.is_time() && here.start == last.end + 1;
      if (!times || !is_any(scene_.text[last.end], U"、和及与")) continue;
      if (last.list == 0) last.list = ++list;
      here.list = last.list;
    }
  }

  Scene scene_;
  std::vector<Mention> out_;
  int in_title_ = 0;
};

}  // namespace

std::string_view mention_kind_name(MentionKind kind) {
  constexpr std::array<std::string_view, 19> names = {
      "date",     "period", "fuzzy_time", "named_day",  "deadline", "weekday", "clock",
      "duration", "count",  "frequency",  "ordinal",    "percent",  "points",  "fraction",
      "multiple", "money",  "doc_number", "fixed_term", "number"};
  return names[static_cast<std::size_t>(kind)];
}

std::vector<Mention> read_mentions(std::u32string_view text, const ReadingContext& context) {
  const auto plain = reading::folded(text);
  return Reader(plain, context).read();
}

DaysFit days_fit(const Span& span, long long n) {
  const long long inclusive = days_inclusive(span.from(), span.to());
  if (n == inclusive) return DaysFit::inclusive;
  return n == inclusive - 1 ? DaysFit::exclusive : DaysFit::neither;
}

}  // namespace jishi
