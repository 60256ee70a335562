// Records: lists and single ones, read.

#include <algorithm>
#include <charconv>
#include <limits>

#include "app/ledger_receipt.h"
#include "app/queries/record_history.h"
#include "app/queries/register_view.h"
#include "app/queries/unit_year.h"
#include "base/text.h"
#include "http/pages_of_lists.h"
#include "http/resources/record_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

struct RecordAsk {
  std::string type, person, section;
  std::optional<int> year;
  Day from = Day::from_number(std::numeric_limits<std::int32_t>::min());
  Day to = Day::from_number(std::numeric_limits<std::int32_t>::max());
  std::vector<std::string> words;
  RecordStatus status = RecordStatus::filed;
};

RecordAsk ask_of(const Call& call) {
  RecordAsk out;
  out.type = call.text("type");
  out.person = call.text("person");
  out.section = call.text("section");
  out.year = call.number("year");
  out.from = call.day("from").value_or(out.from);
  out.to = call.day("to").value_or(out.to);
  for (auto& word : split(folded(call.text("q")), " "))
    if (!word.empty()) out.words.push_back(std::move(word));
  const auto status = call.text("status");
  if (status == "withdrawn") out.status = RecordStatus::withdrawn;
  if (status == "open") out.status = RecordStatus::open;
  return out;
}

bool names(const std::vector<std::string>& list, const std::string& name) {
  return name.empty() || std::find(list.begin(), list.end(), name) != list.end();
}

bool is_asked(const RecordAsk& ask, const ShelfPlace& place) {
  const bool is_status = place.status == ask.status ||
                         (ask.status == RecordStatus::withdrawn && place.status == RecordStatus::erased);
  if (!is_status || place.to < ask.from || ask.to < place.from) return false;
  if (ask.words.empty() && ask.person.empty() && ask.section.empty()) return true;
  const auto& row = *place.row;
  return names(row.people, ask.person) && names(row.sections, ask.section) &&
         std::all_of(ask.words.begin(), ask.words.end(),
                     [&](const std::string& word) { return row.has_word(word); });
}

// What rows are sorted by: this number, then the key.
enum class Order { number, happened, recorded };
std::int64_t rank_of(const ShelfPlace& place, Order order) {
  if (order == Order::happened) return place.from.number();
  return order == Order::recorded ? static_cast<std::int64_t>(place.entry) : 0;
}

struct RecordSort {
  Order order = Order::recorded;
  bool down = true;
};
RecordSort sort_of(const Call& call) {
  const auto text = call.text("sort");
  if (text.empty()) return {};
  return {text.ends_with("happened")   ? Order::happened
          : text.ends_with("recorded") ? Order::recorded
                                       : Order::number,
          text.starts_with("-")};
}

std::string place_of(const ShelfRow& row, RecordSort sort) {
  ShelfPlace place;
  place.from = row.from;
  place.entry = row.entry;
  return std::to_string(rank_of(place, sort.order)) + "|" + row.id;
}

// The place a cursor names, as something to compare with.
struct Cursor {
  std::int64_t rank = 0;
  store::RecordKey key;
};
std::optional<Cursor> cursor_at(std::string_view place) {
  const auto bar = place.find('|');
  if (bar == std::string_view::npos) return std::nullopt;
  Cursor out;
  std::from_chars(place.data(), place.data() + bar, out.rank);
  const auto key = store::parse_record_id(place.substr(bar + 1));
  if (!key) return std::nullopt;
  out.key = *key;
  return out;
}

bool comes_after(const Cursor& last, std::int64_t rank, const ShelfRow& row, bool down) {
  if (rank != last.rank) return down ? rank < last.rank : last.rank < rank;
  return down ? row.key < last.key : last.key < row.key;
}

struct RowsAsked {
  std::size_t total = 0;  // of all pages
  bool has_more = false;
  std::vector<ShelfRowPtr> rows;  // in their order, at most as many as asked
};

RowsAsked rows_asked(Call& call, RecordSort sort, const std::optional<Cursor>& last, std::size_t limit) {
  const auto ask = ask_of(call);
  const auto& sight = call.sight();
  RowsAsked out;
  call.office.shelf.refresh();
  call.office.shelf.with_registers(
      ask.type, ask.year, [&](const std::vector<const ShelfRegister*>& registers) {
        std::vector<Ranked> found;
        for (const auto* of : registers) {
          if (!sight.is_in_scope(of->type->id, of->year)) continue;
          for (const auto& place : of->places) {
            if (!is_asked(ask, place)) continue;
            const auto rank = rank_of(place, sort.order);
            const auto nth = static_cast<std::int64_t>(out.total++);  // in the order of keys
            if (last && !comes_after(*last, rank, *place.row, sort.down)) continue;
            found.push_back({sort.down ? -rank : rank, sort.down ? -nth : nth, &place});
          }
        }
        out.has_more = found.size() > limit;
        out.rows = first_of(std::move(found), limit);
      });
  return out;
}

