#include "import/row_reader.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <functional>
#include <set>

#include "base/span_text.h"
#include "base/text.h"
#include "domain/field_input.h"
#include "domain/happened.h"
#include "domain/record_doubts.h"
#include "import/cell_text.h"
#include "import/template.h"

namespace jishi::importing {

namespace {

constexpr std::size_t nowhere = SIZE_MAX;

bool is_ditto(std::string_view text) {
  constexpr std::array<std::string_view, 6> marks = {"同上", "〃", "″", "\"", "同前", "同上行"};
  if (text.size() > 12) return false;
  const auto plain = trim(text);
  return std::find(marks.begin(), marks.end(), plain) != marks.end();
}

bool is_total(std::string_view text) {
  constexpr std::array<std::string_view, 5> words = {"合计", "小计", "总计", "累计", "共计"};
  if (text.size() > 24 || text.find("计") == std::string_view::npos) return false;
  const auto plain = comparable(text);
  return std::find(words.begin(), words.end(), plain) != words.end();
}

// 填表人：张三, 注：…: what stands below a table.
bool is_footer(std::string_view text) {
  constexpr std::array<std::string_view, 9> words = {"填表人", "制表人", "审核人", "填报人",  "填表日期",
                                                     "注",     "备注",   "说明",   "填表说明"};
  if (text.find(':') == std::string_view::npos && text.find("：") == std::string_view::npos) return false;
  const auto plain = squeeze(shortened(text, 8));
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return plain.starts_with(word) && plain.substr(word.size()).starts_with(":");
  });
}

// A date cell without its year says 8月11日 and holds whatever year it was typed in.
std::optional<Refusal> hidden_year(const Field& field, const Cell& cell, std::optional<int> register_year) {
  if (field.kind != FieldKind::span || !cell.hides_year) return std::nullopt;
  const auto day = Day::from_iso(cell.text);
  if (!day || (register_year && day->year() == *register_year)) return std::nullopt;
  const auto shown = std::to_string(day->month()) + "月" + std::to_string(day->day_of_month()) + "日";
  return refuse("import.hidden-year", {shown, std::to_string(day->year())});
}

// Nearly every date: four digits first.
bool begins_with_year(std::string_view text) {
  return text.size() > 4 &&
         std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

bool falls_back_to_year(const RecordType& type) {
  return std::find(type.happened.begin(), type.happened.end(), "year") != type.happened.end();
}

std::int32_t days_between(const Day& a, const Day& b) {
  return std::abs(a.number() - b.number());
}

// A merged area counts once.
std::size_t filled_cells(const Row& row) {
  std::set<std::string_view> texts;
  for (const auto& cell : row.cells)
    if (!cell.is_blank()) texts.insert(cell.text);
  return texts.size();
}

}  // namespace

RowReader::RowReader(const RegisterSheet& sheet, const Organisation* organisation, EvidenceFiles* evidence,
                     const SlipFinder* slips, ProblemList& problems, ProblemList& notes)
    : sheet_(&sheet),
      organisation_(organisation),
      evidence_(evidence),
      slips_(slips),
      problems_(&problems),
      notes_(&notes),
      origin_file_(sheet.origin_file()),
      sample_(sample_row(*sheet.type)),
      headless_told_(sheet.columns.size()) {
  for (const auto& column : sheet.columns) {
    auto& field = fields_.emplace_back();
    if (column.field == nullptr) continue;
    field.id = column.field->id;
    field.zh = column.field->zh;
    field.kind = column.field->kind;
    field.choices = column.field->choices;
    field.columns = column.field->columns;
    // The list of people is where names are made; elsewhere they are compared with it.
    if (sheet.type->id == "post" && field.id == "person") field.kind = FieldKind::person;
  }
  for (const auto& field : sheet.type->fields)
    if (field.required && column_of(field.id) == nowhere) missing_.push_back(field.id);
}

bool RowReader::read(Row& row, Record& draft) {
  spoiled_ = missing_;
  const auto before = problems_->count();
  if (is_left_out(row)) return false;
  if (fill_ditto(row)) {
    draft = Record{};
    draft.type = sheet_->type->id;
    draft.origin = {origin_file_, row.number};
    read_cells(row, draft);
    judge(draft, row);
    if (slips_ != nullptr && problems_->count() == before) {
      note_doubts(draft, row);
      note_year(draft, row);
      note_same(row);
    }
  }
  std::swap(above_, row);
  return problems_->count() == before;
}

