#include "import/xlsx/workbook_parts.h"

#include <cstdlib>
#include <map>
#include <string_view>

#include "import/limits.h"
#include "import/xlsx/xml_stream.h"

namespace jishi::importing {

namespace {

struct Relation {
  std::string type;
  std::string part;
};

// Targets are relative to the folder of the part that names them, or absolute.
std::string resolved(std::string_view folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string base(folder);
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    const auto cut = base.size() < 2 ? std::string::npos : base.rfind('/', base.size() - 2);
    base.resize(cut == std::string::npos ? 0 : cut + 1);
  }
  return base + std::string(target);
}

std::string value_of(const char** attributes, std::string_view name) {
  const char* value = attribute(attributes, name);
  return value == nullptr ? "" : value;
}

class RelationEvents : public XmlEvents {
 public:
  explicit RelationEvents(std::string folder) : folder_(std::move(folder)) {}
  std::map<std::string, Relation> by_id;

  void start(std::string_view name, const char** attributes) override {
    if (name != "Relationship" || value_of(attributes, "TargetMode") == "External") return;
    const auto type = value_of(attributes, "Type");
    by_id[value_of(attributes, "Id")] = {type.substr(type.rfind('/') + 1),
                                         resolved(folder_, value_of(attributes, "Target"))};
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

 private:
  std::string folder_;
};

struct NamedSheet {
  std::string name;
  std::string relation;
  bool hidden = false;
};

class WorkbookEvents : public XmlEvents {
 public:
  std::vector<NamedSheet> sheets;
  bool from_1904 = false;

  void start(std::string_view name, const char** attributes) override {
    if (name == "workbookPr") {
      const auto value = value_of(attributes, "date1904");
      from_1904 = value == "1" || value == "true";
    }
    if (name != "sheet") return;
    const auto state = value_of(attributes, "state");
    // Its own id stands in "sheetId"; "id" is the relation's.
    sheets.push_back({value_of(attributes, "name"), value_of(attributes, "id"),
                      state == "hidden" || state == "veryHidden"});
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}
};

class StyleEvents : public XmlEvents {
 public:
  std::vector<NumberShape> styles;

  void start(std::string_view name, const char** attributes) override {
    if (name == "numFmt")
      custom_[std::atoi(value_of(attributes, "numFmtId").c_str())] =
          shape_of_code(value_of(attributes, "formatCode"));
    if (name == "cellXfs") inside_ = true;
    if (name != "xf" || !inside_) return;
    const int id = std::atoi(value_of(attributes, "numFmtId").c_str());
    const auto own = custom_.find(id);
    styles.push_back(own == custom_.end() ? shape_of_builtin(id) : own->second);
  }
  void end(std::string_view name) override {
    if (name == "cellXfs") inside_ = false;
  }
  void text(std::string_view) override {}

 private:
  std::map<int, NumberShape> custom_;
  bool inside_ = false;
};

Outcome read_part(ZipArchive& archive, const std::string& name, XmlEvents& events) {
  auto text = archive.text(name);
  if (!text) return text.error();
  return read_xml(*text, events);
}

std::string folder_of(const std::string& part) {
  return part.substr(0, part.rfind('/') + 1);
}

// The part's own relations: xl/_rels/workbook.xml.rels.
std::string relations_of(const std::string& part) {
  const auto folder = folder_of(part);
  return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

Result<std::string> workbook_part(ZipArchive& archive) {
  std::string found = "xl/workbook.xml";
  if (archive.has("_rels/.rels")) {
    RelationEvents relations("");
    if (auto done = read_part(archive, "_rels/.rels", relations); !done) return done.error();
    for (const auto& [id, relation] : relations.by_id)
      if (relation.type == "officeDocument") found = relation.part;
  }
  if (found.ends_with(".bin")) return refuse("import.xlsb");
  if (!archive.has(found) || !found.ends_with(".xml") || found.find("workbook") == std::string::npos)
    return refuse("import.not-workbook");
  return found;
}

}  // namespace

Result<WorkbookParts> read_workbook_parts(ZipArchive& archive) {
  const auto workbook = workbook_part(archive);
  if (!workbook) return workbook.error();
  WorkbookEvents book;
  if (auto done = read_part(archive, *workbook, book); !done) return done.error();
  RelationEvents relations(folder_of(*workbook));
  if (auto done = read_part(archive, relations_of(*workbook), relations); !done) return done.error();
  if (book.sheets.size() > limits::sheets) return refuse("import.sheets", {std::to_string(limits::sheets)});
  WorkbookParts out;
  out.from_1904 = book.from_1904;
  for (auto& sheet : book.sheets)
    if (const auto at = relations.by_id.find(sheet.relation);
        at != relations.by_id.end() && at->second.type == "worksheet")
      out.sheets.push_back({std::move(sheet.name), sheet.hidden, at->second.part});
  StyleEvents styles;
  for (const auto& [id, relation] : relations.by_id) {
    if (relation.type == "vbaProject") return refuse("import.macros");
    if (relation.type == "sharedStrings" && archive.has(relation.part)) out.strings = relation.part;
    if (relation.type == "styles" && archive.has(relation.part))
      if (auto done = read_part(archive, relation.part, styles); !done) return done.error();
  }
  out.styles = std::move(styles.styles);
  return out;
}

}  // namespace jishi::importing
