#include "ledger/entry.h"
#include "ledger/receipt.h"
#include "ledger/verify_note.h"

namespace jishi::ledger {

namespace {

void check_kept(const VerifyOptions& options, VerifyReport& report) {
  for (const Checkpoint& kept : read_kept(options, report)) {
    const std::string size = std::to_string(kept.size);
    if (kept.size != report.size)
      report.add("kept-apart", Verdict::not_seen, {size, std::to_string(report.size)});
    else if (kept.root == report.root)
      report.add("kept", Verdict::passed, {size});
    else
      report.fail("kept", {refuse("ledger.kept-differs", {size})});
  }
}

void check_entry(const ReceiptFile& receipt, const std::string& bytes, VerifyReport& report) {
  const auto included =
      verify_inclusion(receipt.index, report.size, leaf_hash(bytes), receipt.proof, report.root);
  if (!included) return report.fail("inclusion", included.error());
  report.add("inclusion", Verdict::passed, {std::to_string(receipt.index), std::to_string(report.size)});
  const auto entry = parse_entry(bytes);
  if (!entry) return report.add("entry", Verdict::not_seen);
  report.add("entry", Verdict::passed,
             {entry->kind, entry->id, std::to_string(entry->version), entry->at.iso(), entry->actor});
  report.add("contents", Verdict::not_seen);
}

}  // namespace

VerifyReport verify_receipt(std::string_view bytes, const std::optional<std::string>& entry,
                            const VerifyOptions& options) {
  VerifyReport report;
  const auto receipt = parse_receipt(bytes);
  if (!receipt) {
    report.fail("receipt", receipt.error());
    return report;
  }
  report.add("receipt", Verdict::passed);
  if (!check_checkpoint(receipt->checkpoint, options, report)) return report;
  if (entry)
    check_entry(*receipt, *entry, report);
  else
    report.add("inclusion", Verdict::not_seen);
  check_kept(options, report);
  if (receipt->extra) report.add("extra", Verdict::not_seen);
  return report;
}

}  // namespace jishi::ledger
