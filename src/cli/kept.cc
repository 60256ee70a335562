#include "cli/kept.h"

#include "cli/output.h"

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

}  // namespace

Result<ledger::VerifyOptions> verify_options(const Given& given) {
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

std::vector<Option> verify_option_rows() {
  return {{"--key",
           "VKEY|@FILE",
           {"该日志的公钥，或 @公钥文件", "the log's key, or @ and a file that holds it"},
           false,
           true,
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
           {"text", "json"}}};
}

}  // namespace jishi::cli
