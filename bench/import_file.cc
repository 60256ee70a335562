// How fast registers are read and taken in, and with how much memory.
//
//   import_file                     every figure, each in a process of its own
//   import_file csv|xlsx ROWS PART  one of them: PART is read (cells only), draft (cells to judged drafts) or
//   all
//
// One line per figure: name, value, unit, floor, ratio, parted by tabs. The floor of `all` is one insert of
// the same row's bytes into a bare SQLite table in one transaction, in the same run.

#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>

#include "import/import.h"
#include "import/sheet_plan.h"

namespace {

using namespace jishi;

const char* const people =
    "姓名,职务,科室,班子成员,主要负责人,任职日期\n陈立新,局长,局领导,是,是,2021-04-06\n王海燕,副局长,局领导,"
    "是,,2020-05-01\n";
const std::vector<std::string> head = {"日期", "会议类型", "名称",     "主持人",
                                       "应到", "实到",     "内容摘要", "来源"};

std::vector<std::string> row_of(int i) {
  char day[16];
  std::snprintf(day, sizeof day, "2023-%02d-%02d", i % 12 + 1, i % 28 + 1);
  return {day,
          "其他",
          "第" + std::to_string(i) + "次工作会议",
          i % 2 == 0 ? "陈立新" : "王海燕",
          "12",
          "11",
          "听取各科室负责人汇报工作进度，研究下一步措施" + std::to_string(i * 7),
          "补充"};
}

std::string joined(const std::vector<std::string>& cells) {
  std::string out;
  for (const auto& cell : cells) out += (out.empty() ? "" : ",") + cell;
  return out + "\n";
}

std::filesystem::path make_register(const std::filesystem::path& folder, const std::string& form, int rows) {
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "机构人员.csv") << people;
  const auto path = folder / ("会议." + form);
  if (form == "csv") {
    std::ofstream out(path);
    out << joined(head);
    for (int i = 0; i < rows; ++i) out << joined(row_of(i));
    return path;
  }
  lxw_workbook_options options{};
  options.constant_memory = LXW_TRUE;
  auto* book = workbook_new_opt(path.c_str(), &options);
  auto* sheet = workbook_add_worksheet(book, "会议");
  for (int i = -1; i < rows; ++i) {
    const auto cells = i < 0 ? head : row_of(i);
    for (std::size_t c = 0; c < cells.size(); ++c)
      worksheet_write_string(sheet, static_cast<lxw_row_t>(i + 1), static_cast<lxw_col_t>(c),
                             cells[c].c_str(), nullptr);
  }
  workbook_close(book);
  return path;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

long peak_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (word == "VmHWM:") {
      long kb = 0;
      status >> kb;
      return kb;
    }
  return 0;
}

void print(const std::string& name, double value, const std::string& unit, double floor = 0,
           double ratio = 0) {
  std::printf("%s\t%.1f\t%s\t", name.c_str(), value, unit.c_str());
  if (floor > 0)
    std::printf("%.1f\t%.2f\n", floor, ratio);
  else
    std::printf("\t\n");
  std::fflush(stdout);
}

struct Table {
  std::string insert;
  int columns = 0;
  std::vector<sqlite3_value*> values;
};

void execute(sqlite3* db, const std::string& sql) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    std::cerr << sql << ": " << sqlite3_errmsg(db) << "\n";
    std::abort();
  }
}

// Every row of a table, in the order they were written.
Table load(sqlite3* db, const std::string& name) {
  Table out;
  sqlite3_stmt* all = nullptr;
  sqlite3_prepare_v2(db, ("select * from \"" + name + "\"").c_str(), -1, &all, nullptr);
  out.columns = sqlite3_column_count(all);
  out.insert = "insert into \"" + name + "\" values(?";
  for (int i = 1; i < out.columns; ++i) out.insert += ",?";
  out.insert += ")";
  while (sqlite3_step(all) == SQLITE_ROW)
    for (int i = 0; i < out.columns; ++i)
      out.values.push_back(sqlite3_value_dup(sqlite3_column_value(all, i)));
  sqlite3_finalize(all);
  return out;
}

void insert_all(sqlite3* db, const Table& table) {
  sqlite3_stmt* insert = nullptr;
  sqlite3_prepare_v2(db, table.insert.c_str(), -1, &insert, nullptr);
  for (std::size_t at = 0; at < table.values.size();) {
    for (int i = 1; i <= table.columns; ++i) sqlite3_bind_value(insert, i, table.values[at++]);
    sqlite3_step(insert);
    sqlite3_reset(insert);
  }
  sqlite3_finalize(insert);
}

