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

}  // namespace

Facts::Facts(const CheckInput& input, int year, std::optional<Day> as_of) : year_(year) {
  if (!input.data || input.data->records == nullptr || input.data->types == nullptr || year == 0) return;
  known_ = true;
  types_ = input.data->types;
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
}

const RecordType* Facts::type(std::string_view id) const {
  if (types_ == nullptr) return nullptr;
  for (const auto& candidate : *types_)
    if (candidate.id == id) return &candidate;
  return nullptr;
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
  // Every record here belongs to the year, by its register or by its day.
  if (span == Span::of_year(year_)) return records;
  RecordList out;
  for (const auto* record : records)
    if (span.contains(record->happened)) out.push_back(record);
  return out;
}

std::vector<Span> Facts::spans(const Record& record) const {
  std::vector<Span> out = {record.happened};
  if (const auto* kind = type(record.type); kind != nullptr)
    for (const auto& field : kind->fields)
      if (field.kind == FieldKind::span)
        if (const auto span = record.span(field.id); span && *span != record.happened) out.push_back(*span);
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
  if (const auto* kind = type(record.type); kind != nullptr)
    for (const auto& field : kind->fields) {
      if (field.kind != FieldKind::span) continue;
      const auto word = stem(field.zh);
      if (word.size() < least || clause.find(word) == std::u32string_view::npos) continue;
      if (const auto span = record.span(field.id)) out.push_back(*span);
    }
  return out;
}

std::vector<Span> Facts::spans_named(const Record& record, std::u32string_view clause) const {
  auto out = fields_named(record, clause);
  return out.empty() ? spans(record) : out;
}

const std::u32string& Facts::text_of(const Record& record) const {
  const auto [place, fresh] = texts_.try_emplace(&record);
  std::u32string& out = place->second;
  if (!fresh) return out;
  for (const auto& member : record.fields)
    for (const auto& text : record.texts(member.key()))
      if (is_utf8(text)) out += letters(to_u32(text)) + U'\n';
  return out;
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
