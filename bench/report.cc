// How long a report over 10,000 records takes, beside the time to copy the bytes it reads.
#include <cstring>

#include "app/queries/annual_report.h"
#include "bench/figure.h"
#include "bench/office.h"
#include "report/writers.h"

using namespace jishi;

namespace {

constexpr int kRecords = 10'000;

// A year in which every kind of act of the example's registers happened again and again.
std::vector<Record> year_of_records() {
  const std::vector<std::pair<const char*, JsonObject>> shapes = {
      {"study", {{"kind", "中心组学习"}, {"topic", "《统计法》"}, {"present", 5}}},
      {"org-life", {{"kind", "主题党日"}, {"content", "参观教育基地"}, {"present", 19}}},
      {"talk", {{"kind", "廉政谈话"}, {"talker", "甲"}, {"talked", JsonArray{"乙"}}}},
      {"supervision", {{"content", "值班记录"}, {"checkers", JsonArray{"甲"}}}},
      {"publication", {{"column", "动态"}, {"title", "第1期"}}},
      {"decision", {{"item", "经费安排"}, {"kind", "重大决策"}, {"agree", 5}}}};
  std::vector<Record> out;
  for (int i = 0; i < kRecords; ++i) {
    const auto& [type, fields] = shapes[static_cast<std::size_t>(i) % shapes.size()];
    Record record;
    record.type = type;
    record.year = 2025;
    record.happened = Span::of_day(Day::from_ymd(2025, 1, 1)->plus_days(i % 365));
    record.fields = fields;
    record.fields["date"] = record.happened.iso();
    record.origin = {"登记.csv", i + 2};
    out.push_back(std::move(record));
  }
  return out;
}

std::size_t bytes_of(const store::Reader& reader) {
  std::size_t total = 0;
  reader.each_record(1, {}, [&](const store::HeadWithBody& row) {
    total += row.entry.bytes.size() + row.entry.body.value_or("").size();
    return true;
  });
  return total;
}

}  // namespace

int main() {
  const auto catalogue = catalogue::Catalogue::load_with("");
  bench::Folder folder;
  std::filesystem::create_directory(folder.path / "evidence");
  const auto store = std::move(
      *store::open_sqlite((folder.path / "store.sqlite").string(), store::sqlite::OpenMode::create));
  const auto signer = std::move(*ledger::signer_from_key(*ledger::generate_key("log.example/bench")));
  {
    const auto transaction = store->begin();
    transaction->put_unit({1, "临江区统计局", "", "log.example/bench", Instant::now()});
    transaction->commit();
  }
  app::Desk desk(*store, 1, *signer, folder.path / "evidence", catalogue->records());
  {
    const auto session = desk.import("甲");
    for (const auto& record : year_of_records()) session->add(record);
    session->end_file("登记.csv", sha256("登记.csv"));
    session->commit();
  }
  const auto reader = store->read();
  const auto unit = reader->units()[0];
  const Day last = *Day::from_ymd(2025, 12, 31);
  std::string text;
  const double seconds = bench::best_seconds(3, [&] {
    const auto year = app::load_unit_year(*reader, 1, *catalogue, 2025, last, last.plus_days(30));
    const auto document = app::annual_report(*reader, unit, *catalogue, *year, {"annual", last, false});
    text = report::write_txt(*document);
  });
  if (text.size() < 500) return 1;
  // The floor: the same bytes read from the store and copied once.
  const double floor = bench::best_seconds(3, [&] {
    std::string copy(bytes_of(*reader), '\0');
    std::memset(copy.data(), 1, copy.size());
  });
  bench::print_figure("report over 10,000 records", seconds * 1000, "ms", floor * 1000);
  return 0;
}
