// The parts around the text: what the package holds, settings, page numbers, properties.

#include "report/docx/parts.h"
#include "report/markup.h"

namespace jishi::report::docx {

namespace {

constexpr std::string_view kPackageTypes = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr std::string_view kPackageRelationships =
    "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relationship(std::string_view id, std::string_view type, std::string_view target) {
  return "<Relationship Id=\"" + std::string(id) + "\" Type=\"" + std::string(type) + "\" Target=\"" +
         std::string(target) + "\"/>";
}

std::string office(std::string_view kind) {
  return std::string(kRelationships) + "/" + std::string(kind);
}

std::string relationships(const std::string& rows) {
  return std::string(kXmlHead) + "<Relationships xmlns=\"" + std::string(kPackageRelationships) + "\">" +
         rows + "</Relationships>";
}

}  // namespace

std::string settings_part() {
  return std::string(kXmlHead) + "<w:settings xmlns:w=\"" + std::string(kMain) +
         "\"><w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"632\"/><w:evenAndOddHeaders/>"
         "<w:characterSpacingControl w:val=\"compressPunctuation\"/><w:compat><w:compatSetting "
         "w:name=\"compatibilityMode\" "
         "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat><w:themeFontLang "
         "w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>"
         "</w:settings>";
}

// — 1 —, on the outside, one character in.
std::string footer_part(bool odd) {
  const std::string run = "<w:r><w:rPr><w:rFonts w:hint=\"eastAsia\"/></w:rPr>";
  const std::string indent = odd ? "<w:ind w:rightChars=\"100\" w:right=\"280\"/><w:jc w:val=\"right\"/>"
                                 : "<w:ind w:leftChars=\"100\" w:left=\"280\"/><w:jc w:val=\"left\"/>";
  return std::string(kXmlHead) + "<w:ftr xmlns:w=\"" + std::string(kMain) +
         "\"><w:p><w:pPr><w:pStyle w:val=\"" + std::string(kPageNumberStyle) + "\"/>" + indent + "</w:pPr>" +
         run + "<w:t xml:space=\"preserve\">— </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>" +
         "<w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar "
         "w:fldCharType=\"separate\"/></w:r>" +
         "<w:r><w:t>" + (odd ? "1" : "2") + "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" +
         run + "<w:t xml:space=\"preserve\"> —</w:t></w:r></w:p></w:ftr>";
}

std::string content_types_part() {
  const auto override_row = [](std::string_view name, const std::string& type) {
    return "<Override PartName=\"" + std::string(name) + "\" ContentType=\"" + type + "\"/>";
  };
  const auto word = [](std::string_view kind) {
    return std::string(kPackageTypes) + std::string(kind) + "+xml";
  };
  return std::string(kXmlHead) +
         "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
         "Extension=\"rels\" "
         "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default "
         "Extension=\"xml\" ContentType=\"application/xml\"/>"
         "<Default Extension=\"png\" ContentType=\"image/png\"/>" +
         override_row("/word/document.xml", word("document.main")) +
         override_row("/word/styles.xml", word("styles")) +
         override_row("/word/settings.xml", word("settings")) +
         override_row("/word/fontTable.xml", word("fontTable")) +
         override_row("/word/footer1.xml", word("footer")) +
         override_row("/word/footer2.xml", word("footer")) +
         override_row("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
         override_row("/docProps/app.xml",
                      "application/vnd.openxmlformats-officedocument.extended-properties+xml") +
         "</Types>";
}

std::string package_relationships_part() {
  return relationships(
      relationship("rId1", office("officeDocument"), "word/document.xml") +
      relationship("rId2",
                   "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                   "docProps/core.xml") +
      relationship("rId3", office("extended-properties"), "docProps/app.xml"));
}

std::string picture_relationship(std::size_t n) {
  return "rIdPicture" + std::to_string(n + 1);
}

std::string document_relationships_part(std::size_t pictures) {
  std::string rows = relationship("rIdStyles", office("styles"), "styles.xml") +
                     relationship("rIdSettings", office("settings"), "settings.xml") +
                     relationship("rIdFonts", office("fontTable"), "fontTable.xml") +
                     relationship(kOddFooter, office("footer"), "footer1.xml") +
                     relationship(kEvenFooter, office("footer"), "footer2.xml");
  for (std::size_t i = 0; i < pictures; ++i)
    rows += relationship(picture_relationship(i), office("image"),
                         "media/image" + std::to_string(i + 1) + ".png");
  return relationships(rows);
}

std::string core_properties_part(const Document& document) {
  // Midnight in Shanghai is 16:00 UTC of the day before.
  const auto moment = document.dated.plus_days(-1).iso() + "T16:00:00Z";
  const auto date = [&](std::string_view name) {
    return "<dcterms:" + std::string(name) + " xsi:type=\"dcterms:W3CDTF\">" + moment +
           "</dcterms:" + std::string(name) + ">";
  };
  return std::string(kXmlHead) +
         "<cp:coreProperties "
         "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
         "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
         "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>" +
         escape_markup(document.title) + "</dc:title><dc:creator>" + escape_markup(document.unit) +
         "</dc:creator><cp:lastModifiedBy>" + escape_markup(document.unit) + "</cp:lastModifiedBy>" +
         date("created") + date("modified") + "<dc:language>zh-CN</dc:language></cp:coreProperties>";
}

std::string app_properties_part() {
  return std::string(kXmlHead) +
         "<Properties "
         "xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
         "extended-properties\"><Application>Jishi</Application></Properties>";
}

}  // namespace jishi::report::docx
