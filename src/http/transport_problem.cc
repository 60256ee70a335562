#include "http/transport_problem.h"

#include <array>
#include <utility>

#include "base/json.h"
#include "base/refusal.h"
#include "http/response_head.h"

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
  const auto reason = refuse(code);
  const JsonObject body{{"type", "about:blank"},
                        {"title", reason_phrase(status)},
                        {"status", status},
                        {"code", reason.code},
                        {"request", request_id},
                        {"reasons", JsonArray{JsonObject{{"code", reason.code},
                                                         {"zh", reason.sentence(Lang::zh)},
                                                         {"en", reason.sentence(Lang::en)},
                                                         {"remedy_zh", reason.remedy(Lang::zh)},
                                                         {"remedy_en", reason.remedy(Lang::en)},
                                                         {"where", ""},
                                                         {"basis", ""}}}}};
  Response out{status,
               {{"content-type", "application/problem+json"},
                {"cache-control", "no-store"},
                {"x-content-type-options", "nosniff"}},
               boost::json::serialize(body)};
  if (status == 503) out.headers.emplace_back("retry-after", "1");
  return out;
}

}  // namespace jishi::http
