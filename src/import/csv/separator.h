#pragma once
#include <string_view>

namespace jishi::importing {

// Comma, semicolon or tab: the one the first line that has any holds most often, outside quotes. Comma when
// there is none.
char separator_of(std::string_view beginning);

}  // namespace jishi::importing
