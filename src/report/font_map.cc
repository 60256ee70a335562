#include "report/font_map.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::report {

namespace {

constexpr std::array<std::string_view, kFontRoles> kNames = {"xiaobiaosong", "fangsong", "heiti",
                                                             "kaiti",        "songti",   "latin"};

// Licensed families first, free ones behind them, the widest last. A family that only comes in one weight
// heavier or lighter than the role needs says so: "Noto Serif CJK SC:bold" stands in for 小标宋.
std::array<std::vector<std::string>, kFontRoles> default_families() {
  return {{{"方正小标宋_GBK", "方正小标宋简体", "FZXiaoBiaoSong-B05", "FZXiaoBiaoSong-B05S", "小标宋体",
            "华文中宋", "STZhongsong", "Noto Serif CJK SC:bold", "Noto Sans CJK SC:bold"},
           {"仿宋_GB2312", "FangSong_GB2312", "仿宋", "FangSong", "方正仿宋_GBK", "华文仿宋", "STFangsong",
            "Zhuque Fangsong (technical preview)", "FandolFang R", "Noto Serif CJK SC", "Noto Sans CJK SC"},
           {"黑体", "SimHei", "方正黑体_GBK", "华文黑体", "STHeiti", "FandolHei", "Noto Sans CJK SC",
            "Noto Serif CJK SC"},
           {"楷体_GB2312", "KaiTi_GB2312", "楷体", "KaiTi", "方正楷体_GBK", "华文楷体", "STKaiti",
            "FandolKai", "AR PL UKai CN", "LXGW WenKai", "Noto Serif CJK SC", "Noto Sans CJK SC"},
           {"宋体", "SimSun", "方正书宋_GBK", "华文宋体", "STSong", "FandolSong", "Noto Serif CJK SC",
            "Noto Sans CJK SC"},
           {"Times New Roman", "Liberation Serif", "Tinos", "Noto Serif CJK SC"}}};
}

// Families given first, then the defaults they do not name.
std::vector<std::string> with_defaults(std::vector<std::string> given,
                                       const std::vector<std::string>& defaults) {
  for (const auto& family : defaults)
    if (std::find(given.begin(), given.end(), family) == given.end()) given.push_back(family);
  return given;
}

std::vector<std::string> families_of(std::string_view list) {
  std::vector<std::string> out;
  for (const auto& family : split(list, ","))
    if (const auto name = trim(family); !name.empty()) out.emplace_back(name);
  return out;
}

}  // namespace

std::string_view font_role_name(FontRole role) {
  return kNames[static_cast<std::size_t>(role)];
}

FontMap::FontMap() : families(default_families()) {}

Result<FontMap> parse_font_map(std::string_view text, std::string_view name) {
  FontMap out;
  std::array<bool, kFontRoles> seen{};
  Refusals faults;
  std::size_t number = 0;
  for (const auto& raw : split(replace_all(std::string(text), "\r\n", "\n"), "\n")) {
    ++number;
    const auto line = trim(std::string_view(raw).substr(0, raw.find('#')));
    if (line.empty()) continue;
    const auto where = std::string(name) + ":" + std::to_string(number);
    const auto equals = line.find('=');
    if (equals == std::string_view::npos) {
      faults.push_back(refuse("fonts.line", {std::string(line)}, where));
      continue;
    }
    const auto role = trim(line.substr(0, equals));
    const auto families = families_of(line.substr(equals + 1));
    const auto at = std::find(kNames.begin(), kNames.end(), role);
    const auto index = static_cast<std::size_t>(at - kNames.begin());
    if (at == kNames.end()) {
      const std::vector<std::string> known(kNames.begin(), kNames.end());
      faults.push_back(refuse("fonts.unknown-role", {std::string(role), join(known, "、")}, where));
    } else if (families.empty()) {
      faults.push_back(refuse("fonts.no-family", {std::string(role)}, where));
    } else if (seen[index]) {
      faults.push_back(refuse("fonts.repeated-role", {std::string(role)}, where));
    } else {
      seen[index] = true;
      out.families[index] = with_defaults(families, out.families[index]);
    }
  }
  if (!faults.empty()) return faults;
  return out;
}

}  // namespace jishi::report
