#include "base/text.h"

#include <gtest/gtest.h>

namespace jishi {
namespace {

TEST(Text, invalid_utf8_is_seen) {
  for (const auto* good : {"", "abc", "纪实", "𠮷𪚥", "\xEF\xBF\xBD"}) EXPECT_TRUE(is_utf8(good)) << good;
  for (const auto* bad : {"\xC0\x80", "\xE4\xBA", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xFF", "a\x80",
                          "\xE0\x80\xAF", "\xF0\x80\x80\xAF"})
    EXPECT_FALSE(is_utf8(bad));
}

TEST(Text, code_points_go_round) {
  const std::string text = "a纪𠮷é";
  EXPECT_EQ(to_u32(text), U"a纪𠮷é");
  EXPECT_EQ(to_utf8(to_u32(text)), text);
  EXPECT_EQ(count_code_points(text), 4U);
}

TEST(Text, a_file_is_utf8_with_or_without_mark_or_gb18030) {
  EXPECT_EQ(decode_text("\xEF\xBB\xBF学习"), "学习");
  EXPECT_EQ(decode_text("\xBB\xE1\xD2\xE9"), "会议");
  EXPECT_EQ(decode_text("\x95\x32\x82\x36"), "𠀀");  // four bytes, beyond the BMP
  EXPECT_EQ(decode_text(""), "");
}

TEST(Text, what_is_no_text_is_refused) {
  EXPECT_FALSE(decode_text(std::string("a\0b", 3)));
  EXPECT_FALSE(decode_text("\x1b[0m"));
  EXPECT_FALSE(decode_text("\xBB\xE1\xD2"));  // cut in the middle
  EXPECT_FALSE(decode_text("\xFF\xFF"));
  EXPECT_TRUE(decode_text("a\tb\r\n\f"));
}

TEST(Text, gb18030_may_be_cut_at_its_end_when_asked) {
  std::size_t consumed = 0;
  EXPECT_EQ(gb18030_to_utf8("\xD1\xA7\xCF", &consumed), "学");
  EXPECT_EQ(consumed, 2U);
  EXPECT_FALSE(gb18030_to_utf8("\xD1\xA7\xCF"));
}

TEST(Text, a_long_gb18030_text_crosses_buffers) {
  std::string bytes;
  std::string text;
  for (int i = 0; i < 50'000; ++i) bytes += "\xD1\xA7", text += "学";
  EXPECT_EQ(gb18030_to_utf8(bytes), text);
}

TEST(Text, white_space_of_every_kind_is_cut) {
  EXPECT_EQ(trim("\u3000 \u00A0姓 名\uFEFF\n"), "姓 名");
  EXPECT_EQ(trim(" \t"), "");
  EXPECT_EQ(squeeze(" 姓\u3000名 （Ａ１）"), "姓名(A1)");
}

TEST(Text, only_full_width_ascii_becomes_half_width) {
  EXPECT_EQ(to_half_width("Ａ１（）、。"), "A1()、。");
}

TEST(Text, wide_characters_take_two_columns) {
  EXPECT_EQ(display_width("纪实ab"), 6U);
  EXPECT_EQ(display_width("𠮷e\u0301"), 3U);
}

TEST(Text, split_and_join_are_each_others_opposite) {
  EXPECT_EQ(split("a、、b", "、"), (std::vector<std::string>{"a", "", "b"}));
  EXPECT_EQ(join(split("a、、b", "、"), "、"), "a、、b");
  EXPECT_EQ(replace_all("aaa", "a", "aa"), "aaaaaa");
}

TEST(Text, what_is_no_utf8_is_read_as_far_as_it_goes) {
  const std::string bad = " 中\xe4\xb8 a\xff ";
  EXPECT_EQ(to_u32(bad), U" 中\uFFFD\uFFFD a\uFFFD ");
  EXPECT_EQ(readable(bad), " 中\uFFFD\uFFFD a\uFFFD ");
  EXPECT_EQ(readable("中"), "中");
  EXPECT_EQ(trim(bad), "中\xe4\xb8 a\xff");
  EXPECT_EQ(squeeze(bad), "中\uFFFD\uFFFDa\uFFFD");
  EXPECT_EQ(to_half_width("Ａ\xff"), "A\uFFFD");
  EXPECT_EQ(display_width(bad), 9u);
}

}  // namespace
}  // namespace jishi
