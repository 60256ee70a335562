#include "app/ledger_check_heads.h"

#include <algorithm>

#include "store/record_id.h"

namespace jishi::app {

namespace {

constexpr std::uint64_t kAll = ~std::uint64_t{0} >> 1;

store::RecordFilter all_records() {
  store::RecordFilter filter;
  filter.with_withdrawn = true;
  return filter;
}

std::int64_t beginning_of(const Hash& hash) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i) word = word << 8 | hash[i];
  return static_cast<std::int64_t>(word);
}

std::string_view without_quotes(std::string_view text) {
  return text.substr(1, text.size() - 2);
}

bool is_kind_of(RecordStatus status, std::string_view kind) {
  if (status == RecordStatus::withdrawn) return kind == kRecordWithdrawn;
  if (status == RecordStatus::open) return kind == kStepTaken;
  if (status == RecordStatus::filed)
    return kind == kRecordFiled || kind == kRecordAmended || kind == kStepTaken;
  return true;  // erased in any state
}

}  // namespace

void HeadCheck::run() {
  reader_.each_record(unit_, all_records(), [&](const store::HeadWithBody& row) {
    ++heads_;
    versions_ += static_cast<std::uint64_t>(row.head.version);
    if (const auto what = fault_of(row); !what.empty())
      faults_.add("verify.head", {row.head.id, std::string(what)});
    return true;
  });
}

std::string_view HeadCheck::fault_of(const store::HeadWithBody& row) {
  const auto& head = row.head;
  // That the entry is in its form is judged with the log; here its members are only looked at.
  const std::string_view entry = row.entry.bytes;
  buffer_.assign(R"(","id":")").append(head.id).append(R"(","kind":")");
  const auto id = entry.find(buffer_);
  if (id == std::string_view::npos) return "entry";
  if (!entry.ends_with(R"(,"version":)" + std::to_string(head.version) + "}")) return "version";
  const auto kind = entry.substr(id + buffer_.size());
  if (!is_kind_of(head.status, kind.substr(0, kind.find('"')))) return "status";
  if (const auto chain = fault_of_chain(head); !chain.empty()) return chain;
  if (head.status != RecordStatus::erased)
    return row.entry.body ? fault_of_body(head, *row.entry.body) : "status";
  erased_.insert(head.id);
  const auto year = Span::of_year(head.year);
  const bool is_bare = head.content == Hash{} && head.key == 0 && head.origin_file.empty() &&
                       head.origin_row == 0 && head.happened_from == year.from() &&
                       head.happened_to == year.to();
  return is_bare && !row.entry.body ? "" : "erased";
}

std::string_view HeadCheck::fault_of_chain(const store::HeadRow& head) const {
  if (head.version == 1) return head.first_entry == head.entry ? "" : "first_entry";
  const auto versions = reader_.versions(unit_, head.id);
  if (versions.size() != static_cast<std::size_t>(head.version)) return "versions";
  if (versions.front() != head.first_entry) return "first_entry";
  const auto first = reader_.entry(unit_, head.first_entry);
  const auto entry = first ? ledger::parse_entry(first->bytes) : refuse("ledger.entry-malformed");
  return entry && entry->id == head.id && entry->version == 1 ? "" : "first_entry";
}

std::string_view HeadCheck::fault_of_body(const store::HeadRow& head, const std::string& body) {
  const auto fields = body_.read(body) ? body_.member("fields") : std::nullopt;
  if (!fields || !fields_.read(*fields)) return "body";
  const auto type = body_.member("type");
  if (!type || type->size() != head.type.size() + 2 || without_quotes(*type) != head.type) return "type";
  if (body_.member("year") != std::to_string(head.year)) return "year";
  if (body_.member("open").has_value() != (head.status == RecordStatus::open)) return "status";
  if (head.origin_file != origin_file_) {
    origin_file_ = head.origin_file;
    origin_text_ = canonical(Json(origin_file_));
  }
  const auto source = body_.member("source");
  const std::string wanted =
      R"({"file":)" + origin_text_ + R"(,"row":)" + std::to_string(head.origin_row) + "}";
  if (source ? *source != wanted : !head.origin_file.empty() || head.origin_row != 0) return "origin";
  const auto* record_type = types_.find(head.type);
  // A type that the catalogue no longer has: its key fields are not known.
  static const RecordType no_type;
  bool key_fits = true;
  const bool fits = body_.member("evidence")
                        ? fits_slow(head, record_type ? *record_type : no_type, body, key_fits)
                        : fits_fast(head, record_type ? *record_type : no_type, key_fits);
  if (!fits) return "content";
  if (record_type != nullptr) {
    auto& keys = keys_[head.type];
    if (key_fits)
      ++keys.good;
    else
      keys.bad.add("verify.head", {head.id, "key"});
  }
  return "";
}

