// Vectors that others made: their verdict must be ours.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/json.h"
#include "ledger/memory_log.h"
#include "ledger/proof.h"

namespace jishi::ledger {
namespace {

namespace fs = std::filesystem;
const fs::path kOwn = JISHI_SOURCE_DIR "/tests/ledger/data";
const fs::path kShared = JISHI_SOURCE_DIR "/../shared/vectors";

Json load(const fs::path& path) {
  const auto bytes = Disk::read_file(path);
  if (!bytes) throw std::runtime_error("no file " + path.string());
  return boost::json::parse(*bytes);
}

std::uint64_t number(const Json& vector, const char* member) {
  return boost::json::value_to<std::uint64_t>(vector.at(member));
}

std::optional<Hash> hash(const Json& value) {
  if (value.is_null()) return std::nullopt;
  const auto bytes = from_base64(std::string_view(value.as_string()));
  return bytes ? hash_from_bytes(*bytes) : std::nullopt;
}

// A few vectors have roots that are no hashes: any other value that differs as they do will serve.
std::optional<Hash> root_hash(const Json& value) {
  if (value.is_null()) return sha256("");
  const auto bytes = from_base64(std::string_view(value.as_string()));
  return bytes && bytes->size() == 32 ? hash_from_bytes(*bytes) : sha256(bytes.value_or(""));
}

std::optional<Proof> proof(const Json& vector) {
  Proof hashes;
  if (vector.at("proof").is_null()) return hashes;
  for (const auto& one : vector.at("proof").as_array()) {
    const auto h = hash(one);
    if (!h) return std::nullopt;
    hashes.push_back(*h);
  }
  return hashes;
}

bool accepts_inclusion(const Json& v) {
  const auto leaf = hash(v.at("leafHash"));
  const auto root = root_hash(v.at("root"));
  const auto hashes = proof(v);
  return leaf && root && hashes &&
         verify_inclusion(number(v, "leafIdx"), number(v, "treeSize"), *leaf, *hashes, *root).has_value();
}

bool accepts_consistency(const Json& v) {
  const auto old_root = root_hash(v.at("root1"));
  const auto new_root = root_hash(v.at("root2"));
  const auto hashes = proof(v);
  return old_root && new_root && hashes &&
         verify_consistency(number(v, "size1"), number(v, "size2"), *hashes, *old_root, *new_root)
             .has_value();
}

using Judge = bool (*)(const Json&);

int judge(const Json& v, Judge accepts, const std::string& name) {
  EXPECT_EQ(accepts(v), !v.at("wantErr").as_bool()) << name;
  return 1;
}

int judge_shared(const char* folder, Judge accepts) {
  int count = 0;
  for (const auto& file : fs::recursive_directory_iterator(kShared / folder))
    if (file.path().extension() == ".json") count += judge(load(file.path()), accepts, file.path().string());
  return count;
}

TEST(LedgerVectors, our_copies_get_their_verdict) {
  int count = 0;
  const Json inclusion = load(kOwn / "inclusion.json");
  const Json consistency = load(kOwn / "consistency.json");
  for (const auto& v : inclusion.as_array())
    count += judge(v, accepts_inclusion, std::string(v.at("desc").as_string()));
  for (const auto& v : consistency.as_array())
    count += judge(v, accepts_consistency, std::string(v.at("desc").as_string()));
  EXPECT_GT(count, 50);
}

TEST(LedgerVectors, every_inclusion_vector_gets_its_verdict) {
  if (!fs::exists(kShared)) GTEST_SKIP() << "the shared vectors are not beside this checkout";
  EXPECT_EQ(judge_shared("inclusion", accepts_inclusion), 98);
}

TEST(LedgerVectors, every_consistency_vector_gets_its_verdict) {
  if (!fs::exists(kShared)) GTEST_SKIP() << "the shared vectors are not beside this checkout";
  EXPECT_EQ(judge_shared("consistency", accepts_consistency), 98);
}

TEST(LedgerVectors, signed_notes_of_others_are_read) {
  const Json notes = load(kOwn / "notes.json");
  const auto text = [&](const char* group, const char* member) {
    return std::string(notes.at(group).at(member).as_string());
  };
  const auto key = VerifierKey::from_text(text("verifiable", "vkey"));
  ASSERT_TRUE(key);
  EXPECT_EQ(key->text(), text("verifiable", "vkey"));
  std::string note = text("verifiable", "note");
  const auto opened = open_note(note, std::span(&*key, 1));
  ASSERT_TRUE(opened);
  EXPECT_EQ(format_note(*opened), note);
  note[0] = 't';
  EXPECT_EQ(open_note(note, std::span(&*key, 1)).error().front().code, "ledger.signature-bad");

  for (const char* member : {"checkpoint", "cosigned_checkpoint"}) {
    const auto parsed = parse_note(text("parse_only_no_public_key_published", member));
    ASSERT_TRUE(parsed);
    const auto checkpoint = parse_checkpoint(parsed->text);
    ASSERT_TRUE(checkpoint);
    EXPECT_EQ(checkpoint->size, 20852163u);
    EXPECT_EQ(format_checkpoint(*checkpoint), parsed->text);
  }
  const auto cosigned = parse_note(text("parse_only_no_public_key_published", "cosigned_checkpoint"));
  EXPECT_EQ(cosigned->signatures.at(1).name, "witness.example.com/w1");
  EXPECT_EQ(cosignature_time(cosigned->signatures.at(1).signature), 1679315147u);
}

// The Tessera log with another of its checkpoints in place.
class AtSize : public TileSource {
 public:
  AtSize(TileSource& below, std::string checkpoint) : below_(below), checkpoint_(std::move(checkpoint)) {}
  std::optional<std::string> read(std::string_view path) override {
    return path == "checkpoint" ? std::optional(checkpoint_) : below_.read(path);
  }

 private:
  TileSource& below_;
  std::string checkpoint_;
};

TEST(LedgerVectors, the_tessera_log_verifies_at_every_size_and_against_every_other) {
  if (!fs::exists(kShared)) GTEST_SKIP() << "the shared vectors are not beside this checkout";
  const fs::path folder = kShared / "tessera-log";
  Disk disk(folder);
  VerifyOptions options;
  options.keys.push_back(*VerifierKey::from_text(*disk.read("vkey.txt")));
  std::vector<std::string> checkpoints;
  for (int size = 0; size <= 15; ++size)
    checkpoints.push_back(*disk.read("checkpoint." + std::to_string(size)));
  for (std::size_t size = 0; size <= 15; ++size) {
    AtSize source(disk, checkpoints[size]);
    options.kept.assign(checkpoints.begin(), checkpoints.begin() + static_cast<std::ptrdiff_t>(size) + 1);
    const auto report = verify_folder(source, options);
    EXPECT_TRUE(report.ok) << size;
    EXPECT_EQ(report.size, size);
    EXPECT_EQ(verdict_of(report, "root"), Verdict::passed);
    options.kept = {checkpoints[15]};
    EXPECT_EQ(verify_folder(source, options).ok, size == 15) << "a log shorter than a kept checkpoint";
  }
}

}  // namespace
}  // namespace jishi::ledger
