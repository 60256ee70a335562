#include <algorithm>
#include <iterator>

#include "checker/rules/rule.h"

namespace jishi::checker {

namespace {
constexpr std::ptrdiff_t kLookBack = 64;
}

void Findings::defect(Range range, std::string_view kind, Severity severity, std::string reason,
                      std::string suggestion) {
  range.end = std::min(range.end, draft_.text.size());
  if (range.start >= range.end) return;
  // Rules go through the text from its start: a defect that holds this one is among the latest.
  const auto latest = std::ssize(defects_) > kLookBack ? defects_.end() - kLookBack : defects_.begin();
  if (std::any_of(latest, defects_.end(), [&](const Defect& other) {
        return other.kind == kind && other.start <= range.start && range.end <= other.end;
      }))
    return;
  Defect defect;
  defect.start = range.start;
  defect.end = range.end;
  defect.text = draft_.utf8(range);
  defect.kind = kind;
  defect.severity = severity;
  defect.reason = std::move(reason);
  defect.suggestion = std::move(suggestion);
  defects_.push_back(std::move(defect));
}

std::vector<Defect> Findings::take() {
  std::stable_sort(defects_.begin(), defects_.end(), [](const Defect& a, const Defect& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  return std::move(defects_);
}

}  // namespace jishi::checker
