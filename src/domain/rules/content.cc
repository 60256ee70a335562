// What a record holds: counts that agree with lists, shares, amounts, and texts that are the ones approved.

#include "base/numeral.h"
#include "domain/case.h"
#include "domain/rules/values.h"

namespace jishi::rules_detail {

namespace {

void count_is(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto& list = args.one("list");
  if (!of.record.has(args.one("count")) || !of.record.has(list.substr(0, list.find('.')))) return;
  const auto count = of.record.integer(args.one("count"));
  const auto names = names_of(of.record, list);
  if (static_cast<std::int64_t>(names.size()) != count)
    out.push_back(refuse("rule.count-is", {label_of(of.type, args.one("count")), std::to_string(count),
                                           label_of(of.type, list), std::to_string(names.size())}));
}

void share(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto part = number_of(of.record, args.all("part"));
  const auto whole = number_of(of.record, args.all("whole"));
  if (!part || !whole) return;
  const auto percent = args.number("percent");
  if (*part * 100 > *whole * percent)
    out.push_back(refuse("rule.share", {labels_of(of.type, args.all("part")), std::to_string(*part),
                                        labels_of(of.type, args.all("whole")), std::to_string(*whole),
                                        std::to_string(percent), std::to_string(*whole * percent / 100)}));
}

void amount(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto value = read_numeral(of.record.text(args.one("field")));
  // A register may leave it out; a step that asks the rule may not.
  if (!value && of.step != nullptr)
    out.push_back(refuse("rule.amount-small-none", {label_of(of.type, args.one("field"))}));
  if (!value) return;
  const auto yuan = value->value();
  if (args.has("at_least") && yuan < args.number("at_least"))
    out.push_back(refuse("rule.amount-small",
                         {label_of(of.type, args.one("field")), value->text(), args.one("at_least")}));
  if (args.has("at_most") && yuan > args.number("at_most"))
    out.push_back(refuse("rule.amount-large",
                         {label_of(of.type, args.one("field")), value->text(), args.one("at_most")}));
}

void must_have(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  for (const auto& field : args.all("fields"))
    if (!of.record.has(field)) out.push_back(refuse("rule.must-have", {label_of(of.type, field)}));
}

void has_evidence(const RuleCase& of, const RuleArguments&, Refusals& out) {
  const bool has_file = std::any_of(of.record.evidence.begin(), of.record.evidence.end(),
                                    [](const Evidence& file) { return file.digest.has_value(); });
  if (!has_file) out.push_back(refuse("rule.has-evidence"));
}

// Each of the steps approved exactly what stands in the record now: asked where something is done on the
// strength of it. What is attached afterwards voids nothing. A case without steps has nothing to
// compare.
void sealed(const RuleCase& of, const RuleArguments& args, Refusals& out) {
  const auto* procedure =
      of.world.procedures == nullptr ? nullptr : procedure_of(*of.world.procedures, of.record);
  if (procedure == nullptr || of.step == nullptr) return;
  for (const auto& id : args.all("steps")) {
    const auto* step = procedure->step(id);
    const TakenStep* last = nullptr;
    for (const auto& taken : of.record.trail)
      if (taken.step == id) last = &taken;
    if (step == nullptr) continue;
    // A case of this system cannot come here without it; a row of a register can.
    const bool is_of_register =
        of.record.trail.empty() || of.record.trail.front().step != procedure->start().id;
    if (last == nullptr && !is_of_register) continue;
    if (last == nullptr) {
      out.push_back(refuse("rule.sealed-missing", {step->zh}));
      return;
    }
    if (last->seal == seal_of(of.record, step->seal)) continue;
    out.push_back(refuse("rule.sealed", {step->zh, last->by, last->day.zh()}));
    return;  // one approval that is void sends the case back to the first
  }
}

}  // namespace

void add_content_rules(std::vector<Rule>& out) {
  out.push_back({"count-is",
                 "rule.count-is",
                 {{"count", ArgKind::field, true}, {"list", ArgKind::column, true}},
                 false,
                 "填写的人数与名单一致",
                 "the number typed is that of the list",
                 count_is});
  out.push_back({"share",
                 "rule.share",
                 {{"part", ArgKind::fields, true},
                  {"whole", ArgKind::fields, true},
                  {"percent", ArgKind::number, true}},
                 false,
                 "不超过规定比例",
                 "no more than the share",
                 share});
  out.push_back(
      {"amount",
       "rule.amount-small",
       {{"field", ArgKind::field, true}, {"at_least", ArgKind::number}, {"at_most", ArgKind::number}},
       false,
       "金额在规定范围内",
       "the amount is within the limit",
       amount});
  out.push_back({"must-have",
                 "rule.must-have",
                 {{"fields", ArgKind::fields, true}},
                 false,
                 "应填写的已填写",
                 "what must be there is there",
                 must_have});
  out.push_back(
      {"has-evidence", "rule.has-evidence", {}, false, "有佐证材料", "there is evidence", has_evidence});
  out.push_back({"sealed",
                 "rule.sealed",
                 {{"steps", ArgKind::steps, true}},
                 false,
                 "内容与审批时完全一致",
                 "the content is exactly what was approved",
                 sealed});
}

}  // namespace jishi::rules_detail
