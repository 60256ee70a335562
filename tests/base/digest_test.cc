#include "base/digest.h"

#include <gtest/gtest.h>

namespace jishi {
namespace {

TEST(Digest, sha256_of_the_standards_examples) {
  EXPECT_EQ(to_hex(as_bytes(sha256(""))), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(as_bytes(sha256("abc"))),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digest, pieces_give_the_digest_of_the_whole) {
  Sha256 digest;
  digest.add("a").add("").add("bc");
  EXPECT_EQ(digest.finish(), sha256("abc"));
  EXPECT_EQ(digest.finish(), sha256(""));
}

TEST(Digest, base64_goes_round_and_is_strict) {
  for (const std::string& bytes :
       {std::string(), std::string("f"), std::string("fo"), std::string("foo"), std::string("\0\xff", 2)})
    EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
  EXPECT_EQ(to_base64("foob"), "Zm9vYg==");
  for (const auto* text : {"Zm9vYg=", "Zm9v Yg==", "Zm9vYh==", "====", "Zg==Zg=="})
    EXPECT_FALSE(from_base64(text)) << text;
}

TEST(Digest, hex_goes_round_and_is_strict) {
  EXPECT_EQ(from_hex("00fF"), std::string("\0\xff", 2));
  EXPECT_FALSE(from_hex("0"));
  EXPECT_FALSE(from_hex("0g"));
}

TEST(Digest, random_bytes_differ) {
  EXPECT_EQ(random_bytes(32).size(), 32U);
  EXPECT_NE(random_bytes(32), random_bytes(32));
}

}  // namespace
}  // namespace jishi
