#pragma once
// An office with a list of people, to import registers into; and what its reports say.

#include <gmock/gmock.h>

#include "import/import.h"
#include "import/made_books.h"

namespace jishi::importing::test {

using testing::AllOf;
using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::UnorderedElementsAre;

inline const std::string people =
    "姓名,职务,科室,班子成员,主要负责人,分管科室,任职日期\n"
    "陈立新,局长,局领导,是,是,,2021-04-06\n"
    "王海燕,副局长,局领导,是,,办公室,2020年5月\n"
    "孙卫东,主任,办公室,,,,2020-06-01\n";

class Office {
 public:
  Office() {
    data_ = std::move(*app::DataDirectory::create(folder_.path() / "data", "区审计局", "audit-bureau"));
    desk_ = std::make_unique<app::Desk>(*data_);
  }
  app::DataDirectory& data() { return *data_; }

  ImportReport import(const std::filesystem::path& path, ImportOptions options = {}) {
    if (options.actor.empty()) options.actor = "孙卫东";
    return std::move(*import_files(*data_, *desk_, {path}, options));
  }
  // A folder of registers: the people and these files.
  std::filesystem::path folder(const std::vector<std::pair<std::string, std::string>>& files,
                               const std::string& name = "台账2023") {
    made_.write(name + "/机构人员.csv", people);
    for (const auto& [file, bytes] : files) made_.write(name + "/" + file, bytes);
    return made_.path() / name;
  }
  ImportReport import_folder(const std::vector<std::pair<std::string, std::string>>& files) {
    return import(folder(files));
  }

  // Every live record as type happened fields, sorted.
  std::vector<std::string> records(bool with_posts = true) {
    std::vector<std::string> out;
    data_->store().read()->each_record(data_->unit().id, {}, [&](const store::HeadWithBody& row) {
      const auto body = parse_json(*row.entry.body);
      const auto& object = body->get_object();
      if (with_posts || row.head.type != "post")
        out.push_back(row.head.type + " " + std::to_string(row.head.year) + " " +
                      std::string(text_of(object, "happened")) + " " + canonical(object.at("fields")));
      return true;
    });
    std::sort(out.begin(), out.end());
    return out;
  }
  std::uint64_t log_size() { return data_->store().read()->log_size(data_->unit().id); }
  std::size_t evidence_files() {
    std::size_t n = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(data_->evidence_folder()))
      n += entry.is_regular_file() ? 1u : 0u;
    return n;
  }

 private:
  Folder folder_;
  Folder made_;
  std::unique_ptr<app::DataDirectory> data_;
  std::unique_ptr<app::Desk> desk_;
};

inline std::vector<std::string> codes(const ImportReport& report) {
  std::vector<std::string> out;
  for (const auto& problem : report.problems) out.push_back(problem.reason.code);
  return out;
}
inline std::vector<std::string> note_codes(const ImportReport& report) {
  std::vector<std::string> out;
  for (const auto& note : report.notes) out.push_back(note.reason.code);
  return out;
}
inline std::string all_of(const ImportReport& report) {
  std::string out;
  for (const auto& p : report.problems)
    out += p.file + "!" + p.sheet + ":" + std::to_string(p.row) + " [" + p.column + "] " + p.value + " " +
           p.reason.line(Lang::zh) + "\n";
  return out;
}

inline const std::string meetings_head = "日期,会议类型,名称,主持人,应到,实到\n";

// The one problem of a folder with people and this file; nothing may be stored.
inline Problem only_problem(const std::string& file, const std::string& bytes) {
  Office office;
  const auto before = office.log_size();
  const auto report = office.import_folder({{file, bytes}});
  EXPECT_EQ(report.problem_count, 1u) << all_of(report);
  EXPECT_FALSE(report.stored);
  EXPECT_THAT(office.records(), IsEmpty());
  EXPECT_EQ(office.log_size(), before);
  return report.problems.empty() ? Problem{} : report.problems[0];
}

}  // namespace jishi::importing::test
