// Checks: a report that was handed in, judged against the records.

#include "app/document_text.h"
#include "app/queries/check_text.h"
#include "http/resources/file_bytes.h"
#include "http/resources/tables.h"
#include "http/resources/year_view.h"

namespace jishi::http {

namespace {

using accounts::Right;

// The year without what is confidential: verdicts quote records.
Result<app::UnitYear> open_year(Call& call, const app::UnitYear& all) {
  const auto& office = call.office;
  auto out = all;
  if (const auto added =
          app::add_dated_records(call.reader(), office.unit.id, office.catalogue, out.as_of, out.records);
      !added)
    return added.error();
  for (auto& record : out.records) {
    const auto* type = office.catalogue.record(record.type);
    if (type == nullptr) continue;
    for (const auto& field : type->fields)
      if (field.confidential) record.fields.erase(field.id);
  }
  return out;
}

Result<Reply> check(Call& call) {
  if (!call.who().scope.types.empty())
    return accounts::refuse_right("request.out-of-reach", accounts::Right::documents_check);
  const UploadedFile file(call);
  const auto bytes = read_bytes(file.path(), app::kMaxDocumentBytes);
  if (!bytes) return bytes.error();
  app::CheckRequest request;
  request.name = file.name();
  auto text = app::document_text(request.name, *bytes);
  if (!text) return text.error();
  request.text = *text;
  request.year = call.number("year");
  const int year = request.year ? *request.year : app::year_of_title(*text).value_or(call.today().year());
  if (const auto may = year_in_scope(call, year); !may) return may.error();
  request.as_of = call.day("as_of");
  const auto all = call.office.year(year, request.as_of.value_or(app::default_as_of(year, call.today())));
  const auto facts = open_year(call, *all);
  if (!facts) return facts.error();
  const auto report = app::check_text(request, call.office.catalogue, call.office.unit.name, *facts);
  if (!report) return report.error();
  return reply_json(JsonObject{
      {"check", checker::to_json(*report)}, {"text", std::move(*text)}, {"as_of", all->as_of.iso()}});
}

}  // namespace

std::vector<Route> check_routes() {
  using Kind = Param::Kind;
  return {{"POST",
           "/checks",
           "checkDocument",
           "checks",
           "核验一份报告",
           "check a document",
           Right::documents_check,
           kUploads | kLong,
           {{"name", Kind::text, "文件名", "the file's name", "", 0, 0, true},
            {"year", Kind::year, "报告年度，默认取自标题", "the report's year; by default its title's"},
            {"as_of", Kind::day, "截至哪一天的记录，默认年末或今天",
             "the records up to which day; by default the year's end or today"}},
           "",
           "check",
           "",
           check,
           app::kMaxDocumentBytes}};
}

}  // namespace jishi::http
