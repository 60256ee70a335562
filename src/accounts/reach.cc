#include "accounts/reach.h"

#include <algorithm>

#include "base/is_in.h"

namespace jishi::accounts {

namespace {

using Names = std::vector<std::string>;

constexpr std::string_view kIntegrity = "integrity";  // the area, catalogue/lights.yaml

bool names_people(FieldKind kind) {
  return kind == FieldKind::person || kind == FieldKind::persons || kind == FieldKind::holder;
}
bool names_sections(FieldKind kind) {
  return kind == FieldKind::section || kind == FieldKind::sections || kind == FieldKind::holder;
}

// What fields of such a kind hold, in tables too.
Names named_in(const Seen& seen, bool (*is_of)(FieldKind)) {
  Names out;
  for (const auto& field : seen.type.fields) {
    if (is_of(field.kind))
      for (auto& text : seen.record.texts(field.id)) out.push_back(std::move(text));
    if (field.kind != FieldKind::table) continue;
    for (const auto& row : seen.record.rows(field.id))
      for (const auto& column : field.columns)
        if (is_of(column.kind))
          if (const auto text = text_of(row, column.id); !text.empty()) out.emplace_back(text);
  }
  return out;
}

std::string_view section_of(std::string_view person, const Organisation& organisation, Day today) {
  const auto* post = organisation.post_on(person, today);
  return post == nullptr ? std::string_view() : std::string_view(post->section);
}

// One who is asking, and the day's organisation.
struct Asker {
  const Who& who;
  const Organisation& organisation;
  Day today;

  // His own, and those he supervises.
  bool is_of_section(std::string_view section) const {
    if (section.empty()) return false;
    return section == section_of(who.person, organisation, today) ||
           organisation.supervises_on(who.person, section, today);
  }
  bool is_in_office() const {
    return is_in(organisation.words().office_sections, section_of(who.person, organisation, today));
  }
};

bool is_draft(const Seen& seen) {
  return seen.record.id.empty();
}

bool is_own(const Asker& asker, const Seen& seen) {
  if (!is_draft(seen) && seen.entered_by == asker.who.person) return true;
  return is_in(named_in(seen, names_people), asker.who.person);
}

bool is_of_section(const Asker& asker, const Seen& seen) {
  const auto people = named_in(seen, names_people);
  const auto sections = named_in(seen, names_sections);
  // What names nobody belongs to nobody else.
  if (is_draft(seen) && people.empty() && sections.empty()) return true;
  const auto of_section = [&](std::string_view person) {
    return asker.is_of_section(section_of(person, asker.organisation, asker.today));
  };
  return (!is_draft(seen) && of_section(seen.entered_by)) ||
         std::any_of(people.begin(), people.end(), of_section) ||
         std::any_of(sections.begin(), sections.end(),
                     [&](const std::string& section) { return asker.is_of_section(section); });
}

bool leads_the_concerned(const Asker& asker, const Seen& seen) {
  const auto people = named_in(seen, names_people);
  return std::any_of(people.begin(), people.end(), [&](const std::string& person) {
    const auto section = section_of(person, asker.organisation, asker.today);
    return !section.empty() && asker.organisation.supervises_on(asker.who.person, section, asker.today);
  });
}

bool reaches(Reach reach, const Asker& asker, const Seen& seen) {
  switch (reach) {
    case Reach::none:
      return false;
    case Reach::own:
      return is_own(asker, seen);
    case Reach::section:
      return is_own(asker, seen) || is_of_section(asker, seen);
    case Reach::concerned:
      return is_own(asker, seen) || leads_the_concerned(asker, seen);
    case Reach::integrity:
      return seen.type.area == kIntegrity || is_own(asker, seen) || leads_the_concerned(asker, seen);
    case Reach::unit:
      return true;
  }
  return false;
}

bool is_open_to(const Who& who, const Seen& seen, Day today) {
  return holds_on(who.scope, today) && is_in_scope(who.scope, seen.type.id, seen.record.year);
}

bool has_value(const Record& record, const Field& field) {
  if (record.has(field.id) && field.confidential) return true;
  if (field.kind != FieldKind::table) return false;
  const auto rows = record.rows(field.id);
  return std::any_of(field.columns.begin(), field.columns.end(), [&](const Field& column) {
    return column.confidential && std::any_of(rows.begin(), rows.end(), [&](const JsonObject& row) {
             return row.if_contains(column.id) != nullptr;
           });
  });
}

}  // namespace

bool holds_on(const Scope& scope, Day today) {
  return (!scope.from || *scope.from <= today) && (!scope.to || today <= *scope.to);
}

bool is_in_scope(const Scope& scope, std::string_view type, int year) {
  return (scope.types.empty() || is_in(scope.types, type)) &&
         (scope.years.empty() ||
          std::find(scope.years.begin(), scope.years.end(), year) != scope.years.end());
}

bool may_list(const Who& who, const Seen& seen, Day today) {
  return who.may(Right::records_read) && is_open_to(who, seen, today);
}

bool may_see(const Who& who, const Seen& seen, const Organisation& organisation, Day today) {
  if (seen.type.confidential) return may_see_confidential(who, seen, organisation, today);
  return is_open_to(who, seen, today) &&
         reaches(who.reach(Right::records_read), {who, organisation, today}, seen);
}

bool may_see_confidential(const Who& who, const Seen& seen, const Organisation& organisation, Day today) {
  return may_list(who, seen, today) &&
         reaches(who.reach(Right::confidential_read), {who, organisation, today}, seen);
}

bool has_confidential(const Seen& seen) {
  return seen.type.confidential ||
         std::any_of(seen.type.fields.begin(), seen.type.fields.end(),
                     [&](const Field& field) { return has_value(seen.record, field); });
}

bool may_write(const Who& who, const Seen& seen, const Organisation& organisation, Day today) {
  const Asker asker{who, organisation, today};
  const auto reach = who.reach(Right::records_write);
  if (reach == Reach::none || !is_open_to(who, seen, today)) return false;
  if (!is_draft(seen) && has_confidential(seen) && !may_see_confidential(who, seen, organisation, today))
    return false;
  return reaches(reach, asker, seen) || (reach == Reach::section && asker.is_in_office());
}

bool may_explain(const Who& who, const Seen& seen, const Organisation& organisation, Day today) {
  return is_open_to(who, seen, today) &&
         reaches(who.reach(Right::exceptions_explain), {who, organisation, today}, seen);
}

bool may_erase(const Who& who, const Seen& seen, Day today) {
  return who.reach(Right::content_erase) == Reach::unit && is_open_to(who, seen, today);
}

}  // namespace jishi::accounts
