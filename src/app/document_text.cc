#include "app/document_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace jishi::app {

namespace {

Result<std::string> plain(const std::string& name, std::string_view bytes) {
  auto text = decode_text(bytes);
  if (!text) return refuse("check.encoding", {name});
  return std::move(*text);
}

struct Kind {
  std::string_view ending;
  Result<std::string> (*read)(const std::string&, std::string_view);
};
constexpr std::array<Kind, 6> kKinds = {{{".txt", plain},
                                         {".md", plain},
                                         {".docx", docx_text},
                                         {".html", html_text},
                                         {".htm", html_text},
                                         {".pdf", pdf_text}}};

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string with_line_feeds(std::string text) {
  text = replace_all(std::move(text), "\r\n", "\n");
  return replace_all(std::move(text), "\r", "\n");
}

}  // namespace

Result<std::string> document_text(const std::string& name, std::string_view bytes) {
  if (bytes.size() > kMaxDocumentBytes)
    return refuse("file.too-large", {name, std::to_string(kMaxDocumentBytes)});
  const auto wanted = lower(name);
  const auto kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& k) { return wanted.ends_with(k.ending); });
  if (kind == kKinds.end()) return refuse("check.kind", {name});
  auto text = kind->read(name, bytes);
  if (!text) return text;
  auto lines = with_line_feeds(std::move(*text));
  if (trim(lines).empty()) return refuse("check.empty", {name});
  if (count_code_points(lines) > kMaxDocumentCharacters)
    return refuse("check.too-long", {name, std::to_string(kMaxDocumentCharacters)});
  return lines;
}

}  // namespace jishi::app
