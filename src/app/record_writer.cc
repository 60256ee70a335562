#include "app/record_writer.h"

#include <algorithm>
#include <stdexcept>

namespace jishi::app {

std::string evidence_id(const SealedBody& body) {
  constexpr std::size_t kBytes = 8;
  return "evidence-" + to_hex(as_bytes(body.commitment).substr(0, kBytes));
}

JsonObject evidence_body(const store::EvidenceRow& row) {
  return {{"sha256", to_hex(row.digest)},
          {"size", static_cast<std::int64_t>(row.size_bytes)},
          {"media_type", row.media_type},
          {"name", row.name}};
}

JsonObject unit_body(const store::UnitRow& unit) {
  return {{"name", unit.name}, {"kind", unit.kind}, {"origin", unit.origin}};
}

const RecordType* RecordTypes::find(std::string_view id) const {
  const auto found =
      std::find_if(types_.begin(), types_.end(), [&](const RecordType& type) { return type.id == id; });
  return found == types_.end() ? nullptr : &*found;
}

std::uint64_t RecordWriter::write(std::string_view kind, const Record& record, const RecordContent& content,
                                  SealedBody body, std::optional<std::uint64_t> first_entry) {
  for (const auto& file : record.evidence) add_evidence(file);
  ledger::Entry about;
  about.kind = kind;
  about.id = record.id;
  about.version = record.version;
  about.at = at_;
  about.actor = actor_;
  about.commitment = body.commitment;
  about.unit = log_.origin();
  const auto index = log_.append(about, std::move(body), true);
  if (!index) throw std::runtime_error(index.error()[0].line(Lang::zh));
  store::HeadRow head;
  head.id = record.id;
  head.type = record.type;
  head.year = record.year;
  head.sequence = record.sequence;
  head.version = record.version;
  head.status = record.status;
  head.happened_from = record.happened.from();
  head.happened_to = record.happened.to();
  head.content = content.digest;
  head.key = content.key;
  head.origin_file = record.origin.file;
  head.origin_row = record.origin.row;
  head.entry = *index;
  head.first_entry = first_entry.value_or(*index);
  tx_.put_head(unit_, head);
  return *index;
}

Result<std::uint64_t> RecordWriter::note(std::string_view kind, std::string_view id, std::int64_t version,
                                         SealedBody body) {
  ledger::Entry about;
  about.kind = kind;
  about.id = id;
  about.version = version;
  about.at = at_;
  about.actor = actor_;
  about.commitment = body.commitment;
  about.unit = log_.origin();
  return log_.append(about, std::move(body), false);
}

void RecordWriter::add_evidence(const Evidence& file) {
  if (!file.digest || tx_.evidence(unit_, *file.digest)) return;
  const auto row = evidence_.describe(*file.digest, file.name);
  if (!row) throw std::runtime_error(refuse("evidence.absent", {file.name}).line(Lang::zh));
  SealedBody body(canonical(evidence_body(*row)));
  const auto id = evidence_id(body);
  if (const auto added = note(kEvidenceAdded, id, 1, std::move(body)); !added)
    throw std::runtime_error(added.error()[0].line(Lang::zh));
  tx_.put_evidence(unit_, *row);
}

}  // namespace jishi::app
