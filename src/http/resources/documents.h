#pragma once
// Official documents as answers: JSON with claims, or a file in one of the writers' formats.

#include "http/call.h"
#include "report/document.h"

namespace jishi::http {

inline constexpr std::string_view kDocumentMedia =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document|application/pdf|text/html|"
    "text/plain";

// By ?format=. `name`: of the file, without its ending.
Result<Reply> reply_document(Call& call, const report::Document& document, const std::string& name);

}  // namespace jishi::http
