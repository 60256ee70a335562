#pragma once
// The annual report: the outline of the catalogue filled from the records, then 存在问题 and 下一步打算 from
// the lights. Pure: what it is given decides every word.

#include <functional>
#include <string>
#include <vector>

#include "catalogue/catalogue.h"
#include "domain/duty.h"
#include "domain/organisation.h"
#include "domain/record.h"
#include "report/document.h"

namespace jishi::report {

// A rule that a case broke, as the report tells it.
struct BrokenRule {
  std::string record;     // id
  std::string procedure;  // 集体决策（三重一大）
  std::string title;      // of the record
  std::string lapse;      // 主要负责人没有末位表态
  bool is_explained = false;
};

struct AnnualInput {
  const catalogue::Catalogue* catalogue = nullptr;
  std::string unit;        // 临江区统计局
  std::string short_name;  // 区统计局; empty: the unit's name
  int year = 0;
  Day as_of;
  Day dated;
  const std::vector<Record>* records = nullptr;  // filed, of the year and its neighbours
  const std::vector<Obligation>* obligations = nullptr;
  const std::vector<BrokenRule>* broken_rules = nullptr;  // of the year's cases; may be null
  bool with_annex = false;                                // 附件: the records of every claim
};

Document compose_annual(const Outline& outline, const AnnualInput& input);

// The card of one record, without its receipt.
RecordCard card_of(const catalogue::Catalogue& catalogue, const Record& record);

}  // namespace jishi::report
