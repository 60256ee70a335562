#include "report/annual_text.h"

#include <algorithm>
#include <utility>

#include "base/text.h"

namespace jishi::report {

namespace {

bool is_in_period(const Record& record, std::string_view period, int year) {
  if (period == "any") return true;
  // A whole-year act is in the year, but in neither half.
  if (period == "first-half") return Span::of_half(year, 1).contains(record.happened);
  if (period == "second-half") return Span::of_half(year, 2).contains(record.happened);
  return record.year == year || Span::of_year(year).overlaps(record.happened);
}

// By the field it names (a finding of last year that was closed in this one), else by when it happened.
bool is_told_by(const Indicator& indicator, const Record& record, int year, Day as_of) {
  if (indicator.date.empty())
    return record.happened.from() <= as_of && is_in_period(record, indicator.period, year);
  const auto span = record.span(indicator.date);
  return span && span->from() <= as_of && Span::of_year(year).overlaps(*span);
}

std::vector<std::string> ids_of(const std::vector<const Record*>& records) {
  std::vector<std::string> out;
  out.reserve(records.size());
  for (const auto* record : records) out.push_back(record->id);
  return out;
}

// One {…} of a sentence, split at the dot and the colon: {study-group.count}, {studies.all:topic},
// {happened}.
struct Placeholder {
  std::string subject;
  std::string verb;      // empty for {happened}
  std::string argument;  // a field, or the other indicator of a share
};

Placeholder placeholder_of(std::string_view inside) {
  const auto dot = inside.find('.');
  if (dot == std::string_view::npos) return {std::string(inside), {}, {}};
  const auto what = inside.substr(dot + 1);
  const auto colon = what.find(':');
  return {std::string(inside.substr(0, dot)), std::string(what.substr(0, colon)),
          colon == std::string_view::npos ? "" : std::string(what.substr(colon + 1))};
}

struct Piece {
  std::string text;
  std::optional<Placeholder> placeholder;
};

std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> out;
  while (!text.empty()) {
    const auto open = text.find('{');
    const auto close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) {
      out.push_back({std::string(text), {}});
      break;
    }
    if (open > 0) out.push_back({std::string(text.substr(0, open)), {}});
    out.push_back({{}, placeholder_of(text.substr(open + 1, close - open - 1))});
    text.remove_prefix(close + 1);
  }
  return out;
}

bool has_every_indicator(std::string_view text, const Answers& answers) {
  for (const auto& piece : pieces_of(text)) {
    if (!piece.placeholder || piece.placeholder->verb.empty()) continue;
    if (answers.of(piece.placeholder->subject).empty()) return false;
    if (piece.placeholder->verb == "share" && answers.of(piece.placeholder->argument).empty()) return false;
  }
  return true;
}

// “其中[高风险点{a.count}个、低风险点{b.count}个]”: of the items in brackets those without records are left
// out. Nothing when none is left.
std::optional<std::string> without_empty_items(const std::string& text, const Answers& answers) {
  const auto open = text.find('[');
  const auto close = text.find(']', open);
  if (open == std::string::npos || close == std::string::npos) return text;
  std::vector<std::string> kept;
  for (auto& item : split(std::string_view(text).substr(open + 1, close - open - 1), "、"))
    if (has_every_indicator(item, answers)) kept.push_back(std::move(item));
  if (kept.empty()) return std::nullopt;
  return text.substr(0, open) + join(kept, "、") + text.substr(close + 1);
}

std::vector<std::string> distinct_texts(const std::vector<const Record*>& records, const std::string& field) {
  std::vector<std::string> out;
  for (const auto* record : records)
    for (const auto& value : record->texts(field))
      if (std::find(out.begin(), out.end(), value) == out.end()) out.push_back(value);
  return out;
}

std::int64_t sum_of(const std::vector<const Record*>& records, const std::string& field) {
  std::int64_t sum = 0;
  for (const auto* record : records) sum += record->integer(field);
  return sum;
}

void write_count(SentenceWriter& out, std::int64_t count, const std::string& subject,
                 std::vector<std::string> records) {
  JsonObject value{{"count", count}, {"subject", subject}};
  out.claim(std::to_string(count), "count", std::move(value), std::move(records));
}

// The records of one indicator as a percentage of another's: a claim that rests on both.
void write_share(SentenceWriter& out, const Placeholder& placeholder, const Answers& answers) {
  const auto& part = answers.of(placeholder.subject);
  const auto& whole = answers.of(placeholder.argument);
  const auto percent =
      percent_text(static_cast<std::int64_t>(part.size()), static_cast<std::int64_t>(whole.size()));
  auto records = ids_of(part);
  for (const auto* record : whole)
    if (std::find(part.begin(), part.end(), record) == part.end()) records.push_back(record->id);
  JsonObject value{{"percent", percent.substr(0, percent.size() - 1)},
                   {"part", part.size()},
                   {"whole", whole.size()},
                   {"subject", placeholder.subject},
                   {"of", placeholder.argument}};
  out.claim(percent, "other", std::move(value), std::move(records));
}

