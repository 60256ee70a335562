#include "cli/output.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "app/queries/unit_year.h"
#include "base/digest.h"
#include "base/span_text.h"
#include "base/system_reason.h"
#include "base/text.h"

namespace jishi::cli {

namespace {

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

}  // namespace

Outcome write_file(const std::string& path, std::string_view bytes) {
  // A device or folder of that name is not ours to replace.
  std::error_code absent;
  const auto kind = std::filesystem::status(path, absent).type();
  if (kind != std::filesystem::file_type::not_found && kind != std::filesystem::file_type::regular)
    return refuse_because("file.not-written", {path}, refuse("system.not-regular"));
  // A name nobody else has: two runs, or somebody's own .tmp file, must not meet.
  const std::string beside = path + "." + to_hex(random_bytes(6)) + ".tmp";
  const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  const bool written = file >= 0 && write_all(file, bytes) && ::fsync(file) == 0;
  int why = errno;
  if (file >= 0) ::close(file);
  if (written) {
    if (::rename(beside.c_str(), path.c_str()) == 0) return Done{};
    why = errno;
  }
  if (file >= 0) ::unlink(beside.c_str());
  const auto refusal = refuse_because("file.not-written", {path}, system_reason(why));
  // A full or broken disk is the machine's failure, not a wrong request.
  if (why == ENOSPC || why == EIO || why == EDQUOT) throw store::StoreFailure(refusal.line(Lang::zh));
  return refusal;
}

Result<std::string> read_file(const std::string& path, std::size_t max_bytes) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error) return refuse_because("file.not-read", {path}, system_reason(error.value()));
  if (size > max_bytes) return refuse("file.too-large", {path, std::to_string(max_bytes)});
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) return refuse_because("file.not-read", {path}, system_reason(errno));
  return std::move(out).str();
}

std::string entry_path(const std::string& receipt) {
  constexpr std::string_view ending = ".tlog-proof";
  return (receipt.ends_with(ending) ? receipt.substr(0, receipt.size() - ending.size()) : receipt) + ".entry";
}

std::size_t terminal_columns(int file) {
  winsize size{};
  return isatty(file) == 1 && ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

std::vector<Option> grid_options() {
  return {{"--format",
           "FORMAT",
           {"table（默认）、json、csv 或 xlsx", "table (default), json, csv or xlsx"},
           false,
           false,
           {"table", "json", "csv", "xlsx"}},
          {"--output",
           "FILE",
           {"写到文件；xlsx 必须给出", "write to a file; needed for xlsx"},
           false,
           false,
           {}}};
}

int print_grid(const Given& given, const report::Grid& grid, const Json& json) {
  const auto path = given.one("--output");
  auto format = given.one("--format");
  if (format.empty())
    format = path.ends_with(".xlsx")   ? "xlsx"
             : path.ends_with(".csv")  ? "csv"
             : path.ends_with(".json") ? "json"
                                       : "table";
  if (format == "xlsx" && path.empty()) return refused({refuse("output.needs-file", {"xlsx"})}, given.lang);
  const auto bytes = format == "json"  ? pretty(json) + "\n"
                     : format == "csv" ? report::grid_csv(grid)
                     : format == "xlsx"
                         ? report::grid_xlsx(grid)
                         : report::grid_text(grid, path.empty() ? terminal_columns(STDOUT_FILENO) : 0);
  if (path.empty()) {
    std::cout << bytes;
    return kDone;
  }
  if (const auto written = write_file(path, bytes); !written) return refused(written.error(), given.lang);
  return kDone;
}

std::optional<int> year_of(const Given& given) {
  const auto text = given.one("--year");
  if (text.empty()) return Instant::now().day().year();
  const auto span = text.size() == 4 ? Span::from_iso(text) : std::nullopt;
  if (!span) {
    refused({refuse("option.year", {text})}, given.lang);
    return std::nullopt;
  }
  return span->from().year();
}

Result<Day> read_day(const std::string& text, std::optional<int> year) {
  const auto reading = is_utf8(text) ? read_span(text, year) : Result<SpanReading>(refuse("date.unread"));
  if (!reading || reading->span.precision() != Precision::day) return refuse("option.day", {text});
  return reading->span.from();
}

Result<Day> read_day(const std::string& text, Day otherwise) {
  return text.empty() ? Result<Day>(otherwise) : read_day(text, std::optional(otherwise.year()));
}

std::optional<Day> as_of(const Given& given, int year) {
  const auto day = read_day(given.one("--as-of"), app::default_as_of(year, Instant::now().day()));
  if (day) return *day;
  refused(day.error(), given.lang);
  return std::nullopt;
}

}  // namespace jishi::cli
