// Reports: written from the records, read, and issued.

#include "app/queries/annual_report.h"
#include "http/pages_of_lists.h"
#include "http/resources/documents.h"
#include "http/resources/record_item.h"
#include "http/resources/tables.h"
#include "http/resources/year_view.h"
#include "ledger/entry.h"
#include "report/writers.h"

namespace jishi::http {

namespace {

using accounts::Right;

// A report speaks of all registers: who is confined to some of them does not read it.
Outcome may_read(Call& call, int year) {
  if (!call.who().scope.types.empty())
    return accounts::refuse_right("request.out-of-reach", accounts::Right::reports_read);
  return year_in_scope(call, year);
}

Result<std::shared_ptr<const report::Document>> document_of(Call& call, int year, Day as_of,
                                                            bool with_annex) {
  const auto& outline = call.path["outline"];
  const auto unit_year = call.office.year(year, as_of);
  const auto key = outline + " " + std::to_string(year) + " " + as_of.iso() + (with_annex ? " annex " : " ") +
                   call.today().iso();
  std::optional<Refusals> refused;
  auto made = call.office.documents.of(key, call.reader().log_size(call.office.unit.id), [&] {
    return app::annual_report(call.reader(), call.office.unit, call.office.catalogue, *unit_year,
                              {outline, call.today(), with_annex});
  });
  if (!*made) return made->error();
  return std::shared_ptr<const report::Document>(made, &**made);
}

Result<Reply> read(Call& call) {
  const int year = call.year();
  if (const auto may = may_read(call, year); !may) return may.error();
  if (call.office.catalogue.report(call.path["outline"]) == nullptr)
    return refuse("request.path", {call.request.path});
  const auto as_of = call.day("as_of").value_or(app::default_as_of(year, call.today()));
  const auto document = document_of(call, year, as_of, call.flag("annex"));
  if (!document) return document.error();
  return reply_document(call, **document,
                        call.office.unit.name + std::to_string(year) + "年" +
                            call.office.catalogue.report(call.path["outline"])->zh);
}

// What was issued, newest first: entries of the ledger of that kind.
JsonArray issued(Call& call, const std::string& outline) {
  JsonArray out;
  const auto size = call.reader().log_size(call.office.unit.id);
  call.reader().each_entry(call.office.unit.id, 0, size, [&](const store::EntryRow& row) {
    if (row.bytes.find("report.issued") == std::string::npos || !row.body) return true;
    const auto entry = ledger::parse_entry(row.bytes);
    const auto body = parse_json(*row.body);
    if (!entry || entry->kind != "report.issued" || !body || !body->is_object()) return true;
    const auto& members = body->get_object();
    if (text_of(members, "outline") != outline) return true;
    out.insert(out.begin(), JsonObject{{"id", entry->id},
                                       {"version", entry->version},
                                       {"year", members.contains("year") ? members.at("year") : Json(0)},
                                       {"as_of", text_of(members, "as_of")},
                                       {"dated", text_of(members, "dated")},
                                       {"title", text_of(members, "title")},
                                       {"text_sha256", text_of(members, "text_sha256")},
                                       {"entry", row.index},
                                       {"at", entry->at.iso()},
                                       {"by", call.office.actor_name(call.reader(), entry->actor)}});
    return true;
  });
  return out;
}

Result<Reply> list(Call& call) {
  if (const auto may = may_read(call, call.today().year()); !may) return may.error();
  const auto all = call.office.answer("issued", [&](const store::Reader&) -> Json {
    JsonArray out;
    for (const auto& outline : call.office.catalogue.reports())
      out.push_back(JsonObject{{"id", outline.id},
                               {"zh", outline.zh},
                               {"en", outline.en},
                               {"basis", outline.basis.text.empty() ? "" : outline.basis.zh()},
                               {"public", outline.is_public},
                               {"issued", issued(call, outline.id)}});
    return out;
  });
  return reply_list(call, all->as_array());
}

Result<Reply> issue(Call& call) {
  const int year = static_cast<int>(call.body.at("year").as_int64());
  auto as_of = app::default_as_of(year, call.today());
  if (const auto text = call.body_text("as_of"); !text.empty()) as_of = *Day::from_iso(text);
  if (call.office.catalogue.report(call.path["outline"]) == nullptr)
    return refuse("request.path", {call.request.path});
  const auto document = document_of(call, year, as_of, false);
  if (!document) return document.error();
  std::vector<std::pair<std::string, Hash>> files;
  for (const auto* ending : {"txt", "docx"}) {
    const auto written = report::write_document(ending, **document);
    if (!written) return written.error();
    files.emplace_back(call.path["outline"] + "." + ending, sha256(written->bytes));
  }
  const auto id = call.path["outline"] + "-" + std::to_string(year);
  if (const auto begun = call.begin_act("issue.begun"); !begun) return begun.error();
  const auto receipt = call.office.desk.note(
      "report.issued", id, app::issue_body(**document, call.path["outline"], files), call.who().person);
  if (!receipt) return receipt.error();
  return reply_json(JsonObject{{"receipt", receipt_json(*receipt)}}, 201);
}

}  // namespace

std::vector<Route> report_routes() {
  using Kind = Param::Kind;
  return {
      {"GET",
       "/reports",
       "listReports",
       "reports",
       "报告提纲和已印发的报告",
       "outlines, and reports issued",
       Right::reports_read,
       kLists,
       {},
       "",
       "report-outline",
       "",
       list},
      {"GET",
       "/reports/{outline}",
       "getReport",
       "reports",
       "按提纲写出的报告",
       "the report an outline gives",
       Right::reports_read,
       0,
       {{"year", Kind::year, "年度，默认今年", "year; this year by default"},
        {"as_of", Kind::day, "截至哪一天", "as of which day"},
        {"annex", Kind::flag, "附对照表", "with the annex of records"},
        {"format", Kind::choice, "形式", "form", "json|docx|pdf|html|txt"}},
       "",
       "document",
       std::string_view(kDocumentMedia),
       read},
      {"POST",
       "/reports/{outline}/issue",
       "issueReport",
       "reports",
       "印发：登记存证",
       "issue it",
       Right::reports_issue,
       kWrites | kLong,
       {},
       "report-issue",
       "written",
       "",
       issue},
  };
}

}  // namespace jishi::http
