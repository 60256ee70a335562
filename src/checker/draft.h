#pragma once
// Draft: the text being checked, in code points, with what the rules and the claims read from it. `body` is
// as long as `text`; residue (markers, advertising, page furniture) is blanked out in it, so that nothing is
// read from what does not belong to the report and every position still counts in the text as handed in.

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "checker/check.h"

namespace jishi::checker {

struct Range {
  std::size_t start = 0;
  std::size_t end = 0;
  std::size_t size() const { return end - start; }
  bool contains(const Range& other) const { return start <= other.start && other.end <= end; }
  bool overlaps(const Range& other) const { return start < other.end && other.start < end; }
  bool operator==(const Range&) const = default;
};

struct Sentence {
  Range range;                 // without the full stop
  std::vector<Range> clauses;  // between ，；： outside quotes, titles and brackets
  std::string section;         // 三（三）
  std::string headings;        // titles of the sections it stands in, outermost first
  std::size_t paragraph = 0;   // index into Draft::paragraphs
};

struct Heading {
  Range range;      // number, title and the mark between them
  Range number;     // as written, with its brackets or mark
  std::string key;  // 一, （一）, 1
  std::string title;
  int level = 1;
  int value = 0;        // 1 for 一
  bool skewed = false;  // （一) or 一) : its brackets do not pair
};

struct Draft {
  std::u32string text;
  std::u32string body;
  std::vector<Heading> headings;
  std::vector<SectionMark> sections;
  std::vector<Range> title;       // the lines before the first sentence
  std::vector<Range> paragraphs;  // prose only: headings left out, a broken paragraph is one
  std::vector<Range> breaks;      // line ends inside a sentence or a title
  std::vector<Sentence> sentences;

  explicit Draft(std::u32string_view whole) : text(whole), body(whole) {}
  void blank(const Range& range);
  // Reads headings, paragraphs and sentences from the body. Call once, after residue was blanked.
  void read_structure();
  std::string utf8(const Range& range) const;  // of the text
  std::u32string_view view(const Range& range) const {
    return std::u32string_view(body).substr(range.start, range.size());
  }
  const Sentence* sentence_at(std::size_t position) const;
};

// Lines without their line ends.
std::vector<Range> lines_of(std::u32string_view text);
Range trimmed(std::u32string_view text, Range range);

bool is_han(char32_t c);
bool is_digit(char32_t c);  // half or full width
bool is_latin(char32_t c);  // ASCII letter
bool is_blank(char32_t c);  // space of any width, TAB
bool is_stop(char32_t c);   // 。！？!?；
bool is_any(char32_t c, std::u32string_view of);
bool has_any(std::u32string_view text, std::initializer_list<std::u32string_view> words);
// Position of the first occurrence inside the range, or npos.
std::size_t find_in(std::u32string_view text, std::u32string_view word, const Range& range);

}  // namespace jishi::checker
