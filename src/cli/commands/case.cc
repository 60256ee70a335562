#include <algorithm>
#include <array>
#include <filesystem>
#include <iostream>

#include "app/case_desk.h"
#include "app/queries/cases.h"
#include "app/queries/minutes.h"
#include "app/queries/record_ref.h"
#include "base/text.h"
#include "cli/case_script.h"
#include "cli/document_files.h"
#include "cli/given_values.h"
#include "cli/open.h"
#include "cli/output.h"
#include "import/near_match.h"
#include "store/one_transaction.h"

namespace jishi::cli {

namespace {

Day today() {
  return Instant::now().day();
}

bool wants_json(const Given& given) {
  return given.one("--format") == "json";
}

// Reasons on stderr, or as the one JSON document that was asked for.
int refuse_all(const Given& given, const Refusals& reasons) {
  if (!wants_json(given)) return refused(reasons, given.lang);
  std::cout << pretty(app::refused_json(reasons, given.lang)) << "\n";
  return kRefused;
}

// A procedure by its id or its Chinese name; nothing when it is neither.
const Procedure* find_procedure(const catalogue::Catalogue& catalogue, std::string_view name) {
  for (const auto& procedure : catalogue.procedures())
    if (procedure.id == name || procedure.zh == name) return &procedure;
  return nullptr;
}

// Those whose Chinese name holds these words, of two letters at least.
std::vector<const Procedure*> procedures_holding(const catalogue::Catalogue& catalogue,
                                                 std::string_view words) {
  std::vector<const Procedure*> out;
  if (!is_utf8(words) || count_code_points(words) < 2) return out;
  for (const auto& procedure : catalogue.procedures())
    if (procedure.zh.find(words) != std::string::npos) out.push_back(&procedure);
  return out;
}

Refusal no_procedure(const catalogue::Catalogue& catalogue, const std::string& name) {
  std::vector<std::string> words;
  for (const auto& procedure : catalogue.procedures()) {
    words.push_back(procedure.id);
    words.push_back(procedure.zh);
  }
  const auto near = is_utf8(name) ? importing::near_match(name, words) : "";
  std::vector<std::string> names;  // those that may be meant first
  const auto holding = procedures_holding(catalogue, name);
  for (const auto& procedure : catalogue.procedures()) {
    const auto shown = procedure.id + " " + procedure.zh;
    const bool is_near = !near.empty() && (procedure.id == near || procedure.zh == near);
    const bool is_meant = is_near || std::find(holding.begin(), holding.end(), &procedure) != holding.end();
    names.insert(is_meant ? names.begin() : names.end(), shown);
  }
  return refuse("case.no-procedure", {name, join(names, "，")});
}

// A step by its id or its Chinese name; what is neither goes on as it is and is refused by its name.
std::string step_id(const catalogue::Catalogue& catalogue, const store::Reader& reader, store::UnitId unit,
                    const std::string& id, const std::string& name) {
  const auto view = app::CaseReader(reader, unit, catalogue).one(id);
  if (view)
    for (const auto& step : view->procedure->steps)
      if (step.zh == name) return step.id;
  return name;
}

// A day without a year is of the year of `near`, or of the next one where that has come and the day would lie
// before `near`, or is not there (2月29日).
Result<Day> read_day_after(const std::string& text, Day near, Day today) {
  auto day = read_day(text, std::optional(near.year()));
  if (day && !(*day < near)) return day;
  const auto later = read_day(text, std::optional(near.year() + 1));
  return later && *later <= today ? later : day;
}

// What cannot be read goes along, to be refused with every other reason.
app::StepInput input_of(const Given& given, app::Desk* desk, Day near = today()) {
  app::StepInput out;
  const auto fault = [&](const Refusals& reasons, std::string_view unread) {
    out.faults.insert(out.faults.end(), reasons.begin(), reasons.end());
    if (!unread.empty()) out.unread.emplace_back(unread);
  };
  out.actor = given.one("--actor");
  out.today = out.day = today();
  if (given.has("--day")) {
    if (const auto day = read_day_after(given.one("--day"), near, out.today))
      out.day = *day;
    else
      fault(day.error(), kUnreadDay);
  }
  out.note = given.one("--note");
  out.as_exception = given.has("--exception");
  if (out.actor.empty()) fault({refuse("case.no-actor")}, kUnreadActor);
  Refusals unread;
  out.values = given_values(given, unread);
  fault(unread, {});
  Refusals absent;
  out.evidence = given_evidence(given, desk, absent);
  if (!absent.empty()) fault(absent, kUnreadEvidence);
  return out;
}

// With what of the line could not be read.
int refuse_with_faults(const Given& given, const Refusals& reasons) {
  auto all = input_of(given, nullptr).faults;
  all.insert(all.end(), reasons.begin(), reasons.end());
  return refuse_all(given, all);
}

int print_one(const Given& given, const app::DataDirectory& data, const store::Reader& reader,
              const std::string& id) {
  app::CaseReader cases(reader, data.unit().id, data.catalogue());
  const auto view = cases.one(id);
  if (!view) return refuse_all(given, view.error());
  return print_grid(given, app::case_grid(*view, cases.organisation(), today(), given.lang),
                    app::case_json(*view, cases.organisation(), today()));
}

int list(const Given& given, app::DataDirectory& data) {
  app::CaseFilter filter;
  if (const auto name = given.one("CASE"); !name.empty()) {
    const auto* procedure = find_procedure(data.catalogue(), name);
    // Nothing is written here: a part of the name will do that no other has.
    if (const auto holding = procedures_holding(data.catalogue(), name);
        procedure == nullptr && holding.size() == 1)
      procedure = holding.front();
    if (procedure == nullptr) return refuse_all(given, {no_procedure(data.catalogue(), name)});
    filter.procedure = procedure->id;
  }
  if (given.has("--year")) {
    filter.year = year_of(given);
    if (!filter.year) return kRefused;
  }
  filter.only_unfinished = given.has("--unfinished");
  const auto reader = data.store().read();
  app::CaseReader cases(*reader, data.unit().id, data.catalogue());
  std::vector<app::CaseView> views;
  const auto read = cases.each(filter, [&](app::CaseView&& view) {
    views.push_back(std::move(view));
    return true;
  });
  if (!read) return refuse_all(given, read.error());
  const auto title = data.unit().name + (given.lang == Lang::zh ? "办理件" : " cases");
  return print_grid(given, app::cases_grid(views, cases.organisation(), today(), title, given.lang),
                    app::cases_json(views, cases.organisation(), today()));
}

// The case that was named, by its id.
Result<std::string> named_case(const Given& given, const app::DataDirectory& data,
                               const store::Reader& reader) {
  if (given.one("CASE").empty()) return refuse("option.case", {given.one("VERB")});
  return app::record_id_of(reader, data.unit().id, data.catalogue(), given.one("CASE"));
}

int show(const Given& given, app::DataDirectory& data) {
  const auto reader = data.store().read();
  const auto id = named_case(given, data, *reader);
  if (!id) return refuse_all(given, id.error());
  return print_one(given, data, *reader, *id);
}

// The day of the case's last step: what comes next follows it.
Day last_day(const store::Reader& reader, const app::DataDirectory& data, const std::string& id) {
  const auto view = app::CaseReader(reader, data.unit().id, data.catalogue()).one(id);
  return view && !view->record.trail.empty() ? view->record.trail.back().day : today();
}

int say_taken(const Given& given, app::DataDirectory& data, const app::Receipt& receipt) {
  const auto reader = data.store().read();
  app::CaseReader cases(*reader, data.unit().id, data.catalogue());
  const auto view = cases.one(receipt.record);
  if (!view) return refuse_all(given, view.error());
  if (wants_json(given)) {
    auto json = app::case_json(*view, cases.organisation(), today()).get_object();
    json["index"] = receipt.index;
    std::cout << pretty(json) << "\n";
    return kDone;
  }
  const bool zh = given.lang == Lang::zh;
  const auto next = app::next_steps_text(*view, cases.organisation(), today(), given.lang);
  std::cout << record_number(*view->type, view->record) << "（" << view->record.id << "） "
            << record_title(*view->type, view->record) << (zh ? "：" : ": ")
            << (view->state == nullptr ? ""
                : zh                   ? view->state->zh
                                       : view->state->en)
            << (zh ? "，办理日 " : ", on ") << view->record.trail.back().day.iso()
            << (zh ? "，条目 #" : ", entry #") << receipt.index << "\n"
            << (next.empty() ? (zh ? "已办结" : "ended") : (zh ? "可办：" : "next: ") + next) << "\n";
  return kDone;
}

int start(const Given& given, app::DataDirectory& data) {
  const auto* procedure = find_procedure(data.catalogue(), given.one("CASE"));
  if (procedure == nullptr)
    return refuse_with_faults(given, {no_procedure(data.catalogue(), given.one("CASE"))});
  app::Desk desk(data);
  const auto input = input_of(given, &desk);
  app::CaseDesk cases(desk, data.store(), data.unit().id, data.catalogue());
  const auto receipt = cases.start(procedure->id, input);
  if (!receipt) return refuse_all(given, receipt.error());
  return say_taken(given, data, *receipt);
}

int step(const Given& given, app::DataDirectory& data) {
  const auto id = named_case(given, data, *data.store().read());
  if (!id) return refuse_with_faults(given, id.error());
  app::Desk desk(data);
  const auto input = input_of(given, &desk, last_day(*data.store().read(), data, *id));
  app::CaseDesk cases(desk, data.store(), data.unit().id, data.catalogue());
  const auto receipt = cases.step(
      *id, step_id(data.catalogue(), *data.store().read(), data.unit().id, *id, given.one("STEP")), input);
  if (!receipt) return refuse_all(given, receipt.error());
  return say_taken(given, data, *receipt);
}

int why_not(const Given& given, app::DataDirectory& data) {
  const auto reader = data.store().read();
  const auto id = named_case(given, data, *reader);
  if (!id) return refuse_with_faults(given, id.error());
  const auto input = input_of(given, nullptr, last_day(*reader, data, *id));
  const auto reasons =
      app::why_not(*reader, data.unit().id, data.catalogue(), *id,
                   step_id(data.catalogue(), *reader, data.unit().id, *id, given.one("STEP")), input);
  if (!reasons.empty()) return refuse_all(given, reasons);
  if (wants_json(given))
    std::cout << pretty(app::refused_json({}, given.lang)) << "\n";
  else
    std::cout << (given.lang == Lang::zh ? "可以办理\n" : "it can be taken\n");
  return kDone;
}

// All steps of a file, or none: a file that is refused in the middle is mended and run again.
int run_file(const Given& given, app::DataDirectory& data) {
  const auto path = given.one("CASE");
  const auto script = read_script(path, today());
  if (!script) return refuse_all(given, script.error());
  const auto unit = data.unit().id;
  const bool zh = given.lang == Lang::zh;
  if (data.store().read()->was_imported(unit, script->digest))
    return refuse_all(given, {refuse("script.done", {path})});

  store::OneTransaction whole(data.store());
  ScriptDone done;
  {
    app::Desk desk(whole, unit, data.signer(), data.evidence_folder(), data.catalogue().records(),
                   data.catalogue().organisation());
    app::CaseDesk cases(desk, whole, unit, data.catalogue());
    importing::ImportedEvidence evidence(data, desk);
    if (const auto ran = run_script(script->steps, cases, evidence, done); !ran) {
      if (!wants_json(given))
        std::cerr << (zh ? "前 " : "the first ") << done.taken
                  << (zh ? " 个环节可以办理；整个文件没有办理\n"
                         : " steps can be taken; nothing of the file was\n");
      return refuse_all(given, ran.error());
    }
    const auto part = whole.begin();
    part->put_import(unit,
                     {script->digest, std::filesystem::path(path).filename().string(), Instant::now(), {}});
    part->commit();
    whole.commit();
    evidence.settle();
  }
  if (wants_json(given)) {
    JsonObject names;
    for (const auto& [name, id] : done.cases) names[name] = id;
    std::cout << pretty(JsonObject{{"taken", done.taken}, {"cases", std::move(names)}}) << "\n";
  } else {
    std::cout << (zh ? "已办理 " : "taken: ") << done.taken << (zh ? " 个环节，办理件 " : " steps, cases: ")
              << done.cases.size() << (zh ? " 件\n" : "\n");
  }
  return kDone;
}

// The text on stdout where no file is named.
int minutes(const Given& given, app::DataDirectory& data) {
  const auto reader = data.store().read();
  const auto id = named_case(given, data, *reader);
  if (!id) return refuse_all(given, id.error());
  const auto dated = read_day(given.one("--day"), today());
  if (!dated) return refuse_all(given, dated.error());
  const auto options = write_options(given, data);
  if (!options) return refuse_all(given, options.error());
  const auto document = app::meeting_minutes(*reader, data.unit(), data.catalogue(), *id, *dated);
  if (!document) return refuse_all(given, document.error());
  if (!given.has("--output")) {
    std::cout << (wants_json(given) ? report::write_json(*document) : report::write_txt(*document));
    return kDone;
  }
  const auto files = write_documents(given, *document, *options);
  return files ? kDone : refuse_all(given, files.error());
}

struct Verb {
  std::string_view name;
  app::DataDirectory::Access access;
  int (*run)(const Given&, app::DataDirectory&);
};
constexpr std::array<Verb, 7> kVerbs = {{{"list", app::DataDirectory::Access::read, list},
                                         {"show", app::DataDirectory::Access::read, show},
                                         {"start", app::DataDirectory::Access::write, start},
                                         {"step", app::DataDirectory::Access::write, step},
                                         {"why-not", app::DataDirectory::Access::read, why_not},
                                         {"run", app::DataDirectory::Access::write, run_file},

                                         {"minutes", app::DataDirectory::Access::read, minutes}}};

int run(const Given& given) {
  std::string names;
  for (const auto& verb : kVerbs) {
    names += (names.empty() ? "" : "、") + std::string(verb.name);
    if (verb.name != given.one("VERB")) continue;
    const auto data = open_data(given, given.one("DIR"), verb.access);
    if (!data) return kRefused;
    return verb.run(given, *data);
  }
  return refuse_all(given, {refuse("option.verb", {given.one("VERB"), names})});
}

std::vector<Option> options() {
  auto out = grid_options();
  const std::vector<Option> own = {
      {"--actor", "姓名", {"由谁办理", "who takes the step"}, false, false, {}},
      {"--day",
       "DAY",
       {"何时办理，默认今天；写 6月2日 "
        "的是上一环节之后最近的这一天；minutes：没有登记纪要印发日期时的成文日期",
        "the day it happened; today by default. minutes: the date of the document where none is recorded"},
       false,
       false,
       {}},
      {"--set",
       "FIELD=VALUE",
       {"填写一栏；可多次。表格的一行写 表.栏=值",
        "fill a field; may be repeated. A row of a table: table.column=value"},
       false,
       true,
       {}},
      {"--evidence", "FILE", {"附上材料；可多次", "attach a file; may be repeated"}, false, true, {}},
      {"--note", "TEXT", {"说明", "a note"}, false, false, {}},
      {"--exception",
       "",
       {"规则不符仍然办理，作为异常留存；须有 --note",
        "take the step though rules are broken; it is kept as an exception and needs --note"},
       false,
       false,
       {}},
      {"--year", "YEAR", {"list：哪一年的台账", "list: of which register year"}, false, false, {}},
      {"--unfinished", "", {"list：只列未办结的", "list: only those that have not ended"}, false, false, {}},
      fonts_option()};
  out.insert(out.begin(), own.begin(), own.end());
  return out;
}

}  // namespace

Command case_command() {
  return {"case",
          {"按程序办理：list 列出，show 查看，start 开始，step 办理一个环节，why-not 问为何不能办，run "
           "办理一个文件里的全部环节，minutes 写出会议纪要",
           "run procedures: list, show, start, step (take a step), why-not (ask why it cannot be taken), run "
           "(take the steps of a file), minutes (of the meeting that decided it)"},
          {{"DIR", {"数据目录", "the data directory"}, true},
           {"VERB",
            {"list、show、start、step、why-not、run 或 minutes",
             "list, show, start, step, why-not, run or minutes"},
            true},
           {"CASE",
            {"办理件编号，如 决策〔2025〕3号；start 和 list 写程序，run 写文件",
             "the case, as decision-2025-3; with start and list the procedure, with run the file"},
            false},
           {"STEP",
            {"环节，如 speak 或 逐一表态；说明异常写 explain，并加 --set code=…",
             "the step, as speak; explain with --set code=… puts a note on an exception"},
            false}},
          options(),
          "jishi case 数据 step decision-2025-3 speak --actor 沈喆 --set views.view=同意",
          run};
}

}  // namespace jishi::cli
