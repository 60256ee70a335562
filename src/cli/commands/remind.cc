#include <charconv>
#include <iostream>

#include "app/queries/reminders.h"
#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

constexpr int kUsualDays = 30;
constexpr int kMostDays = 366;

std::optional<int> days_of(const Given& given) {
  const auto text = given.one("--days", std::to_string(kUsualDays));
  int days = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), days);
  if (error == std::errc() && rest == text.data() + text.size() && days >= 0 && days <= kMostDays)
    return days;
  refused({refuse("option.days", {text})}, given.lang);
  return std::nullopt;
}

Result<std::vector<app::CaseView>> unfinished_cases(const app::DataDirectory& data,
                                                    const store::Reader& reader) {
  app::CaseFilter filter;
  filter.only_unfinished = true;
  filter.with_exceptions = false;
  std::vector<app::CaseView> out;
  const auto read =
      app::CaseReader(reader, data.unit().id, data.catalogue()).each(filter, [&](app::CaseView&& view) {
        out.push_back(std::move(view));
        return true;
      });
  if (!read) return read.error();
  return out;
}

int print_text(const Given& given, const std::string& text) {
  const auto path = given.one("--output");
  if (path.empty()) {
    std::cout << text;
    return kDone;
  }
  if (const auto written = write_file(path, text); !written) return refused(written.error(), given.lang);
  std::cout << (given.lang == Lang::zh ? "已写到 " : "written to ") << path << "\n";
  return kDone;
}

int run(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto days = days_of(given);
  if (!days) return kRefused;
  const auto today = Instant::now().day();
  const auto day = read_day(given.one("--as-of"), today);
  if (!day) return refused(day.error(), given.lang);
  const auto reader = data->store().read();
  const auto year =
      app::load_unit_year(*reader, data->unit().id, data->catalogue(), day->year(), *day, today);
  if (!year) return refused(year.error(), given.lang);
  const auto cases = unfinished_cases(*data, *reader);
  if (!cases) return refused(cases.error(), given.lang);
  auto list = app::reminders(*year, *cases, data->catalogue(), *days);
  if (const auto person = given.one("--person"); !person.empty()) {
    if (!year->organisation.knows(person))
      return refused({refuse("record.unknown-person", {person})}, given.lang);
    list = app::of_person(std::move(list), person);
  }
  const auto& unit = data->unit();
  const auto format = given.one("--format");
  const bool is_ics = format == "ics" || (format.empty() && given.one("--output").ends_with(".ics"));
  if (is_ics) return print_text(given, app::reminders_ics(list, unit.name, unit.origin, Instant::now()));
  if (format == "digest") return print_text(given, app::reminders_digest(list, unit.name, *day, given.lang));
  const auto title = unit.name + (given.lang == Lang::zh ? "待办提醒（截至" + day->zh() + "）"
                                                         : " reminders as of " + day->iso());
  return print_grid(given, app::reminders_grid(list, title, given.lang),
                    app::reminders_json(list, unit.name, *day));
}

std::vector<Option> options() {
  return {{"--as-of", "DAY", {"从哪一天看，默认今天", "as of which day; today by default"}, false, false, {}},
          {"--days",
           "N",
           {"往后多少天到期的，默认 30；已逾期的和过了大半时限的责任事项总会列出",
            "due how many days ahead, 30 by default; what is overdue and duties whose time is half over are "
            "always told"},
           false,
           false,
           {}},
          {"--person", "姓名", {"只列某人要办的", "only what this person is to do"}, false, false, {}},
          {"--format",
           "FORMAT",
           {"table（默认）、json、csv、xlsx、ics（日历）或 digest（按人）",
            "table (default), json, csv, xlsx, ics (a calendar) or digest (person by person)"},
           false,
           false,
           {"table", "json", "csv", "xlsx", "ics", "digest"}},
          {"--output", "FILE", {"写到文件", "write to a file"}, false, false, {}}};
}

}  // namespace

Command remind_command() {
  return {"remind",
          {"将要到期和已经逾期的事项：列表、日历或按人",
           "what becomes due and what is overdue: a list, a calendar, or by person"},
          {{"DIR", {"数据目录", "the data directory"}, true}},
          options(),
          "jishi remind 数据 --as-of 2023-09-15 --days 30 --format ics -o 待办.ics",
          run};
}

}  // namespace jishi::cli
