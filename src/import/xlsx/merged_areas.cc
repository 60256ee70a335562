#include "import/xlsx/merged_areas.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "import/limits.h"

namespace jishi::importing {

namespace {

// Where the rows' element ends: a closing tag named sheetData, with or without prefix. Text of a cell cannot
// hold "</".
std::size_t end_of_rows(std::string_view text) {
  constexpr std::string_view word = "sheetData";
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    auto back = at;
    while (back > 0 &&
           (std::isalnum(static_cast<unsigned char>(text[back - 1])) != 0 || text[back - 1] == ':'))
      --back;
    if (back >= 2 && text.substr(back - 2, 2) == "</") return at;
  }
  return std::string_view::npos;
}

void read_references(std::string_view text, std::vector<Area>& out) {
  constexpr std::string_view element = "mergeCell ";
  for (auto at = text.find(element); at != std::string_view::npos; at = text.find(element, at + 1)) {
    const auto close = text.find('>', at);
    const auto ref = text.find("ref=", at);
    if (ref == std::string_view::npos || ref > close || ref + 5 >= text.size()) continue;
    const auto end = text.find(text[ref + 4], ref + 5);
    if (end == std::string_view::npos) return;
    if (const auto area = area_of(text.substr(ref + 5, end - ref - 5))) out.push_back(*area);
  }
}

}  // namespace

Result<std::vector<Area>> find_merged_areas(ZipPart part) {
  constexpr std::size_t overlap = 64;  // longer than any closing tag looked for
  std::string text;
  bool after_rows = false;
  for (;;) {
    const auto before = text.size();
    text.resize(before + (1u << 16));
    auto got = part.read(text.data() + before, 1u << 16);
    if (!got) return got.error();
    text.resize(before + *got);
    if (*got == 0) break;
    if (after_rows) {
      if (text.size() > limits::small_part_bytes) return refuse("import.zip-bomb");
    } else if (const auto end = end_of_rows(text); end != std::string::npos) {
      after_rows = true;
      text.erase(0, end);
    } else if (text.size() > overlap) {
      text.erase(0, text.size() - overlap);
    }
  }
  std::vector<Area> out;
  if (after_rows) read_references(text, out);
  if (out.size() > limits::merged_areas) return refuse("import.zip-bomb");
  return out;
}

MergedFill::MergedFill(std::vector<Area> areas) : areas_(std::move(areas)) {
  std::sort(areas_.begin(), areas_.end(),
            [](const Area& a, const Area& b) { return a.first.row < b.first.row; });
}

void MergedFill::fill(Row& row) {
  for (; next_ < areas_.size() && areas_[next_].first.row <= row.number; ++next_) {
    const auto& area = areas_[next_];
    // An area whose first row holds nothing has nothing to repeat.
    if (area.first.row != row.number || area.first.column >= row.cells.size()) continue;
    if (row.cells[area.first.column].is_blank()) continue;
    open_.push_back({area, row.cells[area.first.column]});
  }
  std::erase_if(open_, [&](const Open& open) { return open.area.last.row < row.number; });
  for (const auto& open : open_) {
    const auto last = std::min(open.area.last.column, limits::columns - 1);
    if (open.area.first.column > last) continue;
    if (row.cells.size() <= last) row.cells.resize(last + 1);
    for (auto column = open.area.first.column; column <= last; ++column)
      if (row.cells[column].is_blank()) row.cells[column] = open.value;
  }
}

}  // namespace jishi::importing
