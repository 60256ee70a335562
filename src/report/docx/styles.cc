// word/styles.xml: the named styles of an official document, all editable (GB/T 9704-2012, GB/T
// 33476.2-2016).

#include <algorithm>

#include "base/text.h"
#include "report/docx/parts.h"
#include "report/layout/page.h"
#include "report/markup.h"

namespace jishi::report::docx {

namespace {

enum class Align { left, centre, right, both };

struct StyleRow {
  std::string_view id;
  std::string_view name;
  std::string_view based_on;
  FontRole role;
  int half_points;
  Align align;
  int indent_chars;  // of the first line, in 1/100 characters
  int outline;       // level from 0; -1 none
  int line_twips;    // exact; 0 as it comes
  bool keeps_next;
  bool new_page;
  std::string_view colour = {};  // #rrggbb; empty: black
  int before_twips = 0;
};

constexpr int kBody = 32, kTitle = 44, kTable = 24, kNumber = 28;  // half points: 3号 2号 小四 4号
constexpr int kPitch = kLinePitchTwips;
constexpr int kMark = 52, kMarkPitch = 728;  // 1号
// The mark's upper edge 72 mm from the sheet's: 37.42 mm below a word processor's type area (GB/T 33476.2),
// less the half gap an exact line leaves above the characters.
constexpr int kMarkBefore = 2018;

constexpr StyleRow kStyles[] = {
    {"Title", "标题", "Normal", FontRole::xiaobiaosong, kTitle, Align::centre, 0, -1, kPitch, true, false},
    {"MinutesMark", "纪要标志", "Normal", FontRole::xiaobiaosong, kMark, Align::centre, 0, -1, kMarkPitch,
     true, false, kMarkColour, kMarkBefore},
    {"Addressee", "主送机关", "Normal", FontRole::fangsong, kBody, Align::both, 0, -1, kPitch, false, false},
    {"BodyText", "公文正文", "Normal", FontRole::fangsong, kBody, Align::both, 200, -1, kPitch, false, false},
    {"Heading1", "一级标题", "Normal", FontRole::heiti, kBody, Align::both, 200, 0, kPitch, true, false},
    {"Heading2", "二级标题", "Normal", FontRole::kaiti, kBody, Align::both, 200, 1, kPitch, true, false},
    {"Heading3", "三级标题", "Normal", FontRole::fangsong, kBody, Align::both, 200, 2, kPitch, true, false},
    {"Heading4", "四级标题", "Normal", FontRole::fangsong, kBody, Align::both, 200, 3, kPitch, true, false},
    {"Roll", "出席名单", "Normal", FontRole::fangsong, kBody, Align::left, 0, -1, kPitch, true, false},
    {"AnnexNote", "附件说明", "Normal", FontRole::fangsong, kBody, Align::left, 0, -1, kPitch, true, false},
    {"Signature", "署名", "Normal", FontRole::fangsong, kBody, Align::left, 0, -1, kPitch, true, false},
    {"Date", "成文日期", "Normal", FontRole::fangsong, kBody, Align::left, 0, -1, kPitch, false, false},
    {"AnnexMark", "附件标识", "Normal", FontRole::heiti, kBody, Align::left, 0, -1, kPitch, true, true},
    {"TableText", "表格", "Normal", FontRole::fangsong, kTable, Align::left, 0, -1, 334, false, false},
    {"TableHead", "表头", "TableText", FontRole::heiti, kTable, Align::centre, 0, -1, 334, true, false},
    {"Caption", "图注", "Normal", FontRole::heiti, kTable, Align::centre, 0, -1, kPitch, false, false},
    {"Picture", "图", "Normal", FontRole::fangsong, kTable, Align::centre, 0, -1, 0, true, false},
    {"PageNumber", "页码", "Normal", FontRole::songti, kNumber, Align::right, 0, -1, 0, false, false},
};

std::string_view align_name(Align align) {
  constexpr std::string_view names[] = {"left", "center", "right", "both"};
  return names[static_cast<std::size_t>(align)];
}

bool is_bold(const std::string& family) {
  return family.ends_with(":bold");
}
std::string family_name(const std::string& family) {
  return family.substr(0, family.find(":bold"));
}

// Digits in 仿宋 and 楷体 are set in the Latin face, in the others in their own.
std::string fonts_of(const FontMap& fonts, FontRole role) {
  const auto& east = fonts.of(role).front();
  const bool own = role != FontRole::fangsong && role != FontRole::kaiti;
  const auto latin = escape_markup(family_name(own ? east : fonts.of(FontRole::latin).front()));
  return "<w:rFonts w:ascii=\"" + latin + "\" w:eastAsia=\"" + escape_markup(family_name(east)) +
         "\" w:hAnsi=\"" + latin + "\" w:cs=\"" + latin + "\"/>" + (is_bold(east) ? "<w:b/>" : "");
}

std::string size_of(int half_points) {
  // 28 characters of 16 pt are 2 mm wider than the type area: each gives up a quarter of a point.
  const std::string spacing = half_points == kBody ? "<w:spacing w:val=\"-5\"/>" : "<w:spacing w:val=\"0\"/>";
  const auto size = std::to_string(half_points);
  return spacing + "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/>";
}

std::string style_xml(const StyleRow& row, const FontMap& fonts) {
  std::string paragraph;
  if (row.keeps_next) paragraph += "<w:keepNext/>";
  if (row.new_page) paragraph += "<w:pageBreakBefore/>";
  if (row.line_twips > 0)
    paragraph +=
        "<w:snapToGrid w:val=\"0\"/><w:spacing" +
        (row.before_twips > 0 ? " w:before=\"" + std::to_string(row.before_twips) + "\"" : std::string()) +
        " w:line=\"" + std::to_string(row.line_twips) + "\" w:lineRule=\"exact\"/>";
  if (row.indent_chars > 0)
    paragraph += "<w:ind w:firstLineChars=\"" + std::to_string(row.indent_chars) + "\" w:firstLine=\"" +
                 std::to_string(static_cast<int>(kCellTwips * row.indent_chars / 100)) + "\"/>";
  paragraph += "<w:jc w:val=\"" + std::string(align_name(row.align)) + "\"/>";
  if (row.outline >= 0) paragraph += "<w:outlineLvl w:val=\"" + std::to_string(row.outline) + "\"/>";
  const auto colour =
      row.colour.empty() ? std::string() : "<w:color w:val=\"" + std::string(row.colour.substr(1)) + "\"/>";
  return "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"" + std::string(row.id) +
         "\"><w:name w:val=\"" + std::string(row.name) + "\"/><w:basedOn w:val=\"" +
         std::string(row.based_on) + "\"/><w:qFormat/><w:pPr>" + paragraph + "</w:pPr><w:rPr>" +
         fonts_of(fonts, row.role) + colour + size_of(row.half_points) + "</w:rPr></w:style>";
}

}  // namespace

std::string_view style_id(LineStyle style) {
  switch (style) {
    case LineStyle::title:
    case LineStyle::annex_title:
      return "Title";
    case LineStyle::minutes_mark:
      return "MinutesMark";
    case LineStyle::addressee:
      return "Addressee";
    case LineStyle::heading1:
      return "Heading1";
    case LineStyle::heading2:
      return "Heading2";
    case LineStyle::heading3:
      return "Heading3";
    case LineStyle::heading4:
      return "Heading4";
    case LineStyle::body:
      return "BodyText";
    case LineStyle::roll:
      return "Roll";
    case LineStyle::annex_note:
      return "AnnexNote";
    case LineStyle::signature:
      return "Signature";
    case LineStyle::date:
      return "Date";
    case LineStyle::annex_mark:
      return "AnnexMark";
  }
  return "BodyText";
}

std::string styles_part(const FontMap& fonts) {
  std::string out(kXmlHead);
  out +=
      "<w:styles xmlns:w=\"" + std::string(kMain) + "\"><w:docDefaults><w:rPrDefault><w:rPr>" +
      fonts_of(fonts, FontRole::fangsong) + size_of(kBody) +
      "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
      "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
      "w:val=\"Normal\"/><w:qFormat/><w:pPr><w:widowControl w:val=\"0\"/>"
      "<w:kinsoku/><w:overflowPunct w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN "
      "w:val=\"0\"/></w:pPr></w:style>"
      "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal "
      "Table\"/><w:tblPr><w:tblInd w:w=\"0\" "
      "w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"68\" w:type=\"dxa\"/><w:right w:w=\"68\" "
      "w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
      "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"" +
      std::string(kLeadStyle) + "\"><w:name w:val=\"二级标题（段内）\"/><w:qFormat/><w:rPr>" +
      fonts_of(fonts, FontRole::kaiti) +
      "</w:rPr></w:style><w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"" +
      std::string(kRollLabelStyle) + "\"><w:name w:val=\"名单标签\"/><w:qFormat/><w:rPr>" +
      fonts_of(fonts, FontRole::heiti) + "</w:rPr></w:style>";
  for (const auto& row : kStyles) out += style_xml(row, fonts);
  return out + "</w:styles>";
}

// Each family with those that may stand in for it, so that a reader without the licensed faces finds the free
// ones.
std::string font_table_part(const FontMap& fonts) {
  std::string out(kXmlHead);
  out += "<w:fonts xmlns:w=\"" + std::string(kMain) + "\">";
  std::vector<std::string> written;
  for (const auto& families : fonts.families) {
    const auto name = family_name(families.front());
    if (std::find(written.begin(), written.end(), name) != written.end()) continue;
    written.push_back(name);
    std::vector<std::string> others;
    for (std::size_t i = 1; i < families.size(); ++i) others.push_back(family_name(families[i]));
    out += "<w:font w:name=\"" + escape_markup(name) + "\">";
    if (!others.empty()) out += "<w:altName w:val=\"" + escape_markup(join(others, ",")) + "\"/>";
    out += "</w:font>";
  }
  return out + "</w:fonts>";
}

}  // namespace jishi::report::docx
