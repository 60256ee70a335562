#pragma once
// Kinds of meetings in a register's own words: 党组会, 局务会, whatever its type column or a name says.

#include "checker/claims/passage.h"

namespace jishi::checker {

// Records of the registers of meetings whose type column is the word, or whose name ends with it; none for a
// word that names no meeting. 党组会 and 党组会议 are one.
RecordList meetings_called(const Facts& facts, std::u32string_view word);

// The judgement of a number of such meetings that no topic knows: 召开党组会1次、局务会1次. A number that
// does not agree is contradicted only where the type column is the word and the clause names nobody. Nothing
// when no record is called so.
std::optional<Judgement> judge_meetings_called(const Passage& passage, const Figure& figure);

}  // namespace jishi::checker
