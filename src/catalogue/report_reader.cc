#include <algorithm>

#include "base/is_in.h"
#include "base/text.h"
#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

constexpr std::array<std::pair<std::string_view, int>, 4> kPeriods = {
    {{"year", 0}, {"first-half", 1}, {"second-half", 2}, {"any", 3}}};

void read_period(const Node& node, Indicator& out, Reading& reading) {
  if (reading.word(node, kPeriods)) out.period = node.text;
}

constexpr std::array<KeyRow<Indicator>, 7> kIndicatorKeys = {{
    {"id", Need::required, read_id<&Indicator::id>},
    {"zh", Need::required, read_text<&Indicator::zh>},
    {"en", Need::required, read_text<&Indicator::en>},
    {"basis", Need::optional, read_basis_of<&Indicator::basis>},
    {"of", Need::required, read_list<&Indicator::of, read_selection>},
    {"period", Need::optional, read_period},
    {"date", Need::optional, read_text<&Indicator::date>},
}};

// --- placeholders: {year} · {indicator.verb} · {indicator.verb:field or indicator} · {field}

constexpr std::array<std::string_view, 5> kConstants = {"year", "unit", "short", "as_of", "until"};
constexpr std::array<std::string_view, 3> kRecordWords = {"happened", "title", "days"};
// What stands after the colon.
enum class Argument { none, field, integer_field, persons_field, indicator };
struct Verb {
  std::string_view word;
  Argument argument;
};
constexpr std::array<Verb, 8> kVerbs = {{{"count", Argument::none},
                                         {"dates", Argument::none},
                                         {"kinds", Argument::field},
                                         {"sum", Argument::integer_field},
                                         {"people", Argument::persons_field},
                                         {"all", Argument::field},
                                         {"by", Argument::field},
                                         {"share", Argument::indicator}}};

const Indicator* find_indicator(const Node& at, const std::string& id, Reading& reading) {
  const auto* indicator = reading.known.indicator(id);
  if (indicator == nullptr) reading.fault("catalogue.no-indicator", {id}, at);
  return indicator;
}

// Every type the indicator selects must have the field, or some records would leave a hole in the sentence.
void judge_indicator_field(const Node& at, const Indicator& indicator, const std::string& field,
                           Argument what, Reading& reading) {
  for (const auto& selection : indicator.of) {
    const auto* type = reading.known.record(selection.type);
    if (type == nullptr || !is_field(at, *type, field, reading)) continue;
    const auto kind = type->field(field)->kind;
    if (what == Argument::integer_field && kind != FieldKind::integer)
      reading.fault("catalogue.field-kind", {type->id + "." + field, "integer"}, at);
    if (what == Argument::persons_field && kind != FieldKind::persons)
      reading.fault("catalogue.field-kind", {type->id + "." + field, "persons"}, at);
  }
}

void judge_indicator_placeholder(const Node& at, const std::string& inside, Reading& reading) {
  const auto dot = inside.find('.');
  const auto* indicator = find_indicator(at, inside.substr(0, dot), reading);
  const auto what = inside.substr(dot + 1);
  const auto colon = what.find(':');
  const auto* verb = std::find_if(kVerbs.begin(), kVerbs.end(),
                                  [&](const Verb& row) { return row.word == what.substr(0, colon); });
  if (verb == kVerbs.end() || (verb->argument != Argument::none) != (colon != std::string::npos))
    return reading.fault("catalogue.placeholder", {"{" + inside + "}"}, at);
  if (verb->argument == Argument::none) return;
  const auto argument = what.substr(colon + 1);
  if (verb->argument == Argument::indicator)
    find_indicator(at, argument, reading);
  else if (indicator != nullptr)
    judge_indicator_field(at, *indicator, argument, verb->argument, reading);
}

void judge_placeholders(const Node& at, const std::string& text, const Indicator* each, Reading& reading) {
  for (std::size_t open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1)) {
    const auto close = text.find('}', open);
    if (close == std::string::npos) return reading.fault("catalogue.placeholder", {text.substr(open)}, at);
    const auto inside = text.substr(open + 1, close - open - 1);
    if (is_in(kConstants, inside)) continue;
    if (inside.find('.') != std::string::npos) {
      judge_indicator_placeholder(at, inside, reading);
    } else if (each == nullptr) {
      reading.fault("catalogue.placeholder", {"{" + inside + "}"}, at);
    } else if (!is_in(kRecordWords, inside)) {
      judge_indicator_field(at, *each, inside, Argument::field, reading);
    }
  }
}

