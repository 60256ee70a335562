#include "http/sight.h"

#include <algorithm>

namespace jishi::http {

using accounts::Reach;
using accounts::Right;

namespace {

template <class List, class Item>
bool is_in(const List& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

}  // namespace

bool has_confidential(const RecordType& type) {
  return type.confidential || std::any_of(type.fields.begin(), type.fields.end(),
                                          [](const Field& field) { return field.confidential; });
}

bool is_title_confidential(const RecordType& type) {
  return std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) {
    return field.confidential && type.title.find("{" + field.id + "}") != std::string::npos;
  });
}

Sight::Sight(accounts::Who who, std::shared_ptr<const Organisation> organisation,
             const catalogue::Catalogue& catalogue, Day today)
    : who_(std::move(who)), organisation_(std::move(organisation)), catalogue_(catalogue), today_(today) {}

bool Sight::is_in_scope(std::string_view type, int year) const {
  const auto& scope = who_.scope;
  return (scope.types.empty() || is_in(scope.types, type)) &&
         (scope.years.empty() || is_in(scope.years, year));
}

bool Sight::sees_everything() const {
  return who_.reach(Right::confidential_read) == Reach::unit && who_.scope.types.empty() &&
         who_.scope.years.empty();
}

Shown Sight::show(const RecordType& type, Record record, const std::vector<std::string>& entered_by) const {
  Shown out;
  const bool is_confidential = has_confidential(type);
  const bool is_seen = !is_confidential || sees_content(type, record, entered_by);
  const bool hides_title = !is_seen && (type.confidential || is_title_confidential(type));
  out.title = hides_title ? type.zh : record_title(type, record);
  if (is_confidential && is_seen)
    out.gives_confidential =
        type.confidential || std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) {
          return field.confidential && record.has(field.id);
        });
  if (!is_seen && type.confidential) {
    out.is_withheld = true;
    record.fields.clear();
    record.trail.clear();
    record.reason.clear();
  }
  if (!is_seen && !type.confidential)
    for (const auto& field : type.fields)
      if (field.confidential && record.fields.erase(field.id) > 0) out.withheld_fields.push_back(field.id);
  // A file may say what a field is silent about.
  if (!is_seen) record.evidence.clear();
  out.record = std::move(record);
  return out;
}

}  // namespace jishi::http
