#pragma once
// Flow: a document as the sequence an official document sets it in (GB/T 9704-2012 §7.3): title, addressee,
// body, 附件说明, 署名, 成文日期, then each annex on a new page. Every writer walks the same flow, so all
// formats say the same.

#include <string>
#include <variant>
#include <vector>

#include "report/document.h"

namespace jishi::report {

enum class LineStyle {
  title,
  minutes_mark,  // ×××纪要, where other documents have their title
  addressee,
  heading1,
  heading2,
  heading3,
  heading4,
  body,
  roll,        // 出席：…, the lead its label
  annex_note,  // 附件：…
  signature,   // the unit
  date,        // 成文日期
  annex_mark,  // 附件
  annex_title,
};

struct FlowText {
  LineStyle style = LineStyle::body;
  std::string lead;  // of a paragraph
  std::string text;
  const Paragraph* paragraph = nullptr;  // whose sentences make up `text`
};
struct FlowTable {
  const Table* table;
};
struct FlowChart {
  const Chart* chart;
};
struct FlowBlank {};  // one empty line
struct FlowNewPage {};

using FlowItem = std::variant<FlowText, FlowTable, FlowChart, FlowBlank, FlowNewPage>;

// Points into the document, which must outlive it.
std::vector<FlowItem> flow_of(const Document& document);

bool is_heading(LineStyle style);
int heading_level(LineStyle style);  // 1–4; 0 for all else

// Is the lead a heading of the second level, （一）…, which is set in 楷体? Others (1. …) are set as the text
// is.
bool is_kai_lead(std::string_view lead);

// A lead without its full stop: the stop is set as the text after it.
struct LeadParts {
  std::string words;
  std::string stop;
};
LeadParts split_lead(const std::string& lead);

// The title broken by meaning into lines of at most `max_cells` characters (two digits count as one): after
// 关于, after the unit, after the year or the day.
std::vector<std::string> title_lines(const std::string& title, const std::string& unit, double max_cells);

}  // namespace jishi::report
