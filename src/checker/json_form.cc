// CheckReport as the fixed document "check/1" (docs/formats/check.md).

#include <array>
#include <string>

#include "checker/check.h"

namespace jishi::checker {

namespace {

constexpr std::array<std::string_view, 4> kVerdicts = {"supported", "contradicted", "unrecorded",
                                                       "unchecked"};
constexpr std::array<std::string_view, 3> kSeverities = {"note", "warning", "error"};

std::int64_t number(std::size_t n) {
  return static_cast<std::int64_t>(n);
}

JsonObject document(const CheckReport& report) {
  JsonArray sections;
  for (const auto& section : report.sections)
    sections.push_back(JsonObject{{"number", section.number},
                                  {"title", section.title},
                                  {"level", section.level},
                                  {"start", number(section.start)},
                                  {"end", number(section.end)}});
  return JsonObject{{"name", report.name},     {"characters", number(report.characters)},
                    {"unit", report.unit},     {"year", report.year},
                    {"sha256", report.sha256}, {"sections", std::move(sections)}};
}

JsonArray claims(const CheckReport& report) {
  JsonArray out;
  for (const auto& claim : report.claims) {
    JsonArray records;
    for (const auto& record : claim.records) records.emplace_back(record);
    out.push_back(JsonObject{{"id", "c" + std::to_string(out.size() + 1)},
                             {"start", number(claim.start)},
                             {"end", number(claim.end)},
                             {"text", claim.text},
                             {"section", claim.section},
                             {"kind", claim.kind},
                             {"value", claim.value},
                             {"verdict", kVerdicts[static_cast<std::size_t>(claim.verdict)]},
                             {"records", std::move(records)},
                             {"reason", claim.reason}});
  }
  return out;
}

JsonArray defects(const CheckReport& report) {
  JsonArray out;
  for (const auto& defect : report.defects)
    out.push_back(JsonObject{{"id", "d" + std::to_string(out.size() + 1)},
                             {"start", number(defect.start)},
                             {"end", number(defect.end)},
                             {"text", defect.text},
                             {"kind", defect.kind},
                             {"severity", kSeverities[static_cast<std::size_t>(defect.severity)]},
                             {"reason", defect.reason},
                             {"suggestion", defect.suggestion}});
  return out;
}

JsonObject summary(const CheckReport& report) {
  JsonObject by_verdict;
  for (const auto verdict : kVerdicts) by_verdict[verdict] = 0;
  for (const auto& claim : report.claims) {
    auto& n = by_verdict[kVerdicts[static_cast<std::size_t>(claim.verdict)]];
    n = n.as_int64() + 1;
  }
  JsonObject by_kind;
  for (const auto& defect : report.defects) {
    auto& n = by_kind[defect.kind];
    n = n.is_int64() ? n.as_int64() + 1 : 1;
  }
  return JsonObject{{"claims", std::move(by_verdict)}, {"defects", std::move(by_kind)}, {"copied_share", 0}};
}

}  // namespace

Json to_json(const CheckReport& report) {
  return JsonObject{{"jishi", "check/1"},       {"document", document(report)},
                    {"claims", claims(report)}, {"defects", defects(report)},
                    {"copied", JsonArray{}},    {"summary", summary(report)}};
}

}  // namespace jishi::checker
