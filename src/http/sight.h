#pragma once
// Sight: what one who asks may know. Everything a handler gives out of a record goes through it
// (accounts/reach.h decides).

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/who.h"
#include "domain/organisation.h"
#include "domain/record.h"

namespace jishi::http {

// A record as this one may see it. Fields that are withheld are gone from `record`, and so is its evidence
// when anything is withheld.
struct Shown {
  Record record;
  std::string title;
  bool is_withheld = false;                  // all of its content
  std::vector<std::string> withheld_fields;  // only these
  bool gives_confidential = false;           // a look that the audit trail must hold first
};

class Sight {
 public:
  Sight(accounts::Who who, std::shared_ptr<const Organisation> organisation, Day today);

  // Within what an inspector is confined to. What is outside is told of to nobody.
  bool is_in_scope(std::string_view type, int year) const;
  // `entered_by`: the name of who entered its first version.
  bool sees_confidential(const RecordType& type, const Record& record, std::string_view entered_by) const;
  Shown show(const RecordType& type, Record record, std::string_view entered_by) const;
  bool may_write(const RecordType& type, const Record& record, std::string_view entered_by) const;
  bool may_explain(const RecordType& type, const Record& record, std::string_view entered_by) const;
  bool may_erase(const RecordType& type, const Record& record, std::string_view entered_by) const;

  const accounts::Who& who() const { return who_; }
  const Organisation& organisation() const { return *organisation_; }
  Day today() const { return today_; }

 private:
  accounts::Who who_;
  std::shared_ptr<const Organisation> organisation_;
  Day today_;
};

// The type is confidential or has a field that is.
bool has_confidential(const RecordType& type);
// The title shows a confidential field.
bool is_title_confidential(const RecordType& type);
// The title for one who does not see the confidential content.
std::string open_title(const RecordType& type, const Record& record);

}  // namespace jishi::http
