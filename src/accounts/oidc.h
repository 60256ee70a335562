#pragma once
// Sign-in elsewhere: OpenID Connect, authorization code with PKCE (S256), state and nonce. What the provider
// says is matched to the login of an account that is there; none is made. Settings in DIR/oidc.json:
//   {"issuer": "https://id.example", "client_id": "jishi", "secret_file": "oidc.secret", "name":
//   "统一身份认证"}
// secret_file may be absent (a public client); it is read beside oidc.json.

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "accounts/accounts.h"
#include "accounts/fetch.h"
#include "base/json.h"

namespace jishi::accounts {

struct OidcSettings {
  std::string issuer;  // https, or http on this machine
  std::string client;
  std::string secret;  // empty: none
  std::string name;    // how the sign-in page calls it
};
// Nothing when there is no file. Refused: oidc.settings.
Result<std::optional<OidcSettings>> read_oidc_settings(const std::filesystem::path& data_directory);

class Oidc {
 public:
  explicit Oidc(OidcSettings settings, Fetch fetch = accounts::fetch, Clock clock = Instant::now);
  const std::string& name() const { return settings_.name; }

  struct Start {
    std::string url;      // where the browser goes
    std::string browser;  // for a cookie of ten minutes: who comes back is who went
  };
  // Refused: oidc.fetch.
  Result<Start> start(const std::string& redirect_uri);
  // The logins to be tried, the best first: preferred_username, e-mail (when verified), subject. Each state
  // once. Refused: oidc.state, oidc.denied (error: as the provider gave it), oidc.fetch, oidc.token.
  Result<std::vector<std::string>> finish(std::string_view state, std::string_view code,
                                          std::string_view error, std::string_view browser);

 private:
  struct Going {
    std::string nonce;
    std::string verifier;
    std::string redirect_uri;
    Hash browser{};
    Instant at;
  };
  struct Provider {
    std::string authorization;
    std::string token;
    std::string keys;
    JsonObject key_set;
    Instant at;
  };
  Result<Provider> provider(bool is_fresh_wanted);
  Result<JsonObject> get(const std::string& url);

  const OidcSettings settings_;
  const Fetch fetch_;
  const Clock clock_;
  std::mutex mutex_;                                 // of what follows
  std::map<std::string, Going, std::less<>> going_;  // by state
  std::optional<Provider> provider_;
  Instant fetched_anew_;
};

}  // namespace jishi::accounts
