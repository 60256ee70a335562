#include "catalogue/procedure_page.h"

#include <algorithm>

#include "base/text.h"
#include "domain/case.h"

namespace jishi::catalogue {

namespace {

// Mermaid reads - and digits at the start of a name as its own.
std::string node_of(const std::string& state) {
  return "s_" + replace_all(state, "-", "_");
}

std::string cell(const std::string& text) {
  return replace_all(replace_all(text, "|", "\\|"), "\n", " ");
}

std::string row(const std::vector<std::string>& cells) {
  std::string out = "|";
  for (const auto& text : cells) out += " " + cell(text) + " |";
  return out + "\n";
}

std::string header(const std::vector<std::string>& cells) {
  return row(cells) + "|" + [&] {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i) out += " --- |";
    return out;
  }() + "\n";
}

std::string label_of(const RecordType& type, const std::string& name) {
  if (name == "evidence") return "材料";
  const auto dot = name.find('.');
  const auto* field = type.field(name.substr(0, dot));
  if (field == nullptr) return name;
  const auto* column = dot == std::string::npos ? nullptr : field->column(name.substr(dot + 1));
  return column == nullptr ? field->zh : field->zh + "·" + column->zh;
}

std::string labels_of(const RecordType& type, const std::vector<std::string>& names) {
  std::vector<std::string> out;
  out.reserve(names.size());
  for (const auto& name : names) out.push_back(label_of(type, name));
  return join(out, "、");
}

std::string states_of(const Procedure& procedure, const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  for (const auto& id : ids)
    if (const auto* state = procedure.state(id); state != nullptr) out.push_back(state->zh);
  return join(out, "、");
}

std::string limit_text(const ProcedureState& state, const RecordType& type) {
  if (!state.limit) return "";
  const auto& limit = *state.limit;
  std::string out = limit.field.empty() ? "进入后" : "“" + label_of(type, limit.field) + "”";
  const auto add = [&](int n, const char* unit) {
    if (n != 0) out += (n < 0 ? "前" : "后") + std::to_string(n < 0 ? -n : n) + unit;
  };
  add(limit.months, "个月");
  add(limit.days, "天");
  add(limit.working_days, "个工作日");
  return out;
}

std::string needs_text(const Step& step, const RecordType& type) {
  std::vector<std::string> out;
  if (!step.needs.empty()) out.push_back(labels_of(type, step.needs));
  if (step.needs_evidence) out.push_back("附材料");
  return join(out, "；");
}

}  // namespace

std::string rule_text(const RuleUse& use, Lang lang) {
  const auto* rule = find_rule(use.rule);
  if (rule == nullptr) return use.rule;
  std::vector<std::string> args;
  for (const auto& [name, values] : use.args) args.push_back(name + "=" + join(values, "+"));
  std::string out(lang == Lang::zh ? rule->zh : rule->en);
  if (!args.empty()) out += lang == Lang::zh ? "（" + join(args, "，") + "）" : " (" + join(args, ", ") + ")";
  return out;
}

std::string procedure_diagram(const Procedure& procedure) {
  std::string out = "stateDiagram-v2\n";
  for (const auto& state : procedure.states)
    out += "  state \"" + state.zh + "\" as " + node_of(state.id) + "\n";
  for (const auto& step : procedure.steps) {
    if (step.from.empty()) out += "  [*] --> " + node_of(step.to) + ": " + step.zh + "\n";
    for (const auto& from : step.from)
      out +=
          "  " + node_of(from) + " --> " + node_of(step.to.empty() ? from : step.to) + ": " + step.zh + "\n";
  }
  for (const auto& state : procedure.states)
    if (state.is_end) out += "  " + node_of(state.id) + " --> [*]\n";
  return out;
}

std::string procedure_page(const Procedure& procedure, const RecordType& type) {
  std::string out = "# " + procedure.zh + "（" + procedure.id + "）\n" + procedure.en + ". 依据：" +
                    procedure.basis.zh() + "。台账：" + type.zh + "（" + type.id + "）。\n\n";
  out += "```mermaid\n" + procedure_diagram(procedure) + "```\n\n";
  out += "## 状态\n" + header({"状态", "id", "计入台账", "办结", "期限"});
  for (const auto& state : procedure.states)
    out += row({state.zh, "`" + state.id + "`", state.is_open ? "否" : "是", state.is_end ? "是" : "",
                limit_text(state, type)});
  out += "\n## 环节\n" + header({"环节", "id", "从", "到", "由谁办理", "须填", "还可填"});
  for (const auto& step : procedure.steps) {
    std::vector<std::string> others;
    for (const auto& name : step.fields)
      if (std::find(step.needs.begin(), step.needs.end(), name) == step.needs.end()) others.push_back(name);
    out += row({step.zh, "`" + step.id + "`", states_of(procedure, step.from),
                step.to.empty() ? "（不变）" : states_of(procedure, {step.to}),
                takers_text(step, type, Lang::zh), needs_text(step, type), labels_of(type, others)});
  }
  std::string rules_part;
  for (const auto& step : procedure.steps)
    for (const auto& use : step.rules)
      rules_part += row({step.zh, rule_text(use, Lang::zh), use.is_strict ? "不可" : "可",
                         use.basis.text.empty() ? procedure.basis.zh() : use.basis.zh()});
  if (!rules_part.empty())
    out += "\n## 规则\n" + header({"环节", "规则", "可否作为异常办理", "依据"}) + rules_part;
  return out;
}

}  // namespace jishi::catalogue
