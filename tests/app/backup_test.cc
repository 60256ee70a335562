#include "app/backup.h"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "app/data_directory.h"
#include "app/desk.h"
#include "app/ledger_verify.h"
#include "app/new_folder.h"
#include "app/office.h"
#include "app/sealed_file.h"

namespace jishi::app {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void spill(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

template <class T>
std::string why(const Result<T>& result) {
  return result ? std::string() : result.error()[0].code;
}

class SealedFile : public ::testing::Test {
 protected:
  std::string sealed(const std::string& content) {
    spill(folder_ / "plain", content);
    fs::remove(folder_ / "sealed");
    seal_file(folder_ / "plain", key_.public_key(), folder_ / "sealed");
    return bytes_of(folder_ / "sealed");
  }
  // The content, or the reason why not.
  std::string opened(const std::string& bytes) {
    std::istringstream in(bytes);
    std::string out;
    const auto done = open_sealed(in, key_, [&](std::string_view piece) {
      out += piece;
      return true;
    });
    return done ? out : why(done);
  }
  store::TemporaryFolder folder_;
  BackupSecretKey key_ = BackupSecretKey::make();
};

TEST_F(SealedFile, EveryLengthComesOutAsItWentIn) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{1}, kSealedChunkBytes - 1, kSealedChunkBytes,
                                 kSealedChunkBytes + 1, 3 * kSealedChunkBytes}) {
    const auto content = size == 0 ? std::string() : random_bytes(size);
    EXPECT_EQ(opened(sealed(content)), content) << size;
  }
  EXPECT_EQ(fs::status(folder_ / "sealed").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(SealedFile, ItsHeaderIsAsTheFormatSays) {
  const auto bytes = sealed("content");
  EXPECT_EQ(bytes.substr(0, 9), std::string("JISHIBAK\x01"));
  EXPECT_EQ(bytes.substr(9, 8), key_.public_key().id());
  EXPECT_EQ(bytes.size(), kSealedHeaderBytes + 7 + kSealedChunkMore);
}

// The example of docs/formats/sealed-backup.md: what was sealed once must open always.
TEST_F(SealedFile, TheGoldenFileOpens) {
  key_ =
      *BackupSecretKey::from_text("jishi-backup-secret-1 SpFf1vu0xth32OGDTSKm7GaxqVJ6Jrfc+LrZJ5JDLx5t5Ykx");
  EXPECT_EQ(key_.public_key().text(),
            "jishi-backup-public-1 NbOFkYXetqYEWlvKSuG7OCDbppoviIh203xmcW4VpARIjdPN");
  EXPECT_EQ(opened(*from_base64("SklTSElCQUsBY23jCr+dqWcLSKQBlmTxzCBiJU+pHFKN2Q5Ph3Wi8QwRvJVNl7xsVLMi"
                                "LIuhcrK/UKJ+LuGe8m+BjvB6YtrpMRoHher/OLHSvfwbBGiSno3+CZseTpxlVlRJxx5R"
                                "hejCrb5O7YuzvvEnXHh5lDy+yIZs0+q5jAal4uhmbT7zC9scElBULL11wg==")),
            "纪实\n");
}

TEST_F(SealedFile, CutShortAnywhereOrWithMoreBehindItIsRefused) {
  const auto bytes = sealed(std::string(2 * kSealedChunkBytes + 5, 'x'));
  for (const std::size_t size :
       {bytes.size() - 1, kSealedHeaderBytes + 2 * (kSealedChunkBytes + kSealedChunkMore),
        kSealedHeaderBytes + kSealedChunkBytes + kSealedChunkMore, kSealedHeaderBytes, std::size_t{17}})
    EXPECT_EQ(opened(bytes.substr(0, size)), "backup.altered") << size;
  EXPECT_EQ(opened(bytes + "x"), "backup.altered");
  EXPECT_EQ(opened(bytes.substr(0, 8)), "backup.not-sealed");
  EXPECT_EQ(opened(""), "backup.not-sealed");
}

TEST_F(SealedFile, OneFlippedByteAnywhereIsRefused) {
  const auto bytes = sealed("content");
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto altered = bytes;
    altered[i] = static_cast<char>(altered[i] ^ 1);
    EXPECT_TRUE(opened(altered).starts_with("backup.")) << i;
  }
}

