#include "base/reading/words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/numeral.h"
#include "base/reading/fold.h"
#include "base/reading/time_point.h"

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

template <std::size_t N>
std::size_t longest_of(const std::u32string_view (&words)[N], std::u32string_view text, std::size_t pos) {
  std::size_t best = 0;
  for (const auto word : words)
    if (word.size() > best && stands(text, pos, word)) best = word.size();
  return best;
}

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

struct UnitRow {
  std::u32string_view written;
  UnitKind kind;
  std::u32string_view name;
};
// Longest first where one begins another.
constexpr UnitRow kTimeUnits[] = {{U"个工作日", UnitKind::work_days, U"工作日"},
                                  {U"工作日", UnitKind::work_days, U"工作日"},
                                  {U"个自然日", UnitKind::days, U"天"},
                                  {U"个小时", UnitKind::hours, U"小时"},
                                  {U"小时", UnitKind::hours, U"小时"},
                                  {U"个钟头", UnitKind::hours, U"小时"},
                                  {U"分钟", UnitKind::minutes, U"分钟"},
                                  {U"秒钟", UnitKind::seconds, U"秒"},
                                  {U"秒", UnitKind::seconds, U"秒"},
                                  {U"个星期", UnitKind::weeks, U"周"},
                                  {U"星期", UnitKind::weeks, U"周"},
                                  {U"周", UnitKind::weeks, U"周"},
                                  {U"个季度", UnitKind::quarters, U"季度"},
                                  {U"个月", UnitKind::months, U"个月"},
                                  {U"整天", UnitKind::days, U"天"},
                                  {U"天", UnitKind::days, U"天"},
                                  {U"日", UnitKind::days, U"天"},
                                  {U"个年度", UnitKind::years, U"年"},
                                  {U"整年", UnitKind::years, U"年"},
                                  {U"年", UnitKind::years, U"年"}};
// What makes those something else.
constexpr std::u32string_view kNotTime[] = {U"周年", U"周岁", U"周边", U"周期", U"年级", U"年度", U"年代",
                                            U"年份", U"日志", U"日报", U"日常", U"日程", U"天津", U"秒杀",
                                            U"年轻", U"年级", U"日游", U"日捐", U"周知"};

constexpr std::u32string_view kClassifiers[] = {
    U"人次", U"场次", U"件次", U"家次", U"户次", U"批次", U"车次", U"条次",   U"篇次", U"项次", U"学时",
    U"课时", U"周年", U"周岁", U"大类", U"大项", U"小项", U"方面", U"平方米", U"公里", U"公斤", U"亩",
    U"吨",   U"岁",   U"个",   U"次",   U"名",   U"位",   U"人",   U"项",     U"件",   U"条",   U"份",
    U"篇",   U"期",   U"场",   U"届",   U"批",   U"类",   U"种",   U"家",     U"户",   U"处",   U"起",
    U"宗",   U"部",   U"册",   U"本",   U"套",   U"台",   U"辆",   U"块",     U"支",   U"张",   U"幅",
    U"间",   U"所",   U"座",   U"栋",   U"页",   U"字",   U"票",   U"轮",     U"遍",   U"步",   U"组",
    U"队",   U"班",   U"门",   U"堂",   U"节",   U"讲",   U"课",   U"集",     U"首",   U"句",   U"段",
    U"章",   U"款",   U"例",   U"桩",   U"笔",   U"股",   U"席",   U"枚",     U"桌",   U"盏",   U"棵",
    U"株",   U"版",   U"面",   U"点",   U"米",   U"层",   U"号",   U"卷",     U"封",   U"盘",   U"对",
    U"只",   U"根",   U"瓶",   U"箱",   U"袋",   U"趟",   U"圈",   U"线",     U"校",   U"村",   U"镇",
    U"街",   U"县",   U"区",   U"省",   U"市",   U"社区", U"支部", U"分"};
// After a Chinese numeral these make words (三级, 两面, 五点, 两地, 三线), not counts.
constexpr std::u32string_view kNotAfterChinese = U"点号线面校分层步段圈米节字对盘课班门股部首组区市省县街";
// After 一 these too: 一起, 一批, 一种, 一道, 一支.
constexpr std::u32string_view kNotAfterOne =
    U"起批类种块支面步组队班门讲课集段股席面点米层号卷封盘对只根圈线校村镇区分部首堂";

