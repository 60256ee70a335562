#include "cli/case_script.h"

#include <algorithm>

#include "base/json.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

constexpr std::size_t kMostBytes = 16u << 20;
constexpr std::size_t kMostSteps = 100'000;

std::string place_of(std::size_t n) {
  return "第" + std::to_string(n + 1) + "步 / step " + std::to_string(n + 1);
}

struct Reading {
  std::size_t n;
  const JsonObject& item;
  const std::filesystem::path& folder;
  Day today;
  Refusals& faults;

  void fault(std::string_view code, std::vector<std::string> args) {
    faults.push_back(refuse(code, std::move(args), place_of(n)));
  }
};

void read_values(Reading& reading, ScriptStep& out) {
  const auto* set = reading.item.if_contains("set");
  if (set == nullptr) return;
  if (!set->is_object()) return reading.fault("script.member", {"set"});
  for (const auto& [name, value] : set->get_object()) {
    if (value.is_string())
      out.input.values.emplace_back(name, value.get_string());
    else if (value.is_int64())
      out.input.values.emplace_back(name, std::to_string(value.get_int64()));
    else
      reading.fault("script.member", {"set." + std::string(name)});
  }
}

void read_evidence(Reading& reading, ScriptStep& out) {
  const auto* files = reading.item.if_contains("evidence");
  if (files == nullptr) return;
  if (!files->is_array()) return reading.fault("script.member", {"evidence"});
  for (const auto& file : files->get_array()) {
    if (!file.is_string()) return reading.fault("script.member", {"evidence"});
    auto path = reading.folder / std::string(file.get_string());
    std::error_code absent;
    if (!std::filesystem::is_regular_file(path, absent))
      reading.fault("file.not-read", {path.string(), "没有这个文件 / no such file"});
    out.evidence.push_back(std::move(path));
  }
}

ScriptStep read_step(Reading& reading) {
  ScriptStep out;
  out.name = std::string(text_of(reading.item, "case"));
  out.procedure = std::string(text_of(reading.item, "start"));
  out.step = std::string(text_of(reading.item, "step"));
  out.input.actor = std::string(text_of(reading.item, "actor"));
  out.input.note = std::string(text_of(reading.item, "note"));
  out.input.today = reading.today;
  if (out.name.empty()) reading.fault("script.member", {"case"});
  if (out.procedure.empty() == out.step.empty()) reading.fault("script.start-or-step", {});
  if (out.input.actor.empty()) reading.fault("case.no-actor", {});
  if (const auto day = Day::from_iso(text_of(reading.item, "day")))
    out.input.day = *day;
  else
    reading.fault("option.day", {std::string(text_of(reading.item, "day"))});
  if (const auto* exception = reading.item.if_contains("exception"); exception != nullptr) {
    if (exception->is_bool())
      out.input.as_exception = exception->get_bool();
    else
      reading.fault("script.member", {"exception"});
  }
  read_values(reading, out);
  read_evidence(reading, out);
  return out;
}

}  // namespace

Result<Script> read_script(const std::filesystem::path& path, Day today) {
  const auto text = read_file(path.string(), kMostBytes);
  if (!text) return text.error();
  const auto json = parse_json(*text, kMostBytes);
  if (!json) return json.error();
  const auto* steps = json->is_object() ? json->get_object().if_contains("steps") : nullptr;
  if (steps == nullptr || !steps->is_array()) return refuse("script.member", {"steps"});
  const auto& list = steps->get_array();
  if (list.size() > kMostSteps) return refuse("script.too-long", {std::to_string(kMostSteps)});
  Script out{{}, sha256(*text)};
  Refusals faults;
  const auto folder = path.parent_path();
  for (std::size_t n = 0; n < list.size(); ++n) {
    if (!list[n].is_object()) {
      faults.push_back(refuse("script.member", {"steps"}, place_of(n)));
      continue;
    }
    Reading reading{n, list[n].get_object(), folder, today, faults};
    out.steps.push_back(read_step(reading));
  }
  if (!faults.empty()) return faults;
  return out;
}

namespace {

// Values that name a case of the script ($预算) become its id.
void put_ids(const ScriptDone& done, app::StepInput& input) {
  for (auto& [field, value] : input.values)
    for (const auto& [name, id] : done.cases)
      if (value == "$" + name) value = id;
}

Refusals at_place(std::size_t n, const std::string& name, Refusals reasons) {
  for (auto& reason : reasons) {
    const auto place = place_of(n) + " " + name;
    reason.where = reason.where.empty() ? place : place + " " + reason.where;
  }
  return reasons;
}

}  // namespace

Outcome run_script(const std::vector<ScriptStep>& steps, app::CaseDesk& cases,
                   importing::ImportedEvidence& evidence, ScriptDone& done) {
  for (std::size_t n = 0; n < steps.size(); ++n) {
    const auto& step = steps[n];
    auto input = step.input;
    put_ids(done, input);
    for (const auto& path : step.evidence) {
      auto kept = evidence.keep(path);
      if (!kept) return at_place(n, step.name, kept.error());
      input.evidence.push_back(std::move(*kept));
    }
    const auto known = std::find_if(done.cases.begin(), done.cases.end(),
                                    [&](const auto& item) { return item.first == step.name; });
    const auto receipt =
        !step.procedure.empty()
            ? cases.start(step.procedure, input)
            : cases.step(known == done.cases.end() ? step.name : known->second, step.step, input);
    if (!receipt) return at_place(n, step.name, receipt.error());
    if (!step.procedure.empty()) done.cases.emplace_back(step.name, receipt->record);
    ++done.taken;
  }
  return Done{};
}

}  // namespace jishi::cli
