#pragma once
// What the catalogue says a record of one kind is made of. Values only; catalogue/ reads them from YAML.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jishi {

// Where a rule comes from. confirmed = false is shown as 待核.
struct Basis {
  std::string text;     // 《中国共产党支部工作条例（试行）》
  std::string article;  // 第十六条; may be empty
  std::string version;  // 2018-10-28 施行 …
  bool confirmed = false;

  // “《…》（2018-10-28）第十六条（待核）”
  std::string zh() const;
};

enum class FieldKind {
  text,      // one line or more
  integer,   // whole number ≥ 0
  money,     // yuan, kept as exact decimal text
  span,      // Span::iso() text
  flag,      // true / absent
  choice,    // one of Field::choices, or any text when open
  person,    // a name of the unit's people, or an outsider written 姓名（单位）
  persons,   // array of such names, order kept
  section,   // a section of the unit
  sections,  // array
  holder,    // 局领导班子, 党支部, a party group, a section or a person
  evidence,  // array of file names
  table,     // rows of Field::columns: array of objects, order kept
};
std::string_view field_kind_name(FieldKind kind);

struct Field {
  std::string id;
  std::string zh;  // the column's header
  std::string en;
  FieldKind kind = FieldKind::text;
  std::vector<std::string> synonyms;  // other headers clerks use for it
  std::vector<std::string> choices;
  bool open = false;  // choices are usual values, others are allowed
  bool required = false;
  bool confidential = false;
  bool may_lie_ahead =
      false;                // of a span: a deadline, a plan, a term; else a day on which something was done
  bool is_planned = false;  // of a text: what is to be done or to be kept to; it proves nothing done
  std::string hint;         // one sentence for forms and templates
  std::string example;      // a value for the template's sample row
  std::vector<Field> columns;  // of a table; none of them a table or a list

  const Field* column(std::string_view column_id) const;
};

// A field that is computed from a list rather than typed: how many rows (of those whose column holds one of
// `words`), or the values of a column in order.
struct Derivation {
  std::string field;  // an integer, or a persons field with list_column
  std::string from;   // a persons, sections or table field
  std::string where_column;
  std::vector<std::string> words;
  std::string list_column;
};

// A named check of one record by itself; the names stand in domain/record_checks.h.
struct FieldCheck {
  std::string name;                 // in-order, at-most, different, sum-at-most
  std::vector<std::string> fields;  // as the check wants them
  bool is_doubt = false;            // what it finds may have been so: told, not refused
};

// The first of these that has a value says when the record happened: a span field, two joined as
// "start..end", or the word "year" (the register's year).
using HappenedRule = std::vector<std::string>;

// A field that is asked before a condition's own, as the kind before the name: one of these words in it says
// alone what the record is, any other word is asked together with the rest.
struct AskedFirst {
  std::string field;
  std::vector<std::string> words;
};

// One condition on a field of a record; all of a selection's must hold.
struct Condition {
  enum class Op { in, not_in, contains, present, absent };
  std::string field;  // a field id
  Op op = Op::in;
  std::vector<std::string> values;     // contains: any of them stands in the text
  std::vector<AskedFirst> first = {};  // of kind/name the kind
};

struct Selection {
  std::string type;  // record type id
  std::vector<Condition> where;
};

// How reports speak of such records: the checker and the report's outline share these words.
struct Topic {
  std::vector<std::string> words;        // 巡察整改进度汇报会 …: longest match wins
  std::string kind;                      // claim kind: meeting, talk, study, activity, decision …
  std::vector<std::string> classifiers;  // 次, 场, 个 …: units in which such records are counted
  Selection of;
  std::vector<Selection> also;  // or one of these
  std::string count_field;      // when set, counts add up this field rather than records
  std::string date;             // when set, records of any register year whose date this is lies in the year
};

struct RecordType {
  std::string id;
  std::string zh;
  std::string en;
  std::string
      area;  // an area of lights.yaml: politics, centralism, responsibility, cadres, integrity, ideology
  Basis basis;
  std::vector<std::string> sheets;  // sheet or file names it is found under, its zh always among them
  std::string number_word;          // 会议 in 会议〔2023〕3号
  std::vector<Field> fields;
  HappenedRule happened;
  // Two date fields that are the ends of one period (公示开始, 公示结束); those of `happened` are among them.
  std::vector<std::pair<std::string, std::string>> periods;
  std::vector<std::string> key;  // fields that tell one record from another within a year
  bool key_unique = false;       // two rows of one key are refused (巡察整改's 编号)
  std::string title;             // "{name}": how lists call it
  std::vector<FieldCheck> checks;
  std::vector<Derivation> derived;
  std::vector<Topic> topics;
  bool confidential = false;  // content only for those concerned
  std::vector<int> rows;      // the rows of the product's table it serves (1–26)

  const Field* field(std::string_view field_id) const;
};

}  // namespace jishi
