#include "checker/claims/named_groups.h"

#include <algorithm>
#include <optional>
#include <set>

#include "base/numeral.h"
#include "base/text.h"
#include "checker/claims/time_matching.h"

namespace jishi::checker {

namespace {

constexpr std::u32string_view kKinds[] = {U"小组", U"支部"};
constexpr std::u32string_view kNumerals = U"0123456789０１２３４５６７８９一二三四五六七八九十";
constexpr std::u32string_view kBetween = U"第、,，和与及至到";
constexpr int kMostGroups = 99;

struct Group {
  int number;
  std::u32string_view kind;
  auto operator<=>(const Group&) const = default;
};
using GroupSet = std::set<Group>;

std::optional<int> number_of(std::u32string_view numeral) {
  const auto number = read_numeral(to_utf8(numeral));
  const auto n = number ? number->integer() : std::nullopt;
  return n && *n >= 1 && *n <= kMostGroups ? std::optional(static_cast<int>(*n)) : std::nullopt;
}

// 第一、第二 or 第一至第三 before 党小组.
void add_numbers(std::u32string_view list, std::u32string_view kind, GroupSet& out) {
  std::optional<int> last;
  bool is_through = false;
  for (std::size_t at = 0; at < list.size();) {
    if (!is_any(list[at], kNumerals)) {
      is_through = is_through || is_any(list[at], U"至到");
      ++at;
      continue;
    }
    const auto end = std::min(list.find_first_not_of(kNumerals, at), list.size());
    const auto number = number_of(list.substr(at, end - at));
    at = end;
    if (!number) continue;
    for (int n = is_through && last ? *last : *number; n <= *number; ++n) out.insert({n, kind});
    last = number;
    is_through = false;
  }
}

GroupSet groups_in(std::u32string_view text) {
  GroupSet out;
  for (const auto kind : kKinds)
    for (auto at = text.find(kind); at != text.npos; at = text.find(kind, at + 1)) {
      auto end = at;
      if (end > 0 && text[end - 1] == U'党') --end;
      auto start = end;
      while (start > 0 && (is_any(text[start - 1], kNumerals) || is_any(text[start - 1], kBetween))) --start;
      const auto first = text.substr(start, end - start).find(U'第');
      if (first != text.npos) add_numbers(text.substr(start + first, end - start - first), kind, out);
    }
  return out;
}

std::string name_of(const Group& group) {
  return "第" + to_zh_numeral(group.number) + "党" + to_utf8(group.kind);
}

}  // namespace

Judgement with_groups(const Passage& passage, const Figure& figure, Judgement judgement) {
  if (judgement.verdict != Verdict::supported) return judgement;
  const auto told = groups_in(passage.view(told_at(passage, figure, judgement.records, 1)));
  if (told.empty()) return judgement;
  GroupSet held;
  RecordList theirs;
  for (const auto* record : judgement.records) {
    const auto groups = groups_in(passage.facts.text_of(*record));
    held.insert(groups.begin(), groups.end());
    if (std::any_of(groups.begin(), groups.end(), [&](const Group& group) { return told.contains(group); }))
      theirs.push_back(record);
  }
  const auto are_told_apart = [&](std::u32string_view kind) {
    return std::any_of(held.begin(), held.end(), [&](const Group& group) { return group.kind == kind; });
  };
  // 8月14日、8月15日，第一、第二党小组分别…: each day has one of them.
  for (const auto& group : told)
    if (are_told_apart(group.kind) && !held.contains(group) && (figure.list == 0 || theirs.empty()))
      return unchecked("该时间的记录为" + passage.facts.list(judgement.records) + "，没有登记“" +
                       name_of(group) + "”");
  return theirs.empty() ? judgement : supported(passage.facts, theirs);
}

}  // namespace jishi::checker
