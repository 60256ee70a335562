#pragma once
// DataDirectory: DIR of the command line. Holds VERSION, store.sqlite, evidence/, keys/, catalogue/
// (overrides) and lock.

#include <filesystem>
#include <memory>
#include <string>

#include "base/result.h"
#include "catalogue/catalogue.h"
#include "ledger/key.h"
#include "store/store.h"

namespace jishi::app {

class DataDirectory {
 public:
  // Makes a new one: refused when the folder holds anything. Leaves nothing half-made when it fails.
  static Result<std::unique_ptr<DataDirectory>> create(const std::filesystem::path& path,
                                                       const std::string& unit, const std::string& kind);
  enum class Access { read, write };
  // Refused: no such directory, not a data directory, made by a newer version, locked by another program
  // (write).
  static Result<std::unique_ptr<DataDirectory>> open(const std::filesystem::path& path, Access access);
  ~DataDirectory();

  const std::filesystem::path& path() const;
  std::filesystem::path evidence_folder() const;
  store::Store& store();
  const store::UnitRow& unit() const;  // the root unit
  const ledger::Signer& signer() const;
  std::string vkey() const;
  const catalogue::Catalogue& catalogue() const;

 private:
  DataDirectory();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jishi::app
