#pragma once
// A year's report of an invented office, four pages and an annex; and small documents to take apart.

#include "report/document.h"

namespace jishi::report {

Document sample_document();

// One paragraph of one sentence without records.
Document document_of(const std::string& text);

// What a format that draws its charts reads as: of each its caption alone.
std::string text_without_figures_of_charts(Document document);

}  // namespace jishi::report
