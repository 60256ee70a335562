#pragma once
// Names of offices as they are written: 滨江区审计局, 区审计局, 滨江审计局, 中共滨江区审计局党组.

#include <string>
#include <string_view>
#include <vector>

namespace jishi {

// 江州市滨江区审计局: places 江州 市 and 滨江 区, core 审计局.
struct UnitName {
  struct Place {
    std::u32string stem;  // 滨江; empty in 区审计局
    char32_t level = 0;   // 省 市 州 县 区 旗
  };
  std::vector<Place> places;
  std::u32string core;
};

// The Party's words around the name (中共 … 党组) are left out.
UnitName read_unit_name(std::string_view name);

// False only when the two cannot be one office: another field of work (审计局, 财政局), another place
// (滨江区, 青山区) or another level (区, 市). What one of them leaves out tells nothing, and a short name
// (发改局 for 发展和改革局) is the same.
bool may_be_one_unit(std::string_view a, std::string_view b);

}  // namespace jishi
