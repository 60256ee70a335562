#include "app/evidence_kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jishi::app {

namespace {

constexpr std::string_view kUnknown = "application/octet-stream";
constexpr std::string_view kText = "text/plain";
constexpr std::size_t kMostNameBytes = 200;

struct Magic {
  std::string_view bytes;
  std::string_view type;
};
constexpr std::array kMagics = {
    Magic{"%PDF-", "application/pdf"},
    Magic{"\x89PNG\r\n\x1a\n", "image/png"},
    Magic{"\xff\xd8\xff", "image/jpeg"},
};

// Names of members that tell one kind of zip from another; they stand in the local headers at the beginning.
constexpr std::array kZips = {
    Magic{"OFD.xml", "application/ofd"},
    Magic{"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Magic{"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
};

std::string_view zip_type(std::string_view start) {
  for (const auto& zip : kZips)
    if (start.find(zip.bytes) != std::string_view::npos) return zip.type;
  return "application/zip";
}

// The beginning may be cut inside a character: a lead byte and what follows it at the end are forgiven.
bool is_text(std::string_view start) {
  if (decode_text(start)) return true;
  for (std::size_t cut = 1; cut <= std::min<std::size_t>(3, start.size()); ++cut)
    if (static_cast<unsigned char>(start[start.size() - cut]) >= 0x80 &&
        decode_text(start.substr(0, start.size() - cut)))
      return true;
  return false;
}

bool is_reserved(char32_t c) {
  if (c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0)) return true;
  if (c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069)) return true;
  return std::u32string_view(U"\\:*?\"<>|\uFEFF").find(c) != std::u32string_view::npos;
}

}  // namespace

std::string_view media_type_of(std::string_view start) {
  for (const auto& magic : kMagics)
    if (start.starts_with(magic.bytes)) return magic.type;
  if (start.starts_with("PK\x03\x04")) return zip_type(start);
  return !start.empty() && is_text(start) ? kText : kUnknown;
}

std::string safe_file_name(std::string_view name) {
  if (const auto slash = name.find_last_of("/\\"); slash != std::string_view::npos)
    name.remove_prefix(slash + 1);
  if (!is_utf8(name)) return "未命名";
  std::u32string kept;
  for (const char32_t c : to_u32(name))
    if (!is_reserved(c)) kept += c;
  const auto first = kept.find_first_not_of(U". ");
  kept.erase(0, first == std::u32string::npos ? kept.size() : first);
  std::string out = to_utf8(kept);
  while (out.size() > kMostNameBytes) {
    kept.pop_back();
    out = to_utf8(kept);
  }
  return out.empty() ? "未命名" : out;
}

}  // namespace jishi::app
