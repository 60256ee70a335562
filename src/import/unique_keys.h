#pragma once
// Rows whose key must not stand twice (RecordType::key_unique): within a file never, in two files only alike.

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "domain/record.h"

namespace jishi::importing {

class UniqueKeys {
 public:
  // The reason when the draft repeats an earlier one.
  std::optional<Refusal> add(const RecordType& type, const Record& draft);

 private:
  struct Place {
    std::uint64_t content;
    std::size_t file;
    std::int64_t row;
  };
  std::unordered_map<std::uint64_t, Place> by_key_;
  std::vector<std::string> files_;
};

}  // namespace jishi::importing
