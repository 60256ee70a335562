#include "http/api.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iostream>

#include "http/call.h"
#include "http/problem.h"
#include "http/router.h"
#include "http/schemas.h"
#include "http/shape.h"

namespace jishi::http {

namespace {

constexpr std::uint64_t kMostUnknownBytes = 64u << 10;  // of a body for no route, or from nobody
constexpr std::string_view kRetryAfter = "2";           // seconds

Refusal may_not_ask(accounts::Right right) {
  return accounts::refuse_right("request.no-right", right);
}

std::string_view cookie_of(const Request& request) {
  return request.cookie(request.secure ? "__Host-jishi" : "jishi");
}

std::optional<accounts::Who> recognise(accounts::Accounts& accounts, const Request& request) {
  constexpr std::string_view bearer = "Bearer ";
  const auto authorization = request.header("authorization");
  if (authorization.starts_with(bearer)) return accounts.who_of_token(authorization.substr(bearer.size()));
  const auto cookie = cookie_of(request);
  if (cookie.empty()) return std::nullopt;
  return accounts.who_of_session(cookie);
}

// Who is not recognised; of a session that another sign-in ended it is said so.
Refusal unsigned_reason(const accounts::Accounts& accounts, const Request& request) {
  return refuse(accounts.is_displaced(cookie_of(request)) ? "account.displaced" : "request.unsigned");
}

// In time that does not tell how much of it is right.
bool is_same_secret(std::string_view a, std::string_view b) {
  if (a.size() != b.size() || a.empty()) return false;
  unsigned char differs = 0;
  for (std::size_t i = 0; i < a.size(); ++i) differs |= static_cast<unsigned char>(a[i] ^ b[i]);
  return differs == 0;
}

// Written by a page of another site: refused even where nobody need be signed in.
bool is_from_elsewhere(const Request& request) {
  const auto site = request.header("sec-fetch-site");
  return !site.empty() && site != "same-origin" && site != "none";
}

// Why this one may not use the route.
std::optional<Refusal> why_not_here(const accounts::Accounts& accounts, const Route& route,
                                    const Request& request, const std::optional<accounts::Who>& asker) {
  if (!route.is_read() && is_from_elsewhere(request)) return refuse("request.csrf");
  if (route.asks_for(kOpen)) return std::nullopt;
  if (!asker) return unsigned_reason(accounts, request);
  if (!route.is_read() && !asker->by_token && !is_same_secret(request.header("x-csrf-token"), asker->csrf))
    return refuse("request.csrf");
  if (asker->must_change_password && !route.asks_for(kWithOldPassword))
    return refuse("request.password-first");
  if (!asker->may(route.right)) return may_not_ask(route.right);
  return std::nullopt;
}

bool is_json_media(std::string_view media) {
  return media == "application/json" || media.starts_with("application/json;");
}

Result<JsonObject> read_body(const Route& route, const Request& request) {
  if (route.asks_for(kUploads)) {
    if (!request.upload && request.body.empty()) return refuse("request.body");
    return JsonObject{};
  }
  if (route.takes.empty()) {
    if (!request.body.empty() || request.upload) return refuse("request.no-body");
    return JsonObject{};
  }
  if (!is_json_media(request.header("content-type"))) return refuse("request.media", {"application/json"});
  if (request.body.empty()) return refuse("request.body");
  auto json = parse_json(request.body, kMostJsonBytes);
  if (!json) return json.error();
  if (auto reasons = why_not_of(schema_of_type(route.takes), *json, named_schemas()); !reasons.empty())
    return reasons;
  return std::move(json->get_object());
}

Result<int> read_version(const Request& request) {
  auto given = request.header("if-match");
  if (given.empty()) return refuse("request.no-version");
  if (given.size() < 3 || given.front() != '"' || given.back() != '"') return refuse("request.version-form");
  given = given.substr(1, given.size() - 2);
  int out = 0;
  const auto [end, error] = std::from_chars(given.data(), given.data() + given.size(), out);
  if (error != std::errc() || end != given.data() + given.size() || out < 1)
    return refuse("request.version-form");
  return out;
}

Result<std::string> read_key(const Request& request) {
  const std::string key(request.header("idempotency-key"));
  if (key.empty()) return refuse("request.no-key");
  const bool is_plain = std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  if (!is_plain || key.size() < 8 || key.size() > 64) return refuse("request.key");
  return key;
}

// What makes two requests of one key the same.
Hash digest_of(const Request& request) {
  Sha256 digest;
  digest.add(request.method).add("\n").add(request.path).add("\n").add(request.header("if-match"));
  for (const auto& [name, value] : request.query) digest.add("\n").add(name).add("=").add(value);
  digest.add("\n\n");
  if (request.upload) return digest.add(as_bytes(request.upload->digest)).finish();
  return digest.add(request.body).finish();
}

// The looks are on the audit trail before the answer goes out.
Outcome note_looks(Call& call) {
  if (call.looks.empty()) return Done{};
  JsonArray records;
  for (const auto& id : call.looks) records.emplace_back(id);
  accounts::AuditEvent event;
  event.kind = call.route.tag == "evidence" ? "content.viewed" : "record.viewed";
  event.account = call.who().account;
  event.object = call.looks.front();
  event.peer = call.request.peer;
  event.details = {{"route", call.route.id}, {"records", std::move(records)}};
  return call.office.audit.note(std::move(event));
}

// Acts that the audit trail tells of, by route.
struct AuditedRoute {
  std::string_view route;
  std::string_view kind;
};
constexpr std::array kAudited = {
    AuditedRoute{"importRegister", "import.made"}, AuditedRoute{"eraseRecord", "content.erased"},
    AuditedRoute{"issueReport", "report.issued"},  AuditedRoute{"verifyLedger", "ledger.verified"},
    AuditedRoute{"makeBackup", "backup.made"},     AuditedRoute{"getPackage", "export.made"},
};

std::string_view audited_kind(const Route& route) {
  for (const auto& row : kAudited)
    if (row.route == route.id) return row.kind;
  return {};
}

bool is_list_as_file(const Call& call) {
  return call.route.asks_for(kLists) && call.has("format") && call.format() != "json";
}

accounts::AuditEvent act_of(const Call& call, std::string_view kind) {
  accounts::AuditEvent event;
  event.kind = kind;
  event.account = call.who().account;
  event.object = call.request.path.substr(kBase.size());
  event.peer = call.request.peer;
  if (const auto type = call.text("type"); !type.empty()) event.details["type"] = type;
  if (const auto year = call.number("year")) event.details["year"] = *year;
  return event;
}

Outcome note_act(Call& call, const Reply& reply) {
  std::string_view kind = is_list_as_file(call) ? "export.made" : "";
  if (reply.status < 300 && kind.empty()) kind = audited_kind(call.route);
  if (kind.empty()) return Done{};
  auto event = act_of(call, kind);
  if (call.has_begun) event.details["request"] = call.request.id;
  if (call.flag("dry_run")) event.details["dry_run"] = true;
  for (const auto& [name, value] : call.act_details) event.details[name] = value;
  return call.office.audit.note(std::move(event));
}

// What was begun and came to nothing is closed: else it would read as if the program had ended in it.
void note_refused_act(Call& call, std::string_view code) {
  auto event = act_of(call, audited_kind(call.route));
  event.success = false;
  event.details["request"] = call.request.id;
  event.details["code"] = code;
  (void)call.office.audit.note(std::move(event));
}

// The handler's answer; when the machine fails in what was begun, that is on the trail too, if it takes it.
Result<Reply> handled(Call& call) {
  const auto note = [&call](std::string_view code) {
    if (!call.has_begun) return;
    try {
      note_refused_act(call, code);
    } catch (const std::exception& failure) {
      std::clog << call.request.id << " audit: " << failure.what() << "\n";
    }
  };
  try {
    return call.route.handler(call);
  } catch (const store::StoreFailure&) {
    note("request.store");
    throw;
  } catch (const std::exception&) {
    note("request.failed");
    throw;
  }
}

// `has_acted` is set when the handler did what was asked, whatever fails afterwards.
Result<Reply> run_handler(Call& call, bool& has_acted) {
  std::optional<LongWork::Place> place;
  const bool is_long = call.route.asks_for(kLong) || (call.has("format") && call.format() != "json");
  if (is_long || call.route.asks_for(kOpensFile)) {
    auto& work = is_long ? call.office.long_work : call.office.looks_into_files;
    auto taken = work.take(call.asker ? call.who().account : call.request.peer);
    if (!taken) return taken.error();
    place = std::move(*taken);
  }
  auto reply = handled(call);
  if (call.has_begun && !reply) note_refused_act(call, reply.error().front().code);
  if (!reply) return reply;
  has_acted = reply->status < 400;
  if (call.has_begun && !has_acted) note_refused_act(call, "import.problems");
  if (const auto noted = note_looks(call); !noted) return noted.error();
  if (const auto noted = note_act(call, *reply); !noted) return noted.error();
  return reply;
}

// The same key with the same request gives the first answer again; two at once give one act.
Result<Reply> run_once(Call& call) {
  const auto key = read_key(call.request);
  if (!key) return key.error();
  const auto& account = call.who().account;
  const auto claim = call.office.accounts.claim(account, *key, digest_of(call.request));
  if (!claim) return claim.error();
  if (const auto* kept = std::get_if<accounts::KeptAnswer>(&*claim))
    return Reply{kept->status, kept->headers, kept->body};
  struct GiveUp {
    Call& call;
    const std::string& key;
    bool is_done = false;
    ~GiveUp() {
      if (is_done) return;
      try {
        call.office.accounts.give_up(call.who().account, key);
      } catch (const store::StoreFailure&) {  // the key stays taken, and nothing is done twice
      }
    }
  } give_up{call, *key};
  auto reply = run_handler(call, give_up.is_done);
  if (!reply || reply->status >= 400) return reply;
  // What is confidential is not kept: asked again, it is looked at again.
  const auto* body = std::get_if<std::string>(&reply->body);
  call.office.accounts.finish(
      account, *key,
      {reply->status, reply->headers, body == nullptr || !call.looks.empty() ? std::string() : *body});
  return reply;
}

// Tells the same once a minute, so that what is repeated does not fill the audit trail.
class Repeats {
 public:
  bool is_news(const std::string& what) {
    const std::lock_guard lock(mutex_);
    const auto now = Instant::now();
    if (told_.size() > kMost) told_.clear();
    const auto [found, is_new] = told_.try_emplace(what, now);
    if (!is_new && now.micros() - found->second.micros() < kMinute) return false;
    found->second = now;
    return true;
  }

