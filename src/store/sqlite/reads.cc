#include "store/sqlite/reads.h"

#include <algorithm>
#include <array>
#include <limits>

#include "store/record_id.h"
#include "store/sqlite/entry_place.h"

namespace jishi::store::sqlite {

namespace {

// The columns of a head, then of its entry; read by read_head and read_entry in this order.
#define HEAD_COLUMNS                                                                               \
  "h.type, h.year, h.seq, h.version, h.status, h.happened_from, h.happened_to, h.content, h.key, " \
  "h.origin_file, h.origin_row, h.entry, h.first_entry"
#define ENTRY_COLUMNS "e.place, e.bytes, e.salt, e.body"
constexpr int kHeadColumns = 13;

// Into a row that is used again: its strings keep their memory.
void read_head(const Query& row, HeadRow& head) {
  head.type = row.bytes(0);
  head.year = row.small(1);
  head.sequence = row.small(2);
  head.id.assign(head.type)
      .append("-")
      .append(std::to_string(head.year))
      .append("-")
      .append(std::to_string(head.sequence));
  head.version = row.small(3);
  head.status = static_cast<RecordStatus>(row.small(4));
  head.happened_from = Day::from_number(row.small(5));
  head.happened_to = Day::from_number(row.small(6));
  head.content = row.hash(7);
  head.key = row.integer(8);
  head.origin_file = row.bytes(9);
  head.origin_row = row.integer(10);
  head.entry = row.count(11);
  head.first_entry = row.count(12);
}

void read_entry(const Query& row, int first, EntryRow& entry) {
  entry.index = index_at(row.integer(first));
  entry.bytes = row.bytes(first + 1);
  entry.salt = row.bytes(first + 2);
  if (row.is_null(first + 3))
    entry.body.reset();
  else if (entry.body)
    *entry.body = row.bytes(first + 3);
  else
    entry.body = row.text(first + 3);
}

void read_both(const Query& row, HeadWithBody& both) {
  read_head(row, both.head);
  read_entry(row, kHeadColumns, both.entry);
}

// CROSS JOIN so that heads are walked in the order of their key and each entry is looked up. One text per
// combination of type and year, so that each uses as much of the key as it can. The statuses: open and filed,
// or all.
constexpr const char* kRecordsWhere =
    "h.unit = $1 AND h.status <= $2 AND h.happened_from <= $3 AND h.happened_to >= $4";
const std::array<std::string, 4>& filtered(bool count) {
  const auto texts = [](bool counts) {
    std::array<std::string, 4> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
      out[i] = counts ? "SELECT count(*) FROM head h WHERE "
                      : "SELECT " HEAD_COLUMNS ", " ENTRY_COLUMNS
                        " FROM head h CROSS JOIN entry e WHERE e.place = (h.unit << 40) + h.entry AND ";
      out[i] += kRecordsWhere;
      if ((i & 1) != 0) out[i] += " AND h.type = $5";
      if ((i & 2) != 0) out[i] += (i & 1) != 0 ? " AND h.year = $6" : " AND h.year = $5";
      if (!counts) out[i] += " ORDER BY h.unit, h.type, h.year, h.seq";
    }
    return out;
  };
  static const auto rows = texts(false);
  static const auto counts = texts(true);
  return count ? counts : rows;
}

const std::string& filtered_sql(const RecordFilter& filter, bool count) {
  return filtered(count)[(filter.type.empty() ? 0u : 1u) + (filter.year ? 2u : 0u)];
}

void bind_filter(Query& query, UnitId unit, const RecordFilter& filter) {
  constexpr int kFirst = std::numeric_limits<std::int32_t>::min();
  constexpr int kLast = std::numeric_limits<std::int32_t>::max();
  query.bind(unit, static_cast<int>(filter.with_withdrawn ? RecordStatus::erased : RecordStatus::filed),
             filter.happened ? filter.happened->to().number() : kLast,
             filter.happened ? filter.happened->from().number() : kFirst);
  if (!filter.type.empty()) query.bind(filter.type);
  if (filter.year) query.bind(*filter.year);
}

EvidenceRow read_evidence(const Query& row) {
  return {row.hash(0), row.count(1), row.text(2), row.text(3)};
}

}  // namespace

