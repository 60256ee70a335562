#pragma once
// OtherRecords: the live records that rules look at beside the judged one, the judged one among them. A type
// is loaded, and an index of it made, when it is first asked for; so judging every record of a register asks
// each of its records once. Not safe from several threads at once; what it gives lives as long as it does.

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "domain/record.h"

namespace jishi {

class OtherRecords {
 public:
  using Load = std::function<std::vector<Record>(std::string_view type)>;
  using List = std::vector<const Record*>;

  explicit OtherRecords(Load load) : load_(std::move(load)) {}

  const std::vector<Record>& of(std::string_view type);
  const Record* find(std::string_view type, std::string_view id);
  // Of that register year.
  const List& of_year(std::string_view type, int year);
  // Those that hold the word in a field (or table.column); in a list of words, as any of them.
  const List& naming(std::string_view type, std::string_view field, std::string_view word);
  // Those of the record's type and register year that hold what it holds in each of these fields; none when
  // it lacks one.
  const List& like(const Record& record, const std::vector<std::string>& fields);

  bool has_loaded() const { return !loaded_.empty(); }

 private:
  using Index = std::unordered_map<std::string, List>;
  template <class KeysOf>
  const List& look_up(std::string_view type, std::string index, const std::string& key, KeysOf keys_of);

  Load load_;
  std::map<std::string, std::vector<Record>, std::less<>> loaded_;
  std::map<std::pair<std::string, std::string>, Index> indices_;  // by type and what the keys are
};

}  // namespace jishi
