#include <algorithm>

#include "base/digest.h"
#include "base/json.h"
#include "base/text.h"
#include "report/chart.h"
#include "report/flow.h"
#include "report/html/page_assets.h"
#include "report/layout/table_shape.h"
#include "report/markup.h"
#include "report/writers.h"

namespace jishi::report {

namespace {

// "A","B",serif — quotes and what could end the rule are dropped from the names.
std::string css_families(const std::vector<std::string>& families, std::string_view generic) {
  std::string out;
  for (auto name : families) {
    name = name.substr(0, name.find(":bold"));
    std::erase_if(name, [](char c) {
      return c == '"' || c == '\\' || c == '<' || c == ';' || c == '{' || c == '}' || c == '\n';
    });
    out += "\"" + name + "\",";
  }
  return out + std::string(generic);
}

// A Latin list ends without a generic family: the Chinese list follows it.
std::string font_variables(const FontMap& fonts) {
  std::string out = ":root{";
  for (const auto role : {FontRole::xiaobiaosong, FontRole::fangsong, FontRole::heiti, FontRole::kaiti,
                          FontRole::songti, FontRole::latin}) {
    auto families = fonts.of(role);
    // In a browser a Chinese family in the Latin list would take the Chinese text.
    if (role == FontRole::latin)
      std::erase_if(families, [](const std::string& name) { return name.find("CJK") != std::string::npos; });
    auto list = css_families(families, role == FontRole::heiti ? "sans-serif" : "serif");
    if (role == FontRole::latin) list = list.substr(0, list.rfind(','));
    out += "--" + std::string(font_role_name(role)) + ":" + list + ";";
  }
  return out + "}";
}

std::string csp_hash(std::string_view text) {
  return "'sha256-" + to_base64(as_bytes(sha256(text))) + "'";
}

class PageBody {
 public:
  explicit PageBody(const Document& document) : flow_(flow_of(document)) {
    for (const auto& [id, card] : document.records) index_.emplace(id, index_.size());
  }

  std::string write() {
    out_ = "<article class=\"sheet\">\n";
    for (const auto& item : flow_) std::visit([this](const auto& one) { add(one); }, item);
    return std::move(out_) + "</article>\n";
  }
  std::size_t sentences() const { return sentences_; }

 private:
  void add(const FlowBlank&) {}
  void add(const FlowNewPage&) { out_ += "</article>\n<article class=\"sheet\">\n"; }

  void add(const FlowText& item) {
    const auto text = escape_markup(item.text);
    switch (item.style) {
      case LineStyle::title:
        out_ += "<h1>" + text + "</h1>\n";
        break;
      case LineStyle::minutes_mark:
        out_ += "<h1 class=\"minutes\">" + text + "</h1>\n";
        break;
      case LineStyle::annex_title:
        out_ += "<h1 class=\"annex\">" + text + "</h1>\n";
        break;
      case LineStyle::addressee:
        out_ += "<p>" + text + "</p>\n";
        break;
      case LineStyle::annex_note:
        out_ += "<p class=\"note\">" + text + "</p>\n";
        break;
      case LineStyle::annex_mark:
        out_ += "<p class=\"mark\">" + text + "</p>\n";
        break;
      case LineStyle::signature:
        out_ += "<div class=\"sign\"><p>" + text + "</p>";
        break;
      case LineStyle::date:
        out_ += "<p class=\"date\">" + text + "</p></div>\n";
        break;
      case LineStyle::body:
        add_paragraph(item);
        break;
      case LineStyle::roll:
        add_roll(item);
        break;
      default: {
        const auto tag = "h" + std::to_string(heading_level(item.style) + 1);
        out_ += "<" + tag + ">" + text + "</" + tag + ">\n";
      }
    }
  }

  void add_paragraph(const FlowText& item) {
    const auto lead = split_lead(item.lead);
    out_ += "<p class=\"body\">";
    if (!lead.words.empty())
      out_ += is_kai_lead(item.lead) ? "<span class=\"lead\">" + escape_markup(lead.words) + "</span>"
                                     : escape_markup(lead.words);
    out_ += lead.stop;
    for (const auto& sentence : item.paragraph->sentences) add_sentence(sentence);
    out_ += "</p>\n";
  }

  void add_roll(const FlowText& item) {
    out_ += "<p class=\"roll\"><span class=\"label\">" + escape_markup(item.lead) + "</span><span>";
    for (const auto& sentence : item.paragraph->sentences) add_sentence(sentence);
    out_ += "</span></p>\n";
  }

  void add_sentence(const Sentence& sentence) {
    std::string records;
    for (const auto& id : sentence.records)
      if (const auto it = index_.find(id); it != index_.end())
        records += (records.empty() ? "" : " ") + std::to_string(it->second);
    if (records.empty()) {
      out_ += escape_markup(sentence.text);
      return;
    }
    ++sentences_;
    out_ +=
        "<span class=\"s\" role=\"button\" tabindex=\"0\" aria-expanded=\"false\" aria-controls=\"panel\" "
        "data-records=\"" +
        records + "\">" + marked(sentence) + "</span>";
  }

