#include "app/queries/duties_view.h"

#include <algorithm>
#include <array>

namespace jishi::app {

namespace {

constexpr std::array<std::string_view, 5> kLightNames = {"done", "late", "near", "overdue", "open"};
// How bad each light is; a duty shows the worst of its obligations.
constexpr std::array<int, 5> kSeverity = {0, 1, 3, 4, 2};

std::size_t index_of(Light light) {
  return static_cast<std::size_t>(light);
}

const LightWords& words_of(const catalogue::Catalogue& catalogue, Light light) {
  return catalogue.lights().words[index_of(light)];
}

std::string light_text(const catalogue::Catalogue& catalogue, const Obligation& obligation, Lang lang) {
  const auto& words = words_of(catalogue, obligation.light);
  std::string out = words.mark + " " + (lang == Lang::zh ? words.zh : words.en);
  if (obligation.days_late > 0)
    out += lang == Lang::zh ? " " + std::to_string(obligation.days_late) + "天"
                            : " " + std::to_string(obligation.days_late) + "d";
  return out;
}

bool is_listed(const OnlyLights& only, Light light) {
  return only.empty() || only.contains(light);
}

std::string holder_text(const Obligation& obligation) {
  return obligation.counterpart.empty() ? obligation.holder
                                        : obligation.holder + "→" + obligation.counterpart;
}

// 中秋节（2025年9月21日至10月6日）
std::string period_text(const Obligation& obligation) {
  const auto window = obligation.window.zh();
  return obligation.named_day.empty() ? window : obligation.named_day + "（" + window + "）";
}

std::string area_name(const catalogue::Catalogue& catalogue, const std::string& area, Lang lang) {
  const auto& areas = lang == Lang::zh ? catalogue.lights().areas : catalogue.lights().areas_en;
  for (const auto& [id, name] : areas)
    if (id == area) return name;
  return area;
}

Json obligation_json(const Obligation& obligation, const catalogue::Catalogue& catalogue) {
  JsonObject out{{"holder", obligation.holder}};
  if (!obligation.counterpart.empty()) out["counterpart"] = obligation.counterpart;
  if (!obligation.subject.empty()) out["subject"] = obligation.subject;
  out["window"] = obligation.window.iso();
  if (!obligation.named_day.empty()) out["named_day"] = obligation.named_day;
  out["due"] = obligation.due.iso();
  out["required"] = obligation.required;
  out["met"] = obligation.met;
  out["light"] = light_name(obligation.light);
  out["word"] = words_of(catalogue, obligation.light).zh;
  if (obligation.days_late > 0) out["days_late"] = obligation.days_late;
  out["records"] = JsonArray(obligation.records.begin(), obligation.records.end());
  return out;
}

}  // namespace

std::string_view light_name(Light light) {
  return kLightNames[index_of(light)];
}

std::optional<Light> light_named(const catalogue::Catalogue& catalogue, std::string_view name) {
  for (std::size_t i = 0; i < kLightNames.size(); ++i)
    if (kLightNames[i] == name || catalogue.lights().words[i].zh == name) return static_cast<Light>(i);
  return std::nullopt;
}

std::string light_names(const catalogue::Catalogue& catalogue) {
  std::string out;
  for (std::size_t i = 0; i < kLightNames.size(); ++i)
    out += (i == 0 ? "" : "，") + std::string(kLightNames[i]) + " " + catalogue.lights().words[i].zh;
  return out;
}

report::Grid duties_grid(const UnitYear& unit_year, const catalogue::Catalogue& catalogue,
                         const std::string& unit, Lang lang, const OnlyLights& only) {
  const bool zh = lang == Lang::zh;
  report::Grid grid;
  grid.title =
      zh ? unit + std::to_string(unit_year.year) + "年应办事项（截至" + unit_year.as_of.zh() + "）"
         : unit + " obligations of " + std::to_string(unit_year.year) + " as of " + unit_year.as_of.iso();
  const auto column = [&](const char* zh_name, const char* en_name, int width) {
    grid.columns.push_back({zh ? zh_name : en_name, report::GridKind::text, width});
  };
  column("状态", "light", 14);
  column("领域", "area", 12);
  column("责任事项", "duty", 34);
  column("责任主体", "holder", 22);
  column("期间", "period", 22);
  column("应办", "owed", 6);
  column("已办", "met", 6);
  column("依据", "basis", 50);
  grid.columns[5].kind = grid.columns[6].kind = report::GridKind::number;
  for (const auto& obligation : unit_year.obligations) {
    const auto* duty = catalogue.duty(obligation.duty);
    if (duty == nullptr || !is_listed(only, obligation.light)) continue;
    grid.rows.push_back({light_text(catalogue, obligation, lang), area_name(catalogue, duty->area, lang),
                         zh ? duty->zh : duty->en, holder_text(obligation), period_text(obligation),
                         std::to_string(obligation.required), std::to_string(obligation.met),
                         duty->basis.zh()});
  }
  std::string note;
  for (std::size_t light = 0; light < kLightNames.size(); ++light) {
    const auto count = std::count_if(unit_year.obligations.begin(), unit_year.obligations.end(),
                                     [&](const Obligation& o) { return index_of(o.light) == light; });
    const auto& words = catalogue.lights().words[light];
    note += (note.empty() ? "" : "  ") + words.mark + " " + (zh ? words.zh : words.en) + " " +
            std::to_string(count);
  }
  grid.notes.push_back(note);
  return grid;
}

Json duties_json(const UnitYear& unit_year, const catalogue::Catalogue& catalogue, const std::string& unit,
                 const OnlyLights& only) {
  JsonObject summary;
  for (const auto name : kLightNames) summary[name] = 0;
  JsonArray duties;
  for (std::size_t i = 0; i < unit_year.obligations.size();) {
    const auto& id = unit_year.obligations[i].duty;
    const auto* duty = catalogue.duty(id);
    JsonArray obligations;
    int required = 0;
    int met = 0;
    Light worst = Light::done;
    for (; i < unit_year.obligations.size() && unit_year.obligations[i].duty == id; ++i) {
      const auto& obligation = unit_year.obligations[i];
      if (is_listed(only, obligation.light)) obligations.push_back(obligation_json(obligation, catalogue));
      required += obligation.required;
      met += std::min(obligation.met, obligation.required);
      if (kSeverity[index_of(obligation.light)] > kSeverity[index_of(worst)]) worst = obligation.light;
      auto& count = summary[light_name(obligation.light)];
      count = count.as_int64() + 1;
    }
    if (duty == nullptr || obligations.empty()) continue;
    duties.push_back(JsonObject{{"id", duty->id},
                                {"zh", duty->zh},
                                {"en", duty->en},
                                {"area", duty->area},
                                {"basis", duty->basis.zh()},
                                {"required", required},
                                {"met", met},
                                {"light", light_name(worst)},
                                {"word", words_of(catalogue, worst).zh},
                                {"obligations", std::move(obligations)}});
  }
  return JsonObject{{"jishi", "duties/1"},           {"unit", unit},
                    {"year", unit_year.year},        {"as_of", unit_year.as_of.iso()},
                    {"summary", std::move(summary)}, {"duties", std::move(duties)}};
}

}  // namespace jishi::app
