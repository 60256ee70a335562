#pragma once
// A unit in a temporary folder and rows like those of a real register, for the benchmarks.

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "app/desk.h"
#include "store/sqlite/sqlite_store.h"

namespace jishi::bench {

struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "jishi-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    path = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  std::filesystem::path path;
};

inline const std::vector<RecordType>& types() {
  static const std::vector<RecordType> all = [] {
    RecordType meeting;
    meeting.id = "meeting";
    meeting.zh = "会议";
    meeting.key = {"date", "name"};
    return std::vector<RecordType>{meeting};
  }();
  return all;
}

// About 500 bytes of body.
inline Record row(int i) {
  Record record;
  record.type = "meeting";
  record.year = 2023;
  const Day day = Day::from_ymd(2023, 1, 1)->plus_days(i % 365);
  record.happened = Span::of_day(day);
  const std::string n = std::to_string(i);
  record.fields = {
      {"date", day.iso()},
      {"name", "局党组（扩大）会议第" + n + "次"},
      {"place", "三楼会议室"},
      {"chair", "王海燕"},
      {"present", JsonArray{"王海燕", "李强", "赵敏", "陈建国"}},
      {"count", i % 40 + 1},
      {"agenda",
       "学习贯彻上级会议精神，研究审计项目安排、干部选拔任用和机关财务事项，听取巡察整改进展情况汇报"},
      {"remark", "议定事项由办公室督办，于月底前报告落实情况"}};
  record.origin = {"会议.csv", i + 2};
  return record;
}

struct Office {
  Office() {
    std::filesystem::create_directory(folder.path / "evidence");
    store = std::move(
        *store::open_sqlite((folder.path / "store.sqlite").string(), store::sqlite::OpenMode::create));
    signer = std::move(*ledger::signer_from_key(*ledger::generate_key("log.example/bench")));
    const auto tx = store->begin();
    tx->put_unit({1, "区审计局", "audit-bureau", "log.example/bench", Instant::now()});
    tx->commit();
    desk = std::make_unique<app::Desk>(*store, 1, *signer, folder.path / "evidence", types());
  }
  // The rows as one file. They are made before, so that only the session is measured.
  void import(const std::vector<Record>& rows) {
    const auto session = desk->import("王海燕");
    for (const auto& record : rows) session->add(record);
    session->end_file("会议.csv", sha256("会议.csv"));
    session->commit();
  }
  // Without a list of rows, for counts that would not fit in memory.
  void import(int count) {
    const auto session = desk->import("王海燕");
    for (int i = 0; i < count; ++i) session->add(row(i));
    session->end_file("会议.csv", sha256("会议.csv"));
    session->commit();
  }
  store::UnitRow unit() { return store->read()->units()[0]; }

  Folder folder;
  std::unique_ptr<store::Store> store;
  std::unique_ptr<ledger::Signer> signer;
  std::unique_ptr<app::Desk> desk;
};

// The bytes that the store holds of each row, as one text per row: what a floor writes.
inline std::vector<std::string> stored_bytes(const store::Reader& reader) {
  std::vector<std::string> out;
  store::RecordFilter filter;
  reader.each_record(1, filter, [&](const store::HeadWithBody& record) {
    std::string bytes = record.entry.bytes + record.entry.salt + record.entry.body.value_or("");
    // The head's columns: type, file, digest, key and eight numbers.
    bytes += record.head.type + record.head.origin_file + std::string(32 + 8 + 8 * 4, '0');
    out.push_back(std::move(bytes));
    return true;
  });
  return out;
}

}  // namespace jishi::bench
