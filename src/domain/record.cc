#include "domain/record.h"

#include <algorithm>

#include "base/text.h"

namespace jishi {

std::string Record::make_id(std::string_view type, int year, int sequence) {
  return std::string(type) + "-" + std::to_string(year) + "-" + std::to_string(sequence);
}

namespace {

JsonObject broken_json(const Refusal& broken) {
  JsonObject out{{"code", broken.code}};
  if (!broken.args.empty()) out["args"] = JsonArray(broken.args.begin(), broken.args.end());
  if (!broken.where.empty()) out["where"] = broken.where;
  if (!broken.basis.empty()) out["basis"] = broken.basis;
  return out;
}

}  // namespace

JsonArray trail_json(const std::vector<TakenStep>& trail) {
  JsonArray out;
  for (const auto& taken : trail) {
    JsonObject item{{"step", taken.step}, {"by", taken.by}, {"day", taken.day.iso()}};
    if (!taken.to.empty()) item["to"] = taken.to;
    if (!taken.note.empty()) item["note"] = taken.note;
    if (!taken.seal.empty()) item["seal"] = taken.seal;
    if (!taken.broken.empty()) {
      JsonArray broken;
      for (const auto& rule : taken.broken) broken.push_back(broken_json(rule));
      item["broken"] = std::move(broken);
    }
    out.push_back(std::move(item));
  }
  return out;
}

JsonObject Record::body() const {
  JsonObject body;
  body["type"] = type;
  body["year"] = year;
  body["happened"] = happened.iso();
  body["fields"] = fields;
  if (!evidence.empty()) {
    JsonArray files;
    for (const auto& file : evidence) {
      JsonObject item;
      item["name"] = file.name;
      if (file.digest) {
        item["sha256"] = to_hex(*file.digest);
        item["size"] = static_cast<std::int64_t>(file.size_bytes);
      }
      files.push_back(std::move(item));
    }
    body["evidence"] = std::move(files);
  }
  if (!origin.file.empty()) body["source"] = JsonObject{{"file", origin.file}, {"row", origin.row}};
  if (origin.is_corrected) body["corrected"] = true;
  if (!reason.empty()) body["reason"] = reason;
  if (status == RecordStatus::withdrawn) body["withdrawn"] = true;
  if (status == RecordStatus::open) body["open"] = true;
  if (!trail.empty()) body["trail"] = trail_json(trail);
  return body;
}

namespace {

Refusal malformed(std::string_view what) {
  return refuse("record.malformed", {std::string(what)});
}

Result<std::vector<Evidence>> read_evidence(const JsonArray& files) {
  std::vector<Evidence> out;
  for (const auto& file : files) {
    if (!file.is_object()) return malformed("evidence");
    const auto& item = file.get_object();
    Evidence evidence;
    evidence.name = std::string(text_of(item, "name"));
    if (const auto hex = text_of(item, "sha256"); !hex.empty()) {
      const auto bytes = from_hex(hex);
      evidence.digest = bytes ? hash_from_bytes(*bytes) : std::nullopt;
      if (!evidence.digest) return malformed("evidence.sha256");
    }
    if (const auto* size = item.if_contains("size");
        size != nullptr && size->is_int64() && size->get_int64() >= 0)
      evidence.size_bytes = static_cast<std::uint64_t>(size->get_int64());
    out.push_back(std::move(evidence));
  }
  return out;
}

Refusal read_broken(const JsonObject& item) {
  Refusal out;
  out.code = std::string(text_of(item, "code"));
  out.where = std::string(text_of(item, "where"));
  out.basis = std::string(text_of(item, "basis"));
  if (const auto* args = item.if_contains("args"); args != nullptr && args->is_array())
    for (const auto& arg : args->get_array())
      if (arg.is_string()) out.args.emplace_back(arg.get_string());
  return out;
}

Result<std::vector<TakenStep>> read_trail(const JsonArray& items) {
  std::vector<TakenStep> out;
  for (const auto& value : items) {
    if (!value.is_object()) return malformed("trail");
    const auto& item = value.get_object();
    const auto day = Day::from_iso(text_of(item, "day"));
    if (!day) return malformed("trail.day");
    TakenStep taken{std::string(text_of(item, "step")), std::string(text_of(item, "to")),
                    std::string(text_of(item, "by")),   *day,
                    std::string(text_of(item, "note")), {},
                    std::string(text_of(item, "seal"))};
    if (const auto* broken = item.if_contains("broken"); broken != nullptr && broken->is_array())
      for (const auto& rule : broken->get_array())
        if (rule.is_object()) taken.broken.push_back(read_broken(rule.get_object()));
    out.push_back(std::move(taken));
  }
  return out;
}

bool says_true(const JsonObject& body, std::string_view member) {
  const auto* value = body.if_contains(member);
  return value != nullptr && value->is_bool() && value->get_bool();
}

}  // namespace

Result<Record> Record::from_body(const JsonObject& body) {
  Record record;
  record.type = std::string(text_of(body, "type"));
  if (record.type.empty()) return malformed("type");
  const auto* year = body.if_contains("year");
  if (year == nullptr || !year->is_int64()) return malformed("year");
  record.year = static_cast<int>(year->get_int64());
  const auto happened = Span::from_iso(text_of(body, "happened"));
  if (!happened) return malformed("happened");
  record.happened = *happened;
  const auto* fields = body.if_contains("fields");
  if (fields == nullptr || !fields->is_object()) return malformed("fields");
  record.fields = fields->get_object();
  if (const auto* files = body.if_contains("evidence"); files != nullptr) {
    if (!files->is_array()) return malformed("evidence");
    auto evidence = read_evidence(files->get_array());
    if (!evidence) return evidence.error();
    record.evidence = std::move(*evidence);
  }
  if (const auto* source = body.if_contains("source"); source != nullptr && source->is_object()) {
    record.origin.file = std::string(text_of(source->get_object(), "file"));
    if (const auto* row = source->get_object().if_contains("row"); row != nullptr && row->is_int64())
      record.origin.row = row->get_int64();
  }
  record.origin.is_corrected = says_true(body, "corrected");
  record.reason = std::string(text_of(body, "reason"));
  if (const auto* trail = body.if_contains("trail"); trail != nullptr) {
    if (!trail->is_array()) return malformed("trail");
    auto steps = read_trail(trail->get_array());
    if (!steps) return steps.error();
    record.trail = std::move(*steps);
  }
  if (says_true(body, "open")) record.status = RecordStatus::open;
  if (says_true(body, "withdrawn")) record.status = RecordStatus::withdrawn;
  return record;
}

std::string_view Record::text(std::string_view field) const {
  return text_of(fields, field);
}

std::int64_t Record::integer(std::string_view field) const {
  const auto* value = fields.if_contains(field);
  if (value == nullptr) return 0;
  if (value->is_array()) return static_cast<std::int64_t>(value->get_array().size());
  return value->is_int64() ? value->get_int64() : 0;
}

bool Record::flag(std::string_view field) const {
  const auto* value = fields.if_contains(field);
  return value != nullptr && value->is_bool() && value->get_bool();
}

bool Record::has(std::string_view field) const {
  return fields.contains(field);
}

std::vector<std::string> Record::texts(std::string_view field) const {
  std::vector<std::string> out;
  const auto* value = fields.if_contains(field);
  if (value == nullptr) return out;
  if (value->is_string()) out.emplace_back(value->get_string());
  if (value->is_array())
    for (const auto& item : value->get_array())
      if (item.is_string()) out.emplace_back(item.get_string());
  return out;
}

std::optional<Span> Record::span(std::string_view field) const {
  return Span::from_iso(text(field));
}

std::vector<JsonObject> Record::rows(std::string_view field) const {
  std::vector<JsonObject> out;
  const auto* value = fields.if_contains(field);
  if (value == nullptr || !value->is_array()) return out;
  for (const auto& row : value->get_array())
    if (row.is_object()) out.push_back(row.get_object());
  return out;
}

std::string record_number(const RecordType& type, const Record& record) {
  return (type.number_word.empty() ? type.zh : type.number_word) + "〔" + std::to_string(record.year) + "〕" +
         std::to_string(record.sequence) + "号";
}

namespace {

// The mark that parts a field of a title from the next; its length in bytes, 0 when there is none.
std::size_t length_of_mark(std::string_view text) {
  constexpr std::string_view marks[] = {"：", "、", "，", "-", " "};
  for (const auto mark : marks)
    if (text.starts_with(mark)) return mark.size();
  return 0;
}

}  // namespace

std::string record_title(const RecordType& type, const Record& record) {
  std::string out;
  const std::string& pattern = type.title;
  bool begins_empty = false;  // its first field says nothing: the mark behind it parts nothing
  for (std::size_t i = 0; i < pattern.size();) {
    if (begins_empty && out.empty())
      if (const auto length = length_of_mark(std::string_view(pattern).substr(i)); length > 0) {
        i += length;
        continue;
      }
    const auto close = pattern[i] == '{' ? pattern.find('}', i) : std::string::npos;
    if (close == std::string::npos) {
      out += pattern[i++];
      continue;
    }
    const auto name = std::string_view(pattern).substr(i + 1, close - i - 1);
    if (const auto* field = type.field(name); field != nullptr) out += field_text(*field, record);
    begins_empty = out.empty();
    i = close + 1;
  }
  return out;
}

namespace {

std::string cell_text(const Field& column, const JsonObject& row) {
  Record one;
  one.fields = row;
  return field_text(column, one);
}

std::string table_text(const Field& field, const Record& record) {
  std::vector<std::string> rows;
  for (const auto& row : record.rows(field.id)) {
    std::vector<std::string> cells;
    for (const auto& column : field.columns) cells.push_back(cell_text(column, row));
    while (!cells.empty() && cells.back().empty()) cells.pop_back();
    rows.push_back(join(cells, "｜"));
  }
  return join(rows, "；");
}

}  // namespace

std::string field_text(const Field& field, const Record& record) {
  const auto* value = record.fields.if_contains(field.id);
  if (value == nullptr) return {};
  switch (field.kind) {
    case FieldKind::span: {
      const auto span = record.span(field.id);
      return span ? span->zh() : std::string(record.text(field.id));
    }
    case FieldKind::integer:
      return std::to_string(record.integer(field.id));
    case FieldKind::flag:
      return record.flag(field.id) ? "是" : "";
    case FieldKind::table:
      return table_text(field, record);
    default:
      return join(record.texts(field.id), "、");
  }
}

namespace {

bool any_equal(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  return std::any_of(values.begin(), values.end(), [&](const std::string& value) {
    return std::find(wanted.begin(), wanted.end(), value) != wanted.end();
  });
}

bool any_contains(const std::vector<std::string>& values, const std::vector<std::string>& wanted) {
  for (const auto& value : values)
    for (const auto& word : wanted)
      if (value.find(word) != std::string::npos) return true;
  return false;
}

// What clerks write into a cell that has nothing to say (docs/formats/catalogue.md, Conditions). The whole
// value, never a part of it: 无人值守 is a problem.
constexpr std::string_view kNothing[] = {"无",
                                         "没有",
                                         "暂无",
                                         "未发现",
                                         "未发现问题",
                                         "没有发现问题",
                                         "无问题",
                                         "没有问题",
                                         "暂无问题",
                                         "未见问题",
                                         "未发现明显问题",
                                         "未发现异常",
                                         "无异常",
                                         "无发现",
                                         "不存在问题",
                                         "未发现存在问题",
                                         "/",
                                         "／",
                                         "\\",
                                         "—",
                                         "——",
                                         "-",
                                         "--",
                                         "－",
                                         "－－",
                                         "–"};

bool says_nothing(std::string_view text) {
  text = trim(text);
  constexpr std::string_view stop = "。";
  if (text.ends_with(stop)) text.remove_suffix(stop.size());
  return std::find(std::begin(kNothing), std::end(kNothing), text) != std::end(kNothing);
}

// Whether the field holds anything that says something.
bool has_content(const Record& record, std::string_view field) {
  if (!record.has(field)) return false;
  const auto values = record.texts(field);  // none of a number, a flag or a table
  return values.empty() || !std::all_of(values.begin(), values.end(), says_nothing);
}

// 其他 says as little as an empty cell.
bool is_other(std::string_view word) {
  return word == "其他" || word == "其它";
}

std::vector<std::string> values_of(const Record& record, std::string_view field) {
  auto values = record.texts(field);
  if (!values.empty()) return values;
  if (const auto* value = record.fields.if_contains(field); value != nullptr) {
    if (value->is_int64()) values.push_back(std::to_string(value->get_int64()));
    if (value->is_bool()) values.emplace_back("是");
  }
  return values;
}

bool compares(Condition::Op op, const std::vector<std::string>& values,
              const std::vector<std::string>& wanted) {
  switch (op) {
    case Condition::Op::in:
      return any_equal(values, wanted);
    case Condition::Op::not_in:
      return !any_equal(values, wanted);
    default:
      return any_contains(values, wanted);
  }
}

// Of kind/name: the kind alone where it is one of its choices, the name alone where the kind says nothing,
// both where it says something of its own.
bool matches_in_turn(const Condition& condition, const Record& record) {
  using Op = Condition::Op;
  const bool is_about_content = condition.op == Op::present || condition.op == Op::absent;
  std::vector<std::string> values;
  for (const auto& first : condition.first) {
    const auto says = record.text(first.field);
    if (is_other(says) || !has_content(record, first.field)) continue;
    if (is_about_content) return condition.op == Op::present;
    const bool is_choice = std::find(first.words.begin(), first.words.end(), says) != first.words.end();
    values.emplace_back(says);
    if (is_choice) return compares(condition.op, values, condition.values);
  }
  if (is_about_content) return has_content(record, condition.field) == (condition.op == Op::present);
  for (auto& value : values_of(record, condition.field)) values.push_back(std::move(value));
  return compares(condition.op, values, condition.values);
}

}  // namespace

bool matches(const Condition& condition, const Record& record) {
  if (!condition.first.empty()) return matches_in_turn(condition, record);
  if (condition.op == Condition::Op::present) return has_content(record, condition.field);
  if (condition.op == Condition::Op::absent) return !has_content(record, condition.field);
  return compares(condition.op, values_of(record, condition.field), condition.values);
}

bool matches(const Selection& selection, const Record& record) {
  return record.status == RecordStatus::filed && record.type == selection.type &&
         std::all_of(selection.where.begin(), selection.where.end(),
                     [&](const Condition& condition) { return matches(condition, record); });
}

bool matches(const Topic& topic, const Record& record) {
  return matches(topic.of, record) ||
         std::any_of(topic.also.begin(), topic.also.end(),
                     [&](const Selection& selection) { return matches(selection, record); });
}

Hash content_digest(const Record& record) {
  // Written by hand in canonical order: this runs once per imported row.
  std::string text = R"({"fields":)";
  text += canonical(record.fields);
  text += R"(,"happened":")" + record.happened.iso() + R"(","type":")" + record.type + "\"";
  for (const auto& file : record.evidence) text += "," + file.name;
  text += "}";
  return sha256(text);
}

Hash key_digest(const RecordType& type, const Record& record) {
  std::string text = record.type + "\n" + std::to_string(record.year);
  for (const auto& name : type.key) {
    text += '\n';
    if (const auto* value = record.fields.if_contains(name); value != nullptr) append_canonical(text, *value);
  }
  return sha256(text);
}

}  // namespace jishi
