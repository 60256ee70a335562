#pragma once
// The outline's little language: sentences with placeholders, filled from indicators and records so that
// every figure and date carries the records it was read from. docs/formats/outline.md lists the placeholders.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "catalogue/catalogue.h"
#include "domain/record.h"
#include "report/document.h"

namespace jishi::report {

// The answers to indicators: the records each one selects, by the day they happened.
class Answers {
 public:
  // Records must outlive the answers.
  Answers(const catalogue::Catalogue& catalogue, const std::vector<Record>& records, int year, Day as_of);

  // Empty for an unknown indicator; the catalogue's load has seen to it that outlines name known ones.
  const std::vector<const Record*>& of(std::string_view indicator) const;
  const catalogue::Catalogue& catalogue() const { return catalogue_; }
  int year() const { return year_; }

 private:
  const catalogue::Catalogue& catalogue_;
  int year_;
  std::map<std::string, std::vector<const Record*>, std::less<>> records_;
};

// Grows a sentence piece by piece; positions are kept in code points.
class SentenceWriter {
 public:
  void text(std::string_view piece);
  void claim(std::string_view piece, std::string kind, JsonObject value, std::vector<std::string> records);
  void rests_on(const std::string& record);
  Sentence take();

 private:
  Sentence sentence_;
  std::size_t length_ = 0;
  std::unordered_set<std::string> seen_;
};

struct Names {
  std::string unit;
  std::string short_name;
  Day as_of;
};

// Nothing when an indicator of the text has no records, or `needs`/`lacks` is not met.
std::vector<Sentence> fill(const OutlineSentence& sentence, const Answers& answers, const Names& names);

// part/whole as 98.71% or 76%: at most two decimals, rounded half up. Precondition: part ≥ 0, whole > 0.
std::string percent_text(std::int64_t part, std::int64_t whole);
// A span as a report of that year writes it: without the year when it is the report's.
std::string span_in_report(const Span& span, int year);
// 8月11日和9月1日 · 2月6日、5月15日和8月1日, one claim each; equal spans once.
void write_dates(SentenceWriter& out, const std::vector<const Record*>& records, int year);

}  // namespace jishi::report
