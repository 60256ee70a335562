#pragma once
// Document: the neutral model of an official document. Whoever composes it knows the records; the writers
// (docx, pdf, html, txt, json) know formats and nothing else. Values only: no file, no clock, no store.
//
// Positions inside a sentence count Unicode code points, half-open, from 0.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/day.h"
#include "base/json.h"

namespace jishi::report {

// One figure, date or name of a sentence and the records that prove it.
struct DocumentClaim {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string kind;                  // a claim kind of `check` (date, count, meeting …)
  Json value;                        // normalised: from, to, precision, count, unit, subject …
  std::vector<std::string> records;  // ids, never empty unless the claim is an absence
};

struct Sentence {
  std::string text;  // with its closing punctuation
  std::vector<DocumentClaim> claims;
  std::vector<std::string> records;  // every record the sentence rests on, in order, no duplicates
};

struct Heading {
  int level = 1;       // 1–4: 一、 （一） 1. （1）
  std::string number;  // "一、", "（一）" …: written before the text; may be empty
  std::string text;
};

struct Paragraph {
  std::string lead;  // a run-in heading such as "（一）强化理论武装。", set in 楷体; may be empty
  std::vector<Sentence> sentences;
  // 出席：… at the end of minutes: the lead is a label in 黑体, and wrapped lines stand after it (§10.3).
  bool is_roll = false;
};

struct Table {
  std::string caption;
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
};

// One bar, with its parts in the order of Chart::parts. A bar's parts are whole counts.
struct ChartBar {
  std::string label;
  std::vector<std::int64_t> counts;
};

// Stacked horizontal bars: duties by area, findings by state.
struct ChartPart {
  std::string label;   // 已完成
  std::string colour;  // #rrggbb
  std::string mark;    // ● ▲ ■: never colour alone
};

struct Chart {
  std::string caption;
  std::vector<ChartPart> parts;
  std::vector<ChartBar> bars;
};

using Block = std::variant<Heading, Paragraph, Table, Chart>;

// What a reader sees of a record when a sentence is opened.
struct RecordCard {
  std::string id;
  std::string number;  // 会议〔2023〕3号
  std::string type;    // 会议
  std::string title;
  std::string happened;                                     // 2023年7月31日
  std::vector<std::pair<std::string, std::string>> fields;  // label, value
  std::vector<std::string> evidence;                        // file names, with what is known of them
  std::optional<std::uint64_t> entry;                       // index in the ledger
  std::string receipt;                                      // .tlog-proof text; empty when not disclosed
};

// The forms of GB/T 9704-2012 that are set differently: minutes (纪要, §10.3) carry their title as a red
// mark.
enum class DocumentForm { report, minutes };

struct Document {
  DocumentForm form = DocumentForm::report;
  std::string title;
  std::string unit;
  int year = 0;
  Day as_of;
  Day dated;                  // 成文日期
  std::string addressee;      // 主送机关 without the colon; may be empty
  std::vector<Block> blocks;  // the body
  std::vector<Block> annex;   // 附件 (evidence of each claim); empty: no annex
  std::string annex_title;
  std::map<std::string, RecordCard> records;
  std::string log_checkpoint;  // the signed note the receipts refer to; may be empty
};

// The body as plain text, exactly what the txt writer writes: blocks on their own lines, "\n" line ends.
std::string plain_text(const Document& document);

struct PlacedClaim {
  const DocumentClaim* claim;
  std::size_t start;  // in plain_text, code points
  std::size_t end;
};
// The claims with their places in plain_text().
std::vector<PlacedClaim> placed_claims(const Document& document);

}  // namespace jishi::report
