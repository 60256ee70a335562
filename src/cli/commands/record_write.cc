// One record from the command line: filed, and amended.

#include <algorithm>
#include <iostream>

#include "app/desk.h"
#include "app/queries/unit_year.h"
#include "app/record_draft.h"
#include "base/text.h"
#include "cli/given_values.h"
#include "cli/open.h"
#include "cli/output.h"
#include "domain/field_input.h"
#include "domain/record_checks.h"
#include "domain/record_doubts.h"
#include "store/record_id.h"

namespace jishi::cli {

namespace {

// What --set says, put over the fields of the draft; gives the fields whose value could not be read. Columns
// of files are filled by --evidence, rows of a table are written whole.
std::vector<std::string> put_values(const Given& given, const RecordType& type, std::optional<int> year,
                                    Record& draft, Refusals& faults) {
  const auto read = read_values(type, given_values(given, faults), year, draft.fields);
  faults.insert(faults.end(), read.unread.begin(), read.unread.end());
  for (const auto& [id, value] : read.given) {
    const auto* field = type.field(id);
    if (field == nullptr)
      faults.push_back(refuse("record.table-column", {std::string(id)}));
    else if (field->kind == FieldKind::evidence)
      faults.push_back(refuse("record.files-only", {field->zh}));
    else if (value.is_null())
      draft.fields.erase(id);
    else
      draft.fields[id] = value;
  }
  return read.unread_fields;
}

Result<Organisation> organisation_of(const store::Reader& reader, const app::DataDirectory& data) {
  const auto posts = app::load_register(reader, data.unit().id, "post", std::nullopt, false);
  if (!posts) return posts.error();
  return Organisation(data.catalogue().organisation(), *posts);
}

Result<Record> judged(const Given& given, app::DataDirectory& data, app::Desk& desk, const RecordType& type,
                      Record draft, std::optional<int> year) {
  const Day today = Instant::now().day();
  Refusals faults;
  const auto unread = put_values(given, type, year.value_or(today.year()), draft, faults);
  for (auto& file : given_evidence(given, &desk, faults)) draft.evidence.push_back(std::move(file));
  const auto organisation = organisation_of(*data.store().read(), data);
  if (!organisation) return organisation.error();
  if (!faults.empty()) {
    // What else is wrong is told at once.
    for (auto& [field, reason] : why_not(type, draft, &*organisation))
      if (std::find(unread.begin(), unread.end(), field) == unread.end()) faults.push_back(std::move(reason));
    return faults;
  }
  return app::judge_draft(type, std::move(draft), year, today, *organisation);
}

// What is probably a slip, as an import notes it.
void say_doubts(const Given& given, const app::DataDirectory& data, const RecordType& type, const Record& record) {
  auto doubts = days_ahead(type, record, Instant::now().day());
  for (auto& found : {unusual_words(type, record, data.catalogue().procedures()), doubts_of(type, record)})
    doubts.insert(doubts.end(), found.begin(), found.end());
  for (const auto& [field, reason] : doubts)
    std::cerr << (given.lang == Lang::zh ? "注意：" : "note: ") << reason.line(given.lang) << "\n";
}

int say_written(const Given& given, const RecordType& type, const app::Receipt& receipt) {
  Record named;
  if (const auto key = store::parse_record_id(receipt.record)) {
    named.year = key->year;
    named.sequence = key->sequence;
  }
  const auto number = record_number(type, named);
  if (given.lang == Lang::zh)
    std::cout << number << "（" << receipt.record << "）"
              << (receipt.version == 1 ? "已登记"
                                       : "已更正，现为第 " + std::to_string(receipt.version) + " 版")
              << "，条目 #" << receipt.index << "\n";
  else
    std::cout << receipt.record
              << (receipt.version == 1 ? " filed"
                                       : " amended, now version " + std::to_string(receipt.version))
              << ", entry #" << receipt.index << "\n";
  return kDone;
}

int file(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::write);
  if (!data) return kRefused;
  const auto type = register_named(data->catalogue(), given.one("TYPE"));
  if (!type) return refused(type.error(), given.lang);
  std::optional<int> year;
  if (given.has("--year")) {
    year = year_of(given);
    if (!year) return kRefused;
  }
  app::Desk desk(*data);
  Record draft;
  draft.type = (*type)->id;
  auto record = judged(given, *data, desk, **type, std::move(draft), year);
  if (!record) return refused(record.error(), given.lang);
  say_doubts(given, *data, **type, *record);
  const auto receipt = desk.file(std::move(*record), given.one("--actor", "本机"));
  if (!receipt) return refused(receipt.error(), given.lang);
  return say_written(given, **type, *receipt);
}

// 地点：三楼会议室 → 四楼会议室
void say_changes(const RecordType& type, const Record& before, const Record& after, Lang lang) {
  const bool zh = lang == Lang::zh;
  for (const auto& field : type.fields) {
    const auto was = before.has(field.id) ? field_text(field, before) : std::string();
    const auto is = after.has(field.id) ? field_text(field, after) : std::string();
    if (was == is) continue;
    const std::string blank = zh ? "（空）" : "(empty)";
    std::cout << "  " << (zh ? field.zh + "：" : field.en + ": ") << (was.empty() ? blank : was) << " → "
              << (is.empty() ? blank : is) << "\n";
  }
}

int amend(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::write);
  if (!data) return kRefused;
  const auto row = record_named(given, *data);
  if (!row) return refused(row.error(), given.lang);
  const auto& id = row->head.id;
  if (row->head.status == RecordStatus::erased) return refused({refuse("record.erased", {id})}, given.lang);
  if (row->head.status == RecordStatus::open)
    return refused({refuse("record.in-procedure", {id})}, given.lang);
  const auto before = app::record_of(*row);
  if (!before) return refused(before.error(), given.lang);
  const auto* type = data->catalogue().record(before->type);
  if (type == nullptr) return refused({refuse("record.unknown-type", {before->type})}, given.lang);
  app::Desk desk(*data);
  auto record = judged(given, *data, desk, *type, *before, before->year);
  if (!record) return refused(record.error(), given.lang);
  if (record->fields == before->fields && record->evidence == before->evidence)
    return refused({refuse("record.unchanged", {id})}, given.lang);
  const auto actor = given.one("--actor", "本机");
  const auto after = *record;
  app::take_over(*before, actor, Instant::now().day(), given.one("--reason"), *record);
  const auto receipt = desk.amend(id, before->version, std::move(*record), given.one("--reason"), actor);
  if (!receipt) return refused(receipt.error(), given.lang);
  say_written(given, *type, *receipt);
  say_doubts(given, *data, *type, after);
  say_changes(*type, *before, after, given.lang);
  return kDone;
}

