// 《…》 that was studied, read, watched or lectured on: some record must hold the title.

#include <algorithm>

#include "base/text.h"
#include "checker/claims/families.h"

namespace jishi::checker {

namespace {

// Rules, plans and notices are named for many reasons; only a record that holds them says anything.
bool is_document(std::u32string_view title) {
  for (const std::u32string_view end :
       {U"规定", U"条例", U"办法", U"意见", U"通知", U"方案", U"准则", U"细则", U"制度", U"清单", U"规则",
        U"报告", U"计划", U"要点", U"决定", U"公报", U"总结", U"法"})
    if (title.ends_with(end)) return true;
  return title.find(U"（试行）") != std::u32string_view::npos;
}

bool is_studied(std::u32string_view clause) {
  return has_any(clause, {U"学习", U"研读", U"读书", U"通读", U"精读", U"观看", U"观影", U"讲授", U"题为",
                          U"宣讲", U"书籍", U"领会", U"专题党课"});
}

std::string kind_of(const Passage& passage, const Record& record) {
  const auto* type = passage.facts.type(record.type);
  if (type == nullptr) return "study";
  for (const auto& topic : type->topics)
    if (matches(topic, record)) return topic.kind;
  return type->topics.empty() ? "study" : type->topics.front().kind;
}

// Where studies and activities hold the title, records that merely mention it decide nothing.
void keep_events(const Passage& passage, RecordList& records) {
  const auto is_event = [&](const Record* record) {
    const auto kind = kind_of(passage, *record);
    return kind == "study" || kind == "activity" || kind == "education";
  };
  if (std::any_of(records.begin(), records.end(), is_event))
    std::erase_if(records, [&](const Record* record) { return !is_event(record); });
}

void read_one(const Passage& passage, const Range& title, ClaimList& out) {
  const auto inner = passage.view({title.start + 1, title.end - 1});
  const auto wanted = letters(inner);
  if (wanted.size() < 2) return;
  RecordList holding;
  for (const auto* record : passage.facts.all())
    if (passage.facts.text_of(*record).find(wanted) != std::u32string::npos) holding.push_back(record);
  keep_events(passage, holding);
  JsonObject value{{"object", "《" + to_utf8(wanted) + "》"}};
  if (!holding.empty()) {
    const auto kind = kind_of(passage, *holding.front());
    out.add(passage, title, kind, std::move(value), supported(passage.facts, holding));
    return;
  }
  const bool studied = is_studied(passage.view(passage.clause_at(title.start)));
  if (!studied || is_document(inner)) return;
  out.add(passage, title, "study", std::move(value),
          passage.is_outlook(title.start) || passage.is_negated(title.start)
              ? unchecked("计划或未开展的事项")
              : unrecorded("台账中没有学习该书目的记录"));
}

}  // namespace

void read_titles(Passage& passage, ClaimList& out) {
  const std::u32string_view body = passage.scene.draft.body;
  for (std::size_t i = passage.sentence.range.start; i < passage.sentence.range.end; ++i) {
    if (body[i] != U'《') continue;
    const auto close = find_in(body, U"》", {i, passage.sentence.range.end});
    if (close == std::u32string_view::npos) return;
    read_one(passage, {i, close + 1}, out);
    i = close;
  }
}

}  // namespace jishi::checker
