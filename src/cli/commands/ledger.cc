#include <iostream>

#include "app/audit_log.h"
#include "app/ledger_export.h"
#include "app/ledger_receipt.h"
#include "app/ledger_verify.h"
#include "app/queries/record_ref.h"
#include "cli/kept.h"
#include "cli/open.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verdicts.h"
#include "ledger/checkpoint.h"
#include "ledger/note.h"

namespace jishi::cli {

namespace {

// Keys and kept checkpoints that are of the audit trail's log.
ledger::VerifyOptions take_audit(ledger::VerifyOptions& options, const std::string& origin) {
  ledger::VerifyOptions audit;
  const auto is_audit_note = [&](const std::string& text) {
    const auto note = ledger::parse_note(text);
    const auto checkpoint =
        note ? ledger::parse_checkpoint(note->text) : Result<ledger::Checkpoint>(note.error());
    return checkpoint && checkpoint->origin == origin;
  };
  for (const auto& key : options.keys)
    if (key.name() == origin) audit.keys.push_back(key);
  for (const auto& note : options.kept)
    if (is_audit_note(note)) audit.kept.push_back(note);
  std::erase_if(options.keys, [&](const ledger::VerifierKey& key) { return key.name() == origin; });
  std::erase_if(options.kept, is_audit_note);
  return audit;
}

int verify(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  auto options = verify_options(given);
  if (!options) return refused(options.error(), given.lang);
  auto audit_options = take_audit(*options, app::audit_origin(data->unit().origin));
  Progress progress(given.lang == Lang::zh ? "核验" : "verifying");
  options->progress = [&](std::uint64_t done, std::uint64_t total) { progress.show(done, total); };
  const auto report = app::verify_data(*data, std::move(*options));
  return print_verdicts(given, report, app::verify_audit(*data, std::move(audit_options)));
}

int export_folder(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  app::ExportOptions options;
  if (const auto text = given.one("--partials"); text == "all") {
    options.partial_sizes = 0;
  } else if (!text.empty()) {
    const bool digits =
        text.size() < 10 && text.find_first_not_of("0123456789") == std::string::npos && text != "0";
    if (!digits) return refused({refuse("option.partials", {text})}, given.lang);
    options.partial_sizes = std::stoull(text);
  }
  Progress progress(given.lang == Lang::zh ? "导出" : "exporting");
  options.progress = [&](std::uint64_t done, std::uint64_t total) { progress.show(done, total); };
  const auto written = given.has("--audit") ? app::export_audit_log(*data, given.one("OUT"), options)
                                            : app::export_log(*data, given.one("OUT"), options);
  if (!written) return refused(written.error(), given.lang);
  const bool zh = given.lang == Lang::zh;
  std::cout << (zh ? "已导出存证 " : "exported the log ") << written->origin << (zh ? "：" : ": ")
            << written->size << (zh ? " 条，" : " entries, ") << written->files
            << (zh ? " 个文件\n" : " files\n");
  return kDone;
}

int receipt(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto reader = data->store().read();
  const auto id = app::record_id_of(*reader, data->unit().id, data->catalogue(), given.one("RECORD"));
  if (!id) return refused(id.error(), given.lang);
  const auto made = app::receipt_of_record(*reader, data->unit().id, *id);
  if (!made) return refused(made.error(), given.lang);
  const auto path = given.one("--output", *id + ".tlog-proof");
  for (const auto& [name, bytes] : {std::pair(path, made->proof), std::pair(entry_path(path), made->entry)})
    if (const auto written = write_file(name, bytes); !written) return refused(written.error(), given.lang);
  const bool zh = given.lang == Lang::zh;
  std::cout << path << "  " << entry_path(path) << (zh ? "  条目 #" : "  entry #") << made->index
            << (zh ? "，版本 " : ", version ") << made->version << "\n";
  return kDone;
}

Argument directory() {
  return {"DIR", {"数据目录", "the data directory"}, true};
}

}  // namespace

Command ledger_verify_command() {
  return {"ledger verify",
          {"重读重算全部存证、记录和佐证文件", "read and hash again every entry, record and evidence file"},
          {directory()},
          verify_option_rows(),
          "jishi ledger verify 数据 --kept 上月的checkpoint",
          verify};
}

Command ledger_export_command() {
  return {"ledger export",
          {"导出存证日志（tlog-tiles），任何人的核验程序都能读",
           "export the log as tlog-tiles, for anybody's verifier"},
          {directory(), {"OUT", {"导出到的文件夹", "the folder to write"}, true}},
          {{"--audit", "", {"导出审计记录的日志", "the audit trail's log"}, false, false, {}},
           {"--partials",
            "N|all",
            {"为最近多少个锚点写不满的瓦片，默认 1000",
             "partial tiles for so many newest checkpoints; 1000 by default"},
            false,
            false,
            {}}},
          "jishi ledger export 数据 日志",
          export_folder};
}

Command ledger_receipt_command() {
  return {"ledger receipt",
          {"一条记录的存证回执，可离线核验", "a record's receipt, which verifies offline"},
          {directory(),
           {"RECORD",
            {"记录编号，如 会议〔2023〕3号 或 meeting-2023-3",
             "the record's number or id, as 会议〔2023〕3号 or meeting-2023-3"},
            true}},
          {{"--output",
            "R.tlog-proof",
            {"写到哪里；条目写在旁边的 R.entry", "where to write it; the entry goes beside it as R.entry"},
            false,
            false,
            {}}},
          "jishi ledger receipt 数据 meeting-2023-3 -o 回执.tlog-proof",
          receipt};
}

}  // namespace jishi::cli
