#pragma once
// The one table of formats a document can be written in. Adding a format is adding a row.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/document.h"
#include "report/font_map.h"

namespace jishi::report {

struct WriteOptions {
  FontMap fonts;
};

struct Written {
  std::string bytes;
  // Characters no installed font can show, once each. Only formats that embed glyphs can know them (pdf, and
  // the charts of docx); the caller warns.
  std::vector<std::string> missing_glyphs;
};

struct Format {
  std::string_view extension;  // without the dot
  std::string_view media_type;
  std::string_view zh;
  Written (*write)(const Document& document, const WriteOptions& options);
};

const std::vector<Format>& formats();
// By extension, with or without its dot, in any case; null when there is none.
const Format* format_of(std::string_view extension);

// The same document and options give the same bytes on one machine. Refused: an unknown format. Thrown: a
// failure of the libraries below (std::runtime_error).
Result<Written> write_document(std::string_view extension, const Document& document,
                               const WriteOptions& options = {});

// A sentence with its place in plain_text(), code points.
struct PlacedSentence {
  const Sentence* sentence;
  std::size_t start;
  std::size_t end;
};
std::vector<PlacedSentence> placed_sentences(const Document& document);

// The single writers; bytes out, nothing read but fonts.
std::string write_txt(const Document& document);
std::string write_json(const Document& document);
std::string write_html(const Document& document, const FontMap& fonts);
Written write_docx(const Document& document, const FontMap& fonts);
Written write_pdf(const Document& document, const FontMap& fonts);

}  // namespace jishi::report
