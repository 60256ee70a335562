// Draft::read_structure: title, headings, paragraphs and sentences.

#include <algorithm>
#include <string>

#include "base/text.h"
#include "checker/draft.h"
#include "checker/headings.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kLongestTitleLine = 40;
constexpr std::size_t kMostTitleLines = 4;
// What has no full stop for so long is no sentence; it is cut so that reading one stays cheap.
constexpr std::size_t kLongestSentence = 2000;

bool ends_sentence(std::u32string_view text, const Range& line) {
  if (line.size() == 0) return true;
  return is_any(text[line.end - 1], U"。！？!?；;：:…”’）)】》");
}

bool has_open_title(std::u32string_view text, const Range& range) {
  int open = 0;
  for (std::size_t i = range.start; i < range.end; ++i) {
    if (text[i] == U'《') ++open;
    if (text[i] == U'》' && open > 0) --open;
  }
  return open > 0;
}

// A line that is running text rather than a title, a signature or a table's row.
bool is_prose(std::u32string_view text, const Range& line) {
  const auto view = text.substr(line.start, line.size());
  return view.find(U'。') != std::u32string_view::npos ||
         (line.size() > kLongestTitleLine && view.find(U'，') != std::u32string_view::npos);
}

// The line goes on in the next one: nothing ends it, and what follows is no new beginning.
bool goes_on(std::u32string_view text, const Range& line, const Range& next) {
  if (line.size() == 0 || next.size() == 0) return false;
  if (has_open_title(text, line)) return true;
  if (ends_sentence(text, line) || !is_prose(text, line) || !is_prose(text, next)) return false;
  const char32_t last = text[line.end - 1];
  const char32_t first = text[next.start];
  return (is_han(last) || is_any(last, U"，、") || is_digit(last) || is_latin(last)) &&
         (is_han(first) || is_digit(first) || is_any(first, U"，、。“《（"));
}

class Reader {
 public:
  explicit Reader(Draft& draft) : draft_(draft), text_(draft.body) {}

  void read() {
    for (const auto& line : lines_of(text_)) lines_.push_back(trimmed(text_, line));
    std::size_t i = read_title();
    while (i < lines_.size()) i = read_block(i);
    number_sections();
  }

 private:
  // The short lines before the first sentence or heading.
  std::size_t read_title() {
    std::size_t i = 0;
    for (; i < lines_.size() && draft_.title.size() < kMostTitleLines; ++i) {
      if (lines_[i].size() == 0) continue;
      if (lines_[i].size() > kLongestTitleLine || is_prose(text_, lines_[i]) ||
          read_heading(text_, lines_[i]))
        break;
      draft_.title.push_back(lines_[i]);
    }
    return i;
  }

  std::size_t read_block(std::size_t i) {
    Range block = lines_[i];
    if (block.size() == 0) return i + 1;
    const auto heading = read_heading(text_, block);
    std::size_t next = i + 1;
    if (!heading || heading->range.end < block.end || has_open_title(text_, block)) {
      while (next < lines_.size() && !read_heading(text_, lines_[next]) &&
             goes_on(text_, {block.start, lines_[next - 1].end}, lines_[next])) {
        draft_.breaks.push_back({lines_[next - 1].end, lines_[next].start});
        block.end = lines_[next].end;
        ++next;
      }
    }
    if (heading) {
      draft_.headings.push_back(*heading);
      enter(*heading);
      block.start = heading->range.end;
    }
    block = trimmed(text_, block);
    if (block.size() > 0) {
      draft_.paragraphs.push_back(block);
      split(block);
    }
    return next;
  }

  void enter(const Heading& heading) {
    while (!path_.empty() && path_.back().level >= heading.level) path_.pop_back();
    path_.push_back(heading);
    section_.clear();
    headings_.clear();
    for (const auto& part : path_) {
      section_ += part.key;
      headings_ += part.title + "\n";
    }
  }

  void split(const Range& paragraph) {
    std::size_t start = paragraph.start;
    int title = 0;
    for (std::size_t i = paragraph.start; i < paragraph.end; ++i) {
      if (text_[i] == U'《') ++title;
      if (text_[i] == U'》' && title > 0) --title;
      const std::size_t length = i - start;
      if ((title == 0 && is_stop(text_[i])) || (length >= kLongestSentence && is_any(text_[i], U"，；\n")) ||
          length >= 2 * kLongestSentence) {
        add_sentence({start, i});
        start = i + 1;
        title = 0;
      }
    }
    add_sentence({start, paragraph.end});
  }

  void add_sentence(Range range) {
    range = trimmed(text_, range);
    while (range.start < range.end && is_any(text_[range.start], U"”’）)」")) ++range.start;
    if (range.size() == 0) return;
    Sentence sentence{range, {}, section_, headings_, draft_.paragraphs.size() - 1};
    int depth = 0;
    std::size_t start = range.start;
    for (std::size_t i = range.start; i < range.end; ++i) {
      if (is_any(text_[i], U"《“（(【")) ++depth;
      if (is_any(text_[i], U"》”）)】") && depth > 0) --depth;
      if (depth == 0 && is_any(text_[i], U"，；：,;:")) {
        if (i > start) sentence.clauses.push_back({start, i});
        start = i + 1;
      }
    }
    if (range.end > start) sentence.clauses.push_back({start, range.end});
    draft_.sentences.push_back(std::move(sentence));
  }

  // A section reaches to the next heading of its own or a higher level.
  void number_sections() {
    const auto& headings = draft_.headings;
    for (std::size_t i = 0; i < headings.size(); ++i) {
      SectionMark mark;
      mark.number = headings[i].key;
      mark.title = headings[i].title;
      mark.level = headings[i].level;
      mark.start = headings[i].range.start;
      std::size_t next = i + 1;
      while (next < headings.size() && headings[next].level > headings[i].level) ++next;
      const auto limit = next < headings.size() ? headings[next].range.start : text_.size();
      mark.end = trimmed(text_, {mark.start, limit}).end;
      draft_.sections.push_back(std::move(mark));
    }
  }

  Draft& draft_;
  std::u32string_view text_;
  std::vector<Range> lines_;
  std::vector<Heading> path_;
  std::string section_;
  std::string headings_;
};

}  // namespace

void Draft::read_structure() {
  Reader(*this).read();
}

}  // namespace jishi::checker
