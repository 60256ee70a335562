#pragma once
// The header of a request, looked at before the library parses it: two parsers that read the same bytes
// differently are how requests are smuggled, so what is not plain HTTP/1.1 is refused here.

#include <cstddef>
#include <string_view>

namespace jishi::http {

struct HeadScan {
  std::size_t size = 0;  // of the whole header with its blank line; 0: more must come
  unsigned refused = 0;  // the status it is refused with
};

inline constexpr std::size_t kMaxTargetBytes = 8u << 10;
inline constexpr std::size_t kMaxHeaderLines = 100;

// bytes: what has come so far, from the first byte of the request line; the first `seen` of them were looked
// at before. Refused: 400 (control characters, bare CR or LF, folded lines, blanks before a colon, no or two
// hosts, Content-Length beside Transfer-Encoding or twice or no number), 414, 417, 431, 501 (methods, codings
// other than chunked), 505.
HeadScan scan_head(std::string_view bytes, std::size_t seen, std::size_t limit_bytes);

}  // namespace jishi::http
