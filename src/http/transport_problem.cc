#include "http/transport_problem.h"

#include <array>
#include <utility>

#include "http/plain_problem.h"

namespace jishi::http {

namespace {

constexpr std::array<std::pair<unsigned, std::string_view>, 10> kCodes = {{{400, "http.malformed"},
                                                                           {408, "http.timeout"},
                                                                           {413, "http.body"},
                                                                           {414, "http.target"},
                                                                           {417, "http.expect"},
                                                                           {431, "http.header"},
                                                                           {500, "http.failed"},
                                                                           {501, "http.method"},
                                                                           {503, "http.busy"},
                                                                           {505, "http.version"}}};

}  // namespace

Response transport_problem(unsigned status, std::string_view request_id) {
  std::string_view code = "http.failed";
  for (const auto& [known, its] : kCodes)
    if (known == status) code = its;
  auto out = plain_problem(status, refuse(code), request_id);
  if (status == 503) out.headers.emplace_back("retry-after", "1");
  return out;
}

}  // namespace jishi::http
