#pragma once
// The parts of the DOCX package, one function and file each. Lengths: twips are 1/20 pt, EMU are 1/914400
// inch.

#include <string>
#include <vector>

#include "report/document.h"
#include "report/flow.h"
#include "report/font_map.h"

namespace jishi::report::docx {

inline constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr std::string_view kRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
inline constexpr int kTextWidthTwips = 8844;  // 156 mm
inline constexpr int kLinePitchTwips = 592;   // 225 mm and half a gap above and below, in 22 lines
inline constexpr double kCellTwips = 8844.0 / 28;

// A picture of the package: word/media/imageN.png.
struct Picture {
  std::string png;
  int width_px;
  int height_px;
};

// The style a line of the flow is set in: an id of styles.xml.
std::string_view style_id(LineStyle style);
inline constexpr std::string_view kTableStyle = "TableText", kTableHeadStyle = "TableHead",
                                  kCaptionStyle = "Caption", kPictureStyle = "Picture",
                                  kPageNumberStyle = "PageNumber", kLeadStyle = "Lead",
                                  kRollLabelStyle = "RollLabel";

// word/document.xml. pictures: one a chart of the flow, in order.
std::string document_part(const Document& document, const std::vector<FlowItem>& flow,
                          const std::vector<Picture>& pictures);
std::string styles_part(const FontMap& fonts);
std::string font_table_part(const FontMap& fonts);
std::string settings_part();
std::string footer_part(bool odd);
std::string content_types_part();
std::string package_relationships_part();
std::string document_relationships_part(std::size_t pictures);
std::string core_properties_part(const Document& document);
std::string app_properties_part();

// Names the document part uses for what the relationships part declares.
std::string picture_relationship(std::size_t n);  // from 0
inline constexpr std::string_view kOddFooter = "rIdOdd", kEvenFooter = "rIdEven";

}  // namespace jishi::report::docx