JsonObject item_of(Call& call, const ShelfRow& row) {
  const auto both = call.reader().record(call.office.unit.id, row.id);
  // Written after this call's snapshot was taken: it is told of at its first version's place.
  if (!both) {
    store::HeadRow head;
    head.id = row.id;
    head.type = row.key.type;
    head.year = row.key.year;
    head.sequence = row.key.sequence;
    head.version = row.version;
    head.status = row.status;
    head.entry = row.entry;
    return erased_item(*row.type, head);
  }
  auto record = app::record_of(*both);
  if (!record) return erased_item(*row.type, both->head);
  return record_item(call, *row.type, std::move(*record));
}

// `generation`: of the kept texts, asked before this call's snapshot was taken.
ItemTexts::Text item_text_of(Call& call, const ShelfRow& row, std::uint64_t generation) {
  const bool is_same_for_all = row.status <= RecordStatus::filed && !has_confidential(*row.type);
  if (is_same_for_all)
    if (auto kept = call.office.items.find(row.entry)) return kept;
  const auto item = item_of(call, row);
  auto text = std::make_shared<const std::string>(boost::json::serialize(item));
  // This call's snapshot may be older than the row, and the record may be erased since.
  const auto* entry = item.if_contains("entry");
  if (is_same_for_all && entry != nullptr && entry->to_number<std::uint64_t>() == row.entry &&
      !item.contains("withheld"))
    call.office.items.put(row.entry, text, generation);
  return text;
}

// One register with its own columns, or what all registers share.
Result<Reply> export_rows(Call& call, RecordSort sort) {
  if (call.who().reach(Right::registers_export) == accounts::Reach::none)
    return accounts::refuse_right("request.no-right", accounts::Right::registers_export);
  const auto asked = rows_asked(call, sort, {}, kMostRows);
  if (asked.has_more) return refuse("request.too-many-rows", {std::to_string(kMostRows)});
  const auto* type = call.office.catalogue.record(call.text("type"));
  std::vector<Record> records;
  std::vector<ShelfRowPtr> told;  // row by row
  for (const auto& row : asked.rows) {
    const auto both = call.reader().record(call.office.unit.id, row->id);
    auto record = both ? app::record_of(*both) : Result<Record>(refuse("record.none", {row->id}));
    if (!record) continue;
    records.push_back(call.show(*row->type, std::move(*record)).record);
    told.push_back(row);
  }
  const auto year = call.number("year");
  const auto name = type == nullptr ? std::string("台账") : type->zh;
  if (type != nullptr)
    return reply_grid(call, app::register_grid(records, *type, call.office.unit.name, call.year()),
                      call.office.unit.name + (year ? std::to_string(*year) + "年" : "") + name);
  report::Grid grid;
  grid.title = call.office.unit.name + "台账";
  using report::GridKind;
  grid.columns = {{"记录编号", GridKind::text, 18},
                  {"台账", GridKind::text, 14},
                  {"标题", GridKind::text, 40},
                  {"时间", GridKind::text, 20},
                  {"登记日", GridKind::date, 12}};
  for (std::size_t i = 0; i < records.size(); ++i) {
    const auto& row = *told[i];
    grid.rows.push_back({record_number(*row.type, records[i]), row.type->zh, row.title,
                         records[i].happened.zh(), records[i].recorded_at.day().iso()});
  }
  return reply_grid(call, grid, call.office.unit.name + name);
}

Result<Reply> list(Call& call) {
  const auto generation = call.office.items.generation();
  const auto sort = sort_of(call);
  if (call.format() != "json") return export_rows(call, sort);
  const auto ask = page_ask(call);
  if (!ask) return ask.error();
  std::optional<Cursor> last;
  if (!ask->place.empty()) {
    last = cursor_at(ask->place);
    if (!last) return refuse("request.cursor");
  }
  const auto asked = rows_asked(call, sort, last, ask->limit);
  std::vector<ItemTexts::Text> items;
  for (const auto& row : asked.rows) items.push_back(item_text_of(call, *row, generation));
  return reply_page(call, items, asked.has_more ? place_of(*asked.rows.back(), sort) : "", asked.total);
}

Result<Reply> one(Call& call) {
  const auto found = find_record(call, call.path["id"]);
  if (!found) return found.error();
  const auto& head = found->both.head;
  JsonObject out;
  if (found->both.entry.body) {
    auto record = app::record_of(found->both);
    if (!record) return record.error();
    if (const auto* procedure = procedure_of(call.office.catalogue.procedures(), *record))
      out["procedure"] = procedure->id;
    for (auto& [name, value] : record_item(call, *found->type, std::move(*record)))
      out[name] = std::move(value);
  } else {
    out = erased_item(*found->type, head);
  }
  out["history_count"] = head.version;
  out["receipt_url"] = std::string(kBase) + "/records/" + head.id + "/receipt";
  return reply_version(out, head.version);
}

