#include "app/queries/cases.h"

#include <algorithm>

#include "app/queries/unit_year.h"
#include "base/text.h"

namespace jishi::app {

CaseReader::CaseReader(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue)
    : CaseReader(reader, unit, catalogue, OrganisationCache(unit, catalogue).of(reader)) {}

CaseReader::CaseReader(const store::Reader& reader, store::UnitId unit, const catalogue::Catalogue& catalogue,
                       std::shared_ptr<const Organisation> organisation)
    : reader_(reader),
      unit_(unit),
      catalogue_(catalogue),
      calendar_(catalogue.work_calendar()),
      organisation_(std::move(organisation)) {}

const RuleWorld& CaseReader::world(int year) {
  auto& facts = facts_[year];
  if (!facts) facts = std::make_unique<CaseFacts>(reader_, unit_, catalogue_, calendar_, organisation_, year);
  return facts->world();
}

CaseView CaseReader::view_of(Record record, const Procedure& procedure, bool with_exceptions) {
  CaseView out;
  out.procedure = &procedure;
  out.type = catalogue_.record(record.type);
  out.record = std::move(record);
  out.state = state_of(procedure, out.record);
  if (out.state != nullptr) out.limit = limit_of(*out.state, out.record, calendar_);
  if (with_exceptions)
    out.exceptions = exceptions_of(procedure, *out.type, out.record, world(out.record.year));
  return out;
}

Outcome CaseReader::each(const CaseFilter& filter, const std::function<bool(CaseView&&)>& visit) {
  // Types in their own order, each once: several procedures may share one.
  std::vector<std::string> types;
  for (const auto& procedure : catalogue_.procedures())
    if ((filter.procedure.empty() || procedure.id == filter.procedure) &&
        std::find(types.begin(), types.end(), procedure.of.type) == types.end())
      types.push_back(procedure.of.type);
  std::optional<Refusals> damaged;
  bool goes_on = true;
  for (const auto& type : types) {
    store::RecordFilter of_type;
    of_type.type = type;
    of_type.year = filter.year;
    of_type.with_withdrawn = filter.with_withdrawn;
    reader_.each_record(unit_, of_type, [&](const store::HeadWithBody& row) {
      if (!row.entry.body) return true;
      auto record = record_of(row);
      if (!record) {
        damaged = record.error();
        return false;
      }
      // A row of a register that was withdrawn was a slip of whoever wrote it.
      if (!record->is_live() && record->trail.empty()) return true;
      const auto* procedure = procedure_of(catalogue_.procedures(), *record);
      if (procedure == nullptr || (!filter.procedure.empty() && procedure->id != filter.procedure))
        return true;
      if (filter.only_unfinished && has_ended(*procedure, *record)) return true;
      return goes_on = visit(view_of(std::move(*record), *procedure, filter.with_exceptions));
    });
    if (damaged) return *damaged;
    if (!goes_on) break;
  }
  return Done{};
}

Result<CaseView> CaseReader::one(std::string_view id) {
  const auto row = reader_.record(unit_, id);
  if (!row) return refuse("record.none", {std::string(id)});
  auto record = record_of(*row);
  if (!record) return record.error();
  if (!record->is_live()) return refuse("record.withdrawn", {std::string(id)});
  const auto* procedure = procedure_of(catalogue_.procedures(), *record);
  if (procedure == nullptr) return refuse("case.none", {std::string(id)});
  return view_of(std::move(*record), *procedure, true);
}

namespace {

constexpr std::size_t kMostNames = 3;

std::string names_text(const std::vector<std::string>& names) {
  const std::vector<std::string> first(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), kMostNames)));
  return join(first, "、") + (names.size() > kMostNames ? "等" : "");
}

std::string words_of(const ProcedureState* state, Lang lang) {
  if (state == nullptr) return lang == Lang::zh ? "未知" : "unknown";
  return lang == Lang::zh ? state->zh : state->en;
}

// Of a row of a register without a step or a word for its state, what is filled in tells only that nothing
// more is owed, not that each step to the end was taken.
std::string state_words(const CaseView& view, Lang lang) {
  const auto& field = view.procedure->state_field;
  const bool is_inferred = view.record.trail.empty() && (field.empty() || !view.record.has(field));
  if (is_inferred && has_ended(*view.procedure, view.record))
    return lang == Lang::zh ? "台账登记" : "as registered";
  return words_of(view.state, lang);
}

std::string exceptions_text(const CaseView& view, Lang lang) {
  if (view.exceptions.empty()) return "";
  const auto open = std::count_if(view.exceptions.begin(), view.exceptions.end(),
                                  [](const CaseException& exception) { return !exception.is_explained(); });
  const auto all = std::to_string(view.exceptions.size());
  if (lang == Lang::zh)
    return open == 0 ? all + "（已说明）" : all + "（" + std::to_string(open) + "项未说明）";
  return open == 0 ? all + " (explained)" : all + " (" + std::to_string(open) + " not explained)";
}

