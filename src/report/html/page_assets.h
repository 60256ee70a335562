#pragma once
// The style and the script of the self-contained page.

#include <string_view>

namespace jishi::report::html {

extern const std::string_view kStyle;
extern const std::string_view kScript;

}  // namespace jishi::report::html
