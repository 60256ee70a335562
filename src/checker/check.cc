// The check, step by step: residue is found and blanked, the rest is read into headings, sentences and
// figures; then the rules name defects and the families make claims, which the records judge.

#include "checker/check.h"

#include <algorithm>
#include <cstdlib>

#include "base/digest.h"
#include "base/text.h"
#include "checker/claims/families.h"
#include "checker/draft.h"
#include "checker/rules/rules.h"

namespace jishi::checker {

namespace {

// 2023年区审计局…报告: the unit is what stands between the year and the subject, up to a body's suffix.
std::string unit_in_title(const Draft& draft, const Vocabulary& words) {
  for (const auto& line : draft.title) {
    auto title = draft.view(line);
    if (const auto year = title.find(U'年'); year != std::u32string_view::npos && year < 6)
      title.remove_prefix(year + 1);
    for (const std::u32string_view about : {U"关于", U"年度"})
      if (const auto at = title.find(about); at != std::u32string_view::npos && at > 0)
        title = title.substr(0, at);
    std::size_t best = std::u32string_view::npos;
    for (const auto& kind : words.body_kinds) {
      const auto suffix = to_u32(kind.suffix);
      const auto at = title.find(suffix);
      if (at != std::u32string_view::npos && at > 0) best = std::min(best, at + suffix.size());
    }
    while (best != std::u32string_view::npos && best > 0 && is_digit(title[0])) {
      title.remove_prefix(1);
      --best;
    }
    if (best != std::u32string_view::npos && best <= 20) return to_utf8(title.substr(0, best));
  }
  return {};
}

// A year of four digits before 年, in the title or else where it comes first.
int year_in(const Draft& draft, const Range& range) {
  for (std::size_t i = range.start; i + 4 < range.end; ++i) {
    if (draft.body[i + 4] != U'年' || (i > range.start && is_digit(draft.body[i - 1]))) continue;
    int year = 0;
    bool digits = true;
    for (std::size_t j = i; j < i + 4; ++j) {
      digits = digits && draft.body[j] >= U'0' && draft.body[j] <= U'9';
      year = year * 10 + static_cast<int>(draft.body[j] - U'0');
    }
    if (digits && year >= 1950 && year <= 2150) return year;
  }
  return 0;
}

int year_of(const CheckInput& input, const Draft& draft) {
  if (input.year) return *input.year;
  if (input.data && input.data->year != 0) return input.data->year;
  for (const auto& line : draft.title)
    if (const int year = year_in(draft, line); year != 0) return year;
  return draft.paragraphs.empty() ? 0 : year_in(draft, draft.paragraphs.front());
}

std::string unit_of(const CheckInput& input, const Draft& draft, const Vocabulary& words) {
  if (input.unit && !input.unit->empty()) return *input.unit;
  if (input.data && !input.data->unit.empty()) return input.data->unit;
  return unit_in_title(draft, words);
}

// The day up to which the text counts: as the caller knows it; else the date that signs it, else the day
// after 截至.
std::optional<Day> as_of(const CheckInput& input, const Draft& draft, const std::vector<Figure>& figures) {
  if (input.as_of) return input.as_of;
  std::optional<Day> day;
  for (const auto& figure : figures)
    if (figure.kind == Figure::Kind::day && figure.cut_off && figure.span) day = figure.span->to();
  if (figures.empty() || draft.sentences.empty()) return day;
  const auto& last = figures.back();
  const bool signature = last.kind == Figure::Kind::day && last.span && last.year_written &&
                         last.range.end + 1 >= draft.sentences.back().range.end &&
                         (last.range.start == 0 || draft.body[last.range.start - 1] == U'\n');
  return signature ? last.span->to() : day;
}

void cut_residue(Draft& draft, const Scene& scene, Findings& findings) {
  for (const auto& rule : residue_rules()) rule.find(scene, findings);
  for (const auto& cut : findings.cuts()) draft.blank(cut);
}

std::vector<CheckClaim> read_claims(const Scene& scene) {
  const auto& input = scene.input;
  const Facts facts(input, scene.year, as_of(input, scene.draft, scene.figures));
  const Topics topics(input.data && input.data->types != nullptr ? input.data->types : input.types);
  ClaimList claims(scene.draft);
  for (const auto& sentence : scene.draft.sentences) {
    Passage passage(scene, facts, topics, sentence);
    for (const auto& family : families()) family.read(passage, claims);
  }
  return claims.take();
}

}  // namespace

CheckReport check(const CheckInput& input) {
  static const Vocabulary no_words;
  const Vocabulary& words = input.vocabulary != nullptr ? *input.vocabulary : no_words;
  if (!is_utf8(input.text)) std::abort();

  Draft draft(to_u32(input.text));
  Findings findings(draft);
  std::vector<Figure> figures;
  cut_residue(draft, Scene{draft, input, words, {}, 0, figures}, findings);
  draft.read_structure();

  CheckReport report;
  report.year = year_of(input, draft);
  report.unit = unit_of(input, draft, words);
  figures = read_figures(draft, report.year, input.as_of);

  const Scene scene{draft, input, words, report.unit, report.year, figures};
  for (const auto& rule : text_rules()) rule.find(scene, findings);
  report.claims = read_claims(scene);
  report.defects = findings.take();
  report.name = input.name;
  report.characters = draft.text.size();
  report.sha256 = to_hex(sha256(input.text));
  report.sections = std::move(draft.sections);
  return report;
}

}  // namespace jishi::checker
