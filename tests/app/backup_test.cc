#include "app/backup.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/data_directory.h"
#include "app/desk.h"
#include "app/ledger_verify.h"
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
    const auto done = open_sealed(in, key_, [&](std::string_view piece) { out += piece; });
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

TEST_F(Backup, NamesThatLeadOutOfTheFolderAreRefused) {
  // An archive of one file "../out", as another program would make it.
  const std::string name = "../out";
  const auto evil = folder_ / "evil.zip";
  const auto made = "cd '" + folder_.path().string() +
                    "' && python3 -c \"import zipfile; z = zipfile.ZipFile('evil.zip', 'w'); z.writestr('" +
                    name + "', 'x'); z.writestr('VERSION', '1'); z.close()\"";
  if (std::system(made.c_str()) != 0) GTEST_SKIP() << "no python3";
  seal_file(evil, key_.public_key(), folder_ / "backup");
  EXPECT_EQ(why(open_backup(folder_ / "backup", key_, folder_ / "again")), "backup.content");
  EXPECT_FALSE(fs::exists(folder_ / "again"));
  EXPECT_FALSE(fs::exists(folder_ / "out"));
}

}  // namespace
}  // namespace jishi::app
