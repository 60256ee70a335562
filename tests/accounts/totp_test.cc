#include "accounts/totp.h"

#include <gtest/gtest.h>

namespace jishi::accounts {

namespace {

TEST(Totp, CodesAreThoseOfTheStandard) {  // RFC 6238, appendix B, SHA-1; the last six of its eight digits
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(totp_code(secret, 59 / 30), "287082");
  EXPECT_EQ(totp_code(secret, 1111111109 / 30), "081804");
  EXPECT_EQ(totp_code(secret, 1111111111 / 30), "050471");
  EXPECT_EQ(totp_code(secret, 1234567890 / 30), "005924");
  EXPECT_EQ(totp_code(secret, 2000000000 / 30), "279037");
  EXPECT_EQ(totp_code(secret, 20000000000 / 30), "353130");
}

TEST(Totp, Base32IsThatOfTheStandard) {  // RFC 4648, section 10
  EXPECT_EQ(to_base32(""), "");
  EXPECT_EQ(to_base32("f"), "MY");
  EXPECT_EQ(to_base32("fo"), "MZXQ");
  EXPECT_EQ(to_base32("foo"), "MZXW6");
  EXPECT_EQ(to_base32("foob"), "MZXW6YQ");
  EXPECT_EQ(to_base32("fooba"), "MZXW6YTB");
  EXPECT_EQ(to_base32("foobar"), "MZXW6YTBOI");
}

TEST(Totp, OneStepBeforeAndOneAfterAreAccepted) {
  const std::string secret = "12345678901234567890";
  const auto now = Instant::from_micros(1'234'567'890'000'000);
  const auto step = totp_step(now);
  for (const int off : {-1, 0, 1})
    EXPECT_EQ(matching_step(secret, totp_code(secret, step + off), now, 0), step + off);
  for (const int off : {-2, 2}) EXPECT_FALSE(matching_step(secret, totp_code(secret, step + off), now, 0));
  EXPECT_FALSE(matching_step(secret, totp_code(secret, step), now, step));
  EXPECT_FALSE(matching_step(secret, "", now, 0));
  EXPECT_FALSE(matching_step(secret, totp_code(secret, step) + "0", now, 0));
}

}  // namespace

}  // namespace jishi::accounts
