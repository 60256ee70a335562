#include "http/problem.h"

#include <algorithm>
#include <array>

namespace jishi::http {

namespace {

struct CodeStatus {
  std::string_view code;
  unsigned status;
};
// Where the category does not say it.
constexpr std::array kStatuses = {
    CodeStatus{"request.unsigned", 401},    CodeStatus{"account.wrong", 401},
    CodeStatus{"account.code-needed", 401}, CodeStatus{"account.code-wrong", 401},
    CodeStatus{"account.locked", 401},      CodeStatus{"account.expired", 401},
    CodeStatus{"account.displaced", 401},   CodeStatus{"account.unknown", 401},
    CodeStatus{"account.shut", 429},        CodeStatus{"account.too-many", 429},
    CodeStatus{"account.none", 404},        CodeStatus{"policy.version", 412},
    CodeStatus{"backup.key-version", 412},  CodeStatus{"idempotency.other", 422},
    CodeStatus{"idempotency.busy", 409},    CodeStatus{"idempotency.unfinished", 409},
    CodeStatus{"request.method", 405},      CodeStatus{"request.media", 415},
    CodeStatus{"record.version", 412},      CodeStatus{"account.version", 412},
    CodeStatus{"request.no-version", 428},  CodeStatus{"request.no-key", 428},
    CodeStatus{"request.busy", 503},        CodeStatus{"request.busy-yours", 429},
    CodeStatus{"request.store", 503},       CodeStatus{"request.failed", 500},
    CodeStatus{"import.zip-damaged", 422},  CodeStatus{"record.erased", 404},
    CodeStatus{"request.too-large", 413},   CodeStatus{"file.too-large", 413},
    CodeStatus{"json.too-large", 413},      CodeStatus{"count.too-large", 400},
    CodeStatus{"request.too-often", 429}};

constexpr std::array<std::pair<unsigned, std::string_view>, 16> kTitles = {
    {{400, "请求有误 / bad request"},
     {401, "请先登录 / sign in first"},
     {403, "无权办理 / no right"},
     {404, "没有找到 / not found"},
     {405, "不支持的方法 / method not allowed"},
     {409, "现在不能办理 / not in this state"},
     {412, "已有新的版本 / it has changed"},
     {413, "内容过大 / too large"},
     {415, "内容类型不对 / unsupported media type"},
     {422, "不予办理 / refused"},
     {428, "缺少前提 / precondition required"},
     {429, "请求过多 / too many requests"},
     {500, "程序出错 / internal error"},
     {503, "暂时不能办理 / not available now"},
     {507, "磁盘已满 / insufficient storage"},
     {501, "不支持 / not implemented"}}};

std::string_view title_of(unsigned status) {
  for (const auto& [known, title] : kTitles)
    if (known == status) return title;
  return "";
}

}  // namespace

Category category_of(std::string_view code) {
  for (const auto& row : refusal_rows())
    if (row.code == code) return row.category;
  return Category::integrity;
}

unsigned status_of(const Refusal& reason, bool judged) {
  for (const auto& row : kStatuses)
    if (row.code == reason.code) return row.status;
  switch (category_of(reason.code)) {
    case Category::input:
      return judged && !reason.code.starts_with("request.") && !reason.code.starts_with("json.") ? 422 : 400;
    case Category::state:
      return 409;
    case Category::right:
      return 403;
    case Category::limit:
      return judged ? 422 : 413;
    case Category::absent:
      return 404;
    case Category::integrity:
      return judged ? 422 : 500;
  }
  return 500;
}

unsigned status_of(const Refusals& reasons, bool judged) {
  const auto first = status_of(reasons.front(), judged);
  const bool is_one = std::all_of(reasons.begin(), reasons.end(),
                                  [&](const Refusal& reason) { return status_of(reason, judged) == first; });
  return is_one ? first : 422;
}

JsonArray reasons_json(const Refusals& reasons) {
  JsonArray out;
  for (const auto& reason : reasons)
    out.push_back(JsonObject{{"code", reason.code},
                             {"zh", reason.sentence(Lang::zh)},
                             {"en", reason.sentence(Lang::en)},
                             {"remedy_zh", reason.remedy(Lang::zh)},
                             {"remedy_en", reason.remedy(Lang::en)},
                             {"where", reason.where},
                             {"basis", reason.basis}});
  return out;
}

Response problem(const Refusals& reasons, unsigned status, std::string_view request_id) {
  const JsonObject body{{"type", "about:blank"}, {"title", title_of(status)},
                        {"status", status},      {"code", reasons.empty() ? "" : reasons.front().code},
                        {"request", request_id}, {"reasons", reasons_json(reasons)}};
  return {status, {{"content-type", "application/problem+json"}}, boost::json::serialize(body)};
}

}  // namespace jishi::http
