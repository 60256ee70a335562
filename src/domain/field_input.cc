#include "domain/field_input.h"

#include <algorithm>
#include <array>

#include "base/is_in.h"
#include "base/numeral.h"
#include "base/span_text.h"
#include "base/text.h"
#include "domain/names.h"

namespace jishi {

namespace {

JsonArray array_of(const std::vector<std::string>& items) {
  JsonArray out;
  out.reserve(items.size());
  for (const auto& item : items) out.emplace_back(item);
  return out;
}

// How a refusal quotes what was given.
std::string quoted(std::string_view text) {
  constexpr std::size_t kMost = 40;
  const auto points = to_u32(text);
  if (points.size() <= kMost) return std::string(text);
  return to_utf8(std::u32string_view(points).substr(0, kMost)) + "…";
}

std::optional<Refusal> put_span(const Field& field, std::string_view text, std::optional<int> year,
                                JsonObject& into) {
  auto reading = read_span(text, year);
  if (!reading) return reading.error().front();
  into[field.id] = reading->span.iso();
  return std::nullopt;
}

std::optional<Refusal> put_count(const Field& field, std::string_view text, JsonObject& into) {
  auto count = read_count(text);
  if (!count) return count.error().front();
  into[field.id] = *count;
  return std::nullopt;
}

std::optional<Refusal> put_flag(const Field& field, std::string_view text, JsonObject& into) {
  auto flag = read_flag(text);
  if (!flag) return refuse("import.flag", {quoted(text)});
  if (*flag) into[field.id] = true;
  return std::nullopt;
}

std::optional<Refusal> put_money(const Field& field, std::string_view text, JsonObject& into) {
  const auto money = read_money(text);
  if (!money) return refuse("import.money", {quoted(text)});
  into[field.id] = *money;
  return std::nullopt;
}

// ASCII, ideographic spaces or full-width forms: only these can be spelt in two ways.
bool has_two_spellings(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 || byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
  });
}

// The listed choice when only its spelling differs (width, spaces), else as it stands.
std::string choice_of(const Field& field, std::string_view text) {
  for (const auto& choice : field.choices)
    if (choice == text) return choice;
  if (!has_two_spellings(text)) return std::string(text);
  const auto wanted = squeeze(text);
  for (const auto& choice : field.choices)
    if (squeeze(choice) == wanted) return choice;
  return std::string(text);
}

std::string plain_text(std::string_view text) {
  std::string out(trim(text));
  if (out.find('\r') == std::string::npos) return out;
  return replace_all(replace_all(std::move(out), "\r\n", "\n"), "\r", "\n");
}

}  // namespace

std::optional<std::string> read_money(std::string_view text) {
  struct Unit {
    std::string_view word;
    int power;
  };
  constexpr std::array<Unit, 7> units = {
      {{"亿元", 8}, {"万元", 4}, {"千元", 3}, {"百元", 2}, {"元整", 0}, {"元", 0}, {"圆", 0}}};
  auto plain = squeeze(text);
  for (const std::string_view sign : {"￥", "¥"})
    if (plain.starts_with(sign)) plain.erase(0, sign.size());
  int power = 0;
  for (const auto& unit : units)
    if (plain.ends_with(unit.word)) {
      plain.resize(plain.size() - unit.word.size());
      power = unit.power;
      break;
    }
  const auto value = read_numeral(plain);
  if (!value || value->units < 0) return std::nullopt;
  const auto yuan = value->shifted(power);
  if (!yuan) return std::nullopt;
  return yuan->text();
}

namespace {

// 日期｜进展（2025-04-10｜已起草方案）; the example where each column has one.
std::string shape_of(const Field& table) {
  std::vector<std::string> names;
  std::vector<std::string> examples;
  for (const auto& column : table.columns) {
    names.push_back(column.zh);
    if (!column.example.empty()) examples.push_back(column.example);
  }
  const auto shape = join(names, "｜");
  return examples.size() < names.size() ? shape : shape + "（" + join(examples, "｜") + "）";
}

// Rows parted by ； or line breaks, their columns by ｜ or |.
std::optional<Refusal> put_table(const Field& field, std::string_view text, std::optional<int> year,
                                 JsonObject& into) {
  JsonArray rows;
  auto lines = replace_all(replace_all(std::string(text), "\n", "；"), ";", "；");
  for (const auto& line : split(lines, "；")) {
    if (trim(line).empty()) continue;
    JsonObject row;
    const auto cells = split(replace_all(line, "|", "｜"), "｜");
    if (cells.size() > field.columns.size())
      return refuse("field.columns", {quoted(line), std::to_string(field.columns.size()), shape_of(field)});
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (auto refused = put_text(field.columns[i], cells[i], year, row)) {
        const bool is_no_value = refused->code == "date.unread" || refused->code == "count.unread";
        if (cells.size() > 1 || field.columns.size() == 1 || !is_no_value) return refused;
        return refuse("field.row", {quoted(line), shape_of(field)});
      }
    if (!row.empty()) rows.push_back(std::move(row));
  }
  if (!rows.empty()) into[field.id] = std::move(rows);
  return std::nullopt;
}

}  // namespace

