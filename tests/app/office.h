#pragma once
// A unit with its store, key, evidence folder and desk, and drafts of records for it.

#include <gtest/gtest.h>

#include <fstream>
#include <memory>

#include "app/desk.h"
#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/proof.h"
#include "store/builders.h"
#include "store/failing_store.h"
#include "store/memory/memory_store.h"
#include "store/sqlite/sqlite_store.h"

namespace jishi::app {

inline RecordType type_of(std::string id, std::vector<std::string> key) {
  RecordType type;
  type.id = std::move(id);
  type.zh = type.id;
  type.key = std::move(key);
  return type;
}

// With fields: a person, a word out of two, a day.
inline RecordType visit_type() {
  auto type = type_of("visit", {"who", "kind", "date"});
  const auto add = [&](const char* id, FieldKind kind) {
    Field field;
    field.id = field.zh = id;
    field.kind = kind;
    type.fields.push_back(std::move(field));
  };
  add("who", FieldKind::person);
  add("kind", FieldKind::choice);
  add("date", FieldKind::span);
  add("place", FieldKind::text);
  type.fields[1].choices = {"谈心谈话", "廉政谈话"};
  return type;
}

inline const std::vector<RecordType>& test_types() {
  static const std::vector<RecordType> types = {type_of("meeting", {"date", "name"}),
                                                type_of("talk", {"who"}), type_of("plain", {}), visit_type()};
  return types;
}

inline Record draft_of(std::string type, JsonObject fields, std::string file = {}, std::int64_t row = 0,
                       int year = 2023) {
  Record draft;
  draft.type = std::move(type);
  draft.year = year;
  draft.happened = Span::of_day(*Day::from_ymd(year, 4, 5));
  draft.fields = std::move(fields);
  draft.origin = {std::move(file), row};
  return draft;
}

inline Record meeting(std::string date, std::string name, std::string place = "三楼会议室",
                      std::string file = {}, std::int64_t row = 0) {
  return draft_of("meeting", {{"date", date}, {"name", name}, {"place", place}}, std::move(file), row);
}

class Office {
 public:
  explicit Office(std::unique_ptr<store::Store> store_in = store::make_memory_store())
      : inner_(std::move(store_in)), store_(*inner_) {
    std::filesystem::create_directory(folder_ / "evidence");
    signer_ = std::move(*ledger::signer_from_key(*ledger::generate_key(kOrigin)));
    const auto tx = inner_->begin();
    tx->put_unit({1, "区审计局", "audit-bureau", kOrigin, Instant::now()});
    // As an earlier program left them, without entries of their own: a test counts the acts alone.
    for (const char* name : {"王海燕", "李强"})
      tx->put_actor(1, {"a" + std::to_string(tx->next_number(1, "actor")), name});
    tx->commit();
    desk_ = std::make_unique<Desk>(store_, 1, *signer_, folder_ / "evidence", test_types());
  }
  static std::unique_ptr<store::Store> sqlite(const store::TemporaryFolder& folder,
                                              std::int64_t max_pages = 0) {
    return std::move(
        *store::open_sqlite((folder / "store.sqlite").string(), store::sqlite::OpenMode::create, max_pages));
  }

  Desk& desk() { return *desk_; }
  store::FailingStore& store() { return store_; }
  const ledger::Signer& signer() const { return *signer_; }
  std::filesystem::path evidence() const { return folder_ / "evidence"; }
  std::filesystem::path file(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return folder_ / name;
  }

  std::unique_ptr<store::Reader> read() { return store_.read(); }
  store::HeadWithBody record(std::string_view id) { return read()->record(1, id).value(); }
  ledger::Entry entry(std::uint64_t index) { return *ledger::parse_entry(read()->entry(1, index)->bytes); }
  std::vector<std::string> kinds() {
    std::vector<std::string> out;
    read()->each_entry(1, 0, ~std::uint64_t{0} >> 1, [&](const store::EntryRow& row) {
      out.push_back(ledger::parse_entry(row.bytes)->kind);
      return true;
    });
    return out;
  }
  // The receipt's proof leads from the stored entry to the signed root.
  bool proves(const Receipt& receipt) {
    const auto row = read()->entry(1, receipt.index);
    const auto key = ledger::VerifierKey::from_text(signer_->vkey());
    const auto checkpoint = ledger::open_checkpoint(receipt.checkpoint, *key);
    return row && checkpoint &&
           ledger::verify_inclusion(receipt.index, checkpoint->size, ledger::leaf_hash(row->bytes),
                                    receipt.proof, checkpoint->root)
               .has_value();
  }
  // Body and salt give the commitment of the entry.
  bool commits(std::uint64_t index) {
    const auto row = read()->entry(1, index);
    return row && row->body && ledger::commit_to(row->salt, *row->body) == entry(index).commitment;
  }

  static constexpr const char* kOrigin = "log.example/test";

 private:
  store::TemporaryFolder folder_;
  std::unique_ptr<store::Store> inner_;
  store::FailingStore store_;
  std::unique_ptr<ledger::Signer> signer_;
  std::unique_ptr<Desk> desk_;
};

}  // namespace jishi::app
