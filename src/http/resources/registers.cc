// Registers: the record types with how many records the year has, blank workbooks, packages for upload.

#include <algorithm>
#include <map>

#include "app/queries/unit_year.h"
#include "app/upload_package.h"
#include "http/pages_of_lists.h"
#include "http/resources/tables.h"
#include "import/template.h"

namespace jishi::http {

namespace {

using accounts::Right;

constexpr std::string_view kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

Result<Reply> list(Call& call) {
  const int year = call.year();
  std::map<std::string_view, std::pair<int, int>> counts;  // filed, open
  call.office.shelf.refresh();
  call.office.shelf.with_registers("", year, [&](const std::vector<const ShelfRegister*>& registers) {
    for (const auto* of : registers) {
      auto& [filed, open] = counts[of->type->id];
      for (const auto& place : of->places) {
        filed += place.status == RecordStatus::filed ? 1 : 0;
        open += place.status == RecordStatus::open ? 1 : 0;
      }
    }
  });
  JsonArray out;
  for (const auto& type : call.office.catalogue.records()) {
    if (!call.sight().is_in_scope(type.id, year)) continue;
    const auto [filed, open] = counts[type.id];
    out.push_back(JsonObject{{"id", type.id},
                             {"zh", type.zh},
                             {"en", type.en},
                             {"area", type.area},
                             {"count", filed},
                             {"open", open},
                             {"confidential", type.confidential}});
  }
  return reply_list(call, std::move(out));
}

Result<const RecordType*> type_asked(Call& call) {
  const auto* type = call.office.catalogue.record(call.path["type"]);
  if (type == nullptr) return refuse("request.path", {call.request.path});
  return type;
}

Result<Reply> blank(Call& call) {
  const auto type = type_asked(call);
  if (!type) return type.error();
  const auto& unit = call.office.unit.name;
  return reply_file(importing::write_template(**type, unit, call.year()), kXlsx,
                    unit + std::to_string(call.year()) + "年" + (*type)->zh + "（空白）.xlsx");
}

// With evidence, so only of what this one sees whole.
Result<Reply> package(Call& call) {
  const auto type = type_asked(call);
  if (!type) return type.error();
  if (!call.sight().is_in_scope((*type)->id, call.year())) return refuse("request.path", {call.request.path});
  auto records = app::load_register(call.reader(), call.office.unit.id, (*type)->id, call.year(), false);
  if (!records) return records.error();
  std::vector<Record> shown;
  for (auto& record : *records)
    if (record.status == RecordStatus::filed) shown.push_back(call.show(**type, std::move(record)).record);
  const auto path = call.office.uploads / ("package-" + to_hex(random_bytes(8)) + ".zip");
  const auto made = app::write_upload_package(shown, **type, call.office.unit.name, call.year(),
                                              call.office.evidence, path);
  if (!made) return made.error();
  // Gone when it was sent.
  const std::shared_ptr<const void> keep(nullptr, [path](const void*) {
    std::error_code ignored;
    std::filesystem::remove(path, ignored);
  });
  return reply_file(FileBody{path, keep}, "application/zip",
                    call.office.unit.name + std::to_string(call.year()) + "年" + (*type)->zh + ".zip");
}

}  // namespace

std::vector<Route> register_routes() {
  const Param year{"year", Param::Kind::year, "年度，默认今年", "year; this year by default"};
  return {
      {"GET",
       "/registers",
       "listRegisters",
       "registers",
       "各种台账及其条数",
       "registers with their counts",
       Right::records_read,
       kLists,
       {year},
       "",
       "register",
       "",
       list},
      {"GET",
       "/registers/{type}/template",
       "getTemplate",
       "registers",
       "空白台账",
       "a blank workbook",
       Right::catalogue_read,
       0,
       {year},
       "",
       "",
       kXlsx,
       blank},
      {"GET",
       "/registers/{type}/package",
       "getPackage",
       "registers",
       "上报包：目录、佐证材料和校验值",
       "list, evidence and digests as one archive",
       Right::registers_export,
       kLong,
       {year},
       "",
       "",
       "application/zip",
       package},
  };
}

}  // namespace jishi::http
