#include "accounts/id_token.h"

#include <gtest/gtest.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "accounts/secret.h"

namespace jishi::accounts {

namespace {

std::string number_of(EVP_PKEY* key, const char* name, std::size_t pad = 0) {
  BIGNUM* number = nullptr;
  EXPECT_EQ(EVP_PKEY_get_bn_param(key, name, &number), 1);
  std::string out(pad != 0 ? pad : static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2binpad(number, reinterpret_cast<unsigned char*>(out.data()), static_cast<int>(out.size()));
  BN_free(number);
  return out;
}

std::string signed_by(EVP_PKEY* key, std::string_view message) {
  auto* context = EVP_MD_CTX_new();
  std::string out(1024, '\0');
  std::size_t size = out.size();
  EXPECT_EQ(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key), 1);
  EXPECT_EQ(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                           reinterpret_cast<const unsigned char*>(message.data()), message.size()),
            1);
  EVP_MD_CTX_free(context);
  out.resize(size);
  return out;
}

std::string raw_of(const std::string& der) {
  const auto* at = reinterpret_cast<const unsigned char*>(der.data());
  auto* pair = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
  std::string out(64, '\0');
  BN_bn2binpad(ECDSA_SIG_get0_r(pair), reinterpret_cast<unsigned char*>(out.data()), 32);
  BN_bn2binpad(ECDSA_SIG_get0_s(pair), reinterpret_cast<unsigned char*>(out.data()) + 32, 32);
  ECDSA_SIG_free(pair);
  return out;
}

class IdToken : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    rsa_ = EVP_RSA_gen(2048);
    weak_ = EVP_RSA_gen(1024);
    ec_ = EVP_EC_gen("P-256");
  }
  static void TearDownTestSuite() {
    for (auto* key : {rsa_, weak_, ec_}) EVP_PKEY_free(key);
  }
  static JsonObject rsa_jwk(EVP_PKEY* key, std::string kid) {
    return {{"kty", "RSA"},
            {"kid", kid},
            {"n", to_base64url(number_of(key, OSSL_PKEY_PARAM_RSA_N))},
            {"e", to_base64url(number_of(key, OSSL_PKEY_PARAM_RSA_E))}};
  }
  static JsonObject ec_jwk(std::string kid) {
    return {{"kty", "EC"},
            {"crv", "P-256"},
            {"kid", kid},
            {"x", to_base64url(number_of(ec_, OSSL_PKEY_PARAM_EC_PUB_X, 32))},
            {"y", to_base64url(number_of(ec_, OSSL_PKEY_PARAM_EC_PUB_Y, 32))}};
  }
  static JsonObject keys() {
    return {{"keys", JsonArray{rsa_jwk(rsa_, "r1"), rsa_jwk(weak_, "w1"), ec_jwk("e1")}}};
  }
  JsonObject claims() const {
    return {{"iss", "https://id.example"}, {"aud", "jishi"},  {"sub", "7"},    {"preferred_username", "wang"},
            {"exp", kNow + 300},           {"iat", kNow - 5}, {"nonce", "n-1"}};
  }
  std::string token(const JsonObject& header, const JsonObject& body, EVP_PKEY* key,
                    bool is_raw = false) const {
    const auto message = to_base64url(canonical(header)) + "." + to_base64url(canonical(body));
    const auto signature = signed_by(key, message);
    return message + "." + to_base64url(is_raw ? raw_of(signature) : signature);
  }
  std::string rs(const JsonObject& body) const {
    return token({{"alg", "RS256"}, {"kid", "r1"}}, body, rsa_);
  }
  // The member that does not hold; empty when the token is good.
  std::string wrong(const std::string& text) const {
    const auto read = read_id_token(
        text, keys(), {"https://id.example", "jishi", "n-1", Instant::from_micros(kNow * 1'000'000)});
    return read ? std::string() : read.error()[0].args[0];
  }

  static constexpr std::int64_t kNow = 1'795'000'000;
  static inline EVP_PKEY* rsa_ = nullptr;
  static inline EVP_PKEY* weak_ = nullptr;
  static inline EVP_PKEY* ec_ = nullptr;
};

