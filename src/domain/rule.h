#pragma once
// The named rules that procedures and standing checks use: decisions about one record that data cannot
// express. Each is a small function over a record as it would be (before a step) or as it is (an audit).
//
// Where a record says nothing a rule says nothing: what must be there is a step's `needs`. So the same rules
// judge a case of this system and a row of an old register. Pure: no clock, no I/O; safe from any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "domain/organisation.h"
#include "domain/other_records.h"
#include "domain/procedure.h"
#include "domain/record.h"
#include "domain/work_calendar.h"

namespace jishi {

// Years a rank or post must have been held before the next (a file of catalogue/ranks).
struct RankStep {
  std::string to;
  std::vector<std::string> from;  // any of these ranks or posts
  int years = 0;
};

// What rules may look at besides the record itself.
struct RuleWorld {
  const Organisation* organisation = nullptr;
  const WorkCalendar* calendar = nullptr;
  const std::vector<RankStep>* ranks = nullptr;
  const std::vector<Procedure>* procedures = nullptr;
  const std::vector<RecordType>* types = nullptr;  // for their names
  OtherRecords* others = nullptr;                  // without it rules that look at other records say nothing
};

struct RuleCase {
  const RecordType& type;
  const Record& record;            // as the step would leave it, or as it stands
  const Record* before = nullptr;  // before the step; null when it starts the case, and in an audit
  const Step* step = nullptr;      // null in an audit
  std::string_view actor;          // empty in an audit
  std::optional<Day> day;          // of the step
  const RuleWorld& world;
};

// Reads a rule's arguments by name; the loader has checked that they fit the rule's table.
class RuleArguments {
 public:
  explicit RuleArguments(const RuleArgs& args) : args_(args) {}
  bool has(std::string_view name) const;
  const std::string& one(std::string_view name) const;  // empty when absent
  const std::vector<std::string>& all(std::string_view name) const;
  int number(std::string_view name, int otherwise = 0) const;

 private:
  const RuleArgs& args_;
};

// What an argument of a rule may be; the catalogue's loader checks it.
enum class ArgKind { field, fields, column, number, word, words, record, steps, state };

struct RuleArg {
  std::string_view name;
  ArgKind kind;
  bool required = false;
  std::string_view choices = {};  // of a word or each of words: "half two-thirds more-than-half"
};

struct Rule {
  std::string_view name;
  std::string_view code;  // of the refusal it gives, rule.*; others may come with it (calendar.no-year)
  std::vector<RuleArg> args;
  bool looks_at_others = false;
  std::string_view zh;  // what it asks, for the documents made from the catalogue
  std::string_view en;
  void (*judge)(const RuleCase&, const RuleArguments&, Refusals&);
};

// Every rule, by name.
const std::vector<Rule>& rules();
const Rule* find_rule(std::string_view name);

// Judges one use: nothing when its `when` does not hold. Each refusal carries the basis of the use, or the
// given one where it has none.
Refusals judge(const RuleUse& use, const Basis& otherwise, const RuleCase& of);

}  // namespace jishi
