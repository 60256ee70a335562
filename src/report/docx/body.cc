// word/document.xml: the flow as paragraphs, tables and pictures, then the page.

#include <algorithm>

#include "base/text.h"
#include "report/chart.h"
#include "report/docx/parts.h"
#include "report/layout/page.h"
#include "report/layout/table_shape.h"
#include "report/markup.h"

namespace jishi::report::docx {

namespace {

constexpr double kEmuPerMm = 36000;
constexpr int kKeptLines = 10;

// hint: “ ” — … are Chinese marks, not Latin ones.
std::string run(std::string_view text, std::string_view character_style = {}) {
  if (text.empty()) return {};
  std::string out = "<w:r><w:rPr>";
  if (!character_style.empty()) out += "<w:rStyle w:val=\"" + std::string(character_style) + "\"/>";
  out += "<w:rFonts w:hint=\"eastAsia\"/></w:rPr>";
  bool first = true;
  for (const auto& line : split(text, "\n")) {
    out += first ? "" : "<w:br/>";
    out += "<w:t xml:space=\"preserve\">" + escape_markup(line) + "</w:t>";
    first = false;
  }
  return out + "</w:r>";
}

std::string paragraph(std::string_view style, const std::string& runs, const std::string& properties = {}) {
  return "<w:p><w:pPr><w:pStyle w:val=\"" + std::string(style) + "\"/>" + properties + "</w:pPr>" + runs +
         "</w:p>";
}

double cells_of(std::string_view text) {
  return static_cast<double>(display_width(text)) / 2;
}

std::string left_indent(double cells) {
  const double inside = std::max(cells, 0.0);
  return "<w:ind w:leftChars=\"" + std::to_string(static_cast<int>(inside * 100)) + "\" w:left=\"" +
         std::to_string(static_cast<int>(inside * kCellTwips)) + "\"/>";
}

// Two characters in, wrapped lines after the label.
std::string hanging_indent(std::string_view label) {
  const double hanging = cells_of(label);
  return "<w:ind w:left=\"" + std::to_string(static_cast<int>((2 + hanging) * kCellTwips)) +
         "\" w:hanging=\"" + std::to_string(static_cast<int>(hanging * kCellTwips)) + "\"/>";
}

class BodyWriter {
 public:
  BodyWriter(const Document& document, const std::vector<FlowItem>& flow,
             const std::vector<Picture>& pictures)
      : document_(document), flow_(flow), pictures_(pictures) {}

  std::string write() {
    for (at_ = 0; at_ < flow_.size(); ++at_) std::visit([this](const auto& item) { add(item); }, flow_[at_]);
    return std::move(out_);
  }

 private:
  void add(const FlowNewPage&) {}  // the style of 附件 begins a page
  void add(const FlowBlank&) {
    out_ += paragraph(style_id(LineStyle::body), "", before_signature() ? "<w:keepNext/>" : "");
  }

  void add(const FlowText& item) {
    const auto style = style_id(item.style);
    switch (item.style) {
      case LineStyle::title:
      case LineStyle::annex_title:
        out_ += paragraph(style, run(join(title_lines(item.text, document_.unit, kTitleCells), "\n")));
        break;
      case LineStyle::minutes_mark:
        out_ += paragraph(style, run(join(title_lines(item.text, document_.unit, kMarkCells), "\n")));
        break;
      case LineStyle::roll:  // wrapped lines align after the colon
        out_ += paragraph(style, run(item.lead, kRollLabelStyle) + run(item.text), hanging_indent(item.lead));
        break;
      case LineStyle::annex_note:  // wrapped lines align with the name
        out_ += paragraph(style, run(item.text), "<w:ind w:left=\"1579\" w:hanging=\"948\"/>");
        break;
      case LineStyle::signature:
        out_ += paragraph(style, run(item.text), left_indent(unit_place()));
        break;
      case LineStyle::date:
        out_ += paragraph(style, run(item.text), left_indent(unit_place() + 2));
        break;
      default:
        add_paragraph(item, style);
    }
  }

  void add_paragraph(const FlowText& item, std::string_view style) {
    const auto lead = split_lead(item.lead);
    // A long paragraph may be split; keeping it whole with the signature would leave the page before half
    // empty.
    const bool keeps = before_signature() && cells_of(item.text) < kKeptLines * Sheet::cells;
    const auto properties = keeps ? "<w:keepNext/>" : "";
    out_ += paragraph(style,
                      run(lead.words, is_kai_lead(item.lead) ? kLeadStyle : std::string_view()) +
                          run(lead.stop + item.text),
                      properties);
  }

  // §7.3.5.2: the date begins two characters after the unit, and ends at least two before the margin.
  double unit_place() const {
    const double date = cells_of(document_.dated.zh());
    const double place = Sheet::cells - 2 - cells_of(document_.unit);
    return place + 2 + date > Sheet::cells - 2 ? Sheet::cells - 4 - date : place;
  }

