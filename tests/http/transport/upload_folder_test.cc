#include <gtest/gtest.h>

#include <fstream>

#include "http/upload_file.h"
#include "store/builders.h"

namespace jishi::http {
namespace {

namespace fs = std::filesystem;

TEST(UploadFolder, OfWhatAnEarlierRunLeftNothingStays) {
  const store::TemporaryFolder folder;
  // A backup that the program ended in: what was not sealed yet.
  fs::create_directory(folder / "backup-0a1b.jishi.2c3d.d");
  for (const auto* name : {"upload-1", "backup-0a1b.jishi", "backup-0a1b.jishi.2c3d.d/plain.zip",
                           "returned-4e5f.xlsx", "w-aboc", "mine"})
    std::ofstream(folder / name) << "content";
  empty_upload_folder(folder.path());
  std::vector<std::string> left;
  for (const auto& item : fs::directory_iterator(folder.path())) left.push_back(item.path().filename());
  EXPECT_EQ(left, std::vector<std::string>{"mine"});
}

}  // namespace
}  // namespace jishi::http
