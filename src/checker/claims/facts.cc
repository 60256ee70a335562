#include "checker/claims/facts.h"

#include <algorithm>
#include <unordered_set>

#include "base/text.h"

namespace jishi::checker {

namespace {

constexpr std::size_t kMostNamed = 5;

// 反馈日期 → 反馈; what a field of dates is about.
std::u32string stem(const std::string& label) {
  auto word = to_u32(label);
  for (const std::u32string_view end : {U"日期", U"时间", U"日"})
    if (word.size() > end.size() && word.ends_with(end)) return word.substr(0, word.size() - end.size());
  return word;
}

bool keeps_what_is_owed(const RecordType& type) {
  return std::any_of(type.fields.begin(), type.fields.end(),
                     [](const Field& field) { return field.kind == FieldKind::holder; });
}

bool is_in(std::u32string_view words, std::u32string_view stem, std::size_t least) {
  return stem.size() >= least && words.find(stem) != std::u32string_view::npos;
}

}  // namespace

Facts::Facts(const CheckInput& input, int year, std::optional<Day> as_of) : year_(year) {
  if (!input.data || input.data->records == nullptr || input.data->types == nullptr || year == 0) return;
  known_ = true;
  types_ = input.data->types;
  for (const auto& one : *types_) {
    const auto [place, fresh] = kinds_.try_emplace(one.id, Kind{&one, {}});
    if (!fresh) continue;
    for (const auto& field : one.fields)
      if (field.kind == FieldKind::span) place->second.dates.push_back({&field, stem(field.zh)});
  }
  organisation_ = input.data->organisation;
  if (organisation_ != nullptr)
    for (std::size_t i = 0; i < organisation_->people().size(); ++i)
      people_.add(to_u32(organisation_->people()[i]), i);
  const Span whole = Span::of_year(year);
  as_of_ = as_of && *as_of < whole.to() && *as_of >= whole.from() ? *as_of : whole.to();
  for (const auto& record : *input.data->records) {
    if (record.status != RecordStatus::filed || record.happened.from() > as_of_) continue;
    const bool is_of_year = record.year == year || record.happened.overlaps(whole);
    (is_of_year ? records_ : carried_).push_back(&record);
  }
  std::stable_sort(records_.begin(), records_.end(),
                   [](const Record* a, const Record* b) { return a->happened.from() < b->happened.from(); });
  for (const auto* record : records_)
    if (const auto* of = type(record->type); of != nullptr && !keeps_what_is_owed(*of))
      deeds_.push_back(record);
}

const Facts::Kind* Facts::kind(std::string_view type) const {
  const auto found = kinds_.find(type);
  return found == kinds_.end() ? nullptr : &found->second;
}

const RecordType* Facts::type(std::string_view id) const {
  const auto* found = kind(id);
  return found == nullptr ? nullptr : found->type;
}

const std::vector<RecordType>& Facts::types() const {
  static const std::vector<RecordType> none;
  return types_ == nullptr ? none : *types_;
}

const RecordList& Facts::of(const Topic& topic) const {
  const auto [place, fresh] = selected_.try_emplace(&topic);
  RecordList& out = place->second;
  if (!fresh) return out;
  const auto so_far = *Span::of_range(Span::of_year(year_).from(), as_of_);
  const auto is_meant = [&](const Record& record) {
    if (!matches(topic, record)) return false;
    if (topic.date.empty()) return true;
    const auto date = record.span(topic.date);
    return date && so_far.contains(*date);
  };
  for (const auto* record : records_)
    if (is_meant(*record)) out.push_back(record);
  if (!topic.date.empty())
    for (const auto* record : carried_)
      if (is_meant(*record)) out.push_back(record);
  return out;
}

RecordList Facts::of_other_years(const Topic& topic, const Span& span) const {
  RecordList out;
  for (const auto* record : carried_)
    if (matches(topic, *record) && record->happened.from().year() >= span.from().year() &&
        record->happened.to().year() <= span.to().year())
      out.push_back(record);
  return out;
}

RecordList Facts::of_type(std::string_view type) const {
  RecordList out;
  for (const auto* record : records_)
    if (record->type == type) out.push_back(record);
  return out;
}

RecordList Facts::during(const RecordList& records, const Span& span) const {
  RecordList out;
  for (const auto* record : records)
    if (is_during(*record, span)) out.push_back(record);
  return out;
}

// Every record here belongs to the year, by its register or by its day.
bool Facts::is_during(const Record& record, const Span& span) const {
  return span == Span::of_year(year_) || span.contains(record.happened);
}

const std::vector<Span>& Facts::spans(const Record& record) const {
  const auto [place, fresh] = spans_.try_emplace(&record);
  auto& out = place->second;
  if (!fresh) return out;
  out.push_back(record.happened);
  if (const auto* of = kind(record.type); of != nullptr)
    for (const auto& date : of->dates)
      if (const auto span = record.span(date.field->id); span && *span != record.happened)
        out.push_back(*span);
  return out;
}

std::vector<KnownPeriod> Facts::periods(const Record& record) const {
  std::vector<KnownPeriod> out;
  const auto* kind = type(record.type);
  if (kind == nullptr) return out;
  for (const auto& [from, to] : kind->periods) {
    const auto first = record.span(from);
    const auto last = record.span(to);
    if (!first || !last || first->precision() != Precision::day || last->precision() != Precision::day)
      continue;
    const auto span = Span::of_range(first->from(), last->to());
    if (!span) continue;
    const auto from_zh = to_u32(kind->field(from)->zh);
    const auto to_zh = to_u32(kind->field(to)->zh);
    const auto same = std::mismatch(from_zh.begin(), from_zh.end(), to_zh.begin(), to_zh.end()).first;
    out.push_back({*span, {from_zh.begin(), same}});
  }
  return out;
}

std::vector<Span> Facts::fields_named(const Record& record, std::u32string_view clause,
                                      std::size_t least) const {
  std::vector<Span> out;
  if (const auto* of = kind(record.type); of != nullptr) add_named(*of, record, clause, least, out);
  return out;
}

void Facts::add_named(const Kind& kind, const Record& record, std::u32string_view words, std::size_t least,
                      std::vector<Span>& out) {
  for (const auto& date : kind.dates)
    if (is_in(words, date.stem, least))
      if (const auto span = record.span(date.field->id)) out.push_back(*span);
}

std::vector<std::pair<const Record*, Span>> Facts::dates_named(std::u32string_view words,
                                                               std::size_t least) const {
  std::unordered_map<std::string_view, const Kind*> named;
  for (const auto& [id, kind] : kinds_)
    if (std::any_of(kind.dates.begin(), kind.dates.end(),
                    [&](const DateField& date) { return is_in(words, date.stem, least); }))
      named.emplace(id, &kind);
  std::vector<std::pair<const Record*, Span>> out;
  if (named.empty()) return out;
  std::vector<Span> spans;
  for (const auto* record : records_) {
    const auto found = named.find(record->type);
    if (found == named.end()) continue;
    spans.clear();
    add_named(*found->second, *record, words, least, spans);
    for (const auto& span : spans) out.emplace_back(record, span);
  }
  return out;
}

std::vector<Span> Facts::spans_named(const Record& record, std::u32string_view clause) const {
  auto out = fields_named(record, clause);
  return out.empty() ? spans(record) : out;
}

const Facts::Text& Facts::known_text(const Record& record) const {
  const auto [place, fresh] = texts_.try_emplace(&record);
  Text& out = place->second;
  if (!fresh) return out;
  const auto* kind = type(record.type);
  std::u32string planned;
  for (const auto& member : record.fields) {
    const auto* field = kind == nullptr ? nullptr : kind->field(member.key());
    auto& part = field != nullptr && field->is_planned ? planned : out.all;
    for (const auto& text : record.texts(member.key()))
      if (is_utf8(text)) part += letters(to_u32(text)) + U'\n';
  }
  out.done = out.all.size();
  out.all += planned;
  return out;
}

const std::u32string& Facts::text_of(const Record& record) const {
  return known_text(record).all;
}

std::u32string_view Facts::text_done(const Record& record) const {
  const auto& text = known_text(record);
  return std::u32string_view(text.all).substr(0, text.done);
}

std::string Facts::name(const Record& record) const {
  const auto* kind = type(record.type);
  if (kind == nullptr) return record.id;
  const auto title = record_title(*kind, record);
  return record_number(*kind, record) + (title.empty() ? "" : "“" + title + "”");
}

std::string Facts::list(const RecordList& records) const {
  std::vector<std::string> parts;
  for (const auto* record : records) {
    if (parts.size() == kMostNamed) break;
    parts.push_back(record->happened.zh() + "（" + name(*record) + "）");
  }
  return join(parts, "、") +
         (records.size() > kMostNamed ? " 等" + std::to_string(records.size()) + "条" : "");
}

std::u32string letters(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text)
    if (is_han(c) || is_digit(c) || is_latin(c) || is_any(c, U".%")) out += c;
  return out;
}

Fit fit(const Span& text, const Span& record) {
  if (text.from() == record.from() && text.to() == record.to()) return Fit::same;
  if (text.contains(record) || record.contains(text)) return Fit::inside;
  return Fit::none;
}

void drop_repeated(RecordList& records) {
  std::unordered_set<const Record*> seen;
  std::erase_if(records, [&](const Record* record) { return !seen.insert(record).second; });
}

std::vector<std::string> ids(const RecordList& records) {
  std::vector<std::string> out;
  std::unordered_set<std::string_view> seen;
  for (const auto* record : records)
    if (seen.insert(record->id).second) out.push_back(record->id);
  return out;
}

}  // namespace jishi::checker
