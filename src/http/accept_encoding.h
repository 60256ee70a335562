#pragma once
#include <string_view>

namespace jishi::http {

// Whether an Accept-Encoding takes gzip: named, or by *, and not with q=0.
bool accepts_gzip(std::string_view header);

}  // namespace jishi::http
