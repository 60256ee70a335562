#pragma once
// Small registers made by the tests.

#include <zip.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "import/book.h"

namespace jishi::importing::test {

// The bytes of a zip file with these parts.
inline std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts) {
  zip_error_t error;
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(source);
  zip_t* archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  for (const auto& [name, text] : parts)
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
  zip_close(archive);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string out(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, out.data(), out.size());
  zip_source_close(source);
  zip_source_free(source);
  return out;
}

struct MadeSheet {
  std::string name;
  std::string rows = {};   // inside <sheetData>
  std::string after = {};  // after it: <mergeCells>…
  std::string state = "visible";
};

struct MadeBook {
  std::vector<MadeSheet> sheets;
  std::string strings;                                               // <si>…</si>…
  std::string formats;                                               // <numFmt …/>…
  std::string styles = "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/>";  // <xf …/>…
  bool from_1904 = false;

  std::vector<std::pair<std::string, std::string>> parts() const {
    const std::string type = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    std::string sheet_list;
    std::string relations;
    std::vector<std::pair<std::string, std::string>> out;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
      const auto n = std::to_string(i + 1);
      sheet_list += "<sheet name=\"" + sheets[i].name + "\" sheetId=\"" + n + "\" state=\"" +
                    sheets[i].state + "\" r:id=\"rId" + n + "\"/>";
      relations += "<Relationship Id=\"rId" + n + "\" Type=\"" + type +
                   "worksheet\" Target=\"worksheets/sheet" + n + ".xml\"/>";
      out.emplace_back(
          "xl/worksheets/sheet" + n + ".xml",
          "<worksheet><sheetData>" + sheets[i].rows + "</sheetData>" + sheets[i].after + "</worksheet>");
    }
    relations += "<Relationship Id=\"s1\" Type=\"" + type + "styles\" Target=\"styles.xml\"/>";
    relations += "<Relationship Id=\"s2\" Type=\"" + type + "sharedStrings\" Target=\"sharedStrings.xml\"/>";
    out.emplace_back("xl/workbook.xml", "<workbook xmlns:r=\"r\"><workbookPr date1904=\"" +
                                            std::string(from_1904 ? "1" : "0") + "\"/><sheets>" + sheet_list +
                                            "</sheets></workbook>");
    out.emplace_back("xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
    out.emplace_back("xl/styles.xml",
                     "<styleSheet><numFmts>" + formats +
                         "</numFmts><cellStyleXfs><xf numFmtId=\"9\"/></cellStyleXfs><cellXfs>" + styles +
                         "</cellXfs></styleSheet>");
    out.emplace_back("xl/sharedStrings.xml", "<sst>" + strings + "</sst>");
    return out;
  }
  std::string bytes() const { return zip_of(parts()); }
};

inline std::string text_cell(const std::string& place, const std::string& text) {
  return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

// Rows of texts as sheet XML, from row 1.
inline std::string rows_of(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const auto number = std::to_string(r + 1);
    out += "<row r=\"" + number + "\">";
    for (std::size_t c = 0; c < rows[r].size(); ++c)
      if (!rows[r][c].empty())
        out += text_cell(std::string(1, static_cast<char>('A' + c)) + number, rows[r][c]);
    out += "</row>";
  }
  return out;
}

// All rows as texts joined by |, with the row's number in front; or the first refusal's code.
inline std::vector<std::string> read_all(Book& book, std::size_t sheet = 0) {
  if (auto opened = book.open_sheet(sheet); !opened) return {opened.error()[0].code};
  std::vector<std::string> out;
  Row row;
  for (;;) {
    auto more = book.next(row);
    if (!more) {
      out.push_back(more.error()[0].code);
      return out;
    }
    if (!*more) return out;
    auto line = std::to_string(row.number) + ":";
    for (std::size_t i = 0; i < row.cells.size(); ++i) line += (i == 0 ? "" : "|") + row.cells[i].text;
    out.push_back(line);
  }
}

inline std::vector<std::string> read_all(const std::string& name, const std::string& bytes,
                                         std::size_t sheet = 0) {
  auto book = open_book(name, bytes);
  if (!book) return {book.error()[0].code};
  return read_all(**book, sheet);
}

// A folder of its own, removed at the end.
class Folder {
 public:
  Folder() {
    auto name = (std::filesystem::temp_directory_path() / "jishi-import-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& bytes) const {
    const auto file = path_ / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

 private:
  std::filesystem::path path_;
};

}  // namespace jishi::importing::test
