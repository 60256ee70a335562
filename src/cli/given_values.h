#pragma once
// What is written on the command line for a record: its register, its values, its files. Used by every
// command that writes one.

#include <string>
#include <utility>
#include <vector>

#include "app/data_directory.h"
#include "app/desk.h"
#include "catalogue/catalogue.h"
#include "cli/command.h"

namespace jishi::cli {

// Each --set FIELD=VALUE; the reasons for those that are none are added to `faults`.
std::vector<std::pair<std::string, std::string>> given_values(const Given& given, Refusals& faults);

// Each --evidence, kept in the data directory; likewise. Without a desk nothing is kept, only named.
std::vector<Evidence> given_evidence(const Given& given, app::Desk* desk, Refusals& faults);

// A register by its id or its Chinese name; refused with the names of all.
Result<const RecordType*> register_named(const catalogue::Catalogue& catalogue, const std::string& name);

// The record that RECORD names, by its number or id, as it stands.
Result<store::HeadWithBody> record_named(const Given& given, app::DataDirectory& data);

}  // namespace jishi::cli
