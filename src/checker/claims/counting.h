#pragma once
// What a number found in the text is compared with, shared by the families that count.

#include <span>

#include "checker/claims/passage.h"

namespace jishi::checker {

// The records' number against the figure: supported, contradicted, or unrecorded when there are none.
Judgement compare(const Passage& passage, const Figure& figure, double recorded, const RecordList& records,
                  const std::string& what);
// How many of what the figure counts those records hold: records, what the topic adds up, or for 人次, 人 and
// 名 the people they name where a record may stand for several (a talk with four).
double amount(const TopicHit& hit, const Figure& figure, const RecordList& records);
// Those of the day that the figure's clause names before it; all of them when it names none, or several.
RecordList of_day_told(const Passage& passage, const Figure& figure, const RecordList& records);
// Those of a day that the sentence names before the figure, where they are as many as it says; else none.
RecordList agreeing_on_a_day(const Passage& passage, const Figure& figure, const TopicHit& hit,
                             const RecordList& records);
// 党员大会、支委会16次: the records in the period of the hit and of those joined to it that have no number of
// their own; empty when none is joined.
RecordList joined_records(const Passage& passage, const Figure& figure, const TopicHit& hit);
bool fits(const Figure& figure, double recorded);
// The same of what those records come to; several items of one meeting are one 次.
bool agrees(const Figure& figure, const TopicHit& hit, const RecordList& records);
// “沈喆”的记录为1次：…
std::string found_in(const Facts& facts, const Figure& figure, const TopicHit& hit, const std::string& whose,
                     const RecordList& records);
JsonObject count_value(const Figure& figure);
// 18个, 20余
std::string number_text(double n);
// Nothing stands in it but these words, one after the other; the first that fits is taken at each place.
bool is_made_of(std::u32string_view text, std::span<const std::u32string_view> words);

}  // namespace jishi::checker
