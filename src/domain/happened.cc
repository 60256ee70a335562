#include "domain/happened.h"

#include <vector>

#include "base/text.h"

namespace jishi {

namespace {

std::string label(const RecordType& type, std::string_view id) {
  const auto* field = type.field(id);
  return field == nullptr ? std::string(id) : field->zh;
}

// "start..end": both, or the start alone.
Result<std::optional<Span>> joined(const RecordType& type, const Record& record, std::string_view rule,
                                   std::size_t dots) {
  const auto start = record.span(rule.substr(0, dots));
  const auto end = record.span(rule.substr(dots + 2));
  if (!start || !end) return start;
  if (*start == *end) return start;
  if (end->to() < start->from())
    return refuse("import.end-before-start", {start->zh(), end->zh()}, label(type, rule.substr(dots + 2)));
  return Span::of_range(start->from(), end->to());
}

std::string rule_labels(const RecordType& type) {
  std::vector<std::string> out;
  for (const auto& rule : type.happened)
    if (rule != "year") out.push_back(label(type, rule.substr(0, rule.find(".."))));
  return join(out, "、");
}

}  // namespace

Result<Span> happened_span(const RecordType& type, const Record& record, std::optional<int> register_year) {
  bool by_year = false;
  for (const auto& rule : type.happened) {
    if (rule == "year") {
      by_year = true;
      if (register_year) return Span::of_year(*register_year);
      continue;
    }
    const auto dots = rule.find("..");
    if (dots == std::string::npos) {
      if (const auto span = record.span(rule)) return *span;
      continue;
    }
    auto span = joined(type, record, rule, dots);
    if (!span) return span.error();
    if (*span) return **span;
  }
  if (by_year) return refuse("import.no-register-year");
  return refuse("import.no-happened", {rule_labels(type)});
}

}  // namespace jishi
