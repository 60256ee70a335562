#include "report/annual_lights.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/text.h"
#include "report/annual_text.h"

namespace jishi::report {

namespace {

// The obligations of one duty that share a light.
struct Group {
  const Duty* duty;
  std::vector<const Obligation*> missed;
  int required = 0;                  // of the whole year
  int met = 0;                       // at most what each period owed
  int held = 0;                      // all that was done
  std::vector<std::string> records;  // of what was done
};

bool is_asked_for(const Duty& duty, const std::vector<std::string>& only) {
  return only.empty() || std::find(only.begin(), only.end(), duty.id) != only.end();
}

std::vector<Group> groups_with(const AnnualInput& input, const std::vector<std::string>& only,
                               const std::set<Light>& lights) {
  std::vector<Group> out;
  for (const auto& [area, area_name] : input.catalogue->lights().areas)
    for (const auto& duty : input.catalogue->duties()) {
      if (duty.area != area || !is_asked_for(duty, only)) continue;
      Group group{&duty, {}, 0, 0, 0, {}};
      for (const auto& obligation : *input.obligations) {
        if (obligation.duty != duty.id) continue;
        group.required += obligation.required;
        group.met += std::min(obligation.met, obligation.required);
        group.held += obligation.met;
        group.records.insert(group.records.end(), obligation.records.begin(), obligation.records.end());
        if (lights.contains(obligation.light)) group.missed.push_back(&obligation);
      }
      if (!group.missed.empty()) out.push_back(std::move(group));
    }
  return out;
}

void add_once(std::vector<std::string>& list, std::string word) {
  if (std::find(list.begin(), list.end(), word) == list.end()) list.push_back(std::move(word));
}

std::string periods_of(const Group& group, int year) {
  std::vector<std::string> out;
  for (const auto* obligation : group.missed) add_once(out, span_in_report(obligation->window, year));
  return join(out, "、");
}

// 王海燕、李建国, of pairs 王海燕与孙卫东、李建国与吴强, of records “办公室：考勤”、“信息科：值班”: a title
// may hold 、.
std::string holders_of(const Group& group) {
  std::vector<std::string> out;
  for (const auto* obligation : group.missed)
    if (!obligation->subject.empty())
      out.push_back("“" + obligation->holder + "”");
    else
      add_once(out, obligation->counterpart.empty() ? obligation->holder
                                                    : obligation->holder + "与" + obligation->counterpart);
  return join(out, "、");
}

// 中秋节（2025年10月6日）
std::string named_days_of(const Group& group) {
  std::vector<std::string> out;
  for (const auto* obligation : group.missed) {
    const auto day = obligation->window.to().zh();
    add_once(out, obligation->named_day.empty() ? day : obligation->named_day + "（" + day + "）");
  }
  return join(out, "、");
}

bool is_of_one_holder(const Duty& duty) {
  switch (duty.holder) {
    case HolderKind::unit:
    case HolderKind::leading_body:
    case HolderKind::chief:
    case HolderKind::branch:
      return true;
    default:
      return false;
  }
}

// How a duty without words of its own is told of.
std::string default_problem(const Duty& duty) {
  if (duty.every == Every::record) return "{count}项{duty}未按期完成：{holders}。";
  if (duty.every == Every::year)
    return is_of_one_holder(duty) ? "{duty}未完成，全年应完成{required}次，实际完成{met}次。"
                                  : "{duty}未完成：{holders}。";
  if (is_of_one_holder(duty)) return "{periods}未完成{duty}，全年应完成{required}次，实际完成{met}次。";
  return "{periods}{duty}未完成：{holders}。";
}

// How what is not due yet is told of.
std::string default_plan(const Duty& duty) {
  if (duty.every == Every::record) return "“{duty}”尚未到期的有{count}项，按期完成：{holders}。";
  return duty.every == Every::year ? "年内完成{duty}。" : "按期完成{periods}{duty}。";
}

std::string_view period_word(Every every) {
  switch (every) {
    case Every::month:
      return "按月计";
    case Every::quarter:
      return "按季度计";
    case Every::half:
      return "按半年计";
    default:
      return {};
  }
}

// Seven studies of a year stand beside 应开展4次，实际开展3次 when some quarters held several: the sentence
// says why.
std::string with_reckoning(std::string text, const Group& group) {
  constexpr std::string_view stop = "。";
  const auto word = period_word(group.duty->every);
  const bool tells_met = text.find("{met}") != std::string::npos;
  if (!tells_met || word.empty() || group.held <= group.met || !text.ends_with(stop)) return text;
  text.resize(text.size() - stop.size());
  return text.append("（").append(word).append("，同期多出的次数不计）").append(stop);
}

JsonObject absence_value(const Group& group) {
  JsonArray windows;
  for (const auto* obligation : group.missed) windows.emplace_back(obligation->window.iso());
  return JsonObject{{"duty", group.duty->id},
                    {"required", group.required},
                    {"met", group.met},
                    {"missed", std::move(windows)}};
}

Sentence filled(std::string text, const Group& group, const AnnualInput& input) {
  text = with_reckoning(std::move(text), group);
  const std::pair<std::string_view, std::string> words[] = {{"{duty}", group.duty->zh},
                                                            {"{periods}", periods_of(group, input.year)},
                                                            {"{holders}", holders_of(group)},
                                                            {"{days}", named_days_of(group)},
                                                            {"{count}", std::to_string(group.missed.size())},
                                                            {"{required}", std::to_string(group.required)},
                                                            {"{met}", std::to_string(group.met)},
                                                            {"{as_of}", input.as_of.zh()}};
  for (const auto& [name, word] : words) text = replace_all(std::move(text), name, word);
  SentenceWriter out;
  std::vector<std::string> records = group.records;
  for (const auto* obligation : group.missed)
    if (!obligation->subject.empty()) add_once(records, obligation->subject);
  out.claim(text, "absence", absence_value(group), std::move(records));
  return out.take();
}

// One sentence for all cases that broke one rule of a procedure in the same way.
Sentence broken_sentence(const BrokenRule& first, const std::vector<const BrokenRule*>& all) {
  std::vector<std::string> titles;
  std::vector<std::string> records;
  for (const auto* broken : all) {
    titles.push_back("“" + broken->title + "”");
    records.push_back(broken->record);
  }
  SentenceWriter out;
  out.claim(first.procedure + "中，" + join(titles, "、") + first.lapse +
                (first.is_explained ? "，已说明原因。" : "，尚未说明原因。"),
            "absence", JsonObject{{"lapse", first.lapse}}, std::move(records));
  return out.take();
}

std::vector<Sentence> broken_rule_sentences(const AnnualInput& input) {
  std::vector<Sentence> out;
  if (input.broken_rules == nullptr) return out;
  std::set<std::string_view> happened;  // by the day asked for
  for (const auto& record : *input.records)
    if (record.happened.from() <= input.as_of) happened.insert(record.id);
  std::set<std::tuple<std::string, std::string, bool>> told;
  for (const auto& first : *input.broken_rules) {
    if (!happened.contains(first.record)) continue;
    if (!told.emplace(first.procedure, first.lapse, first.is_explained).second) continue;
    std::vector<const BrokenRule*> all;
    for (const auto& other : *input.broken_rules)
      if (happened.contains(other.record) && other.procedure == first.procedure &&
          other.lapse == first.lapse && other.is_explained == first.is_explained)
        all.push_back(&other);
    out.push_back(broken_sentence(first, all));
  }
  return out;
}

}  // namespace

std::vector<Sentence> problem_sentences(const AnnualInput& input, const std::vector<std::string>& only) {
  std::vector<Sentence> out;
  for (const auto& group : groups_with(input, only, {Light::overdue})) {
    const auto& own = group.duty->problem_zh;
    out.push_back(filled(own.empty() ? default_problem(*group.duty) : own, group, input));
  }
  // A report on some duties alone speaks of nothing else.
  if (only.empty())
    for (auto& sentence : broken_rule_sentences(input)) out.push_back(std::move(sentence));
  return out;
}

std::vector<Sentence> plan_sentences(const AnnualInput& input, const std::vector<std::string>& only) {
  std::vector<Sentence> out;
  for (const auto& group : groups_with(input, only, {Light::overdue}))
    if (!group.duty->remedy_zh.empty()) out.push_back(filled(group.duty->remedy_zh, group, input));
  for (const auto& group : groups_with(input, only, {Light::open, Light::near}))
    out.push_back(filled(default_plan(*group.duty), group, input));
  return out;
}

Chart duties_chart(const AnnualInput& input) {
  const auto& lights = input.catalogue->lights();
  constexpr Light order[] = {Light::done, Light::late, Light::near, Light::open, Light::overdue};
  Chart chart;
  chart.caption = "各领域责任事项完成情况";
  for (const auto light : order) {
    const auto& words = lights.words[static_cast<std::size_t>(light)];
    chart.parts.push_back({words.zh, words.colour, words.mark});
  }
  for (const auto& named : lights.areas) {
    const auto& area = named.first;
    ChartBar bar{named.second, {}};
    for (const auto light : order)
      bar.counts.push_back(
          std::count_if(input.obligations->begin(), input.obligations->end(), [&](const Obligation& o) {
            const auto* duty = input.catalogue->duty(o.duty);
            return duty != nullptr && duty->area == area && o.light == light;
          }));
    chart.bars.push_back(std::move(bar));
  }
  return chart;
}

}  // namespace jishi::report
