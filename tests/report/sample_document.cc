#include "report/sample_document.h"

#include "base/text.h"

namespace jishi::report {

namespace {

// «…» marks a claim; every claim rests on the sentence's records.
Sentence sentence(const std::string& marked, std::vector<std::string> records = {},
                  const std::string& kind = "count") {
  Sentence out;
  out.records = std::move(records);
  for (const auto& part : split(marked, "«")) {
    const auto close = part.find("»");
    if (close == std::string::npos) {
      out.text += part;
      continue;
    }
    const auto claim = part.substr(0, close);
    const auto start = count_code_points(out.text);
    out.claims.push_back(
        {start, start + count_code_points(claim), kind, JsonObject{{"text", claim}}, out.records});
    out.text += claim + part.substr(close + std::string("»").size());
  }
  return out;
}

RecordCard card(const std::string& id, const std::string& number, const std::string& type,
                const std::string& title, const std::string& happened, std::uint64_t entry) {
  RecordCard out;
  out.id = id;
  out.number = number;
  out.type = type;
  out.title = title;
  out.happened = happened;
  out.fields = {{"主持人", "赵启明"}, {"应到", "7"}, {"实到", "6"}, {"地点", "三楼会议室 <A&B>"}};
  out.evidence = {title + "纪要.pdf", "签到表.jpg（仅登记名称）"};
  out.entry = entry;
  out.receipt =
      "c2sp.org/tlog-proof@v1\nindex " + std::to_string(entry) + "\nAAAA\n\nyunxi.example/log\n128\nBBBB\n";
  return out;
}

void add_records(Document& out) {
  const auto add = [&](RecordCard record) { out.records.emplace(record.id, std::move(record)); };
  add(card("m1", "会议〔2025〕3号", "会议", "局党组会议", "2025年2月18日", 1024));
  add(card("m2", "会议〔2025〕9号", "会议", "局党组会议", "2025年6月20日", 1088));
  add(card("s1", "学习〔2025〕1号", "学习", "理论学习中心组第一次集体学习", "2025年3月12日", 1031));
  add(card("s2", "学习〔2025〕4号", "学习", "理论学习中心组第四次集体学习", "2025年9月26日", 1177));
  add(card("f1", "巡察〔2025〕1号", "巡察整改", "统计督察反馈问题整改", "2025年5月8日", 1052));
  add(card("t1", "谈话〔2025〕12号", "谈话", "</script><script>alert(1)</script>", "2025年7月3日至7月11日",
           1101));
  add(card("p1", "选拔〔2025〕1号", "干部选拔", "核算科科长选拔任用", "2025年8月4日", 1120));
}

std::vector<Block> sections() {
  const Paragraph politics{
      "（一）坚持集体学习。",
      {sentence("全年组织理论学习中心组集体学习«7»次，其中«3月12日»、«9月26日»两次围绕统计造假警示案例作专题"
                "研讨，班子成员逐一发言。",
                {"s1", "s2"}),
       sentence("读书班采取“领学＋自学＋讨论”的方式，参加人员«41»人次，撰写心得体会«23»篇。", {"s1"}),
       sentence("第三季度没有组织集体学习，与每季度不少于1次的要求不符，这一问题在第四部分一并说明。")}};
  const Paragraph instructions{
      "（二）抓好上级部署落实。",
      {sentence("登记督办事项«6»件，均在时限内办结，平均用时«18»天，没有超期未报的事项。", {"m1"}),
       sentence("«2月18日»局党组会议研究部署第五次全国经济普查资料开发工作，明确由综合核算科牵头、各专业科室"
                "配合，提交分析材料«12»篇。",
                {"m1"}),
       sentence("对减轻基层报表负担的部署，取消重复报表«6»张，合并台账«4»本，企业填报指标由«138»项减为«97»项"
                "，减幅«29.7%»。",
                {"m2"})}};
  const Paragraph decisions{"（一）严格集体决策。",
                            {sentence("全年召开局党组会议«23»次、局长办公会议«19»次，研究“三重一大”事项«31»项"
                                      "，全部做到会前征求意见、会上逐项表决、主要负责人末位表态。",
                                      {"m1", "m2"}),
                             sentence("列入议题的大额资金«186."
                                      "4»万元均附有预算依据，涉及采购的«5»项另有比选记录——供应商不少于三家，"
                                      "评审意见由参加人员签字留存。",
                                      {"m2"})}};
  const Paragraph names{
      "（二）压实分管责任。",
      {sentence("班子成员分工全年调整«1»次，主要负责人不直接分管人事、财务、物资采购、工程项目和行政审批。",
                {"m1"}),
       sentence("参加半年汇报会的有喆堃、犇祎、珺昇、镕瑢、玥晞、翀赟和𠮷野㛃七名同志，均按各自分管领域报告“"
                "一岗双责”落实情况。",
                {"m2"})}};
  const Paragraph findings{"（三）推进督察整改。",
                           {sentence("统计督察于«5月8日»反馈«3»类«18»个问题，制定整改措施«46»条，完成整改«13»"
                                     "个，完成率«72.2%»，其余«5»个正在整改。",
                                     {"f1"}),
                            sentence("新建和修订制度«9»项，追缴资金«7.132»万元，批评教育«4»人次。", {"f1"})}};
  const Paragraph cadres{
      "（一）规范选拔任用。",
      {sentence("完成«1»名科长选拔任用，动议、民主推荐、考察、讨论决定、公示、任职六个环节依次办理，公示期为«"
                "8月4日»至«8月8日»，未收到反映。",
                {"p1"}),
       sentence(
           "办理职级晋升«4»人，均满足任职年限，并在讨论决定前核实个人有关事项报告、听取派驻纪检监察组意见。",
           {"p1"}),
       sentence("按季度开展平时考核，“好”等次比例为«38.5%»，没有超过规定比例。", {"p1"})}};
  const Paragraph talks{"（二）落实谈心谈话。",
                        {sentence("主要负责人与班子成员谈话«12»人次，班子成员与分管科室负责人谈话«26»人次，«7"
                                  "月3日至7月11日»集中开展廉政谈话，谈话情况逐一登记。",
                                  {"t1"}),
                         sentence("节前发出廉洁提醒«7»次，组织观看警示教育片«3»场，参加人员«112»人次，做到重"
                                  "要节日前必提醒、典型案例必通报、新任职人员必谈话。",
                                  {"t1"})}};
  std::vector<Block> out;
  out.push_back(
      Paragraph{"",
                {sentence("2025年，云溪区统计局以提高统计数据质量为主线，把管党治党责任落到每一张报表、每一次"
                          "入户、每一项审核之中，坚持制度管事、记录留痕、数据说话。"),
                 sentence("现将全年政治生态情况报告如下，报告中的次数、日期和比例均由台账计算得出。")}});
  out.push_back(Heading{1, "一、", "政治方向"});
  out.push_back(politics);
  out.push_back(instructions);
  out.push_back(Heading{1, "二、", "民主集中制和主体责任"});
  out.push_back(decisions);
  out.push_back(names);
  out.push_back(findings);
  out.push_back(Chart{"巡察反馈问题整改情况",
                      {{"已完成", "#2e7d32", "●"}, {"临近", "#b26a00", "▲"}, {"逾期", "#c62828", "■"}},
                      {{"统计数据质量", {6, 1, 1}}, {"党的建设", {4, 0, 2}}, {"内部管理", {3, 1, 0}}}});
  out.push_back(Heading{1, "三、", "干部队伍和党风廉政"});
  out.push_back(cadres);
  out.push_back(talks);
  out.push_back(Table{
      "廉政风险点分级情况",
      {"序号", "岗位", "等级", "防控措施", "责任人"},
      {{"1", "财务报销", "高", "双人审核，单笔超过2万元的支出由局长办公会议研究后办理，凭证随附会议纪要",
        "赵启明"},
       {"2", "统计执法检查", "中", "执法人员随机抽取，检查全程音像记录，处理意见集体讨论决定", "周静姝"},
       {"3", "数据审核", "中", "原始数据留痕修改，修改理由由企业和审核人员共同确认", "吴越"},
       {"4", "公文流转", "低", "登记台账", "郑晓"}}});
  out.push_back(Heading{1, "四、", "存在问题"});
  out.push_back(
      Paragraph{"1.",
                {sentence("第三季度未完成理论学习中心组集体学习，全年应完成«4»个季度，实际完成«3»个季度。",
                          {"s1", "s2"}, "absence")}});
  out.push_back(
      Paragraph{"2.",
                {sentence("督察反馈问题有«5»个未按期完成整改，其中«2»个涉及历史数据核实，需要区直有关部门共同"
                          "认定，客观上存在时间跨度长、原始凭证缺失、经办人员变动等困难。",
                          {"f1"}, "absence")}});
  out.push_back(
      Paragraph{"3.", {sentence("意识形态工作全年研究«1»次，少于每半年至少1次的要求。", {"m2"}, "absence")}});
  out.push_back(Heading{1, "五、", "下一步打算"});
  out.push_back(Paragraph{"1.",
                          {sentence("把理论学习中心组集体学习列入季度第一个月的工作计划，由学习秘书提前十个工"
                                    "作日提示，未按期组织的由主要负责人说明原因。",
                                    {"s1"})}});
  out.push_back(Paragraph{"2.",
                          {sentence("对尚未完成的«5»个问题逐一明确责任领导、责任科室和完成时限，每月调度一次"
                                    "，«2026年3月31日»前完成整改并提交验收材料，验收不合格的重新整改。",
                                    {"f1"})}});
  out.push_back(Paragraph{"3.",
                          {sentence("继续压减报表，凡是能够从行政记录中取得的指标不再要求企业填报，凡是一次填"
                                    "报能够共享的数据不再重复收集，把统计人员从填表中解放出来。",
                                    {"m2"})}});
  out.push_back(Paragraph{"4.",
                          {sentence("加强对年轻干部的日常教育监督，完善谈心谈话、警示教育、廉政提醒三项制度，"
                                    "坚持发现问题早提醒、早纠正，努力营造风清气正的政治生态。")}});
  return out;
}

std::vector<Block> annex() {
  Table table{"陈述与记录对照表", {"序号", "陈述", "记录", "佐证材料"}, {}};
  const char* rows[][3] = {
      {"全年组织理论学习中心组集体学习7次。", "学习〔2025〕1号、学习〔2025〕4号", "签到表.jpg、学习纪要.pdf"},
      {"登记督办事项6件，均在时限内办结。", "会议〔2025〕3号", "督办单.pdf"},
      {"全年召开局党组会议23次、局长办公会议19次，研究“三重一大”事项31项。",
       "会议〔2025〕3号、会议〔2025〕9号", "会议纪要01.txt、会议纪要02.txt、会议纪要03.txt"},
      {"统计督察于5月8日反馈3类18个问题，制定整改措施46条，完成整改13个，完成率72.2%，其余5个正在整改。",
       "巡察〔2025〕1号", "反馈意见.pdf、整改方案.docx"}};
  for (int round = 0; round < 6; ++round)
    for (const auto& row : rows)
      table.rows.push_back({std::to_string(table.rows.size() + 1), row[0], row[1], row[2]});
  return {table};
}

}  // namespace

Document sample_document() {
  Document out;
  out.title = "云溪区统计局2025年度政治生态分析报告";
  out.unit = "云溪区统计局";
  out.year = 2025;
  out.as_of = *Day::from_ymd(2025, 12, 31);
  out.dated = *Day::from_ymd(2026, 1, 9);
  out.addressee = "中共云溪区委";
  add_records(out);
  out.blocks = sections();
  out.annex = annex();
  out.annex_title = "陈述与记录对照表";
  out.log_checkpoint = "yunxi.example/log\n128\nBBBB\n\n— yunxi.example/log CCCC\n";
  return out;
}

Document document_of(const std::string& text) {
  Document out;
  out.title = "标题";
  out.unit = "云溪区统计局";
  out.year = 2025;
  out.as_of = out.dated = *Day::from_ymd(2026, 1, 9);
  out.blocks = {Paragraph{"", {Sentence{text, {}, {}}}}};
  return out;
}

std::string text_without_figures_of_charts(Document document) {
  for (auto* blocks : {&document.blocks, &document.annex})
    for (auto& block : *blocks)
      if (const auto* chart = std::get_if<Chart>(&block)) block = Table{chart->caption, {}, {}};
  return plain_text(document);
}

}  // namespace jishi::report