bool RowReader::is_left_out(const Row& row) {
  const auto first =
      std::find_if(row.cells.begin(), row.cells.end(), [](const Cell& c) { return !c.is_blank(); });
  if (first == row.cells.end()) return true;
  // Rows numbered beforehand, or the count below an exported register: nothing in any field.
  const bool unread = is_unread(row);
  const bool was_first = !unread && std::exchange(first_row_, false);
  const char* code = nullptr;
  if (is_total(first->text))
    code = "import.note-total-row";
  else if (is_footer(first->text) && filled_cells(row) * 2 <= fields_.size())
    code = "import.note-footer-row";
  else if (was_first && is_sample(row))
    code = "import.note-sample-row";
  if (code == nullptr) return unread;
  notes_->add({sheet_->file, sheet_->sheet, row.number, "", shortened(first->text), refuse(code)});
  return true;
}

bool RowReader::is_unread(const Row& row) const {
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].is_blank()) continue;
    const bool is_ignored = i < sheet_->columns.size() && !sheet_->columns[i].header.empty() &&
                            sheet_->columns[i].field == nullptr;
    if (!is_ignored) return false;
  }
  return true;
}

bool RowReader::is_sample(const Row& row) const {
  std::size_t filled = 0;
  for (std::size_t i = 0; i < sheet_->columns.size(); ++i) {
    const auto* field = sheet_->columns[i].field;
    if (field == nullptr) continue;
    const auto at = static_cast<std::size_t>(field - sheet_->type->fields.data());
    const std::string_view text = i < row.cells.size() ? trim(row.cells[i].text) : std::string_view();
    if (text != sample_[at]) return false;
    if (!text.empty()) ++filled;
  }
  return filled >= 2;
}

bool RowReader::fill_ditto(Row& row) {
  bool sound = true;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    if (row.cells[i].is_blank() || !is_ditto(row.cells[i].text)) continue;
    if (i < above_.cells.size() && !above_.cells[i].is_blank()) {
      row.cells[i] = above_.cells[i];
    } else {
      problem(row, i, refuse("import.ditto", {std::string(trim(row.cells[i].text))}));
      sound = false;
    }
  }
  return sound;
}

void RowReader::read_cells(const Row& row, Record& draft) {
  draft.fields.reserve(fields_.size());
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& cell = row.cells[i];
    if (cell.is_blank()) continue;
    const bool has_header = i < sheet_->columns.size() && !sheet_->columns[i].header.empty();
    if (!has_header) {
      if (i >= headless_told_.size()) headless_told_.resize(i + 1);
      if (!headless_told_[i]) problem(row, i, refuse("import.headless-column", {column_letters(i)}));
      headless_told_[i] = true;
      continue;
    }
    if (sheet_->columns[i].field == nullptr) continue;
    if (cell.kind == CellKind::error)
      problem(row, i, refuse("import.error-cell", {cell.text}));
    else if (auto hidden = hidden_year(fields_[i], cell, year_for(row, i)))
      problem(row, i, std::move(*hidden));
    else if (auto refused = put_text(fields_[i], cell.text, year_for(row, i), draft.fields))
      problem(row, i, std::move(*refused));
  }
  put_evidence(draft, row);
}

// When the row happened, where the first date of its type's rule says its own year.
std::optional<Span> RowReader::own_day(const Row& row) const {
  for (const auto& rule : sheet_->type->happened) {
    const auto column = column_of(std::string_view(rule).substr(0, rule.find("..")));
    if (column >= row.cells.size() || row.cells[column].is_blank()) continue;
    if (row.cells[column].hides_year) return std::nullopt;
    const auto reading = read_span(row.cells[column].text);
    return reading ? std::optional(reading->span) : std::nullopt;
  }
  return std::nullopt;
}

// The year of a date that says none: the register's, or that of the day the row happened, whichever puts it
// nearer to that day (4月27日 beside 2025-03-10 is of 2025 whatever year was chosen).
std::optional<int> RowReader::year_for(const Row& row, std::size_t column) const {
  const auto kind = fields_[column].kind;
  if (kind != FieldKind::span && kind != FieldKind::table) return std::nullopt;
  const auto& cell = row.cells[column];
  if (kind == FieldKind::span && !cell.hides_year && begins_with_year(cell.text)) return sheet_->year;
  const auto own = own_day(row);
  if (!own || own->from().year() == sheet_->year) return sheet_->year;
  const int own_year = own->from().year();
  if (!sheet_->year || kind == FieldKind::table) return own_year;
  const auto of_row = read_span(cell.text, own_year);
  const auto of_register = read_span(cell.text, sheet_->year);
  if (!of_row || !of_register) return of_row ? own_year : sheet_->year;
  const auto day = own->from();
  return days_between(of_row->span.from(), day) < days_between(of_register->span.from(), day) ? own_year
                                                                                              : *sheet_->year;
}

