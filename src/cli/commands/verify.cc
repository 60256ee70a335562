#include "ledger/verify.h"

#include <filesystem>
#include <iostream>

#include "app/tile_folder.h"
#include "cli/kept.h"
#include "cli/open.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verdicts.h"

namespace jishi::cli {

namespace {

constexpr std::size_t kMaxSmallFile = 1u << 20;

int verify_log(const Given& given, const std::string& path, ledger::VerifyOptions& options) {
  Progress progress(given.lang == Lang::zh ? "核验" : "verifying");
  options.progress = [&](std::uint64_t done, std::uint64_t total) { progress.show(done, total); };
  app::TileFolder folder(path);
  return print_verdicts(given, ledger::verify_folder(folder, options));
}

int verify_one(const Given& given, const std::string& path, const ledger::VerifyOptions& options) {
  const auto receipt = read_file(path, kMaxSmallFile);
  if (!receipt) return refused(receipt.error(), given.lang);
  std::optional<std::string> entry;
  // `ledger receipt` writes the entry beside its receipt.
  std::error_code absent;
  const auto beside = entry_path(path);
  if (given.has("--entry") || std::filesystem::is_regular_file(beside, absent)) {
    auto bytes = read_file(given.one("--entry", beside), kMaxSmallFile);
    if (!bytes) return refused(bytes.error(), given.lang);
    entry = std::move(*bytes);
  }
  return print_verdicts(given, ledger::verify_receipt(*receipt, entry, options));
}

int run(const Given& given) {
  auto options = verify_options(given);
  if (!options) return refused(options.error(), given.lang);
  const auto path = given.one("PATH");
  return std::filesystem::is_directory(path) ? verify_log(given, path, *options)
                                             : verify_one(given, path, *options);
}

std::vector<Option> options() {
  auto rows = verify_option_rows();
  rows.push_back({"--entry",
                  "FILE",
                  {"回执所证的条目；默认是旁边的 .entry 文件",
                   "the entry the receipt is of; by default the .entry file beside it"},
                  false,
                  false,
                  {}});
  return rows;
}

}  // namespace

Command verify_command() {
  return {"verify",
          {"离线核验：导出的存证日志，或一张存证回执；不需要数据目录",
           "verify offline an exported log or a receipt; needs no data directory"},
          {{"PATH",
            {"日志文件夹（tlog-tiles），或 .tlog-proof 文件",
             "a log's folder (tlog-tiles), or a .tlog-proof file"},
            true}},
          options(),
          "jishi verify 日志 --key @公钥 --kept 上月的checkpoint",
          run};
}

}  // namespace jishi::cli
