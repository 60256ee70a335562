#include "accounts/oidc.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include "accounts/id_token.h"
#include "accounts/secret.h"

namespace jishi::accounts {

namespace {

constexpr std::int64_t kGoingMicros = 600ll * 1'000'000;
constexpr std::int64_t kProviderMicros = 3600ll * 1'000'000;
constexpr std::int64_t kBetweenFresh = 60ll * 1'000'000;
constexpr std::size_t kMostGoing = 2'000;
constexpr std::size_t kMostSettingsBytes = 64u << 10;

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          std::string_view("-._~").find(c) != std::string_view::npos;
    if (is_plain) {
      out += c;
      continue;
    }
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

std::string form(const std::vector<std::pair<std::string, std::string>>& members) {
  std::string out;
  for (const auto& [name, value] : members) out += (out.empty() ? "" : "&") + name + "=" + escaped(value);
  return out;
}

std::optional<std::string> read_small(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text(kMostSettingsBytes, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

// As logins are kept.
std::string small_letters(std::string_view text) {
  std::string out(text);
  for (auto& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// The login by each value of the claim; nothing when the settings have no such list.
Outcome read_accounts(const JsonObject& settings, OidcSettings& into) {
  const auto* given = settings.if_contains("accounts");
  if (given == nullptr) return Done{};
  if (!given->is_object()) return refuse("oidc.settings", {"accounts"});
  into.accounts.emplace();
  for (const auto& [value, login] : given->get_object()) {
    if (value.empty() || !login.is_string() || login.get_string().empty())
      return refuse("oidc.settings", {"accounts"});
    into.accounts->emplace(value, small_letters(login.get_string()));
  }
  return Done{};
}

bool is_allowed(std::string_view url) {
  const auto address = parse_address(url);
  return address && (address->is_secure || address->is_loopback());
}

}  // namespace

Result<std::optional<OidcSettings>> read_oidc_settings(const std::filesystem::path& data_directory) {
  const auto text = read_small(data_directory / "oidc.json");
  if (!text) return std::optional<OidcSettings>();
  const auto json = parse_json(*text, kMostSettingsBytes);
  if (!json) return json.error();
  if (!json->is_object()) return refuse("oidc.settings", {"{}"});
  const auto& object = json->get_object();
  OidcSettings out;
  out.issuer = text_of(object, "issuer");
  out.client = text_of(object, "client_id");
  out.name = text_of(object, "name");
  if (out.name.empty()) out.name = "统一身份认证";
  if (!is_allowed(out.issuer) || out.issuer.find_first_of("?#") != std::string::npos)
    return refuse("oidc.settings", {"issuer"});
  if (out.client.empty()) return refuse("oidc.settings", {"client_id"});
  if (const auto* claim = object.if_contains("claim")) {
    if (!claim->is_string() || claim->get_string().empty()) return refuse("oidc.settings", {"claim"});
    out.claim = claim->get_string();
  }
  if (const auto read = read_accounts(object, out); !read) return read.error();
  if (const auto file = text_of(object, "secret_file"); !file.empty()) {
    const auto secret = read_small(data_directory / std::string(file));
    if (!secret) return refuse("oidc.settings", {"secret_file"});
    out.secret = secret->substr(0, secret->find_first_of("\r\n"));
    if (out.secret.empty()) return refuse("oidc.settings", {"secret_file"});
  }
  return std::optional(std::move(out));
}

Result<std::string> login_of(const OidcSettings& settings, const JsonObject& claims) {
  std::string value(text_of(claims, settings.claim));
  if (value.empty()) return refuse("oidc.claim", {settings.claim}, "oidc.json claim");
  if (settings.claim == "email") {
    const auto* verified = claims.if_contains("email_verified");
    if (verified == nullptr || !verified->is_bool() || !verified->get_bool())
      return refuse("oidc.unverified", {}, "email_verified");
  }
  if (!settings.accounts) return value;
  const auto found = settings.accounts->find(value);
  if (found == settings.accounts->end()) return refuse("account.unknown", {value}, "oidc.json accounts");
  return found->second;
}

Oidc::Oidc(OidcSettings settings, Fetch fetch, Clock clock)
    : settings_(std::move(settings)), fetch_(std::move(fetch)), clock_(std::move(clock)) {}

Result<JsonObject> Oidc::get(const std::string& url) {
  const auto answer = fetch_({"GET", url, {}, {}});
  if (!answer) return answer.error();
  if (answer->status != 200) return refuse("oidc.fetch", {std::to_string(answer->status)});
  auto json = parse_json(answer->body, kMostAnswerBytes);
  if (!json) return json.error();
  if (!json->is_object()) return refuse("oidc.fetch", {"JSON"});
  return std::move(json->get_object());
}

Result<Oidc::Provider> Oidc::provider(bool is_fresh_wanted) {
  const auto now = clock_();
  {
    const std::lock_guard lock(mutex_);
    const bool is_young = provider_ && now.micros() - provider_->at.micros() < kProviderMicros;
    // A key that is not known asks for the set again, but not for every token somebody makes up.
    if (is_young && is_fresh_wanted && now.micros() - fetched_anew_.micros() < kBetweenFresh)
      return *provider_;
    if (is_young && !is_fresh_wanted) return *provider_;
    if (is_fresh_wanted) fetched_anew_ = now;
  }
  std::string base = settings_.issuer;
  while (base.ends_with('/')) base.pop_back();
  const auto found = get(base + "/.well-known/openid-configuration");
  if (!found) return found.error();
  if (text_of(*found, "issuer") != settings_.issuer) return refuse("oidc.fetch", {"issuer"});
  Provider out{std::string(text_of(*found, "authorization_endpoint")),
               std::string(text_of(*found, "token_endpoint")),
               std::string(text_of(*found, "jwks_uri")),
               {},
               now};
  for (const auto& [url, member] : {std::pair(out.authorization, "authorization_endpoint"),
                                    std::pair(out.token, "token_endpoint"), std::pair(out.keys, "jwks_uri")})
    if (!is_allowed(url)) return refuse("oidc.fetch", {member});
  auto keys = get(out.keys);
  if (!keys) return keys.error();
  out.key_set = std::move(*keys);
  const std::lock_guard lock(mutex_);
  provider_ = out;
  return out;
}

Result<Oidc::Start> Oidc::start(const std::string& redirect_uri, std::string_view peer) {
  const auto now = clock_();
  {
    const std::lock_guard lock(mutex_);
    if (const int wait = by_peer_.take(peer, now); wait > 0)
      return refuse("account.too-many", {std::to_string(wait)});
    std::erase_if(going_,
                  [&](const auto& item) { return now.micros() - item.second.at.micros() >= kGoingMicros; });
    if (going_.size() >= kMostGoing) return refuse("account.too-many", {"60"});
  }
  const auto found = provider(false);
  if (!found) return found.error();
  Start out;
  out.browser = new_secret();
  const auto state = new_secret();
  Going going{new_secret(), new_secret(), redirect_uri, sha256(out.browser), now};
  const auto challenge = to_base64url(as_bytes(sha256(going.verifier)));
  out.url = found->authorization + (found->authorization.find('?') == std::string::npos ? "?" : "&") +
            form({{"response_type", "code"},
                  {"client_id", settings_.client},
                  {"redirect_uri", redirect_uri},
                  {"scope", "openid profile email"},
                  {"state", state},
                  {"nonce", going.nonce},
                  {"code_challenge", challenge},
                  {"code_challenge_method", "S256"}});
  const std::lock_guard lock(mutex_);
  if (going_.size() >= kMostGoing) return refuse("account.too-many", {"60"});
  going_.emplace(state, std::move(going));
  return out;
}

Result<std::string> Oidc::finish(std::string_view state, std::string_view code, std::string_view error,
                                 std::string_view browser) {
  const auto now = clock_();
  std::optional<Going> going;
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = going_.find(state); found != going_.end()) {
      going = std::move(found->second);
      going_.erase(found);
    }
  }
  if (!going || now.micros() - going->at.micros() >= kGoingMicros || going->browser != sha256(browser))
    return refuse("oidc.state");
  if (!error.empty()) return refuse("oidc.denied", {std::string(error.substr(0, 60))});
  if (code.empty()) return refuse("oidc.denied", {"code"});
  auto found = provider(false);
  if (!found) return found.error();
  FetchRequest request{"POST", found->token, {{"Content-Type", "application/x-www-form-urlencoded"}}, {}};
  std::vector<std::pair<std::string, std::string>> members = {{"grant_type", "authorization_code"},
                                                              {"code", std::string(code)},
                                                              {"redirect_uri", going->redirect_uri},
                                                              {"code_verifier", going->verifier}};
  if (settings_.secret.empty())
    members.emplace_back("client_id", settings_.client);
  else
    request.headers.emplace_back(
        "Authorization", "Basic " + to_base64(escaped(settings_.client) + ":" + escaped(settings_.secret)));
  request.body = form(members);
  const auto answer = fetch_(request);
  if (!answer) return answer.error();
  const auto json = parse_json(answer->body, kMostAnswerBytes);
  if (answer->status != 200 || !json || !json->is_object())
    return refuse("oidc.fetch", {std::to_string(answer->status)});
  const std::string token(text_of(json->get_object(), "id_token"));
  const IdTokenWants wants{settings_.issuer, settings_.client, going->nonce, now};
  auto claims = read_id_token(token, found->key_set, wants);
  if (!claims && claims.error()[0].args[0] == "signature") {
    found = provider(true);
    if (!found) return found.error();
    claims = read_id_token(token, found->key_set, wants);
  }
  if (!claims) return claims.error();
  return login_of(settings_, *claims);
}

}  // namespace jishi::accounts
