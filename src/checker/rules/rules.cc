#include "checker/rules/rules.h"

namespace jishi::checker {

const std::vector<Rule>& residue_rules() {
  static const std::vector<Rule> rules = {
      {"paywall-markers", find_paywall_markers}, {"advertising", find_advertising},
      {"page-residue", find_page_residue},       {"contacts", find_contacts},
      {"redactions", find_redactions},
  };
  return rules;
}

const std::vector<Rule>& text_rules() {
  static const std::vector<Rule> rules = {
      {"placeholders", find_placeholders},
      {"other-units", find_other_units},
      {"foreign-organisations", find_foreign_organisations},
      {"broken-lines", find_broken_lines},
      {"numbering", find_numbering},
      {"arithmetic", find_arithmetic},
      {"rates", find_rate_errors},
      {"dates", find_faulty_dates},
      {"leftover-years", find_leftover_years},
      {"inconsistencies", find_inconsistencies},
      {"typos", find_typos},
  };
  return rules;
}

}  // namespace jishi::checker
