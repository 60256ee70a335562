// WordprocessingML (ECMA-376): the text of word/document.xml; headers, comments and deleted runs are not the
// document.
#include <zip.h>

#include <array>
#include <memory>
#include <pugixml.hpp>

#include "app/document_text.h"

namespace jishi::app {

namespace {

constexpr zip_uint64_t kMaxPartBytes = 128u << 20;

Result<std::string> part_of(const std::string& name, std::string_view bytes, const char* part) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  std::unique_ptr<zip_t, void (*)(zip_t*)> archive(
      source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error), zip_discard);
  if (!archive) {
    zip_source_free(source);
    return refuse("check.docx", {name});
  }
  zip_stat_t stat;
  if (zip_stat(archive.get(), part, 0, &stat) != 0) return refuse("check.docx", {name});
  std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> file(zip_fopen(archive.get(), part, 0), zip_fclose);
  if (!file) return refuse("check.docx-damaged", {name});
  std::string out;
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto n = zip_fread(file.get(), buffer.data(), buffer.size());
    if (n < 0) return refuse("check.docx-damaged", {name});
    if (n == 0) return out;
    // The declared size is the sender's word; what comes out is counted.
    if (out.size() + static_cast<std::size_t>(n) > kMaxPartBytes) return refuse("check.docx-large", {name});
    out.append(buffer.data(), static_cast<std::size_t>(n));
  }
}

// What is deleted, moved away, or a second form of what stands beside it, is not the document's text.
// Nesting beyond any real document's is left as it is.
void cut_unread(pugi::xml_node node, int depth = 0) {
  constexpr int deepest = 200;
  if (depth > deepest) return;
  for (auto child = node.first_child(); child;) {
    const auto next = child.next_sibling();
    const std::string_view name = child.name();
    if (name == "mc:Fallback" || name == "w:moveFrom" || name == "w:del") {
      node.remove_child(child);
    } else {
      cut_unread(child, depth + 1);
    }
    child = next;
  }
}

class Writer : public pugi::xml_tree_walker {
 public:
  bool for_each(pugi::xml_node& node) override {
    const std::string_view element = node.name();
    if (element == "w:p" && !text.empty() && text.back() != '\n' && text.back() != '\t') text += '\n';
    if (element == "w:tc" && !text.empty() && text.back() != '\n') text += '\t';
    if (element == "w:tr" && !text.empty() && text.back() != '\n') text += '\n';
    if (element == "w:t") text += node.child_value();
    if (element == "w:tab") text += '\t';
    if (element == "w:br" || element == "w:cr") text += '\n';
    return true;
  }
  std::string text;
};

}  // namespace

Result<std::string> docx_text(const std::string& name, std::string_view bytes) {
  auto xml = part_of(name, bytes, "word/document.xml");
  if (!xml) return xml;
  pugi::xml_document document;
  // pugixml reads no DTD and expands no entity of the document's own.
  if (!document.load_buffer(xml->data(), xml->size(), pugi::parse_default | pugi::parse_ws_pcdata))
    return refuse("check.docx-damaged", {name});
  cut_unread(document);
  Writer writer;
  document.child("w:document").child("w:body").traverse(writer);
  return std::move(writer.text) + "\n";
}

}  // namespace jishi::app
