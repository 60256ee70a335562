// Exported logs and receipts are what the offline verifier accepts.

#include "app/ledger_export.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/ledger_receipt.h"
#include "app/office.h"
#include "ledger/tile.h"
#include "ledger/verify.h"

namespace jishi::app {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

struct Folder : ledger::TileSource {
  explicit Folder(fs::path path) : root(std::move(path)) {}
  std::optional<std::string> read(std::string_view path) override {
    if (!fs::exists(root / path)) return std::nullopt;
    return bytes_of(root / path);
  }
  fs::path root;
};

class Export : public testing::Test {
 protected:
  Export() : office_(Office::sqlite(folder_)) {
    const auto session = office_.desk().import("王海燕");
    for (int i = 0; i < 600; ++i) session->add(meeting("2023-04-05", std::to_string(i)));
    session->end_file("会议.csv", sha256("会议"));
    session->commit();
  }
  Result<ExportSummary> run(const ExportOptions& options = {}) {
    return export_log(*office_.read(), office_.read()->units()[0], office_.signer().vkey(), out_, options);
  }
  ledger::VerifyReport verify() {
    ledger::VerifyOptions options;
    options.keys.push_back(*ledger::VerifierKey::from_text(bytes_of(out_ / "vkey")));
    Folder source(out_);
    return ledger::verify_folder(source, options);
  }
  void append(int count) {
    for (int i = 0; i < count; ++i)
      ASSERT_TRUE(office_.desk().file(meeting("2023-05-05", std::to_string(i)), "王海燕"));
  }
  std::string code(const Result<ExportSummary>& result) { return result ? "" : result.error()[0].code; }

  store::TemporaryFolder folder_;
  Office office_;
  fs::path out_ = folder_ / "log";
};

TEST_F(Export, the_offline_verifier_accepts_it) {
  append(3);
  const auto summary = run();
  ASSERT_TRUE(summary);
  EXPECT_EQ(summary->size, 603u);
  EXPECT_EQ(summary->origin, Office::kOrigin);
  const auto report = verify();
  EXPECT_TRUE(report.ok);
  EXPECT_EQ(report.size, 603u);
  EXPECT_EQ(bytes_of(out_ / "tile/0/000").size(), 8192u);
}

TEST_F(Export, partial_tiles_stand_for_every_published_size_that_is_asked_for) {
  append(5);
  ASSERT_TRUE(run());
  for (const int width : {88, 89, 90, 91, 92, 93}) {
    EXPECT_EQ(bytes_of(out_ / ledger::tile_path({0, 2, width})).size(), static_cast<std::size_t>(width) * 32);
    EXPECT_TRUE(ledger::parse_bundle(bytes_of(out_ / ledger::tile_path({-1, 2, width})), width)) << width;
  }
  EXPECT_EQ(bytes_of(out_ / ledger::tile_path({1, 0, 2})).size(), 64u);
  ExportOptions newest;
  newest.partial_sizes = 2;
  ASSERT_TRUE(run(newest));
  EXPECT_FALSE(fs::exists(out_ / ledger::tile_path({0, 2, 91})));
  EXPECT_TRUE(fs::exists(out_ / ledger::tile_path({0, 2, 92})));
  EXPECT_TRUE(fs::exists(out_ / ledger::tile_path({0, 2, 93})));
  EXPECT_TRUE(verify().ok);
}

TEST_F(Export, an_earlier_export_of_the_same_log_is_refreshed) {
  ASSERT_TRUE(run());
  append(2);
  ASSERT_TRUE(run());
  EXPECT_EQ(verify().size, 602u);
  EXPECT_TRUE(verify().ok);
  std::size_t beside = 0;
  for (const auto& item : fs::directory_iterator(folder_.path()))
    beside += item.path().filename().string().starts_with(".log") ? 1u : 0u;
  EXPECT_EQ(beside, 0u) << "nothing is left beside it";
}

TEST_F(Export, a_folder_that_holds_anything_else_is_refused_and_untouched) {
  fs::create_directory(out_);
  std::ofstream(out_ / "letter.txt") << "x";
  EXPECT_EQ(code(run()), "export.not-empty");
  EXPECT_EQ(bytes_of(out_ / "letter.txt"), "x");
  fs::remove(out_ / "letter.txt");
  EXPECT_TRUE(run());
  std::ofstream(out_ / "letter.txt") << "x";
  EXPECT_EQ(code(run()), "export.not-empty");
}

TEST_F(Export, another_log_s_export_and_one_that_this_log_does_not_continue_are_kept) {
  ASSERT_TRUE(run());
  const auto note = bytes_of(out_ / "checkpoint");
  const auto rewrite = [&](const ledger::Checkpoint& checkpoint) {
    std::ofstream(out_ / "checkpoint", std::ios::binary)
        << ledger::sign_checkpoint(checkpoint, office_.signer());
  };
  rewrite({"log.example/other", 5, sha256("x"), {}});
  EXPECT_EQ(code(run()), "export.other-log");
  rewrite({Office::kOrigin, 5, sha256("x"), {}});
  EXPECT_EQ(code(run()), "export.not-continued");
  rewrite({Office::kOrigin, 5000, sha256("x"), {}});
  EXPECT_EQ(code(run()), "export.not-continued");
}

TEST_F(Export, an_empty_log_has_nothing_to_export) {
  Office empty;
  const auto result = export_log(*empty.read(), empty.read()->units()[0], empty.signer().vkey(), out_);
  EXPECT_EQ(code(result), "export.nothing");
  EXPECT_FALSE(fs::exists(out_));
}

TEST_F(Export, a_receipt_of_the_latest_version_is_accepted_offline) {
  (void)office_.desk().amend("meeting-2023-7", 1, meeting("2023-04-06", "更正"), "更正", "王海燕");
  append(2);
  const auto receipt = receipt_of_record(*office_.read(), 1, "meeting-2023-7");
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->version, 2);
  EXPECT_EQ(receipt->index, 600u);
  EXPECT_EQ(receipt->size, 603u);
  ledger::VerifyOptions options;
  options.keys.push_back(*ledger::VerifierKey::from_text(office_.signer().vkey()));
  EXPECT_TRUE(ledger::verify_receipt(receipt->proof, receipt->entry, options).ok);
  auto other = receipt->entry;
  other[10] ^= 1;
  EXPECT_FALSE(ledger::verify_receipt(receipt->proof, other, options).ok);
  EXPECT_EQ(receipt_of_record(*office_.read(), 1, "meeting-2023-700").error()[0].code, "record.none");
}

}  // namespace
}  // namespace jishi::app
