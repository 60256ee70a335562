#include "import/field_value.h"

#include <algorithm>
#include <array>

#include "base/numeral.h"
#include "base/span_text.h"
#include "base/text.h"
#include "import/cell_text.h"
#include "import/names.h"

namespace jishi::importing {

namespace {

JsonArray array_of(std::vector<std::string> items) {
  JsonArray out;
  out.reserve(items.size());
  for (auto& item : items) out.emplace_back(std::move(item));
  return out;
}

// A date cell without its year says 8月11日 and holds whatever year it was typed in.
std::optional<Refusal> hidden_year(const Cell& cell, std::optional<int> register_year) {
  if (!cell.hides_year) return std::nullopt;
  const auto day = Day::from_iso(cell.text);
  if (!day || (register_year && day->year() == *register_year)) return std::nullopt;
  const auto shown = std::to_string(day->month()) + "月" + std::to_string(day->day_of_month()) + "日";
  return refuse("import.hidden-year", {shown, std::to_string(day->year())});
}

std::optional<Refusal> put_span(const Field& field, const Cell& cell, std::optional<int> register_year,
                                JsonObject& into) {
  if (auto refused = hidden_year(cell, register_year)) return refused;
  auto reading = read_span(cell.text, register_year);
  if (!reading) return reading.error().front();
  into.emplace(field.id, reading->span.iso());
  return std::nullopt;
}

std::optional<Refusal> put_count(const Field& field, const Cell& cell, JsonObject& into) {
  auto count = read_count(cell.text);
  if (!count) return count.error().front();
  into.emplace(field.id, *count);
  return std::nullopt;
}

std::optional<Refusal> put_flag(const Field& field, const Cell& cell, JsonObject& into) {
  auto flag = read_flag(cell.text);
  if (!flag) return refuse("import.flag", {shortened(cell.text)});
  if (*flag) into.emplace(field.id, true);
  return std::nullopt;
}

std::optional<Refusal> put_money(const Field& field, const Cell& cell, JsonObject& into) {
  auto money = read_money(cell.text);
  if (!money) return refuse("import.money", {shortened(cell.text)});
  into.emplace(field.id, std::move(*money));
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
  const auto wanted = comparable(text);
  for (const auto& choice : field.choices)
    if (comparable(choice) == wanted) return choice;
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

std::optional<Refusal> put_value(const Field& field, const Cell& cell, std::optional<int> register_year,
                                 JsonObject& into) {
  if (cell.is_blank()) return std::nullopt;
  switch (field.kind) {
    case FieldKind::span:
      return put_span(field, cell, register_year, into);
    case FieldKind::integer:
      return put_count(field, cell, into);
    case FieldKind::flag:
      return put_flag(field, cell, into);
    case FieldKind::money:
      return put_money(field, cell, into);
    case FieldKind::person:
    case FieldKind::section:
    case FieldKind::holder:
      into.emplace(field.id, one_name(cell.text));
      break;
    case FieldKind::persons:
    case FieldKind::sections:
      into.emplace(field.id, array_of(several_names(cell.text)));
      break;
    case FieldKind::evidence:
      into.emplace(field.id, array_of(file_names(cell.text)));
      break;
    case FieldKind::choice:
      into.emplace(field.id, choice_of(field, trim(cell.text)));
      break;
    case FieldKind::text:
      into.emplace(field.id, plain_text(cell.text));
      break;
  }
  return std::nullopt;
}

}  // namespace jishi::importing
