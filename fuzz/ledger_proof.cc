// Receipts and paths that parse have one spelling; proofs and bundles of any shape are judged without a
// fault.
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "ledger/receipt.h"
#include "ledger/tile.h"
#include "ledger/verify.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jishi::ledger;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto receipt = parse_receipt(bytes);
  if (receipt && format_receipt(*receipt) != bytes) std::abort();
  (void)verify_receipt(bytes, std::string(bytes), {});
  const auto tile = parse_tile_path(bytes);
  if (tile && tile_path(*tile) != bytes) std::abort();
  if (size < 17) return 0;
  (void)parse_bundle(bytes.substr(1), data[0] + 1);
  std::uint64_t from = 0;
  std::uint64_t to = 0;
  std::memcpy(&from, data, sizeof from);
  std::memcpy(&to, data + 8, sizeof to);
  Proof proof;
  for (std::size_t i = 16; i + 32 <= size; i += 32)
    proof.push_back(*jishi::hash_from_bytes(bytes.substr(i, 32)));
  const jishi::Hash root = leaf_hash(bytes);
  if (verify_inclusion(from, to, leaf_hash("x"), proof, root)) std::abort();
  (void)verify_consistency(from, to, proof, root, root);
  return 0;
}
