#pragma once
// What a person writes for one field, as the field's value (domain/record.h says which JSON each kind is): a
// cell of a register, a field of a form, a value on the command line.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"
#include "domain/record_type.h"

namespace jishi {

// Puts the value under the field's id, over what is there; nothing for blank text or a flag that is not set.
// The reason when it cannot be read; `into` is as before then. A date without a year takes `year`. The rows
// of a table are parted by ； or line breaks, their columns by ｜.
std::optional<Refusal> put_text(const Field& field, std::string_view text, std::optional<int> year,
                                JsonObject& into);

struct ReadValues {
  JsonObject given;                        // by field id or table.column; null empties the field
  Refusals unread;                         // all reasons: values that cannot be read, fields the type has not
  std::vector<std::string> unread_fields;  // fields of the type whose value could not be read
};

// What a form or a command line gives, by field id or table.column, or by their names in Chinese; empty text
// empties the field. The end of a period of the type that says no year follows its start over a new year: the
// one given, else what `standing` (fields of the record without what is given) says.
ReadValues read_values(const RecordType& type, const std::vector<std::pair<std::string, std::string>>& values,
                       std::optional<int> year, const JsonObject& standing = {});

// 12000 · 1.2万元 · ￥1,200.50 as exact yuan; nothing for another text.
std::optional<std::string> read_money(std::string_view text);

}  // namespace jishi
