#pragma once
// Catalogue: everything the rules require, read from YAML: the program's own files, then those of an
// installation (DIR/catalogue), which override by id or add. Loaded whole or not at all; immutable afterwards
// and safe to share.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/english_words.h"
#include "base/result.h"
#include "domain/duty.h"
#include "domain/outline.h"
#include "domain/procedure.h"
#include "domain/record_type.h"
#include "domain/rule.h"
#include "domain/vocabulary.h"
#include "domain/work_calendar.h"

namespace jishi::catalogue {

struct SourceFile {
  std::string path;  // records/meeting.yaml, or the installation's file
  std::string text;
};

// A figure that a regulation leaves to the office, or that is not confirmed: one file of settings/. Rules
// name it as $id.
struct Setting {
  std::string id;
  std::string zh;
  std::string en;
  Basis basis;
  int value = 0;
};

// The holidays of a year: one file of calendars/, its id the year.
struct CalendarFile {
  std::string id;
  std::string zh;
  std::string en;
  Basis basis;
  WorkYear year;
};

// Which ranks lead to which, and after how many years (ranks.yaml).
struct Ranks {
  Basis basis;
  std::vector<RankStep> steps;
};

class Catalogue {
 public:
  // Every fault of every file: file, line, what, remedy.
  static Result<Catalogue> load(const std::vector<SourceFile>& files);
  // The program's own files followed by those of a folder, or one file (may be empty or absent). From then on
  // the English sentences of refusals speak its words.
  static Result<Catalogue> load_with(const std::string& override_folder);

  const std::vector<RecordType>& records() const { return records_; }  // by file name
  const std::vector<Duty>& duties() const { return duties_; }
  const std::vector<Indicator>& indicators() const { return indicators_; }
  const std::vector<Outline>& reports() const { return reports_; }
  const std::vector<Procedure>& procedures() const { return procedures_; }
  const std::vector<StandingCheck>& checks() const { return checks_; }
  const std::vector<Setting>& settings() const { return settings_; }
  const std::vector<CalendarFile>& calendars() const { return calendars_; }
  const std::vector<RankStep>& ranks() const { return ranks_.steps; }
  WorkCalendar work_calendar() const;
  const Lights& lights() const { return lights_; }
  const OrganisationWords& organisation() const { return organisation_; }
  const Vocabulary& vocabulary() const { return vocabulary_; }

  const RecordType* record(std::string_view id) const;
  const Duty* duty(std::string_view id) const;
  const Indicator* indicator(std::string_view id) const;
  const Outline* report(std::string_view id) const;
  const Procedure* procedure(std::string_view id) const;
  const Setting* setting(std::string_view id) const;
  // The YAML text of one item as loaded, for `catalogue show`; empty when there is none.
  std::string_view source(std::string_view id) const;
  // Every name that refusals quote: of types, fields, procedures, states, steps and who may take them.
  EnglishWords english_words() const;

 private:
  friend class Loader;
  std::vector<RecordType> records_;
  std::vector<Duty> duties_;
  std::vector<Indicator> indicators_;
  std::vector<Outline> reports_;
  std::vector<Procedure> procedures_;
  std::vector<StandingCheck> checks_;
  std::vector<Setting> settings_;
  std::vector<CalendarFile> calendars_;
  Ranks ranks_;
  Lights lights_;
  OrganisationWords organisation_;
  Vocabulary vocabulary_;
  std::map<std::string, std::string, std::less<>> sources_;
};

}  // namespace jishi::catalogue
