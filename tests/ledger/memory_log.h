#pragma once
// A log in memory, written as a folder of tiles: what the tests verify, alter and export.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "ledger/right_edge.h"
#include "ledger/verify.h"

namespace jishi::ledger {

// What one batch changed.
struct Batch {
  std::uint64_t old_size = 0;
  std::uint64_t size = 0;
  Hash root{};
  std::vector<TileBytes> tiles;  // each changed tile once
};

// Moves a log's right edge as a writer does: full tiles as they fill, partial ones at the end of a batch.
class Appender {
 public:
  static Result<Appender> open(std::uint64_t size, TileReader& tiles) {
    auto edge = RightEdge::read(size, tiles);
    if (!edge) return edge.error();
    Appender out;
    out.edge_ = std::move(*edge);
    return out;
  }
  Batch append(std::span<const Hash> leaves) {
    Batch batch;
    batch.old_size = size();
    const auto keep = [&](int level, std::uint64_t index, const std::string& hashes) {
      batch.tiles.push_back({level, index, hashes});
    };
    for (const Hash& leaf : leaves) edge_.append(leaf, keep);
    batch.size = size();
    batch.root = root();
    edge_.each_partial([&](int level, std::uint64_t index, const std::string& hashes) {
      if (batch.size >> (8 * level) != batch.old_size >> (8 * level)) keep(level, index, hashes);
    });
    return batch;
  }
  std::uint64_t size() const { return edge_.size(); }
  Hash root() const { return edge_.root(); }

 private:
  RightEdge edge_;
};

class Tiles : public TileReader {
 public:
  std::optional<std::string> tile(int level, std::uint64_t index) override {
    ++reads;
    const auto found = kept.find({level, index});
    return found == kept.end() ? std::nullopt : std::optional(found->second);
  }
  void put(const Batch& batch) {
    for (const auto& tile : batch.tiles) kept[{tile.level, tile.index}] = tile.hashes;
  }
  std::map<std::pair<int, std::uint64_t>, std::string> kept;
  int reads = 0;
};

class Folder : public TileSource {
 public:
  std::optional<std::string> read(std::string_view path) override {
    const auto found = files.find(std::string(path));
    return found == files.end() ? std::nullopt : std::optional(found->second);
  }
  std::map<std::string, std::string> files;
};

class Disk : public TileSource {
 public:
  explicit Disk(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::optional<std::string> read(std::string_view path) override { return read_file(folder_ / path); }
  static std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in || std::filesystem::is_directory(path)) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
  }

 private:
  std::filesystem::path folder_;
};

// Keys for tests alone: their seeds are 00 01 02 …, 01 02 03 … and so on.
constexpr std::string_view kTestKey =
    "PRIVATE+KEY+jishi.example/1+9371484f+AQABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";
constexpr std::string_view kTestVkey =
    "jishi.example/1+9371484f+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
constexpr std::string_view kOtherKey =
    "PRIVATE+KEY+jishi.example/1+d868f285+AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g";
constexpr std::string_view kWitnessKey =
    "PRIVATE+KEY+witness.example/w1+d3022e72+AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAh";
constexpr std::string_view kWitnessVkey =
    "witness.example/w1+37d9ed24+BEPNwCPSLV+eEH0aBpNFfTXR0Q630hxyEZL1b13kBmXT";
constexpr std::string_view kWitnessAgainVkey =  // the same key under another name
    "witness.example/w3+640553a4+BEPNwCPSLV+eEH0aBpNFfTXR0Q630hxyEZL1b13kBmXT";
constexpr std::string_view kSecondWitnessKey =
    "PRIVATE+KEY+witness.example/w2+00df3ef6+AQMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4fICEi";
constexpr std::string_view kSecondWitnessVkey =
    "witness.example/w2+ed320d3a+BEge3nctoVeFyeWaCGIBuMP5wwcSnj/G1/NKpN/tWBTl";

inline std::unique_ptr<Signer> signer(std::string_view key = kTestKey) {
  return std::move(*signer_from_key(key));
}
inline VerifierKey vkey(std::string_view text = kTestVkey) {
  return *VerifierKey::from_text(text);
}

// The note with a witness's line added.
inline std::string cosign(const std::string& note, std::string_view key, std::string_view as_vkey,
                          std::uint64_t time = 1'700'000'000) {
  Note parsed = *parse_note(note);
  const VerifierKey as = vkey(as_vkey);
  std::string stamp;
  for (int shift = 56; shift >= 0; shift -= 8) stamp += static_cast<char>(time >> shift & 255);
  const auto line = signer(key)->sign(cosigned_message(time, parsed.text));
  parsed.signatures.push_back({as.name(), as.id(), stamp + line.signature});
  return format_note(parsed);
}

class MemoryLog {
 public:
  explicit MemoryLog(const Signer& signer) : signer_(signer) {}

  void add(const std::vector<std::string>& batch) {
    std::vector<Hash> leaves;
    for (const auto& entry : batch) {
      entries.push_back(entry);
      leaves.push_back(leaf_hash(entry));
    }
    tiles.put(appender.append(leaves));
  }

  std::string checkpoint() const {
    return sign_checkpoint({signer_.name(), appender.size(), appender.root(), {}}, signer_);
  }

  Folder folder() const {
    Folder folder;
    folder.files["checkpoint"] = checkpoint();
    each_changed_tile(0, entries.size(), [&](const TileCoordinate& at) {
      std::string& bytes = folder.files[tile_path(at)];
      if (at.level >= 0) {
        bytes = tiles.kept.at({at.level, at.index}).substr(0, static_cast<std::size_t>(at.width) * 32);
        return;
      }
      for (int i = 0; i < at.width; ++i)
        append_to_bundle(bytes, entries[at.index * 256 + static_cast<std::size_t>(i)]);
    });
    return folder;
  }

  std::vector<std::string> entries;
  Tiles tiles;
  Appender appender;

 private:
  const Signer& signer_;
};

inline Entry sample_entry(int n) {
  Entry entry;
  entry.kind = n == 0 ? "unit.created" : "record.filed";
  entry.id = n == 0 ? "unit-1" : "meeting-2023-" + std::to_string(n);
  entry.at = Instant::from_micros(1'680'674'828'000'000 + std::int64_t{n} * 60'000'000);
  entry.actor = "a" + std::to_string(n % 5 + 1);
  entry.commitment = commit_to(std::string(32, static_cast<char>(n)), "{}");
  entry.unit = "1";
  return entry;
}

inline std::vector<std::string> sample_entries(int from, int to) {
  std::vector<std::string> entries;
  for (int n = from; n < to; ++n) entries.push_back(*format_entry(sample_entry(n)));
  return entries;
}

inline const Finding* find(const VerifyReport& report, std::string_view code) {
  for (const auto& finding : report.findings)
    if (finding.code == code) return &finding;
  return nullptr;
}

inline std::optional<Verdict> verdict_of(const VerifyReport& report, std::string_view code) {
  const auto* finding = find(report, code);
  return finding == nullptr ? std::nullopt : std::optional(finding->verdict);
}

}  // namespace jishi::ledger
