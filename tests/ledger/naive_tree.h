#pragma once
// The tree of RFC 9162 §2.1 word for word, slow and plain: the twin that the fast code is compared with.

#include <bit>
#include <string>
#include <vector>

#include "base/digest.h"

namespace jishi::ledger::naive {

using Hashes = std::vector<Hash>;

inline Hash leaf(const std::string& entry) {
  return sha256(std::string(1, '\0') + entry);
}

inline Hash node(const Hash& a, const Hash& b) {
  return sha256("\x01" + std::string(as_bytes(a)) + std::string(as_bytes(b)));
}

inline std::size_t split(std::size_t n) {
  std::size_t k = 1;
  while (k * 2 < n) k *= 2;
  return k;
}

inline Hashes part(const Hashes& d, std::size_t from, std::size_t to) {
  return Hashes(d.begin() + static_cast<std::ptrdiff_t>(from), d.begin() + static_cast<std::ptrdiff_t>(to));
}

inline Hash root(const Hashes& d) {
  if (d.empty()) return sha256("");
  if (d.size() == 1) return d[0];
  const auto k = split(d.size());
  return node(root(part(d, 0, k)), root(part(d, k, d.size())));
}

inline Hashes path(std::size_t m, const Hashes& d) {
  if (d.size() <= 1) return {};
  const auto k = split(d.size());
  const auto left = part(d, 0, k);
  const auto right = part(d, k, d.size());
  Hashes proof = m < k ? path(m, left) : path(m - k, right);
  proof.push_back(m < k ? root(right) : root(left));
  return proof;
}

inline Hashes subproof(std::size_t m, const Hashes& d, bool whole) {
  if (m == d.size()) return whole ? Hashes{} : Hashes{root(d)};
  const auto k = split(d.size());
  const auto left = part(d, 0, k);
  const auto right = part(d, k, d.size());
  Hashes proof = m <= k ? subproof(m, left, whole) : subproof(m - k, right, false);
  proof.push_back(m <= k ? root(right) : root(left));
  return proof;
}

inline Hashes consistency(std::size_t m, const Hashes& d) {
  return subproof(m, d, true);
}

}  // namespace jishi::ledger::naive
