#include "store/sqlite/transaction.h"

#include <cstdio>
#include <cstdlib>

#include "store/record_id.h"
#include "store/sqlite/entry_place.h"

namespace jishi::store::sqlite {

namespace {

// Other writers wait meanwhile; most readings are shorter.
constexpr int kCutWaitMs = 2'000;

}  // namespace

SqliteTransaction::SqliteTransaction(Connection& connection, std::function<void()> ended)
    : connection_(connection), ended_(std::move(ended)), reads_(connection), keys_(connection) {
  try {
    connection_.begin("BEGIN IMMEDIATE");
  } catch (...) {
    ended_();
    throw;
  }
}

SqliteTransaction::~SqliteTransaction() {
  if (is_open_) close();
}

void SqliteTransaction::close() noexcept {
  is_open_ = false;
  insert_head_.reset();
  insert_entry_.reset();
  connection_.rollback();
  ended_();
}

void SqliteTransaction::put_unit(const UnitRow& unit) {
  Query(
      connection_,
      "INSERT INTO unit (id, name, kind, origin, created) VALUES ($1, $2, $3, $4, $5)"
      " ON CONFLICT (id) DO UPDATE SET name = excluded.name, kind = excluded.kind, origin = excluded.origin,"
      " created = excluded.created")
      .bind(unit.id, unit.name, unit.kind, unit.origin, unit.created.micros())
      .run();
}

std::vector<HeadRow> SqliteTransaction::heads_by_key(UnitId unit, std::string_view type, int year,
                                                     std::int64_t key) const {
  keys_.bring_up_to_date(unit, type, year);
  return reads_.heads_by_key(unit, type, year, key);
}

void SqliteTransaction::put_head(UnitId unit, const HeadRow& head) {
  keys_.before_put(unit, head);
  if (!insert_head_)
    insert_head_ = std::make_unique<Query>(
        connection_,
        "INSERT INTO head (unit, type, year, seq, version, status, happened_from, happened_to, content, key,"
        " origin_file, origin_row, entry, first_entry)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)"
        " ON CONFLICT (unit, type, year, seq) DO UPDATE SET version = excluded.version, status = "
        "excluded.status,"
        " happened_from = excluded.happened_from, happened_to = excluded.happened_to, content = "
        "excluded.content,"
        " key = excluded.key, origin_file = excluded.origin_file, origin_row = excluded.origin_row,"
        " entry = excluded.entry, first_entry = excluded.first_entry");
  insert_head_
      ->bind(unit, head.type, head.year, head.sequence, head.version, static_cast<int>(head.status),
             head.happened_from.number(), head.happened_to.number(), head.content, head.key, head.origin_file,
             head.origin_row, head.entry, head.first_entry)
      .run_again();
}

std::optional<std::uint64_t> SqliteTransaction::version_before(UnitId unit, std::string_view record,
                                                               int version) {
  const auto key = version > 1 ? parse_record_id(record) : std::nullopt;
  if (!key) return std::nullopt;
  Query head(connection_,
             "SELECT h.entry FROM head h WHERE h.unit = $1 AND h.type = $2 AND h.year = $3 AND h.seq = $4");
  if (!head.bind(unit, key->type, key->year, key->sequence).step()) return std::nullopt;
  return head.count(0);
}

void SqliteTransaction::append_entry(UnitId unit, const EntryRow& entry, std::string_view record,
                                     int version) {
  auto [size, is_new] = sizes_.try_emplace(unit, 0);
  if (is_new) size->second = log_size(unit);
  if (entry.index != size->second) {
    std::fputs("append_entry: the index is not the size of the log\n", stderr);
    std::abort();
  }
  const auto before = version_before(unit, record, version);
  if (!insert_entry_)
    insert_entry_ = std::make_unique<Query>(
        connection_, "INSERT INTO entry (place, prev, bytes, salt, body) VALUES ($1, $2, $3, $4, $5)");
  insert_entry_
      ->bind(place_of(unit, entry.index), before, BlobView{entry.bytes}, BlobView{entry.salt}, entry.body)
      .run_again();
  ++size->second;
}

void SqliteTransaction::put_tile(UnitId unit, int level, std::uint64_t index, std::string_view hashes) {
  Query(connection_,
        "INSERT INTO tile (unit, level, idx, hashes) VALUES ($1, $2, $3, $4)"
        " ON CONFLICT (unit, level, idx) DO UPDATE SET hashes = excluded.hashes")
      .bind(unit, level, index, BlobView{hashes})
      .run();
}

void SqliteTransaction::put_checkpoint(UnitId unit, const CheckpointRow& checkpoint) {
  Query(connection_,
        "INSERT INTO checkpoint (unit, size, note) VALUES ($1, $2, $3)"
        " ON CONFLICT (unit, size) DO UPDATE SET note = excluded.note")
      .bind(unit, checkpoint.size, checkpoint.note)
      .run();
}

void SqliteTransaction::put_import(UnitId unit, const ImportRow& import) {
  Query(connection_,
        "INSERT INTO import (unit, digest, file, at, actor) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (unit, digest) DO NOTHING")
      .bind(unit, import.file_digest, import.file, import.at.micros(), import.actor)
      .run();
}

void SqliteTransaction::put_actor(UnitId unit, const ActorRow& actor) {
  Query(connection_,
        "INSERT INTO actor (unit, id, name) VALUES ($1, $2, $3)"
        " ON CONFLICT (unit, id) DO UPDATE SET name = excluded.name")
      .bind(unit, actor.id, actor.name)
      .run();
}

void SqliteTransaction::put_evidence(UnitId unit, const EvidenceRow& evidence) {
  Query(connection_,
        "INSERT INTO evidence (unit, digest, size, media_type, name) VALUES ($1, $2, $3, $4, $5)"
        " ON CONFLICT (unit, digest) DO NOTHING")
      .bind(unit, evidence.digest, evidence.size_bytes, evidence.media_type, evidence.name)
      .run();
}

void SqliteTransaction::erase_body(UnitId unit, std::uint64_t index) {
  Query(connection_, "UPDATE entry SET salt = $1, body = NULL WHERE place = $2")
      .bind(BlobView{}, place_of(unit, index))
      .run();
  has_erased_ = true;
}

int SqliteTransaction::next_numbers(UnitId unit, std::string_view series, int how_many) {
  int first = 1;
  {
    Query now(connection_, "SELECT next FROM counter WHERE unit = $1 AND series = $2");
    if (now.bind(unit, series).step()) first = now.small(0);
  }
  if (how_many > 0)
    Query(connection_,
          "INSERT INTO counter (unit, series, next) VALUES ($1, $2, $3)"
          " ON CONFLICT (unit, series) DO UPDATE SET next = excluded.next")
        .bind(unit, series, first + how_many)
        .run();
  return first;
}

void SqliteTransaction::commit() {
  insert_head_.reset();
  insert_entry_.reset();
  connection_.commit();
  // The log of writes still holds what was erased until it is folded into the tables and cut.
  if (has_erased_) is_erased_for_good_ = connection_.cut_log(kCutWaitMs);
  close();
}

}  // namespace jishi::store::sqlite
