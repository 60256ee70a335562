#pragma once
// What people do, and how the field is called that says who did it.

#include <string_view>
#include <vector>

namespace jishi::checker {

struct Role {
  std::string_view label;  // a part of the field's header
  std::vector<std::u32string_view> verbs;
};
const std::vector<Role>& roles();

}  // namespace jishi::checker