TEST_F(SealedFile, ChunksDoNotChangePlaces) {
  const auto bytes = sealed(std::string(kSealedChunkBytes, 'a') + std::string(kSealedChunkBytes, 'b') + "c");
  const auto one = kSealedChunkBytes + kSealedChunkMore;
  EXPECT_EQ(opened(bytes.substr(0, kSealedHeaderBytes) + bytes.substr(kSealedHeaderBytes + one, one) +
                   bytes.substr(kSealedHeaderBytes, one) + bytes.substr(kSealedHeaderBytes + 2 * one)),
            "backup.altered");
}

TEST_F(SealedFile, AnotherKeyAndANewerFormatAreSaidToBe) {
  const auto bytes = sealed("content");
  auto newer = bytes;
  newer[8] = 2;
  EXPECT_EQ(opened(newer), "backup.newer");
  key_ = BackupSecretKey::make();
  EXPECT_EQ(opened(bytes), "backup.other-key");
}

TEST(BackupKey, IsReadFromItsTextAndFromNoOther) {
  const auto key = BackupSecretKey::make();
  EXPECT_EQ(BackupSecretKey::from_text(key.text() + "\n")->text(), key.text());
  EXPECT_EQ(BackupPublicKey::from_text(key.public_key().text())->text(), key.public_key().text());
  EXPECT_EQ(why(BackupPublicKey::from_text(key.text())), "backup.public-key")
      << "the secret is no public key";
  EXPECT_EQ(why(BackupSecretKey::from_text(key.public_key().text())), "backup.secret-key");
  EXPECT_EQ(why(BackupSecretKey::from_text("\xff\xfe\n")), "backup.secret-key") << "any bytes";
  for (std::size_t i = 0; i < key.text().size(); ++i) {
    auto wrong = key.text();
    wrong[i] = wrong[i] == 'A' ? 'B' : 'A';
    EXPECT_EQ(why(BackupSecretKey::from_text(wrong)), "backup.secret-key") << i;
  }
}

class Backup : public ::testing::Test {
 protected:
  Backup() {
    data_ = std::move(*DataDirectory::create(folder_ / "data", "区审计局", "audit-bureau"));
    desk_ = std::make_unique<Desk>(data_->store(), data_->unit().id, data_->signer(),
                                   data_->evidence_folder(), test_types());
    file("先登记的");
  }
  void file(const std::string& name) {
    const auto path = folder_ / "evidence.txt";
    spill(path, "佐证：" + name);
    const auto kept = desk_->keep_evidence(path);
    ASSERT_TRUE(kept);
    auto draft = meeting("2023-04-05", name);
    draft.evidence = {*kept};
    ASSERT_TRUE(desk_->file(std::move(draft), "王海燕"));
  }
  std::vector<std::string> left() const {
    std::vector<std::string> out;
    for (const auto& item : fs::directory_iterator(folder_.path())) out.push_back(item.path().filename());
    std::sort(out.begin(), out.end());
    return out;
  }
  store::TemporaryFolder folder_;
  std::unique_ptr<DataDirectory> data_;
  std::unique_ptr<Desk> desk_;
  BackupSecretKey key_ = BackupSecretKey::make();
};

TEST_F(Backup, ARecordOfTheCopyFindsItsEvidenceWhateverIsFiledMeanwhile) {
  const auto made =
      write_backup(data_->path(), key_.public_key(), folder_ / "backup", [&] { file("备份当中登记的"); });
  ASSERT_TRUE(made);
  ASSERT_TRUE(open_backup(folder_ / "backup", key_, folder_ / "again"));
  const auto again = DataDirectory::open(folder_ / "again", DataDirectory::Access::write);
  ASSERT_TRUE(again) << again.error()[0].line(Lang::en);
  auto& store = (*again)->store();
  ledger::VerifyOptions options;
  options.keys.push_back(*ledger::VerifierKey::from_text((*again)->vkey()));
  const auto report =
      verify_unit(store, (*again)->unit(), (*again)->evidence_folder(), test_types(), options);
  EXPECT_TRUE(report.ok);
  const auto size = store.read()->log_size(1);
  EXPECT_LT(size, data_->store().read()->log_size(1)) << "what was filed meanwhile is in the next one";
}

