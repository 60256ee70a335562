#include "http/target.h"

#include <gtest/gtest.h>

namespace jishi::http {
namespace {

TEST(Target, path_and_query_are_decoded) {
  const auto target =
      parse_target("/api/v1/records/%E4%BC%9A%E8%AE%AE%E3%80%942026%E3%80%953%E5%8F%B7?q=a+b%26c&q=&x", "a");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->path, "/api/v1/records/会议〔2026〕3号");
  EXPECT_EQ(target->query, (Query{{"q", "a b&c"}, {"q", ""}, {"x", ""}}));
}

TEST(Target, a_plus_in_the_path_is_a_plus) {
  EXPECT_EQ(parse_target("/a+b", "a")->path, "/a+b");
}

TEST(Target, the_whole_address_is_taken_when_it_is_ours) {
  EXPECT_EQ(parse_target("http://a:80/x?y=1", "a:80")->path, "/x");
  EXPECT_FALSE(parse_target("http://b/x", "a"));
  EXPECT_FALSE(parse_target("http://a", "a"));
  EXPECT_FALSE(parse_target("http://a/x", ""));
}

TEST(Target, what_leaves_its_folder_or_hides_it_is_refused) {
  for (const char* bad :
       {"",        "x",       "*",         "//x",      "/a//b",     "/a/",    "/.",   "/..",
        "/a/../b", "/a/./b",  "/%2e%2e/b", "/a/%2E",   "/a%2fb",    "/a%5cb", "/a#b", "/a?b#c",
        "/%",      "/%4",     "/%zz",      "/%00",     "/%0a",      "/%7f",   "/%ff", "/%c0%ae",
        "/?a=%ff", "/?a=%00", "/?a=%",     "/?%e4%bc", "/%ed%a0%80"}) {
    SCOPED_TRACE(bad);
    EXPECT_FALSE(parse_target(bad, "a"));
  }
  for (const char* good : {"/", "/...", "/a.b", "/..a", "/?a=%0A", "/?", "/?&&", "/a?x=/../"}) {
    SCOPED_TRACE(good);
    EXPECT_TRUE(parse_target(good, "a"));
  }
}

TEST(Target, a_hundred_arguments_and_no_more) {
  std::string text = "/?a=1";
  for (int i = 1; i < 100; ++i) text += "&a=1";
  EXPECT_TRUE(parse_target(text, "a"));
  EXPECT_FALSE(parse_target(text + "&a=1", "a"));
}

}  // namespace
}  // namespace jishi::http