// Rows a second of bare inserts of the very rows the import left, into the same tables and indexes of an
// empty file, in one transaction as the import has one, synchronous=FULL.
double floor_rows(const std::filesystem::path& folder, int rows) {
  sqlite3* from = nullptr;
  sqlite3* to = nullptr;
  sqlite3_open((folder / "data" / "store.sqlite").c_str(), &from);
  sqlite3_open((folder / "floor.sqlite").c_str(), &to);
  execute(to, "pragma journal_mode=wal; pragma synchronous=full");
  std::vector<Table> tables;
  sqlite3_stmt* schema = nullptr;
  sqlite3_prepare_v2(
      from, "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%'",
      -1, &schema, nullptr);
  const auto text = [&](int column) {
    return std::string(reinterpret_cast<const char*>(sqlite3_column_text(schema, column)));
  };
  while (sqlite3_step(schema) == SQLITE_ROW) {
    execute(to, text(2));
    if (text(0) == "table") tables.push_back(load(from, text(1)));
  }
  sqlite3_finalize(schema);
  const auto start = std::chrono::steady_clock::now();
  execute(to, "begin");
  for (const auto& table : tables) insert_all(to, table);
  execute(to, "commit");
  const auto seconds = seconds_since(start);
  sqlite3_close(from);
  sqlite3_close(to);
  return rows / seconds;
}

void read_cells(const std::filesystem::path& path) {
  auto book = importing::open_book(path);
  if (!book || !(*book)->open_sheet(0)) std::abort();
  importing::Row row;
  for (auto more = (*book)->next(row); *more; more = (*book)->next(row)) continue;
}

void read_drafts(const std::filesystem::path& path) {
  const auto catalogue = catalogue::Catalogue::load_with("");
  auto book = importing::open_book(path);
  importing::ProblemList problems;
  importing::ProblemList notes;
  const importing::RegisterKinds kinds(catalogue->records(), "区审计局");
  const auto plans = importing::plan_sheets(**book, path, kinds, 2023, problems, notes);
  std::vector<Record> posts(2);
  posts[0].type = posts[1].type = "post";
  posts[0].fields["person"] = "陈立新";
  posts[1].fields["person"] = "王海燕";
  const Organisation organisation(catalogue->organisation(), posts);
  importing::RowReader reader(plans.at(0).sheet, &organisation, nullptr, nullptr, problems, notes);
  if (!(*book)->open_sheet(0)) std::abort();
  importing::Row row;
  Record draft;
  for (auto more = (*book)->next(row); *more; more = (*book)->next(row))
    if (row.number > 1) (void)reader.read(row, draft);
  if (!problems.empty()) std::abort();
}

void import_all(const std::filesystem::path& folder, const std::filesystem::path& data_folder, int rows) {
  auto data = app::DataDirectory::create(data_folder, "区审计局", "audit-bureau");
  app::Desk desk(**data);
  importing::ImportOptions options;
  options.year = 2023;
  options.actor = "经办人";
  const auto report = importing::import_files(**data, desk, {folder}, options);
  if (!report || !report->stored || report->counts.added != static_cast<std::uint64_t>(rows) + 2)
    std::abort();
}

int run(const std::string& form, int rows, const std::string& part) {
  const auto folder = std::filesystem::temp_directory_path() / ("jishi-bench-" + std::to_string(::getpid()));
  // Made by another process, so that making it does not count in this one's memory.
  if (const auto child = ::fork(); child == 0) {
    make_register(folder / "台账", form, rows);
    std::_Exit(0);
  } else {
    ::waitpid(child, nullptr, 0);
  }
  const auto path = folder / "台账" / ("会议." + form);
  const auto start = std::chrono::steady_clock::now();
  if (part == "read")
    read_cells(path);
  else if (part == "draft")
    read_drafts(path);
  else
    import_all(folder / "台账", folder / "data", rows);
  const auto rate = rows / seconds_since(start);
  const auto memory = peak_kb();
  const auto name = "import " + form + " " + std::to_string(rows) + " " + part;
  // The floor holds all rows in memory; beyond this it says nothing new.
  const auto floor = part == "all" && rows <= 100'000 ? floor_rows(folder, rows) : 0;
  print(name, rate, "rows/s", floor, floor > 0 ? rate / floor : 0);
  print(name + " memory", static_cast<double>(memory) / 1024, "MiB");
  std::filesystem::remove_all(folder);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count == 4) return run(words[1], std::atoi(words[2]), words[3]);
  for (const std::string form : {"csv", "xlsx"})
    for (const auto& [rows, part] : {std::pair{100'000, "read"},
                                     {100'000, "draft"},
                                     {10'000, "all"},
                                     {100'000, "all"},
                                     {1'000'000, "all"}}) {
      const auto command =
          "'" + std::string(words[0]) + "' " + form + " " + std::to_string(rows) + " " + part;
      if (std::system(command.c_str()) != 0) return 1;
    }
  return 0;
}