// Which fields differ between two versions.
JsonArray changes(const RecordType& type, const Record* before, const Record& after) {
  JsonArray out;
  for (const auto& field : type.fields) {
    const auto was = before == nullptr ? std::string() : field_text(field, *before);
    const auto is = field_text(field, after);
    if (was != is)
      out.push_back(JsonObject{
          {"field", field.id}, {"zh", field.zh}, {"en", field.en}, {"before", was}, {"after", is}});
  }
  return out;
}

Result<Reply> history(Call& call) {
  const auto found = find_record(call, call.path["id"]);
  if (!found) return found.error();
  auto versions = app::record_history(call.reader(), call.office.unit.id, found->both.head.id);
  if (!versions) return versions.error();
  JsonArray out;
  std::optional<Record> before;
  int version = 0;
  for (auto& each : *versions) {
    JsonObject item{{"version", ++version},
                    {"entry", each.entry},
                    {"kind", each.kind},
                    {"at", each.at.iso()},
                    {"actor", each.actor}};
    if (each.record) {
      each.record->id = found->both.head.id;
      auto shown = call.show(*found->type, std::move(*each.record));
      if (shown.is_withheld) item["withheld"] = true;
      if (!shown.withheld_fields.empty())
        item["withheld_fields"] = JsonArray(shown.withheld_fields.begin(), shown.withheld_fields.end());
      if (!shown.record.reason.empty()) item["reason"] = shown.record.reason;
      item["changes"] = changes(*found->type, before ? &*before : nullptr, shown.record);
      before = std::move(shown.record);
    } else {
      item["erased"] = true;
    }
    out.push_back(std::move(item));
  }
  return reply_list(call, std::move(out));
}

Result<Reply> receipt(Call& call) {
  const auto found = find_record(call, call.path["id"]);
  if (!found) return found.error();
  const auto& id = found->both.head.id;
  const auto made = app::receipt_of_record(call.reader(), call.office.unit.id, id);
  if (!made) return made.error();
  if (call.text("part") == "entry") return reply_file(made->entry, "application/octet-stream", id + ".entry");
  if (call.format() == "json")
    return reply_json(JsonObject{{"record", id},
                                 {"version", made->version},
                                 {"index", made->index},
                                 {"size", made->size},
                                 {"proof", made->proof},
                                 {"entry", to_base64(made->entry)},
                                 {"vkey", call.office.data.vkey()}});
  return reply_file(made->proof, "application/octet-stream", id + ".tlog-proof");
}

}  // namespace

std::vector<Route> record_routes() {
  using Kind = Param::Kind;
  const Param format{"format", Kind::choice, "形式", "form", "json|csv|xlsx"};
  return {
      {"GET",
       "/records",
       "listRecords",
       "records",
       "台账记录",
       "records of the registers",
       Right::records_read,
       kLists,
       {{"type", Kind::text, "记录类型", "record type"},
        {"year", Kind::year, "台账年度", "the register's year"},
        {"from", Kind::day, "发生于此日或以后", "happened on this day or later"},
        {"to", Kind::day, "发生于此日或以前", "happened on this day or before"},
        {"q", Kind::text, "关键词，空格分开，须全部出现", "words, all of which must stand in it"},
        {"person", Kind::text, "涉及的人员", "a person it names"},
        {"section", Kind::text, "涉及的科室", "a section it names"},
        {"status", Kind::choice, "状态，默认 filed", "state; filed by default", "filed|withdrawn|open"},
        {"sort", Kind::choice, "次序，默认 -recorded", "order; -recorded by default",
         "number|-number|happened|-happened|recorded|-recorded"},
        format},
       "",
       "record",
       "text/csv|application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       list},
      {"GET",
       "/records/{id}",
       "getRecord",
       "records",
       "一条记录",
       "one record",
       Right::records_read,
       0,
       {},
       "",
       "record-whole",
       "",
       one},
      {"GET",
       "/records/{id}/history",
       "getRecordHistory",
       "records",
       "一条记录的全部版本",
       "every version of a record",
       Right::records_read,
       kLists,
       {},
       "",
       "record-version",
       "",
       history},
      {"GET",
       "/records/{id}/receipt",
       "getRecordReceipt",
       "records",
       "存证回执",
       "the record's receipt",
       Right::ledger_read,
       0,
       {{"part", Kind::choice, "entry：条目本身", "entry: the entry's bytes", "proof|entry"},
        {"format", Kind::choice, "形式", "form", "file|json"}},
       "",
       "receipt-file",
       "application/octet-stream",
       receipt},
  };
}

}  // namespace jishi::http
