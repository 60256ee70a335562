// A report of another office, handed in against this unit's data: 区财政局 in the title, the opening or the
// signature. Only a place where the reporting office names itself counts; everybody else's name may stand in
// a report.

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "checker/rules/own_registers.h"
#include "checker/rules/rules.h"
#include "domain/unit_name.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kLongestName = 24;
// Endings that stand inside ordinary words too (干部队伍, 所): a name needs its place in front of them.
constexpr std::u32string_view kWeakEndings = U"委办所站队厂镇乡村台校院";
// 开新局, 大局: no office.
constexpr std::u32string_view kBeforeNoOffice = U"新全大格布结破开我本各定该";
// What comes after the reporting office's name in a title.
constexpr std::array<std::u32string_view, 17> kAfterName = {
    U"党组", U"党委", U"党支部", U"党总支", U"机关", U"领导班子", U"关于", U"20",  U"年度",
    U"政治", U"全面", U"工作",   U"落实",   U"履行", U"意识形态", U"党风", U"贯彻"};
// 赴青山区, 根据区财政局: somebody else is spoken of.
constexpr std::array<std::u32string_view, 26> kOtherwise = {
    U"根据", U"按照", U"围绕", U"贯彻", U"落实", U"学习", U"配合", U"协助", U"参加",
    U"接受", U"在",   U"对",   U"为",   U"向",   U"由",   U"经",   U"受",   U"与",
    U"和",   U"赴",   U"到",   U"全",   U"各",   U"本",   U"我",   U"该"};

bool begins_with_any(std::u32string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return text.starts_with(word); });
}

bool is_name(std::u32string_view name, std::u32string_view after) {
  if (name.size() < 3 || begins_with_any(name, kOtherwise)) return false;
  if (std::any_of(name.begin(), name.end(), [](char32_t c) { return !is_han(c); })) return false;
  const auto read = read_unit_name(to_utf8(name));
  if (!read.places.empty()) return read.core.size() > 2 || !is_any(name.back(), U"委办");
  if (is_any(name.back(), kWeakEndings) || is_any(name[name.size() - 2], kBeforeNoOffice)) return false;
  return after.empty() || begins_with_any(after, kAfterName);
}

// 2023年, 2023年度，, 中共: what stands before the name.
std::size_t name_start(std::u32string_view line) {
  std::size_t at = 0;
  while (at < line.size() && (is_digit(line[at]) || is_blank(line[at]))) ++at;
  if (at < line.size() && line[at] == U'年') ++at;
  if (at > 0 && at < line.size() && line[at] == U'度') ++at;
  while (at < line.size() && is_any(line[at], U"，, ")) ++at;
  if (line.substr(at).starts_with(U"中共")) at += 2;
  return at;
}

// The office a line begins with when it is not ours; nothing when the line begins with ours, or with no
// office.
std::optional<Range> other_unit(const Scene& scene, const Range& line) {
  const auto text = scene.draft.view(line);
  const auto start = name_start(text);
  const auto rest = text.substr(start, kLongestName);
  std::size_t found = 0;
  for (const auto& kind : scene.words.body_kinds) {
    const auto suffix = to_u32(kind.suffix);
    for (auto at = rest.find(suffix, 1); at != std::u32string_view::npos; at = rest.find(suffix, at + 1)) {
      const auto end = at + suffix.size();
      const auto name = rest.substr(0, end);
      if (!is_name(name, text.substr(start + end))) continue;
      if (may_be_one_unit(to_utf8(name), scene.unit)) return std::nullopt;
      if (found == 0 || end < found) found = end;
    }
  }
  if (found == 0) return std::nullopt;
  return Range{line.start + start, line.start + start + found};
}

// 2023年，区审计局坚持……，现将区审计局2023年度……情况报告如下: where an opening names who reports.
std::vector<Range> reporters(const Draft& draft) {
  std::vector<Range> out;
  if (draft.paragraphs.empty()) return out;
  const auto opening = draft.paragraphs.front();
  const auto first = name_start(draft.view(opening));
  // Running text may put a verb there (深入青山区…): only 区… alone is taken for a name.
  if (first < opening.size() && is_any(draft.body[opening.start + first], U"省市州县区旗"))
    out.push_back(opening);
  constexpr std::u32string_view lead = U"现将";
  const auto at = find_in(draft.body, lead, opening);
  if (at != std::u32string_view::npos) out.push_back({at + lead.size(), opening.end});
  return out;
}

// The last lines, down from the last full stop: office and date.
std::vector<Range> signature(const Draft& draft) {
  constexpr std::size_t most_lines = 4;
  std::vector<Range> out;
  const auto lines = lines_of(draft.body);
  for (auto line = lines.rbegin(); line != lines.rend() && out.size() < most_lines; ++line) {
    const auto range = trimmed(draft.body, *line);
    if (range.size() == 0) continue;
    if (range.size() > kLongestName || is_stop(draft.body[range.end - 1])) break;
    out.push_back(range);
  }
  return out;
}

// Nothing but the name, or the name of its Party body.
bool is_name_alone(const Scene& scene, const Range& line, const Range& name) {
  constexpr std::array<std::u32string_view, 4> bodies = {U"党组", U"党委", U"党支部", U"机关党委"};
  const auto after = scene.draft.view({name.end, line.end});
  return after.empty() || std::find(bodies.begin(), bodies.end(), after) != bodies.end();
}

}  // namespace

void find_other_units(const Scene& scene, Findings& out) {
  // Compared with what the caller states; a unit read off the title itself tells nothing.
  if (!scene.input.data && !scene.input.unit) return;
  const bool is_known = std::any_of(
      scene.words.body_kinds.begin(), scene.words.body_kinds.end(),
      [&](const auto& kind) { return to_utf8(read_unit_name(scene.unit).core).ends_with(kind.suffix); });
  if (!is_known) return;
  const auto tell = [&](const Range& name) {
    out.defect(name, "foreign-organisation", Severity::error,
               "“" + scene.draft.utf8(name) + "”不是“" + scene.unit + "”：这份报告像是别的单位的",
               "核对报告，或改用该单位的数据目录和 --unit");
  };
  for (const auto& line : scene.draft.title)
    if (const auto name = other_unit(scene, line)) tell(*name);
  // 市统计局交办事项…: an opening may speak of whom the registers know; a title or a signature is the
  // reporting office's alone.
  for (const auto& place : reporters(scene.draft))
    if (const auto name = other_unit(scene, place);
        name && !is_in_registers(scene.input, scene.draft.utf8(*name)) &&
        !begins_with_a_value(scene.input, scene.draft.view({name->start, place.end})))
      tell(*name);
  for (const auto& line : signature(scene.draft))
    if (const auto name = other_unit(scene, line); name && is_name_alone(scene, line, *name)) tell(*name);
}

}  // namespace jishi::checker
