#pragma once
// One cell as the value of one field (domain/record.h says which JSON each kind is).

#include <optional>
#include <string>

#include "base/json.h"
#include "base/result.h"
#include "domain/record_type.h"
#include "import/book.h"

namespace jishi::importing {

// Puts the value under the field's id; nothing for a blank cell or a flag that is not set. The reason when
// the cell cannot be read. Precondition: the cell is no error cell.
std::optional<Refusal> put_value(const Field& field, const Cell& cell, std::optional<int> register_year,
                                 JsonObject& into);

// 12000 · 1.2万元 · ￥1,200.50 as exact yuan; nothing for another text.
std::optional<std::string> read_money(std::string_view text);

}  // namespace jishi::importing
