// The public Chinese date cases (Recognizers-Text, MIT): read for their values as reports need them. Their
// ranges of whole units end with the day after; where the text names the last day or year, reports count it
// in.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <regex>
#include <sstream>

#include "base/json.h"
#include "base/mention_words.h"

namespace jishi {
namespace {

const std::filesystem::path kCases = JISHI_SOURCE_DIR "/../shared/textcheck/specs/DateTime/Chinese";

struct Case {
  std::string input;
  std::string text;
  std::string timex;
  std::string from;  // civil days, when the case gives them
  std::string to;
  int year = 0;  // of the day the case is read on
};

std::string member(const JsonObject& object, std::string_view name) {
  return std::string(text_of(object, name));
}

std::vector<Case> cases_of(const std::string& file) {
  std::ifstream in(kCases / file, std::ios::binary);
  std::stringstream bytes;
  bytes << in.rdbuf();
  const auto json = parse_json(decode_text(bytes.str()).value());
  std::vector<Case> out;
  for (const auto& item : json->get_array()) {
    const auto& object = item.get_object();
    const auto* results = object.if_contains("Results");
    if (results == nullptr) continue;
    std::string day = "2017-03-22";
    if (const auto* context = object.if_contains("Context"))
      day = member(context->get_object(), "ReferenceDateTime");
    for (const auto& result : results->get_array()) {
      const auto* value = result.get_object().if_contains("Value");
      if (value == nullptr || !value->is_object()) continue;
      Case found{member(object, "Input"),
                 member(result.get_object(), "Text"),
                 member(value->get_object(), "Timex"),
                 "",
                 "",
                 0};
      found.year = std::atoi(day.c_str());
      // Of their two readings, past and future, the one of the year the case is read in.
      for (const auto* side : {"PastResolution", "FutureResolution"}) {
        const auto* days = value->get_object().if_contains(side);
        if (days == nullptr || !days->is_object()) continue;
        const auto start = member(days->get_object(), "startDate") + member(days->get_object(), "date");
        const auto end = member(days->get_object(), "endDate") + member(days->get_object(), "date");
        if (start.empty() || (!found.from.empty() && std::atoi(start.c_str()) != found.year)) continue;
        found.from = start;
        found.to = end;
      }
      out.push_back(found);
    }
  }
  return out;
}

// What a yearly report does not write; each is one rule for all files.
struct Skip {
  const char* why;
  const char* text;   // pattern of the text,
  const char* timex;  // or of the timex
};
constexpr Skip kSkips[] = {
    {"seen from the moment of speaking",
     "周|週|星期|礼拜|禮拜|下个月|上\\d|前\\d|后\\d|未来|过去|昨|明天|前天|后天|後天|最近|近 ?三|夏天|本月",
     ""},
    {"a day without its month", "^\\d+(日|号)$", ""},
    {"before 1900, or by reign", "神龙|康熙|雍正|民国|19世纪|十九世纪", "^\\(?(0|1[0-8])"},
    {"day first, or two figures for the year",
     "^\\d{1,2}[-./]\\d{1,2}([-./]\\d{1,4})?$|^\\d{1,2}/\\d{1,2}/\\d{4}", ""},
    {"a year without 年", "^(从)?20\\d\\d((到|-)20\\d\\d)?$", ""},
    {"lunar or solar-term day, given as if it were civil",
     "农历|初一|三十$|大年|正月|中秋|春节|除夕|元宵|清明|端午|重阳", ""},
    {"no such day in that year", "2月30日|2019年2月29日|^2月29日$", ""},
    {"a clock beside it", "", "T\\d"},
    {"open at an end", "之后.*之前", ""},
};

const char* why_skipped(const Case& one) {
  for (const auto& skip : kSkips) {
    if (*skip.text != '\0' && std::regex_search(one.text, std::regex(skip.text))) return skip.why;
    if (*skip.timex != '\0' && std::regex_search(one.timex, std::regex(skip.timex))) return skip.why;
  }
  return nullptr;
}

struct Tally {
  int right = 0;
  int all = 0;
  std::map<std::string, int> skipped;
};

std::vector<Mention> read(const Case& one) {
  return read_mentions(to_u32(one.input), {one.year, std::nullopt});
}

void miss(const Case& one) {
  std::cout << "not as given: " << one.input << " [" << one.text << " " << one.timex << " " << one.from
            << ".." << one.to << "] read " << mentions_in_words(one.input, {one.year, std::nullopt}) << "\n";
}

// 2017-03-22 stays; the first day after a month, quarter, year or decade becomes the last day in it;
// 2009-01-01 as the end of 2007年与2009年间 becomes the end of the year the text names.
Day last_day(const Case& one) {
  const auto to = Day::from_iso(one.to).value();
  const bool day = one.from == one.to || std::regex_search(one.timex, std::regex("P\\d+D\\)$"));
  if (day) return to;
  const bool years =
      std::regex_search(one.timex, std::regex(",P\\d+Y\\)$")) && one.text.find("年代") == std::string::npos;
  return years ? Span::of_year(to.year()).to() : to.plus_days(-1);
}

void count_times(const std::string& file, Tally& tally) {
  for (const auto& one : cases_of(file)) {
    if (const auto* why = why_skipped(one)) {
      ++tally.skipped[why];
      continue;
    }
    if (!Day::from_iso(one.from)) {
      ++tally.skipped["no civil day is given"];
      continue;
    }
    ++tally.all;
    auto from = Day::from_iso(one.from).value();
    auto to = last_day(one);
    // Their past and future stand around the year they read in; ours is that year.
    if (one.timex.find("XXXX") != std::string::npos && from.year() != one.year) {
      const int shift = (one.year - from.year()) * 12;
      from = from.plus_months(shift);
      to = to.plus_months(shift);
    }
    bool right = false;
    for (const auto& mention : read(one))
      right = right || (mention.span && mention.span->from() == from && mention.span->to() == to);
    if (right)
      ++tally.right;
    else
      miss(one);
  }
}

void count_durations(Tally& tally) {
  const std::regex single("^P(T?)([0-9.]+)([YMWDH])$");
  for (const auto& one : cases_of("DurationParser.json")) {
    std::smatch parts;
    if (!std::regex_match(one.timex, parts, single)) {
      ++tally.skipped["of several units"];
      continue;
    }
    ++tally.all;
    const std::string unit = parts[3] == "Y"   ? "年"
                             : parts[3] == "W" ? "周"
                             : parts[3] == "D" ? "天"
                             : parts[3] == "H" ? "小时"
                             : parts[1] == "T" ? "分钟"
                                               : "个月";
    bool right = false;
    for (const auto& mention : read(one))
      right = right || (mention.kind == MentionKind::duration && mention.number == parts[2] &&
                        to_utf8(mention.unit) == unit);
    if (right)
      ++tally.right;
    else
      miss(one);
  }
}

void count_sets(Tally& tally) {
  using Per = Frequency::Per;
  const std::vector<std::pair<std::string, Per>> periods = {{"P1D", Per::day},
                                                            {"P1W", Per::week},
                                                            {"P1M", Per::month},
                                                            {"P1Y", Per::year},
                                                            {"XXXX-WXX-1", Per::week}};
  for (const auto& one : cases_of("SetParser.json")) {
    const auto period =
        std::find_if(periods.begin(), periods.end(), [&](const auto& p) { return p.first == one.timex; });
    if (period == periods.end()) {
      ++tally.skipped["a clock beside it"];
      continue;
    }
    ++tally.all;
    bool right = false;
    for (const auto& mention : read(one))
      right = right || (mention.frequency && mention.frequency->per == period->second &&
                        mention.frequency->every == 1 &&
                        mention.frequency->weekday.has_value() == (one.timex == "XXXX-WXX-1"));
    if (right)
      ++tally.right;
    else
      miss(one);
  }
}

TEST(PublicCases, ninety_six_of_a_hundred_values_a_report_may_hold_are_read) {
  if (!std::filesystem::exists(kCases)) GTEST_SKIP() << "the public cases are not here";
  Tally tally;
  for (const auto* file : {"DateParser.json", "DatePeriodParser.json", "HolidayParser.json"})
    count_times(file, tally);
  count_durations(tally);
  count_sets(tally);
  std::cout << "public cases: " << tally.right << " of " << tally.all << " values as given\n";
  for (const auto& [why, n] : tally.skipped) std::cout << "  left out: " << n << " " << why << "\n";
  EXPECT_GE(tally.all, 90);
  EXPECT_GE(tally.right * 100, tally.all * 96);
}

}  // namespace
}  // namespace jishi
