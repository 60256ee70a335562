#include "http/forwarded.h"

#include "http/transport/house.h"

namespace jishi::http {
namespace {

const std::string kForwarded = "X-Forwarded-For: 203.0.113.9, 198.51.100.7\r\nX-Forwarded-Proto: https\r\n";

TEST(Forwarded, nobody_is_believed_where_no_proxy_is_named) {
  House house;
  EXPECT_EQ(house.ask(get("/peer", kForwarded)).body, "127.0.0.1 in the open");
}

TEST(Forwarded, a_proxy_of_ours_says_who_asks_and_how) {
  House house([](ServerSettings& settings) { settings.proxies = {"127.0.0.1"}; });
  EXPECT_EQ(house.ask(get("/peer", kForwarded)).body, "198.51.100.7 by TLS")
      << "the last address is the proxy's own word, the one before it anybody's";
  EXPECT_EQ(house.ask(get("/peer")).body, "via 127.0.0.1 in the open")
      << "a proxy that names nobody speaks for no one of this machine";
}

TEST(Forwarded, an_address_of_IPv4_within_IPv6_is_that_of_IPv4) {
  EXPECT_EQ(plain_address("::ffff:192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(plain_address("::ffff:192.0.2"), std::nullopt);
}

TEST(Forwarded, another_proxy_is_a_stranger) {
  House house([](ServerSettings& settings) { settings.proxies = {"192.0.2.1", "::1"}; });
  EXPECT_EQ(house.ask(get("/peer", kForwarded)).body, "127.0.0.1 in the open");
}

TEST(Forwarded, a_proxy_may_hold_more_lines_than_one_person) {
  House house([](ServerSettings& settings) {
    settings.limits.connections_per_peer = 1;
    settings.proxies = {"127.0.0.1"};
  });
  LineTo first(house.port());
  EXPECT_EQ(first.ask(get("/peer")).status, 200u);
  LineTo second(house.port());
  EXPECT_EQ(second.ask(get("/peer")).status, 200u);
}

TEST(Forwarded, what_is_no_address_is_not_believed) {
  const std::vector<std::string> proxies = {"127.0.0.1"};
  const auto peer_of = [&](const Headers& headers) {
    return asker_of("127.0.0.1", false, headers, proxies).peer;
  };
  for (const auto* text : {"", "unknown", "198.51.100", "198.51.100.7 x", "198.51.100.7:a", "_hidden", "a, ",
                           "[198.51.100.7", "::1:4711:x"})
    EXPECT_EQ(peer_of({{"x-forwarded-for", text}}), "via 127.0.0.1") << text;
  EXPECT_EQ(peer_of({{"x-forwarded-for", "198.51.100.7:4711"}}), "198.51.100.7");
  EXPECT_EQ(peer_of({{"x-forwarded-for", "[2001:db8::1]:4711"}}), "2001:db8::1");
  EXPECT_EQ(peer_of({{"x-forwarded-for", "[2001:db8::1]"}}), "2001:db8::1");
  EXPECT_EQ(peer_of({{"x-forwarded-for", "2001:DB8:0::1"}}), "2001:db8::1") << "written as all others are";
  EXPECT_EQ(peer_of({{"x-forwarded-for", "198.51.100.1"}, {"x-forwarded-for", "198.51.100.2"}}),
            "198.51.100.2")
      << "of two headers the later";
  EXPECT_FALSE(asker_of("127.0.0.1", false, {{"x-forwarded-proto", "https, http"}}, proxies).secure);
  EXPECT_TRUE(asker_of("127.0.0.1", true, {{"x-forwarded-proto", "http"}}, proxies).secure);
}

}  // namespace
}  // namespace jishi::http