std::optional<Refusal> put_text(const Field& field, std::string_view text, std::optional<int> year,
                                JsonObject& into) {
  if (trim(text).empty()) return std::nullopt;
  switch (field.kind) {
    case FieldKind::span:
      return put_span(field, text, year, into);
    case FieldKind::integer:
      return put_count(field, text, into);
    case FieldKind::flag:
      return put_flag(field, text, into);
    case FieldKind::money:
      return put_money(field, text, into);
    case FieldKind::table:
      return put_table(field, text, year, into);
    case FieldKind::person:
    case FieldKind::section:
    case FieldKind::holder:
      into[field.id] = one_name(text);
      break;
    case FieldKind::persons:
    case FieldKind::sections:
      into[field.id] = array_of(several_names(text));
      break;
    case FieldKind::evidence:
      into[field.id] = array_of(file_names(text));
      break;
    case FieldKind::choice:
      into[field.id] = choice_of(field, trim(text));
      break;
    case FieldKind::text:
      into[field.id] = plain_text(text);
      break;
  }
  return std::nullopt;
}

namespace {

bool is_named(const Field& field, std::string_view name) {
  return field.id == name || field.zh == name ||
         std::find(field.synonyms.begin(), field.synonyms.end(), name) != field.synonyms.end();
}

// By id before by name: 反馈 may be a synonym of one field and the id of another.
const Field* named(const std::vector<Field>& fields, std::string_view name) {
  for (const auto& field : fields)
    if (field.id == name) return &field;
  for (const auto& field : fields)
    if (is_named(field, name)) return &field;
  return nullptr;
}

struct NamedField {
  const Field* field = nullptr;  // null: there is none
  std::string id;                // field or table.column
};

// 意见 alone will do for a column that no field and no other column is called.
NamedField only_column(const RecordType& type, std::string_view name) {
  NamedField out;
  for (const auto& table : type.fields)
    if (const auto* column = named(table.columns, name); column != nullptr) {
      if (out.field != nullptr) return {};
      out = {column, table.id + "." + column->id};
    }
  return out;
}

NamedField find_named(const RecordType& type, const std::string& name) {
  const auto dot = name.find('.');
  const auto* field = named(type.fields, std::string_view(name).substr(0, dot));
  if (field == nullptr) return dot == std::string::npos ? only_column(type, name) : NamedField{};
  if (dot == std::string::npos) return {field, field->id};
  const auto* column = named(field->columns, std::string_view(name).substr(dot + 1));
  return column == nullptr ? NamedField{} : NamedField{column, field->id + "." + column->id};
}

std::optional<Day> day_in(const JsonObject& fields, const std::string& id) {
  const auto* value = fields.if_contains(id);
  const auto span = value != nullptr && value->is_string()
                        ? Span::from_iso(std::string_view(value->get_string()))
                        : std::nullopt;
  return span ? std::optional(span->from()) : std::nullopt;
}

// The end of what began on 12月28日 is not 1月5日 of the same year.
void carry_over_new_year(const RecordType& type, const std::string& id, const Field& field,
                         const std::string& text, const JsonObject& standing, JsonObject& given) {
  constexpr std::int32_t half_a_year = 183;
  const auto end = day_in(given, id);
  if (!end || read_span(text)) return;  // it says its year
  for (const auto& [from, to] : type.periods) {
    if (to != id) continue;
    const auto start = day_in(given.contains(from) ? given : standing, from);
    if (!start || *start <= *end) continue;
    JsonObject later;
    if (put_text(field, text, start->year() + 1, later)) continue;
    const auto moved = day_in(later, id);
    if (moved && moved->number() - start->number() <= half_a_year) given[id] = later.at(id);
  }
}

}  // namespace

ReadValues read_values(const RecordType& type, const std::vector<std::pair<std::string, std::string>>& values,
                       std::optional<int> year, const JsonObject& standing) {
  ReadValues out;
  for (const auto& [name, text] : values) {
    const auto [field, id] = find_named(type, name);
    if (field == nullptr) {
      out.unread.push_back(refuse("record.unknown-field", {name, type.zh}));
      continue;
    }
    if (out.given.contains(id) || is_in(out.unread_fields, id)) {
      out.unread.push_back(refuse("field.twice", {field->zh}));
      continue;
    }
    JsonObject one;
    if (auto refused = put_text(*field, text, year, one)) {
      refused->where = field->zh;
      out.unread.push_back(std::move(*refused));
      out.unread_fields.push_back(id);
    } else {
      out.given[id] = one.empty() ? Json() : one.begin()->value();
    }
  }
  for (const auto& [name, text] : values)
    if (const auto [field, id] = find_named(type, name); field != nullptr && field->kind == FieldKind::span)
      carry_over_new_year(type, id, *field, text, standing, out.given);
  return out;
}

}  // namespace jishi
