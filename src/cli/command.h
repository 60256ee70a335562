#pragma once
// The table every command stands in: dispatcher, help, and man page are made from it, so that nothing drifts.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/refusal.h"

namespace jishi::cli {

// Exit codes, fixed by the design.
enum Exit { kDone = 0, kBadNews = 1, kRefused = 2, kFailed = 3 };

struct Words {
  std::string_view zh;
  std::string_view en;
  std::string_view of(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

struct Argument {
  std::string_view name;  // DIR; several when it ends in "..."
  Words words;
  bool required = true;
};

struct Option {
  std::string_view name;   // --year
  std::string_view value;  // YEAR; empty for a switch
  Words words;
  bool required = false;
  bool many = false;
  std::vector<std::string_view> choices;
};

// What was given, by the name in the table. A switch that was given holds one empty text.
class Given {
 public:
  std::map<std::string, std::vector<std::string>, std::less<>> values;
  Lang lang = Lang::zh;

  bool has(std::string_view name) const { return values.contains(name); }
  std::string one(std::string_view name, std::string_view otherwise = "") const;
  std::vector<std::string> all(std::string_view name) const;
};

struct Command {
  std::string_view name;  // "import", "ledger verify"
  Words summary;
  std::vector<Argument> arguments;
  std::vector<Option> options;
  std::string_view example;  // one line a reader can run
  int (*run)(const Given&);
};

// In the order help shows them.
const std::vector<Command>& commands();

// Prints every reason to stderr and gives kRefused.
int refused(const Refusals& reasons, Lang lang);

// Parses, runs, and turns failures into exit codes; never throws.
int run_program(int argc, char** argv);

// troff text of the man page.
std::string man_page();

}  // namespace jishi::cli
