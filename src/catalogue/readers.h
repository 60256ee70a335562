#pragma once
// One reader for each kind of catalogue file, and for the parts several kinds share.

#include "catalogue/reading.h"
#include "domain/case.h"

namespace jishi::catalogue {

void read_record_type(const Node& node, RecordType& out, Reading& reading);
void read_duty(const Node& node, Duty& out, Reading& reading);
void read_indicator(const Node& node, Indicator& out, Reading& reading);
void read_outline(const Node& node, Outline& out, Reading& reading);
void read_lights(const Node& node, Lights& out, Reading& reading);
void read_organisation(const Node& node, OrganisationWords& out, Reading& reading);
// Adds to what is there: the words of all vocabulary files together make the vocabulary.
void read_vocabulary(const Node& node, Vocabulary& out, Reading& reading);

void read_procedure(const Node& node, Procedure& out, Reading& reading);
void read_standing_check(const Node& node, StandingCheck& out, Reading& reading);
void read_setting(const Node& node, Setting& out, Reading& reading);
void read_calendar(const Node& node, CalendarFile& out, Reading& reading);
void read_ranks(const Node& node, Ranks& out, Reading& reading);
// One use of a named rule: its name with its arguments, and when, basis, strict, breaks. `procedure` is the
// one whose steps it may name; null in a standing check.
void read_rule_use(const Node& node, const RecordType& type, const Procedure* procedure, RuleUse& out,
                   Reading& reading);

// Field or other names with their values as people write them.
void read_pairs(const Node& node, std::vector<std::pair<std::string, std::string>>& out, Reading& reading);

void read_basis(const Node& node, Basis& out, Reading& reading);
// The mapping of a selection: record, where.
void read_selection(const Node& node, Selection& out, Reading& reading);
// {field: [values]} · {field: {in|not_in|contains: [values]}} · {field: present|absent}
void read_conditions(const Node& node, const RecordType& type, std::vector<Condition>& out, Reading& reading);
// A fault for each condition on kind/name: where what is asked is also written, or must name what it rests
// on.
void refuse_fields_in_turn(const Node& node, Reading& reading);
// A fault, and false, when the type has no such field.
bool is_field(const Node& at, const RecordType& type, const std::string& field, Reading& reading);
// The type of that id; nothing and a fault when there is none.
const RecordType* find_type(const Node& at, const std::string& id, Reading& reading);
// Faults when it is no area of lights.yaml.
std::string read_area(const Node& node, Reading& reading);

template <auto Member, class T>
void read_basis_of(const Node& node, T& out, Reading& reading) {
  read_basis(node, out.*Member, reading);
}
template <auto Member, class T>
void read_area_of(const Node& node, T& out, Reading& reading) {
  out.*Member = read_area(node, reading);
}
// Rows of the product's table, 1–26.
template <auto Member, class T>
void read_rows(const Node& node, T& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items)
    if (const auto row = reading.integer(item, 1, 26)) (out.*Member).push_back(*row);
}
// The id is read by the loader before the rest; the row lets the key stand in the table.
template <auto Member, class T>
void read_id(const Node& node, T& out, Reading&) {
  out.*Member = node.text;
}

}  // namespace jishi::catalogue
