#pragma once
// Exchange: what is told of one request and its answer, to the log and the metrics. Nothing of their content.

#include <chrono>
#include <cstdint>
#include <string>

namespace jishi::http {

struct Exchange {
  std::string request;               // its id
  std::string method;                // as it was asked (HEAD too); empty when it could not be read
  std::string route;                 // the pattern that the application gave, else the path, never the query
  std::string account;               // that the application gave
  unsigned status = 0;               // 0: the peer went before it was answered
  std::uint64_t bytes = 0;           // of the body sent
  std::chrono::microseconds time{};  // from the whole header to the last byte sent
};

}  // namespace jishi::http
