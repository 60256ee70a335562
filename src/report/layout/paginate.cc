#include "report/layout/paginate.h"

#include <algorithm>

#include "report/flow.h"
#include "report/layout/page_writer.h"
#include "report/layout/table_setter.h"

namespace jishi::report {

namespace {

constexpr double kMarkCell = kMarkSize / kPointsPerMm;
constexpr double kMarkPitch = kMarkCell * 1.4;
constexpr double kIndent = 2;  // of a paragraph, characters
constexpr double kSignatureInset = 2;
constexpr int kKeptLines = 2;       // of the text, that go with the signature
constexpr int kSignatureLines = 3;  // an empty one, the unit, the date
constexpr int kAnnexNoteLines = 2;  // an empty one, the note

class Paginator {
 public:
  Paginator(const Document& document, const TypeMeters& meters)
      : document_(document), meters_(meters), body_(meters.at(kBodySize)), flow_(flow_of(document)) {}

  std::vector<Page> run() {
    for (at_ = 0; at_ < flow_.size(); ++at_) std::visit([this](const auto& item) { set(item); }, flow_[at_]);
    auto pages = out_.take();
    for (std::size_t i = 0; i < pages.size(); ++i) add_number(pages[i], i + 1);
    return pages;
  }

 private:
  void set(const FlowBlank&) { out_.skip_line(); }
  void set(const FlowNewPage&) { out_.new_page(); }

  void set(const FlowTable& item) {
    set_caption(item.table->caption, 2);
    set_table(*item.table, meters_, out_);
  }

  void set(const FlowChart& item) {
    auto drawing = draw_chart(*item.chart);
    const double width = chart_width_mm(drawing.height);
    const double height = drawing.height / 1000 * width;
    if (out_.room() < height + 2 * Sheet::pitch) out_.new_page();
    out_.page().charts.push_back(
        {Sheet::left + (Sheet::text_width - width) / 2, Sheet::top + out_.y(), width, std::move(drawing)});
    out_.advance(height);
    set_caption(item.chart->caption, 1);
  }

  void set_caption(const std::string& caption, int keep_lines) {
    if (caption.empty()) return;
    out_.need_lines(keep_lines);
    set_centred(caption, FontRole::heiti, kTableSize);
  }

  void set(const FlowText& item) {
    switch (item.style) {
      case LineStyle::title:
      case LineStyle::annex_title:
        set_title(item);
        break;
      case LineStyle::minutes_mark:
        set_minutes_mark(item.text);
        break;
      case LineStyle::roll:
        set_roll(item);
        break;
      case LineStyle::signature:
        set_signature();
        break;
      case LineStyle::date:
        break;  // stands with the signature
      case LineStyle::annex_mark:
        set_lines({{FontRole::heiti, item.text}}, {}, false);
        break;
      case LineStyle::addressee:
        set_lines({{FontRole::fangsong, item.text}}, {}, false);
        break;
      case LineStyle::annex_note:
        set_annex_note(item.text);
        break;
      default:
        set_paragraph(item);
    }
  }

  void set_title(const FlowText& item) {
    out_.page().headings.push_back({0, Sheet::top + out_.y(), item.text});
    for (const auto& line : title_lines(item.text, document_.unit, kTitleCells))
      set_centred(line, FontRole::xiaobiaosong, kTitleSize);
  }

  // §10.3: red, centred, its upper edge 35 mm below that of the type area.
  void set_minutes_mark(const std::string& text) {
    out_.page().headings.push_back({0, Sheet::top + kMarkTop, text});
    out_.advance(kMarkTop);
    for (const auto& words : title_lines(text, document_.unit, kMarkCells)) {
      const Measure measure{Sheet::text_width / kMarkCell, 0, 0, false};
      for (const auto& line :
           break_lines({{FontRole::xiaobiaosong, words}}, measure, meters_.at(kMarkSize))) {
        const double left = (Sheet::text_width - line.width * kMarkCell) / 2;
        out_.write_at(line, kMarkSize, kMarkCell, left, out_.y(), kMarkColour);
        out_.advance(kMarkPitch);
      }
    }
  }

  // §10.3: two characters in, wrapped lines align after the colon.
  void set_roll(const FlowText& item) {
    if (const int rolls = rolls_from_here(); rolls > 0) out_.need_lines(rolls + tail_lines());
    const double label = line_width(item.lead, body_);
    set_lines({{FontRole::heiti, item.lead}, {FontRole::fangsong, item.text}},
              {Sheet::cells, kIndent, kIndent + label, false}, is_last_before_signature(at_));
  }

  // How many begin at the first of them, so that they stand on one page with the signature; 0 at the others.
  int rolls_from_here() const {
    const auto is_roll = [&](std::size_t i) {
      const auto* text = std::get_if<FlowText>(&flow_[i]);
      return text != nullptr && text->style == LineStyle::roll;
    };
    if (at_ > 0 && is_roll(at_ - 1)) return 0;
    auto end = at_;
    while (end < flow_.size() && is_roll(end)) ++end;
    return static_cast<int>(end - at_);
  }

