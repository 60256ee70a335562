#include "accounts/oidc.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "accounts/secret.h"
#include "store/builders.h"

namespace jishi::accounts {

namespace {

constexpr const char* kBack = "http://127.0.0.1:8080/api/v1/oidc/callback";
constexpr const char* kPeer = "192.0.2.7";

std::string argument(const std::string& url, const std::string& name) {
  const auto at = url.find(name + "=");
  if (at == std::string::npos) return {};
  const auto begin = at + name.size() + 1;
  return url.substr(begin, url.find('&', begin) - begin);
}

template <class T>
std::string why(const Result<T>& result) {
  return result ? std::string() : result.error()[0].code + " " + result.error()[0].args[0];
}

// A provider made of texts.
struct Pretended {
  std::string issuer = "http://127.0.0.1:9/oidc";
  std::string said_issuer = issuer;
  std::string keys_url = issuer + "/jwks";
  int token_status = 200;
  std::vector<FetchRequest> asked;
  Fetch fetch() {
    return [this](const FetchRequest& request) -> Result<HttpAnswer> {
      asked.push_back(request);
      JsonObject out;
      if (request.url.ends_with("openid-configuration"))
        out = {{"issuer", said_issuer},
               {"authorization_endpoint", issuer + "/auth"},
               {"token_endpoint", issuer + "/token"},
               {"jwks_uri", keys_url}};
      if (request.url.ends_with("/jwks")) out = {{"keys", JsonArray()}};
      if (request.url.ends_with("/token")) return HttpAnswer{token_status, {}, R"({"id_token":"a.b.c"})"};
      return HttpAnswer{200, {}, canonical(out)};
    };
  }
};

TEST(Oidc, TheBrowserIsSentWithStateNonceAndTheChallengeOfAVerifierThatStays) {
  Pretended provider;
  Oidc oidc({provider.issuer, "jishi", "s:e", "id"}, provider.fetch());
  const auto start = *oidc.start(kBack, kPeer);
  EXPECT_TRUE(start.url.starts_with(provider.issuer + "/auth?response_type=code&client_id=jishi&"));
  EXPECT_EQ(argument(start.url, "code_challenge_method"), "S256");
  EXPECT_EQ(argument(start.url, "redirect_uri"),
            "http%3A%2F%2F127.0.0.1%3A8080%2Fapi%2Fv1%2Foidc%2Fcallback");
  (void)oidc.finish(argument(start.url, "state"), "the-code", "", start.browser);
  const auto& asked = provider.asked.back();
  EXPECT_EQ(asked.method, "POST");
  const auto verifier = argument(asked.body, "code_verifier");
  EXPECT_EQ(to_base64url(as_bytes(sha256(verifier))), argument(start.url, "code_challenge"));
  EXPECT_EQ(asked.headers[1].second, "Basic " + to_base64("jishi:s%3Ae"));
}

TEST(Oidc, AStateIsOfOneBrowserOnceAndForTenMinutes) {
  Pretended provider;
  auto now = *Instant::from_iso("2026-11-26T01:00:00Z");
  Oidc oidc({provider.issuer, "jishi", "", "id"}, provider.fetch(), [&] { return now; });
  const auto finish = [&](const Oidc::Start& start, const std::string& browser) {
    const auto done = oidc.finish(argument(start.url, "state"), "code", "", browser);
    return done ? std::string() : done.error()[0].code;
  };
  EXPECT_EQ(finish(*oidc.start(kBack, kPeer), "another browser"), "oidc.state");
  const auto once = *oidc.start(kBack, kPeer);
  EXPECT_EQ(finish(once, once.browser), "oidc.token") << "it got as far as the token";
  EXPECT_EQ(finish(once, once.browser), "oidc.state");
  const auto late = *oidc.start(kBack, kPeer);
  now = Instant::from_micros(now.micros() + 600'000'000);
  EXPECT_EQ(finish(late, late.browser), "oidc.state");
  EXPECT_EQ(oidc.finish("made-up", "code", "", "b").error()[0].code, "oidc.state");
}

TEST(Oidc, WhatTheProviderRefusesIsRefused) {
  Pretended provider;
  Oidc oidc({provider.issuer, "jishi", "", "id"}, provider.fetch());
  auto start = *oidc.start(kBack, kPeer);
  EXPECT_EQ(why(oidc.finish(argument(start.url, "state"), "", "access_denied", start.browser)),
            "oidc.denied access_denied");
  provider.token_status = 400;
  start = *oidc.start(kBack, kPeer);
  EXPECT_EQ(why(oidc.finish(argument(start.url, "state"), "code", "", start.browser)), "oidc.fetch 400");
}

TEST(Oidc, AProviderThatSpeaksForAnotherOrSendsElsewhereInTheClearIsRefused) {
  Pretended other;
  other.said_issuer = "http://127.0.0.1:9/other";
  EXPECT_EQ(why(Oidc({other.issuer, "jishi", "", "id"}, other.fetch()).start(kBack, kPeer)),
            "oidc.fetch issuer");
  Pretended clear;
  clear.keys_url = "http://keys.example/jwks";
  EXPECT_EQ(why(Oidc({clear.issuer, "jishi", "", "id"}, clear.fetch()).start(kBack, kPeer)),
            "oidc.fetch jwks_uri");
}

TEST(Oidc, SettingsAreReadOrRefusedByTheirMember) {
  const store::TemporaryFolder folder;
  EXPECT_FALSE(*read_oidc_settings(folder.path()));
  const auto with = [&](std::string_view text) {
    std::ofstream(folder / "oidc.json") << text;
    return read_oidc_settings(folder.path());
  };
  EXPECT_EQ(why(with(R"({"issuer":"http://id.example","client_id":"jishi"})")), "oidc.settings issuer");
  EXPECT_EQ(why(with(R"({"issuer":"https://u@id.example","client_id":"jishi"})")), "oidc.settings issuer");
  EXPECT_EQ(why(with(R"({"issuer":"https://id.example"})")), "oidc.settings client_id");
  EXPECT_EQ(why(with(R"({"issuer":"https://id.example","client_id":"jishi","secret_file":"oidc.secret"})")),
            "oidc.settings secret_file");
  std::ofstream(folder / "oidc.secret") << "s3cret\n";
  const auto read =
      with(R"({"issuer":"https://id.example","client_id":"jishi","secret_file":"oidc.secret"})");
  ASSERT_TRUE(read);
  EXPECT_EQ((*read)->secret, "s3cret");
  EXPECT_EQ((*read)->claim, "sub") << "unless the office says another";
  EXPECT_FALSE((*read)->accounts);
  EXPECT_EQ(why(with(R"({"issuer":"https://id.example","client_id":"jishi","claim":7})")),
            "oidc.settings claim");
  EXPECT_EQ(why(with(R"({"issuer":"https://id.example","client_id":"jishi","accounts":{"7":["wang"]}})")),
            "oidc.settings accounts");
  const auto named =
      with(R"({"issuer":"https://id.example","client_id":"jishi","claim":"email","accounts":{"7":"Wang"}})");
  ASSERT_TRUE(named);
  EXPECT_EQ((*named)->claim, "email");
  EXPECT_EQ((*named)->accounts->at("7"), "wang") << "as logins are kept";
}

OidcSettings with_claim(std::string claim) {
  OidcSettings out;
  out.claim = std::move(claim);
  return out;
}

TEST(Oidc, TheAccountIsFoundByTheOneClaimOfTheSettingsAndNoOther) {
  const JsonObject claims = {{"sub", "s-7"}, {"preferred_username", "ops"}, {"uid", "Wang"}};
  EXPECT_EQ(*login_of({}, claims), "s-7");
  EXPECT_EQ(*login_of(with_claim("preferred_username"), claims), "ops");
  EXPECT_EQ(*login_of(with_claim("uid"), claims), "Wang") << "letter by letter";
  EXPECT_EQ(why(login_of(with_claim("employee"), claims)), "oidc.claim employee");
  EXPECT_EQ(why(login_of({}, {{"preferred_username", "ops"}, {"email", "ops@id.example"}})),
            "oidc.claim sub");
  EXPECT_EQ(why(login_of({}, {{"sub", 7}})), "oidc.claim sub");
}

TEST(Oidc, AnEMailAddressCountsOnlyWhenTheProviderVerifiedIt) {
  const auto login = [](const Json& verified) {
    const auto out =
        login_of(with_claim("email"), {{"email", "wang@id.example"}, {"email_verified", verified}});
    return out ? *out : out.error()[0].code;
  };
  EXPECT_EQ(login(true), "wang@id.example");
  EXPECT_EQ(login(false), "oidc.unverified");
  EXPECT_EQ(login("true"), "oidc.unverified");
  EXPECT_EQ(login_of(with_claim("email"), {{"email", "wang@id.example"}}).error()[0].code, "oidc.unverified");
}

TEST(Oidc, WhereTheSettingsNameAccountsOnlyThoseComeIn) {
  OidcSettings settings;
  settings.accounts.emplace().emplace("F47AC-10B", "wang");
  EXPECT_EQ(*login_of(settings, {{"sub", "F47AC-10B"}}), "wang");
  EXPECT_EQ(why(login_of(settings, {{"sub", "f47ac-10b"}})), "account.unknown f47ac-10b");
  EXPECT_EQ(why(login_of(settings, {{"sub", "wang"}})), "account.unknown wang");
}

TEST(Oidc, OneAddressDoesNotTakeAllTheWaysToTheProvider) {
  Pretended provider;
  auto now = *Instant::from_iso("2026-11-26T01:00:00Z");
  Oidc oidc({provider.issuer, "jishi", "", "id"}, provider.fetch(), [&] { return now; });
  int begun = 0;
  while (begun < 100 && oidc.start(kBack, "198.51.100.9")) ++begun;
  EXPECT_EQ(begun, 20);
  EXPECT_EQ(why(oidc.start(kBack, "198.51.100.9")), "account.too-many 6");
  EXPECT_TRUE(oidc.start(kBack, kPeer)) << "another address is not held up";
  now = Instant::from_micros(now.micros() + 6'000'000);
  EXPECT_TRUE(oidc.start(kBack, "198.51.100.9"));
}

TEST(Oidc, ThoseOnTheirWayAreBoundedAndForgottenAfterTenMinutes) {
  Pretended provider;
  auto now = *Instant::from_iso("2026-11-26T01:00:00Z");
  Oidc oidc({provider.issuer, "jishi", "", "id"}, provider.fetch(), [&] { return now; });
  int begun = 0;
  while (begun < 20'000 && oidc.start(kBack, "peer " + std::to_string(begun))) ++begun;
  EXPECT_EQ(begun, 2'000);
  const auto asked = provider.asked.size();
  EXPECT_EQ(why(oidc.start(kBack, kPeer)), "account.too-many 60");
  EXPECT_EQ(provider.asked.size(), asked) << "and the provider is left alone";
  now = Instant::from_micros(now.micros() + 600'000'000);
  EXPECT_TRUE(oidc.start(kBack, kPeer));
}

TEST(HttpAnswer, BodiesByLengthByChunksAndToTheEndAreRead) {
  EXPECT_EQ(parse_answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabc")->body, "ab");
  EXPECT_EQ(parse_answer("HTTP/1.1 200 OK\r\n\r\nabc")->body, "abc");
  EXPECT_EQ(
      parse_answer("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x\r\nc\r\n0\r\n\r\n")
          ->body,
      "abc");
  for (const char* bad : {"", "HTTP/1.1 200 OK\r\n", "HTTP/2 200 OK\r\n\r\n", "HTTP/1.1 x00 OK\r\n\r\n",
                          "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc", "HTTP/1.1 200 OK\r\nx\r\n\r\n",
                          "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nabc",
                          "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\nab",
                          "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nab"})
    EXPECT_FALSE(parse_answer(bad)) << bad;
}

TEST(HttpAnswer, AddressesAreTakenApart) {
  const auto address = parse_address("https://id.example:8443/a/b?c=d#e");
  ASSERT_TRUE(address);
  EXPECT_EQ(address->host + "|" + address->port + "|" + address->target, "id.example|8443|/a/b?c=d");
  EXPECT_TRUE(parse_address("http://[::1]:80")->is_loopback());
  EXPECT_EQ(parse_address("https://id.example?x")->target, "/?x");
  EXPECT_FALSE(parse_address("http://localhost.example")->is_loopback());
  for (const char* bad : {"", "ftp://a", "https://", "https://a:0", "https://a:70000", "https://u@a",
                          "https://a b", "https://a\r\nHost: b", "https://[::1"})
    EXPECT_FALSE(parse_address(bad)) << bad;
}

// Against a real provider: tests/program/oidc_provider.sh starts it and says where it is. It signs everybody
// in as wang and goes back at once.
TEST(OidcProvider, SignsSomebodyIn) {
  const char* issuer = std::getenv("JISHI_TEST_OIDC_ISSUER");
  if (issuer == nullptr) GTEST_SKIP() << "no provider is running";
  Oidc oidc({issuer, "jishi", "a-secret-of-the-test", "id"});
  const auto start = oidc.start(kBack, kPeer);
  ASSERT_TRUE(start) << start.error()[0].line(Lang::en);
  // What a browser does: it follows, and keeps cookies.
  std::string url = start->url;
  std::map<std::string, std::string> cookies;
  for (int hop = 0; hop < 12 && !url.starts_with(kBack); ++hop) {
    FetchRequest request{"GET", url, {}, {}};
    std::string cookie;
    for (const auto& [name, value] : cookies) cookie += (cookie.empty() ? "" : "; ") + name + "=" + value;
    if (!cookie.empty()) request.headers.emplace_back("Cookie", cookie);
    const auto answer = fetch(request);
    ASSERT_TRUE(answer) << answer.error()[0].line(Lang::en);
    for (const auto& [name, value] : answer->headers)
      if (name == "set-cookie") {
        const auto pair = value.substr(0, value.find(';'));
        cookies[pair.substr(0, pair.find('='))] = pair.substr(pair.find('=') + 1);
      }
    const std::string location(answer->header("location"));
    ASSERT_FALSE(location.empty()) << answer->status << " " << answer->body;
    url = location.starts_with('/') ? std::string(issuer) + location : location;
  }
  ASSERT_TRUE(url.starts_with(kBack)) << url;
  const auto state = argument(url, "state");
  const auto code = argument(url, "code");
  const auto login = oidc.finish(state, code, "", start->browser);
  ASSERT_TRUE(login) << login.error()[0].line(Lang::en);
  EXPECT_EQ(*login, "subject-7") << "the subject, though it calls itself wang too";
  EXPECT_FALSE(oidc.finish(state, code, "", start->browser)) << "once";
}

// Against a TLS server that tests/program/fetch_tls.sh starts.
TEST(FetchTls, ACertificateIsTakenOrRefused) {
  const char* url = std::getenv("JISHI_TEST_TLS_URL");
  if (url == nullptr) GTEST_SKIP() << "no server is running";
  const auto answer = fetch({"GET", url, {}, {}});
  if (std::string_view(std::getenv("JISHI_TEST_TLS_GOOD")) == "yes") {
    ASSERT_TRUE(answer) << answer.error()[0].line(Lang::en);
    EXPECT_EQ(answer->status, 200);
    EXPECT_NE(answer->body.find("{\"a\":1}"), std::string::npos);
  } else {
    ASSERT_FALSE(answer);
    EXPECT_TRUE(answer.error()[0].args[0].starts_with("TLS with ")) << answer.error()[0].args[0];
  }
}

TEST(Fetch, WhatIsInTheClearAndNotOfThisMachineIsNotAsked) {
  EXPECT_EQ(fetch({"GET", "http://id.example/", {}, {}}).error()[0].args[0], "address");
}

}  // namespace

}  // namespace jishi::accounts
