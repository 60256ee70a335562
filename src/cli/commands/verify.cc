#include "ledger/verify.h"

#include <filesystem>
#include <iostream>

#include "app/tile_folder.h"
#include "cli/open.h"
#include "cli/output.h"
#include "cli/progress.h"
#include "cli/verdicts.h"

namespace jishi::cli {

namespace {

constexpr std::size_t kMaxSmallFile = 1u << 20;

// A key as text, or @FILE.
Result<ledger::VerifierKey> key_of(const std::string& text) {
  if (!text.starts_with('@')) return ledger::VerifierKey::from_text(text);
  const auto file = read_file(text.substr(1), kMaxSmallFile);
  if (!file) return file.error();
  return ledger::VerifierKey::from_text(*file);
}

Outcome read_keys(const std::vector<std::string>& texts, std::vector<ledger::VerifierKey>& into) {
  for (const auto& text : texts) {
    auto key = key_of(text);
    if (!key) return key.error();
    into.push_back(std::move(*key));
  }
  return Done{};
}

Result<ledger::VerifyOptions> options_of(const Given& given) {
  ledger::VerifyOptions options;
  if (const auto keys = read_keys(given.all("--key"), options.keys); !keys) return keys.error();
  if (const auto witnesses = read_keys(given.all("--witness"), options.witnesses); !witnesses)
    return witnesses.error();
  for (const auto& path : given.all("--kept")) {
    auto note = read_file(path, kMaxSmallFile);
    if (!note) return note.error();
    options.kept.push_back(std::move(*note));
  }
  if (given.has("--quorum")) {
    const auto text = given.one("--quorum");
    const bool digits =
        !text.empty() && text.size() < 4 && text.find_first_not_of("0123456789") == std::string::npos;
    if (!digits) return refuse("option.quorum", {text});
    options.quorum = static_cast<std::size_t>(std::stoul(text));
    if (options.quorum > options.witnesses.size())
      return refuse("option.quorum-witnesses", {text, std::to_string(options.witnesses.size())});
  }
  return options;
}

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
  if (given.has("--entry")) {
    auto bytes = read_file(given.one("--entry"), kMaxSmallFile);
    if (!bytes) return refused(bytes.error(), given.lang);
    entry = std::move(*bytes);
  }
  return print_verdicts(given, ledger::verify_receipt(*receipt, entry, options));
}

int run(const Given& given) {
  auto options = options_of(given);
  if (!options) return refused(options.error(), given.lang);
  const auto path = given.one("PATH");
  return std::filesystem::is_directory(path) ? verify_log(given, path, *options)
                                             : verify_one(given, path, *options);
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
          {{"--key",
            "VKEY|@FILE",
            {"该日志的公钥，或 @公钥文件", "the log's key, or @ and a file that holds it"},
            false,
            true,
            {}},
           {"--entry",
            "FILE",
            {"回执所证的条目（.entry 文件）", "the entry the receipt is of (.entry)"},
            false,
            false,
            {}},
           {"--kept",
            "CHECKPOINT",
            {"以前另存的存证锚点，可多次给出", "a checkpoint kept from earlier; may be given again"},
            false,
            true,
            {}},
           {"--witness",
            "VKEY|@FILE",
            {"见证方公钥，可多次给出", "a witness's key; may be given again"},
            false,
            true,
            {}},
           {"--quorum",
            "K",
            {"至少几个见证方签过；默认全部", "how many witnesses must have signed; all by default"},
            false,
            false,
            {}},
           {"--format",
            "FORMAT",
            {"text（默认）或 json", "text (default) or json"},
            false,
            false,
            {"text", "json"}}},
          "jishi verify 日志 --key @公钥 --kept 上月的checkpoint",
          run};
}

}  // namespace jishi::cli
