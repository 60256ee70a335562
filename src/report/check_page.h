#pragma once
// A checked text as one self-contained page: the text marked up, each mark with its reason; verdicts as words
// and shapes.

#include <string>

#include "checker/check.h"

namespace jishi::report {

std::string write_check_page(const checker::CheckReport& report, std::string_view text);

// Words of kinds and verdicts, Chinese then English.
struct KindWords {
  std::string_view id, zh, en;
};
KindWords verdict_words(checker::Verdict verdict);
// The kind itself when it is not known.
std::string_view defect_kind_zh(std::string_view kind);

}  // namespace jishi::report
