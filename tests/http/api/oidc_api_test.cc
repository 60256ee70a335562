// Sign-in elsewhere over the API: what the pages and the trail are told when it comes to nothing. The
// provider is made of texts and one key.
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "accounts/secret.h"
#include "http/api/api_office.h"

namespace jishi::http {
namespace {

using accounts::to_base64url;

class OidcApi : public ::testing::Test {
 protected:
  OidcApi() {
    accounts::OidcSettings settings;
    settings.issuer = "http://127.0.0.1:9/oidc";
    settings.client = "jishi";
    settings.name = "id";
    settings.accounts.emplace().emplace("known-7", "nobody");
    office_.office().oidc =
        std::make_unique<accounts::Oidc>(settings, [this](const accounts::FetchRequest& request) {
          return Result<accounts::HttpAnswer>(answer(request.url));
        });
  }
  ~OidcApi() override { EVP_PKEY_free(key_); }

  accounts::HttpAnswer answer(const std::string& url) {
    if (is_down_) return {502, {}, ""};
    const std::string issuer = "http://127.0.0.1:9/oidc";
    if (url.ends_with("openid-configuration"))
      return {200,
              {},
              canonical(JsonObject{{"issuer", issuer},
                                   {"authorization_endpoint", issuer + "/auth"},
                                   {"token_endpoint", issuer + "/token"},
                                   {"jwks_uri", issuer + "/jwks"}})};
    if (url.ends_with("/jwks"))
      return {200,
              {},
              canonical(JsonObject{{"keys", JsonArray{JsonObject{{"kty", "RSA"},
                                                                 {"kid", "r1"},
                                                                 {"n", number(OSSL_PKEY_PARAM_RSA_N)},
                                                                 {"e", number(OSSL_PKEY_PARAM_RSA_E)}}}}})};
    return {200, {}, canonical(JsonObject{{"id_token", token(issuer)}})};
  }
  std::string number(const char* name) const {
    BIGNUM* value = nullptr;
    EXPECT_EQ(EVP_PKEY_get_bn_param(key_, name, &value), 1);
    std::string out(static_cast<std::size_t>(BN_num_bytes(value)), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(out.data()));
    BN_free(value);
    return to_base64url(out);
  }
  std::string token(const std::string& issuer) const {
    const auto now = Instant::now().micros() / 1'000'000;
    const auto message = to_base64url(canonical(JsonObject{{"alg", "RS256"}, {"kid", "r1"}})) + "." +
                         to_base64url(canonical(JsonObject{{"iss", issuer},
                                                           {"aud", "jishi"},
                                                           {"sub", subject_},
                                                           {"exp", now + 300},
                                                           {"iat", now - 5},
                                                           {"nonce", nonce_}}));
    auto* context = EVP_MD_CTX_new();
    std::string out(1024, '\0');
    std::size_t size = out.size();
    EXPECT_EQ(EVP_DigestSignInit(context, nullptr, EVP_sha256(), nullptr, key_), 1);
    EXPECT_EQ(EVP_DigestSign(context, reinterpret_cast<unsigned char*>(out.data()), &size,
                             reinterpret_cast<const unsigned char*>(message.data()), message.size()),
              1);
    EVP_MD_CTX_free(context);
    return message + "." + to_base64url(out.substr(0, size));
  }
  static std::string argument(const std::string& url, const std::string& name) {
    const auto begin = url.find(name + "=") + name.size() + 1;
    return url.substr(begin, url.find('&', begin) - begin);
  }
  // Where the browser is sent in the end.
  std::string come_back_as(const std::string& subject) {
    subject_ = subject;
    const auto start = office_.get({}, "/oidc/start");
    EXPECT_EQ(start.status, 303U);
    const auto url = start.header("location");
    nonce_ = argument(url, "nonce");
    const auto cookie = start.header("set-cookie");
    auto request =
        office_.request_of({}, {.target = "/oidc/callback?code=c&state=" + argument(url, "state")});
    request.headers.emplace_back("cookie", cookie.substr(0, cookie.find(';')));
    const auto back = office_.raw(request);
    for (const auto& [name, value] : back.headers)
      if (name == "location") return value;
    return {};
  }

  // Nobody waits for these lines; one that is waited for comes behind them.
  std::vector<accounts::AuditLine> refused_sign_ins() {
    EXPECT_TRUE(office_.audit().note({"signed.out", "u1", {}, true, "127.0.0.1", {}}));
    return office_.audit_lines("signin.refused");
  }

  ApiOffice office_{std::vector<std::string>{}};
  EVP_PKEY* key_ = EVP_RSA_gen(2048);
  std::string subject_;
  std::string nonce_;
  bool is_down_ = false;
};

TEST_F(OidcApi, the_value_of_an_identity_without_an_account_is_on_the_trail) {
  EXPECT_EQ(come_back_as("F47AC-10B"), "/#/sign-in?refused=account.unknown&with=F47AC-10B");
  EXPECT_TRUE(come_back_as("G58BD-21C").starts_with("/#/sign-in?refused=account.unknown"));
  const auto lines = refused_sign_ins();
  ASSERT_EQ(lines.size(), 2U) << "each of its own";
  EXPECT_EQ(lines[1].event.details.at("identity"), Json("F47AC-10B"));
  EXPECT_EQ(lines[0].event.details.at("identity"), Json("G58BD-21C"));
  EXPECT_FALSE(lines[0].event.success);
}

TEST_F(OidcApi, a_login_that_is_not_there_is_on_the_trail_too) {
  EXPECT_EQ(come_back_as("known-7"), "/#/sign-in?refused=account.unknown&with=nobody");
  EXPECT_EQ(refused_sign_ins().at(0).event.details.at("identity"), Json("nobody"));
}

TEST_F(OidcApi, what_somebody_typed_is_not) {
  (void)office_.post({}, "/session", {{"login", "nobody"}, {"password", "Typed-Here-1"}});
  const auto line = refused_sign_ins().at(0).event;
  EXPECT_FALSE(line.details.contains("identity")) << canonical(line.details);
}

TEST_F(OidcApi, a_way_that_is_refused_at_its_beginning_ends_in_the_pages_too) {
  is_down_ = true;
  const auto said = office_.get({}, "/oidc/start");
  EXPECT_EQ(said.status, 303U) << said.text;
  EXPECT_EQ(said.header("location"), "/#/sign-in?refused=oidc.fetch&with=502");
}

TEST_F(OidcApi, the_sentence_names_what_was_said_and_where_and_nothing_else) {
  const auto reason = [&](const std::string& query) {
    return office_.get({}, "/oidc?refused=" + query).json.at("reasons").at(0);
  };
  const auto wait = reason("account.too-many&with=6");
  EXPECT_NE(wait.at("remedy_zh").as_string().find("6"), std::string::npos) << wait;
  EXPECT_EQ(wait.at("remedy_zh").as_string().find("…"), std::string::npos) << wait;
  const auto unknown = reason("account.unknown&with=F47AC-10B");
  EXPECT_NE(unknown.at("zh").as_string().find("F47AC-10B"), std::string::npos) << unknown;
  EXPECT_EQ(unknown.at("where"), Json("oidc.json accounts"));
  EXPECT_EQ(reason("oidc.claim").at("where"), Json("oidc.json claim"));
  const auto forged = reason("account.unknown&with=call us at 555");
  EXPECT_EQ(forged.at("zh").as_string().find("call"), std::string::npos)
      << "no words of who made the address: " << forged;
}

}  // namespace
}  // namespace jishi::http
