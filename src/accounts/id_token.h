#pragma once
// ID tokens of OpenID Connect: a JWS in compact form, signed with RS256 or ES256 by a key of the provider's
// set.

#include <string>
#include <string_view>

#include "base/day.h"
#include "base/json.h"
#include "base/result.h"

namespace jishi::accounts {

struct IdTokenWants {
  std::string issuer;
  std::string client;
  std::string nonce;
  Instant now;
};

// The claims, when the signature and iss, aud, azp, exp, iat and nonce hold (OpenID Connect Core 3.1.3.7).
// Refused: oidc.token with the member that does not.
Result<JsonObject> read_id_token(std::string_view token, const JsonObject& key_set,
                                 const IdTokenWants& wants);

}  // namespace jishi::accounts
