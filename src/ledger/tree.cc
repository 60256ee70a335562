#include "ledger/tree.h"

#include <bit>
#include <cstdlib>
#include <cstring>

namespace jishi::ledger {

namespace {

// One digest per thread: starting one costs more than a node.
Sha256& digest() {
  thread_local Sha256 one;
  return one;
}

}  // namespace

Hash empty_root() {
  return digest().finish();
}

Hash leaf_hash(std::string_view entry) {
  // Short entries go in one piece: each call into the digest costs as much as hashing fifty bytes.
  char buffer[512];
  if (entry.size() < sizeof buffer) {
    buffer[0] = '\0';
    if (!entry.empty()) std::memcpy(buffer + 1, entry.data(), entry.size());
    return digest().add({buffer, entry.size() + 1}).finish();
  }
  return digest().add(std::string_view("\0", 1)).add(entry).finish();
}

Hash node_hash(const Hash& left, const Hash& right) {
  char buffer[65];
  buffer[0] = '\1';
  std::memcpy(buffer + 1, left.data(), left.size());
  std::memcpy(buffer + 33, right.data(), right.size());
  return digest().add({buffer, sizeof buffer}).finish();
}

CompactTree::CompactTree(std::uint64_t size, std::vector<Hash> peaks)
    : size_(size), peaks_(std::move(peaks)) {
  if (peaks_.size() != static_cast<std::size_t>(std::popcount(size))) std::abort();
}

Hash CompactTree::root() const {
  if (peaks_.empty()) return empty_root();
  Hash root = peaks_.back();
  for (std::size_t i = peaks_.size() - 1; i-- > 0;) root = node_hash(peaks_[i], root);
  return root;
}

}  // namespace jishi::ledger
