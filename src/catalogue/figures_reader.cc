// Settings, calendars and ranks: figures that rules use.

#include "base/text.h"
#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

constexpr std::array<KeyRow<Setting>, 5> kSettingKeys = {{
    {"id", Need::required, read_id<&Setting::id>},
    {"zh", Need::required, read_text<&Setting::zh>},
    {"en", Need::required, read_text<&Setting::en>},
    {"basis", Need::required, read_basis_of<&Setting::basis>, "catalogue.no-basis"},
    {"value", Need::required, read_integer<&Setting::value, 0, 2'000'000'000>},
}};

// 2025-01-28/2025-02-04 or one day.
template <auto Member>
void read_days(const Node& node, CalendarFile& out, Reading& reading) {
  const auto texts = reading.texts(node);
  if (!texts) return;
  for (const auto& text : *texts) {
    const auto span = Span::from_iso(text);
    const bool is_days =
        span && (span->precision() == Precision::day || span->precision() == Precision::range);
    if (!is_days || days_inclusive(span->from(), span->to()) > 31) {
      reading.fault("catalogue.days", {text}, node);
      continue;
    }
    for (Day day = span->from(); day <= span->to(); day = day.plus_days(1)) (out.year.*Member).push_back(day);
  }
}

void read_year(const Node& node, CalendarFile& out, Reading& reading) {
  out.id = node.text;
  if (const auto year = reading.integer(node, 1900, 2199)) out.year.year = *year;
}

constexpr std::array<KeyRow<CalendarFile>, 6> kCalendarKeys = {{
    {"id", Need::required, read_year},
    {"zh", Need::required, read_text<&CalendarFile::zh>},
    {"en", Need::required, read_text<&CalendarFile::en>},
    {"basis", Need::required, read_basis_of<&CalendarFile::basis>, "catalogue.no-basis"},
    {"off", Need::required, read_days<&WorkYear::off>},
    {"work", Need::optional, read_days<&WorkYear::work>},
}};

constexpr std::array<KeyRow<RankStep>, 3> kRankKeys = {{
    {"to", Need::required, read_text<&RankStep::to>},
    {"from", Need::required, read_texts<&RankStep::from>},
    {"years", Need::required, read_integer<&RankStep::years, 0, 40>},
}};
void read_rank(const Node& node, RankStep& out, Reading& reading) {
  read_map(node, kRankKeys, out, reading);
}
constexpr std::array<KeyRow<Ranks>, 2> kRanksKeys = {{
    {"basis", Need::required, read_basis_of<&Ranks::basis>, "catalogue.no-basis"},
    {"steps", Need::required, read_list<&Ranks::steps, read_rank>},
}};

}  // namespace

void read_setting(const Node& node, Setting& out, Reading& reading) {
  read_map(node, kSettingKeys, out, reading);
}
void read_calendar(const Node& node, CalendarFile& out, Reading& reading) {
  read_map(node, kCalendarKeys, out, reading);
}
void read_ranks(const Node& node, Ranks& out, Reading& reading) {
  read_map(node, kRanksKeys, out, reading);
}

}  // namespace jishi::catalogue