std::vector<Option> value_options() {
  return {{"--set",
           "FIELD=VALUE",
           {"填写一栏，如 主持人=沈喆；可多次。表格的行用 ； 隔开，各栏用 ｜ 隔开",
            "fill one field, as chair=沈喆; may be given several times. Rows of a table are parted by ； and "
            "columns by ｜"},
           false,
           true,
           {}},
          {"--evidence",
           "FILE",
           {"附上佐证文件；可多次", "attach a file; may be given several times"},
           false,
           true,
           {}},
          {"--actor", "姓名", {"由谁办理", "who does it"}, false, false, {}}};
}

}  // namespace

Command record_file_command() {
  auto options = value_options();
  options.push_back({"--year",
                     "YEAR",
                     {"登记在哪一年的台账；默认为事项发生的年份",
                      "the register of which year; by default the year in which it happened"},
                     false,
                     false,
                     {}});
  return {"record file",
          {"登记一条记录", "file one record"},
          {{"DIR", {"数据目录", "the data directory"}, true},
           {"TYPE", {"台账，如 meeting 或 会议", "the register, as meeting or 会议"}, true}},
          std::move(options),
          "jishi record file 数据 会议 --set 日期=2025-03-06 --set 名称=局务会 --set 类型=局务会 --set "
          "主持人=沈喆",
          file};
}

Command record_amend_command() {
  auto options = value_options();
  options.insert(options.begin(),
                 {"--reason", "TEXT", {"理由，长期保存", "the reason, which is kept"}, true, false, {}});
  return {"record amend",
          {"更正一条记录；以前各版都保留", "amend a record; every version before is kept"},
          {{"DIR", {"数据目录", "the data directory"}, true},
           {"RECORD",
            {"记录编号，如 会议〔2023〕3号 或 meeting-2023-3",
             "the record's number or id, as 会议〔2023〕3号 or meeting-2023-3"},
            true}},
          std::move(options),
          "jishi record amend 数据 会议〔2023〕3号 --set 主持人=沈喆 --reason 主持人登记有误",
          amend};
}

}  // namespace jishi::cli
