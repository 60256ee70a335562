#pragma once
// What the unit's own registers speak of is not foreign to it: 市统计局 that gave a task, the 展厅 it
// inspected.

#include <string_view>

#include "checker/rules/rule.h"

namespace jishi::checker {

// A text field of a live record holds the word. False without data.
bool is_in_registers(const CheckInput& input, std::string_view word);
// The text begins with a field's whole value of three letters or more: 区委办公室 of 区委办公室交办….
bool begins_with_a_value(const CheckInput& input, std::u32string_view text);

}  // namespace jishi::checker
