// Cases: how many steps a second do 64 actors take durably, against raw SQLite commits of 64 rows; how long
// does a unit with 100,000 cases take to open, to show one case and to list the unfinished; how long is
// why-not; how does the X-ray of a year grow with its records?

#include "app/queries/cases.h"

#include <array>
#include <thread>

#include "app/case_desk.h"
#include "app/queries/xray.h"
#include "bench/figure.h"
#include "bench/office.h"
#include "bench/raw_sqlite.h"
#include "import/import.h"

namespace {

using namespace jishi;

const Day kDay = *Day::from_ymd(2025, 5, 7);

// The example office's people in a data directory of its own.
struct Unit {
  Unit() { open(true); }
  void open(bool is_new) {
    desk.reset();
    data.reset();
    const auto path = folder.path / "data";
    data = std::move(is_new ? *app::DataDirectory::create(path, "临江区统计局", "statistics-bureau")
                            : *app::DataDirectory::open(path, app::DataDirectory::Access::write));
    desk = std::make_unique<app::Desk>(*data);
    if (!is_new) return;
    importing::ImportOptions options;
    options.year = 2025;
    options.actor = "裴雨桐";
    const std::string people = JISHI_SOURCE_DIR "/examples/linjiang-2025/机构人员.csv";
    if (!importing::import_files(*data, *desk, {people}, options)->stored) std::abort();
  }
  app::CaseDesk cases() { return {*desk, data->store(), data->unit().id, data->catalogue()}; }

