// 每季度, 每月, 每半年: every part of the year that is over must have its records.

#include "base/text.h"
#include "checker/claims/families.h"

namespace jishi::checker {

namespace {

std::vector<Span> parts_of(int year, Every every) {
  std::vector<Span> parts;
  if (every == Every::month)
    for (int m = 1; m <= 12; ++m) parts.push_back(Span::of_month(year, m));
  if (every == Every::quarter)
    for (int q = 1; q <= 4; ++q) parts.push_back(Span::of_quarter(year, q));
  if (every == Every::half)
    for (int h = 1; h <= 2; ++h) parts.push_back(Span::of_half(year, h));
  if (every == Every::year) parts.push_back(Span::of_year(year));
  return parts;
}

std::string part_name(const Span& part) {
  const auto name = part.zh();
  const auto year = name.find("年");
  return year == std::string::npos || part.precision() == Precision::year ? name : name.substr(year + 3);
}

struct Coverage {
  RecordList records;
  std::vector<std::string> missing;
  bool vague = false;  // a record known less exactly might fill a gap
};

Coverage cover(const Facts& facts, const RecordList& all, Every every, int times) {
  Coverage found;
  for (const auto& part : parts_of(facts.year(), every)) {
    if (part.to() > facts.as_of()) continue;
    int n = 0;
    for (const auto* record : all) {
      if (part.contains(record->happened)) {
        ++n;
        found.records.push_back(record);
      } else if (part.overlaps(record->happened)) {
        found.vague = true;
      }
    }
    if (n < times) found.missing.push_back(part_name(part));
  }
  return found;
}

Judgement judge_one(const Passage& passage, const Figure& figure, const RecordList& all,
                    const std::string& word) {
  const auto found = cover(passage.facts, all, *figure.every, figure.times);
  if (found.records.empty() && !found.vague) return unrecorded("台账中没有“" + word + "”的记录");
  if (found.missing.empty()) return supported(passage.facts, found.records);
  if (found.vague) return unchecked("部分记录的时间不精确，无法逐期核对");
  return contradicted(found.records,
                      "缺" + join(found.missing, "、") + "的记录；已有" + passage.facts.list(found.records));
}

Judgement judge(const Passage& passage, const Figure& figure) {
  if (!passage.facts.known()) return unchecked("");
  if (passage.is_outlook(figure.range.start) || passage.is_negated(figure.range.start))
    return unchecked("计划、要求或未做到的事项");
  if (!figure.every || *figure.every == Every::named_day || *figure.every == Every::record)
    return unchecked("该频次没有可逐期比对的记录");
  const auto topics = nearest(passage.scene.draft, passage.sentence, passage.hits, figure.range, Lean::after);
  if (topics.empty()) return unchecked("没有可对应的记录类型");
  std::optional<Judgement> first;
  for (const auto* hit : topics) {
    const auto clause = clause_of(passage.sentence, figure.range.start);
    if (hit->clause < clause || hit->clause > clause + 1) continue;
    auto one = judge_one(passage, figure, passage.records_at(*hit), text_of(passage, hit->range));
    if (one.verdict == Verdict::supported) return one;
    if (!first) first = std::move(one);
  }
  return first ? *first : unchecked("频次与记录的对应不明确");
}

std::string_view every_name(Every every) {
  switch (every) {
    case Every::year:
      return "year";
    case Every::half:
      return "half";
    case Every::quarter:
      return "quarter";
    case Every::month:
      return "month";
    default:
      return "other";
  }
}

}  // namespace

void read_frequencies(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (figure->kind != Figure::Kind::frequency || passage.is_taken(*figure)) continue;
    passage.take(*figure);
    JsonObject value{{"every", figure->every ? every_name(*figure->every) : "other"},
                     {"count", figure->times}};
    out.add(passage, figure->range, "frequency", std::move(value), judge(passage, *figure));
  }
}

}  // namespace jishi::checker
