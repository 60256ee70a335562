#include "report/writers.h"

#include <algorithm>

#include "base/text.h"

namespace jishi::report {

namespace {

Written txt(const Document& document, const WriteOptions&) {
  return {write_txt(document), {}};
}
Written json(const Document& document, const WriteOptions&) {
  return {write_json(document), {}};
}
Written html(const Document& document, const WriteOptions& options) {
  return {write_html(document, options.fonts), {}};
}
Written docx(const Document& document, const WriteOptions& options) {
  return write_docx(document, options.fonts);
}
Written pdf(const Document& document, const WriteOptions& options) {
  return write_pdf(document, options.fonts);
}

std::string lower_extension(std::string_view extension) {
  if (extension.starts_with('.')) extension.remove_prefix(1);
  std::string out(extension);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return out;
}

}  // namespace

const std::vector<Format>& formats() {
  static const std::vector<Format> rows = {
      {"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "文字文档", docx},
      {"pdf", "application/pdf", "版式文档", pdf},
      {"html", "text/html; charset=utf-8", "网页", html},
      {"txt", "text/plain; charset=utf-8", "纯文本", txt},
      {"json", "application/json", "结构化数据", json},
  };
  return rows;
}

const Format* format_of(std::string_view extension) {
  const auto wanted = lower_extension(extension);
  for (const auto& format : formats())
    if (format.extension == wanted) return &format;
  return nullptr;
}

Result<Written> write_document(std::string_view extension, const Document& document,
                               const WriteOptions& options) {
  const auto* format = format_of(extension);
  if (format == nullptr) {
    std::vector<std::string> known;
    for (const auto& row : formats()) known.emplace_back(row.extension);
    return refuse("document.format", {std::string(extension), join(known, "、")});
  }
  return format->write(document, options);
}

}  // namespace jishi::report
