#include "http/sight.h"

#include <algorithm>

#include "accounts/reach.h"

namespace jishi::http {

bool has_confidential(const RecordType& type) {
  return type.confidential || std::any_of(type.fields.begin(), type.fields.end(),
                                          [](const Field& field) { return field.confidential; });
}

bool is_title_confidential(const RecordType& type) {
  return type.confidential || std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) {
           return field.confidential && type.title.find("{" + field.id + "}") != std::string::npos;
         });
}

std::string open_title(const RecordType& type, const Record& record) {
  return is_title_confidential(type) ? type.zh : record_title(type, record);
}

Sight::Sight(accounts::Who who, std::shared_ptr<const Organisation> organisation, Day today)
    : who_(std::move(who)), organisation_(std::move(organisation)), today_(today) {}

bool Sight::is_in_scope(std::string_view type, int year) const {
  return accounts::is_in_scope(who_.scope, type, year);
}

bool Sight::sees_confidential(const RecordType& type, const Record& record,
                              std::string_view entered_by) const {
  return !has_confidential(type) ||
         accounts::may_see_confidential(who_, {record, type, entered_by}, *organisation_, today_);
}

bool Sight::may_write(const RecordType& type, const Record& record, std::string_view entered_by) const {
  return accounts::may_write(who_, {record, type, entered_by}, *organisation_, today_);
}

bool Sight::may_explain(const RecordType& type, const Record& record, std::string_view entered_by) const {
  return accounts::may_explain(who_, {record, type, entered_by}, *organisation_, today_);
}

bool Sight::may_erase(const RecordType& type, const Record& record, std::string_view entered_by) const {
  return accounts::may_erase(who_, {record, type, entered_by}, today_);
}

Shown Sight::show(const RecordType& type, Record record, std::string_view entered_by) const {
  Shown out;
  const bool is_seen = sees_confidential(type, record, entered_by);
  out.title = is_seen ? record_title(type, record) : open_title(type, record);
  const auto holds_confidential = [&](const Field& field) {
    return field.confidential && record.has(field.id);
  };
  if (is_seen)
    out.gives_confidential =
        type.confidential || std::any_of(type.fields.begin(), type.fields.end(), holds_confidential);
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
  if (!is_seen) {
    record.evidence.clear();
    for (const auto& field : type.fields)
      if (field.kind == FieldKind::evidence) record.fields.erase(field.id);
  }
  out.record = std::move(record);
  return out;
}

}  // namespace jishi::http
