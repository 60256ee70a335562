#include "ledger/proof.h"

#include <bit>
#include <string>

namespace jishi::ledger {

namespace {

Refusal out_of_range(std::uint64_t index, std::uint64_t size) {
  return refuse("ledger.proof-range", {std::to_string(index), std::to_string(size)});
}

Refusal wrong_length(std::size_t given, std::uint64_t needed) {
  return refuse("ledger.proof-length", {std::to_string(given), std::to_string(needed)});
}

std::uint64_t shift(std::uint64_t value, int by) {
  return by >= 64 ? 0 : value >> by;
}

// How a path climbs from a node to the root: first between two paths' meeting points (inner), then only past
// left siblings (border).
struct Climb {
  int inner = 0;
  int border = 0;
};

Climb climb(std::uint64_t index, std::uint64_t size) {
  const int inner = static_cast<int>(std::bit_width(index ^ (size - 1)));
  return {inner, std::popcount(shift(index, inner))};
}

Hash climb_inner(Hash hash, std::span<const Hash> proof, std::uint64_t index) {
  for (std::size_t i = 0; i < proof.size(); ++i)
    hash = (index >> i & 1) == 0 ? node_hash(hash, proof[i]) : node_hash(proof[i], hash);
  return hash;
}

Hash climb_left_only(Hash hash, std::span<const Hash> proof, std::uint64_t index) {
  for (std::size_t i = 0; i < proof.size(); ++i)
    if ((index >> i & 1) != 0) hash = node_hash(proof[i], hash);
  return hash;
}

Hash climb_border(Hash hash, std::span<const Hash> proof) {
  for (const Hash& left : proof) hash = node_hash(left, hash);
  return hash;
}

}  // namespace

Outcome verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                         std::span<const Hash> proof, const Hash& root) {
  if (index >= size) return out_of_range(index, size);
  const Climb way = climb(index, size);
  const auto needed = static_cast<std::size_t>(way.inner) + static_cast<std::size_t>(way.border);
  if (proof.size() != needed) return wrong_length(proof.size(), needed);
  const auto inner = static_cast<std::size_t>(way.inner);
  const Hash seen = climb_border(climb_inner(leaf, proof.first(inner), index), proof.subspan(inner));
  if (seen != root) return refuse("ledger.proof-root");
  return Done{};
}

Outcome verify_consistency(std::uint64_t old_size, std::uint64_t new_size, std::span<const Hash> proof,
                           const Hash& old_root, const Hash& new_root) {
  if (old_size == 0 || old_size > new_size) return out_of_range(old_size, new_size);
  if (old_size == new_size) {
    if (!proof.empty()) return wrong_length(proof.size(), 0);
    if (old_root != new_root) return refuse("ledger.proof-root");
    return Done{};
  }
  const int zeros = std::countr_zero(old_size);
  Climb way = climb(old_size - 1, new_size);
  way.inner -= zeros;
  // A complete old tree is its own seed and not in the proof.
  const bool whole = std::has_single_bit(old_size);
  const std::size_t start = whole ? 0 : 1;
  const auto needed = start + static_cast<std::size_t>(way.inner) + static_cast<std::size_t>(way.border);
  if (proof.size() != needed) return wrong_length(proof.size(), needed);

  const Hash seed = whole ? old_root : proof[0];
  const auto inner = proof.subspan(start, static_cast<std::size_t>(way.inner));
  const auto border = proof.subspan(start + inner.size());
  const std::uint64_t index = shift(old_size - 1, zeros);
  if (climb_border(climb_left_only(seed, inner, index), border) != old_root ||
      climb_border(climb_inner(seed, inner, index), border) != new_root)
    return refuse("ledger.proof-root");
  return Done{};
}

namespace {

// Collects a proof; the first refusal of the reader ends it.
class Maker {
 public:
  explicit Maker(NodeReader& nodes) : nodes_(nodes) {}

  // Root over [begin, end), where begin is a multiple of a power of two not below end − begin.
  Hash range(std::uint64_t begin, std::uint64_t end) {
    std::vector<Hash> peaks;
    while (begin < end) {
      const int level = std::countr_zero(std::bit_floor(end - begin));
      peaks.push_back(node(level, begin >> level));
      begin += std::uint64_t{1} << level;
    }
    if (peaks.empty()) return empty_root();
    Hash root = peaks.back();
    for (std::size_t i = peaks.size() - 1; i-- > 0;) root = node_hash(peaks[i], root);
    return root;
  }

  // Siblings from the root down; the caller reverses.
  void path(std::uint64_t index, std::uint64_t begin, std::uint64_t end) {
    while (end - begin > 1) {
      const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
      if (index < middle) {
        hashes_.push_back(range(middle, end));
        end = middle;
      } else {
        hashes_.push_back(range(begin, middle));
        begin = middle;
      }
    }
  }

  // Siblings from the root down of the last old subtree that both trees share, then itself if it is not the
  // whole old tree.
  void old_tree(std::uint64_t old_size, std::uint64_t new_size) {
    std::uint64_t begin = 0;
    std::uint64_t end = new_size;
    while (end != old_size) {
      const std::uint64_t middle = begin + std::bit_floor(end - begin - 1);
      if (old_size <= middle) {
        hashes_.push_back(range(middle, end));
        end = middle;
      } else {
        hashes_.push_back(range(begin, middle));
        begin = middle;
      }
    }
    if (begin != 0) hashes_.push_back(range(begin, end));
  }

  Result<Proof> take() {
    if (!refusals_.empty()) return refusals_;
    return Proof(hashes_.rbegin(), hashes_.rend());
  }
  const Refusals& refusals() const { return refusals_; }

 private:
  Hash node(int level, std::uint64_t index) {
    if (!refusals_.empty()) return Hash{};
    auto hash = nodes_.node(level, index);
    if (hash) return *hash;
    refusals_ = hash.error();
    return Hash{};
  }
  NodeReader& nodes_;
  Refusals refusals_;
  Proof hashes_;
};

}  // namespace

Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, NodeReader& nodes) {
  if (index >= size) return out_of_range(index, size);
  Maker maker(nodes);
  maker.path(index, 0, size);
  return maker.take();
}

Result<Proof> consistency_proof(std::uint64_t old_size, std::uint64_t new_size, NodeReader& nodes) {
  if (old_size == 0 || old_size > new_size) return out_of_range(old_size, new_size);
  Maker maker(nodes);
  if (old_size != new_size) maker.old_tree(old_size, new_size);
  return maker.take();
}

Result<Hash> root_of(std::uint64_t size, NodeReader& nodes) {
  Maker maker(nodes);
  const Hash root = maker.range(0, size);
  if (!maker.refusals().empty()) return maker.refusals();
  return root;
}

}  // namespace jishi::ledger
