#include "checker/claims/strangers.h"

#include <algorithm>

#include "base/text.h"
#include "checker/claims/named_people.h"

namespace jishi::checker {

namespace {

constexpr std::string_view kChair = "主持";
constexpr std::u32string_view kChaired = U"主持";
constexpr std::size_t kLongestName = 3;
// Family names that begin few other words.
constexpr std::u32string_view kFamilyNames =
    U"王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏锺"
    U"汪"
    U"田姜范谭廖邹熊金陆郝孔崔康毛邱秦江史顾侯邵孟龙段雷钱汤尹黎易贺赖龚俞裴梅童颜倪严牛温芦季殷施陶洪翟";
constexpr std::u32string_view kTitleEnds = U"长任记员导人席委师组上";

bool looks_like_a_name(std::u32string_view text) {
  return text.size() >= 2 && text.size() <= kLongestName && is_any(text.front(), kFamilyNames) &&
         !is_any(text.back(), kTitleEnds) && std::all_of(text.begin(), text.end(), is_han);
}

// Who 主持 in the clause, when a name is all that stands before it.
std::u32string_view chair_in(std::u32string_view clause) {
  while (!clause.empty() && (is_blank(clause.front()) || is_any(clause.front(), U"，；：")))
    clause.remove_prefix(1);
  for (const std::u32string_view lead : {U"会议", U"由"})
    if (clause.starts_with(lead)) clause.remove_prefix(lead.size());
  auto name = clause.substr(0, std::min(clause.find(kChaired), clause.size()));
  if (name.size() == clause.size()) return {};
  if (name.ends_with(U"同志")) name.remove_suffix(2);
  return looks_like_a_name(name) ? name : std::u32string_view{};
}

}  // namespace

std::optional<Judgement> judge_stranger(const Passage& passage, const Figure& figure, const Range& told,
                                        const RecordList& records) {
  const auto chairs = people_of(passage.facts, records, kChair);
  if (chairs.empty()) return std::nullopt;
  for (const auto& clause : passage.sentence.clauses) {
    if (!told.contains(clause)) continue;
    const bool is_own = clause.contains(figure.range);
    const auto name = to_utf8(chair_in(passage.view({is_own ? figure.range.end : clause.start, clause.end})));
    if (name.empty() || is_among(chairs, name)) continue;
    if (std::any_of(records.begin(), records.end(),
                    [&](const Record* record) { return holds(passage.facts, *record, name); }))
      continue;
    return unchecked("时间有记录，但记录中的主持人为" + first_of(chairs) + "，没有“" + name + "”");
  }
  return std::nullopt;
}

}  // namespace jishi::checker
