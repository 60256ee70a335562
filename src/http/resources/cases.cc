// Cases, read: lists, boxes, single ones, minutes.

#include <algorithm>
#include <charconv>
#include <limits>

#include "app/queries/minutes.h"
#include "base/text.h"
#include "http/pages_of_lists.h"
#include "http/resources/case_item.h"
#include "http/resources/documents.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

std::optional<Box> box_asked(const Call& call) {
  const auto box = call.text("box");
  if (box == "todo") return Box::todo;
  if (box == "done") return Box::done;
  if (box == "started") return Box::started;
  if (box == "copied") return Box::copied;
  return std::nullopt;
}

// The order of lists: newest in its present state first, or what is due first and what has no day last.
struct CaseOrder {
  bool by_due = false;

  std::int64_t rank_of(const ShelfCase& of) const {
    if (!by_due) return -of.arrived.number();
    return of.limit ? of.limit->number() : std::numeric_limits<std::int32_t>::max();
  }
  bool comes_first(std::int64_t rank, const store::RecordKey& key, std::int64_t other,
                   const store::RecordKey& other_key) const {
    if (rank != other) return rank < other;
    return by_due ? key < other_key : other_key < key;
  }
  bool operator()(const ShelfRowPtr& a, const ShelfRowPtr& b) const {
    return comes_first(rank_of(*a->of_case), a->key, rank_of(*b->of_case), b->key);
  }
};

std::vector<ShelfRowPtr> rows_asked(Call& call) {
  const auto procedure = call.text("procedure");
  const auto year = call.number("year");
  const auto box = box_asked(call);
  const auto words = split(folded(call.text("q")), " ");
  const auto& sight = call.sight();
  std::vector<ShelfRowPtr> out;
  call.office.shelf.refresh();
  call.office.shelf.each_case([&](const ShelfRowPtr& row) {
    if (!sight.is_in_scope(row->key.type, row->key.year)) return;
    const auto& of = *row->of_case;
    if (!procedure.empty() && of.procedure->id != procedure) return;
    if (year && row->key.year != *year) return;
    if (call.flag("unfinished") && of.has_ended) return;
    if (!std::all_of(words.begin(), words.end(),
                     [&](const std::string& word) { return row->has_word(word); }))
      return;
    if (box && !is_in_box(*row, *box, call.who().person, call.today(), sight.organisation())) return;
    out.push_back(row);
  });
  return out;
}

std::string place_of(const ShelfRow& row, CaseOrder order) {
  return std::to_string(order.rank_of(*row.of_case)) + "|" + row.id;
}

// Drops the rows up to and with the place a cursor names.
Outcome drop_until(std::string_view place, CaseOrder order, std::vector<ShelfRowPtr>& rows) {
  const auto bar = place.find('|');
  const auto key =
      bar == std::string_view::npos ? std::nullopt : store::parse_record_id(place.substr(bar + 1));
  std::int64_t rank = 0;
  if (!key || std::from_chars(place.data(), place.data() + bar, rank).ec != std::errc())
    return refuse("request.cursor");
  std::erase_if(rows, [&](const ShelfRowPtr& row) {
    return !order.comes_first(rank, *key, order.rank_of(*row->of_case), row->key);
  });
  return Done{};
}

Result<Reply> export_cases(Call& call, const std::vector<ShelfRowPtr>& rows) {
  if (!call.who().may(Right::registers_export))
    return accounts::refuse_right("request.no-right", accounts::Right::registers_export);
  app::CaseReader cases(call.reader(), call.office.unit.id, call.office.catalogue,
                        call.office.organisations.of(call.reader()));
  std::vector<app::CaseView> views;
  for (const auto& row : rows) {
    auto view = cases.one(row->id);
    if (!view) continue;
    const auto by = call.office.entered_by(call.reader(), row->id);
    if (!call.sight().sees_confidential(*view->type, view->record, by)) {
      if (view->type->confidential) continue;
      view->record = call.show(*view->type, std::move(view->record)).record;
    } else if (view->type->confidential) {
      call.looks.push_back(row->id);
    }
    views.push_back(std::move(*view));
  }
  const auto title = call.office.unit.name + "办理件";
  return reply_grid(call, app::cases_grid(views, cases.organisation(), call.today(), title, Lang::zh), title);
}

Result<Reply> list(Call& call) {
  auto rows = rows_asked(call);
  const CaseOrder order{call.text("sort") == "due"};
  std::sort(rows.begin(), rows.end(), order);
  if (call.format() != "json") return export_cases(call, rows);
  const auto ask = page_ask(call);
  if (!ask) return ask.error();
  const auto total = rows.size();
  if (!ask->place.empty())
    if (const auto dropped = drop_until(ask->place, order, rows); !dropped) return dropped.error();
  app::CaseReader cases(call.reader(), call.office.unit.id, call.office.catalogue,
                        call.office.organisations.of(call.reader()));
  JsonArray items;
  std::size_t n = 0;
  for (; n < rows.size() && n < ask->limit; ++n) {
    const auto view = cases.one(rows[n]->id);
    if (view) items.push_back(case_item(call, *view, cases.organisation()));
  }
  return reply_page(call, std::move(items), n < rows.size() ? place_of(*rows[n - 1], order) : "", total);
}

Result<Reply> one(Call& call) {
  app::CaseReader cases(call.reader(), call.office.unit.id, call.office.catalogue,
                        call.office.organisations.of(call.reader()));
  const auto view = find_case(call, cases, call.path["id"]);
  if (!view) return view.error();
  return reply_version(case_whole(call, *view, cases.organisation()), view->record.version);
}

Result<Reply> minutes(Call& call) {
  app::CaseReader cases(call.reader(), call.office.unit.id, call.office.catalogue,
                        call.office.organisations.of(call.reader()));
  const auto view = find_case(call, cases, call.path["id"]);
  if (!view) return view.error();
  const auto dated = call.day("day").value_or(call.today());
  auto document =
      app::meeting_minutes(call.reader(), call.office.unit, call.office.catalogue, view->record.id, dated);
  if (!document) return document.error();
  return reply_document(call, *document, "会议纪要");
}

}  // namespace

std::vector<Route> case_routes() {
  using Kind = Param::Kind;
  return {
      {"GET",
       "/cases",
       "listCases",
       "cases",
       "办理件",
       "cases",
       Right::cases_read,
       kLists,
       {{"procedure", Kind::text, "程序", "procedure"},
        {"year", Kind::year, "年度", "year"},
        {"unfinished", Kind::flag, "只列未办结的", "unfinished ones alone"},
        {"box", Kind::choice, "待办、已办、我发起的、抄送我的", "my boxes", "todo|done|started|copied"},
        {"q", Kind::text, "关键词", "words"},
        {"sort", Kind::choice, "次序：最近到达的在前，或快到期的在前", "newest first, or what is due first",
         "arrived|due"},
        {"format", Kind::choice, "形式", "form", "json|csv|xlsx"}},
       "",
       "case",
       "text/csv|application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
       list},
      {"GET",
       "/cases/{id}",
       "getCase",
       "cases",
       "一件办理件",
       "one case",
       Right::cases_read,
       0,
       {},
       "",
       "case-whole",
       "",
       one},
      {"GET",
       "/cases/{id}/minutes",
       "getMinutes",
       "cases",
       "会议纪要",
       "minutes of the meeting",
       Right::cases_read,
       0,
       {{"day", Kind::day, "印发日期", "dated"},
        {"format", Kind::choice, "形式", "form", "json|docx|pdf|html|txt"}},
       "",
       "document",
       std::string_view(kDocumentMedia),
       minutes},
  };
}

}  // namespace jishi::http
