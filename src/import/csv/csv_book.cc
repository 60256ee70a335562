#include "import/csv/csv_book.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "import/cell_text.h"
#include "import/csv/separator.h"
#include "import/limits.h"
#include "report/cell_number.h"

namespace jishi::importing {

namespace {

constexpr std::string_view bom = "\xEF\xBB\xBF";

// Bytes that end a run of ordinary ones in an unquoted field, whatever the separator.
constexpr std::array<bool, 256> control_bytes() {
  std::array<bool, 256> out{};
  for (std::size_t i = 0; i < 32; ++i) out[i] = i != '\t' && i != '\f';
  out[127] = true;
  return out;
}

class CsvBook : public Book {
 public:
  CsvBook(Input input, const Survey& seen)
      : input_(std::move(input)), digest_(seen.digest), size_(seen.size_bytes), is_utf8_(seen.is_utf8) {
    const auto stem = std::filesystem::path(input_.name()).stem().string();
    sheets_.push_back({stem.empty() ? input_.name() : stem, false});
  }

  const std::string& name() const override { return input_.name(); }
  const Hash& digest() const override { return digest_; }
  std::uint64_t size_bytes() const override { return size_; }
  bool is_workbook() const override { return false; }
  const std::vector<Sheet>& sheets() const override { return sheets_; }
  std::uint64_t bytes_done() const override { return bytes_done_; }

  Outcome open_sheet(std::size_t) override {
    input_.rewind();
    raw_.clear();
    text_.clear();
    at_ = 0;
    row_ = 0;
    bytes_done_ = 0;
    at_end_ = false;
    fault_.reset();
    fill();
    if (text_.starts_with(bom)) at_ = bom.size();
    separator_ = separator_of(std::string_view(text_).substr(at_));
    stops_ = control_bytes();
    stops_[static_cast<unsigned char>(separator_)] = true;
    if (fault_) return *fault_;
    return Done{};
  }

  Result<bool> next(Row& row) override {
    do {
      if (!read_row(row)) {
        if (fault_) return *fault_;
        return false;
      }
    } while (row.is_blank() || is_separator_line(row));
    return true;
  }

 private:
  // Excel's own first line "sep=;".
  bool is_separator_line(const Row& row) const {
    return row.number == 1 && row.cells[0].text.starts_with("sep=") && row.cells[0].text.size() <= 5;
  }

  bool fail(std::string_view code, std::vector<std::string> args = {}) {
    if (!fault_) fault_ = refuse(code, std::move(args));
    return false;
  }

  // More text behind what is left; false at the end or on a fault.
  bool fill() {
    if (at_end_ || fault_) return false;
    text_.erase(0, at_);
    at_ = 0;
    std::array<char, 1u << 16> piece;
    const auto got = input_.read(piece.data(), piece.size());
    bytes_done_ += got;
    if (got == 0) at_end_ = true;
    if (is_utf8_) {
      text_.append(piece.data(), got);
      return got > 0;
    }
    raw_.append(piece.data(), got);
    std::size_t consumed = 0;
    const auto decoded = gb18030_to_utf8(raw_, &consumed);
    if (!decoded || (got == 0 && consumed < raw_.size()))
      return fail("import.encoding", {std::to_string(row_ + 1)});
    text_ += *decoded;
    raw_.erase(0, consumed);
    return got > 0;
  }

  // The byte at the reading place, or −1 at the end.
  int peek() {
    while (at_ == text_.size())
      if (!fill()) return -1;
    return static_cast<unsigned char>(text_[at_]);
  }

  bool append_run(std::string& cell, std::size_t end) {
    cell.append(text_, at_, end - at_);
    at_ = end;
    if (cell.size() <= limits::cell_characters || !is_too_long(cell)) return true;
    return fail("import.cell-too-long", {std::to_string(limits::cell_characters)});
  }

  // After the opening quote, up to and with the closing one.
  bool read_quoted(std::string& cell) {
    for (;;) {
      const int byte = peek();
      if (byte < 0) return fault_ ? false : fail("import.csv-quote-open");
      if (byte == '"') {
        ++at_;
        if (peek() != '"') return !fault_;
        cell += '"';
        ++at_;
        continue;
      }
      auto end = at_;
      while (end < text_.size() && text_[end] != '"' && text_[end] != '\0') ++end;
      if (end == at_) return fail("import.not-text");
      if (!append_run(cell, end)) return false;
    }
  }

  bool read_plain(std::string& cell) {
    for (;;) {
      if (peek() < 0) return !fault_;
      auto end = at_;
      while (end < text_.size() && !stops_[static_cast<unsigned char>(text_[end])]) ++end;
      if (!append_run(cell, end)) return false;
      if (at_ < text_.size()) return true;
    }
  }

  bool read_cell(Row& row) {
    if (row.cells.size() == limits::columns + 1)
      return fail("import.columns", {std::to_string(limits::columns)});
    auto& cell = row.cells.emplace_back();
    if (peek() == '"') {
      ++at_;
      if (!read_quoted(cell.text)) return false;
      const int after = peek();
      if (after >= 0 && after != separator_ && after != '\n' && after != '\r')
        return fail("import.csv-quote-inside");
    } else if (!read_plain(cell.text)) {
      return false;
    }
    // As grid_csv() guards it.
    if (cell.text.starts_with('\'') && report::looks_like_formula(std::string_view(cell.text).substr(1)))
      cell.text.erase(0, 1);
    if (!is_blank_text(cell.text)) cell.kind = CellKind::text;
    return true;
  }

  bool read_row(Row& row) {
    row.cells.clear();
    if (peek() < 0) return false;
    row.number = ++row_;
    if (row_ > limits::rows) return fail("import.rows", {std::to_string(limits::rows)});
    std::size_t bytes = 0;
    for (;;) {
      if (!read_cell(row)) return false;
      bytes += row.cells.back().text.size();
      if (bytes > limits::row_bytes) return fail("import.row-too-long", {std::to_string(limits::row_bytes)});
      const int byte = peek();
      if (fault_) return false;
      if (byte < 0) return true;
      ++at_;
      if (byte == separator_) continue;
      if (byte == '\r' && peek() == '\n') ++at_;
      if (byte == '\r' || byte == '\n') return true;
      return fail("import.not-text");
    }
  }

  Input input_;
  Hash digest_;
  std::uint64_t size_;
  bool is_utf8_;
  std::vector<Sheet> sheets_;
  std::string raw_;   // GB18030 not decoded yet
  std::string text_;  // UTF-8, read up to at_
  std::size_t at_ = 0;
  std::int64_t row_ = 0;
  std::uint64_t bytes_done_ = 0;
  bool at_end_ = false;
  char separator_ = ',';
  std::array<bool, 256> stops_{};
  std::optional<Refusal> fault_;
};

}  // namespace

Result<std::unique_ptr<Book>> open_csv(Input input, const Survey& seen) {
  const std::string_view head = seen.head;
  const auto& name = input.name();
  if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")) return refuse("import.utf16", {}, name);
  if (seen.has_nul) return refuse("import.not-text", {}, name);
  if (head.starts_with(bom) && !seen.is_utf8) return refuse("import.utf8-damaged", {}, name);
  return std::unique_ptr<Book>(std::make_unique<CsvBook>(std::move(input), seen));
}

}  // namespace jishi::importing
