#include "http/plain_problem.h"

#include "base/json.h"
#include "http/response_head.h"

namespace jishi::http {

Response plain_problem(unsigned status, const Refusal& reason, std::string_view request_id) {
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
                                                         {"where", reason.where},
                                                         {"basis", reason.basis}}}}};
  return {status,
          {{"content-type", "application/problem+json"},
           {"cache-control", "no-store"},
           {"x-content-type-options", "nosniff"}},
          boost::json::serialize(body)};
}

}  // namespace jishi::http