TEST_F(Backup, OfAFileThatIsRefusedNothingIsLeft) {
  ASSERT_TRUE(write_backup(data_->path(), key_.public_key(), folder_ / "backup"));
  const auto bytes = bytes_of(folder_ / "backup");
  const auto before = left();
  auto altered = bytes;
  altered[bytes.size() / 2] = static_cast<char>(altered[bytes.size() / 2] ^ 1);
  spill(folder_ / "backup", altered);
  EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again")), "backup.altered");
  EXPECT_EQ(left(), before);
  spill(folder_ / "backup", bytes.substr(0, bytes.size() - 1));
  EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again")), "backup.altered");
  EXPECT_EQ(left(), before);
  // Sealed by somebody who knows the public key, but no backup.
  spill(folder_ / "backup", "");
  fs::remove(folder_ / "backup");
  seal_file(folder_ / "evidence.txt", key_.public_key(), folder_ / "backup");
  EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again")), "backup.content");
  EXPECT_EQ(left(), before);
}

TEST_F(Backup, NothingIsRestoredOverWhatIsThere) {
  ASSERT_TRUE(write_backup(data_->path(), key_.public_key(), folder_ / "backup"));
  fs::create_directory(folder_ / "again");
  spill(folder_ / "again" / "mine", "mine");
  EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again")), "data.not-empty");
  EXPECT_EQ(bytes_of(folder_ / "again" / "mine"), "mine");
}

TEST_F(Backup, WhatIsBeingWrittenIsLeftOutAndWhatIsTakenAwayMeanwhileIsNoFailure) {
  const auto root = data_->path() / "evidence";
  fs::create_directories(root / "aa");
  spill(root / ".new-Ab12Cd", "half of an upload");
  spill(root / "aa" / "taken-away", "of an import that was refused");
  int calls = 0;
  const auto made = write_backup(data_->path(), key_.public_key(), folder_ / "backup", [&] {
    if (++calls < 2) return;
    fs::remove(root / ".new-Ab12Cd");
    fs::remove_all(root / "aa");
  });
  ASSERT_TRUE(made) << why(made);
  ASSERT_EQ(calls, 2);
  ASSERT_TRUE(open_backup(folder_ / "backup", key_, folder_ / "again"));
  EXPECT_FALSE(fs::exists(folder_ / "again" / "evidence" / ".new-Ab12Cd"));
  EXPECT_EQ(bytes_of(folder_ / "again" / "evidence" / "aa" / "taken-away"), "of an import that was refused");
  ASSERT_TRUE(DataDirectory::open(folder_ / "again", DataDirectory::Access::read));
}

TEST_F(Backup, StoppedHalfWayNothingIsLeftAndWhatAKilledOneLeftGoes) {
  ASSERT_TRUE(write_backup(data_->path(), key_.public_key(), folder_ / "backup"));
  const auto before = left();
  for (const int at : {0, 1, 2, 5}) {
    int asked = 0;
    EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again", [&] { return asked++ >= at; })),
              "backup.stopped")
        << at;
    EXPECT_EQ(left(), before) << at;
  }
  fs::create_directory(folder_ / ".again.new-Ab12Cd");
  spill(folder_ / ".again.new-Ab12Cd" / "plain.zip", "in the clear");
  fs::create_directory(folder_ / ".other.new-Ab12Cd");
  const NewFolder being_made(folder_ / "again");
  ASSERT_TRUE(open_backup(folder_ / "backup", key_, folder_ / "again"));
  EXPECT_FALSE(fs::exists(folder_ / ".again.new-Ab12Cd"));
  EXPECT_TRUE(fs::exists(folder_ / ".other.new-Ab12Cd")) << "of another target";
  EXPECT_TRUE(fs::exists(being_made.path())) << "somebody is at it";
}

