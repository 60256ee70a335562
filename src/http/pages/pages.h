#pragma once
// Pages: the web interface, out of the program itself. Files with a hash in their name are kept by browsers
// for good, the others asked for again with their ETag.

#include <vector>

#include "http/message.h"
#include "http/pages/embedded_pages.h"

namespace jishi::http {

class Pages {
 public:
  explicit Pages(const std::vector<EmbeddedPage>& pages = embedded_pages()) : pages_(pages) {}
  // "/" is index.html, or a word on how to build the pages when there are none.
  Response answer(const Request& request) const;

 private:
  const EmbeddedPage* find(std::string_view path) const;
  const std::vector<EmbeddedPage>& pages_;
};

// By the ending of the name; application/octet-stream for those not known.
std::string_view media_type_of(std::string_view path);

}  // namespace jishi::http