// content_of() over the text as it stands: the body is canonical, for its entry commits to it.
bool HeadCheck::fits_fast(const store::HeadRow& head, const RecordType& type, bool& key_fits) {
  const auto happened = body_.member("happened");
  if (!happened || happened->size() < 2) return false;
  const auto span = Span::from_iso(without_quotes(*happened));
  if (!span || span->from() != head.happened_from || span->to() != head.happened_to) return false;
  buffer_.assign(R"({"fields":)").append(*body_.member("fields"));
  buffer_.append(R"(,"happened":)").append(*happened);
  buffer_.append(R"(,"type":)").append(*body_.member("type")).append("}");
  if (sha256(buffer_) != head.content) return false;
  bool has_key = false;
  buffer_.assign(head.type).append("\n").append(*body_.member("year"));
  for (const auto& name : type.key) {
    buffer_ += '\n';
    const auto value = fields_.member(name);
    if (value) buffer_.append(*value);
    has_key = has_key || value;
  }
  key_fits = head.key == beginning_of(has_key ? sha256(buffer_) : head.content);
  return true;
}

bool HeadCheck::fits_slow(const store::HeadRow& head, const RecordType& type, const std::string& body,
                          bool& key_fits) const {
  const auto json = parse_json(body);
  const auto record = json && json->is_object() ? Record::from_body(json->get_object())
                                                : Result<Record>(refuse("record.malformed", {head.id}));
  if (!record) return false;
  const auto content = content_of(type, *record);
  key_fits = content.key == head.key;
  return content.digest == head.content && record->happened.from() == head.happened_from &&
         record->happened.to() == head.happened_to;
}

void HeadCheck::compare(std::uint64_t filed, std::uint64_t versions, const std::set<std::string>& erased) {
  // A head whose entry is not there is not among those visited.
  const auto stored = reader_.count_records(unit_, all_records());
  if (stored != heads_) faults_.add("verify.heads-loose", {std::to_string(stored - heads_)});
  if (heads_ != filed || versions_ != versions) name_missing();
  for (const auto& id : erased_)
    if (!erased.contains(id)) faults_.add("verify.head", {id, "erased"});
  for (const auto& id : erased)
    // Other content than records' may be erased too: a person's name.
    if (!erased_.contains(id) && store::parse_record_id(id)) faults_.add("verify.head", {id, "erased"});
}

void HeadCheck::name_missing() {
  const auto before = faults_.count();
  reader_.each_entry(unit_, 0, kAll, [&](const store::EntryRow& row) {
    const auto entry = ledger::parse_entry(row.bytes);
    if (!entry || !(entry->kind.starts_with("record.") || entry->kind == kStepTaken)) return true;
    const auto head = reader_.record(unit_, entry->id);
    if (!head)
      faults_.add("verify.head-missing", {entry->id});
    else if (head->head.version < entry->version)
      faults_.add("verify.head-behind",
                  {entry->id, std::to_string(head->head.version), std::to_string(entry->version)});
    return true;
  });
  if (faults_.count() == before) faults_.add("verify.heads-loose", {"?"});
}

void HeadCheck::add_findings(ledger::VerifyReport& report) {
  std::vector<std::string> changed;
  for (const auto& [type, keys] : keys_) {
    // A catalogue that changed the key fields changes all keys of the type; damage changes one.
    if (keys.good == 0 && keys.bad.count() > 1)
      changed.push_back(type);
    else
      for (const auto& fault : keys.bad.named()) faults_.add(fault.code, fault.args);
  }
  add_finding(report, "heads", faults_, {std::to_string(heads_)});
  for (const auto& type : changed) add_finding(report, "keys", ledger::Verdict::not_seen, {type});
}

}  // namespace jishi::app
