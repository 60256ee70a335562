#pragma once
// A mention in one line, as the tables of the tests write it.

#include <string>

#include "base/reading.h"
#include "base/text.h"

namespace jishi {

inline std::string bound(double value) {
  if (value == Mention::kOpen) return "..";
  if (value == -Mention::kOpen) return "..";
  char out[32];
  std::snprintf(out, sizeof out, "%.6g", value);
  return out;
}

inline std::string frequency_words(const Frequency& f) {
  constexpr const char* names[] = {"day", "week", "month", "quarter", "half", "year"};
  std::string out = " per ";
  if (f.every != 1) out += std::to_string(f.every) + " ";
  out += names[static_cast<std::size_t>(f.per)];
  if (f.times) out += " x" + std::to_string(*f.times);
  if (f.at_least) out += " at-least";
  if (f.at_most) out += " at-most";
  if (f.at_end) out += " at-end";
  if (f.due_day) out += " due-" + std::to_string(*f.due_day);
  if (f.weekday) out += " weekday-" + std::to_string(*f.weekday);
  return out + " = " + std::to_string(f.a_year()) + " a year";
}

// kind, span, inherited, side; number or [low,high], unit/noun, flags.
inline std::string words_of(const Mention& m) {
  constexpr const char* sides[] = {"", " until", " since", " before", " after"};
  std::string out(mention_kind_name(m.kind));
  if (m.span) out += " " + m.span->iso();
  if (m.year_inherited) out += " inherited";
  out += sides[static_cast<std::size_t>(m.side)];
  if (m.weekday) out += " weekday-" + std::to_string(*m.weekday);
  if (m.minute) out += " minute-" + std::to_string(*m.minute);
  if (m.list != 0) out += " list" + std::to_string(m.list);
  if (m.frequency)
    out += frequency_words(*m.frequency);
  else if (m.numerator)
    out += " " + std::to_string(*m.numerator) + "/" + std::to_string(*m.denominator);
  else if (!m.number.empty())
    out += " " + m.number;
  const bool numeric = !m.frequency && (m.low != 0 || m.high != 0);
  if (numeric && (m.low != m.high || m.number.empty()) && !m.numerator)
    out += " [" + bound(m.low) + "," + bound(m.high) + "]";
  if (numeric && m.numerator && m.low != m.high) out += m.high == Mention::kOpen ? " or more" : " or less";
  if (m.low_excluded) out += " low-excluded";
  if (m.high_excluded) out += " high-excluded";
  if (m.approximate) out += " about";
  if (m.each) out += " each";
  if (!m.unit.empty()) out += " " + to_utf8(m.unit);
  if (!m.noun.empty()) out += "/" + to_utf8(m.noun);
  if (m.invalid) out += " !" + m.invalid->code;
  return out;
}

// "text=words; text=words", fixed terms too.
inline std::string mentions_in_words(std::string_view sentence, const ReadingContext& context) {
  const auto text = to_u32(sentence);
  std::string out;
  for (const auto& m : read_mentions(text, context)) {
    if (!out.empty()) out += "; ";
    out += to_utf8(text.substr(m.start, m.end - m.start)) + "=" + words_of(m);
  }
  return out;
}

}  // namespace jishi
