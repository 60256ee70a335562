#pragma once
// The Merkle tree of RFC 6962 §2.1: SHA-256, leaf = H(00 ‖ entry), node = H(01 ‖ left ‖ right), split at the
// largest power of two strictly below the size. node(level, index) is the root of the complete subtree over
// leaves [index·2^level, (index+1)·2^level).

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/digest.h"

namespace jishi::ledger {

Hash empty_root();
Hash leaf_hash(std::string_view entry);
Hash node_hash(const Hash& left, const Hash& right);

// The tree of a log as its complete subtrees alone: appending costs one node hash on the average, memory is
// one hash per bit of the size.
class CompactTree {
 public:
  CompactTree() = default;
  // peaks: roots of the complete subtrees, largest first; one per set bit of size.
  CompactTree(std::uint64_t size, std::vector<Hash> peaks);

  // complete(level, index, hash) is called for each node that the leaf completes, itself (level 0) first.
  template <class Complete>
  void append(const Hash& leaf, Complete&& complete) {
    Hash hash = leaf;
    std::uint64_t index = size_++;
    int level = 0;
    complete(level, index, hash);
    for (; (index & 1) != 0; index >>= 1) {
      hash = node_hash(peaks_.back(), hash);
      peaks_.pop_back();
      complete(++level, index >> 1, hash);
    }
    peaks_.push_back(hash);
  }
  void append(const Hash& leaf) {
    append(leaf, [](int, std::uint64_t, const Hash&) {});
  }

  std::uint64_t size() const { return size_; }
  const std::vector<Hash>& peaks() const { return peaks_; }
  Hash root() const;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> peaks_;
};

}  // namespace jishi::ledger
