#pragma once
// What a server answered to a request of ours, in HTTP/1.1: the whole of it, read to the end of the
// connection.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace jishi::accounts {

struct HttpAnswer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in small letters
  std::string body;                                          // without its transfer coding

  std::string_view header(std::string_view name) const;  // the first; empty when absent
};

// Refused: oidc.fetch with what is wrong. A body shorter than it says is refused too.
Result<HttpAnswer> parse_answer(std::string_view bytes);

struct HttpAddress {
  bool is_secure = false;
  std::string host;
  std::string port;    // digits
  std::string target;  // path and query, begins with /
  bool is_loopback() const;
};
// http:// and https:// alone, without a user name. Nothing when it is none.
std::optional<HttpAddress> parse_address(std::string_view url);

}  // namespace jishi::accounts
