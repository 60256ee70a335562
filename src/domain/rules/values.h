#pragma once
// What rules read of a record: names and numbers of fields and of table columns. Private to domain/rules.

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "domain/rule.h"

namespace jishi::rules_detail {

using Names = std::vector<std::string>;

inline bool is_in(const Names& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// "field" or "table.column".
Names names_of(const Record& record, std::string_view field);
// Of the first of these fields that has a value: a whole number, or how long a list is.
std::optional<std::int64_t> number_of(const Record& record, const Names& fields);
// 应到, or 表决.成员 of a column.
std::string label_of(const RecordType& type, std::string_view field);
std::string labels_of(const RecordType& type, const Names& fields);

// The rules of each file, put into one table by rule.cc.
void add_vote_rules(std::vector<Rule>& out);
void add_date_rules(std::vector<Rule>& out);
void add_people_rules(std::vector<Rule>& out);
void add_content_rules(std::vector<Rule>& out);
void add_other_record_rules(std::vector<Rule>& out);

}  // namespace jishi::rules_detail