template <auto Member>
void read_indicators(const Node& node, OutlineSentence& out, Reading& reading) {
  const auto ids = reading.texts(node);
  if (!ids) return;
  for (const auto& id : *ids) find_indicator(node, id, reading);
  out.*Member = *ids;
}
void read_each(const Node& node, OutlineSentence& out, Reading& reading) {
  if (const auto id = reading.text(node); id && find_indicator(node, *id, reading) != nullptr) out.each = *id;
}

constexpr std::array<KeyRow<OutlineSentence>, 4> kSentenceKeys = {{
    {"text", Need::required, read_text<&OutlineSentence::text>},
    {"needs", Need::optional, read_indicators<&OutlineSentence::needs>},
    {"lacks", Need::optional, read_indicators<&OutlineSentence::lacks>},
    {"each", Need::optional, read_each},
}};

// A sentence without conditions may stand as a plain text.
void read_sentence(const Node& node, OutlineSentence& out, Reading& reading) {
  if (node.kind == Node::Kind::scalar) {
    out.text = node.text;
  } else {
    read_map(node, kSentenceKeys, out, reading);
  }
  const auto* each = out.each.empty() ? nullptr : reading.known.indicator(out.each);
  judge_placeholders(node, out.text, each, reading);
}

constexpr std::array<KeyRow<OutlinePart>, 3> kPartKeys = {{
    {"heading", Need::optional, read_text<&OutlinePart::heading>},
    {"sentences", Need::required, read_list<&OutlinePart::sentences, read_sentence>},
    {"numbered", Need::optional, read_flag<&OutlinePart::is_numbered>},
}};
void read_part(const Node& node, OutlinePart& out, Reading& reading) {
  read_map(node, kPartKeys, out, reading);
}

constexpr std::array<std::pair<std::string_view, int>, 2> kSources = {{{"lights", 0}, {"plans", 1}}};
void read_from(const Node& node, OutlineSection& out, Reading& reading) {
  if (reading.word(node, kSources)) out.from = node.text;
}
void read_duties(const Node& node, OutlineSection& out, Reading& reading) {
  const auto ids = reading.texts(node);
  if (!ids) return;
  for (const auto& id : *ids)
    if (reading.known.duty(id) == nullptr) reading.fault("catalogue.no-duty", {id}, node);
  out.duties = *ids;
}
constexpr std::array<std::pair<std::string_view, OutlineChart>, 2> kCharts = {
    {{"findings", OutlineChart::findings}, {"duties", OutlineChart::duties}}};
// A section without sub-headings may list its sentences directly.
void read_own_sentences(const Node& node, OutlineSection& out, Reading& reading) {
  OutlinePart part;
  read_list<&OutlinePart::sentences, read_sentence>(node, part, reading);
  out.parts.insert(out.parts.begin(), std::move(part));
}
constexpr std::array<KeyRow<OutlineSection>, 7> kSectionKeys = {{
    {"id", Need::required, read_text<&OutlineSection::id>},
    {"heading", Need::required, read_text<&OutlineSection::heading>},
    {"parts", Need::optional, read_list<&OutlineSection::parts, read_part>},
    {"sentences", Need::optional, read_own_sentences},
    {"from", Need::optional, read_from},
    {"duties", Need::optional, read_duties},
    {"chart", Need::optional, read_word<&OutlineSection::chart, kCharts>},
}};
void read_section(const Node& node, OutlineSection& out, Reading& reading) {
  read_map(node, kSectionKeys, out, reading);
  if (out.parts.empty() && out.from.empty()) reading.fault("catalogue.missing-key", {"parts"}, node);
}

constexpr std::array<KeyRow<Outline>, 8> kOutlineKeys = {{
    {"id", Need::required, read_id<&Outline::id>},
    {"zh", Need::required, read_text<&Outline::zh>},
    {"en", Need::required, read_text<&Outline::en>},
    {"basis", Need::required, read_basis_of<&Outline::basis>, "catalogue.no-basis"},
    {"title", Need::required, read_text<&Outline::title>},
    {"public", Need::optional, read_flag<&Outline::is_public>},
    {"opening", Need::optional, read_list<&Outline::opening, read_sentence>},
    {"sections", Need::required, read_list<&Outline::sections, read_section>},
}};

}  // namespace

void read_indicator(const Node& node, Indicator& out, Reading& reading) {
  out.period = "year";
  read_map(node, kIndicatorKeys, out, reading);
  if (out.date.empty()) return;
  for (const auto& selection : out.of) {
    const auto* type = reading.known.record(selection.type);
    if (type != nullptr && is_field(node, *type, out.date, reading) &&
        type->field(out.date)->kind != FieldKind::span)
      reading.fault("catalogue.field-kind", {type->id + "." + out.date, "span"}, node);
  }
}

void read_outline(const Node& node, Outline& out, Reading& reading) {
  read_map(node, kOutlineKeys, out, reading);
}

}  // namespace jishi::catalogue
