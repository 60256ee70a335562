// How far a right of who asks reaches over one record.

#include <algorithm>

#include "http/sight.h"

namespace jishi::http {

using accounts::Reach;
using accounts::Right;

namespace {

void add_named(const Field& field, const Record& record, std::vector<std::string>& people,
               std::vector<std::string>& sections) {
  const auto add = [&](std::vector<std::string>& list) {
    for (auto& name : record.texts(field.id)) list.push_back(std::move(name));
  };
  if (field.kind == FieldKind::person || field.kind == FieldKind::persons) add(people);
  if (field.kind == FieldKind::section || field.kind == FieldKind::sections) add(sections);
  if (field.kind == FieldKind::holder) {
    add(people);
    add(sections);
  }
  if (field.kind == FieldKind::table)
    for (const auto& row : record.rows(field.id)) {
      Record one;
      one.fields = row;
      for (const auto& column : field.columns) add_named(column, one, people, sections);
    }
}

bool is_in(const std::vector<std::string>& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

}  // namespace

bool Sight::reaches(Right right, const RecordType& type, const Record& record,
                    const std::vector<std::string>& entered_by) const {
  const auto reach = who_.reach(right);
  if (reach == Reach::none || !is_in_scope(record.type, record.year)) return false;
  if (reach == Reach::unit) return true;
  std::vector<std::string> people;
  std::vector<std::string> sections;
  for (const auto& field : type.fields) add_named(field, record, people, sections);
  const auto& me = who_.person;
  if (is_in(people, me) || is_in(entered_by, me)) return true;
  if (reach == Reach::concerned)
    return std::any_of(people.begin(), people.end(), [&](const std::string& person) {
      const auto* post = organisation_->post_on(person, today_);
      return post != nullptr && organisation_->supervises_on(me, post->section, today_);
    });
  if (reach != Reach::section) return false;
  const auto* mine = organisation_->post_on(me, today_);
  if (mine == nullptr || mine->section.empty()) return false;
  if (is_in(sections, mine->section)) return true;
  const auto is_of_mine = [&](const std::string& person) {
    const auto* post = organisation_->post_on(person, today_);
    return post != nullptr && post->section == mine->section;
  };
  return std::any_of(people.begin(), people.end(), is_of_mine) ||
         std::any_of(entered_by.begin(), entered_by.end(), is_of_mine);
}

bool Sight::sees_content(const RecordType& type, const Record& record,
                         const std::vector<std::string>& entered_by) const {
  return reaches(Right::confidential_read, type, record, entered_by);
}

}  // namespace jishi::http
