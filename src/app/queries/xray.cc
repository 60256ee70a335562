#include "app/queries/xray.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/queries/unit_year.h"
#include "domain/record_doubts.h"

namespace jishi::app {

namespace {

struct SeverityWords {
  std::string_view id, zh, en, mark;
};
constexpr std::array<SeverityWords, 3> kSeverities = {
    {{"error", "错误", "error", "■"}, {"warning", "警告", "warning", "▲"}, {"note", "提示", "note", "○"}}};

const SeverityWords& words_of(Severity severity) {
  return kSeverities[static_cast<std::size_t>(severity)];
}

// A rule of one record, once.
using Told = std::set<std::tuple<std::string, std::string, std::vector<std::string>>>;

bool is_new(Told& told, const std::string& record, const Refusal& reason) {
  return told.emplace(record, reason.code, reason.args).second;
}

XrayFinding finding_of(const StandingCheck& check, const RecordType& type, const Record& record,
                       Refusal reason) {
  return {check.severity,
          check.id,
          check.zh,
          check.en,
          record.id,
          record_number(type, record),
          shown_title(type, record, nullptr),
          std::move(reason),
          check.remedy_zh,
          check.remedy_en,
          {},
          {}};
}

XrayFinding finding_of(const CaseView& view, const CaseException& exception) {
  const auto& why = exception.explained.empty() ? exception.admitted : exception.explained;
  const bool is_withdrawn = !view.record.is_live();
  return {why.empty() && !is_withdrawn ? Severity::error : Severity::note,
          view.procedure->id,
          view.procedure->zh,
          view.procedure->en,
          view.record.id,
          record_number(*view.type, view.record),
          shown_title(*view.type, view.record, view.state),
          exception.reason,
          exception.reason.remedy(Lang::zh),
          exception.reason.remedy(Lang::en),
          why,
          is_withdrawn ? view.record.reason : ""};
}

// A filed record that tells of days to come.
void judge_days(const RecordType& type, const Record& record, Day today, std::vector<XrayFinding>& out) {
  if (record.status != RecordStatus::filed) return;
  for (auto& [field, reason] : days_ahead(type, record, today)) {
    // The reason quotes the day, and the X-ray tells nothing confidential.
    const auto* of = type.field(field);
    if (of != nullptr && of->confidential) continue;
    const auto zh = reason.remedy(Lang::zh);
    const auto en = reason.remedy(Lang::en);
    out.push_back({Severity::warning,
                   "days-ahead",
                   "登记的日期已经到了",
                   "Days entered have come",
                   record.id,
                   record_number(type, record),
                   shown_title(type, record, nullptr),
                   std::move(reason),
                   zh,
                   en,
                   {},
                   {}});
  }
}

}  // namespace

std::string_view severity_name(Severity severity) {
  return words_of(severity).id;
}

Result<std::vector<XrayFinding>> xray(const store::Reader& reader, store::UnitId unit,
                                      const catalogue::Catalogue& catalogue, int year, Day today) {
  std::vector<XrayFinding> out;
  Told told;
  CaseReader cases(reader, unit, catalogue);
  CaseFilter of_year;
  of_year.year = year;
  of_year.with_withdrawn = true;  // a rule that was broken stays broken
  const auto read = cases.each(of_year, [&](CaseView&& view) {
    for (const auto& exception : view.exceptions)
      if (is_new(told, view.record.id, exception.reason)) out.push_back(finding_of(view, exception));
    return true;
  });
  if (!read) return read.error();
  std::map<std::string, std::vector<Record>> registers;
  for (const auto& check : catalogue.checks()) {
    const auto* type = catalogue.record(check.of.type);
    const auto [found, is_first] = registers.try_emplace(check.of.type);
    if (is_first) {
      // People and their posts stand in registers of any year.
      const auto of = check.of.type == "post" ? std::nullopt : std::optional(year);
      auto records = load_register(reader, unit, check.of.type, of, false);
      if (!records) return records.error();
      found->second = std::move(*records);
    }
    for (const auto& record : found->second) {
      if (!matches(check.of, record)) continue;
      const RuleCase of{*type, record, nullptr, nullptr, {}, std::nullopt, cases.world(year)};
      for (auto& reason : judge(check.rule, check.basis, of))
        if (reason.code != "calendar.no-year" && is_new(told, record.id, reason))
          out.push_back(finding_of(check, *type, record, std::move(reason)));
    }
  }
  for (const auto& type : catalogue.records()) {
    auto found = registers.find(type.id);
    if (found == registers.end()) {
      auto records = load_register(reader, unit, type.id, year, false);
      if (!records) return records.error();
      found = registers.emplace(type.id, std::move(*records)).first;
    }
    for (const auto& record : found->second) judge_days(type, record, today, out);
    registers.erase(found);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const XrayFinding& a, const XrayFinding& b) { return a.severity < b.severity; });
  return out;
}

