#pragma once
// Facts: the unit's records as claims ask for them — by topic, by time — and how a reason names them.

#include <string>
#include <unordered_map>
#include <vector>

#include "checker/draft.h"
#include "checker/word_table.h"
#include "domain/organisation.h"
#include "domain/record.h"

namespace jishi::checker {

using RecordList = std::vector<const Record*>;

// How one record stands to a time the text names.
enum class Fit { none, inside, same };

struct KnownPeriod {
  Span span;
  std::u32string name;  // what its two fields have in common (公示); empty: the record's own
};

class Facts {
 public:
  // `input` outlives the facts.
  Facts(const CheckInput& input, int year, std::optional<Day> as_of);

  bool known() const { return known_; }  // there are records to judge by
  int year() const { return year_; }
  Day as_of() const { return as_of_; }  // the last day the report speaks of
  const Organisation* organisation() const { return organisation_; }
  // Names of the organisation's people; an id is the place in its list.
  const WordTable& people() const { return people_; }
  const RecordType* type(std::string_view id) const;
  // Empty when nothing is known.
  const std::vector<RecordType>& types() const;

  // Not for two threads at once: answers are kept. `topic` must outlive the facts.
  // Records of the register year, or happened in it, that the topic takes, by the day they happened; of a
  // topic with a date those of any register year whose date lies in the year.
  const RecordList& of(const Topic& topic) const;
  // Those of other years' registers that the topic takes and that happened in the span's years.
  RecordList of_other_years(const Topic& topic, const Span& span) const;
  RecordList of_type(std::string_view type) const;
  const RecordList& all() const { return records_; }
  // Without those of types that keep what is owed (plans, duty lists).
  const RecordList& deeds() const { return deeds_; }
  // Those that surely happened in the span.
  // The report's whole year means the register of that year (a reminder before New Year's Day stands in it).
  RecordList during(const RecordList& records, const Span& span) const;
  bool is_during(const Record& record, const Span& span) const;

  // The times a record knows of: when it happened, and its span fields.
  const std::vector<Span>& spans(const Record& record) const;
  // Its periods, from a day to a day.
  std::vector<KnownPeriod> periods(const Record& record) const;
  // Values of the fields that the clause names (反馈 → 反馈日期) by at least so many characters.
  std::vector<Span> fields_named(const Record& record, std::u32string_view clause,
                                 std::size_t least = 2) const;
  // The same of every record, by the day it happened.
  std::vector<std::pair<const Record*, Span>> dates_named(std::u32string_view words, std::size_t least) const;
  // Those, or all of its spans when the clause names none.
  std::vector<Span> spans_named(const Record& record, std::u32string_view clause) const;
  // All text of the record's fields as letters() gives it, a line each.
  const std::u32string& text_of(const Record& record) const;
  // The same without what is only planned or ordered (Field::is_planned).
  std::u32string_view text_done(const Record& record) const;

  std::string name(const Record& record) const;       // 会议〔2023〕5号《第一次…会》
  std::string list(const RecordList& records) const;  // at most five, with their dates

 private:
  mutable std::unordered_map<const Topic*, RecordList> selected_;  // asked again for every mention
  // A date of a type, and what its header is about (反馈日期: 反馈).
  struct DateField {
    const Field* field;
    std::u32string stem;
  };
  struct Kind {
    const RecordType* type = nullptr;
    std::vector<DateField> dates;
  };
  const Kind* kind(std::string_view type) const;
  static void add_named(const Kind& kind, const Record& record, std::u32string_view words, std::size_t least,
                        std::vector<Span>& out);
  struct Text {
    std::u32string all;
    std::size_t done = 0;  // what is planned follows
  };
  const Text& known_text(const Record& record) const;

  mutable std::unordered_map<const Record*, Text> texts_;
  mutable std::unordered_map<const Record*, std::vector<Span>> spans_;
  std::unordered_map<std::string_view, Kind> kinds_;  // by id
  RecordList deeds_;
  RecordList records_;  // filed, of the year, up to as_of_
  RecordList carried_;  // filed, of other years
  const std::vector<RecordType>* types_ = nullptr;
  const Organisation* organisation_ = nullptr;
  WordTable people_;
  int year_ = 0;
  Day as_of_;
  bool known_ = false;
};

// Characters and figures only: marks and spaces differ between a text and a register that mean the same.
std::u32string letters(std::u32string_view text);

// How a record's span meets what the text says, compared at the coarser of the two precisions.
Fit fit(const Span& text, const Span& record);

// The first of each is kept.
void drop_repeated(RecordList& records);
std::vector<std::string> ids(const RecordList& records);

}  // namespace jishi::checker
