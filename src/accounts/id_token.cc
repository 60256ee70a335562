#include "accounts/id_token.h"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>

#include <algorithm>
#include <memory>

#include "accounts/secret.h"

namespace jishi::accounts {

namespace {

constexpr std::size_t kMostTokenBytes = 32u << 10;
constexpr std::size_t kLeastRsaBits = 2048;
constexpr std::int64_t kClockSeconds = 60;  // two clocks may differ by so much
constexpr std::int64_t kOldestSeconds = 3600;

struct Free {
  void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
  void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(OSSL_PARAM_BLD* build) const { OSSL_PARAM_BLD_free(build); }
  void operator()(OSSL_PARAM* params) const { OSSL_PARAM_free(params); }
  void operator()(BIGNUM* number) const { BN_free(number); }
  void operator()(ECDSA_SIG* signature) const { ECDSA_SIG_free(signature); }
};
template <class T>
using Owned = std::unique_ptr<T, Free>;

Refusal bad(std::string_view what) {
  return refuse("oidc.token", {std::string(what)});
}

const unsigned char* as_octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

Owned<BIGNUM> big(std::string_view bytes) {
  return Owned<BIGNUM>(BN_bin2bn(as_octets(bytes), static_cast<int>(bytes.size()), nullptr));
}

Owned<EVP_PKEY> make_key(const char* kind, OSSL_PARAM_BLD* build) {
  const Owned<OSSL_PARAM> params(OSSL_PARAM_BLD_to_param(build));
  const Owned<EVP_PKEY_CTX> context(EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr));
  EVP_PKEY* key = nullptr;
  if (!params || !context || EVP_PKEY_fromdata_init(context.get()) != 1 ||
      EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) != 1)
    return nullptr;
  return Owned<EVP_PKEY>(key);
}

Owned<EVP_PKEY> rsa_key(const JsonObject& jwk) {
  const auto n = from_base64url(text_of(jwk, "n"));
  const auto e = from_base64url(text_of(jwk, "e"));
  if (text_of(jwk, "kty") != "RSA" || !n || !e || n->size() * 8 < kLeastRsaBits || n->size() > 1024 ||
      e->empty() || e->size() > 8)
    return nullptr;
  const auto modulus = big(*n);
  const auto exponent = big(*e);
  const Owned<OSSL_PARAM_BLD> build(OSSL_PARAM_BLD_new());
  if (!build || OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_N, modulus.get()) != 1 ||
      OSSL_PARAM_BLD_push_BN(build.get(), OSSL_PKEY_PARAM_RSA_E, exponent.get()) != 1)
    return nullptr;
  return make_key("RSA", build.get());
}

