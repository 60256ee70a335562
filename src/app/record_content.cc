#include "app/record_content.h"

#include <algorithm>

namespace jishi::app {

namespace {

std::string quoted(std::string_view text) {
  return canonical(Json(boost::json::string_view(text.data(), text.size())));
}

// As canonical() would write the object, without copying it into a value first: this runs once per imported
// row. Field ids are ASCII, so their bytes sort as RFC 8785 wants.
std::string canonical_fields(const JsonObject& fields) {
  std::vector<const JsonObject::value_type*> members;
  members.reserve(fields.size());
  for (const auto& member : fields) members.push_back(&member);
  std::sort(members.begin(), members.end(), [](const auto* a, const auto* b) {
    return std::string_view(a->key()) < std::string_view(b->key());
  });
  std::string out;
  out.reserve(512);
  out += '{';
  for (const auto* member : members) {
    if (out.size() > 1) out += ',';
    out += '"';
    out += member->key();
    out += "\":";
    append_canonical(out, member->value());
  }
  return out += '}';
}

std::int64_t beginning_of(const Hash& hash) {
  std::uint64_t word = 0;
  for (std::size_t i = 0; i < 8; ++i) word = word << 8 | hash[i];
  return static_cast<std::int64_t>(word);
}

Hash digest_of(const Record& record, const std::string& fields) {
  std::string text;
  text.reserve(fields.size() + 128);
  text.append(R"({"fields":)").append(fields);
  text.append(R"(,"happened":")").append(record.happened.iso());
  text.append(R"(","type":")").append(record.type).append("\"");
  for (const auto& file : record.evidence) text.append(",").append(file.name);
  text += "}";
  return sha256(text);
}

std::string evidence_text(const Evidence& file) {
  std::string out = R"({"name":)" + quoted(file.name);
  if (file.digest)
    out += R"(,"sha256":")" + to_hex(*file.digest) + R"(","size":)" + std::to_string(file.size_bytes);
  return out + "}";
}

}  // namespace

RecordContent content_of(const RecordType& type, const Record& record) {
  RecordContent content;
  content.fields = canonical_fields(record.fields);
  content.digest = digest_of(record, content.fields);
  content.has_key = std::any_of(type.key.begin(), type.key.end(),
                                [&](const std::string& field) { return record.fields.contains(field); });
  content.key = beginning_of(content.has_key ? key_digest(type, record) : content.digest);
  return content;
}

std::string body_text(const Record& record, const RecordContent& content) {
  std::string out;
  out.reserve(content.fields.size() + 256);
  out += '{';
  if (record.origin.is_corrected) out += R"("corrected":true,)";
  if (!record.evidence.empty()) {
    out += R"("evidence":[)";
    for (const auto& file : record.evidence) {
      if (&file != &record.evidence.front()) out += ',';
      out += evidence_text(file);
    }
    out += "],";
  }
  out.append(R"("fields":)").append(content.fields);
  out.append(R"(,"happened":")").append(record.happened.iso()).append("\"");
  if (record.status == RecordStatus::open) out += R"(,"open":true)";
  if (!record.reason.empty()) out.append(R"(,"reason":)").append(quoted(record.reason));
  if (!record.origin.file.empty())
    out.append(R"(,"source":{"file":)")
        .append(quoted(record.origin.file))
        .append(R"(,"row":)")
        .append(std::to_string(record.origin.row))
        .append("}");
  if (!record.trail.empty()) out.append(R"(,"trail":)").append(canonical(trail_json(record.trail)));
  out.append(R"(,"type":)").append(quoted(record.type));
  if (record.status == RecordStatus::withdrawn) out += R"(,"withdrawn":true)";
  out.append(R"(,"year":)").append(std::to_string(record.year));
  return out += '}';
}

}  // namespace jishi::app
