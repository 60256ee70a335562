#pragma once
// Front: everything the server serves, by the first part of the path: health and metrics, the ledger's tiles,
// the API, the pages.

#include <atomic>
#include <functional>
#include <map>
#include <string>

#include "http/log_tiles.h"
#include "http/message.h"
#include "http/metrics.h"
#include "http/pages/pages.h"

namespace jishi::http {

class Front : public Application {
 public:
  // api: what stands under /api; may be null. All that is given outlives this.
  Front(store::Store& store, store::UnitId unit, Application* api, Metrics& metrics);

  // A further log, under /log/<name>/.
  void add_log(std::string name, LogTiles tiles);
  // Asked by /metrics; set before the server starts.
  std::function<std::size_t()> open_connections;
  // From now on /readyz says no, so that nobody sends more.
  void stop() { is_stopping_ = true; }

  BodyPlan body_plan(const Request& head) const override;
  void handle(Request request, Respond respond) override;

 private:
  Response answer(const Request& request);
  Response log(const Request& request) const;
  Response ready(const Request& request) const;
  Response metrics(const Request& request) const;

  store::Store& store_;
  const store::UnitId unit_;
  Application* api_;
  Metrics& metrics_;
  Pages pages_;
  std::map<std::string, LogTiles, std::less<>> logs_;
  std::uint64_t entries_at_start_ = 0;
  std::atomic<bool> is_stopping_ = false;
};

}  // namespace jishi::http
