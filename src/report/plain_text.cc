#include "base/text.h"
#include "report/chart.h"
#include "report/flow.h"
#include "report/writers.h"

namespace jishi::report {

namespace {

class TextBuilder {
 public:
  void add(const FlowItem& item) {
    if (const auto* line = std::get_if<FlowText>(&item)) add_line(*line);
    if (const auto* table = std::get_if<FlowTable>(&item)) add_table(*table->table);
    if (const auto* chart = std::get_if<FlowChart>(&item)) add_lines(grid_text(chart_grid(*chart->chart)));
  }

  std::string text;
  std::vector<PlacedClaim> claims;
  std::vector<PlacedSentence> sentences;

 private:
  void add_line(const FlowText& line) {
    const auto start = length_ + count_code_points(line.lead);
    if (line.paragraph != nullptr) place(*line.paragraph, start);
    add_line(line.lead + line.text);
  }

  void place(const Paragraph& paragraph, std::size_t at) {
    for (const auto& sentence : paragraph.sentences) {
      const auto end = at + count_code_points(sentence.text);
      sentences.push_back({&sentence, at, end});
      for (const auto& claim : sentence.claims) claims.push_back({&claim, at + claim.start, at + claim.end});
      at = end;
    }
  }

  void add_table(const Table& table) {
    if (!table.caption.empty()) add_line(table.caption);
    add_line(join(table.header, "\t"));
    for (const auto& row : table.rows) add_line(join(row, "\t"));
  }

  void add_lines(const std::string& lines) {
    text += lines;
    length_ += count_code_points(lines);
  }

  void add_line(std::string_view line) {
    text += line;
    text += '\n';
    length_ += count_code_points(line) + 1;
  }

  std::size_t length_ = 0;
};

TextBuilder build(const Document& document) {
  TextBuilder builder;
  for (const auto& item : flow_of(document)) builder.add(item);
  return builder;
}

}  // namespace

std::string plain_text(const Document& document) {
  return build(document).text;
}

std::vector<PlacedClaim> placed_claims(const Document& document) {
  return build(document).claims;
}

std::vector<PlacedSentence> placed_sentences(const Document& document) {
  return build(document).sentences;
}

std::string write_txt(const Document& document) {
  return plain_text(document);
}

}  // namespace jishi::report