  // What stands right before the signature stays with it.
  bool before_signature() const {
    for (std::size_t i = at_ + 1; i < flow_.size(); ++i) {
      if (std::holds_alternative<FlowBlank>(flow_[i])) continue;
      const auto* text = std::get_if<FlowText>(&flow_[i]);
      return text != nullptr && (text->style == LineStyle::signature || text->style == LineStyle::annex_note);
    }
    return false;
  }

  void add(const FlowChart& item) {
    const auto& picture = pictures_[picture_];
    const auto id = std::to_string(picture_ + 1);
    const double wide_mm = chart_width_mm(1000.0 * picture.height_px / picture.width_px);
    const auto width = std::to_string(static_cast<long>(wide_mm * kEmuPerMm));
    const auto height =
        std::to_string(static_cast<long>(wide_mm * kEmuPerMm * picture.height_px / picture.width_px));
    const auto about = " name=\"" + escape_markup(item.chart->caption) + "\" descr=\"" +
                       escape_markup(replace_all(describe_chart(*item.chart), "\n", "；")) + "\"";
    out_ += paragraph(
        kPictureStyle,
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"" +
            width + "\" cy=\"" + height + "\"/><wp:docPr id=\"" + id + "\"" + about +
            "/><a:graphic><a:graphicData "
            "uri=\"http://schemas.openxmlformats.org/drawingml/2006/"
            "picture\"><pic:pic><pic:nvPicPr><pic:cNvPr id=\"" +
            id + "\"" + about + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" +
            picture_relationship(picture_) +
            "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
            "y=\"0\"/><a:ext cx=\"" +
            width + "\" cy=\"" + height +
            "\"/></a:xfrm><a:prstGeom "
            "prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></"
            "wp:inline></w:drawing></w:r>");
    out_ += paragraph(kCaptionStyle, run(item.chart->caption));
    ++picture_;
  }

  void add(const FlowTable& item) {
    const auto& table = *item.table;
    if (column_count(table) == 0) return;
    if (!table.caption.empty()) out_ += paragraph(kCaptionStyle, run(table.caption), "<w:keepNext/>");
    const auto shape = shape_of(table);
    const auto border = [](std::string_view side) {
      return "<w:" + std::string(side) + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>";
    };
    out_ += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(kTextWidthTwips) +
            "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>" + border("top") + border("left") +
            border("bottom") + border("right") + border("insideH") + border("insideV") +
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"74\" "
            "w:type=\"dxa\"/><w:left w:w=\"68\" w:type=\"dxa\"/><w:bottom w:w=\"74\" "
            "w:type=\"dxa\"/><w:right w:w=\"68\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
    std::vector<int> widths;
    for (const double share : shape.shares) widths.push_back(static_cast<int>(share * kTextWidthTwips));
    for (const int width : widths) out_ += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    out_ += "</w:tblGrid>";
    add_row(table.header, shape, widths, true);
    for (const auto& row : table.rows) add_row(row, shape, widths, false);
    out_ += "</w:tbl>";
    // What follows a table directly would touch it.
    out_ += paragraph(kTableStyle, "");
  }

  void add_row(const std::vector<std::string>& cells, const TableShape& shape, const std::vector<int>& widths,
               bool head) {
    out_ += "<w:tr><w:trPr><w:cantSplit/>" + std::string(head ? "<w:tblHeader/>" : "") + "</w:trPr>";
    for (std::size_t i = 0; i < widths.size(); ++i)
      out_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(widths[i]) +
              "\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>" +
              paragraph(head ? kTableHeadStyle : kTableStyle, run(cell_at(cells, i)),
                        !head && shape.is_centred[i] ? "<w:jc w:val=\"center\"/>" : "") +
              "</w:tc>";
    out_ += "</w:tr>";
  }

  const Document& document_;
  const std::vector<FlowItem>& flow_;
  const std::vector<Picture>& pictures_;
  std::size_t at_ = 0;
  std::size_t picture_ = 0;
  std::string out_;
};

// GB/T 33476.2-2016 §6: the margins of a word processor are half a gap smaller than the standard's white.
std::string section() {
  return "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"" + std::string(kOddFooter) +
         "\"/><w:footerReference w:type=\"even\" r:id=\"" + std::string(kEvenFooter) +
         "\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1960\" w:right=\"1474\" "
         "w:bottom=\"1847\" w:left=\"1587\" w:header=\"851\" "
         "w:footer=\"1389\" w:gutter=\"0\"/><w:pgNumType w:start=\"1\"/><w:docGrid w:type=\"lines\" "
         "w:linePitch=\"" +
         std::to_string(kLinePitchTwips) + "\"/></w:sectPr>";
}

}  // namespace

std::string document_part(const Document& document, const std::vector<FlowItem>& flow,
                          const std::vector<Picture>& pictures) {
  return std::string(kXmlHead) + "<w:document xmlns:w=\"" + std::string(kMain) + "\" xmlns:r=\"" +
         std::string(kRelationships) +
         "\" xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" "
         "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
         "xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><w:body>" +
         BodyWriter(document, flow, pictures).write() + section() + "</w:body></w:document>";
}

}  // namespace jishi::report::docx
