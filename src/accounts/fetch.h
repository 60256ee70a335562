#pragma once
// A small client for a few requests to an identity provider: one connection each, an end in time, a bound on
// the answer, and TLS with the system's certificates. No redirects are followed.

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "accounts/http_answer.h"

namespace jishi::accounts {

struct FetchRequest {
  std::string method = "GET";
  std::string url;  // https, or http on this machine
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
};
using Fetch = std::function<Result<HttpAnswer>(const FetchRequest&)>;

inline constexpr std::size_t kMostAnswerBytes = 256u << 10;
inline constexpr std::chrono::milliseconds kFetchTime{10'000};

// Refused: oidc.fetch.
Result<HttpAnswer> fetch(const FetchRequest& request);

}  // namespace jishi::accounts