  bench::Folder folder;
  std::unique_ptr<app::DataDirectory> data;
  std::unique_ptr<app::Desk> desk;
};

app::StepInput proposal(int i) {
  app::StepInput input;
  input.actor = "罗翀";
  input.day = kDay;
  input.today = kDay;
  input.values = {{"item", "街镇统计站点帮建经费安排（" + std::to_string(i) + "）"},
                  {"kind", "大额度资金使用"},
                  {"amount", "186000"},
                  {"reporter", "罗翀"}};
  return input;
}

void steps() {
  constexpr int kActors = 64;
  constexpr int kEach = 60;
  const auto pair = bench::middle_pair(3, [&] {
    Unit unit;
    auto cases = unit.cases();
    bench::Pair out;
    out.work = bench::seconds_of([&] {
      std::vector<std::thread> actors;
      for (int actor = 0; actor < kActors; ++actor)
        actors.emplace_back([&, actor] {
          for (int i = 0; i < kEach; ++i)
            if (!cases.start("collective-decision", proposal(actor * kEach + i))) std::abort();
        });
      for (auto& actor : actors) actor.join();
    });
    const auto bytes = bench::stored_bytes(*unit.data->store().read());
    const bench::Folder folder;
    bench::RawSqlite floor(folder.path / "floor.sqlite");
    out.floor = bench::seconds_of([&] { floor.insert(bytes, kActors); });
    return out;
  });
  constexpr double kAll = kActors * kEach;
  bench::print_figure("steps, 64 actors", kAll / pair.work, "steps/s", kAll / pair.floor);
}

// One finding in ten is still being put right.
void fill(Unit& unit, int count) {
  const auto session = unit.desk->import("裴雨桐");
  for (int i = 0; i < count; ++i) {
    Record record;
    record.type = "finding";
    record.year = 2025;
    record.happened = Span::of_year(2025);
    record.fields = {{"number", std::to_string(i + 1)},
                     {"class", "基层党组织建设方面"},
                     {"problem", "党小组会记录不完整"},
                     {"sections", JsonArray{"办公室"}},
                     {"leader", JsonArray{"沈喆"}},
                     {"deadline", "2025-08-29"},
                     {"state", i % 10 == 0 ? "整改中" : "已销号"},
                     {"closed", "2025-08-20"}};
    session->add(record);
  }
  session->end_file("巡察整改.csv", sha256("巡察整改.csv"));
  session->commit();
}

void large_unit() {
  constexpr int kCases = 100'000;
  Unit unit;
  fill(unit, kCases);
  const double opened = bench::best_seconds(3, [&] {
    unit.open(false);
    const auto snapshot = unit.data->store().read();
    app::CaseReader reader(*snapshot, unit.data->unit().id, unit.data->catalogue());
    if (!reader.one("finding-2025-50000")) std::abort();
  });
  bench::print_figure("opening 100,000 cases and showing one", opened * 1e3, "ms");
  const auto snapshot = unit.data->store().read();
  std::size_t unfinished = 0;
  const double listed = bench::best_seconds(3, [&] {
    app::CaseReader reader(*snapshot, unit.data->unit().id, unit.data->catalogue());
    app::CaseFilter filter;
    filter.only_unfinished = true;
    unfinished = 0;
    if (!reader.each(filter, [&](app::CaseView&&) { return ++unfinished, true; })) std::abort();
  });
  if (unfinished != kCases / 10) std::abort();
  bench::print_figure("listing the 10,000 unfinished of 100,000 cases", listed * 1e3, "ms");
}

void questions() {
  Unit unit;
  auto cases = unit.cases();
  const auto receipt = cases.start("collective-decision", proposal(0));
  if (!receipt) std::abort();
  constexpr int kAsked = 2'000;
  app::StepInput input = proposal(0);
  input.values = {{"material_day", "2025-05-08"}};
  const double seconds = bench::best_seconds(3, [&] {
    for (int i = 0; i < kAsked; ++i)
      if (cases.why_not(receipt->record, "send-material", input).empty()) std::abort();
  });
  bench::print_figure("why-not", seconds / kAsked * 1e6, "µs");
}

// A year of instructions, no two alike, each come of a decision; and absences, half of them the chief's or
// the first deputy's: what the rules that look at other records ask about.
void fill_year(Unit& unit, int count) {
  const auto session = unit.desk->import("裴雨桐");
  const std::array<const char*, 4> people = {"沈喆", "顾祎", "罗翀", "汪堃"};
  for (int i = 0; i < count; ++i) {
    const auto day = Day::from_ymd(2025, 1, 2)->plus_days(i % 340);
    Record record;
    record.year = 2025;
    record.happened = Span::of_day(day);
    record.type = "instruction";
    record.fields = {{"origin", "区委办公室"},
                     {"given", day.iso()},
                     {"item", "压减重复报表（" + std::to_string(i) + "）"},
                     {"owner", JsonArray{"裴雨桐"}},
                     {"about", "decision-2025-" + std::to_string(i + 1)},
                     {"deadline", day.plus_days(20).iso()},
                     {"result", "已报送"},
                     {"done", day.plus_days(10).iso()}};
    session->add(record);
    record.type = "decision";
    record.fields = {
        {"date", day.iso()}, {"kind", "大额度资金使用"}, {"item", "经费安排（" + std::to_string(i) + "）"}};
    session->add(record);
    if (i % 20 != 0) continue;
    record.type = "leave-filing";
    record.fields = {{"kind", "请假报备"},
                     {"person", people[static_cast<std::size_t>(i / 20) % people.size()]},
                     {"reason", "外出培训"},
                     {"start", day.iso()},
                     {"end", day.plus_days(1).iso()}};
    session->add(record);
  }
  session->end_file("督办.csv", sha256("督办.csv"));
  session->commit();
}

void xrays() {
  for (const int count : {1'000, 4'000, 16'000}) {
    Unit unit;
    fill_year(unit, count);
    const auto snapshot = unit.data->store().read();
    std::size_t found = 0;
    const double seconds = bench::best_seconds(3, [&] {
      found = app::xray(*snapshot, unit.data->unit().id, unit.data->catalogue(), 2025, Instant::now().day())
                  ->size();
    });
    bench::print_figure("x-ray of " + std::to_string(count) + " instructions and as many decisions",
                        seconds * 1e3, "ms");
    if (found == 0) std::abort();
  }
}

}  // namespace

int main(int count, char** words) {
  const std::string_view only = count > 1 ? words[1] : "";  // one question alone
  if (only.empty() || only == "steps") steps();
  if (only.empty() || only == "large") large_unit();
  if (only.empty() || only == "questions") questions();
  if (only.empty() || only == "xray") xrays();
}
