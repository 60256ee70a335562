#pragma once
// A refusal is a value that tells a person what was not done, where, and how to mend it. Every refusal of
// the program stands in one list (refusals.def): code, category, sentence and remedy in Chinese and English.

#include <string>
#include <string_view>
#include <vector>

namespace jishi {

enum class Lang { zh, en };

// What kind of "no" it is; http maps it to a status, the command line to an exit code (all are exit 2).
enum class Category { input, state, right, limit, absent, integrity };

struct RefusalRow {
  std::string_view code;
  Category category;
  std::string_view zh;         // with {0}, {1} … for the arguments and {why} for the causes
  std::string_view zh_remedy;  // how to mend it; may use the arguments too
  std::string_view en;
  std::string_view en_remedy;
};

// The whole list, in the order of refusals.def.
const std::vector<RefusalRow>& refusal_rows();

struct Refusal {
  std::string code;               // a code of the list
  std::vector<std::string> args;  // for {0}, {1} …
  std::string where;              // file, sheet, row, field … in plain words; may be empty
  std::string basis;              // the rule it rests on, if any
  std::vector<Refusal> causes;    // for {why}: their sentences, in the language asked for

  std::string sentence(Lang lang) const;
  std::string remedy(Lang lang) const;
  // "where：sentence（remedy）" in one line.
  std::string line(Lang lang) const;

  bool operator==(const Refusal&) const = default;
};

using Refusals = std::vector<Refusal>;

// Makes a refusal of the list, with {why} for what caused it.
Refusal refuse_because(std::string_view code, std::vector<std::string> args, Refusal cause);
// Makes a refusal of the list. A code that is not in the list is a programmer's error and stops the process.
Refusal refuse(std::string_view code, std::vector<std::string> args = {}, const std::string& where = {});

}  // namespace jishi
