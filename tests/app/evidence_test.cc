// Evidence files: kept once, by digest, with safe names and sniffed types.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "app/evidence_folder.h"
#include "app/evidence_kind.h"
#include "store/builders.h"

namespace jishi::app {
namespace {

namespace fs = std::filesystem;

fs::path write_file(const fs::path& path, const std::string& content) {
  std::ofstream(path, std::ios::binary) << content;
  return path;
}

std::size_t files_in(const fs::path& folder) {
  std::size_t count = 0;
  for (const auto& item : fs::recursive_directory_iterator(folder)) count += item.is_regular_file() ? 1u : 0u;
  return count;
}

class EvidenceFiles : public testing::Test {
 protected:
  EvidenceFiles() { fs::create_directory(outside_ / "evidence"); }
  store::TemporaryFolder outside_;
  EvidenceFolder folder_{outside_ / "evidence"};
};

TEST_F(EvidenceFiles, a_file_is_kept_under_its_digest) {
  const auto kept = folder_.keep(write_file(outside_ / "纪要.txt", "会议纪要"));
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->name, "纪要.txt");
  EXPECT_EQ(kept->size_bytes, std::string("会议纪要").size());
  EXPECT_EQ(kept->digest, sha256("会议纪要"));
  const std::string hex = to_hex(*kept->digest);
  EXPECT_TRUE(fs::exists(outside_ / "evidence" / hex.substr(0, 2) / hex.substr(2)));
  EXPECT_EQ(folder_.rehash(*kept->digest)->first, *kept->digest);
  EXPECT_EQ(folder_.describe(*kept->digest, "纪要.txt")->media_type, "text/plain");
}

TEST_F(EvidenceFiles, equal_files_are_kept_once_and_nothing_is_left_over) {
  EXPECT_TRUE(folder_.keep(write_file(outside_ / "a.txt", "same")));
  EXPECT_TRUE(folder_.keep(write_file(outside_ / "b.txt", "same")));
  EXPECT_EQ(files_in(outside_ / "evidence"), 1u);
}

TEST_F(EvidenceFiles, what_is_no_file_to_keep_is_refused_and_leaves_nothing) {
  const auto code = [&](const fs::path& path) {
    const auto kept = folder_.keep(path);
    return kept ? std::string() : kept.error()[0].code;
  };
  EXPECT_EQ(code(outside_ / "none.txt"), "file.not-read");
  EXPECT_EQ(code(outside_.path()), "evidence.not-file");
  EXPECT_EQ(code(write_file(outside_ / "empty", "")), "evidence.empty");
  ASSERT_EQ(mkfifo((outside_ / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(code(outside_ / "pipe"), "evidence.not-file");
  write_file(outside_ / "large", "x");
  fs::resize_file(outside_ / "large", kMaxEvidenceBytes + 1);
  EXPECT_EQ(code(outside_ / "large"), "file.too-large");
  EXPECT_EQ(files_in(outside_ / "evidence"), 0u);
}

TEST_F(EvidenceFiles, an_altered_or_missing_file_is_seen) {
  const auto kept = folder_.keep(write_file(outside_ / "a.txt", "abc"));
  write_file(folder_.path_of(*kept->digest), "abd");
  EXPECT_NE(folder_.rehash(*kept->digest)->first, *kept->digest);
  fs::remove(folder_.path_of(*kept->digest));
  EXPECT_FALSE(folder_.rehash(*kept->digest));
}

TEST(EvidenceKind, the_type_is_sniffed_not_believed) {
  EXPECT_EQ(media_type_of("%PDF-1.7"), "application/pdf");
  EXPECT_EQ(media_type_of("\x89PNG\r\n\x1a\n..."), "image/png");
  EXPECT_EQ(media_type_of("\xff\xd8\xff\xe0"), "image/jpeg");
  EXPECT_EQ(media_type_of("PK\x03\x04....[Content_Types].xml....word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  EXPECT_EQ(media_type_of("PK\x03\x04....xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  EXPECT_EQ(media_type_of("PK\x03\x04....OFD.xml"), "application/ofd");
  EXPECT_EQ(media_type_of("PK\x03\x04....other"), "application/zip");
  EXPECT_EQ(media_type_of("会议纪要"), "text/plain");
  EXPECT_EQ(media_type_of(std::string_view("会议纪要").substr(0, 10)), "text/plain")
      << "cut inside a character";
  EXPECT_EQ(media_type_of("\xbb\xe1\xd2\xe9"), "text/plain") << "GB18030";
  EXPECT_EQ(media_type_of(std::string_view("MZ\0\1\2", 5)), "application/octet-stream");
  EXPECT_EQ(media_type_of(""), "application/octet-stream");
}

TEST(EvidenceKind, names_are_made_safe) {
  EXPECT_EQ(safe_file_name("纪要 第1次.docx"), "纪要 第1次.docx");
  EXPECT_EQ(safe_file_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(safe_file_name("C:\\temp\\a.txt"), "a.txt");
  EXPECT_EQ(safe_file_name("..hidden"), "hidden");
  EXPECT_EQ(safe_file_name("a\nb\x1b[31m.txt"), "ab[31m.txt");
  EXPECT_EQ(safe_file_name("gpj.\u202Etxt.exe"), "gpj.txt.exe");
  EXPECT_EQ(safe_file_name("a?b*<c>|\"d\".txt"), "abcd.txt");
  EXPECT_EQ(safe_file_name(".."), "未命名");
  EXPECT_EQ(safe_file_name("\xff\xfe"), "未命名");
  EXPECT_LE(safe_file_name(std::string(1000, 'x')).size(), 200u);
}

}  // namespace
}  // namespace jishi::app
