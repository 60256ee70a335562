#include "checker/claims/named_people.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kMostNamed = 5;

std::u32string spelling(std::string_view person) {
  return letters(to_u32(person));
}

bool begins_a_name(const Passage& passage, std::size_t at) {
  const std::u32string_view body = passage.scene.draft.body;
  if (at == 0 || !is_han(body[at - 1]) || is_any(body[at - 1], U"由对与和同向给请经让及找约长任记师员志"))
    return true;
  if (body.substr(0, at).ends_with(U"领导")) return true;
  return std::any_of(passage.figures.begin(), passage.figures.end(),
                     [&](const Figure* figure) { return figure->range.end == at; });
}

bool is_of_people(const Field& field) {
  return field.kind == FieldKind::person || field.kind == FieldKind::persons;
}

// One of the longer names stands here, and this one is its part.
bool is_within(std::u32string_view text, std::size_t at, std::u32string_view name,
               const std::vector<std::u32string>& longer) {
  for (const auto& other : longer)
    for (auto part = other.find(name); part != other.npos; part = other.find(name, part + 1))
      if (part <= at && text.substr(at - part).starts_with(other)) return true;
  return false;
}

// `text` as letters() gives it.
bool has_name(const Facts& facts, std::u32string_view text, std::u32string_view name) {
  auto at = name.empty() ? text.npos : text.find(name);
  if (at == text.npos || facts.organisation() == nullptr) return at != text.npos;
  std::vector<std::u32string> longer;
  for (const auto& person : facts.organisation()->people())
    if (auto other = spelling(person); other.size() > name.size() && other.find(name) != other.npos)
      longer.push_back(std::move(other));
  for (; at != text.npos; at = text.find(name, at + 1))
    if (!is_within(text, at, name, longer)) return true;
  return false;
}

}  // namespace

std::vector<Named> named_in(const Passage& passage, const Range& range) {
  const auto& people = passage.facts.organisation()->people();
  std::vector<Named> out;
  for (const auto& hit : passage.facts.people().find(passage.scene.draft.body, range))
    if (hit.range.size() > 2 || begins_a_name(passage, hit.range.start))
      out.push_back({people[hit.id], hit.range});
  return out;
}

bool is_same_person(std::string_view a, std::string_view b) {
  return a == b || spelling(a) == spelling(b);
}

bool is_among(const std::vector<std::string>& people, std::string_view person) {
  return std::any_of(people.begin(), people.end(),
                     [&](const std::string& one) { return is_same_person(one, person); });
}

bool holds(const Facts& facts, const Record& record, const std::string& person) {
  const auto name = spelling(person);
  if (has_name(facts, facts.text_of(record), name)) return true;
  const auto* type = facts.type(record.type);
  return type != nullptr && std::any_of(type->fields.begin(), type->fields.end(), [&](const Field& field) {
           return field.kind == FieldKind::table &&
                  has_name(facts, spelling(field_text(field, record)), name);
         });
}

std::vector<std::string> people_of(const Facts& facts, const RecordList& records, std::string_view label) {
  std::vector<std::string> out;
  for (const auto* record : records) {
    const auto* type = facts.type(record->type);
    if (type == nullptr) continue;
    for (const auto& field : type->fields) {
      if (!is_of_people(field) || field.zh.find(label) == std::string::npos) continue;
      for (auto& person : record->texts(field.id))
        if (std::find(out.begin(), out.end(), person) == out.end()) out.push_back(std::move(person));
    }
  }
  return out;
}

std::string first_of(const std::vector<std::string>& people) {
  const auto n = std::min(people.size(), kMostNamed);
  return join({people.begin(), people.begin() + static_cast<std::ptrdiff_t>(n)}, "、") +
         (people.size() > n ? "等" + std::to_string(people.size()) + "人" : "");
}

}  // namespace jishi::checker
