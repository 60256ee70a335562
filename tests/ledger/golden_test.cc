// Two logs kept as files: what the library writes today must be these bytes. JISHI_WRITE_GOLDEN=1 writes them
// anew.
#include <gtest/gtest.h>

#include <cstdlib>

#include "ledger/memory_log.h"
#include "ledger/receipt.h"

namespace jishi::ledger {
namespace {

namespace fs = std::filesystem;
const fs::path kFolder = JISHI_SOURCE_DIR "/tests/ledger/data";

// The folder of an export, with receipts of some entries beside it.
Folder exported(MemoryLog& log, const std::vector<std::uint64_t>& receipts) {
  Folder folder = log.folder();
  folder.files["vkey"] = std::string(kTestVkey) + "\n";
  TileNodes nodes(log.tiles);
  for (const auto index : receipts) {
    const std::string name = "receipts/" + std::to_string(index);
    folder.files[name + ".entry"] = log.entries[index];
    folder.files[name + ".tlog-proof"] = format_receipt(
        {index, *inclusion_proof(index, log.entries.size(), nodes), log.checkpoint(), std::nullopt});
  }
  return folder;
}

void compare(const Folder& folder, const fs::path& root) {
  for (const auto& [path, bytes] : folder.files) {
    if (std::getenv("JISHI_WRITE_GOLDEN") != nullptr) {
      fs::create_directories((root / path).parent_path());
      std::ofstream(root / path, std::ios::binary) << bytes;
    }
    const auto kept = Disk::read_file(root / path);
    ASSERT_TRUE(kept) << root / path;
    EXPECT_EQ(*kept, bytes) << root / path;
  }
  Disk disk(root);
  VerifyOptions options;
  options.keys.push_back(vkey(*disk.read("vkey")));
  EXPECT_TRUE(verify_folder(disk, options).ok);
}

TEST(LedgerGolden, the_log_of_five_entries_of_ours) {
  const auto key = signer();
  MemoryLog log(*key);
  log.add(sample_entries(0, 5));
  compare(exported(log, {0, 3, 4}), kFolder / "log");
}

TEST(LedgerGolden, the_log_of_600_opaque_entries) {
  const auto key = signer();
  MemoryLog log(*key);
  std::vector<std::string> entries;
  for (int i = 0; i < 600; ++i) entries.push_back(std::to_string(i));
  log.add(entries);
  compare(exported(log, {0, 255, 256, 599}), kFolder / "wide");
}

}  // namespace
}  // namespace jishi::ledger
