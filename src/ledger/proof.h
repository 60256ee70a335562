#pragma once
// Inclusion and consistency proofs, RFC 9162 §2.1.3–2.1.4. Verification is exact: unsigned 64 bits, a proof
// of any other length is refused, and a consistency proof from size 0 proves nothing and is refused.
// Refusals: ledger.proof-range, ledger.proof-length, ledger.proof-root.

#include <cstdint>
#include <span>
#include <vector>

#include "base/result.h"
#include "ledger/tree.h"

namespace jishi::ledger {

using Proof = std::vector<Hash>;

Outcome verify_inclusion(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                         std::span<const Hash> proof, const Hash& root);
Outcome verify_consistency(std::uint64_t old_size, std::uint64_t new_size, std::span<const Hash> proof,
                           const Hash& old_root, const Hash& new_root);

// Where complete subtrees are read from when a proof is made.
class NodeReader {
 public:
  virtual ~NodeReader() = default;
  virtual Result<Hash> node(int level, std::uint64_t index) = 0;
};

// Leaf to root. Refused: index ≥ size, or what the reader refuses.
Result<Proof> inclusion_proof(std::uint64_t index, std::uint64_t size, NodeReader& nodes);
// Refused: old_size 0 or beyond new_size. Empty when the sizes are equal.
Result<Proof> consistency_proof(std::uint64_t old_size, std::uint64_t new_size, NodeReader& nodes);
Result<Hash> root_of(std::uint64_t size, NodeReader& nodes);

}  // namespace jishi::ledger
