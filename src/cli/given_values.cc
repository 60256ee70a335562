#include "cli/given_values.h"

#include <filesystem>

#include "app/queries/record_ref.h"
#include "base/digest.h"
#include "base/text.h"

namespace jishi::cli {

std::vector<std::pair<std::string, std::string>> given_values(const Given& given, Refusals& faults) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& text : given.all("--set")) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0)
      faults.push_back(refuse("option.set", {text}));
    else
      out.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

std::vector<Evidence> given_evidence(const Given& given, app::Desk* desk, Refusals& faults) {
  std::vector<Evidence> out;
  for (const auto& path : given.all("--evidence")) {
    if (desk == nullptr) {
      out.push_back({std::filesystem::path(path).filename().string(), sha256(path), 1});
      continue;
    }
    auto kept = desk->keep_evidence(path);
    if (kept)
      out.push_back(std::move(*kept));
    else
      faults.insert(faults.end(), kept.error().begin(), kept.error().end());
  }
  return out;
}

Result<const RecordType*> register_named(const catalogue::Catalogue& catalogue, const std::string& name) {
  std::vector<std::string> names;
  for (const auto& type : catalogue.records()) {
    if (type.id == name || type.zh == name) return &type;
    names.push_back(type.id + " " + type.zh);
  }
  return refuse("option.type", {name, join(names, "，")});
}

Result<store::HeadWithBody> record_named(const Given& given, app::DataDirectory& data) {
  const auto reader = data.store().read();
  const auto id = app::record_id_of(*reader, data.unit().id, data.catalogue(), given.one("RECORD"));
  if (!id) return id.error();
  auto row = reader->record(data.unit().id, *id);
  if (!row) return refuse("record.none", {*id});
  return std::move(*row);
}

}  // namespace jishi::cli
