#pragma once
// A tlog-tiles log in a folder, as anybody may have written it. Never reads outside the folder, and no file
// larger than a full bundle of entries can be.

#include <filesystem>
#include <optional>
#include <string>

#include "ledger/verify.h"

namespace jishi::app {

class TileFolder : public ledger::TileSource {
 public:
  explicit TileFolder(std::filesystem::path root) : root_(std::move(root)) {}
  std::optional<std::string> read(std::string_view path) override;

 private:
  std::filesystem::path root_;
};

}  // namespace jishi::app
