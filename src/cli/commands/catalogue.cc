#include "catalogue/catalogue.h"

#include <filesystem>
#include <iostream>

#include "catalogue/procedure_page.h"
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
  add("procedure", catalogue.procedures());
  add("check", catalogue.checks());
  add("indicator", catalogue.indicators());
  add("report", catalogue.reports());
  add("setting", catalogue.settings());
  add("calendar", catalogue.calendars());
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
  const auto items = items_of(*catalogue);
  std::size_t id_width = 8;  // ids are copied: none is broken
  for (const auto& item : items)
    if (kind.empty() || item.kind == kind) id_width = std::max(id_width, item.id.size());
  grid.columns = {{zh ? "编号" : "id", report::GridKind::text, static_cast<int>(id_width)},
                  {zh ? "类别" : "kind", report::GridKind::text, 10},
                  {zh ? "名称" : "name", report::GridKind::text, 30},
                  {zh ? "依据" : "basis", report::GridKind::text, 60}};
  JsonArray json;
  for (const auto& item : items) {
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

// A procedure as a page: diagram, states, steps, rules.
int page(const Given& given) {
  const auto catalogue = load(given);
  if (!catalogue) return refused(catalogue.error(), given.lang);
  const auto* procedure = catalogue->procedure(given.one("ID"));
  if (procedure == nullptr) return refused({refuse("option.item", {given.one("ID")})}, given.lang);
  const auto text = given.has("--diagram")
                        ? catalogue::procedure_diagram(*procedure)
                        : catalogue::procedure_page(*procedure, *catalogue->record(procedure->of.type));
  if (!given.has("--output")) {
    std::cout << text;
    return kDone;
  }
  if (const auto written = write_file(given.one("--output"), text); !written)
    return refused(written.error(), given.lang);
  return kDone;
}

std::string args_text(const Rule& rule) {
  std::string out;
  for (const auto& arg : rule.args)
    out += (out.empty() ? "" : ", ") + std::string(arg.name) + (arg.required ? "" : "?") +
           (arg.choices.empty() ? "" : "=" + std::string(arg.choices));
  return out;
}

int list_rules(const Given& given) {
  report::Grid grid;
  grid.columns = {{"rule", report::GridKind::text, 16},
                  {"arguments", report::GridKind::text, 44},
                  {given.lang == Lang::zh ? "要求" : "asks", report::GridKind::text, 44}};
  JsonArray json;
  for (const auto& rule : rules()) {
    grid.rows.push_back(
        {std::string(rule.name), args_text(rule), std::string(given.lang == Lang::zh ? rule.zh : rule.en)});
    json.push_back(JsonObject{{"rule", rule.name},
                              {"arguments", args_text(rule)},
                              {"zh", rule.zh},
                              {"en", rule.en},
                              {"code", rule.code}});
  }
  return print_grid(given, grid, json);
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
  return {
      "catalogue list",
      {"列出制度目录：台账、责任事项、程序、体检、指标、报告、参数、节假日",
       "list the catalogue: records, duties, procedures, checks, indicators, reports, settings, calendars"},
      {{"KIND",
        {"record、duty、procedure、check、indicator、report、setting 或 calendar",
         "record, duty, procedure, check, indicator, report, setting or calendar"},
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

Command catalogue_page_command() {
  return {"catalogue page",
          {"一个程序的说明页（Markdown）：流程图、状态、环节、规则",
           "a procedure as a page (Markdown): diagram, states, steps, rules"},
          {{"ID", {"程序编号，如 collective-decision", "the procedure, as collective-decision"}, true}},
          {data_option(),
           {"--diagram", "", {"只要流程图（Mermaid）", "the diagram alone (Mermaid)"}, false, false, {}},
           {"--output", "FILE", {"写到文件", "write to a file"}, false, false, {}}},
          "jishi catalogue page collective-decision",
          page};
}

Command catalogue_rules_command() {
  return {"catalogue rules",
          {"程序和体检可用的规则及其参数", "the rules procedures and checks may use, with their arguments"},
          {},
          grid_options(),
          "jishi catalogue rules",
          list_rules};
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
