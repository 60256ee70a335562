#include "ledger/verify_note.h"

#include <algorithm>
#include <set>

#include "base/text.h"

namespace jishi::ledger {

namespace {

void check_signature(const Note& note, const VerifyOptions& options, VerifyReport& report) {
  if (options.keys.empty()) return report.add("signature", Verdict::not_seen);
  const auto good = check_signatures(note, options.keys);
  if (!good) return report.fail("signature", good.error());
  if (good->empty()) return report.fail("signature", {refuse("ledger.signature-none")});
  const bool same_name =
      std::any_of(good->begin(), good->end(), [&](const Signed& s) { return s.name == report.origin; });
  const std::string& name = same_name ? report.origin : good->front().name;
  report.add("signature", Verdict::passed, {name});
  if (same_name) return report.add("origin", Verdict::passed);
  // Logs older than the rule (the Go checksum database, Rekor) have a key of another name.
  report.add("origin", Verdict::not_seen, {name, report.origin});
}

void check_witnesses(const Note& note, const VerifyOptions& options, VerifyReport& report) {
  if (options.witnesses.empty()) return report.add("witnesses", Verdict::not_seen);
  const auto good = check_signatures(note, options.witnesses);
  if (!good) return report.fail("witnesses", good.error());
  // A cosignature does not bind the name: one key under two names is one witness.
  std::set<std::string> keys;
  std::vector<std::string> names;
  for (const Signed& cosigner : *good)
    if (keys.insert(cosigner.key->public_key()).second) names.push_back(cosigner.name);
  const std::size_t needed = options.quorum > 0 ? options.quorum : options.witnesses.size();
  if (names.size() < needed)
    return report.fail("witnesses", {refuse("ledger.quorum", {std::to_string(names.size()),
                                                              std::to_string(options.witnesses.size()),
                                                              std::to_string(needed)})});
  report.add("witnesses", Verdict::passed, {join(names, ", "), std::to_string(needed)});
}

// A kept checkpoint is believed only if the log's key, where one is given, signed it.
Result<Checkpoint> read_one(std::string_view bytes, const VerifyOptions& options,
                            const VerifyReport& report) {
  const auto note = options.keys.empty() ? parse_note(bytes) : open_note(bytes, options.keys);
  if (!note) return note.error();
  auto checkpoint = parse_checkpoint(note->text);
  if (checkpoint && checkpoint->origin != report.origin)
    return refuse("ledger.kept-other-log", {checkpoint->origin, report.origin});
  return checkpoint;
}

}  // namespace

std::optional<Checkpoint> check_checkpoint(std::string_view bytes, const VerifyOptions& options,
                                           VerifyReport& report) {
  const auto note = parse_note(bytes);
  if (!note) return report.fail("checkpoint", note.error()), std::nullopt;
  const auto checkpoint = parse_checkpoint(note->text);
  if (!checkpoint) return report.fail("checkpoint", checkpoint.error()), std::nullopt;
  report.origin = checkpoint->origin;
  report.size = checkpoint->size;
  report.root = checkpoint->root;
  report.add("checkpoint", Verdict::passed, {report.origin, std::to_string(report.size)});
  check_signature(*note, options, report);
  check_witnesses(*note, options, report);
  return *checkpoint;
}

std::vector<Checkpoint> read_kept(const VerifyOptions& options, VerifyReport& report) {
  if (options.kept.empty()) report.add("kept", Verdict::not_seen);
  std::vector<Checkpoint> kept;
  for (const auto& bytes : options.kept) {
    auto checkpoint = read_one(bytes, options, report);
    if (!checkpoint)
      report.fail("kept", checkpoint.error());
    else if (checkpoint->size == 0)
      report.add("kept-empty", Verdict::not_seen);
    else
      kept.push_back(std::move(*checkpoint));
  }
  std::sort(kept.begin(), kept.end(), [](const auto& a, const auto& b) { return a.size < b.size; });
  return kept;
}

}  // namespace jishi::ledger
