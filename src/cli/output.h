#pragma once
// Where an answer goes: stdout, or the file of -o, written beside and renamed so that a half-written file is
// never seen.

#include <optional>
#include <string>
#include <string_view>

#include "base/day.h"
#include "base/json.h"
#include "cli/command.h"
#include "report/grid.h"

namespace jishi::cli {

// Refused when the file cannot be written.
Outcome write_file(const std::string& path, std::string_view bytes);
Result<std::string> read_file(const std::string& path, std::size_t max_bytes);
// The entry stands beside its receipt: R.tlog-proof and R.entry.
std::string entry_path(const std::string& receipt);

// table, json, csv or xlsx; the grid for people, the JSON for programs. -o writes to a file; xlsx needs one.
int print_grid(const Given& given, const report::Grid& grid, const Json& json);

// Columns of the terminal that a file descriptor is; 0: it is none, or does not say.
std::size_t terminal_columns(int file);

// The options of commands that print a grid.
std::vector<Option> grid_options();

// Nothing and a refusal on stderr when it is no year of 1900–2199.
std::optional<int> year_of(const Given& given);
// 2023-09-30 or 9月30日, which takes the year given; without one it must be written.
Result<Day> read_day(const std::string& text, std::optional<int> year);
// Likewise; a day without a year is of the year of `otherwise`, which stands for no text at all.
Result<Day> read_day(const std::string& text, Day otherwise);
// --as-of, or the default for the year.
std::optional<Day> as_of(const Given& given, int year);

}  // namespace jishi::cli
