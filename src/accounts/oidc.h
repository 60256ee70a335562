#pragma once
// Sign-in elsewhere: OpenID Connect, authorization code with PKCE (S256), state and nonce. One claim of the
// token, and no other, names the login of an account that is there; none is made. Settings in DIR/oidc.json:
//   {"issuer": "https://id.example", "client_id": "jishi", "secret_file": "oidc.secret",
//    "name": "统一身份认证", "claim": "sub", "accounts": {"f47ac10b-58cc": "wang"}}
// secret_file may be absent (a public client); it is read beside oidc.json. claim is "sub" when absent: the
// one a provider never gives to somebody else. accounts says whose login a value of the claim stands for;
// (in large letters or small); without it the value is the login itself, letter by letter.

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "accounts/accounts.h"
#include "accounts/fetch.h"
#include "accounts/guessing.h"
#include "base/json.h"

namespace jishi::accounts {

struct OidcSettings {
  std::string issuer;  // https, or http on this machine
  std::string client;
  std::string secret;  // empty: none
  std::string name;    // how the sign-in page calls it
  std::string claim = "sub";
  std::optional<std::map<std::string, std::string, std::less<>>> accounts = {};  // login by the claim's value
};
// Nothing when there is no file. Refused: oidc.settings.
Result<std::optional<OidcSettings>> read_oidc_settings(const std::filesystem::path& data_directory);

// The login that the claims of a token stand for, letter by letter. Refused: oidc.claim, oidc.unverified (an
// e-mail address that the provider did not verify), account.unknown.
Result<std::string> login_of(const OidcSettings& settings, const JsonObject& claims);

class Oidc {
 public:
  explicit Oidc(OidcSettings settings, Fetch fetch = accounts::fetch, Clock clock = Instant::now);
  const OidcSettings& settings() const { return settings_; }

  struct Start {
    std::string url;      // where the browser goes
    std::string browser;  // for a cookie of ten minutes: who comes back is who went
  };
  // `peer`: the address that asks; twenty at once, then one every six seconds. Refused: account.too-many
  // (also when too many are on their way), oidc.fetch.
  Result<Start> start(const std::string& redirect_uri, std::string_view peer);
  // The login. Each state once, within ten minutes. Refused: oidc.state, oidc.denied (error: as the provider
  // gave it), oidc.fetch, oidc.token, and as login_of().
  Result<std::string> finish(std::string_view state, std::string_view code, std::string_view error,
                             std::string_view browser);

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
  TokenBuckets by_peer_{20, 6.0};
  std::optional<Provider> provider_;
  Instant fetched_anew_;
};

}  // namespace jishi::accounts
