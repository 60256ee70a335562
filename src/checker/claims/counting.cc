#include "checker/claims/counting.h"

#include <cmath>

#include "base/text.h"

namespace jishi::checker {

bool fits(const Figure& figure, double recorded) {
  if (figure.at_least) return recorded >= figure.low;
  if (figure.at_most) return recorded <= figure.high;
  if (figure.approximate && figure.low == figure.high)
    return std::abs(recorded - figure.low) <= figure.low * 0.1;
  return figure.low <= recorded && recorded <= figure.high;
}

std::string number_text(double n) {
  const auto whole = static_cast<long long>(n);
  if (static_cast<double>(whole) == n) return std::to_string(whole);
  auto text = std::to_string(n);
  while (!text.empty() && text.back() == '0') text.pop_back();
  return text;
}

JsonObject count_value(const Figure& figure) {
  JsonObject value;
  if (figure.low == figure.high && figure.low == std::floor(figure.low) && std::abs(figure.low) < 1e15) {
    value["count"] = static_cast<std::int64_t>(figure.low);
  } else if (figure.low == figure.high) {
    value["count"] = figure.low;
  } else {
    // 超过10个, 不少于3次: one side stays open.
    if (std::isfinite(figure.low)) value["from_count"] = figure.low;
    if (std::isfinite(figure.high)) value["to_count"] = figure.high;
  }
  if (!figure.unit.empty()) value["unit"] = to_utf8(figure.unit);
  if (figure.at_least) value["at_least"] = true;
  if (figure.at_most) value["at_most"] = true;
  if (figure.approximate) value["approximate"] = true;
  if (figure.each) value["each"] = true;
  return value;
}

Judgement compare(const Passage& passage, const Figure& figure, double recorded, const RecordList& records,
                  const std::string& what) {
  if (records.empty()) return unrecorded("台账中没有" + what + "的记录");
  const auto found =
      "记录为" + number_text(recorded) + to_utf8(figure.unit) + "：" + passage.facts.list(records);
  if (fits(figure, recorded)) return supported(passage.facts, records, found);
  return contradicted(records, found);
}

}  // namespace jishi::checker
