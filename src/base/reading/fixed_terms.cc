// The table of fixed terms and the patterns of such terms.

#include <algorithm>
#include <array>
#include <vector>

#include "base/numeral.h"
#include "base/reading/fold.h"
#include "base/reading/time_point.h"
#include "base/reading/words.h"

namespace jishi::reading {

namespace {

// Set expressions with a number in them. None of them counts anything.
constexpr std::u32string_view kFixedTerms[] = {
    // the Party's
    U"三重一大",
    U"一岗双责",
    U"三会一课",
    U"两个确立",
    U"两个维护",
    U"四个意识",
    U"四个自信",
    U"四个全面",
    U"五位一体",
    U"中央八项规定",
    U"八项规定",
    U"三严三实",
    U"两学一做",
    U"四风",
    U"三不腐",
    U"三不",
    U"四种形态",
    U"第一种形态",
    U"第二种形态",
    U"第三种形态",
    U"第四种形态",
    U"六大纪律",
    U"六项纪律",
    U"五个必由之路",
    U"六个必须坚持",
    U"三个务必",
    U"两个结合",
    U"两个一百年",
    U"第二个百年",
    U"第一个百年",
    U"十个明确",
    U"十四个坚持",
    U"十三个方面成就",
    U"三个区分开来",
    U"四个服从",
    U"七个有之",
    U"五个必须",
    U"两个毫不动摇",
    U"三个代表",
    U"一国两制",
    U"一带一路",
    U"十八大",
    U"十九大",
    U"二十大",
    U"二十一大",
    U"十八届",
    U"十九届",
    U"二十届",
    U"十二五",
    U"十三五",
    U"十四五",
    U"十五五",
    U"三大攻坚战",
    U"四史",
    U"五史",
    U"六稳",
    U"六保",
    U"三农",
    U"三新一高",
    U"双一流",
    U"四个伟大",
    U"三年行动",
    U"五年规划",
    U"三年计划",
    U"三年攻坚",
    U"五年计划",
    U"十月革命",
    U"九一八",
    U"一二九运动",
    U"第三方",
    U"第三者",
    U"第一手",
    U"第二课堂",
    U"第一课堂",
    U"三天两头",
    U"三番五次",
    U"五家渠",
    U"一年四季",
    U"四个最严",
    U"四个对照",
    U"四个找一找",
    U"三个一以贯之",
    U"百年大党",
    U"百年奋斗",
    U"百年变局",
    U"百年未有之大变局",
    U"两优一先",
    U"七一勋章",
    U"五一劳动奖章",
    U"五一劳动奖",
    U"五四运动",
    U"五四精神",
    U"五四奖章",
    U"三八红旗手",
    // the office's
    U"一把手",
    U"两清单",
    U"两个清单",
    U"三张清单",
    U"三个清单",
    U"四同",
    U"四个同",
    U"五个不直接分管",
    U"五不直接分管",
    U"四个不直接分管",
    U"三级审批",
    U"三审三校",
    U"三审制",
    U"一票否决",
    U"一案三查",
    U"一案双查",
    U"双随机一公开",
    U"双随机、一公开",
    U"一事一议",
    U"一人一策",
    U"一企一策",
    U"一事一策",
    U"一人一档",
    U"一事一档",
    U"一支部一品牌",
    U"一支部一特色",
    U"一网通办",
    U"一网统管",
    U"一站式",
    U"一张网",
    U"一盘棋",
    U"一股绳",
    U"一条心",
    U"一刀切",
    U"一言堂",
    U"一阵风",
    U"一本账",
    U"一条龙",
    U"一条线",
    U"一揽子",
    U"一条鞭",
    U"一次性",
    U"一部分",
    U"一类人员",
    U"一个巴掌",
    U"三公经费",
    U"三公",
    U"三定",
    U"五险一金",
    U"三支一扶",
    U"四下基层",
    U"千万工程",
    U"两手抓",
    U"两手硬",
    U"两面人",
    U"两不愁三保障",
    U"两委",
    U"三资",
    U"四大班子",
    U"五大班子",
    U"一府一委两院",
    U"四强党支部",
    U"四强",
    U"五星支部",
    U"双报到",
    U"三项制度",
    U"四项制度",
    U"三个责任",
    U"四个责任",
    U"四责协同",
    U"三级联动",
    U"两级",
    U"三级",
    U"四级",
    U"五级",
    U"凡提四必",
    U"四必",
    U"四不两直",
    U"三不放过",
    U"四不放过",
    U"五不放过",
    U"一线",
    U"第一线",
    U"二线",
    U"第一议题",
    U"第一责任人",
    U"第一责任",
    U"第一书记",
    U"第一时间",
    U"第一要务",
    U"第一身份",
    U"第一职责",
    U"第一资源",
    U"第一位",
    U"第一关",
    U"第一步棋",
    U"十佳",
    U"百强",
    U"千方百计",
    U"万众一心",
    U"一心一意",
    U"三心二意",
    U"四面八方",
    U"五湖四海",
    U"七上八下",
    U"九牛二虎",
    U"十全十美",
    U"百花齐放",
    U"百家争鸣",
    U"千家万户",
    U"千头万绪",
    U"一点一滴",
    U"一针见血",
    U"一以贯之",
    U"一如既往",
    U"一视同仁",
    U"一目了然",
    U"一脉相承",
    U"一马当先",
    U"一往无前",
    U"一丝不苟",
    U"一举一动",
    U"一言一行",
    U"一体两翼",
    U"一体推进",
    U"三令五申",
    U"举一反三",
    U"十分",
    U"二维码",
    U"三维",
    U"万一",
    U"万元户",
    U"半篇文章",
    U"后半篇文章",
    U"一次次",
    U"一个个",
    U"一项项",
    U"一件件",
    U"一步步",
    U"一条条",
    U"一家人",
    U"一人多岗",
    U"一岗多责",
    U"一国一策",
    U"三级书记",
    U"两法衔接",
    U"两代表一委员",
    U"五讲四美",
    U"一日捐",
    U"一日游",
    U"四个到位",
    U"三个到位",
    U"两个覆盖",
    U"双百方针",
    U"一会一报",
    U"一月一主题",
    U"一季一主题",
    U"一月一课",
    U"两会",
    U"全国两会",
    U"一委一局",
    U"一局两院",
    U"两规",
    U"两指",
    U"十一届",
    U"十二届",
};

// Whose ranks and parts bear numbers: [一二三四]级…
constexpr std::u32string_view kRanks[] = {
    U"主任科员", U"调研员", U"巡视员",   U"科员",   U"高级警长", U"警长", U"警员",
    U"主办",     U"主管",   U"高级法官", U"法官",   U"检察官",   U"教授", U"研究员",
    U"职员",     U"管理岗", U"建造师",   U"审计师", U"响应",     U"单位", U"预算",
    U"等保",     U"复核",   U"审核",     U"审批",   U"甲等",     U"医院", U"学科"};

// 第四巡察组: what bears its number as a name.
constexpr std::u32string_view kNumberedBodies[] = {
    U"巡察组", U"巡视组", U"督导组", U"督察组", U"检查组", U"考核组",     U"调研组",     U"审计组",
    U"工作组", U"指导组", U"党小组", U"党支部", U"支部",   U"小组",       U"组",         U"科",
    U"分局",   U"分队",   U"中学",   U"小学",   U"医院",   U"纪检监察室", U"监督检查室", U"审查调查室",
    U"派驻",   U"党总支", U"社区",   U"产业",   U"梯队",   U"联系人",     U"顺位"};

// After N个: what makes it a slogan.
constexpr std::u32string_view kSloganWords[] = {
    U"必须", U"坚持", U"服从",   U"务必", U"维护", U"确立", U"意识",   U"自信", U"结合",
    U"从严", U"更加", U"不放过", U"有之", U"亲自", U"毫不", U"不直接", U"伟大", U"善于",
    U"带头", U"聚焦", U"绝不",   U"一律", U"严禁", U"不准", U"之路",   U"统一", U"过硬"};

struct TermIndex {
  std::vector<std::u32string_view> terms;  // by first character, longest first within it
  TermIndex() : terms(std::begin(kFixedTerms), std::end(kFixedTerms)) {
    std::sort(terms.begin(), terms.end(),
              [](auto a, auto b) { return a[0] != b[0] ? a[0] < b[0] : a.size() > b.size(); });
  }
  std::size_t longest(std::u32string_view text, std::size_t pos) const {
    const auto first = text[pos];
    auto it = std::lower_bound(terms.begin(), terms.end(), first,
                               [](auto term, char32_t c) { return term[0] < c; });
    for (; it != terms.end() && (*it)[0] == first; ++it)
      if (stands(text, pos, *it)) return it->size();
    return 0;
  }
};

// 三级主任科员.
std::size_t rank_length(std::u32string_view text, std::size_t pos) {
  if (!is_any(at(text, pos), U"一二三四五六") || at(text, pos + 1) != U'级') return 0;
  const auto rank = longest_of(kRanks, text, pos + 2);
  return rank == 0 ? 0 : rank + 2;
}

// 第四巡察组, 第一党小组.
std::size_t body_length(std::u32string_view text, std::size_t pos) {
  if (at(text, pos) != U'第') return 0;
  const auto number = read_small_number(text, pos + 1);
  if (!number) return 0;
  const auto body = longest_of(kNumberedBodies, text, number->end);
  return body == 0 ? 0 : number->end + body - pos;
}

// 1+3+N, "5+2": figures joined by plus signs.
std::size_t plus_length(std::u32string_view text, std::size_t pos) {
  if (!is_digit(at(text, pos))) return 0;
  std::size_t i = pos;
  const auto skip_word = [&] {
    const auto from = i;
    while (is_digit(at(text, i)) || is_letter(at(text, i))) ++i;
    return i > from;
  };
  std::size_t parts = 0;
  for (;;) {
    if (!skip_word()) return 0;
    ++parts;
    if (at(text, i) != U'+') break;
    ++i;
  }
  return parts >= 2 ? i - pos : 0;
}

// 四大战略, 六个必须: a Chinese numeral with a word of slogans after it.
std::size_t slogan_length(std::u32string_view text, std::size_t pos) {
  const auto number = read_small_number(text, pos);
  if (!number || number->digits != 0) return 0;
  auto i = number->end;
  if (at(text, i) == U'大' && is_han(at(text, i + 1)) && !is_any(at(text, i + 1), U"类项方块")) {
    ++i;
    for (int n = 0; n < 2 && is_han(at(text, i)); ++n) ++i;
    return i - pos;
  }
  if (at(text, i) != U'个') return 0;
  const auto word = longest_of(kSloganWords, text, i + 1);
  return word == 0 ? 0 : i + 1 + word - pos;
}

// “四同”, “两清单”: short, in quotation marks, and beginning with a Chinese numeral that counts nothing
// further on.
std::size_t quoted_length(std::u32string_view text, std::size_t pos) {
  if (pos == 0 || !is_any(text[pos - 1], U"“\"‘「") ||
      !(zh_digit(text[pos]) || is_any(text[pos], U"十百千双半")))
    return 0;
  for (std::size_t i = pos + 1; i < pos + 10; ++i) {
    const auto c = at(text, i);
    if (is_any(c, U"”\"’」") && c != U'\0') return i - pos >= 2 ? i - pos : 0;
    if (!is_han(c) && c != U'、' && c != U'+') return 0;
  }
  return 0;
}

}  // namespace

std::u32string first_characters_of_fixed_terms() {
  std::u32string out;
  for (const auto term : kFixedTerms) out += term[0];
  return out;
}

std::size_t fixed_term_length(std::u32string_view text, std::size_t pos) {
  static const TermIndex index;
  const auto first = text[pos];
  if (is_digit(first)) return plus_length(text, pos);
  std::size_t best = index.longest(text, pos);
  if (first == U'第') return std::max(best, body_length(text, pos));
  if (!zh_digit(first) && first != U'十' && first != U'双' && first != U'百' && first != U'千' &&
      first != U'半')
    return best;
  best = std::max({best, rank_length(text, pos), quoted_length(text, pos)});
  return best > 0 ? best : slogan_length(text, pos);
}

}  // namespace jishi::reading
