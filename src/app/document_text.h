#pragma once
// The text of a handed-in document, as the checker reads it: UTF-8, "\n" line ends, a paragraph a line.

#include <string>
#include <string_view>

#include "base/result.h"

namespace jishi::app {

constexpr std::size_t kMaxDocumentBytes = 64u << 20;
constexpr std::size_t kMaxDocumentCharacters = 5'000'000;

// By the name's ending: .txt .md (UTF-8 or GB18030), .docx, .html .htm, .pdf. Refused: another kind, damaged
// or encrypted files, no text at all, text beyond the limits.
Result<std::string> document_text(const std::string& name, std::string_view bytes);

// The readers, one per kind.
Result<std::string> docx_text(const std::string& name, std::string_view bytes);
Result<std::string> html_text(const std::string& name, std::string_view bytes);
Result<std::string> pdf_text(const std::string& name, std::string_view bytes);

}  // namespace jishi::app