std::vector<UnitRow> SqliteReads::units() const {
  Query query(connection_, "SELECT id, name, kind, origin, created FROM unit ORDER BY id");
  std::vector<UnitRow> out;
  while (query.step())
    out.push_back({query.integer(0), query.text(1), query.text(2), query.text(3),
                   Instant::from_micros(query.integer(4))});
  return out;
}

std::optional<HeadWithBody> SqliteReads::record(UnitId unit, std::string_view id) const {
  const auto key = parse_record_id(id);
  if (!key) return std::nullopt;
  Query query(connection_, "SELECT " HEAD_COLUMNS ", " ENTRY_COLUMNS
                           " FROM head h CROSS JOIN entry e WHERE e.place = (h.unit << 40) + h.entry"
                           " AND h.unit = $1 AND h.type = $2 AND h.year = $3 AND h.seq = $4");
  query.bind(unit, key->type, key->year, key->sequence);
  if (!query.step()) return std::nullopt;
  HeadWithBody both;
  read_both(query, both);
  return both;
}

void SqliteReads::each_record(UnitId unit, const RecordFilter& filter,
                              const std::function<bool(const HeadWithBody&)>& visit) const {
  Query query(connection_, filtered_sql(filter, false));
  bind_filter(query, unit, filter);
  HeadWithBody both;
  while (query.step()) {
    read_both(query, both);
    if (!visit(both)) return;
  }
}

void SqliteReads::each_head_from(UnitId unit, std::string_view file,
                                 const std::function<bool(const HeadRow&)>& visit) const {
  Query query(connection_, "SELECT " HEAD_COLUMNS
                           " FROM head h WHERE h.unit = $1 AND h.status <= $2"
                           " AND (h.origin_file = $3 OR substr(h.origin_file, 1, length($4)) = $4)"
                           " ORDER BY h.unit, h.type, h.year, h.seq");
  const auto sheets = std::string(file) + "!";  // bound texts are not copied
  query.bind(unit, static_cast<int>(RecordStatus::filed), file, sheets);
  HeadRow head;
  while (query.step()) {
    read_head(query, head);
    if (!visit(head)) return;
  }
}

std::vector<HeadRow> SqliteReads::heads_by_key(UnitId unit, std::string_view type, int year,
                                               std::int64_t key) const {
  // Those in the list of keys, then those that came after it was last brought up to date (key_list.h).
  Query query(connection_,
              "SELECT " HEAD_COLUMNS
              " FROM head_key k CROSS JOIN head h WHERE k.unit = $1 AND k.type = $2 AND k.year = $3"
              " AND k.key = $4 AND h.unit = k.unit AND h.type = k.type AND h.year = k.year"
              " AND h.seq = k.seq"
              " UNION ALL SELECT " HEAD_COLUMNS
              " FROM head h WHERE h.unit = $1 AND h.type = $2 AND h.year = $3 AND h.key = $4 AND h.seq >"
              " (SELECT coalesce(max(d.upto), 0) FROM head_keyed d"
              "  WHERE d.unit = $1 AND d.type = $2 AND d.year = $3)");
  query.bind(unit, type, year, key);
  std::vector<HeadRow> out;
  while (query.step()) read_head(query, out.emplace_back());
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.sequence < b.sequence; });
  return out;
}

std::uint64_t SqliteReads::count_records(UnitId unit, const RecordFilter& filter) const {
  Query query(connection_, filtered_sql(filter, true));
  bind_filter(query, unit, filter);
  return query.step() ? query.count(0) : 0;
}

std::optional<std::uint64_t> SqliteReads::newest_entry(UnitId unit, std::string_view type) const {
  Query query(connection_, "SELECT max(h.entry) FROM head h WHERE h.unit = $1 AND h.type = $2");
  query.bind(unit, type);
  if (!query.step() || query.is_null(0)) return std::nullopt;
  return query.count(0);
}