TEST_F(Backup, TheFileIsNamedWhenItIsRefused) {
  const auto line = [&](const fs::path& file) {
    return open_backup(file, key_, folder_ / "again").error()[0].line(Lang::zh);
  };
  spill(folder_ / "letter.txt", "no backup");
  EXPECT_NE(line(folder_ / "letter.txt").find("letter.txt"), std::string::npos);
  EXPECT_NE(line(folder_ / "data").find("是文件夹"), std::string::npos) << line(folder_ / "data");
  EXPECT_EQ(why(open_backup(folder_ / "data", key_, folder_ / "again")), "file.not-read");
  EXPECT_NE(line(folder_ / "none").find("没有这个文件"), std::string::npos) << line(folder_ / "none");
}

// An archive as another program would make it.
void make_zip(const fs::path& path, const std::vector<std::string>& names, const std::string& content = "x") {
  int code = 0;
  auto* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_EXCL, &code);
  ASSERT_NE(archive, nullptr);
  for (const auto& name : names) {
    auto* source = zip_source_buffer(archive, content.data(), content.size(), 0);
    ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_ENC_UTF_8), 0) << name;
  }
  ASSERT_EQ(zip_close(archive), 0);
}

TEST_F(Backup, NamesThatLeadOutOfTheFolderAreRefused) {
  const auto outside = folder_.path().string() + "/outside";
  int n = 0;
  for (const auto& name : {std::string("../out"), outside, std::string("a\\b"), std::string("a/../../out"),
                           std::string("./VERSION2"), std::string("folder/"), std::string(2000, 'n')}) {
    const auto evil = folder_ / ("evil-" + std::to_string(++n) + ".zip");
    make_zip(evil, {"VERSION", name});
    fs::remove(folder_ / "backup");
    seal_file(evil, key_.public_key(), folder_ / "backup");
    EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again")), "backup.content") << name;
    EXPECT_FALSE(fs::exists(folder_ / "again")) << name;
    EXPECT_FALSE(fs::exists(folder_ / "out")) << name;
    EXPECT_FALSE(fs::exists(outside)) << name;
  }
}

TEST_F(Backup, ANameThatStandsTwiceIsRefused) {
  // libzip makes none: two names of one length, of which one is then written over.
  make_zip(folder_ / "twice.zip", {"VERSION", "VERSIOM"});
  auto bytes = bytes_of(folder_ / "twice.zip");
  for (std::size_t at = 0; (at = bytes.find("VERSIOM", at)) != std::string::npos;) bytes[at + 6] = 'N';
  spill(folder_ / "twice.zip", bytes);
  seal_file(folder_ / "twice.zip", key_.public_key(), folder_ / "backup");
  EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again")), "backup.content");
  EXPECT_FALSE(fs::exists(folder_ / "again"));
}

// Every file is said to be of 4 GiB less two bytes: 24 bytes into its row in the directory of the archive.
std::string said_to_be_large(std::string zip) {
  for (std::size_t at = 0; (at = zip.find("PK\x01\x02", at)) != std::string::npos; ++at)
    zip.replace(at + 24, 4, "\xFE\xFF\xFF\xFF");
  return zip;
}

TEST_F(Backup, MoreThanTheDiskHoldsIsRefusedBeforeItIsUnpackedAndASizeThatIsNoneToo) {
  const auto opened = [&](const std::vector<std::string>& names) {
    fs::remove(folder_ / "large.zip");
    fs::remove(folder_ / "backup");
    make_zip(folder_ / "large.zip", names);
    spill(folder_ / "large.zip", said_to_be_large(bytes_of(folder_ / "large.zip")));
    seal_file(folder_ / "large.zip", key_.public_key(), folder_ / "backup");
    const auto out = why(open_backup(folder_ / "backup", key_, folder_ / "again"));
    EXPECT_FALSE(fs::exists(folder_ / "again"));
    return out;
  };
  std::vector<std::string> names = {"VERSION"};
  const auto free = fs::space(folder_.path()).available;
  if (free > 0xFFFFFFFEull) {
    EXPECT_EQ(opened(names), "backup.content");
  }
  while (names.size() * 0xFFFFFFFEull <= free) names.push_back("f" + std::to_string(names.size()));
  names.emplace_back("one-more");
  EXPECT_EQ(opened(names), "backup.no-room");
}

}  // namespace
}  // namespace jishi::app
