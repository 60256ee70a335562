// Text of a PDF by Poppler. A PDF knows lines, not paragraphs: a full line is joined to the next one.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <memory>

#include "app/document_text.h"
#include "base/text.h"

namespace jishi::app {

namespace {

constexpr int kMaxPages = 5000;

// “— 3 —”, “- 3 -”, “3”: a page's number.
bool is_page_number(std::string_view line) {
  auto text = squeeze(line);
  for (const auto dash : {"—", "－", "-", "–"}) text = replace_all(std::move(text), dash, "");
  return !text.empty() && text.size() <= 4 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool ends_paragraph(std::string_view line) {
  for (const auto mark : {"。", "！", "？", "：", "；", ":", "!", "?"})
    if (line.ends_with(mark)) return true;
  return false;
}

std::string joined(const std::vector<std::string>& lines) {
  std::size_t full = 0;
  for (const auto& line : lines) full = std::max(full, display_width(line));
  std::string out;
  for (const auto& line : lines) {
    out += line;
    // A line that reaches the margin goes on; kinsoku may leave it two characters short.
    const bool reaches = full > 0 && display_width(line) + 4 >= full;
    if (!reaches || (ends_paragraph(line) && display_width(line) + 2 < full)) out += '\n';
  }
  if (!out.empty() && out.back() != '\n') out += '\n';
  return out;
}

}  // namespace

Result<std::string> pdf_text(const std::string& name, std::string_view bytes) {
  // Poppler writes its complaints to stderr, where they would not help a clerk.
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return refuse("check.not-text", {name, "不是有效的 PDF"});
  if (document->is_locked()) return refuse("check.not-text", {name, "已加密"});
  if (document->pages() > kMaxPages) return refuse("check.not-text", {name, "页数过多"});
  std::vector<std::string> lines;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    const auto utf8 = page->text(poppler::rectf(), poppler::page::physical_layout).to_utf8();
    for (const auto& line : split(std::string(utf8.data(), utf8.size()), "\n")) {
      const auto text = trim(replace_all(line, "\f", ""));
      if (!text.empty() && !is_page_number(text)) lines.emplace_back(text);
    }
  }
  return joined(lines);
}

}  // namespace jishi::app
