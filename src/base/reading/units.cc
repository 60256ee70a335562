// The table of units and classifiers, and where a name ends.

#include "base/numeral.h"
#include "base/reading/fold.h"
#include "base/reading/words.h"

namespace jishi::reading {

namespace {

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
    U"完成", U"进行",     U"开展", U"召开", U"提出", U"发现",     U"组织", U"落实", U"推进", U"推动",
    U"办结", U"整改到位", U"制定", U"修订", U"印发", U"报送",     U"上报", U"参加", U"参与", U"受到",
    U"给予", U"予以",     U"得到", U"实现", U"达到", U"同比",     U"增长", U"下降", U"提高", U"减少",
    U"增加", U"占",       U"需要", U"要求", U"通过", U"立行立改", U"经",   U"因",   U"按",   U"让",
    U"使",   U"就",       U"还",   U"则",   U"正在", U"提拔",     U"晋升", U"其余", U"确保", U"做到",
    U"促进", U"形成",     U"建立", U"收到", U"指出", U"督促",     U"取得", U"且",   U"而",   U"受",
    U"列为", U"作为",     U"全部", U"认领", U"超过", U"成立",     U"获得", U"荣获", U"涉及", U"举办",
    U"学习", U"听取",     U"研究", U"审议", U"讨论", U"汇报",     U"如",   U"尚",   U"仍",   U"有"};

// 汇报 ends a name, 汇报会 belongs to it.
bool is_stop_word(std::u32string_view text, std::size_t pos) {
  const auto length = longest_of(kStopWords, text, pos);
  return length > 0 && !(length >= 2 && is_any(at(text, pos + length), U"会班组课活率"));
}

}  // namespace

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
    if (i == from && zh_digit(text[i])) break;
    if ((zh_digit(text[i]) || text[i] == U'十') &&
        read_unit(text, i + 1, true, text[i] == U'一').kind != UnitKind::none)
      break;
    ++i;
  }
  // One character is no name but the front of a word cut in two.
  return i - from < 2 ? std::u32string_view() : text.substr(from, i - from);
}

}  // namespace jishi::reading
