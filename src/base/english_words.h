#pragma once
// What the catalogue's names are in English: refusals quote fields, states and days in the words of the
// registers, and their English sentences ask here for what refusals.def marks. Safe from any thread.

#include <map>
#include <string>
#include <string_view>

namespace jishi {

using EnglishWords = std::map<std::string, std::string, std::less<>>;

// Replaces what was known before: a program has one catalogue.
void set_english_words(EnglishWords words);
// Names the program itself has (rights); the catalogue's go before them.
void add_english_words(const EnglishWords& words);

// A known name, with an id in brackets behind it or not; a day or period as Span::iso() writes it; of a list
// parted by 、 each. Anything else, people and sections among it, stays as it is.
std::string in_english(std::string_view text);

}  // namespace jishi
