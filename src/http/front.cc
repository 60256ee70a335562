#include "http/front.h"

#include <array>

#include "http/plain_problem.h"
#include "http/security_headers.h"

namespace jishi::http {

namespace {

constexpr std::string_view kApi = "/api/";
constexpr std::string_view kLog = "/log/";

Response plain_text(std::string text) {
  return {
      200, {{"content-type", "text/plain; charset=utf-8"}, {"cache-control", "no-store"}}, std::move(text)};
}

// Figures of the machine are for the machine: asked from elsewhere there is nothing.
bool is_local(std::string_view peer) {
  return peer.starts_with("127.") || peer == "::1" || peer.starts_with("::ffff:127.");
}

}  // namespace

Front::Front(store::Store& store, store::UnitId unit, Application* api, Metrics& metrics)
    : store_(store), unit_(unit), api_(api), metrics_(metrics) {
  add_log(std::to_string(unit), LogTiles(store, unit));
  entries_at_start_ = store.read()->log_size(unit);
}

void Front::add_log(std::string name, LogTiles tiles) {
  logs_.emplace(std::move(name), tiles);
}

Application::BodyPlan Front::body_plan(const Request& head) const {
  if (api_ != nullptr && head.path.starts_with(kApi)) return api_->body_plan(head);
  return {0, false};
}

Response Front::log(const Request& request) const {
  auto rest = std::string_view(request.path).substr(kLog.size());
  const auto slash = rest.find('/');
  const auto found = logs_.find(rest.substr(0, slash));
  if (slash == std::string_view::npos || found == logs_.end())
    return plain_problem(404, refuse("http.none", {request.path}), request.id);
  return found->second.answer(request, rest.substr(slash + 1));
}

Response Front::ready(const Request& request) const {
  if (is_stopping_) return plain_problem(503, refuse("http.busy"), request.id);
  try {
    (void)store_.read()->log_size(unit_);
  } catch (const store::StoreFailure&) {
    return plain_problem(503, refuse("http.store"), request.id);
  }
  return plain_text("ready\n");
}

Response Front::metrics(const Request& request) const {
  if (!is_local(request.peer)) return plain_problem(404, refuse("http.none", {request.path}), request.id);
  const auto entries = store_.read()->log_size(unit_);
  auto out = plain_text(
      metrics_.text({open_connections ? open_connections() : 0, entries, entries - entries_at_start_}));
  out.headers[0].second = "text/plain; version=0.0.4; charset=utf-8";
  return out;
}

Response Front::answer(const Request& request) {
  struct Place {
    std::string_view path;
    Response (Front::*answer)(const Request&) const;
  };
  constexpr std::array places = {Place{"/readyz", &Front::ready}, Place{"/metrics", &Front::metrics}};
  if (request.path.starts_with(kLog)) return log(request);
  if (request.method == "GET") {
    if (request.path == "/healthz") return plain_text("ok\n");
    for (const auto& place : places)
      if (request.path == place.path) return (this->*place.answer)(request);
  }
  return pages_.answer(request);
}

void Front::handle(Request request, Respond respond) {
  const bool secure = request.secure;
  if (api_ != nullptr && request.path.starts_with(kApi))
    return api_->handle(std::move(request), [respond, secure](Response response) {
      add_security_headers(response, secure);
      respond(std::move(response));
    });
  Response response;
  try {
    response = answer(request);
  } catch (const store::StoreFailure&) {
    response = plain_problem(503, refuse("http.store"), request.id);
  }
  add_security_headers(response, secure);
  respond(std::move(response));
}

}  // namespace jishi::http
