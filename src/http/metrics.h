#pragma once
// Metrics: counts of exchanges, in Prometheus' text form. May be used from any thread.

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

#include "http/exchange.h"

namespace jishi::http {

struct Gauges {
  std::uint64_t connections = 0;
  std::uint64_t log_entries = 0;
  std::uint64_t entries_written = 0;  // since the start
};

class Metrics {
 public:
  static constexpr std::array kMethods = {"GET",   "HEAD",   "POST",    "PUT",
                                          "PATCH", "DELETE", "OPTIONS", "other"};
  static constexpr std::array kBuckets_us = {500,       1'000,     2'500,     5'000,   10'000,
                                             25'000,    50'000,    100'000,   250'000, 500'000,
                                             1'000'000, 2'500'000, 10'000'000};

  void count(const Exchange& exchange);
  std::string text(const Gauges& gauges) const;

 private:
  std::array<std::array<std::atomic<std::uint64_t>, 6>, kMethods.size()> requests_{};  // by class, 0: aborted
  std::array<std::atomic<std::uint64_t>, kBuckets_us.size() + 1> buckets_{};
  std::atomic<std::uint64_t> time_us_{0};
  std::atomic<std::uint64_t> bytes_{0};
};

}  // namespace jishi::http