  // The claims underlined; one that overlaps an earlier one is left plain.
  static std::string marked(const Sentence& sentence) {
    const auto points = to_u32(sentence.text);
    const auto piece = [&](std::size_t from, std::size_t to) {
      return escape_markup(to_utf8(std::u32string_view(points).substr(from, to - from)));
    };
    auto claims = sentence.claims;
    std::stable_sort(claims.begin(), claims.end(),
                     [](const auto& a, const auto& b) { return a.start < b.start; });
    std::string out;
    std::size_t at = 0;
    for (const auto& claim : claims) {
      if (claim.start < at || claim.end > points.size() || claim.start >= claim.end) continue;
      out += piece(at, claim.start) + "<span class=\"c\">" + piece(claim.start, claim.end) + "</span>";
      at = claim.end;
    }
    return out + piece(at, points.size());
  }

  void add(const FlowTable& item) {
    const auto& table = *item.table;
    if (column_count(table) == 0) return;
    const auto shape = shape_of(table);
    out_ += "<div class=\"scroll\"><table>";
    if (!table.caption.empty()) out_ += "<caption>" + escape_markup(table.caption) + "</caption>";
    out_ += "<thead><tr>";
    for (std::size_t i = 0; i < shape.shares.size(); ++i)
      out_ += std::string(shape.is_centred[i] ? "<th scope=\"col\" class=\"mid\">" : "<th scope=\"col\">") +
              escape_markup(cell_at(table.header, i)) + "</th>";
    out_ += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
      out_ += "<tr>";
      for (std::size_t i = 0; i < shape.shares.size(); ++i)
        out_ +=
            (shape.is_centred[i] ? "<td class=\"mid\">" : "<td>") + escape_markup(cell_at(row, i)) + "</td>";
      out_ += "</tr>\n";
    }
    out_ += "</tbody></table></div>\n";
  }

  void add(const FlowChart& item) {
    out_ += "<figure>" + chart_svg(*item.chart, "inherit") + "<figcaption>" +
            escape_markup(item.chart->caption) + "</figcaption></figure>\n";
  }

  std::vector<FlowItem> flow_;
  std::map<std::string, std::size_t> index_;
  std::size_t sentences_ = 0;
  std::string out_;
};

// In the order of the map, which is the order of the sentences' indexes.
std::string records_json(const Document& document) {
  JsonArray out;
  for (const auto& [id, card] : document.records) {
    JsonObject record{{"id", id},
                      {"number", card.number},
                      {"type", card.type},
                      {"title", card.title},
                      {"happened", card.happened}};
    JsonArray fields;
    for (const auto& [label, value] : card.fields) fields.push_back(JsonArray{label, value});
    record["fields"] = std::move(fields);
    record["evidence"] = JsonArray(card.evidence.begin(), card.evidence.end());
    if (card.entry) record["entry"] = *card.entry;
    if (!card.receipt.empty()) record["receipt"] = card.receipt;
    out.push_back(std::move(record));
  }
  return escape_script_json(boost::json::serialize(out));
}

}  // namespace

// What is not the report's own text stands in <aside>, so that a reader of the file (the checker among them)
// can leave it out.
std::string write_html(const Document& document, const FontMap& fonts) {
  const auto style = font_variables(fonts) + std::string(html::kStyle);
  PageBody body(document);
  const auto article = body.write();
  std::string out =
      "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
      csp_hash(style) + "; script-src " + csp_hash(html::kScript) +
      "; base-uri 'none'; form-action 'none'\">\n"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<title>" +
      escape_markup(document.title) + "</title>\n<style>" + style +
      "</style></head>\n<body>\n<aside class=\"bar\" aria-label=\"说明\"><p class=\"grow\">" +
      escape_markup(document.unit) + " " + std::to_string(document.year) + "年，截至" + document.as_of.zh() +
      "。页边有记号的句子共 " + std::to_string(body.sentences()) +
      " 句，点开可看所依据的记录。</p><button type=\"button\" "
      "id=\"print\">打印</button></aside>\n<main>\n<div class=\"paper\">\n" +
      article +
      "</div>\n<aside id=\"panel\" aria-label=\"所依据的记录\" hidden><header><h2>所依据的记录</h2><button "
      "type=\"button\" id=\"close\">关闭</button>"
      "</header><p class=\"quote\" id=\"quote\"></p><div id=\"cards\"></div></aside>\n</main>\n";
  if (!document.log_checkpoint.empty())
    out += "<aside class=\"anchor\"><details><summary>存证锚点</summary><pre>" +
           escape_markup(document.log_checkpoint) + "</pre></details></aside>\n";
  return out + "<script type=\"application/json\" id=\"records\">" + records_json(document) +
         "</script>\n<script>" + std::string(html::kScript) + "</script>\n</body></html>\n";
}

}  // namespace jishi::report
