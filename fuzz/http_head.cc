// A header is judged alike whether it comes at once or in two pieces, and what is taken has one host and one
// length at most; a target that is taken names no folder above and holds no control character.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "http/accept_encoding.h"
#include "http/head.h"
#include "http/target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jishi;
  if (size < 2) return 0;
  const std::size_t cut = (static_cast<std::size_t>(data[0]) * 256 + data[1]) % (size - 1);
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  constexpr std::size_t limit = 16 * 1024;

  const auto whole = http::scan_head(bytes, 0, limit);
  auto parts = http::scan_head(bytes.substr(0, cut), 0, limit);
  if (parts.refused == 0 && parts.size == 0) parts = http::scan_head(bytes, cut, limit);
  if ((whole.refused == 0) != (parts.refused == 0) || whole.size != parts.size) std::abort();
  if (whole.size > bytes.size() || (whole.size > 0 && whole.refused != 0)) std::abort();
  if (whole.size > 0 && bytes.substr(0, whole.size).find("\n ") != std::string_view::npos) std::abort();

  (void)http::accepts_gzip(bytes);
  if (const auto target = http::parse_target(bytes, "localhost")) {
    const auto& path = target->path;
    if (!path.starts_with('/') || !is_utf8(path)) std::abort();
    if ((path + "/").find("/../") != std::string::npos || path.find("//") != std::string::npos) std::abort();
    for (const char c : path)
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) std::abort();
    if (target->query.size() > http::kMaxArguments) std::abort();
  }
  return 0;
}
