// Absences (截至目前未发生…问题), and the figures no other family took: none is dropped.

#include "base/text.h"
#include "checker/claims/counting.h"
#include "checker/claims/families.h"
#include "checker/claims/register_words.h"

namespace jishi::checker {

namespace {

// Deeds that leave a number somebody could have recorded.
bool is_deed(std::u32string_view clause) {
  return has_any(clause,
                 {U"撰写", U"走访", U"发放", U"印发", U"举办", U"召开", U"慰问", U"收集", U"征集", U"受理",
                  U"服务群众", U"张贴", U"接待", U"签订", U"评选", U"表彰", U"满意度", U"满意率"});
}

// 12期, but not the one in 第12期 or 112期.
bool says(std::u32string_view text, std::u32string_view words) {
  for (auto at = text.find(words); at != std::u32string_view::npos; at = text.find(words, at + 1))
    if (at == 0 || (!is_digit(text[at - 1]) && text[at - 1] != U'第')) return true;
  return false;
}

// The number with its unit as it is written stands in a record's own words.
RecordList saying(const Passage& passage, const Figure& figure) {
  RecordList out;
  const auto words = letters(passage.view(figure.range));
  for (const auto* record : passage.facts.all())
    if (says(passage.facts.text_of(*record), words)) out.push_back(record);
  return out;
}

Judgement judge(const Passage& passage, const Figure& figure) {
  if (!passage.facts.known()) return unchecked("");
  if (passage.is_outlook(figure.range.start)) return unchecked("计划或要求");
  if (figure.kind == Figure::Kind::other) return unchecked("读到数字，未能理解其含义");
  const auto clause = passage.view(passage.clause_at(figure.range.start));
  if (figure.low == figure.high && figure.range.size() >= 2) {
    const auto records = saying(passage, figure);
    if (records.size() == 1) return supported(passage.facts, records);
  }
  if (const auto meetings = judge_meetings_called(passage, figure)) return *meetings;
  if (is_deed(clause) && !figure.approximate) return unrecorded("台账中没有可以证明该数字的记录");
  return unchecked("没有可对应的记录类型");
}

std::string_view kind_of(const Figure& figure) {
  return figure.kind == Figure::Kind::count ? "count" : "other";
}

}  // namespace

void read_remaining_figures(Passage& passage, ClaimList& out) {
  for (const auto* figure : passage.figures) {
    if (passage.is_taken(*figure)) continue;
    passage.take(*figure);
    JsonObject value;
    if (figure->kind == Figure::Kind::count || figure->kind == Figure::Kind::percent ||
        figure->kind == Figure::Kind::points)
      value = count_value(*figure);
    if (figure->kind == Figure::Kind::percent) value["unit"] = "%";
    out.add(passage, figure->range, kind_of(*figure), std::move(value), judge(passage, *figure));
  }
}

void read_absences(Passage& passage, ClaimList& out) {
  const std::u32string_view body = passage.scene.draft.body;
  for (const auto& clause : passage.sentence.clauses) {
    auto at = find_in(body, U"未发生", clause);
    if (at == std::u32string_view::npos) at = find_in(body, U"没有发生", clause);
    if (at == std::u32string_view::npos) continue;
    RecordList incidents;
    bool kept = false;
    for (const auto& hit : passage.hits) {
      if (hit.topic->kind != "absence") continue;
      kept = true;
      for (const auto* record : passage.records_at(hit)) incidents.push_back(record);
    }
    auto judgement = unchecked("没有发生的事不留记录，需有排查记录佐证");
    if (kept && !incidents.empty())
      judgement = contradicted(incidents, "台账中有相应记录：" + passage.facts.list(incidents));
    out.add(passage, {at, clause.end}, "absence", JsonObject{{"object", text_of(passage, {at, clause.end})}},
            std::move(judgement));
  }
}

}  // namespace jishi::checker