TEST_F(IdToken, OneSignedByTheProviderIsTaken) {
  EXPECT_EQ(wrong(rs(claims())), "");
  EXPECT_EQ(wrong(token({{"alg", "ES256"}, {"kid", "e1"}}, claims(), ec_, true)), "");
  EXPECT_EQ(wrong(token({{"alg", "RS256"}}, claims(), rsa_)), "") << "without a key's name each is tried";
}

TEST_F(IdToken, ASignatureOfAnyOtherKindIsRefused) {
  const auto good = rs(claims());
  const auto unsigned_part = good.substr(0, good.rfind('.'));
  EXPECT_EQ(wrong(unsigned_part + "."), "signature");
  EXPECT_EQ(wrong(to_base64url(R"({"alg":"none"})") + "." + to_base64url(canonical(claims())) + "."),
            "signature");
  EXPECT_EQ(wrong(token({{"alg", "HS256"}, {"kid", "r1"}}, claims(), rsa_)), "signature");
  EXPECT_EQ(wrong(token({{"alg", "RS256"}, {"kid", "e1"}}, claims(), rsa_)), "signature")
      << "another key's name";
  EXPECT_EQ(wrong(token({{"alg", "RS256"}, {"kid", "w1"}}, claims(), weak_)), "signature")
      << "a key too short";
  EXPECT_EQ(wrong(token({{"alg", "ES256"}, {"kid", "e1"}}, claims(), ec_, false)), "signature") << "DER";
  auto other = claims();
  other["preferred_username"] = "zhou";
  const auto forged =
      good.substr(0, good.find('.') + 1) + to_base64url(canonical(other)) + good.substr(good.rfind('.'));
  EXPECT_EQ(wrong(forged), "signature");
}

TEST_F(IdToken, EveryClaimThatDoesNotHoldIsNamed) {
  const std::vector<std::tuple<const char*, Json, const char*>> table = {
      {"iss", "https://other.example", "iss"},
      {"iss", "https://id.example/", "iss"},
      {"aud", "other", "aud"},
      {"aud", JsonArray{"other"}, "aud"},
      {"aud", JsonArray{"jishi", "other"}, "aud"},
      {"azp", "other", "azp"},
      {"exp", kNow - 60, "exp"},
      {"exp", "soon", "exp"},
      {"iat", kNow + 61, "iat"},
      {"iat", kNow - 3601, "iat"},
      {"nonce", "n-2", "nonce"},
      {"nonce", "", "nonce"}};
  for (const auto& [member, value, named] : table) {
    auto body = claims();
    body[member] = value;
    EXPECT_EQ(wrong(rs(body)), named) << member << " " << canonical(value);
  }
  for (const char* member : {"iss", "aud", "exp", "iat", "nonce"}) {
    auto body = claims();
    body.erase(member);
    EXPECT_EQ(wrong(rs(body)), member);
  }
  auto both = claims();
  both["aud"] = JsonArray{"jishi", "other"};
  both["azp"] = "jishi";
  EXPECT_EQ(wrong(rs(both)), "");
}

TEST_F(IdToken, WhatIsNoTokenIsRefused) {
  for (const char* text : {"", ".", "..", "a.b", "a.b.c", "e30.e30.", "e30.e30.e30.e30"})
    EXPECT_NE(wrong(text), "") << text;
  EXPECT_EQ(wrong(std::string(40'000, 'a') + ".b.c"), "form");
  EXPECT_EQ(wrong(token({{"alg", "RS256"}, {"crit", JsonArray{"exp"}}}, claims(), rsa_)), "crit");
}

}  // namespace

}  // namespace jishi::accounts
