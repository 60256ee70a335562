#include "report/markup.h"

#include "base/text.h"

namespace jishi::report {

std::string escape_markup(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (const char c : utf8) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t' || c == '\n' || c == '\r') out += c;
    }
  }
  // U+FFFE and U+FFFF are no characters of XML.
  return replace_all(replace_all(std::move(out), "\xEF\xBF\xBE", ""), "\xEF\xBF\xBF", "");
}

std::string escape_script_json(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (const char c : json) {
    switch (c) {
      case '<':
        out += "\\u003c";
        break;
      case '>':
        out += "\\u003e";
        break;
      case '&':
        out += "\\u0026";
        break;
      default:
        out += c;
    }
  }
  return replace_all(replace_all(std::move(out), "\xE2\x80\xA8", "\\u2028"), "\xE2\x80\xA9", "\\u2029");
}

}  // namespace jishi::report
