#include "ledger/tree.h"

#include <gtest/gtest.h>

#include <random>

#include "ledger/memory_log.h"
#include "ledger/naive_tree.h"
#include "ledger/proof.h"

namespace jishi::ledger {
namespace {

std::vector<Hash> leaves(std::size_t n) {
  std::vector<Hash> hashes;
  for (std::size_t i = 0; i < n; ++i) hashes.push_back(leaf_hash("entry " + std::to_string(i)));
  return hashes;
}

std::vector<Hash> first(const std::vector<Hash>& all, std::size_t n) {
  return naive::part(all, 0, n);
}

TEST(LedgerTree, the_hashes_are_those_of_rfc_6962) {
  EXPECT_EQ(to_base64(as_bytes(empty_root())), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
  EXPECT_EQ(to_hex(leaf_hash("")), "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  for (const std::size_t size : {1u, 510u, 511u, 512u, 513u, 65535u})
    EXPECT_EQ(leaf_hash(std::string(size, 'x')), naive::leaf(std::string(size, 'x'))) << size;
}

TEST(LedgerTree, the_root_at_every_size_is_the_twins) {
  const auto all = leaves(600);
  CompactTree tree;
  EXPECT_EQ(tree.root(), empty_root());
  for (std::size_t n = 1; n <= all.size(); ++n) {
    tree.append(all[n - 1]);
    if (n < 70 || n % 17 == 0) {
      EXPECT_EQ(tree.root(), naive::root(first(all, n))) << n;
    }
  }
}

TEST(LedgerProof, inclusion_at_every_index_is_the_twins_and_verifies) {
  const auto all = leaves(70);
  for (std::size_t n = 1; n <= all.size(); ++n) {
    Tiles tiles;
    Appender appender;
    tiles.put(appender.append(first(all, n)));
    TileNodes nodes(tiles);
    EXPECT_EQ(*root_of(n, nodes), appender.root());
    for (std::size_t i = 0; i < n; ++i) {
      const auto proof = inclusion_proof(i, n, nodes);
      ASSERT_TRUE(proof);
      EXPECT_EQ(*proof, naive::path(i, first(all, n)));
      EXPECT_TRUE(verify_inclusion(i, n, all[i], *proof, appender.root()));
    }
    EXPECT_EQ(inclusion_proof(n, n, nodes).error().front().code, "ledger.proof-range");
  }
}

TEST(LedgerProof, consistency_between_all_sizes_is_the_twins_and_verifies) {
  const auto all = leaves(70);
  for (std::size_t n = 1; n <= all.size(); ++n) {
    Tiles tiles;
    Appender appender;
    tiles.put(appender.append(first(all, n)));
    TileNodes nodes(tiles);
    for (std::size_t m = 1; m <= n; ++m) {
      const auto proof = consistency_proof(m, n, nodes);
      ASSERT_TRUE(proof);
      EXPECT_EQ(*proof, naive::consistency(m, first(all, n)));
      EXPECT_TRUE(verify_consistency(m, n, *proof, naive::root(first(all, m)), appender.root()));
    }
    EXPECT_FALSE(consistency_proof(0, n, nodes));
    EXPECT_FALSE(consistency_proof(n + 1, n, nodes));
  }
}

TEST(LedgerProof, large_random_sizes_agree_with_the_twin) {
  std::mt19937 random(7);
  const auto all = leaves(3000);
  for (int round = 0; round < 6; ++round) {
    const std::size_t n = 1 + random() % all.size();
    Tiles tiles;
    Appender appender;
    tiles.put(appender.append(first(all, n)));
    TileNodes nodes(tiles);
    EXPECT_EQ(appender.root(), naive::root(first(all, n)));
    for (int k = 0; k < 5; ++k) {
      const std::size_t i = random() % n;
      EXPECT_EQ(*inclusion_proof(i, n, nodes), naive::path(i, first(all, n)));
      EXPECT_EQ(*consistency_proof(i + 1, n, nodes), naive::consistency(i + 1, first(all, n)));
    }
  }
}

TEST(LedgerProof, a_proof_of_wrong_length_is_refused) {
  const auto all = leaves(11);
  const Hash root = naive::root(all);
  auto proof = naive::path(4, all);
  proof.push_back(root);
  EXPECT_EQ(verify_inclusion(4, 11, all[4], proof, root).error().front().code, "ledger.proof-length");
  proof.resize(proof.size() - 2);
  EXPECT_EQ(verify_inclusion(4, 11, all[4], proof, root).error().front().code, "ledger.proof-length");
  auto steps = naive::consistency(5, all);
  steps.push_back(root);
  const Hash old_root = naive::root(first(all, 5));
  EXPECT_EQ(verify_consistency(5, 11, steps, old_root, root).error().front().code, "ledger.proof-length");
}

TEST(LedgerProof, nothing_is_consistent_with_size_zero) {
  const auto all = leaves(3);
  EXPECT_FALSE(verify_consistency(0, 3, {}, empty_root(), naive::root(all)));
  EXPECT_FALSE(verify_consistency(0, 0, {}, empty_root(), empty_root()));
  EXPECT_FALSE(verify_consistency(4, 3, {}, naive::root(all), naive::root(all)));
}

TEST(LedgerProof, sizes_at_the_end_of_64_bits_do_not_overflow) {
  const Hash leaf = leaf_hash("x");
  EXPECT_FALSE(verify_inclusion(UINT64_MAX, UINT64_MAX, leaf, {}, leaf));
  EXPECT_FALSE(verify_inclusion(UINT64_MAX - 1, UINT64_MAX, leaf, {}, leaf));
  EXPECT_FALSE(verify_consistency(UINT64_MAX - 1, UINT64_MAX, {}, leaf, leaf));
  EXPECT_FALSE(verify_consistency(std::uint64_t{1} << 63, UINT64_MAX, {}, leaf, leaf));
  // The highest tree there can be: 64 hashes up from its first leaf.
  std::vector<Hash> proof(64, leaf);
  Hash root = leaf;
  for (int i = 0; i < 64; ++i) root = node_hash(root, leaf);
  EXPECT_TRUE(verify_inclusion(0, UINT64_MAX, leaf, proof, root));
}

TEST(LedgerProof, every_flipped_bit_is_refused) {
  const auto all = leaves(13);
  const Hash root = naive::root(all);
  const auto path = naive::path(9, all);
  for (std::size_t i = 0; i < path.size(); ++i)
    for (std::size_t bit = 0; bit < 256; bit += 37) {
      auto spoiled = path;
      spoiled[i][bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
      EXPECT_FALSE(verify_inclusion(9, 13, all[9], spoiled, root));
    }
  for (std::uint64_t i = 0; i < 13; ++i)
    EXPECT_EQ(verify_inclusion(i, 13, all[9], path, root).has_value(), i == 9);
}

}  // namespace
}  // namespace jishi::ledger