void RowReader::put_evidence(Record& draft, const Row& row) {
  if (evidence_ == nullptr) return;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i].kind != FieldKind::evidence || !draft.has(fields_[i].id)) continue;
    for (const auto& name : draft.texts(fields_[i].id)) {
      auto found = evidence_->find(name);
      if (!found) {
        problem(row, i, found.error().front());
        continue;
      }
      if (!found->digest)
        notes_->add({sheet_->file, sheet_->sheet, row.number, sheet_->columns[i].header, shortened(name),
                     refuse("import.note-evidence", {name})});
      draft.evidence.push_back(std::move(*found));
    }
  }
}

void RowReader::judge(Record& draft, const Row& row) {
  bool order_told = false;
  const auto unread = spoiled_;
  for (auto& [field, reason] : why_not(*sheet_->type, draft, organisation_)) {
    // Of a cell that could not be read it is not said again that it is empty.
    if (std::find(unread.begin(), unread.end(), field) != unread.end()) continue;
    order_told = order_told || reason.code == "record.order";
    problem_of_field(row, field, std::move(reason));
  }
  auto happened = happened_span(*sheet_->type, draft, sheet_->year);
  if (happened) {
    draft.happened = *happened;
    // A chosen year is for rows that say none; where a register without dates is of its year, it is that one.
    const bool is_of_register = !sheet_->is_year_chosen || falls_back_to_year(*sheet_->type);
    draft.year = is_of_register ? sheet_->year.value_or(happened->from().year()) : happened->from().year();
    return;
  }
  // A field that could not be read, or is missing, says already why.
  const auto& reason = happened.error().front();
  if (spoiled_.empty() && !order_told) problem(row, nowhere, reason);
}

void RowReader::note_doubts(const Record& draft, const Row& row) {
  const auto note = [&](const FieldRefusal& doubt) {
    const auto column = column_of(doubt.field);
    if (column == nowhere) return;
    auto reason = doubt.reason;
    reason.where.clear();
    notes_->add({sheet_->file, sheet_->sheet, row.number, sheet_->columns[column].header,
                 column < row.cells.size() ? shortened(row.cells[column].text) : "", std::move(reason)});
  };
  for (const auto& doubt : days_ahead(*sheet_->type, draft, slips_->today)) note(doubt);
  for (const auto& doubt : unusual_words(*sheet_->type, draft, slips_->procedures))
    if (unusual_told_.emplace(doubt.field, doubt.reason.args[1]).second) note(doubt);
}

// Of each other year the first row of a sheet is noted. What a register of standing things says of itself
// (posts, duty lists, findings) may well be older than the register.
void RowReader::note_year(const Record& draft, const Row& row) {
  const int own = draft.happened.from().year();
  if (!sheet_->year || own == *sheet_->year || falls_back_to_year(*sheet_->type)) return;
  if (!years_told_.insert(own).second) return;
  const auto* code = sheet_->is_year_chosen ? "import.note-own-year" : "import.note-register-year";
  notes_->add({sheet_->file, sheet_->sheet, row.number, "", "",
               refuse(code, {std::to_string(own), std::to_string(*sheet_->year)})});
}

// A copied row. Only so many are remembered: a register that clerks keep is shorter.
void RowReader::note_same(const Row& row) {
  constexpr std::size_t remembered = 50'000;
  std::size_t all = 0;
  for (std::size_t i = 0; i < std::min(fields_.size(), row.cells.size()); ++i) {
    if (sheet_->columns[i].field == nullptr) continue;
    const auto one = std::hash<std::string_view>()(trim(row.cells[i].text));
    all ^= one + 0x9e3779b97f4a7c15U + (all << 6) + (all >> 2);
  }
  if (const auto found = seen_.find(all); found != seen_.end())
    notes_->add({sheet_->file, sheet_->sheet, row.number, "", "",
                 refuse("import.note-same-row", {std::to_string(found->second)})});
  else if (seen_.size() < remembered)
    seen_.emplace(all, row.number);
}

std::size_t RowReader::column_of(std::string_view field) const {
  for (std::size_t i = 0; i < fields_.size(); ++i)
    if (!field.empty() && fields_[i].id == field) return i;
  return nowhere;
}

void RowReader::problem_of_field(const Row& row, std::string_view field, Refusal reason) {
  problem(row, column_of(field), std::move(reason));
}

void RowReader::problem(const Row& row, std::size_t column, Refusal reason) {
  Problem out{sheet_->file, sheet_->sheet, row.number, "", "", std::move(reason)};
  if (column < sheet_->columns.size()) {
    out.column = sheet_->columns[column].header;
    if (sheet_->columns[column].field != nullptr) spoiled_.push_back(fields_[column].id);
  }
  if (column < row.cells.size()) out.value = shortened(row.cells[column].text);
  if (out.column.empty() && column != nowhere) out.column = column_letters(column);
  out.reason.where.clear();
  problems_->add(std::move(out));
}

}  // namespace jishi::importing
