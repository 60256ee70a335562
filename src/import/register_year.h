#pragma once
#include <optional>
#include <string_view>

namespace jishi::importing {

// The year a title, file or folder name speaks of: 区审计局2023年度会议台账, bureau-2023, 二〇二三年. Nothing
// when there is none, or more than one.
std::optional<int> year_in(std::string_view text);

}  // namespace jishi::importing
