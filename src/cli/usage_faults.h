#pragma once
// What is wrong with a command line that was not understood, read off the table of commands: every reason, in
// our own words.

#include <string>
#include <vector>

#include "base/refusal.h"

namespace jishi::cli {

// words: the arguments without the program's name. Never empty: when nothing better is found, it is said that
// the line was not understood.
Refusals usage_faults(const std::vector<std::string>& words);

}  // namespace jishi::cli
