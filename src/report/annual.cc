#include "report/annual.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/numeral.h"
#include "base/text.h"
#include "report/annual_lights.h"
#include "report/annual_text.h"

namespace jishi::report {

namespace {

std::string level_one(std::size_t n) {
  return to_zh_numeral(static_cast<std::int64_t>(n)) + "、";
}
std::string level_two(std::size_t n) {
  return "（" + to_zh_numeral(static_cast<std::int64_t>(n)) + "）";
}

std::vector<Sentence> fill_all(const std::vector<OutlineSentence>& sentences, const Answers& answers,
                               const Names& names) {
  std::vector<Sentence> out;
  for (const auto& sentence : sentences)
    for (auto& written : fill(sentence, answers, names)) out.push_back(std::move(written));
  return out;
}

// 1. 2. 3., the level below （一）.
void add_points(std::vector<Sentence> sentences, std::vector<Block>& out) {
  std::size_t number = 0;
  for (auto& sentence : sentences)
    out.emplace_back(Paragraph{std::to_string(++number) + ".", {std::move(sentence)}});
}

// A section as blocks; empty when no sentence of it has records.
std::vector<Block> blocks_of(const OutlineSection& section, const Answers& answers, const Names& names) {
  std::vector<Block> out;
  std::size_t number = 0;
  for (const auto& part : section.parts) {
    auto sentences = fill_all(part.sentences, answers, names);
    if (sentences.empty()) continue;
    const auto heading = part.heading.empty() ? std::string() : level_two(++number) + part.heading;
    if (part.is_numbered) {
      if (!heading.empty()) out.emplace_back(Heading{2, level_two(number), part.heading});
      add_points(std::move(sentences), out);
    } else {
      out.emplace_back(Paragraph{heading.empty() ? "" : heading + "。", std::move(sentences)});
    }
  }
  return out;
}

// Each light's sentence is a numbered point of its own.
std::vector<Block> points(std::vector<Sentence> sentences) {
  std::vector<Block> out;
  std::size_t number = 0;
  for (auto& sentence : sentences) {
    ++number;
    out.push_back(Paragraph{level_two(number), {std::move(sentence)}});
  }
  return out;
}

Chart findings_chart(const Answers& answers, const Lights& lights) {
  Chart chart;
  chart.caption = "巡察反馈问题整改情况";
  const auto& done = lights.words[static_cast<std::size_t>(Light::done)];
  const auto& open = lights.words[static_cast<std::size_t>(Light::overdue)];
  chart.parts = {{"已完成整改", done.colour, done.mark}, {"整改中", open.colour, open.mark}};
  const bool has_long_term = !answers.of("findings-long-term").empty();
  if (has_long_term) {
    const auto& kept_up = lights.words[static_cast<std::size_t>(Light::late)];
    chart.parts.push_back({"长期坚持", kept_up.colour, kept_up.mark});
  }
  std::vector<std::pair<std::string, std::vector<std::int64_t>>> bars;
  const auto count = [&](std::string_view indicator, std::size_t part) {
    for (const auto* record : answers.of(indicator)) {
      const std::string area(record->text("class"));
      auto bar = std::find_if(bars.begin(), bars.end(), [&](const auto& b) { return b.first == area; });
      if (bar == bars.end())
        bar = bars.insert(bars.end(), {area, std::vector<std::int64_t>(chart.parts.size())});
      ++bar->second[part];
    }
  };
  count("findings-closed", 0);
  count("findings-open", 1);
  if (has_long_term) count("findings-long-term", 2);
  for (auto& [label, counts] : bars) chart.bars.push_back({label, std::move(counts)});
  return chart;
}

Chart chart_of(OutlineChart chart, const AnnualInput& input, const Answers& answers) {
  switch (chart) {
    case OutlineChart::none:
      break;
    case OutlineChart::findings:
      return findings_chart(answers, input.catalogue->lights());
    case OutlineChart::duties:
      return duties_chart(input);
  }
  return {};
}

std::vector<Block> annex_of(const Document& document) {
  Table table;
  table.header = {"序号", "陈述", "记录", "佐证材料"};
  std::size_t number = 0;
  for (const auto& block : document.blocks) {
    const auto* paragraph = std::get_if<Paragraph>(&block);
    if (paragraph == nullptr) continue;
    for (const auto& sentence : paragraph->sentences) {
      if (sentence.records.empty()) continue;
      std::vector<std::string> numbers;
      std::vector<std::string> evidence;
      for (const auto& id : sentence.records) {
        const auto card = document.records.find(id);
        if (card == document.records.end()) continue;
        numbers.push_back(card->second.number);
        evidence.insert(evidence.end(), card->second.evidence.begin(), card->second.evidence.end());
      }
      table.rows.push_back(
          {std::to_string(++number), sentence.text, join(numbers, "、"), join(evidence, "、")});
    }
  }
  return {table};
}

// Of a record in a published document: that it is there and proved, none of what it says.
RecordCard public_card(RecordCard card) {
  card.title.clear();
  card.fields.clear();
  card.evidence.clear();
  return card;
}

void collect_cards(Document& document, const AnnualInput& input, bool is_public) {
  std::unordered_map<std::string_view, const Record*> by_id;
  for (const auto& record : *input.records) by_id.emplace(record.id, &record);
  for (const auto& block : document.blocks)
    if (const auto* paragraph = std::get_if<Paragraph>(&block))
      for (const auto& sentence : paragraph->sentences)
        for (const auto& id : sentence.records)
          if (const auto it = by_id.find(id); it != by_id.end() && !document.records.contains(id)) {
            auto card = card_of(*input.catalogue, *it->second);
            document.records.emplace(id, is_public ? public_card(std::move(card)) : std::move(card));
          }
}

}  // namespace

RecordCard card_of(const catalogue::Catalogue& catalogue, const Record& record) {
  RecordCard card;
  card.id = record.id;
  card.happened = record.happened.zh();
  card.entry = record.entry;
  for (const auto& file : record.evidence)
    card.evidence.push_back(file.name + (file.digest ? "" : "（仅登记名称）"));
  const auto* type = catalogue.record(record.type);
  if (type == nullptr) return card;
  card.number = record_number(*type, record);
  card.type = type->zh;
  // A report travels: what is confidential as a whole is told by its number.
  card.title = type->confidential ? type->zh : record_title(*type, record);
  if (type->confidential) card.evidence.clear();
  for (const auto& field : type->fields)
    if (record.has(field.id) && field.id != "source" && field.kind != FieldKind::evidence)
      card.fields.emplace_back(field.zh,
                               field.confidential ? "（仅有关人员可见）" : field_text(field, record));
  return card;
}

Document compose_annual(const Outline& outline, const AnnualInput& input) {
  const Names names{input.unit, input.short_name.empty() ? input.unit : input.short_name, input.as_of};
  const Answers answers(*input.catalogue, *input.records, input.year, input.as_of);
  Document out;
  out.unit = input.unit;
  out.year = input.year;
  out.as_of = input.as_of;
  out.dated = input.dated;
  out.title =
      replace_all(replace_all(outline.title, "{year}", std::to_string(input.year)), "{unit}", input.unit);
  if (auto opening = fill_all(outline.opening, answers, names); !opening.empty())
    out.blocks.push_back(Paragraph{"", std::move(opening)});
  std::size_t number = 0;
  for (const auto& section : outline.sections) {
    std::vector<Block> blocks = section.from == "lights"  ? points(problem_sentences(input, section.duties))
                                : section.from == "plans" ? points(plan_sentences(input, section.duties))
                                                          : blocks_of(section, answers, names);
    if (blocks.empty()) continue;
    ++number;
    out.blocks.push_back(Heading{1, level_one(number), section.heading});
    for (auto& block : blocks) out.blocks.push_back(std::move(block));
    if (auto chart = chart_of(section.chart, input, answers); !chart.bars.empty())
      out.blocks.emplace_back(std::move(chart));
  }
  collect_cards(out, input, outline.is_public);
  if (input.with_annex) {
    out.annex = annex_of(out);
    out.annex_title = "陈述与记录对照表";
  }
  return out;
}

}  // namespace jishi::report
