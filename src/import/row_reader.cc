#include "import/row_reader.h"

#include <algorithm>
#include <array>
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
  constexpr std::array<std::string_view, 14> words = {"填表人", "制表人", "审核人", "填报人",   "填表日期",
                                                      "注",     "备注",   "说明",   "填表说明", "制表",
                                                      "填表",   "填报",   "审核",   "制表日期"};
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

// Who types 7.10 into a cell that is no text leaves the number 7.1 there.
bool is_number_as_day(const Field& field, const Cell& cell) {
  if (cell.kind != CellKind::number || cell.text.find('.') == std::string::npos) return false;
  const bool is_rows = field.kind == FieldKind::table && !field.columns.empty();
  return (is_rows ? field.columns.front() : field).kind == FieldKind::span;
}

// Nearly every date: four digits first.
bool begins_with_year(std::string_view text) {
  return text.size() > 4 &&
         std::all_of(text.begin(), text.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
}

// A register without a day in its rows is of its year, and so is one of what stands (posts, duty lists, risk
// points), whose days may well be older. What lasts from a day to another (leave) happened on its days.
bool is_of_its_register(const RecordType& type) {
  const auto& rules = type.happened;
  return std::find(rules.begin(), rules.end(), "year") != rules.end() &&
         std::none_of(rules.begin(), rules.end(),
                      [](const std::string& rule) { return rule.find("..") != std::string::npos; });
}

// With that year, some date of the cell lies more than half a year before the day, or, where the year is not
// the day's own, after it.
bool is_far(const Field& field, const Cell& cell, int year, const Day& day) {
  constexpr std::int32_t half_a_year = 183;
  const auto is_far_from = [&](const Day& from) {
    const auto before = day.number() - from.number();
    return before > half_a_year || (year != day.year() && -before > half_a_year);
  };
  if (cell.hides_year) {
    const auto shown = Day::from_iso(cell.text);
    const auto then = shown ? Day::from_ymd(year, shown->month(), shown->day_of_month()) : std::nullopt;
    return then && is_far_from(*then);
  }
  JsonObject unyeared;
  if (!put_text(field, cell.text, std::nullopt, unyeared)) return false;  // every date says its year
  JsonObject into;
  if (put_text(field, cell.text, year, into)) return false;  // what is wrong with it is told as it is read
  const auto holds_far = [&](const Json& value) {
    const auto span = value.is_string() ? Span::from_iso(std::string_view(value.get_string())) : std::nullopt;
    return span && is_far_from(span->from());
  };
  const auto& value = into.begin()->value();
  if (field.kind == FieldKind::span) return holds_far(value);
  for (const auto& item : value.as_array())
    for (const auto& column : field.columns)
      if (const auto* cell_of = item.as_object().if_contains(column.id);
          cell_of != nullptr && column.kind == FieldKind::span && holds_far(*cell_of))
        return true;
  return false;
}

bool is_about_people(const Refusal& reason) {
  return reason.code == "record.unknown-person" || reason.code == "record.unknown-section" ||
         reason.code == "record.unknown-holder";
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
    else if (is_number_as_day(fields_[i], cell))
      problem(row, i, refuse("import.number-day", {cell.text}));
    else if (auto hidden = hidden_year(fields_[i], cell, year_for(row, i)))
      problem(row, i, std::move(*hidden));
    else if (auto refused = put_text(fields_[i], cell.text, year_for(row, i), draft.fields))
      problem(row, i,
              sheet_->year && refused->code == "date.year-needed"
                  ? refuse("import.year-unclear", {refused->args[0], std::to_string(*sheet_->year)})
                  : std::move(*refused));
  }
  put_evidence(draft, row);
}

// When the row happened: the first date of its type's rule that says its own year.
std::optional<Span> RowReader::own_day(const Row& row) const {
  const auto in = [&](std::string_view field) -> std::optional<Span> {
    const auto column = column_of(field);
    if (column >= row.cells.size() || row.cells[column].is_blank() || row.cells[column].hides_year)
      return std::nullopt;
    const auto reading = read_span(row.cells[column].text);
    return reading ? std::optional(reading->span) : std::nullopt;
  };
  for (const std::string_view rule : sheet_->type->happened) {
    const auto dots = rule.find("..");
    if (auto day = in(rule.substr(0, dots))) return day;
    if (dots == std::string_view::npos) continue;
    if (auto day = in(rule.substr(dots + 2))) return day;
  }
  return std::nullopt;
}

// The year of dates that say none. A register that says its own year says theirs. Else it is that of the day
// the row happened, or the chosen one: the first that does not put them far from that day, as 1月10日
// beside 2025-12-28 would be in 2025, and with the chosen one none may lie far after it. Nothing: it must be
// written. What stands knows no such day.
std::optional<int> RowReader::year_for(const Row& row, std::size_t column) const {
  const auto& field = fields_[column];
  const auto& cell = row.cells[column];
  if (field.kind != FieldKind::span && field.kind != FieldKind::table) return std::nullopt;
  if (is_of_its_register(*sheet_->type) || (sheet_->year && !sheet_->is_year_chosen)) return sheet_->year;
  if (field.kind == FieldKind::span && !cell.hides_year && begins_with_year(cell.text)) return std::nullopt;
  const auto own = own_day(row);
  if (!own) return sheet_->year;
  for (const auto year : {std::optional(own->from().year()), sheet_->year})
    if (year && !is_far(field, cell, *year, own->from())) return year;
  return std::nullopt;
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
    // Whoever is named is unknown then.
    if (organisation_ != nullptr && organisation_->people().empty() && is_about_people(reason)) {
      problems_->add_once(refuse("import.no-people"));
      continue;
    }
    order_told = order_told || reason.code == "record.order";
    problem_of_field(row, field, std::move(reason));
  }
  auto happened = happened_span(*sheet_->type, draft, sheet_->year);
  if (happened) {
    draft.happened = *happened;
    // A chosen year is for rows that say none; where a register without dates is of its year, it is that one.
    const bool is_of_register = !sheet_->is_year_chosen || is_of_its_register(*sheet_->type);
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
  for (const auto& doubt : doubts_of(*sheet_->type, draft)) note(doubt);
  for (const auto& doubt : unusual_words(*sheet_->type, draft, slips_->procedures))
    if (unusual_told_.emplace(doubt.field, doubt.reason.args[1]).second) note(doubt);
}

// Of each other year the first row of a sheet is noted. What a register of standing things says of itself
// (posts, duty lists, findings) may well be older than the register.
void RowReader::note_year(const Record& draft, const Row& row) {
  const int own = draft.happened.from().year();
  if (!sheet_->year || own == *sheet_->year || is_of_its_register(*sheet_->type)) return;
  if (!years_told_.insert(own).second) return;
  const auto* code = sheet_->is_year_chosen ? "import.note-own-year" : "import.note-register-year";
  notes_->add({sheet_->file, sheet_->sheet, row.number, "", "",
               refuse(code, {std::to_string(own), std::to_string(*sheet_->year)})});
}

// A copied row. Only so many are remembered: a register that clerks keep is shorter.
void RowReader::note_same(const Row& row) {
  constexpr std::size_t remembered = 20'000;
  std::size_t all = 0;
  for (std::size_t i = 0; i < std::min(fields_.size(), row.cells.size()); ++i) {
    if (sheet_->columns[i].field == nullptr || row.cells[i].is_blank()) continue;
    const auto one = std::hash<std::string_view>()(trim(row.cells[i].text)) + i;
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
