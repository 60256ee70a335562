#include "ledger/tile.h"

#include <gtest/gtest.h>

#include <random>

#include "ledger/memory_log.h"

namespace jishi::ledger {
namespace {

TEST(LedgerTile, paths_are_those_of_tlog_tiles) {
  EXPECT_EQ(tile_path({0, 1234067, 256}), "tile/0/x001/x234/067");
  EXPECT_EQ(tile_path({1, 0, 1}), "tile/1/000.p/1");
  EXPECT_EQ(tile_path({-1, 273, 112}), "tile/entries/273.p/112");
  for (const TileCoordinate at :
       {TileCoordinate{0, 999, 256}, {63, UINT64_MAX, 1}, {-1, 1000, 255}, {2, 1'000'000, 7}})
    EXPECT_EQ(parse_tile_path(tile_path(at)), at) << tile_path(at);
}

TEST(LedgerTile, other_spellings_of_a_path_are_refused) {
  for (const char* path :
       {"tile/64/000", "tile/00/000", "tile/0/0", "tile/0/x000/001", "tile/0/001/234", "tile/0/000.p/0",
        "tile/0/000.p/256", "tile/0/000.p/01", "tile/0/000.p", "tile/0/000/", "/tile/0/000", "tile/-1/000",
        "tile/0", "tile/entries", "tile/data/000", "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
        "tile/0/../000", ""})
    EXPECT_FALSE(parse_tile_path(path)) << path;
}

std::vector<TileCoordinate> tiles_of(std::uint64_t from, std::uint64_t to) {
  std::vector<TileCoordinate> tiles;
  each_changed_tile(from, to, [&](const TileCoordinate& at) {
    if (at.level >= 0) tiles.push_back(at);
  });
  return tiles;
}

TEST(LedgerTile, the_tiles_of_70000_entries) {
  const auto tiles = tiles_of(0, 70000);
  ASSERT_EQ(tiles.size(), 273u + 1 + 1 + 1 + 1);
  EXPECT_EQ(tiles[273], (TileCoordinate{0, 273, 112}));
  EXPECT_EQ(tiles[274], (TileCoordinate{1, 0, 256}));
  EXPECT_EQ(tiles[275], (TileCoordinate{1, 1, 17}));
  EXPECT_EQ(tiles[276], (TileCoordinate{2, 0, 1}));
}

TEST(LedgerTile, size_256_has_a_full_tile_and_one_hash_above) {
  EXPECT_EQ(tiles_of(0, 256), (std::vector<TileCoordinate>{{0, 0, 256}, {1, 0, 1}}));
  EXPECT_EQ(tiles_of(255, 257), (std::vector<TileCoordinate>{{0, 0, 256}, {0, 1, 1}, {1, 0, 1}}));
  EXPECT_TRUE(tiles_of(256, 256).empty());
}

TEST(LedgerTile, the_largest_log_has_tiles_without_overflow) {
  const auto tiles = tiles_of(UINT64_MAX - 1, UINT64_MAX);
  ASSERT_EQ(tiles.size(), 1u);
  EXPECT_EQ(tiles[0].width, 255);
}

TEST(LedgerBundle, holds_exactly_its_entries) {
  std::string bundle;
  append_to_bundle(bundle, "");
  append_to_bundle(bundle, std::string(65535, 'x'));
  append_to_bundle(bundle, "abc");
  const auto entries = parse_bundle(bundle, 3);
  ASSERT_TRUE(entries);
  EXPECT_EQ((*entries)[0], "");
  EXPECT_EQ((*entries)[1].size(), 65535u);
  EXPECT_EQ((*entries)[2], "abc");
  EXPECT_FALSE(parse_bundle(bundle, 2));
  EXPECT_FALSE(parse_bundle(bundle, 4));
  EXPECT_FALSE(parse_bundle(bundle + "x", 3));
  EXPECT_FALSE(parse_bundle(std::string_view(bundle).substr(0, bundle.size() - 1), 3));
}

TEST(LedgerRightEdge, batches_of_any_size_give_the_same_tiles) {
  std::mt19937 random(3);
  Tiles at_once;
  Tiles in_batches;
  std::vector<Hash> leaves;
  for (int i = 0; i < 66'000; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  Appender whole;
  at_once.put(whole.append(leaves));
  Appender appender;
  for (std::size_t done = 0; done < leaves.size();) {
    const std::size_t n = std::min<std::size_t>(random() % 900, leaves.size() - done);
    const auto batch = appender.append(std::span(leaves).subspan(done, n));
    for (const auto& tile : batch.tiles) {
      const auto& before = in_batches.kept[{tile.level, tile.index}];
      EXPECT_EQ(tile.hashes.substr(0, before.size()), before)
          << "a partial tile is a prefix of the later one";
      EXPECT_GT(tile.hashes.size(), before.size()) << "only changed tiles";
    }
    in_batches.put(batch);
    done += n;
    // What the store would do after a start: the edge read from the tiles is the edge in memory.
    if (random() % 8 == 0) {
      auto opened = Appender::open(done, in_batches);
      ASSERT_TRUE(opened);
      EXPECT_EQ(opened->root(), appender.root());
      appender = std::move(*opened);
    }
  }
  EXPECT_EQ(at_once.kept, in_batches.kept);
  EXPECT_EQ(whole.root(), appender.root());
}

TEST(LedgerRightEdge, a_batch_changes_the_right_edge_only) {
  Appender appender;
  (void)appender.append(std::vector<Hash>(65'700, leaf_hash("x")));
  const auto batch = appender.append(std::vector<Hash>(64, leaf_hash("y")));
  EXPECT_EQ(batch.old_size, 65'700u);
  EXPECT_EQ(batch.tiles.size(), 1u);
}

TEST(LedgerRightEdge, proofs_of_a_batch_share_their_tiles) {
  Tiles tiles;
  Appender appender;
  tiles.put(appender.append(std::vector<Hash>(65'700, leaf_hash("x"))));
  const auto batch = appender.append(std::vector<Hash>(64, leaf_hash("y")));
  tiles.put(batch);
  TileNodes nodes(tiles);
  for (std::uint64_t i = batch.old_size; i < batch.size; ++i) {
    const auto proof = inclusion_proof(i, batch.size, nodes);
    ASSERT_TRUE(proof);
    EXPECT_TRUE(verify_inclusion(i, batch.size, leaf_hash("y"), *proof, batch.root));
  }
  EXPECT_LE(tiles.reads, 4);
}

TEST(LedgerRightEdge, the_tiles_a_batch_filled_and_left_partial_prove_its_entries) {
  for (const int before : {0, 1, 200, 255, 256, 65'279, 65'280, 65'500, 65'535, 65'536, 65'700})
    for (const int count : {1, 2, 57, 256, 600}) {
      RightEdge edge;
      for (int i = 0; i < before; ++i) edge.append(leaf_hash("x"), [](int, auto, const auto&) {});
      std::vector<TileBytes> kept;
      const auto keep = [&](int level, std::uint64_t index, const std::string& hashes) {
        kept.push_back({level, index, hashes});
      };
      for (int i = 0; i < count; ++i) edge.append(leaf_hash("y"), keep);
      edge.each_partial(keep);
      KeptTiles tiles(std::move(kept));
      TileNodes nodes(tiles);
      for (auto i = static_cast<std::uint64_t>(before); i < edge.size(); ++i) {
        const auto proof = inclusion_proof(i, edge.size(), nodes);
        ASSERT_TRUE(proof) << before << " + " << count << ": " << proof.error()[0].code;
        EXPECT_TRUE(verify_inclusion(i, edge.size(), leaf_hash("y"), *proof, edge.root()));
      }
    }
}

TEST(LedgerRightEdge, a_tile_kept_at_a_later_size_is_cut_to_the_size_asked_for) {
  std::vector<Hash> leaves;
  for (int i = 0; i < 400; ++i) leaves.push_back(leaf_hash(std::to_string(i)));
  Tiles tiles;
  Appender whole;
  tiles.put(whole.append(leaves));
  auto earlier = Appender::open(300, tiles);
  ASSERT_TRUE(earlier);
  const auto batch = earlier->append(std::span(leaves).subspan(300));
  EXPECT_EQ(batch.root, whole.root());
  ASSERT_EQ(batch.tiles.size(), 1u);
  EXPECT_EQ(batch.tiles[0].hashes, (tiles.kept.at({0, 1})));
}

TEST(LedgerRightEdge, a_missing_or_short_tile_is_refused) {
  Tiles tiles;
  Appender appender;
  tiles.put(appender.append(std::vector<Hash>(300, leaf_hash("x"))));
  auto& edge = tiles.kept[{0, 1}];
  edge.resize(edge.size() - 32);
  EXPECT_EQ(Appender::open(300, tiles).error().front().code, "ledger.tile-malformed");
  tiles.kept.erase({0, 1});
  EXPECT_EQ(Appender::open(300, tiles).error().front().code, "ledger.tile-missing");
}

}  // namespace
}  // namespace jishi::ledger
