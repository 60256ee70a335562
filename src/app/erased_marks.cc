#include "app/erased_marks.h"

#include <algorithm>

namespace jishi::app {

// Ed25519 signs one text always alike, so the secret needs no file of its own. The text is no checkpoint, and
// nobody is shown its signature.
ErasedMarks::ErasedMarks(const ledger::Signer& signer)
    : secret_(sha256(signer.sign("jishi: marks of erased content, 1\n").signature)) {}

std::vector<Hash> ErasedMarks::of(const RecordType* type, const Record& record) const {
  std::vector<Hash> out{mark("content", content_digest(record))};
  const bool has_key =
      type != nullptr && std::any_of(type->key.begin(), type->key.end(),
                                     [&](const std::string& field) { return record.has(field); });
  if (has_key) out.push_back(mark("key", key_digest(*type, record)));
  return out;
}

Hash ErasedMarks::mark(std::string_view what, const Hash& digest) const {
  return Sha256().add(as_bytes(secret_)).add(what).add(as_bytes(digest)).finish();
}

}  // namespace jishi::app
