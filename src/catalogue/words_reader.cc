#include <algorithm>
#include <iterator>

#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

constexpr std::array<KeyRow<LightWords>, 4> kLightKeys = {{
    {"zh", Need::required, read_text<&LightWords::zh>},
    {"en", Need::required, read_text<&LightWords::en>},
    {"mark", Need::required, read_text<&LightWords::mark>},
    {"colour", Need::required, read_text<&LightWords::colour>},
}};

template <Light Which>
void read_light(const Node& node, Lights& out, Reading& reading) {
  auto& words = out.words[static_cast<std::size_t>(Which)];
  read_map(node, kLightKeys, words, reading);
  const bool is_colour = words.colour.size() == 7 && words.colour.front() == '#' &&
                         words.colour.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string::npos;
  if (!words.colour.empty() && !is_colour) reading.fault("catalogue.colour", {words.colour}, node);
}

constexpr std::array<KeyRow<Lights>, 5> kWordKeys = {{
    {"done", Need::required, read_light<Light::done>},
    {"late", Need::required, read_light<Light::late>},
    {"near", Need::required, read_light<Light::near>},
    {"overdue", Need::required, read_light<Light::overdue>},
    {"open", Need::required, read_light<Light::open>},
}};
void read_light_words(const Node& node, Lights& out, Reading& reading) {
  read_map(node, kWordKeys, out, reading);
}

struct Area {
  std::string id, zh, en;
};
constexpr std::array<KeyRow<Area>, 3> kAreaKeys = {{
    {"id", Need::required, read_text<&Area::id>},
    {"zh", Need::required, read_text<&Area::zh>},
    {"en", Need::required, read_text<&Area::en>},
}};
void read_areas(const Node& node, Lights& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items) {
    Area area;
    read_map(item, kAreaKeys, area, reading);
    if (std::any_of(out.areas.begin(), out.areas.end(),
                    [&](const auto& other) { return other.first == area.id; }))
      reading.fault("catalogue.duplicate-id", {area.id, "areas"}, item);
    out.areas.emplace_back(area.id, area.zh);
    out.areas_en.emplace_back(area.id, area.en);
  }
}

constexpr std::array<KeyRow<Lights>, 3> kLightsKeys = {{
    {"near_share_percent", Need::required, read_integer<&Lights::near_share_percent, 1, 100>},
    {"words", Need::required, read_light_words},
    {"areas", Need::required, read_areas},
}};

constexpr std::array<KeyRow<OrganisationWords>, 7> kOrganisationKeys = {{
    {"leadership_sections", Need::required, read_texts<&OrganisationWords::leadership_sections>},
    {"head_titles", Need::required, read_texts<&OrganisationWords::head_titles>},
    {"body_names", Need::required, read_texts<&OrganisationWords::body_names>},
    {"branch_names", Need::required, read_texts<&OrganisationWords::branch_names>},
    {"office_sections", Need::optional, read_texts<&OrganisationWords::office_sections>},
    {"personnel_sections", Need::optional, read_texts<&OrganisationWords::personnel_sections>},
    {"supervisor_words", Need::optional, read_texts<&OrganisationWords::supervisor_words>},
}};

using BodyKind = Vocabulary::BodyKind;
constexpr std::array<KeyRow<BodyKind>, 4> kBodyKindKeys = {{
    {"suffix", Need::required, read_text<&BodyKind::suffix>},
    {"self", Need::required, read_texts<&BodyKind::self>},
    {"heads", Need::required, read_texts<&BodyKind::heads>},
    {"places", Need::optional, read_texts<&BodyKind::places>},
}};
void read_body_kind(const Node& node, BodyKind& out, Reading& reading) {
  read_map(node, kBodyKindKeys, out, reading);
}

void skip(const Node& node, Vocabulary&, Reading& reading) {
  (void)reading.text(node);
}
constexpr std::array<KeyRow<Vocabulary>, 8> kVocabularyKeys = {{
    {"id", Need::required, skip},
    {"zh", Need::required, skip},
    {"en", Need::required, skip},
    {"body_kinds", Need::optional, read_list<&Vocabulary::body_kinds, read_body_kind>},
    {"advertising", Need::optional, read_texts<&Vocabulary::advertising>},
    {"contact", Need::optional, read_texts<&Vocabulary::contact>},
    {"placeholders", Need::optional, read_texts<&Vocabulary::placeholders>},
    {"page_residue", Need::optional, read_texts<&Vocabulary::page_residue>},
}};

void append(std::vector<std::string>& to, const std::vector<std::string>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

void read_lights(const Node& node, Lights& out, Reading& reading) {
  out = Lights{};
  read_map(node, kLightsKeys, out, reading);
}

void read_organisation(const Node& node, OrganisationWords& out, Reading& reading) {
  out = OrganisationWords{};
  read_map(node, kOrganisationKeys, out, reading);
}

void read_vocabulary(const Node& node, Vocabulary& out, Reading& reading) {
  Vocabulary own;
  read_map(node, kVocabularyKeys, own, reading);
  append(out.advertising, own.advertising);
  append(out.contact, own.contact);
  append(out.placeholders, own.placeholders);
  append(out.page_residue, own.page_residue);
  std::move(own.body_kinds.begin(), own.body_kinds.end(), std::back_inserter(out.body_kinds));
}

}  // namespace jishi::catalogue
