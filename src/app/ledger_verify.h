#pragma once
// Verification of a unit's data where it stands: everything is read and hashed again: entries against tree,
// tiles and every checkpoint ever signed; every body and salt against its commitment; every head against its
// latest body; every evidence file against its digest. One flipped byte anywhere in these is found and named.

#include <filesystem>
#include <optional>
#include <vector>

#include "domain/record_type.h"
#include "ledger/verify.h"
#include "store/store.h"

namespace jishi::app {

class DataDirectory;

// options: keys of the log (its signatures are not checked without one), kept checkpoints, witnesses,
// progress (called from the calling thread). Memory does not grow with the log. Uses two threads and two
// readers.
ledger::VerifyReport verify_unit(store::Store& store, const store::UnitRow& unit,
                                 const std::filesystem::path& evidence_folder,
                                 const std::vector<RecordType>& types, const ledger::VerifyOptions& options);
// The unit of a data directory; with its own key when options has none.
ledger::VerifyReport verify_data(DataDirectory& data, ledger::VerifyOptions options);
// The audit trail's log beside it; nothing when there is none. Kept checkpoints and witnesses are the
// caller's to choose: they are of one log or the other.
std::optional<ledger::VerifyReport> verify_audit(DataDirectory& data, ledger::VerifyOptions options);

}  // namespace jishi::app
