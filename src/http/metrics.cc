#include "http/metrics.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <string_view>

namespace jishi::http {

namespace {

std::uint64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::uint64_t size = 0;
  std::uint64_t resident = 0;
  in >> size >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

std::string seconds(std::uint64_t us) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.6g", static_cast<double>(us) / 1e6);
  return text.data();
}

void describe(std::string& out, std::string_view name, std::string_view kind, std::string_view help) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ");
  out.append(kind).append("\n");
}

void add(std::string& out, std::string_view name, std::string_view labels, const std::string& value) {
  out.append(name).append(labels).append(" ").append(value).append("\n");
}

void add_one(std::string& out, std::string_view name, std::string_view kind, std::string_view help,
             std::uint64_t value) {
  describe(out, name, kind, help);
  add(out, name, "", std::to_string(value));
}

}  // namespace

void Metrics::count(const Exchange& exchange) {
  const auto found = std::find(kMethods.begin(), kMethods.end(), exchange.method);
  const auto method =
      found == kMethods.end() ? kMethods.size() - 1 : static_cast<std::size_t>(found - kMethods.begin());
  ++requests_[method][std::min<std::size_t>(exchange.status / 100, 5)];
  const auto us = static_cast<std::uint64_t>(std::max<std::int64_t>(exchange.time.count(), 0));
  const auto bucket = std::lower_bound(kBuckets_us.begin(), kBuckets_us.end(), exchange.time.count());
  ++buckets_[static_cast<std::size_t>(bucket - kBuckets_us.begin())];
  time_us_ += us;
  bytes_ += exchange.bytes;
}

std::string Metrics::text(const Gauges& gauges) const {
  std::string out;
  constexpr std::string_view requests = "jishi_http_requests_total";
  describe(out, requests, "counter", "requests by method and class of status");
  constexpr std::array classes = {"aborted", "1xx", "2xx", "3xx", "4xx", "5xx"};
  for (std::size_t method = 0; method < kMethods.size(); ++method)
    for (std::size_t status = 0; status < classes.size(); ++status)
      if (const auto n = requests_[method][status].load(); n > 0)
        add(out, requests,
            std::string("{method=\"") + kMethods[method] + "\",status=\"" + classes[status] + "\"}",
            std::to_string(n));
  constexpr std::string_view duration = "jishi_http_request_duration_seconds";
  describe(out, duration, "histogram", "from the whole header to the last byte sent");
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < buckets_.size(); ++i) {
    total += buckets_[i].load();
    const auto bound = i < kBuckets_us.size() ? seconds(static_cast<std::uint64_t>(kBuckets_us[i])) : "+Inf";
    add(out, std::string(duration) + "_bucket", "{le=\"" + bound + "\"}", std::to_string(total));
  }
  add(out, std::string(duration) + "_sum", "", seconds(time_us_.load()));
  add(out, std::string(duration) + "_count", "", std::to_string(total));
  add_one(out, "jishi_http_sent_bytes_total", "counter", "bytes of bodies sent", bytes_.load());
  add_one(out, "jishi_http_connections", "gauge", "open connections", gauges.connections);
  add_one(out, "jishi_log_entries", "gauge", "entries of the unit's ledger", gauges.log_entries);
  add_one(out, "jishi_log_entries_written_total", "counter", "entries written since the start",
          gauges.entries_written);
  add_one(out, "process_resident_memory_bytes", "gauge", "resident memory", resident_bytes());
  return out;
}

}  // namespace jishi::http
