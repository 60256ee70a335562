#pragma once
// The table of rules, and each rule.

#include "checker/rules/rule.h"

namespace jishi::checker {

// Run first, on the raw text: their cuts are blanked before headings, sentences and mentions are read.
const std::vector<Rule>& residue_rules();
// Run on what is left.
const std::vector<Rule>& text_rules();

void find_advertising(const Scene& scene, Findings& out);
void find_arithmetic(const Scene& scene, Findings& out);
void find_broken_lines(const Scene& scene, Findings& out);
void find_contacts(const Scene& scene, Findings& out);
void find_faulty_dates(const Scene& scene, Findings& out);
void find_foreign_organisations(const Scene& scene, Findings& out);
void find_inconsistencies(const Scene& scene, Findings& out);
void find_leftover_years(const Scene& scene, Findings& out);
void find_numbering(const Scene& scene, Findings& out);
void find_other_units(const Scene& scene, Findings& out);
void find_page_residue(const Scene& scene, Findings& out);
void find_paywall_markers(const Scene& scene, Findings& out);
void find_placeholders(const Scene& scene, Findings& out);
void find_rate_errors(const Scene& scene, Findings& out);
void find_redactions(const Scene& scene, Findings& out);
void find_typos(const Scene& scene, Findings& out);

}  // namespace jishi::checker