// 党建方面11个、作风方面5个, each count resting on its own records.
void write_by_value(SentenceWriter& out, const Placeholder& placeholder, const Answers& answers) {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;
  for (const auto* record : answers.of(placeholder.subject))
    for (const auto& value : record->texts(placeholder.argument)) {
      auto group =
          std::find_if(groups.begin(), groups.end(), [&](const auto& one) { return one.first == value; });
      if (group == groups.end()) group = groups.insert(groups.end(), {value, {}});
      group->second.push_back(record->id);
    }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    auto& [value, records] = groups[i];
    out.text((i == 0 ? "" : "、") + value);
    const auto count = static_cast<std::int64_t>(records.size());
    write_count(out, count, placeholder.subject + "." + placeholder.argument, std::move(records));
    out.text("个");
  }
}

// {indicator.count} .dates .kinds:F (how many different values) .sum:F .people:F (names) .all:F (the values,
// joined) .share:OTHER .by:F (each value with its count)
void write_indicator(SentenceWriter& out, const Placeholder& placeholder, const Answers& answers) {
  const auto& records = answers.of(placeholder.subject);
  const auto& verb = placeholder.verb;
  const auto& field = placeholder.argument;
  if (verb == "count") {
    write_count(out, static_cast<std::int64_t>(records.size()), placeholder.subject, ids_of(records));
  } else if (verb == "dates") {
    write_dates(out, records, answers.year());
  } else if (verb == "kinds") {
    write_count(out, static_cast<std::int64_t>(distinct_texts(records, field).size()), placeholder.subject,
                ids_of(records));
  } else if (verb == "sum" || verb == "people") {
    write_count(out, sum_of(records, field), placeholder.subject, ids_of(records));
  } else if (verb == "all") {
    out.text(join(distinct_texts(records, field), "、"));
  } else if (verb == "share") {
    write_share(out, placeholder, answers);
  } else if (verb == "by") {
    write_by_value(out, placeholder, answers);
  }
  for (const auto* record : records) out.rests_on(record->id);
}

// `year`: what a reader takes a date without one for; of the report, then of the last date written.
void write_record_field(SentenceWriter& out, const std::string& name, const Record& record,
                        const Answers& answers, int& year) {
  out.rests_on(record.id);
  const auto* type = answers.catalogue().record(record.type);
  const auto* field = type == nullptr ? nullptr : type->field(name);
  const auto span = name == "happened"                                   ? std::optional(record.happened)
                    : field != nullptr && field->kind == FieldKind::span ? record.span(name)
                                                                         : std::nullopt;
  if (span) {
    JsonObject value{{"from", span->from().iso()},
                     {"to", span->to().iso()},
                     {"precision", precision_name(span->precision())}};
    const bool is_year = span->precision() == Precision::year;  // 全年 is the report's
    out.claim(span_in_report(*span, is_year ? answers.year() : year),
              span->precision() == Precision::day ? "date" : "period", std::move(value), {record.id});
    year = span->to().year();
  } else if (name == "title" && type != nullptr && field == nullptr) {
    out.text(record_title(*type, record));
  } else if (name == "days") {
    const auto days = days_inclusive(record.happened.from(), record.happened.to());
    out.claim(std::to_string(days), "duration", JsonObject{{"count", days}, {"unit", "天"}}, {record.id});
  } else if (field != nullptr && field->kind == FieldKind::integer) {
    write_count(out, record.integer(name), record.type + "." + name, {record.id});
  } else if (field != nullptr) {
    out.text(field_text(*field, record));
  }
}

bool lacks_field(const std::vector<Piece>& pieces, const Record& record, const Answers& answers) {
  const auto* type = answers.catalogue().record(record.type);
  return std::any_of(pieces.begin(), pieces.end(), [&](const Piece& piece) {
    return piece.placeholder && piece.placeholder->verb.empty() && type != nullptr &&
           type->field(piece.placeholder->subject) != nullptr &&
           !matches(Condition{piece.placeholder->subject, Condition::Op::present, {}}, record);
  });
}

// “召开{name}[，{summary}]”, written once per record: what stands in brackets is left out where the record
// lacks a field it names.
std::string without_lacking(std::string_view text, const Record& record, const Answers& answers) {
  std::string out;
  while (true) {
    const auto open = text.find('[');
    const auto close = open == std::string_view::npos ? open : text.find(']', open);
    if (close == std::string_view::npos) return out.append(text);
    out += text.substr(0, open);
    const auto within = text.substr(open + 1, close - open - 1);
    if (!lacks_field(pieces_of(within), record, answers)) out += within;
    text.remove_prefix(close + 1);
  }
}

// A report made before its year is over says so.
std::string until_text(int year, Day as_of) {
  return as_of < Span::of_year(year).to() ? "（记录截至" + as_of.zh() + "）" : "";
}

