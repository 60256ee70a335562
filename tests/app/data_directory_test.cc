// The data directory: made whole or not at all, opened once for writing, never by an older program.

#include "app/data_directory.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "app/desk.h"
#include "app/ledger_verify.h"
#include "ledger/entry.h"
#include "store/builders.h"
#include "store/sqlite_file.h"

namespace jishi::app {
namespace {

namespace fs = std::filesystem;
using Access = DataDirectory::Access;

std::string code(const Result<std::unique_ptr<DataDirectory>>& result) {
  return result ? "" : result.error()[0].code;
}

std::size_t items_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

class DataDirectories : public testing::Test {
 protected:
  std::unique_ptr<DataDirectory> make() {
    auto made = DataDirectory::create(path_, "区审计局", "audit-bureau");
    EXPECT_TRUE(made) << made.error()[0].line(Lang::zh);
    return made ? std::move(*made) : nullptr;
  }
  store::TemporaryFolder folder_;
  fs::path path_ = folder_ / "data";
};

TEST_F(DataDirectories, a_new_one_holds_its_unit_and_a_ledger_that_begins_with_it) {
  const auto data = make();
  ASSERT_TRUE(data);
  EXPECT_EQ(data->unit().name, "区审计局");
  EXPECT_EQ(data->unit().kind, "audit-bureau");
  EXPECT_EQ(data->unit().origin.substr(0, 16), "log.jishi.local/");
  EXPECT_EQ(data->unit().origin.size(), 24u);
  EXPECT_EQ(data->signer().name(), data->unit().origin);
  const auto first = data->store().read()->entry(data->unit().id, 0);
  ASSERT_TRUE(first);
  EXPECT_EQ(ledger::parse_entry(first->bytes)->kind, "unit.created");
  EXPECT_TRUE(verify_data(*data, {}).ok);
  EXPECT_EQ(items_in(folder_.path()), 1u) << "nothing is left beside it";
}

TEST_F(DataDirectories, the_private_key_is_for_its_owner_alone) {
  make();
  struct stat about {};
  ASSERT_EQ(stat((path_ / "keys/ledger.key").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  ASSERT_EQ(stat((path_ / "keys").c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0700u);
}

TEST_F(DataDirectories, one_of_an_earlier_program_is_brought_up_to_date_by_whoever_opens_it_first) {
  make();
  store::run_sql(path_ / "store.sqlite", store::kBackToVersion1);
  const auto data = DataDirectory::open(path_, Access::read);
  ASSERT_TRUE(data) << data.error()[0].line(Lang::zh);
  EXPECT_TRUE(verify_data(**data, {}).ok);
}

TEST_F(DataDirectories, one_that_an_earlier_program_uses_is_not_changed_under_it) {
  const auto held = make();
  store::run_sql(path_ / "store.sqlite", store::kBackToVersion1);
  EXPECT_EQ(code(DataDirectory::open(path_, Access::read)), "store.older");
}

TEST_F(DataDirectories, it_can_be_made_in_an_empty_folder_and_with_a_slash_at_the_end) {
  fs::create_directory(path_);
  EXPECT_TRUE(DataDirectory::create(path_ / "", "区审计局", "audit-bureau"));
}

TEST_F(DataDirectories, what_cannot_be_made_is_refused_and_leaves_nothing) {
  fs::create_directory(path_);
  std::ofstream(path_ / "letter.txt") << "x";
  EXPECT_EQ(code(DataDirectory::create(path_, "区审计局", "k")), "data.not-empty");
  EXPECT_EQ(code(DataDirectory::create(path_ / "letter.txt", "区审计局", "k")), "data.not-folder");
  EXPECT_EQ(code(DataDirectory::create(folder_ / "none/deep", "区审计局", "k")), "data.no-parent");
  EXPECT_EQ(code(DataDirectory::create(folder_ / "other", "", "k")), "data.no-unit");
  EXPECT_EQ(items_in(folder_.path()), 1u);
  EXPECT_EQ(items_in(path_), 1u);
}

TEST_F(DataDirectories, a_second_writer_is_refused_and_readers_are_not) {
  const auto first = make();
  EXPECT_EQ(code(DataDirectory::open(path_, Access::write)), "data.locked");
  const auto reader = DataDirectory::open(path_, Access::read);
  ASSERT_TRUE(reader);
  {
    Desk desk(*first);
    ASSERT_TRUE(desk.note("report.issued", "annual-2023", {}, "王海燕"));
  }
  EXPECT_EQ((*reader)->store().read()->log_size(1), 4u) << "two acts, and the names of who did them";
}

TEST_F(DataDirectories, the_lock_ends_with_its_holder) {
  make().reset();
  EXPECT_TRUE(DataDirectory::open(path_, Access::write));
}

TEST_F(DataDirectories, one_of_a_newer_version_is_refused) {
  make().reset();
  std::ofstream(path_ / "VERSION") << "2\n";
  EXPECT_EQ(code(DataDirectory::open(path_, Access::read)), "data.newer");
  EXPECT_EQ(code(DataDirectory::open(path_, Access::write)), "data.newer");
}

TEST_F(DataDirectories, what_is_none_is_said) {
  EXPECT_EQ(code(DataDirectory::open(path_, Access::read)), "data.none");
  fs::create_directory(path_);
  EXPECT_EQ(code(DataDirectory::open(path_, Access::read)), "data.not-one");
}

TEST_F(DataDirectories, another_directory_s_key_is_refused) {
  make().reset();
  (void)DataDirectory::create(folder_ / "other", "区统计局", "bureau");
  fs::copy_file(folder_ / "other/keys/ledger.key", path_ / "keys/ledger.key",
                fs::copy_options::overwrite_existing);
  EXPECT_EQ(code(DataDirectory::open(path_, Access::write)), "data.other-key");
}

TEST_F(DataDirectories, writing_through_a_directory_opened_for_reading_fails) {
  make().reset();
  const auto reader = DataDirectory::open(path_, Access::read);
  EXPECT_THROW((*reader)->store().begin()->next_number(1, "s"), store::StoreFailure);
}

TEST(DataDirectory, a_changed_name_of_the_unit_is_found_by_verify) {
  const store::TemporaryFolder folder;
  const auto data = DataDirectory::create(folder / "d", "区审计局", "audit-bureau");
  ASSERT_TRUE(data);
  auto report = verify_data(**data, {});
  EXPECT_TRUE(report.ok);
  auto unit = (*data)->unit();
  unit.name = "区财政局";
  const auto tx = (*data)->store().begin();
  tx->put_unit(unit);
  tx->commit();
  report =
      verify_unit((*data)->store(), unit, (*data)->evidence_folder(), (*data)->catalogue().records(), {});
  EXPECT_FALSE(report.ok);
  EXPECT_TRUE(std::any_of(report.findings.begin(), report.findings.end(), [](const auto& finding) {
    return finding.code == "unit" && finding.zh.find("区财政局") != std::string::npos;
  }));
}

}  // namespace
}  // namespace jishi::app
