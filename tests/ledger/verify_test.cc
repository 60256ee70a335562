#include "ledger/verify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "ledger/memory_log.h"
#include "ledger/receipt.h"

namespace jishi::ledger {
namespace {

VerifyOptions with_key() {
  VerifyOptions options;
  options.keys.push_back(vkey());
  return options;
}

class LedgerVerify : public testing::Test {
 protected:
  void fill(int n) { log.add(sample_entries(static_cast<int>(log.entries.size()), n)); }
  std::unique_ptr<Signer> key = signer();
  MemoryLog log{*key};
};

TEST_F(LedgerVerify, an_honest_log_passes_and_says_what_it_could_not_see) {
  fill(600);
  auto folder = log.folder();
  const auto report = verify_folder(folder, {});
  EXPECT_TRUE(report.ok);
  EXPECT_EQ(report.size, 600u);
  EXPECT_EQ(report.root, log.appender.root());
  for (const char* passed : {"checkpoint", "entries", "tiles", "root", "form"})
    EXPECT_EQ(verdict_of(report, passed), Verdict::passed) << passed;
  for (const char* unseen : {"signature", "kept", "witnesses", "contents"})
    EXPECT_EQ(verdict_of(report, unseen), Verdict::not_seen) << unseen;
  for (const auto& finding : report.findings) {
    EXPECT_FALSE(finding.zh.empty());
    EXPECT_EQ(finding.en.find('{'), std::string::npos) << finding.en;
    EXPECT_EQ(finding.zh.find('{'), std::string::npos) << finding.zh;
  }
}

TEST_F(LedgerVerify, everything_is_seen_with_key_kept_checkpoint_and_witness) {
  fill(100);
  auto options = with_key();
  options.kept.push_back(log.checkpoint());
  fill(300);
  options.kept.push_back(log.checkpoint());
  options.witnesses.push_back(vkey(kWitnessVkey));
  std::uint64_t seen = 0;
  options.on_entry = [&](std::uint64_t index, std::string_view bytes) {
    EXPECT_EQ(index, seen++);
    EXPECT_EQ(bytes, log.entries[index]);
  };
  std::uint64_t done = 0;
  options.progress = [&](std::uint64_t at, std::uint64_t total) {
    EXPECT_EQ(total, 300u);
    done = at;
  };
  auto folder = log.folder();
  folder.files["checkpoint"] = cosign(folder.files["checkpoint"], kWitnessKey, kWitnessVkey);
  const auto report = verify_folder(folder, options);
  EXPECT_TRUE(std::all_of(report.findings.begin(), report.findings.end(),
                          [](const Finding& f) { return f.verdict == Verdict::passed; }));
  EXPECT_EQ(seen, 300u);
  EXPECT_EQ(done, 300u);
}

TEST_F(LedgerVerify, one_flipped_byte_anywhere_is_seen) {
  fill(300);
  const auto good = log.folder();
  std::mt19937 random(11);
  for (const auto& [path, bytes] : good.files) {
    const std::size_t tries = path == "checkpoint" ? bytes.size() : 25;
    for (std::size_t i = 0; i < tries; ++i) {
      auto folder = good;
      auto& spoiled = folder.files[path];
      const std::size_t at = path == "checkpoint" ? i : random() % spoiled.size();
      spoiled[at] = static_cast<char>(spoiled[at] ^ (1 << random() % 8));
      EXPECT_FALSE(verify_folder(folder, with_key()).ok) << path << " byte " << at;
    }
  }
}

TEST_F(LedgerVerify, every_missing_or_cut_or_lengthened_file_is_seen) {
  fill(300);
  const auto good = log.folder();
  for (const auto& [path, bytes] : good.files) {
    auto folder = good;
    folder.files.erase(path);
    EXPECT_FALSE(verify_folder(folder, with_key()).ok) << "without " << path;
    folder.files[path] = bytes.substr(0, bytes.size() - 1);
    EXPECT_FALSE(verify_folder(folder, with_key()).ok) << path << " cut";
    folder.files[path] = bytes + "x";
    EXPECT_FALSE(verify_folder(folder, with_key()).ok) << path << " lengthened";
    folder.files[path] = "";
    EXPECT_FALSE(verify_folder(folder, with_key()).ok) << path << " empty";
  }
}

TEST_F(LedgerVerify, an_altered_entry_is_named_by_the_tile) {
  fill(300);
  auto folder = log.folder();
  auto& bundle = folder.files["tile/entries/001.p/44"];
  bundle[bundle.find("meeting-2023-270")] = 'M';
  const auto report = verify_folder(folder, with_key());
  EXPECT_EQ(verdict_of(report, "tiles"), Verdict::failed);
  EXPECT_EQ(verdict_of(report, "root"), Verdict::failed);
  EXPECT_NE(find(report, "tiles")->en.find("from entry 270 on"), std::string::npos)
      << find(report, "tiles")->en;
}

TEST_F(LedgerVerify, a_dropped_partial_tile_is_replaced_by_the_full_one) {
  fill(300);
  const auto small = log.folder();
  fill(512);
  auto folder = log.folder();
  folder.files["checkpoint"] = small.files.at("checkpoint");
  // Level 1 has no full tile yet; its partial must stay.
  folder.files["tile/1/000.p/1"] = small.files.at("tile/1/000.p/1");
  EXPECT_TRUE(verify_folder(folder, with_key()).ok);
  folder.files.erase("tile/1/000.p/1");
  EXPECT_FALSE(verify_folder(folder, with_key()).ok);
}

// What only a kept checkpoint shows: each of these logs is honest by itself.
TEST_F(LedgerVerify, an_operators_rewrite_is_seen_with_a_kept_checkpoint_only) {
  fill(100);
  const std::string kept = log.checkpoint();
  fill(150);
  const auto entries = log.entries;
  auto changed = entries;
  changed[50] = *format_entry(sample_entry(999));
  auto removed = entries;
  removed.erase(removed.begin() + 50);
  auto swapped = entries;
  std::swap(swapped[50], swapped[51]);
  auto inserted = entries;
  inserted.insert(inserted.begin() + 50, *format_entry(sample_entry(999)));
  const std::vector<std::string> rolled_back(entries.begin(), entries.begin() + 99);
  for (const auto& history : {changed, removed, swapped, inserted, rolled_back}) {
    MemoryLog rewritten(*key);
    rewritten.add(history);
    auto folder = rewritten.folder();
    auto options = with_key();
    EXPECT_TRUE(verify_folder(folder, options).ok);
    options.kept.push_back(kept);
    const auto report = verify_folder(folder, options);
    EXPECT_FALSE(report.ok);
    EXPECT_EQ(verdict_of(report, "kept"), Verdict::failed);
    EXPECT_EQ(verdict_of(report, "root"), Verdict::passed);
  }
}

TEST_F(LedgerVerify, a_kept_checkpoint_must_be_of_this_log_and_signed) {
  fill(10);
  auto folder = log.folder();
  const Checkpoint stated{"jishi.example/1", 10, log.appender.root(), {}};
  auto other = stated;
  other.origin = "other.example/1";
  for (const std::string& kept :
       {sign_checkpoint(stated, *signer(kOtherKey)), sign_checkpoint(other, *key), std::string("nonsense")}) {
    auto options = with_key();
    options.kept.push_back(kept);
    EXPECT_EQ(verdict_of(verify_folder(folder, options), "kept"), Verdict::failed);
  }
  auto options = with_key();
  options.kept.push_back(sign_checkpoint({"jishi.example/1", 0, empty_root(), {}}, *key));
  EXPECT_EQ(verdict_of(verify_folder(folder, options), "kept-empty"), Verdict::not_seen);
}

TEST_F(LedgerVerify, another_key_is_no_signature) {
  fill(3);
  auto folder = log.folder();
  VerifyOptions options;
  options.keys.push_back(vkey(signer(kOtherKey)->vkey()));
  EXPECT_EQ(verdict_of(verify_folder(folder, options), "signature"), Verdict::failed);
}

TEST_F(LedgerVerify, the_quorum_counts_keys_and_not_names) {
  fill(3);
  auto folder = log.folder();
  auto& note = folder.files["checkpoint"];
  auto options = with_key();
  options.witnesses = {vkey(kWitnessVkey), vkey(kWitnessAgainVkey), vkey(kSecondWitnessVkey)};
  options.quorum = 2;
  const auto witnesses = [&] { return verdict_of(verify_folder(folder, options), "witnesses"); };
  EXPECT_EQ(witnesses(), Verdict::failed);
  note = cosign(note, kWitnessKey, kWitnessVkey);
  note = cosign(note, kWitnessKey, kWitnessAgainVkey);
  EXPECT_EQ(witnesses(), Verdict::failed) << "one key under two names";
  note = cosign(note, kSecondWitnessKey, kSecondWitnessVkey);
  EXPECT_EQ(witnesses(), Verdict::passed);
  options.quorum = 3;
  EXPECT_EQ(witnesses(), Verdict::failed);
  options.quorum = 2;
  note = cosign(note, kTestKey, kWitnessVkey);
  EXPECT_EQ(witnesses(), Verdict::failed) << "a bad cosignature by a known witness refuses the note";
}

TEST_F(LedgerVerify, entries_of_others_are_opaque_and_ours_must_all_be_in_form) {
  log.add({"", "x", std::string(65535, 'y')});
  auto folder = log.folder();
  EXPECT_EQ(verdict_of(verify_folder(folder, with_key()), "form"), Verdict::not_seen);
  MemoryLog mixed(*key);
  mixed.add(sample_entries(0, 3));
  mixed.add({"x"});
  folder = mixed.folder();
  EXPECT_EQ(verdict_of(verify_folder(folder, with_key()), "form"), Verdict::failed);
  MemoryLog foreign(*key);
  auto entry = sample_entry(3);
  entry.unit = "2";
  foreign.add(sample_entries(0, 3));
  foreign.add({*format_entry(entry)});
  folder = foreign.folder();
  EXPECT_EQ(verdict_of(verify_folder(folder, with_key()), "form"), Verdict::failed)
      << "an entry of another unit";
}

TEST_F(LedgerVerify, the_empty_log_passes) {
  auto folder = log.folder();
  EXPECT_TRUE(verify_folder(folder, with_key()).ok);
  folder.files["checkpoint"] = sign_checkpoint({"jishi.example/1", 0, leaf_hash(""), {}}, *key);
  EXPECT_EQ(verdict_of(verify_folder(folder, with_key()), "root"), Verdict::failed);
  folder.files.clear();
  EXPECT_EQ(verdict_of(verify_folder(folder, with_key()), "checkpoint"), Verdict::failed);
}

class LedgerVerifyReceipt : public LedgerVerify {
 protected:
  void SetUp() override { fill(300); }
  std::string receipt(std::uint64_t index) {
    TileNodes nodes(log.tiles);
    return format_receipt({index, *inclusion_proof(index, 300, nodes), log.checkpoint(), std::nullopt});
  }
};

TEST_F(LedgerVerifyReceipt, an_honest_receipt_passes) {
  for (const std::uint64_t index : {0u, 1u, 255u, 256u, 299u}) {
    const auto report = verify_receipt(receipt(index), log.entries[index], with_key());
    EXPECT_TRUE(report.ok);
    EXPECT_EQ(verdict_of(report, "inclusion"), Verdict::passed);
    EXPECT_EQ(verdict_of(report, "entry"), Verdict::passed);
    EXPECT_EQ(verdict_of(report, "kept"), Verdict::not_seen);
  }
  EXPECT_EQ(verdict_of(verify_receipt(receipt(7), std::nullopt, with_key()), "inclusion"), Verdict::not_seen);
}

TEST_F(LedgerVerifyReceipt, every_flipped_byte_is_seen) {
  const auto good = receipt(77);
  const auto& entry = log.entries[77];
  for (std::size_t i = 0; i < good.size(); ++i)
    for (const int bit : {0, 3, 5}) {
      auto spoiled = good;
      spoiled[i] = static_cast<char>(spoiled[i] ^ (1 << bit));
      EXPECT_FALSE(verify_receipt(spoiled, entry, with_key()).ok) << "byte " << i << " bit " << bit;
    }
  for (std::size_t i = 0; i < entry.size(); ++i) {
    auto spoiled = entry;
    spoiled[i] = static_cast<char>(spoiled[i] ^ 1);
    EXPECT_FALSE(verify_receipt(good, spoiled, with_key()).ok);
  }
  EXPECT_FALSE(verify_receipt(good, log.entries[78], with_key()).ok);
}

TEST_F(LedgerVerifyReceipt, a_kept_checkpoint_is_compared_where_it_can_be) {
  auto options = with_key();
  options.kept.push_back(log.checkpoint());
  EXPECT_EQ(verdict_of(verify_receipt(receipt(5), log.entries[5], options), "kept"), Verdict::passed);
  options.kept = {sign_checkpoint({"jishi.example/1", 300, leaf_hash("x"), {}}, *key)};
  EXPECT_FALSE(verify_receipt(receipt(5), log.entries[5], options).ok);
  options.kept = {sign_checkpoint({"jishi.example/1", 299, leaf_hash("x"), {}}, *key)};
  EXPECT_EQ(verdict_of(verify_receipt(receipt(5), log.entries[5], options), "kept-apart"), Verdict::not_seen);
}

}  // namespace
}  // namespace jishi::ledger