 private:
  static constexpr std::size_t kMost = 5'000;
  static constexpr std::int64_t kMinute = 60'000'000;  // microseconds
  std::mutex mutex_;
  std::map<std::string, Instant> told_;
};

// Why somebody's right does not reach, or what an administrator may not do.
bool is_told(const Route& route, const Refusals& reasons) {
  // A slip in a form is none of these; putting roles together that must stand apart is.
  constexpr std::array<std::string_view, 4> kApart = {
      "account.two-administrators", "account.administrator-beside", "account.last-administrator",
      "account.inspector-alone"};
  const auto is_of_right = [&](const Refusal& reason) {
    return category_of(reason.code) == Category::right ||
           std::find(kApart.begin(), kApart.end(), reason.code) != kApart.end();
  };
  if (route.is_read() || (route.tag != "accounts" && route.tag != "grants"))
    return reasons.front().code == "request.no-right" || reasons.front().code == "request.out-of-reach";
  return std::any_of(reasons.begin(), reasons.end(), is_of_right);
}

// Somebody tried what his right does not reach.
void note_refused(Call& call, const Refusals& reasons) {
  if (!call.asker || !is_told(call.route, reasons)) return;
  const auto& account = call.who().account;
  static Repeats repeats;
  const auto what =
      account + " " + call.request.method + " " + call.request.path + " " + reasons.front().code;
  if (!repeats.is_news(call.office.unit.origin + " " + what)) return;
  accounts::AuditEvent event;
  event.kind = "access.refused";
  event.account = account;
  event.object = call.route.id;
  event.success = false;
  event.peer = call.request.peer;
  (void)call.office.audit.note(std::move(event));
}

Result<Reply> run(Office& office, const Match& match, const Request& request) {
  const auto& route = *match.route;
  Call call(office, route, request);
  call.path = match.path;
  call.asker = recognise(office.accounts, request);
  if (auto reason = why_not_here(office.accounts, route, request, call.asker)) {
    note_refused(call, {*reason});
    return *reason;
  }
  if (auto reasons = query_faults(route, request.query); !reasons.empty()) return reasons;
  auto body = read_body(route, request);
  if (!body) return body.error();
  call.body = std::move(*body);
  if (route.asks_for(kEdits)) {
    const auto version = read_version(request);
    if (!version) return version.error();
    call.version = *version;
  }
  bool has_acted = false;
  auto reply = route.asks_for(kWrites) ? run_once(call) : run_handler(call, has_acted);
  if (!reply) note_refused(call, reply.error());
  // Who listens hears of it now; who reads brings the shelf up to date anyway.
  if (reply && !route.is_read() && office.listeners.count() > 0) office.shelf.refresh();
  return reply;
}

Response refused(const Refusals& reasons, unsigned status, const Request& request) {
  auto out = problem(reasons, status, request.id);
  if (status == 503 || status == 429) {
    // Who tries too often is told for how long; others may come again in a moment.
    const bool is_told = reasons.front().code == "account.too-many";
    out.headers.emplace_back("retry-after", is_told ? reasons.front().args[0] : std::string(kRetryAfter));
  }
  if (status == 401) out.headers.emplace_back("www-authenticate", "Bearer");
  return out;
}

Response answer_of(Office& office, const Request& request) {
  const auto match = match_route(request.method, request.path);
  if (match.route == nullptr && match.allowed.empty())
    return refused({refuse("request.path", {request.path})}, 404, request);
  if (match.route == nullptr) {
    auto out =
        refused({refuse("request.method", {request.path, request.method, match.allowed})}, 405, request);
    out.headers.emplace_back("allow", match.allowed);
    return out;
  }
  auto reply = run(office, match, request);
  if (!reply) return refused(reply.error(), status_of(reply.error(), !match.route->is_read()), request);
  return std::move(*reply);
}

bool has_etag(const Response& response, std::string_view tag) {
  return std::any_of(response.headers.begin(), response.headers.end(), [&](const auto& header) {
    return header.first == "etag" && !tag.empty() && header.second == tag;
  });
}

}  // namespace

Application::BodyPlan Api::body_plan(const Request& head) const {
  const auto match = match_route(head.method, head.path);
  if (match.route == nullptr) return {kMostUnknownBytes, false};
  if (!match.route->asks_for(kUploads)) return {kMostJsonBytes, false};
  // Nobody fills the disk who may not.
  const auto asker = recognise(office_.accounts, head);
  if (why_not_here(office_.accounts, *match.route, head, asker)) return {kMostUnknownBytes, false};
  return {match.route->most_bytes, true};
}

void Api::handle(Request request, Respond respond) {
  respond(answer(request));
}

Response Api::answer(const Request& request) {
  Response out;
  try {
    out = answer_of(office_, request);
  } catch (const store::StoreFailure& failure) {
    std::clog << request.id << " store: " << failure.what() << "\n";
    out = refused({refuse("request.store")}, 503, request);
  } catch (const std::exception& failure) {
    std::clog << request.id << " failed: " << failure.what() << "\n";
    out = refused({refuse("request.failed")}, 500, request);
  }
  if (request.method == "GET" && out.status == 200 && has_etag(out, request.header("if-none-match"))) {
    out.status = 304;
    out.body = std::string();
  }
  out.headers.emplace_back("cache-control", "no-store");
  return out;
}

}  // namespace jishi::http