// Words that begin with a classifier: 人 of 人民, 次 of 次年, 个 of 个人.
constexpr std::u32string_view kNotClassifier[] = {
    U"个人", U"个性", U"个别", U"次年", U"次要", U"次序", U"名单", U"名称",   U"名义",     U"位置",
    U"位于", U"人民", U"人员", U"人大", U"人才", U"人事", U"人社", U"项目",   U"件数",     U"条例",
    U"条件", U"条线", U"份额", U"期间", U"期限", U"期末", U"场所", U"场景",   U"届时",     U"批准",
    U"批评", U"批示", U"批复", U"类别", U"类型", U"种类", U"家庭", U"处理",   U"处级",     U"处分",
    U"处置", U"起草", U"部门", U"部署", U"部委", U"部长", U"本级", U"本局",   U"支持",     U"支出",
    U"支付", U"张贴", U"所属", U"所有", U"字样", U"票据", U"轮训", U"轮岗",   U"步骤",     U"组织",
    U"组长", U"组建", U"组成", U"队伍", U"班子", U"门户", U"节日", U"节约",   U"讲话",     U"讲课",
    U"课程", U"课题", U"集中", U"集体", U"首次", U"章程", U"款项", U"例会",   U"股份",     U"席位",
    U"版本", U"面对", U"面向", U"点评", U"层面", U"层级", U"号召", U"对照",   U"对标",     U"只有",
    U"根据", U"线索", U"校园", U"区域", U"市级", U"省级", U"县级", U"区级",   U"分管",     U"分析",
    U"分工", U"分别", U"分局", U"间隔", U"户籍", U"台账", U"幅度", U"方面军", U"社区居委", U"社区党委"};

bool is_not_classifier(std::u32string_view text, std::size_t pos) {
  return longest_of(kNotClassifier, text, pos) > 0;
}

// Where a name ends: words of grammar, verbs of doing, and marks.
constexpr std::u32string_view kStopCharacters =
    U"第的了和与及或在于是为被把将已未并等也都均各对向从至到由以其中即分较比不后前上下内外约共再又";
constexpr std::u32string_view kStopWords[] = {
    U"完成",     U"进行", U"开展",     U"召开", U"提出", U"发现", U"组织", U"落实", U"推进", U"推动", U"办结",
    U"整改到位", U"制定", U"修订",     U"印发", U"报送", U"上报", U"参加", U"参与", U"受到", U"给予", U"予以",
    U"得到",     U"实现", U"达到",     U"同比", U"增长", U"下降", U"提高", U"减少", U"增加", U"占",   U"需要",
    U"要求",     U"通过", U"立行立改", U"经",   U"因",   U"按",   U"让",   U"使",   U"就",   U"还",   U"则",
    U"正在",     U"提拔", U"晋升",     U"其余", U"确保", U"做到", U"促进", U"形成", U"建立", U"收到", U"指出",
    U"督促",     U"取得", U"且",       U"而",   U"成立", U"获得", U"荣获", U"涉及", U"举办", U"学习", U"听取",
    U"研究",     U"审议", U"讨论",     U"汇报", U"如",   U"尚",   U"仍",   U"有"};

// 汇报 ends a name, 汇报会 belongs to it.
bool is_stop_word(std::u32string_view text, std::size_t pos) {
  const auto length = longest_of(kStopWords, text, pos);
  return length > 0 && !(length >= 2 && is_any(at(text, pos + length), U"会班组课活率"));
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

Unit read_unit(std::u32string_view text, std::size_t pos, bool chinese, bool one) {
  if (pos >= text.size() || !is_han(text[pos])) return {};
  if (longest_of(kNotTime, text, pos) == 0)
    for (const auto& row : kTimeUnits)
      if (stands(text, pos, row.written)) return {row.kind, row.name, row.written.size()};
  if (is_not_classifier(text, pos)) return {};
  Unit best;
  for (const auto word : kClassifiers)
    if (word.size() > best.length && stands(text, pos, word)) best = {UnitKind::count, word, word.size()};
  if (best.length != 1) return best;
  const bool banned =
      (chinese && is_any(text[pos], kNotAfterChinese)) || (one && is_any(text[pos], kNotAfterOne));
  return banned ? Unit{} : best;
}

std::u32string_view read_noun(std::u32string_view text, std::size_t pos) {
  const auto from = skip_blanks(text, pos);
  std::size_t i = from;
  while (i < from + 12 && i < text.size() && is_han(text[i])) {
    if (is_any(text[i], kStopCharacters) || is_stop_word(text, i)) break;
    if ((zh_digit(text[i]) || text[i] == U'十') &&
        read_unit(text, i + 1, true, text[i] == U'一').kind != UnitKind::none)
      break;
    ++i;
  }
  // Cut inside a longer run of characters it is no name, unless what follows is grammar.
  return text.substr(from, i - from);
}

}  // namespace jishi::reading
