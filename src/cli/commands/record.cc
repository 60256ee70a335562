#include <array>
#include <iostream>

#include "accounts/kept_answers.h"
#include "app/desk.h"
#include "app/queries/record_history.h"
#include "app/queries/record_ref.h"
#include "cli/given_values.h"
#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

Json version_json(const app::RecordVersion& version) {
  JsonObject out{
      {"entry", version.entry}, {"kind", version.kind}, {"at", version.at.iso()}, {"actor", version.actor}};
  if (version.record) out["body"] = version.record->body();
  return out;
}

std::string fields_text(const RecordType& type, const Record& record, Lang lang) {
  const bool zh = lang == Lang::zh;
  std::string out;
  for (const auto& field : type.fields)
    if (record.has(field.id))
      out += (out.empty() ? ""
              : zh        ? "；"
                          : "; ") +
             (zh ? field.zh + "：" : field.en + ": ") + field_text(field, record);
  return out;
}

// A record of a type that the catalogue no longer has is shown as it is kept.
std::string content_text(const catalogue::Catalogue& catalogue, const app::RecordVersion& version,
                         Lang lang) {
  if (!version.record) return lang == Lang::zh ? "（内容已删除）" : "(erased)";
  const auto* type = catalogue.record(version.record->type);
  return type != nullptr ? fields_text(*type, *version.record, lang) : canonical(version.record->fields);
}

// An act by the kind of its entry; one that is not here is told as it is kept.
std::string act_word(const std::string& kind, Lang lang) {
  struct Act {
    std::string_view kind, zh, en;
  };
  constexpr std::array<Act, 5> kActs = {{{"record.filed", "登记", "filed"},
                                         {"record.amended", "更正", "amended"},
                                         {"record.withdrawn", "撤回", "withdrawn"},
                                         {"content.erased", "删除内容", "content erased"},
                                         {"step.taken", "办理", "step taken"}}};
  for (const auto& act : kActs)
    if (act.kind == kind) return std::string(lang == Lang::zh ? act.zh : act.en);
  return kind;
}

int show(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto reader = data->store().read();
  const auto id = app::record_id_of(*reader, data->unit().id, data->catalogue(), given.one("RECORD"));
  if (!id) return refused(id.error(), given.lang);
  const auto history = app::record_history(*reader, data->unit().id, *id);
  if (!history) return refused(history.error(), given.lang);
  report::Grid grid;
  const bool zh = given.lang == Lang::zh;
  using report::GridKind;
  grid.columns = {
      {zh ? "条目" : "entry", GridKind::number, 8}, {zh ? "时间" : "at", GridKind::text, 20},
      {zh ? "行为" : "act", GridKind::text, 18},    {zh ? "经手人" : "by", GridKind::text, 10},
      {zh ? "理由" : "reason", GridKind::text, 24}, {zh ? "内容" : "content", GridKind::text, 60}};
  JsonArray json;
  for (const auto& version : *history) {
    grid.rows.push_back(
        {std::to_string(version.entry), version.at.local(), act_word(version.kind, given.lang), version.actor,
         version.record ? version.record->reason : "", content_text(data->catalogue(), version, given.lang)});
    json.push_back(version_json(version));
  }
  return print_grid(given, grid, json);
}

// An answer that the server keeps for a retry may hold what was erased. The erasure is done and said to be,
// whatever becomes of them.
void empty_answers(const app::DataDirectory& data, Lang lang) {
  std::cout.flush();
  Refusals reasons;
  try {
    if (const auto emptied = accounts::forget_answer_bodies(data.path()); !emptied) reasons = emptied.error();
  } catch (const store::StoreFailure& failure) {
    std::cerr << failure.what() << "\n";
    reasons = {refuse("answers.linger")};
  }
  if (!reasons.empty() && reasons.front().code != "answers.linger")
    reasons.push_back(refuse("answers.linger"));
  for (const auto& reason : reasons)
    std::cerr << (lang == Lang::zh ? "注意：" : "warning: ") << reason.line(lang) << "\n";
}

// Withdraws or erases: both need a reason, and leave an entry of their own.
int end_record(const Given& given, bool erase) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::write);
  if (!data) return kRefused;
  const auto row = record_named(given, *data);
  if (!row) return refused(row.error(), given.lang);
  const auto& id = row->head.id;
  app::Desk desk(*data);
  const auto actor = given.one("--actor", "本机");
  const auto receipt = erase ? desk.erase(id, given.one("--reason"), actor, row->head.version)
                             : desk.withdraw(id, row->head.version, given.one("--reason"), actor);
  if (!receipt) return refused(receipt.error(), given.lang);
  const bool zh = given.lang == Lang::zh;
  std::cout << id
            << (erase ? (zh ? " 的正文已删除（佐证文件不随之删除），存证仍可核验，条目 #"
                            : ": body erased (evidence files stay), its proofs still hold, entry #")
                      : (zh ? " 已撤回，条目 #" : " withdrawn, entry #"))
            << receipt->index << "\n";
  if (receipt->may_linger)
    std::cout << (zh ? "注意：有程序正在读取数据，在它结束之前，原文可能仍留在磁盘上的数据库文件中；"
                       "它结束后的下一条写入命令会清除\n"
                     : "note: a program is reading the data, and until it ends the text may stay on the disk "
                       "in the store's files; the next command that writes after that clears it\n");
  if (erase) empty_answers(*data, given.lang);
  return kDone;
}

std::vector<Option> ending_options() {
  return {{"--reason", "TEXT", {"理由，长期保存", "the reason, which is kept"}, true, false, {}},
          {"--actor", "姓名", {"由谁办理", "who does it"}, false, false, {}}};
}

std::vector<Argument> record_arguments() {
  return {{"DIR", {"数据目录", "the data directory"}, true},
          {"RECORD",
           {"记录编号，如 会议〔2023〕3号 或 meeting-2023-3",
            "the record's number or id, as 会议〔2023〕3号 or meeting-2023-3"},
           true}};
}

}  // namespace

Command record_show_command() {
  return {"record show",
          {"一条记录的全部版本", "every version of a record"},
          record_arguments(),
          grid_options(),
          "jishi record show 数据 会议〔2023〕3号",
          show};
}

Command record_withdraw_command() {
  return {"record withdraw",
          {"撤回一条登记错的记录；撤回本身也存证，编号不再使用",
           "withdraw a record filed by mistake; the act is kept and its number never reused"},
          record_arguments(),
          ending_options(),
          "jishi record withdraw 数据 meeting-2023-3 --reason 重复登记",
          [](const Given& given) { return end_record(given, false); }};
}

Command record_erase_command() {
  return {"record erase",
          {"依法删除一条记录的内容；存证和其他证明不受影响",
           "erase a record's content as the law asks; every proof still holds"},
          record_arguments(),
          ending_options(),
          "jishi record erase 数据 assistance-2023-1 --reason 保存期满",
          [](const Given& given) { return end_record(given, true); }};
}

}  // namespace jishi::cli
