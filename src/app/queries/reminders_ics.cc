// Reminders as a calendar file (RFC 5545): all-day events, CRLF, lines folded at 75 octets between
// characters.

#include "app/queries/reminders.h"
#include "base/digest.h"
#include "base/text.h"

namespace jishi::app {

namespace {

constexpr std::size_t kMostOctets = 75;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c != '\r')
      out += c;
  }
  return out;
}

// A fold may not cut a character.
void add_line(std::string& out, std::string_view line) {
  std::size_t used = 0;
  for (std::size_t i = 0; i < line.size();) {
    std::size_t length = 1;
    while (i + length < line.size() && (static_cast<unsigned char>(line[i + length]) & 0xC0) == 0x80)
      ++length;
    if (used + length > kMostOctets) {
      out += "\r\n ";
      used = 1;
    }
    out += line.substr(i, length);
    used += length;
    i += length;
  }
  out += "\r\n";
}

std::string date_of(Day day) {
  return replace_all(day.iso(), "-", "");
}

std::string stamp_of(Instant at) {
  auto text = replace_all(replace_all(at.iso(), "-", ""), ":", "");
  if (const auto dot = text.find('.'); dot != std::string::npos) text = text.substr(0, dot) + "Z";
  return text;
}

}  // namespace

std::string reminders_ics(const std::vector<Reminder>& list, const std::string& unit,
                          const std::string& origin, Instant now) {
  std::string out;
  const auto line = [&](const std::string& text) { add_line(out, text); };
  line("BEGIN:VCALENDAR");
  line("VERSION:2.0");
  line("PRODID:-//jishi//reminders//ZH");
  line("CALSCALE:GREGORIAN");
  line("METHOD:PUBLISH");
  line("X-WR-CALNAME:" + escaped(unit + "待办"));
  for (const auto& reminder : list) {
    line("BEGIN:VEVENT");
    line("UID:" + to_hex(sha256(origin + "\n" + reminder.id)).substr(0, 32) + "@" + origin);
    line("DTSTAMP:" + stamp_of(now));
    line("DTSTART;VALUE=DATE:" + date_of(reminder.due));
    line("DTEND;VALUE=DATE:" + date_of(reminder.due.plus_days(1)));
    line("TRANSP:TRANSPARENT");
    line("SUMMARY:" + escaped(reminder.what + "：" + reminder.matter));
    line("DESCRIPTION:" +
         escaped((reminder.people.empty() ? "" : "由" + join(reminder.people, "、") + "办理\n") +
                 reminder.remedy + (reminder.basis.empty() ? "" : "\n依据：" + reminder.basis)));
    line("END:VEVENT");
  }
  line("END:VCALENDAR");
  return out;
}

}  // namespace jishi::app
