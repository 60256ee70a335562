#include "app/queries/annual_report.h"

#include <algorithm>
#include <set>

#include "app/queries/cases.h"
#include "app/queries/document_receipts.h"
#include "base/text.h"
#include "domain/lapses.h"
#include "report/annual.h"
#include "report/writers.h"

namespace jishi::app {

namespace {

// What the rules of the year's cases say was not kept, each rule of a case once.
Result<std::vector<report::BrokenRule>> broken_rules(const store::Reader& reader, store::UnitId unit,
                                                     const catalogue::Catalogue& catalogue, int year) {
  std::vector<report::BrokenRule> out;
  CaseFilter filter;
  filter.year = year;
  const auto read = CaseReader(reader, unit, catalogue).each(filter, [&](CaseView&& view) {
    if (view.record.status != RecordStatus::filed) return true;
    for (const auto& exception : view.exceptions) {
      const bool is_told_by_other =
          std::any_of(view.exceptions.begin(), view.exceptions.end(), [&](const CaseException& other) {
            // What is not explained stands, whatever was said of the other.
            return is_within(exception.reason, other.reason) &&
                   (exception.is_explained() || !other.is_explained());
          });
      if (is_told_by_other) continue;
      report::BrokenRule broken{view.record.id, view.procedure->zh,
                                shown_title(*view.type, view.record, view.state),
                                lapse(exception.reason, Lang::zh), exception.is_explained()};
      const bool is_told = std::any_of(out.begin(), out.end(), [&](const report::BrokenRule& known) {
        return known.record == broken.record && known.lapse == broken.lapse;
      });
      if (!is_told) out.push_back(std::move(broken));
    }
    return true;
  });
  if (!read) return read.error();
  return out;
}

// Types of which an indicator asks for what other years' registers hold, by a field of its own.
std::set<std::string> dated_types(const catalogue::Catalogue& catalogue) {
  std::set<std::string> out;
  for (const auto& indicator : catalogue.indicators())
    if (!indicator.date.empty())
      for (const auto& selection : indicator.of) out.insert(selection.type);
  return out;
}

std::string outline_names(const catalogue::Catalogue& catalogue) {
  std::vector<std::string> names;
  for (const auto& outline : catalogue.reports()) names.push_back(outline.id + " " + outline.zh);
  return join(names, "，");
}

// What is made public names nobody: every sentence that does, by the name it holds.
Refusals people_named(const report::Document& document, const Organisation& organisation) {
  Refusals out;
  for (const auto& placed : report::placed_sentences(document))
    for (const auto& person : organisation.people())
      if (placed.sentence->text.find(person) != std::string::npos)
        out.push_back(refuse("report.names-person", {person, placed.sentence->text}));
  return out;
}

}  // namespace

std::string short_name_of(const std::string& unit) {
  const auto points = to_u32(unit);
  for (const char32_t level : {U'区', U'县', U'市', U'省'}) {
    const auto at = points.find(level);
    // The place stands before the level's word, and something of the unit after it.
    if (at != std::u32string::npos && at >= 2 && at + 2 < points.size())
      return to_utf8(std::u32string_view(points).substr(at));
  }
  return unit;
}

Result<report::Document> annual_report(const store::Reader& reader, const store::UnitRow& unit,
                                       const catalogue::Catalogue& catalogue, const UnitYear& unit_year,
                                       const AnnualRequest& request) {
  const auto* outline = catalogue.report(request.outline);
  if (outline == nullptr) return refuse("option.report", {request.outline, outline_names(catalogue)});
  const bool has_records =
      std::any_of(unit_year.records.begin(), unit_year.records.end(), [&](const Record& record) {
        return record.type != "post" && record.year == unit_year.year && record.status == RecordStatus::filed;
      });
  if (!has_records) return refuse("unit.no-records", {std::to_string(unit_year.year)});
  report::AnnualInput input;
  input.catalogue = &catalogue;
  input.unit = unit.name;
  input.short_name = short_name_of(unit.name);
  input.year = unit_year.year;
  input.as_of = unit_year.as_of;
  input.dated = request.dated;
  auto records = unit_year.records;
  if (auto damaged =
          add_other_years(reader, unit.id, catalogue, dated_types(catalogue), unit_year.as_of, records))
    return *damaged;
  input.records = &records;
  input.obligations = &unit_year.obligations;
  input.with_annex = request.with_annex;
  const auto broken = broken_rules(reader, unit.id, catalogue, unit_year.year);
  if (!broken) return broken.error();
  input.broken_rules = &*broken;
  auto document = report::compose_annual(*outline, input);
  if (document.blocks.empty()) return refuse("report.empty", {outline->zh, std::to_string(unit_year.year)});
  if (outline->is_public)
    if (auto named = people_named(document, unit_year.organisation); !named.empty()) return named;
  if (const auto added = add_receipts(document, reader, unit.id); !added) return added.error();
  return document;
}

JsonObject issue_body(const report::Document& document, const std::string& outline,
                      const std::vector<std::pair<std::string, Hash>>& files) {
  JsonArray written;
  for (const auto& [name, digest] : files)
    written.push_back(JsonObject{{"name", name}, {"sha256", to_hex(digest)}});
  return JsonObject{{"outline", outline},
                    {"year", document.year},
                    {"as_of", document.as_of.iso()},
                    {"dated", document.dated.iso()},
                    {"title", document.title},
                    {"text_sha256", to_hex(sha256(report::plain_text(document)))},
                    {"files", std::move(written)}};
}

}  // namespace jishi::app
