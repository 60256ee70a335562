#include "import/unique_keys.h"

#include <cstring>

#include "base/text.h"

namespace jishi::importing {

namespace {

// Eight bytes of a digest: among a million rows two alike by chance are one in 10^7.
std::uint64_t beginning(const Hash& hash) {
  std::uint64_t out = 0;
  std::memcpy(&out, hash.data(), sizeof out);
  return out;
}

std::string key_words(const RecordType& type, const Record& draft) {
  std::vector<std::string> out;
  for (const auto& id : type.key)
    if (const auto* field = type.field(id); field != nullptr)
      out.push_back(field->zh + " " + field_text(*field, draft));
  return join(out, "、");
}

}  // namespace

std::optional<Refusal> UniqueKeys::add(const RecordType& type, const Record& draft) {
  if (!type.key_unique) return std::nullopt;
  if (files_.empty() || files_.back() != draft.origin.file) files_.push_back(draft.origin.file);
  const Place here{beginning(content_digest(draft)), files_.size() - 1, draft.origin.row};
  const auto [at, fresh] = by_key_.emplace(beginning(key_digest(type, draft)), here);
  if (fresh) return std::nullopt;
  const auto& first = at->second;
  const bool same_file = first.file == here.file;
  if (!same_file && first.content == here.content) return std::nullopt;
  return refuse(
      "import.duplicate-key",
      {key_words(type, draft), same_file ? "" : " " + files_[first.file] + " ", std::to_string(first.row)});
}

}  // namespace jishi::importing
