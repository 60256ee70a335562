#pragma once
// Text is UTF-8 in std::string. Positions handed to people (and in `check` output) count code points. In what
// is no UTF-8 (names of files and what a request holds may be anything) each byte out of place is U+FFFD.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jishi {

bool is_utf8(std::string_view text);
std::u32string to_u32(std::string_view utf8);
// The same text as UTF-8 that can be shown and sent.
std::string readable(std::string_view text);
std::string to_utf8(std::u32string_view text);
std::size_t count_code_points(std::string_view utf8);

// Bytes of a file as text: UTF-8 (a BOM is dropped) or, when they are not UTF-8, GB18030. Nothing when they
// are neither, or hold NUL or other control characters than TAB, LF, CR, FF.
std::optional<std::string> decode_text(std::string_view bytes);
// GB18030 to UTF-8, all or nothing. The text may be cut anywhere only at its end when `consumed` is given:
// then an incomplete last character is left for the next call.
std::optional<std::string> gb18030_to_utf8(std::string_view bytes, std::size_t* consumed = nullptr);

// Full-width ASCII forms and the ideographic space become their ASCII twins; nothing else changes.
std::string to_half_width(std::string_view utf8);
// White space of any kind (U+3000, U+00A0, U+FEFF … too) cut at both ends.
std::string_view trim(std::string_view utf8);
// All white space removed, half width: how headers and names are compared.
std::string squeeze(std::string_view utf8);
// Columns on a terminal: 2 for wide characters, 0 for combining ones.
std::size_t display_width(std::string_view utf8);

std::vector<std::string> split(std::string_view text, std::string_view separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);

}  // namespace jishi