namespace {

std::string mend_text(const XrayFinding& finding, Lang lang) {
  const bool zh = lang == Lang::zh;
  std::string out;
  if (!finding.withdrawn.empty()) out = (zh ? "已撤回：" : "withdrawn: ") + finding.withdrawn;
  if (!finding.explained.empty())
    out += std::string(out.empty() ? ""
                       : zh        ? "；"
                                   : "; ") +
           (zh ? "已说明：" : "explained: ") + finding.explained;
  if (!out.empty()) return out;
  return zh ? finding.remedy_zh : finding.remedy_en;
}

}  // namespace

report::Grid xray_grid(const std::vector<XrayFinding>& findings, const std::string& title, Lang lang) {
  const bool zh = lang == Lang::zh;
  report::Grid grid;
  grid.title = title;
  grid.columns = {{zh ? "级别" : "severity", report::GridKind::text, 10},
                  {zh ? "检查" : "check", report::GridKind::text, 20},
                  {zh ? "记录" : "record", report::GridKind::text, 18},
                  {zh ? "事项" : "matter", report::GridKind::text, 28},
                  {zh ? "发现" : "found", report::GridKind::text, 44},
                  {zh ? "怎样改正" : "how to mend it", report::GridKind::text, 32},
                  {zh ? "依据" : "basis", report::GridKind::text, 30}};
  std::array<int, 3> counts{};
  for (const auto& finding : findings) {
    ++counts[static_cast<std::size_t>(finding.severity)];
    const auto& words = words_of(finding.severity);
    grid.rows.push_back({std::string(words.mark) + " " + std::string(zh ? words.zh : words.en),
                         zh ? finding.zh : finding.en, finding.number, finding.title,
                         finding.reason.sentence(lang), mend_text(finding, lang), finding.reason.basis});
  }
  std::string note;
  for (std::size_t i = 0; i < counts.size(); ++i)
    note += (note.empty() ? "" : "  ") + std::string(kSeverities[i].mark) + " " +
            std::string(zh ? kSeverities[i].zh : kSeverities[i].en) + " " + std::to_string(counts[i]);
  grid.notes.push_back(note);
  return grid;
}

Json xray_json(const std::vector<XrayFinding>& findings, const std::string& unit, int year) {
  JsonArray list;
  JsonObject summary;
  for (const auto& words : kSeverities) summary[words.id] = 0;
  for (const auto& finding : findings) {
    auto& count = summary[severity_name(finding.severity)];
    count = count.as_int64() + 1;
    JsonObject item{{"severity", severity_name(finding.severity)},
                    {"check", finding.check},
                    {"zh", finding.zh},
                    {"en", finding.en},
                    {"record", finding.record},
                    {"number", finding.number},
                    {"title", finding.title},
                    {"code", finding.reason.code},
                    {"reason", finding.reason.sentence(Lang::zh)},
                    {"reason_en", finding.reason.sentence(Lang::en)},
                    {"remedy", finding.remedy_zh},
                    {"remedy_en", finding.remedy_en},
                    {"basis", finding.reason.basis}};
    if (!finding.explained.empty()) item["explained"] = finding.explained;
    if (!finding.withdrawn.empty()) item["withdrawn"] = finding.withdrawn;
    list.push_back(std::move(item));
  }
  return JsonObject{{"jishi", "xray/1"},
                    {"unit", unit},
                    {"year", year},
                    {"summary", std::move(summary)},
                    {"findings", std::move(list)}};
}

}  // namespace jishi::app
