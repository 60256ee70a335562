#pragma once
// A procedure as a page for people, made from its file: a diagram (Mermaid), its states and its steps with
// who may take them, what they need and which rules they keep.

#include <string>

#include "catalogue/catalogue.h"

namespace jishi::catalogue {

// Markdown, "\n" line ends; the same procedure gives the same bytes.
std::string procedure_page(const Procedure& procedure, const RecordType& type);
// The diagram alone: Mermaid's stateDiagram-v2.
std::string procedure_diagram(const Procedure& procedure);
// One rule as a sentence: 到会人数达到应到的比例（present=attended, share=half）.
std::string rule_text(const RuleUse& use, Lang lang);

}  // namespace jishi::catalogue