Owned<EVP_PKEY> ec_key(const JsonObject& jwk) {
  const auto x = from_base64url(text_of(jwk, "x"));
  const auto y = from_base64url(text_of(jwk, "y"));
  if (text_of(jwk, "kty") != "EC" || text_of(jwk, "crv") != "P-256" || !x || !y || x->size() != 32 ||
      y->size() != 32)
    return nullptr;
  const std::string point = "\x04" + *x + *y;
  const Owned<OSSL_PARAM_BLD> build(OSSL_PARAM_BLD_new());
  if (!build ||
      OSSL_PARAM_BLD_push_utf8_string(build.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
      OSSL_PARAM_BLD_push_octet_string(build.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
    return nullptr;
  return make_key("EC", build.get());
}

// JWS has r and s side by side, OpenSSL wants them in DER.
std::string der_of(std::string_view signature) {
  if (signature.size() != 64) return {};
  const Owned<ECDSA_SIG> pair(ECDSA_SIG_new());
  auto r = big(signature.substr(0, 32));
  auto s = big(signature.substr(32));
  if (!pair || ECDSA_SIG_set0(pair.get(), r.get(), s.get()) != 1) return {};
  (void)r.release();  // the pair has them now
  (void)s.release();
  unsigned char* der = nullptr;
  const int size = i2d_ECDSA_SIG(pair.get(), &der);
  if (size <= 0) return {};
  std::string out(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return out;
}

bool is_signed(EVP_PKEY* key, std::string_view message, std::string_view signature) {
  const Owned<EVP_MD_CTX> context(EVP_MD_CTX_new());
  return key != nullptr && context && !signature.empty() &&
         EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), as_octets(signature), signature.size(), as_octets(message),
                          message.size()) == 1;
}

// The key's kind is told by the algorithm, never the other way round.
bool is_signed_by(const JsonObject& jwk, std::string_view algorithm, std::string_view message,
                  std::string_view signature) {
  if (algorithm == "RS256") return is_signed(rsa_key(jwk).get(), message, signature);
  if (algorithm == "ES256") return is_signed(ec_key(jwk).get(), message, der_of(signature));
  return false;
}

std::optional<JsonObject> object_in(std::string_view base64url) {
  const auto bytes = from_base64url(base64url);
  if (!bytes) return std::nullopt;
  auto json = parse_json(*bytes, kMostTokenBytes);
  if (!json || !json->is_object()) return std::nullopt;
  return std::move(json->get_object());
}

bool is_key_signature(const JsonObject& key_set, const JsonObject& header, std::string_view message,
                      std::string_view signature) {
  const auto* keys = key_set.if_contains("keys");
  if (keys == nullptr || !keys->is_array()) return false;
  const auto kid = text_of(header, "kid");
  const auto algorithm = text_of(header, "alg");
  for (const auto& item : keys->get_array()) {
    if (!item.is_object()) continue;
    const auto& jwk = item.get_object();
    const auto use = text_of(jwk, "use");
    const auto only = text_of(jwk, "alg");
    if ((!use.empty() && use != "sig") || (!only.empty() && only != algorithm)) continue;
    if (!kid.empty() && text_of(jwk, "kid") != kid) continue;
    if (is_signed_by(jwk, algorithm, message, signature)) return true;
  }
  return false;
}

std::optional<std::int64_t> seconds(const JsonObject& claims, std::string_view member) {
  const auto* value = claims.if_contains(member);
  if (value == nullptr || !value->is_int64()) return std::nullopt;
  return value->get_int64();
}

bool is_for(const JsonObject& claims, std::string_view client) {
  const auto* aud = claims.if_contains("aud");
  if (aud == nullptr) return false;
  if (aud->is_string()) return std::string_view(aud->get_string()) == client;
  if (!aud->is_array()) return false;
  const auto& all = aud->get_array();
  const bool is_in = std::any_of(all.begin(), all.end(), [&](const Json& one) {
    return one.is_string() && std::string_view(one.get_string()) == client;
  });
  return is_in && (all.size() == 1 || text_of(claims, "azp") == client);
}

}  // namespace

Result<JsonObject> read_id_token(std::string_view token, const JsonObject& key_set,
                                 const IdTokenWants& wants) {
  const auto first = token.find('.');
  const auto second = first == std::string_view::npos ? first : token.find('.', first + 1);
  if (token.size() > kMostTokenBytes || second == std::string_view::npos) return bad("form");
  const auto header = object_in(token.substr(0, first));
  auto claims = object_in(token.substr(first + 1, second - first - 1));
  const auto signature = from_base64url(token.substr(second + 1));
  if (!header || !claims || !signature) return bad("form");
  if (header->contains("crit")) return bad("crit");
  if (!is_key_signature(key_set, *header, token.substr(0, second), *signature)) return bad("signature");
  const auto now = wants.now.micros() / 1'000'000;
  const auto exp = seconds(*claims, "exp");
  const auto iat = seconds(*claims, "iat");
  if (text_of(*claims, "iss") != wants.issuer) return bad("iss");
  if (!is_for(*claims, wants.client)) return bad("aud");
  if (const auto azp = text_of(*claims, "azp"); !azp.empty() && azp != wants.client) return bad("azp");
  if (!exp || *exp + kClockSeconds <= now) return bad("exp");
  if (!iat || *iat > now + kClockSeconds || *iat < now - kOldestSeconds) return bad("iat");
  if (wants.nonce.empty() || !is_same(text_of(*claims, "nonce"), wants.nonce)) return bad("nonce");
  return std::move(*claims);
}

}  // namespace jishi::accounts
