// Records: filed, amended, withdrawn, erased.

#include <iostream>

#include "app/queries/unit_year.h"
#include "app/record_draft.h"
#include "domain/case.h"
#include "http/problem.h"
#include "http/resources/record_input.h"
#include "http/resources/record_item.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

Refusal out_of_reach(Right right) {
  return accounts::refuse_right("request.out-of-reach", right);
}

Result<const RecordType*> type_asked(Call& call) {
  const auto id = call.body_text("type");
  const auto* type = call.office.catalogue.record(id);
  if (type == nullptr) return refuse("record.unknown-type", {id});
  return type;
}

// Posts are written by a right of their own.
bool may_write(Call& call, const RecordType& type, const Record& record, std::string_view by) {
  if (type.id == "post" && !call.who().may(Right::posts_write)) return false;
  return call.sight().may_write(type, record, by);
}

Result<Record> draft_asked(Call& call) {
  const auto type = type_asked(call);
  if (!type) return type.error();
  auto draft = read_draft(call, **type, nullptr);
  if (draft && !may_write(call, **type, *draft, call.who().person)) return out_of_reach(Right::records_write);
  return draft;
}

// The record as it stands now, with the receipt of what was written.
Result<Reply> written(Call& call, const Result<app::Receipt>& receipt, unsigned status) {
  if (!receipt) return receipt.error();
  const auto reader = call.office.data.store().read();
  const auto both = reader->record(call.office.unit.id, receipt->record);
  const auto* type = both ? call.office.catalogue.record(both->head.type) : nullptr;
  JsonObject out{{"receipt", receipt_json(*receipt)}};
  if (type != nullptr) {
    Record named;
    named.year = both->head.year;
    named.sequence = both->head.sequence;
    out["id"] = both->head.id;
    out["number"] = record_number(*type, named);
  }
  return reply_version(out, receipt->version, status);
}

Result<Reply> file(Call& call) {
  auto draft = draft_asked(call);
  if (!draft) return draft.error();
  return written(call, call.office.desk.file(std::move(*draft), call.who().person), 201);
}

Result<Reply> why_not_file(Call& call) {
  const auto draft = draft_asked(call);
  JsonObject out{{"reasons", draft ? JsonArray{} : reasons_json(draft.error())}};
  return reply_json(out);
}

// A record that this one may change, whole. What he may not even see is refused as if it were not there.
Result<Record> record_to_change(Call& call, const FoundRecord& found, Right right) {
  auto record = app::record_of(found.both);
  if (!record) return record.error();
  const auto by = call.office.entered_by(call.reader(), record->id);
  const bool may = right == Right::content_erase ? call.sight().may_erase(*found.type, *record, by)
                                                 : may_write(call, *found.type, *record, by);
  if (!may) return out_of_reach(right);
  return record;
}

Result<Reply> amend(Call& call) {
  const auto found = find_record(call, call.path["id"]);
  if (!found) return found.error();
  const auto before = record_to_change(call, *found, Right::records_write);
  if (!before) return before.error();
  if (before->status == RecordStatus::open) return refuse("record.in-procedure", {before->id});
  auto draft = read_draft(call, *found->type, &*before);
  if (!draft) return draft.error();
  if (!may_write(call, *found->type, *draft, call.office.entered_by(call.reader(), before->id)))
    return out_of_reach(Right::records_write);
  const auto reason = call.body_text("reason");
  app::take_over(*before, call.who().person, call.today(), reason, *draft);
  return written(
      call, call.office.desk.amend(before->id, call.version, std::move(*draft), reason, call.who().person),
      200);
}

Result<Reply> withdraw(Call& call) {
  const auto found = find_record(call, call.path["id"]);
  if (!found) return found.error();
  const auto before = record_to_change(call, *found, Right::records_write);
  if (!before) return before.error();
  return written(
      call, call.office.desk.withdraw(before->id, call.version, call.body_text("reason"), call.who().person),
      200);
}

Result<Reply> erase(Call& call) {
  const auto found = find_record(call, call.path["id"]);
  if (!found) return found.error();
  const auto before = record_to_change(call, *found, Right::content_erase);
  if (!before) return before.error();
  call.stop_reading();
  if (const auto begun = call.begin_act("erasure.begun"); !begun) return begun.error();
  auto erased = call.office.desk.erase(before->id, call.body_text("reason"), call.who().person, call.version);
  // Answers kept for retries, and what lists gave, may hold what was erased.
  if (erased) {
    call.office.items.forget_all();
    // The erasure is done, whatever becomes of them.
    try {
      erased->may_linger = !call.office.accounts.forget_answer_bodies() || erased->may_linger;
    } catch (const store::StoreFailure& failure) {
      std::clog << call.request.id << " kept answers: " << failure.what() << "\n";
      erased->may_linger = true;
    }
  }
  return written(call, erased, 200);
}

}  // namespace

std::vector<Route> record_write_routes() {
  return {
      {"POST",
       "/records",
       "fileRecord",
       "records",
       "登记一条记录",
       "file a record",
       Right::records_write,
       kWrites,
       {},
       "record-draft",
       "written",
       "",
       file},
      {"POST",
       "/records/why-not",
       "askRecord",
       "records",
       "试问能否登记，列出全部理由",
       "ask whether it could be filed: every reason",
       Right::records_write,
       0,
       {},
       "record-draft",
       "reasons",
       "",
       why_not_file},
      {"PUT",
       "/records/{id}",
       "amendRecord",
       "records",
       "更正一条记录",
       "amend a record",
       Right::records_write,
       kWrites | kEdits,
       {},
       "record-amendment",
       "written",
       "",
       amend},
      {"POST",
       "/records/{id}/withdrawal",
       "withdrawRecord",
       "records",
       "撤回一条记录",
       "withdraw a record",
       Right::records_write,
       kWrites | kEdits,
       {},
       "because",
       "written",
       "",
       withdraw},
      {"POST",
       "/records/{id}/erasure",
       "eraseRecord",
       "records",
       "依法删除一条记录的内容",
       "erase a record's content by right",
       Right::content_erase,
       kWrites | kEdits,
       {},
       "because",
       "written",
       "",
       erase},
  };
}

}  // namespace jishi::http