std::vector<std::uint64_t> SqliteReads::versions(UnitId unit, std::string_view id) const {
  const auto key = parse_record_id(id);
  if (!key) return {};
  Query head(connection_,
             "SELECT h.entry FROM head h WHERE h.unit = $1 AND h.type = $2 AND h.year = $3 AND h.seq = $4");
  if (!head.bind(unit, key->type, key->year, key->sequence).step()) return {};
  std::vector<std::uint64_t> out = {head.count(0)};
  for (;;) {
    Query chain(connection_, "SELECT prev FROM entry WHERE place = $1");
    chain.bind(place_of(unit, out.back()));
    // A chain that does not go down is damage; it must not be walked for ever.
    if (!chain.step() || chain.is_null(0) || chain.count(0) >= out.back()) break;
    out.push_back(chain.count(0));
  }
  return {out.rbegin(), out.rend()};
}

std::uint64_t SqliteReads::log_size(UnitId unit) const {
  Query query(connection_,
              "SELECT place FROM entry WHERE place >= $1 AND place < $2 ORDER BY place DESC LIMIT 1");
  query.bind(place_of(unit, 0), place_of(unit, kMostEntries));
  return query.step() ? index_at(query.integer(0)) + 1 : 0;
}

std::optional<EntryRow> SqliteReads::entry(UnitId unit, std::uint64_t index) const {
  Query query(connection_, "SELECT " ENTRY_COLUMNS " FROM entry e WHERE e.place = $1");
  if (!query.bind(place_of(unit, index)).step()) return std::nullopt;
  EntryRow entry;
  read_entry(query, 0, entry);
  return entry;
}

void SqliteReads::each_entry(UnitId unit, std::uint64_t from, std::uint64_t to,
                             const std::function<bool(const EntryRow&)>& visit) const {
  Query query(connection_,
              "SELECT " ENTRY_COLUMNS " FROM entry e WHERE e.place >= $1 AND e.place < $2 ORDER BY e.place");
  query.bind(place_of(unit, from), place_of(unit, to));
  EntryRow entry;  // one for all rows, so that its strings are allocated once
  while (query.step()) {
    read_entry(query, 0, entry);
    if (!visit(entry)) return;
  }
}

std::optional<std::string> SqliteReads::tile(UnitId unit, int level, std::uint64_t index) const {
  Query query(connection_, "SELECT hashes FROM tile WHERE unit = $1 AND level = $2 AND idx = $3");
  if (!query.bind(unit, level, index).step()) return std::nullopt;
  return query.text(0);
}

std::optional<CheckpointRow> SqliteReads::latest_checkpoint(UnitId unit) const {
  Query query(connection_, "SELECT size, note FROM checkpoint WHERE unit = $1 ORDER BY size DESC LIMIT 1");
  if (!query.bind(unit).step()) return std::nullopt;
  return CheckpointRow{query.count(0), query.text(1)};
}

void SqliteReads::each_checkpoint(UnitId unit, const std::function<bool(const CheckpointRow&)>& visit) const {
  Query query(connection_, "SELECT size, note FROM checkpoint WHERE unit = $1 ORDER BY size");
  query.bind(unit);
  while (query.step())
    if (!visit({query.count(0), query.text(1)})) return;
}

bool SqliteReads::was_imported(UnitId unit, const Hash& file_digest) const {
  return Query(connection_, "SELECT 1 FROM import WHERE unit = $1 AND digest = $2")
      .bind(unit, file_digest)
      .step();
}

std::vector<ActorRow> SqliteReads::actors(UnitId unit) const {
  Query query(connection_, "SELECT id, name FROM actor WHERE unit = $1 ORDER BY id");
  query.bind(unit);
  std::vector<ActorRow> out;
  while (query.step()) out.push_back({query.text(0), query.text(1)});
  return out;
}

std::optional<EvidenceRow> SqliteReads::evidence(UnitId unit, const Hash& digest) const {
  Query query(connection_,
              "SELECT digest, size, media_type, name FROM evidence WHERE unit = $1 AND digest = $2");
  if (!query.bind(unit, digest).step()) return std::nullopt;
  return read_evidence(query);
}

void SqliteReads::each_evidence(UnitId unit, const std::function<bool(const EvidenceRow&)>& visit) const {
  Query query(connection_,
              "SELECT digest, size, media_type, name FROM evidence WHERE unit = $1 ORDER BY digest");
  query.bind(unit);
  while (query.step())
    if (!visit(read_evidence(query))) return;
}

}  // namespace jishi::store::sqlite
