#include "catalogue/catalogue.h"

#include <filesystem>
#include <iostream>

#include "cli/open.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

struct Item {
  std::string id, kind, zh, en, basis;
};

std::vector<Item> items_of(const catalogue::Catalogue& catalogue) {
  std::vector<Item> out;
  const auto add = [&](const char* kind, const auto& list) {
    for (const auto& item : list)
      out.push_back({item.id, kind, item.zh, item.en, item.basis.text.empty() ? "" : item.basis.zh()});
  };
  add("record", catalogue.records());
  add("duty", catalogue.duties());
  add("indicator", catalogue.indicators());
  add("report", catalogue.reports());
  return out;
}

// The program's own catalogue, or that of a data directory with its overrides.
Result<catalogue::Catalogue> load(const Given& given) {
  const auto data = given.one("--data");
  return catalogue::Catalogue::load_with(data.empty() ? ""
                                                      : (std::filesystem::path(data) / "catalogue").string());
}

int list(const Given& given) {
  const auto catalogue = load(given);
  if (!catalogue) return refused(catalogue.error(), given.lang);
  const auto kind = given.one("KIND");
  report::Grid grid;
  const bool zh = given.lang == Lang::zh;
  grid.columns = {{zh ? "编号" : "id", report::GridKind::text, 26},
                  {zh ? "类别" : "kind", report::GridKind::text, 10},
                  {zh ? "名称" : "name", report::GridKind::text, 30},
                  {zh ? "依据" : "basis", report::GridKind::text, 60}};
  JsonArray json;
  for (const auto& item : items_of(*catalogue)) {
    if (!kind.empty() && item.kind != kind) continue;
    grid.rows.push_back({item.id, item.kind, zh ? item.zh : item.en, item.basis});
    json.push_back(JsonObject{
        {"id", item.id}, {"kind", item.kind}, {"zh", item.zh}, {"en", item.en}, {"basis", item.basis}});
  }
  return print_grid(given, grid, json);
}

int show(const Given& given) {
  const auto catalogue = load(given);
  if (!catalogue) return refused(catalogue.error(), given.lang);
  const auto source = catalogue->source(given.one("ID"));
  if (source.empty()) return refused({refuse("option.item", {given.one("ID")})}, given.lang);
  std::cout << source;
  return kDone;
}

int check(const Given& given) {
  const auto path = given.one("PATH");
  if (!std::filesystem::exists(path))
    return refused({refuse_because("file.not-read", {path}, refuse("system.none"))}, given.lang);
  const auto catalogue = catalogue::Catalogue::load_with(path);
  if (!catalogue) return refused(catalogue.error(), given.lang);
  std::cout << (given.lang == Lang::zh ? "制度目录无误：" : "the catalogue is sound: ")
            << items_of(*catalogue).size() << (given.lang == Lang::zh ? " 项\n" : " items\n");
  return kDone;
}

Option data_option() {
  return {
      "--data", "DIR", {"连同这个数据目录自己的制度文件", "with the data directory's own catalogue files"},
      false,    false, {}};
}

std::vector<Option> list_options() {
  auto out = grid_options();
  out.push_back(data_option());
  return out;
}

}  // namespace

Command catalogue_list_command() {
  return {"catalogue list",
          {"列出制度目录：台账、责任事项、指标、报告",
           "list the catalogue: records, duties, indicators, reports"},
          {{"KIND",
            {"record、duty、procedure、indicator 或 report", "record, duty, procedure, indicator or report"},
            false}},
          list_options(),
          "jishi catalogue list duty",
          list};
}

Command catalogue_show_command() {
  return {"catalogue show",
          {"显示一项制度的原文件", "show one item's file"},
          {{"ID", {"编号，如 study-group", "the id, as study-group"}, true}},
          {data_option()},
          "jishi catalogue show meeting",
          show};
}

Command catalogue_check_command() {
  return {"catalogue check",
          {"检查一个文件夹里的制度文件", "check a folder of catalogue files"},
          {{"PATH", {"文件夹，如 数据/catalogue", "the folder, as DATA/catalogue"}, true}},
          {},
          "jishi catalogue check 数据/catalogue",
          check};
}

Command man_command() {
  return {"man",
          {"输出手册页（troff）", "print the man page (troff)"},
          {},
          {},
          "jishi man > jishi.1 && man ./jishi.1",
          [](const Given&) {
            std::cout << man_page();
            return static_cast<int>(kDone);
          }};
}

}  // namespace jishi::cli