  void set_centred(const std::string& text, FontRole role, double size) {
    const double cell = size / kPointsPerMm;
    const Measure measure{Sheet::text_width / cell, 0, 0, false};
    for (const auto& line : break_lines({{role, text}}, measure, meters_.at(size)))
      out_.write(line, size, cell, (Sheet::text_width - line.width * cell) / 2);
  }

  void set_paragraph(const FlowText& item) {
    constexpr FontRole roles[] = {FontRole::fangsong, FontRole::heiti, FontRole::kaiti, FontRole::fangsong,
                                  FontRole::fangsong};
    const auto level = heading_level(item.style);
    const auto role = roles[level];
    if (level > 0) {
      // A heading never ends a page, nor does one whose text goes with the signature to the next.
      out_.need_lines(is_last_before_signature(at_ + 1) ? 1 + kKeptLines + tail_lines() : 2);
      out_.page().headings.push_back({level, Sheet::top + out_.y(), item.text});
    }
    const auto lead = split_lead(item.lead);
    set_lines({{is_kai_lead(item.lead) ? FontRole::kaiti : role, lead.words}, {role, lead.stop + item.text}},
              {Sheet::cells, kIndent, 0, true}, is_last_before_signature(at_));
  }

  void set_lines(const std::vector<StyledText>& text, Measure measure, bool keeps_signature) {
    const auto lines = break_lines(text, measure, body_);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      // The signature never stands on a page without text (§7.3.5.5): the last two lines go with it.
      if (keeps_signature && i + 2 == std::max<std::size_t>(lines.size(), 2))
        out_.need_lines(static_cast<int>(std::min<std::size_t>(lines.size(), 2)) + tail_lines());
      out_.write(lines[i], kBodySize, Sheet::cell);
    }
  }

  int tail_lines() const { return kSignatureLines + (document_.annex.empty() ? 0 : kAnnexNoteLines); }

  bool is_last_before_signature(std::size_t at) const {
    for (std::size_t i = at + 1; i < flow_.size(); ++i) {
      if (std::holds_alternative<FlowBlank>(flow_[i])) continue;
      const auto* text = std::get_if<FlowText>(&flow_[i]);
      return text != nullptr && (text->style == LineStyle::signature || text->style == LineStyle::annex_note);
    }
    return false;
  }

  // Wrapped lines align with the first character of the name (§7.3.4).
  void set_annex_note(const std::string& text) {
    constexpr double label = 3;  // 附件：
    set_lines({{FontRole::fangsong, text}}, {Sheet::cells, kIndent, kIndent + label, false}, false);
  }

  // §7.3.5.2, without a seal: the date begins two characters after the unit does; a longer date stands two in
  // from the right and the unit moves left.
  void set_signature() {
    const auto date = document_.dated.zh();
    const double unit_width = line_width(document_.unit, body_);
    const double date_width = line_width(date, body_);
    double unit_x = Sheet::cells - kSignatureInset - unit_width;
    if (unit_x + kSignatureInset + date_width > Sheet::cells - kSignatureInset)
      unit_x = Sheet::cells - 2 * kSignatureInset - date_width;
    unit_x = std::max(0.0, std::min(unit_x, Sheet::cells - unit_width));
    out_.need_lines(2);
    set_at(document_.unit, unit_x);
    set_at(date, unit_x + kSignatureInset);
  }

  void set_at(const std::string& text, double x) {
    for (const auto& line : break_lines({{FontRole::fangsong, text}}, {Sheet::cells, x, x, false}, body_))
      out_.write(line, kBodySize, Sheet::cell);
  }

  // — 1 —, outside: odd pages right, even pages left, one character in.
  void add_number(Page& page, std::size_t number) const {
    const auto text = "— " + std::to_string(number) + " —";
    const double cell = kPageNumberSize / kPointsPerMm;
    const auto line =
        break_lines({{FontRole::songti, text}}, {100, 0, 0, false}, meters_.at(kPageNumberSize)).front();
    const double x = number % 2 == 1 ? Sheet::text_width - cell - line.width * cell : cell;
    // The dash stands at 0.38 em above the baseline.
    const double baseline = Sheet::top + Sheet::text_height + Sheet::dash_below + 0.38 * cell;
    for (const auto& piece : line.pieces) {
      PlacedText placed{
          Sheet::left + x + piece.x * cell, baseline, piece.role, kPageNumberSize, piece.text, {}, 0};
      for (const double advance : piece.advances) placed.advances.push_back(advance * cell);
      page.texts.push_back(std::move(placed));
    }
  }

  const Document& document_;
  const TypeMeters& meters_;
  const TypeMeter& body_;
  std::vector<FlowItem> flow_;
  std::size_t at_ = 0;
  PageWriter out_;
};

}  // namespace

std::vector<Page> paginate(const Document& document, const TypeMeters& meters) {
  return Paginator(document, meters).run();
}

}  // namespace jishi::report
