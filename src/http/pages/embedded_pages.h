#pragma once
// The files of web/dist as they stand in the program (made by tools/embed_pages.cmake).

#include <string_view>
#include <vector>

namespace jishi::http {

struct EmbeddedPage {
  std::string_view path;  // /assets/index-1a2b3c.js
  std::string_view bytes;
  std::string_view gzip;    // the same packed; empty when that is no gain
  std::string_view digest;  // hex, of bytes
};

// Empty when the program was built without web/dist.
const std::vector<EmbeddedPage>& embedded_pages();

}  // namespace jishi::http
