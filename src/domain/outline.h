#pragma once
// Indicator: a question to the records (a file of catalogue/indicators). Outline: what an annual report says
// when the answers exist (a file of catalogue/reports). See docs/formats/outline.md for the placeholders.

#include <string>
#include <vector>

#include "domain/record_type.h"

namespace jishi {

struct Indicator {
  std::string id;
  std::string zh;
  std::string en;
  Basis basis;
  std::vector<Selection> of;  // any of these
  std::string period;         // year (default), first-half, second-half, any
  std::string date;           // a field: records of any year whose field lies in the report's year
};

struct OutlineSentence {
  std::string text;                // with {indicator.count} …; each: {field} of the record
  std::vector<std::string> needs;  // indicators that must have records; those in the text always must
  std::vector<std::string> lacks;  // indicators that must have none
  std::string each;                // indicator: the sentence is written once per record
};

struct OutlinePart {
  std::string heading;  // empty: the section has no sub-headings
  std::vector<OutlineSentence> sentences;
  bool is_numbered = false;  // each sentence is a point of its own, 1. 2. 3.
};

// What a section shows below its sentences: findings by class and state, or duties by area and light.
enum class OutlineChart { none, findings, duties };

struct OutlineSection {
  std::string id;
  std::string heading;
  std::vector<OutlinePart> parts;
  std::string from;  // empty, or "lights" (存在问题), "plans" (下一步打算)
  OutlineChart chart = OutlineChart::none;
  std::vector<std::string> duties;  // the duties `from` speaks of; empty: all
};

struct Outline {
  std::string id;
  std::string zh;
  std::string en;
  Basis basis;
  std::string title;       // with {year}, {unit}
  bool is_public = false;  // for publication: names nobody of the unit
  std::vector<OutlineSentence> opening;
  std::vector<OutlineSection> sections;
};

}  // namespace jishi