// `needs`: words around figures rest on what the sentence says it needs.
Sentence write_one(const std::vector<Piece>& pieces, const Answers& answers, const Names& names,
                   const Record* each, const std::vector<std::string>& needs) {
  const std::map<std::string, std::string> constants = {{"year", std::to_string(answers.year())},
                                                        {"unit", names.unit},
                                                        {"short", names.short_name},
                                                        {"as_of", names.as_of.zh()},
                                                        {"until", until_text(answers.year(), names.as_of)}};
  SentenceWriter out;
  int year = answers.year();
  for (const auto& piece : pieces) {
    if (!piece.placeholder) {
      out.text(piece.text);
    } else if (const auto constant = constants.find(piece.placeholder->subject);
               constant != constants.end() && piece.placeholder->verb.empty()) {
      out.text(constant->second);
    } else if (!piece.placeholder->verb.empty()) {
      write_indicator(out, *piece.placeholder, answers);
    } else if (each != nullptr) {
      write_record_field(out, piece.placeholder->subject, *each, answers, year);
    }
  }
  for (const auto& indicator : needs)
    for (const auto* record : answers.of(indicator)) out.rests_on(record->id);
  return out.take();
}

}  // namespace

Answers::Answers(const catalogue::Catalogue& catalogue, const std::vector<Record>& records, int year,
                 Day as_of)
    : catalogue_(catalogue), year_(year) {
  for (const auto& indicator : catalogue.indicators()) {
    auto& selected = records_[indicator.id];
    for (const auto& record : records) {
      if (!is_told_by(indicator, record, year, as_of)) continue;
      const bool wanted = std::any_of(indicator.of.begin(), indicator.of.end(),
                                      [&](const Selection& selection) { return matches(selection, record); });
      if (wanted) selected.push_back(&record);
    }
    std::stable_sort(selected.begin(), selected.end(), [](const Record* a, const Record* b) {
      return a->happened.from() < b->happened.from();
    });
  }
}

const std::vector<const Record*>& Answers::of(std::string_view indicator) const {
  static const std::vector<const Record*> none;
  const auto it = records_.find(indicator);
  return it == records_.end() ? none : it->second;
}

void SentenceWriter::text(std::string_view piece) {
  sentence_.text += piece;
  length_ += count_code_points(piece);
}

void SentenceWriter::claim(std::string_view piece, std::string kind, JsonObject value,
                           std::vector<std::string> records) {
  const auto start = length_;
  text(piece);
  for (const auto& record : records) rests_on(record);
  sentence_.claims.push_back({start, length_, std::move(kind), Json(std::move(value)), std::move(records)});
}

void SentenceWriter::rests_on(const std::string& record) {
  if (seen_.insert(record).second) sentence_.records.push_back(record);
}

Sentence SentenceWriter::take() {
  seen_.clear();
  length_ = 0;
  return std::exchange(sentence_, {});
}

std::string percent_text(std::int64_t part, std::int64_t whole) {
  const auto hundredths = (part * 20000 + whole) / (2 * whole);
  auto fraction = std::to_string(hundredths % 100);
  if (fraction.size() < 2) fraction.insert(0, "0");
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  return std::to_string(hundredths / 100) + (fraction.empty() ? "" : "." + fraction) + "%";
}

std::string span_in_report(const Span& span, int year) {
  auto text = span.zh();
  const auto own = std::to_string(year) + "年";
  if (span.precision() == Precision::year) return span.from().year() == year ? "全年" : text;
  return text.starts_with(own) && span.to().year() == year ? text.substr(own.size()) : text;
}

void write_dates(SentenceWriter& out, const std::vector<const Record*>& records, int year) {
  std::vector<std::pair<Span, std::vector<std::string>>> dates;
  for (const auto* record : records) {
    if (dates.empty() || !(dates.back().first == record->happened)) dates.push_back({record->happened, {}});
    dates.back().second.push_back(record->id);
  }
  int current = year;  // a reader takes the year from the date before
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i > 0) out.text(i + 1 == dates.size() ? "和" : "、");
    const auto& span = dates[i].first;
    JsonObject value{{"from", span.from().iso()},
                     {"to", span.to().iso()},
                     {"precision", precision_name(span.precision())}};
    out.claim(span_in_report(span, current), span.precision() == Precision::day ? "date" : "period",
              std::move(value), dates[i].second);
    current = span.to().year();
  }
}

std::vector<Sentence> fill(const OutlineSentence& sentence, const Answers& answers, const Names& names) {
  const auto text =
      sentence.each.empty() ? without_empty_items(sentence.text, answers) : std::optional(sentence.text);
  if (!text || !has_every_indicator(*text, answers)) return {};
  const auto has_records = [&](const std::string& indicator) { return !answers.of(indicator).empty(); };
  if (!std::all_of(sentence.needs.begin(), sentence.needs.end(), has_records)) return {};
  if (std::any_of(sentence.lacks.begin(), sentence.lacks.end(), has_records)) return {};

  std::vector<Sentence> out;
  if (sentence.each.empty()) {
    out.push_back(write_one(pieces_of(*text), answers, names, nullptr, sentence.needs));
    return out;
  }
  for (const auto* record : answers.of(sentence.each))
    if (const auto pieces = pieces_of(without_lacking(*text, *record, answers));
        !lacks_field(pieces, *record, answers))
      out.push_back(write_one(pieces, answers, names, record, {}));
  return out;
}

}  // namespace jishi::report
