#pragma once
// What makes one record impossible, whatever the office's rules: pure decisions on values.

#include <string>
#include <string_view>
#include <vector>

#include "domain/organisation.h"
#include "domain/record.h"

namespace jishi {

struct FieldRefusal {
  std::string field;  // field id, empty for the record as a whole
  Refusal reason;
};

// Every reason why this record cannot be filed: required fields, value kinds, closed choices, people and
// sections that are not in the organisation (an outsider is written 姓名（单位）), and the type's named
// checks. `where` of each is the field's Chinese label. The organisation may be null: people are not judged
// then.
std::vector<FieldRefusal> why_not(const RecordType& type, const Record& record,
                                  const Organisation* organisation);

// What the type's doubts find.
std::vector<FieldRefusal> doubts_of(const RecordType& type, const Record& record);

// Names a check may use in the catalogue.
bool is_check_name(std::string_view name);
// 张三（区委党校）
bool is_outsider(std::string_view name);

}  // namespace jishi
