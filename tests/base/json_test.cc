#include "base/json.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

namespace jishi {
namespace {

std::string again(std::string_view text) {
  return canonical(parse_json(text).value());
}

TEST(Json, members_are_sorted_by_utf16_code_units) {
  // RFC 8785 section 3.2.3.
  EXPECT_EQ(
      again("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\",\"\\ufb33\":\"Hebrew Letter Dalet With "
            "Dagesh\",\"1\":\"One\","
            "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\",\"\\u00f6\":\"Latin Small "
            "Letter O With Diaeresis\"}"),
      "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin Small Letter O With "
      "Diaeresis\","
      "\"€\":\"Euro Sign\",\"😀\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
}

TEST(Json, numbers_strings_and_literals_as_the_rfc_shows) {
  // RFC 8785 section 3.2.2.
  EXPECT_EQ(
      again(R"({"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],)"
            R"("string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]})"),
      R"({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)"
      R"("string":"€$\u000f\nA'B\"\\\\\"/"})");
}

TEST(Json, doubles_are_written_as_ecmascript_does) {
  // RFC 8785 appendix B.
  struct Row {
    std::uint64_t bits;
    std::string_view text;
  };
  constexpr Row rows[] = {{0x0000000000000000, "0"},
                          {0x8000000000000000, "0"},
                          {0x0000000000000001, "5e-324"},
                          {0x8000000000000001, "-5e-324"},
                          {0x7fefffffffffffff, "1.7976931348623157e+308"},
                          {0xffefffffffffffff, "-1.7976931348623157e+308"},
                          {0x4340000000000000, "9007199254740992"},
                          {0xc340000000000000, "-9007199254740992"},
                          {0x4430000000000000, "295147905179352830000"},
                          {0x44b52d02c7e14af5, "9.999999999999997e+22"},
                          {0x44b52d02c7e14af6, "1e+23"},
                          {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
                          {0x444b1ae4d6e2ef4e, "999999999999999700000"},
                          {0x444b1ae4d6e2ef4f, "999999999999999900000"},
                          {0x444b1ae4d6e2ef50, "1e+21"},
                          {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
                          {0x3eb0c6f7a0b5ed8d, "0.000001"},
                          {0x41b3de4355555553, "333333333.3333332"},
                          {0x41b3de4355555554, "333333333.33333325"},
                          {0x41b3de4355555555, "333333333.3333333"},
                          {0x41b3de4355555556, "333333333.3333334"},
                          {0x41b3de4355555557, "333333333.33333343"},
                          {0xbecbf647612f3696, "-0.0000033333333333333333"},
                          {0x43143ff3c1cb0959, "1424953923781206.2"}};
  for (const auto& row : rows) EXPECT_EQ(canonical(Json(std::bit_cast<double>(row.bits))), row.text);
}

TEST(Json, what_two_readers_could_read_differently_is_refused) {
  for (const auto* text : {R"({"a":1,"a":2})", R"({"a":1,"\u0061":2})", "9007199254740992",
                           "-9007199254740992", "1e400", "18446744073709551615", "11111111111222222221.5",
                           "1e20", "[1,]", "{} x", "", "nul", "\"\xff\"", "'a'", "[1 2]", "\"\\ud800\""})
    EXPECT_FALSE(parse_json(text)) << text;
  EXPECT_TRUE(parse_json(" {\"a\":9007199254740991}\n"));
}

TEST(Json, depth_and_size_have_limits) {
  EXPECT_TRUE(parse_json(std::string(60, '[') + std::string(60, ']')));
  EXPECT_FALSE(parse_json(std::string(100, '[') + std::string(100, ']')));
  EXPECT_EQ(parse_json("[1,2,3]", 5).error()[0].code, "json.too-large");
}

TEST(Json, an_integer_no_double_holds_stops_the_process) {
  EXPECT_DEATH((void)canonical(Json(std::int64_t{1} << 53)), "");
  EXPECT_DEATH((void)canonical(Json(std::numeric_limits<double>::infinity())), "");
}

TEST(Json, canonical_text_is_its_own_canonical_text) {
  const auto text = again(R"({"z":[{"b":1.5,"a":"纪实"}],"a":{},"m":-0.0})");
  EXPECT_EQ(text, R"({"a":{},"m":0,"z":[{"a":"纪实","b":1.5}]})");
  EXPECT_EQ(again(text), text);
}

TEST(Json, people_get_members_in_their_own_order) {
  EXPECT_EQ(pretty(parse_json(R"({"b":[1,2],"a":{}})").value()),
            "{\n  \"b\": [\n    1,\n    2\n  ],\n  \"a\": {}\n}");
  const auto value = parse_json(R"({"a":"x","n":1})").value();
  EXPECT_EQ(text_of(value.get_object(), "a"), "x");
  EXPECT_EQ(text_of(value.get_object(), "n"), "");
}

}  // namespace
}  // namespace jishi
