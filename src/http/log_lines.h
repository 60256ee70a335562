#pragma once
// LogLines: what happened, as lines of JSON, written by a thread of its own: nobody waits for a slow reader.
// Never content: no query, no body, no header.

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/exchange.h"

namespace jishi::http {

// {"time","request","method","route","status","bytes","ms","account"?}
std::string log_line(const Exchange& exchange);

class LogLines {
 public:
  static constexpr std::size_t kMostWaiting = 10'000;

  explicit LogLines(int descriptor);
  ~LogLines();  // writes what waits
  // Without its line break. Dropped when too many wait; how many were, the log says.
  void add(std::string line);

 private:
  void write_all();

  const int descriptor_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::string> waiting_;
  std::size_t dropped_ = 0;
  bool is_ending_ = false;
  std::thread thread_;
};

}  // namespace jishi::http
