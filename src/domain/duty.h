#pragma once
// Duty: what is owed by whom how often (a file of catalogue/duties). Obligation: one duty of one holder in
// one period, with the records that meet it and its light. Pure: records and organisation in, obligations
// out; no clock.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "domain/organisation.h"
#include "domain/record.h"

namespace jishi {

enum class HolderKind {
  unit,  // the unit as such
  leading_body,
  chief,
  each_leader,  // every member of the leading body, the chief among them
  each_member,  // the members other than the chief
  each_section,
  each_head,  // heads of sections
  branch,
  each_group,     // party groups
  chief_members,  // pairs: chief × each other member
  members_heads,  // pairs: member × head of a section the member supervises on that day
  each_record,    // one obligation per record of Duty::subject
};
enum class Every { year, half, quarter, month, named_day, record };

struct Satisfier {
  Selection of;
  // Fields that must name the holder (the first of a pair in from_field, the second in to_field). Empty:
  // anybody's counts.
  std::string holder_field;
  std::string from_field;
  std::string to_field;
  std::string date_field;  // which span says when; empty: the record's happened
};

struct Duty {
  std::string id;
  std::string zh;
  std::string en;
  std::string area;
  Basis basis;
  HolderKind holder = HolderKind::unit;
  Every every = Every::year;
  int at_least = 1;
  std::vector<Satisfier> satisfied_by;
  std::string due;                      // "MM-DD" for year; empty: the end of the period
  std::vector<std::string> named_days;  // with named_day: 元旦, 春节 …
  int days_before = 15;                 // with named_day: the window before it
  Selection subject;                    // with each_record
  std::vector<Condition> done_when;     // with each_record: any of these holds
  std::string due_field;                // with each_record: a span field, else the year's end
  std::string done_field;  // with each_record: a span field saying when it was done; late when after due
  std::string problem_zh;  // how a report speaks of it when overdue; empty: a plain sentence
  std::string remedy_zh;   // what to do when it is red
  std::string remedy_en;
  std::vector<int> rows;  // of the product's table
};

enum class Light { done, late, near, overdue, open };

struct LightWords {
  std::string zh, en, mark, colour;  // 已完成, done, ●, #rrggbb
};
struct Lights {
  std::array<LightWords, 5> words;                         // by Light
  int near_share_percent = 50;                             // of the window gone: open turns near
  std::vector<std::pair<std::string, std::string>> areas;  // id, zh — in the report's order
  std::vector<std::pair<std::string, std::string>> areas_en;
};

struct Obligation {
  std::string duty;
  std::string holder;       // 领导班子, 王海燕, 第一党小组, or the record's title
  std::string counterpart;  // of a pair: the one who is owed the talk
  std::string subject;      // record id, with each_record
  Span window;
  std::string named_day;  // 中秋节, with Every::named_day
  Day due;
  int required = 1;
  int met = 0;
  std::vector<std::string> records;  // that meet it, by date
  Light light = Light::open;
  int days_late = 0;  // overdue: as_of − due; late: done − due
};

// 中秋节 of 中秋; 元旦, 五一 and 春节 are whole names.
std::string festival_name(const std::string& named_day);

// Days named in catalogue/… resolved for a year (春节 needs the lunar table).
struct NamedDay {
  std::string name;
  Day day;
};

struct ObligationContext {
  const Organisation* organisation = nullptr;
  const std::vector<Record>* records = nullptr;  // filed ones of the year and its neighbours
  std::vector<NamedDay> named_days;              // of the year
  int year = 0;
  Day as_of;
  bool day_is_over = true;  // as_of lies in the past: what was due that day and is not done is overdue
  int near_share_percent = 50;
  std::vector<std::pair<std::string, const RecordType*>> types;  // id → type, for titles
};

// In the order holder by holder, window by window. What fell due before the first post of the organisation
// began is owed by nobody, and told only where records meet it.
std::vector<Obligation> expand(const Duty& duty, const ObligationContext& context);

}  // namespace jishi
