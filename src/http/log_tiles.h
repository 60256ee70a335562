#pragma once
// LogTiles: a ledger over HTTP as C2SP tlog-tiles, read-only, out of the store: the same bytes that
// `jishi ledger export` writes (app/ledger_export.h).

#include <string>
#include <string_view>

#include "http/message.h"
#include "store/store.h"

namespace jishi::http {

class LogTiles {
 public:
  // hashes: entries are given to nobody; who keeps a checkpoint can still see that the log only grows.
  enum class Gives { entries, hashes };
  LogTiles(store::Store& store, store::UnitId unit, Gives gives = Gives::entries)
      : store_(store), unit_(unit), gives_(gives) {}
  // rest: checkpoint · tile/<L>/<N>[.p/<W>] · tile/entries/<N>[.p/<W>]. A partial tile is served at any width
  // that the newest checkpoint covers.
  Response answer(const Request& request, std::string_view rest) const;

 private:
  store::Store& store_;
  const store::UnitId unit_;
  const Gives gives_;
};

}  // namespace jishi::http
