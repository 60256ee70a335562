#include <iostream>

#include "app/queries/register_view.h"
#include "app/upload_package.h"
#include "cli/given_values.h"
#include "cli/open.h"
#include "cli/output.h"
#include "import/template.h"

namespace jishi::cli {

namespace {

int write_blank(const Given& given, const app::DataDirectory& data, const RecordType& type, int year) {
  const auto path = given.one("--template");
  const auto bytes = importing::write_template(type, data.unit().name, year);
  if (const auto written = write_file(path, bytes); !written) return refused(written.error(), given.lang);
  std::cout << (given.lang == Lang::zh ? "空白台账已写到 " : "the blank register is in ") << path << "\n";
  return kDone;
}

int write_package(const Given& given, const app::DataDirectory& data, const std::vector<Record>& records,
                  const RecordType& type, int year) {
  const auto path = given.one("--package");
  const auto summary = app::write_upload_package(records, type, data.unit().name, year,
                                                 app::EvidenceFolder(data.evidence_folder()), path);
  if (!summary) return refused(summary.error(), given.lang);
  if (given.lang == Lang::zh)
    std::cout << path << "：" << summary->records << " 条记录，" << summary->files << " 份佐证\n";
  else
    std::cout << path << ": " << summary->records << " records, " << summary->files << " files of evidence\n";
  return kDone;
}

int run(const Given& given) {
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::read);
  if (!data) return kRefused;
  const auto named = register_named(data->catalogue(), given.one("TYPE"));
  if (!named) return refused(named.error(), given.lang);
  const auto* type = *named;
  const auto year = year_of(given);
  if (!year) return kRefused;
  if (given.has("--template")) return write_blank(given, *data, *type, *year);
  const auto reader = data->store().read();
  auto records = app::load_register(*reader, data->unit().id, type->id, year, given.has("--with-withdrawn"));
  if (!records) return refused(records.error(), given.lang);
  // A register holds what is settled; cases on their way there are listed by `case list`.
  std::erase_if(*records, [](const Record& record) { return record.status == RecordStatus::open; });
  if (given.has("--package")) return write_package(given, *data, *records, *type, *year);
  return print_grid(given, app::register_grid(*records, *type, data->unit().name, *year),
                    app::register_json(*records, *type, data->unit().name, *year));
}

std::vector<Option> options() {
  auto out = grid_options();
  out.insert(out.begin(),
             {{"--year", "YEAR", {"年度，默认今年", "the year; this year by default"}, false, false, {}},
              {"--template",
               "OUT.xlsx",
               {"写出这种台账的空白模板", "write a blank workbook of this register"},
               false,
               false,
               {}},
              {"--package",
               "OUT.zip",
               {"打成上报平台的压缩包：目录、佐证材料和校验值",
                "pack it for the superior's platform: list, evidence and digests"},
               false,
               false,
               {}},
              {"--with-withdrawn", "", {"连同已撤回的记录", "withdrawn records too"}, false, false, {}}});
  return out;
}

}  // namespace

Command register_command() {
  return {"register",
          {"一种台账一年的记录、它的上报包或空白模板",
           "a year's records of one register, its upload package, or its blank workbook"},
          {{"DIR", {"数据目录", "the data directory"}, true},
           {"TYPE", {"台账，如 meeting 或 会议", "the register, as meeting or 会议"}, true}},
          options(),
          "jishi register 数据 谈话 --year 2023 --format xlsx -o 谈话.xlsx",
          run};
}

}  // namespace jishi::cli
