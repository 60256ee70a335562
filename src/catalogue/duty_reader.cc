#include <algorithm>

#include "catalogue/readers.h"

namespace jishi::catalogue {

namespace {

constexpr std::array<std::pair<std::string_view, HolderKind>, 12> kHolders = {
    {{"unit", HolderKind::unit},
     {"leading_body", HolderKind::leading_body},
     {"chief", HolderKind::chief},
     {"each_leader", HolderKind::each_leader},
     {"each_member", HolderKind::each_member},
     {"each_section", HolderKind::each_section},
     {"each_head", HolderKind::each_head},
     {"branch", HolderKind::branch},
     {"each_group", HolderKind::each_group},
     {"chief_members", HolderKind::chief_members},
     {"members_heads", HolderKind::members_heads},
     {"each_record", HolderKind::each_record}}};

constexpr std::array<std::pair<std::string_view, Every>, 6> kEvery = {{{"year", Every::year},
                                                                       {"half", Every::half},
                                                                       {"quarter", Every::quarter},
                                                                       {"month", Every::month},
                                                                       {"named_day", Every::named_day},
                                                                       {"record", Every::record}}};

// The days base/calendar.h can find for a year.
constexpr std::array<std::pair<std::string_view, int>, 7> kNamedDays = {
    {{"元旦", 1}, {"春节", 2}, {"清明", 3}, {"五一", 4}, {"端午", 5}, {"中秋", 6}, {"国庆", 7}}};

// A satisfier is a selection with the fields that must name the holder.
struct SatisfierDraft {
  Satisfier satisfier;
  const RecordType* type = nullptr;
};
void read_satisfier_type(const Node& node, SatisfierDraft& out, Reading& reading) {
  if (const auto id = reading.text(node)) {
    out.satisfier.of.type = *id;
    out.type = find_type(node, *id, reading);
  }
}
void read_satisfier_where(const Node& node, SatisfierDraft& out, Reading& reading) {
  if (out.type != nullptr) read_conditions(node, *out.type, out.satisfier.of.where, reading);
}
template <auto Member>
void read_satisfier_field(const Node& node, SatisfierDraft& out, Reading& reading) {
  const auto field = reading.text(node);
  if (field && out.type != nullptr && is_field(node, *out.type, *field, reading))
    out.satisfier.*Member = *field;
}
constexpr std::array<KeyRow<SatisfierDraft>, 6> kSatisfierKeys = {{
    {"record", Need::required, read_satisfier_type},
    {"where", Need::optional, read_satisfier_where},
    {"holder", Need::optional, read_satisfier_field<&Satisfier::holder_field>},
    {"from", Need::optional, read_satisfier_field<&Satisfier::from_field>},
    {"to", Need::optional, read_satisfier_field<&Satisfier::to_field>},
    {"date", Need::optional, read_satisfier_field<&Satisfier::date_field>},
}};

void read_satisfied_by(const Node& node, Duty& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  const bool owes_a_pair = out.holder == HolderKind::chief_members || out.holder == HolderKind::members_heads;
  for (const auto& item : node.items) {
    SatisfierDraft draft;
    read_map(item, kSatisfierKeys, draft, reading);
    if (owes_a_pair && item.find("from") == nullptr) reading.fault("catalogue.missing-key", {"from"}, item);
    if (owes_a_pair && item.find("to") == nullptr) reading.fault("catalogue.missing-key", {"to"}, item);
    out.satisfied_by.push_back(std::move(draft.satisfier));
  }
}

void read_due(const Node& node, Duty& out, Reading& reading) {
  const auto text = reading.text(node);
  if (!text) return;
  if (!Day::from_iso("2023-" + *text)) reading.fault("catalogue.month-day", {*text}, node);
  out.due = *text;
}

void read_named_days(const Node& node, Duty& out, Reading& reading) {
  if (!reading.is_list(node)) return;
  for (const auto& item : node.items)
    if (reading.word(item, kNamedDays)) out.named_days.push_back(item.text);
}

void read_done_when(const Node& node, Duty& out, Reading& reading) {
  if (const auto* type = reading.known.record(out.subject.type); type != nullptr)
    read_conditions(node, *type, out.done_when, reading);
}

template <auto Member>
void read_subject_field(const Node& node, Duty& out, Reading& reading) {
  const auto field = reading.text(node);
  const auto* type = reading.known.record(out.subject.type);
  if (!field || type == nullptr || !is_field(node, *type, *field, reading)) return;
  if (type->field(*field)->kind != FieldKind::span)
    return reading.fault("catalogue.field-kind", {type->id + "." + *field, "span"}, node);
  out.*Member = *field;
}

void read_subject(const Node& node, Duty& out, Reading& reading) {
  read_selection(node, out.subject, reading);
}

// What docs/formats/outline.md allows in sentences that come from the lights.
constexpr std::array<std::string_view, 8> kLightPlaceholders = {"duty",  "periods",  "holders", "days",
                                                                "count", "required", "met",     "as_of"};
template <auto Member>
void read_sentence(const Node& node, Duty& out, Reading& reading) {
  const auto text = reading.text(node);
  if (!text) return;
  for (std::size_t open = text->find('{'); open != std::string::npos; open = text->find('{', open + 1)) {
    const auto close = std::min(text->find('}', open), text->size());
    const auto word = std::string_view(*text).substr(open + 1, close - open - 1);
    if (std::find(kLightPlaceholders.begin(), kLightPlaceholders.end(), word) == kLightPlaceholders.end())
      reading.fault("catalogue.placeholder", {text->substr(open, close - open + 1)}, node);
  }
  out.*Member = *text;
}

constexpr std::array<KeyRow<Duty>, 2> kRemedyKeys = {{
    {"zh", Need::required, read_sentence<&Duty::remedy_zh>},
    {"en", Need::required, read_text<&Duty::remedy_en>},
}};
void read_remedy(const Node& node, Duty& out, Reading& reading) {
  read_map(node, kRemedyKeys, out, reading);
}

constexpr std::array<KeyRow<Duty>, 19> kDutyKeys = {{
    {"id", Need::required, read_id<&Duty::id>},
    {"zh", Need::required, read_text<&Duty::zh>},
    {"en", Need::required, read_text<&Duty::en>},
    {"area", Need::required, read_area_of<&Duty::area>},
    {"basis", Need::required, read_basis_of<&Duty::basis>, "catalogue.no-basis"},
    {"rows", Need::required, read_rows<&Duty::rows>},
    {"holder", Need::required, read_word<&Duty::holder, kHolders>},
    {"every", Need::required, read_word<&Duty::every, kEvery>},
    {"at_least", Need::optional, read_integer<&Duty::at_least, 1, 366>},
    {"satisfied_by", Need::optional, read_satisfied_by},
    {"due", Need::optional, read_due},
    {"named_days", Need::optional, read_named_days},
    {"days_before", Need::optional, read_integer<&Duty::days_before, 1, 60>},
    {"subject", Need::optional, read_subject},
    {"done_when", Need::optional, read_done_when},
    {"due_field", Need::optional, read_subject_field<&Duty::due_field>},
    {"done_field", Need::optional, read_subject_field<&Duty::done_field>},
    {"problem_zh", Need::optional, read_sentence<&Duty::problem_zh>},
    {"remedy", Need::required, read_remedy},
}};

// What one key of a duty asks of the others.
struct Rule {
  bool applies;
  std::string_view key;
};

void judge_together(const Node& node, const Duty& duty, Reading& reading) {
  const bool is_by_record = duty.holder == HolderKind::each_record;
  const std::array<Rule, 4> needed = {{{is_by_record, "subject"},
                                       {is_by_record, "done_when"},
                                       {!is_by_record, "satisfied_by"},
                                       {duty.every == Every::named_day, "named_days"}}};
  for (const auto& rule : needed)
    if (rule.applies && node.find(rule.key) == nullptr)
      reading.fault("catalogue.missing-key", {std::string(rule.key)}, node);
  if (is_by_record != (duty.every == Every::record)) reading.fault("catalogue.every-record", {}, node);
}

}  // namespace

void read_duty(const Node& node, Duty& out, Reading& reading) {
  read_map(node, kDutyKeys, out, reading);
  if (node.kind == Node::Kind::map) judge_together(node, out, reading);
}

}  // namespace jishi::catalogue
