// Text of a PDF by Poppler. A PDF knows lines, not paragraphs: a full line is joined to the next one.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <algorithm>
#include <cmath>
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

// One printed line, in points from the page's left edge.
struct Line {
  double left = 0;
  double right = 0;
  double height = 0;
  double top = 0;
  std::string text;
};

bool is_ascii_word(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// Boxes come in reading order; those at one height belong to one line.
std::vector<Line> lines_of_page(const poppler::page& page) {
  std::vector<Line> out;
  for (const auto& box : page.text_list()) {
    const auto utf8 = box.text().to_utf8();
    const auto bbox = box.bbox();
    const auto word = std::string(trim(std::string_view(utf8.data(), utf8.size())));
    if (word.empty()) continue;
    const bool same = !out.empty() && std::abs(bbox.top() - out.back().top) < bbox.height() * 0.6 &&
                      bbox.left() >= out.back().left;
    if (!same) {
      out.push_back({bbox.left(), bbox.right(), bbox.height(), bbox.top(), word});
      continue;
    }
    auto& line = out.back();
    const bool apart = bbox.left() - line.right > line.height * 0.15;
    if (apart && is_ascii_word(line.text.back()) && is_ascii_word(word.front())) line.text += ' ';
    line.text += word;
    line.right = std::max(line.right, bbox.right());
  }
  std::erase_if(out, [](const Line& line) { return is_page_number(line.text); });
  return out;
}

// A paragraph begins with a line set in by a character or more, or after a line that ends well short of the
// right edge.
std::string joined(const std::vector<Line>& lines) {
  double left = 1e9;
  double right = 0;
  for (const auto& line : lines) {
    left = std::min(left, line.left);
    right = std::max(right, line.right);
  }
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) {
      const bool set_in = lines[i].left - left > lines[i].height;
      const bool before_short = right - lines[i - 1].right > (right - left) * 0.2;
      if (set_in || before_short) out += '\n';
    }
    out += lines[i].text;
  }
  return lines.empty() ? out : out + "\n";
}

}  // namespace

Result<std::string> pdf_text(const std::string& name, std::string_view bytes) {
  // Poppler writes its complaints to stderr, where they would not help a clerk.
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document) return refuse("check.pdf", {name});
  if (document->is_locked()) return refuse("check.pdf-locked", {name});
  if (document->pages() > kMaxPages) return refuse("check.pdf-pages", {name, std::to_string(kMaxPages)});
  std::vector<Line> lines;
  std::size_t bytes_read = 0;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    if (!page) continue;
    for (auto& line : lines_of_page(*page)) {
      bytes_read += line.text.size();
      lines.push_back(std::move(line));
    }
    if (bytes_read > kMaxDocumentBytes)
      return refuse("file.too-large", {name, std::to_string(kMaxDocumentBytes)});
  }
  return joined(lines);
}

}  // namespace jishi::app
