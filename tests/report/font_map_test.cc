#include "report/font_map.h"

#include <gtest/gtest.h>

namespace jishi::report {
namespace {

std::vector<std::string> codes(const Result<FontMap>& result) {
  std::vector<std::string> out;
  if (!result)
    for (const auto& refusal : result.error()) out.push_back(refusal.code + " " + refusal.where);
  return out;
}

TEST(FontMap, puts_the_families_given_before_the_defaults) {
  const auto fonts = parse_font_map(
      "# 本单位字体\n fangsong = 方正仿宋_GBK , 华文仿宋 # 备注\r\n\nlatin=Times New Roman", "fonts.conf");
  ASSERT_TRUE(fonts.has_value());
  const auto& families = fonts->of(FontRole::fangsong);
  EXPECT_EQ(families[0], "方正仿宋_GBK");
  EXPECT_EQ(families[1], "华文仿宋");
  EXPECT_EQ(families[2], "仿宋_GB2312");
  EXPECT_EQ(families.back(), "Noto Sans CJK SC");
  EXPECT_EQ(fonts->of(FontRole::kaiti), FontMap().of(FontRole::kaiti));
}

TEST(FontMap, refuses_every_bad_line_with_its_place) {
  EXPECT_EQ(codes(parse_font_map("kaishu = 楷体\nheiti\nkaiti = , \nsongti = A\nsongti = B", "f")),
            (std::vector<std::string>{"fonts.unknown-role f:1", "fonts.line f:2", "fonts.no-family f:3",
                                      "fonts.repeated-role f:5"}));
}

TEST(FontMap, an_empty_file_is_the_defaults) {
  EXPECT_EQ(parse_font_map("", "f")->families, FontMap().families);
}

}  // namespace
}  // namespace jishi::report
