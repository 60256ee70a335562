#include "domain/rule.h"

#include <algorithm>
#include <cstdlib>

#include "domain/rules/values.h"

namespace jishi {

namespace {

const std::string kNothing;
const std::vector<std::string> kNone;

}  // namespace

bool RuleArguments::has(std::string_view name) const {
  return std::any_of(args_.begin(), args_.end(), [&](const auto& arg) { return arg.first == name; });
}

const std::vector<std::string>& RuleArguments::all(std::string_view name) const {
  for (const auto& [given, values] : args_)
    if (given == name) return values;
  return kNone;
}

const std::string& RuleArguments::one(std::string_view name) const {
  const auto& values = all(name);
  return values.empty() ? kNothing : values.front();
}

int RuleArguments::number(std::string_view name, int otherwise) const {
  const auto& text = one(name);
  return text.empty() ? otherwise : std::atoi(text.c_str());
}

const std::vector<Rule>& rules() {
  static const auto table = [] {
    std::vector<Rule> out;
    rules_detail::add_vote_rules(out);
    rules_detail::add_date_rules(out);
    rules_detail::add_people_rules(out);
    rules_detail::add_content_rules(out);
    rules_detail::add_other_record_rules(out);
    std::sort(out.begin(), out.end(), [](const Rule& a, const Rule& b) { return a.name < b.name; });
    return out;
  }();
  return table;
}

const Rule* find_rule(std::string_view name) {
  const auto& table = rules();
  const auto found =
      std::lower_bound(table.begin(), table.end(), name,
                       [](const Rule& rule, std::string_view wanted) { return rule.name < wanted; });
  return found == table.end() || found->name != name ? nullptr : &*found;
}

Refusals judge(const RuleUse& use, const Basis& otherwise, const RuleCase& of) {
  Refusals out;
  const auto* rule = find_rule(use.rule);
  if (rule == nullptr) return out;
  for (const auto& condition : use.when)
    if (!matches(condition, of.record)) return out;
  if (rule->looks_at_others && of.world.others == nullptr) return out;
  rule->judge(of, RuleArguments(use.args), out);
  const auto& basis = use.basis.text.empty() ? otherwise : use.basis;
  for (auto& reason : out)
    if (reason.basis.empty()) reason.basis = basis.zh();
  return out;
}

}  // namespace jishi
