#include "app/queries/register_view.h"

#include <map>

namespace jishi::app {

namespace {

report::GridKind grid_kind(FieldKind kind) {
  static const std::map<FieldKind, report::GridKind> kinds = {{FieldKind::integer, report::GridKind::number},
                                                              {FieldKind::money, report::GridKind::number},
                                                              {FieldKind::span, report::GridKind::date}};
  const auto it = kinds.find(kind);
  return it == kinds.end() ? report::GridKind::text : it->second;
}

// A whole day as the sheet's own date, anything less exact as words.
std::string cell_of(const Field& field, const Record& record) {
  if (field.kind == FieldKind::span)
    if (const auto span = record.span(field.id); span && span->precision() == Precision::day)
      return span->iso();
  if (field.kind == FieldKind::evidence) {
    std::string out;
    for (const auto& file : record.evidence)
      out += (out.empty() ? "" : "；") + file.name + std::string(file.digest ? "" : kNotAttached);
    return out;
  }
  return field_text(field, record);
}

}  // namespace

std::string_view status_name(RecordStatus status) {
  constexpr std::array<std::string_view, 4> names = {"open", "filed", "withdrawn", "erased"};
  const int at = static_cast<int>(status) + 1;
  return names[static_cast<std::size_t>(at)];
}

JsonObject record_json(const Record& record, const RecordType& type) {
  JsonArray evidence;
  for (const auto& file : record.evidence) {
    JsonObject item{{"name", file.name}};
    if (file.digest) item["sha256"] = to_hex(*file.digest);
    evidence.push_back(std::move(item));
  }
  return {{"id", record.id},
          {"number", record_number(type, record)},
          {"version", record.version},
          {"status", status_name(record.status)},
          {"happened", record.happened.iso()},
          {"precision", precision_name(record.happened.precision())},
          {"title", record_title(type, record)},
          {"fields", record.fields},
          {"evidence", std::move(evidence)},
          {"recorded_at", record.recorded_at.iso()},
          {"entry", record.entry}};
}

report::Grid register_grid(const std::vector<Record>& records, const RecordType& type,
                           const std::string& unit, int year) {
  report::Grid grid;
  grid.title = unit + std::to_string(year) + "年度" + type.zh + "台账";
  grid.columns.push_back({std::string(kNumberHeader), report::GridKind::text, 18});
  for (const auto& field : type.fields) {
    const bool is_long = field.kind == FieldKind::text || field.kind == FieldKind::evidence;
    grid.columns.push_back({field.zh, grid_kind(field.kind), is_long ? 32 : 14});
  }
  grid.columns.push_back({std::string(kRecordedHeader), report::GridKind::date, 12});
  for (const auto& record : records) {
    std::vector<std::string> row{record_number(type, record) + (record.version > 1 ? "（更正）" : "")};
    for (const auto& field : type.fields) row.push_back(cell_of(field, record));
    row.push_back(record.recorded_at.day().iso());
    grid.rows.push_back(std::move(row));
  }
  grid.notes.push_back("共 " + std::to_string(records.size()) + " 条");
  return grid;
}

Json register_json(const std::vector<Record>& records, const RecordType& type, const std::string& unit,
                   int year) {
  JsonArray rows;
  for (const auto& record : records) rows.push_back(record_json(record, type));
  return JsonObject{{"jishi", "register/1"}, {"unit", unit}, {"type", type.id},
                    {"zh", type.zh},         {"year", year}, {"records", std::move(rows)}};
}

}  // namespace jishi::app
