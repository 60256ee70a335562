#include "ledger/receipt.h"

#include "ledger/decimal.h"

namespace jishi::ledger {

namespace {

constexpr std::string_view kHeader = "c2sp.org/tlog-proof@v1";
constexpr std::size_t kMaxHashes = 64;  // the height of a tree of 2^64 leaves

Refusal malformed(std::size_t line) {
  return refuse("ledger.receipt-malformed", {std::to_string(line)});
}

// Takes the lines one by one.
struct Lines {
  std::string_view rest;
  std::size_t number = 0;

  std::optional<std::string_view> next() {
    ++number;
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) return std::nullopt;
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + 1);
    return line;
  }
};

std::optional<std::string_view> after(std::string_view mark, std::optional<std::string_view> line) {
  if (!line || !line->starts_with(mark)) return std::nullopt;
  return line->substr(mark.size());
}

}  // namespace

std::string format_receipt(const ReceiptFile& receipt) {
  std::string text = std::string(kHeader) + "\n";
  if (receipt.extra) text += "extra " + to_base64(*receipt.extra) + "\n";
  text += "index " + std::to_string(receipt.index) + "\n";
  for (const Hash& hash : receipt.proof) text += to_base64(as_bytes(hash)) + "\n";
  return text + "\n" + receipt.checkpoint;
}

Result<ReceiptFile> parse_receipt(std::string_view bytes) {
  Lines lines{bytes};
  ReceiptFile receipt;
  if (lines.next() != kHeader) return malformed(lines.number);
  auto line = lines.next();
  if (const auto extra = after("extra ", line)) {
    receipt.extra = from_base64(*extra);
    if (!receipt.extra) return malformed(lines.number);
    line = lines.next();
  }
  const auto digits = after("index ", line);
  const auto index = digits ? parse_decimal(*digits) : std::nullopt;
  if (!index) return malformed(lines.number);
  receipt.index = *index;
  for (line = lines.next(); line && !line->empty(); line = lines.next()) {
    const auto decoded = from_base64(*line);
    const auto hash = decoded ? hash_from_bytes(*decoded) : std::nullopt;
    if (!hash || receipt.proof.size() == kMaxHashes) return malformed(lines.number);
    receipt.proof.push_back(*hash);
  }
  if (!line || lines.rest.empty()) return malformed(lines.number);
  receipt.checkpoint = lines.rest;
  return receipt;
}

}  // namespace jishi::ledger