Json exception_json(const CaseException& exception) {
  JsonObject out{{"step", exception.step},
                 {"code", exception.reason.code},
                 {"reason", exception.reason.sentence(Lang::zh)},
                 {"basis", exception.reason.basis}};
  if (!exception.admitted.empty()) out["admitted"] = exception.admitted;
  if (!exception.explained.empty()) out["explained"] = exception.explained;
  return out;
}

struct Words {
  const char* zh;
  const char* en;
  const char* of(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

}  // namespace

JsonObject case_row_json(const CaseView& view, const Organisation& organisation, Day day) {
  JsonObject out{{"id", view.record.id},
                 {"number", record_number(*view.type, view.record)},
                 {"procedure", view.procedure->id},
                 {"title", record_title(*view.type, view.record)},
                 {"version", view.record.version},
                 {"state", view.state == nullptr ? "" : view.state->id},
                 {"state_zh", state_words(view, Lang::zh)},
                 {"ended", has_ended(*view.procedure, view.record)},
                 {"counts", view.record.status == RecordStatus::filed}};
  if (view.limit) out["limit"] = view.limit->iso();
  JsonArray next;
  if (view.state != nullptr)
    for (const auto* step : steps_from(*view.procedure, *view.state)) {
      const auto who = who_may(*step, view.record, day, organisation);
      next.push_back(JsonObject{{"step", step->id},
                                {"zh", step->zh},
                                {"en", step->en},
                                {"who", JsonArray(who.begin(), who.end())}});
    }
  out["next"] = std::move(next);
  JsonArray exceptions;
  for (const auto& exception : view.exceptions) exceptions.push_back(exception_json(exception));
  out["exceptions"] = std::move(exceptions);
  return out;
}

std::string shown_title(const RecordType& type, const Record& record, const ProcedureState* state) {
  const bool is_kept = type.confidential || (state != nullptr && state->is_open);
  return is_kept ? type.zh : record_title(type, record);
}

std::string next_steps_text(const CaseView& view, const Organisation& organisation, Day day, Lang lang) {
  if (view.state == nullptr) return "";
  std::vector<std::string> out;
  for (const auto* step : steps_from(*view.procedure, *view.state)) {
    const auto names = names_text(who_may(*step, view.record, day, organisation));
    const auto& word = lang == Lang::zh ? step->zh : step->en;
    out.push_back(names.empty()
                      ? word
                      : word + (lang == Lang::zh ? "（" : " (") + names + (lang == Lang::zh ? "）" : ")"));
  }
  return join(out, lang == Lang::zh ? "、" : ", ");
}

report::Grid cases_grid(const std::vector<CaseView>& views, const Organisation& organisation, Day day,
                        const std::string& title, Lang lang) {
  report::Grid grid;
  grid.title = title;
  const auto column = [&](const Words& words, int width, report::GridKind kind = report::GridKind::text) {
    grid.columns.push_back({words.of(lang), kind, width});
  };
  column({"编号", "number"}, 18);
  column({"程序", "procedure"}, 18);
  column({"事项", "matter"}, 36);
  column({"状态", "state"}, 12);
  column({"期限", "limit"}, 11, report::GridKind::date);
  column({"下一步", "next"}, 36);
  column({"异常", "exceptions"}, 12);
  for (const auto& view : views)
    grid.rows.push_back(
        {record_number(*view.type, view.record), lang == Lang::zh ? view.procedure->zh : view.procedure->en,
         record_title(*view.type, view.record), state_words(view, lang), view.limit ? view.limit->iso() : "",
         next_steps_text(view, organisation, day, lang), exceptions_text(view, lang)});
  return grid;
}

Json cases_json(const std::vector<CaseView>& views, const Organisation& organisation, Day day) {
  JsonArray cases;
  for (const auto& view : views) cases.push_back(case_row_json(view, organisation, day));
  return JsonObject{{"jishi", "cases/1"}, {"cases", std::move(cases)}};
}

namespace {

std::string step_words(const CaseView& view, const std::string& id, Lang lang) {
  if (id == kExplainStep) return lang == Lang::zh ? "说明异常" : "explanation";
  if (id == kImportStep) return lang == Lang::zh ? "台账改动" : "changed by a register";
  const auto* step = view.procedure->step(id);
  if (step == nullptr) return id;
  return lang == Lang::zh ? step->zh : step->en;
}

void add_exception_rows(const CaseView& view, Lang lang, report::Grid& grid) {
  for (const auto& exception : view.exceptions) {
    const auto& why = exception.explained.empty() ? exception.admitted : exception.explained;
    grid.notes.push_back(std::string(lang == Lang::zh ? "异常 " : "exception ") + exception.reason.code +
                         "：" + exception.reason.sentence(lang) +
                         (exception.reason.basis.empty() ? "" : "〔" + exception.reason.basis + "〕") +
                         (why.empty() ? (lang == Lang::zh ? "；未说明" : "; not explained")
                                      : (lang == Lang::zh ? "；说明：" : "; explained: ") + why));
  }
}

}  // namespace

namespace {

// What a step asks, each with the name that the command line takes: 印发日期 minutes_day、材料.
std::string asked_by(const Step& step, const RecordType& type, Lang lang) {
  std::vector<std::string> out;
  const auto is_set = [&](const std::string& name) {  // the step fills it in itself
    return std::any_of(step.set.begin(), step.set.end(),
                       [&](const StepValue& set) { return set.first == name; });
  };
  for (const auto& name : step.needs) {
    if (is_set(name)) continue;
    const auto* field = field_or_column(type, name);
    out.push_back((field == nullptr ? name : lang == Lang::zh ? field->zh : field->en) + " " + name);
  }
  if (step.needs_evidence) out.emplace_back(Words{"材料 --evidence", "a file --evidence"}.of(lang));
  return join(out, lang == Lang::zh ? "、" : ", ");
}

void add_next_steps(const CaseView& view, const Organisation& organisation, Day day, Lang lang,
                    report::Grid& grid) {
  const auto steps =
      view.state == nullptr ? std::vector<const Step*>{} : steps_from(*view.procedure, *view.state);
  if (steps.empty() || has_ended(*view.procedure, view.record))
    grid.notes.emplace_back(Words{"已办结", "ended"}.of(lang));
  for (const auto* step : steps) {
    auto line = std::string(Words{"可办：", "next: "}.of(lang)) + (lang == Lang::zh ? step->zh : step->en) +
                " " + step->id;
    if (const auto names = names_text(who_may(*step, view.record, day, organisation)); !names.empty())
      line += Words{"，由", ", by "}.of(lang) + names;
    if (const auto asked = asked_by(*step, *view.type, lang); !asked.empty())
      line += Words{"；须填：", "; needs: "}.of(lang) + asked;
    grid.notes.push_back(std::move(line));
  }
}

}  // namespace

report::Grid case_grid(const CaseView& view, const Organisation& organisation, Day day, Lang lang) {
  report::Grid grid;
  grid.title = record_number(*view.type, view.record) + "  " + record_title(*view.type, view.record) + "  " +
               (lang == Lang::zh ? "现在：" : "now: ") + state_words(view, lang);
  grid.columns = {{Words{"环节或栏", "step or field"}.of(lang), report::GridKind::text, 20},
                  {Words{"日期", "day"}.of(lang), report::GridKind::date, 11},
                  {Words{"办理人", "by"}.of(lang), report::GridKind::text, 12},
                  {Words{"内容", "content"}.of(lang), report::GridKind::text, 60}};
  for (const auto& taken : view.record.trail) {
    const auto* state = view.procedure->state(taken.to);
    std::string content = state == nullptr ? "" : (lang == Lang::zh ? "→ " + state->zh : "→ " + state->en);
    if (!taken.note.empty()) content += (content.empty() ? "" : "  ") + taken.note;
    grid.rows.push_back({step_words(view, taken.step, lang), taken.day.iso(), taken.by, content});
  }
  for (const auto& field : view.type->fields)
    if (view.record.has(field.id) && field.kind != FieldKind::evidence)
      grid.rows.push_back({lang == Lang::zh ? field.zh : field.en, "", "", field_text(field, view.record)});
  for (const auto& file : view.record.evidence)
    grid.rows.push_back({Words{"材料", "file"}.of(lang), "", "", file.name});
  if (view.limit)
    grid.notes.push_back((lang == Lang::zh ? "期限：" : "limit: ") +
                         (lang == Lang::zh ? view.limit->zh() : view.limit->iso()));
  add_next_steps(view, organisation, day, lang, grid);
  add_exception_rows(view, lang, grid);
  return grid;
}

Json case_json(const CaseView& view, const Organisation& organisation, Day day) {
  auto out = case_row_json(view, organisation, day);
  out["jishi"] = "case/1";
  out["fields"] = view.record.fields;
  out["trail"] = trail_json(view.record.trail);
  JsonArray evidence;
  for (const auto& file : view.record.evidence) {
    JsonObject item{{"name", file.name}};
    if (file.digest) item["sha256"] = to_hex(*file.digest);
    evidence.push_back(std::move(item));
  }
  out["evidence"] = std::move(evidence);
  out["entry"] = view.record.entry;
  return out;
}

Json refused_json(const Refusals& reasons, Lang lang) {
  JsonArray out;
  for (const auto& reason : reasons) {
    std::string sentence = reason.sentence(lang);
    if (const auto remedy = reason.remedy(lang); !remedy.empty())
      sentence += lang == Lang::zh ? "（" + remedy + "）" : " (" + remedy + ")";
    if (!reason.where.empty()) sentence = reason.where + (lang == Lang::zh ? "：" : ": ") + sentence;
    out.push_back(JsonObject{{"code", reason.code}, {"reason", sentence}, {"basis", reason.basis}});
  }
  return JsonObject{{"refused", std::move(out)}};
}

}  // namespace jishi::app
