#pragma once
// Record types of the registers, as the catalogue defines them: what the checker's tests need of them, so
// that these tests stand on the domain alone. Topics are the catalogue's own words.

#include "bureau_kit.h"

namespace jishi::checker::test {

inline std::vector<RecordType> bureau_types() {
  return {
      type("appraisal", "平时考核", "考核", "{quarter}平时考核", "date quarter",
           "quarter 季度 span; date 研究会议日期 span; assessed 参加考核人数 integer; top 评优人数 integer; "
           "source 来源 text",
           {{"meeting", "平时考核 平时考核评优 干部平时考核 平时考核评优事宜", "次 场", "", ""}}),
      type("assistance", "帮扶教育", "帮扶", "{helper}帮扶回访", "date",
           "person 对象 person; handled 组织处理日期 span; measure 处理方式 text; helper 帮扶人 person; date "
           "帮扶日期 span; content 内容 text; source 来源 text",
           {{"education", "帮扶教育 教育帮扶 帮扶 回访教育 受处理人员", "次 人次 人", "", ""}}),
      type("commentator", "网评员工作", "网评", "{kind}：{content}", "date",
           "date 日期 span; kind 事项类别 choice; content 内容 text; owner 责任人 person; people 参加人员 "
           "persons; source 来源 text",
           {{"activity", "网评员工作 网评员 网评员培训", "次 名 期", "", ""}}),
      type(
          "decision", "三重一大", "决策", "{item}", "date",
          "date 会议日期 span; item 议题 text; kind 事项类别 choice; reporter 汇报人 person; expected 应到 "
          "integer; present 实到 integer; speakers 发言顺序 persons; agree 同意 integer; against 反对 "
          "integer; abstain 弃权 integer; recused 回避 persons; outcome 结论 choice; follow_up 落实情况 "
          "text; evidence 附件 evidence; source 来源 text",
          {{"decision",
            "三重一大 “三重一大” “三重一大”事项 三重一大事项 集体决策 集体研究决定 提交集体研究 "
            "重大事项集体决策",
            "项 件 个 次", "", ""},
           {"decision", "重大决策事项 重大决策", "项 件 个", "kind in 重大决策", ""},
           {"decision", "重要干部任免事项 重要干部任免 干部任免事项", "项 件 个", "kind in 重要干部任免", ""},
           {"decision", "重要项目安排事项 重要项目安排", "项 件 个", "kind in 重要项目安排", ""},
           {"decision", "大额度资金使用事项 大额度资金使用 大额资金使用", "项 件 个",
            "kind in 大额度资金使用", ""}}),
      type("display", "宣传阵地", "阵地", "{place}：{item}", "date",
           "date 日期 span; place 阵地 text; item 事项 text; owner 责任人 person; source 来源 text",
           {{"activity", "宣传展牌 宣传展板 展牌 展板 宣传阵地 宣传栏", "块 处 次 个 期", "", ""}}),
      type("duty-list", "责任清单", "清单", "{holder}{kind}：{item}", "reviewed uploaded year",
           "holder 责任主体 holder; kind 清单类型 choice; item 责任事项 text; deadline 完成时限 text; "
           "reviewer 审核人 person; reviewed 审核日期 span; uploaded 上传平台日期 span; source 来源 text",
           {{"filing", "两清单 “两清单” 责任清单 任务清单 主体责任清单", "份 项 条 个", "", ""},
            {"filing", "主体责任平台纪实 平台纪实上传 平台纪实 纪实上传", "份 项 条", "uploaded present",
             ""}}),
      type("finding", "巡察整改", "整改", "问题{number}：{problem}", "year",
           "number 编号 text; class 问题大类 text; problem 问题 text; cause 产生原因 text; sections 认领科室 "
           "sections; leader 责任领导 persons; measures 整改措施 text; deadline 整改时限 span; state 状态 "
           "choice; done 完成日期 span; closed 销号日期 span; evidence 佐证材料 evidence; source 来源 text",
           {{"finding", "反馈问题 巡察反馈问题 巡察反馈的问题 巡察问题 存在的问题 指出问题 反馈的问题 问题",
             "个 项 条", "", ""},
            {"finding", "完成整改 已完成整改 整改完成 已整改 已完成", "个 项 条",
             "state in 已完成|已销号|已整改|整改完成", ""},
            {"finding", "销号 已销号 验收销号", "个 项 条", "state in 已销号", ""},
            {"finding", "正在整改 整改中 尚未完成 未完成整改 未完成 正在推进", "个 项 条",
             "state not_in 已完成|已销号|已整改|整改完成", ""}}),
      type("inspection", "巡察", "巡察", "{group}巡察", "start..end start",
           "group 巡察单位 text; start 开始日期 span; end 结束日期 span; feedback 反馈日期 span; note 备注 "
           "text; source 来源 text",
           {{"inspection", "集中巡察 巡察组 开展巡察 进驻巡察 反馈巡察情况 反馈了巡察情况 巡察反馈", "次 轮",
             "", ""}}),
      type("instruction", "督办", "督办", "{item}", "given",
           "origin 交办来源 text; given 交办日期 span; item 指示批示事项 text; owner 承办人 persons; "
           "deadline 办理时限 span; result 办理结果 text; done 办结日期 span; source 来源 text",
           {{"filing", "指示批示 交办事项 督办事项 重要指示批示 督办", "项 件 个", "", ""},
            {"filing", "办结 已办结", "项 件 个", "done present", ""}}),
      type("leave-filing", "请假与个人事项", "报备", "{person}{kind}", "start..end start filed year",
           "person 姓名 person; kind 类别 choice; reason 事由 text; start 起始日期 span; end 结束日期 span; "
           "filed 报备日期 span; approver 批准人 person; acting 代行人 person; returned 销假日期 span; "
           "source 来源 text",
           {{"filing", "个人有关事项报告 个人事项报告 领导干部个人有关事项 领导干部个人事项报告 个人有关事项",
             "人 名 份 人次", "kind contains 个人", ""},
            {"filing", "请假报备 领导干部请假报备 外出报备 请销假", "人次 次 人", "kind contains 请假|外出",
             ""}}),
      type("meeting", "会议", "会议", "{name}", "date",
           "date 日期 span; kind 会议类型 choice; name 名称 text; chair 主持人 person; expected 应到 "
           "integer; present 实到 integer; summary 内容摘要 text; evidence 附件 evidence; source 来源 text",
           {{"meeting", "任务分解会 任务分解 重新进行任务分解 分解任务", "次 场 个", "kind contains 任务分解",
             ""},
            {"meeting", "主体责任情况汇报会 主体责任汇报会 落实全面从严治党主体责任情况汇报会 半年汇报会",
             "次 场 个", "kind contains 汇报会; name contains 主体责任", ""},
            {"meeting", "专题研究全面从严治党 全面从严治党专题研究 全面从严治党专题会 全面从严治党专题研究会",
             "次 场 个", "kind contains 全面从严治党专题", ""},
            {"meeting",
             "动员部署会 廉政工作部署会 党风廉政建设工作会议 反腐败工作动员部署会 "
             "党风廉政建设和反腐败工作动员部署会 党风廉政建设和反腐败工作部署会",
             "次 场 个", "kind contains 廉政", ""},
            {"meeting", "巡察整改工作部署会 巡察整改部署会 整改部署会 整改动员会", "次 场 个",
             "kind contains 整改部署", ""},
            {"meeting", "巡察整改进度汇报会 整改进度汇报会 进度汇报会 整改推进会", "次 场 个",
             "kind contains 进度汇报|推进会", ""},
            {"meeting", "民主生活会", "次 场 个", "kind contains 民主生活会", ""},
            {"meeting", "专题民主生活会 巡察整改专题民主生活会", "次 场 个",
             "kind contains 民主生活会; name contains 专题", ""},
            {"meeting", "意识形态工作分析研判会 意识形态分析研判会 分析研判会 意识形态分析研判", "次 场 个",
             "kind contains 研判", ""},
            {"meeting", "专题研究意识形态 意识形态专题研究 意识形态工作专题研究 意识形态工作专题会",
             "次 场 个", "kind contains 意识形态", ""},
            {"meeting", "会议", "次 场 个", "", ""}}),
      type(
          "org-life", "党组织生活", "组织生活", "{kind}：{content}", "date",
          "date 日期 span; kind 活动类型 choice; content 内容 text; leader 主持或授课人 person; place 地点 "
          "text; present 参加人数 integer; source 来源 text",
          {{"meeting", "党员大会 支部党员大会", "次 场 个", "kind contains 党员大会", ""},
           {"meeting", "支委会 支部委员会会议 支部委员会", "次 场 个", "kind contains 支委会|支部委员会", ""},
           {"meeting", "党小组会 党小组会议", "次 场 个", "kind contains 党小组会", ""},
           {"activity", "专题党课 党课 讲党课 讲授党课", "次 场 堂 节 讲", "kind contains 党课", ""},
           {"activity", "主题党日 主题党日活动", "次 场 个", "kind contains 主题党日", ""},
           {"meeting", "组织生活会 专题组织生活会", "次 场 个", "kind contains 组织生活会", ""},
           {"activity", "民主评议党员 民主评议", "次", "kind contains 民主评议", ""},
           {"activity", "观影活动 红色观影活动 观影 观看影片 红色影片", "次 场 部",
            "content contains 观看|影片|观影|电影", ""},
           {"activity", "三会一课 “三会一课”", "次", "kind contains 党员大会|支委会|党小组会|党课", ""}}),
      type("plan-item", "年度计划", "计划", "{item}", "year",
           "kind 计划类别 choice; item 计划事项 text; holder 责任主体 holder; sections 责任科室 sections; "
           "planned 计划时间 span; state 完成情况 choice; done 完成日期 span; source 来源 text",
           {{"filing", "年度任务分解 年度重点任务 年度任务 工作任务", "项 条 个", "kind contains 任务", ""},
            {"filing", "年度学习计划 中心组学习计划", "项 份", "kind contains 学习计划", ""}}),
      type("platform-total", "学习平台", "平台", "{month}{platform}", "month",
           "month 月份 span; platform 平台 text; sessions 组织集中学习次数 integer; attendances 参加人次 "
           "integer; source 来源 text",
           {{"study", "学习强国 “学习强国” “学习强国”学习平台 学习平台", "次", "", "sessions"},
            {"study", "学习平台参加人次 平台学习人次", "人次", "", "attendances"}}),
      type("post", "机构人员", "任职", "{person}{title}", "from year",
           "person 姓名 text; title 职务 text; rank 职级 text; section 科室 text; leader 班子成员 flag; "
           "chief 主要负责人 flag; supervises 分管科室 sections; supervised_work 分管工作 text; party_post "
           "党内职务 text; party_group 党小组 text; from 任职日期 span; to 免职日期 span; source 来源 text",
           {}),
      type("promotion", "干部选拔", "选任", "{person}（{proposed_post}）",
           "appointed notice_to notice_from decided inspected recommended moved",
           "person 姓名 person; present_post 原职务职级 text; proposed_post 拟任职务职级 text; kind 类别 "
           "choice; moved 动议日期 span; recommended 民主推荐日期 span; inspected 考察日期 span; decided "
           "讨论决定日期 span; notice_from 公示开始 span; notice_to 公示结束 span; appointed 任职日期 span; "
           "source 来源 text",
           {{"rank-promotion",
             "职级晋升 晋升职级 晋升 提拔为二级主任科员 提拔为一级主任科员 提拔为三级主任科员 "
             "提拔为四级调研员",
             "名 人 位", "kind contains 职级", ""},
            {"appointment", "选拔任用 提拔任用 提拔 任用干部 职务任免 提拔为业务科室负责人 选人用人",
             "名 人 位", "kind contains 职务", ""}}),
      type("publication", "信息发布审批", "发布", "{column}《{title}》",
           "published third_date second_date first_date",
           "column 栏目 text; title 标题 text; author 拟稿人 person; first 初审人 person; first_date "
           "初审日期 span; second 复审人 person; second_date 复审日期 span; third 终审人 person; third_date "
           "终审日期 span; published 发布日期 span; source 来源 text",
           {{"publication", "信息发布 三级审批 三级审批机制 三级审核 发布信息 审核发布", "期 篇 条 次", "",
             ""},
            {"publication", "审计动态 “审计动态”", "期 篇 条", "column contains 审计动态", ""},
            {"publication", "统计动态 “统计动态”", "期 篇 条", "column contains 统计动态", ""}}),
      type("risk-point", "廉政风险点", "风险点", "{post}：{risk}", "checked year",
           "post 岗位 text; risk 风险点 text; level 风险等级 choice; controls 防控措施 text; owner 责任人 "
           "person; checked 排查日期 span; rechecked 复查日期 span; source 来源 text",
           {{"filing", "廉政风险点 廉政风险点排查 廉政风险 风险点", "个 项 条 处", "", ""},
            {"filing", "高风险点 高风险 高等级风险点", "个 项 条", "level in 高", ""},
            {"filing", "中风险点 中风险 中等级风险点", "个 项 条", "level in 中", ""},
            {"filing", "低风险点 低风险 低等级风险点", "个 项 条", "level in 低", ""}}),
      type("study", "学习", "学习", "{kind}：{topic}", "date",
           "date 日期 span; kind 学习类型 choice; topic 主题或书目 text; chair 主持人 person; audience "
           "参加范围 text; present 参加人数 integer; evidence 附件 evidence; source 来源 text",
           {{"study",
             "理论学习中心组学习 中心组学习 集体学习研讨 中心组集体学习 党组理论学习中心组 理论学习中心组 "
             "中心组成员",
             "次 场 期", "kind contains 中心组", ""},
            {"study", "读书班 专题班 专题研讨班", "次 期 个", "kind contains 专题班|读书班", ""},
            {"study", "党小组学习 党小组形式开展", "次 场", "kind contains 党小组", ""},
            {"study", "党章学习日", "次 场", "kind contains 党章", ""},
            {"study", "月度学习计划 党员学习计划 每月学习计划 学习计划", "份 次 个", "kind contains 学习计划",
             ""},
            {"study", "专题调研", "次 篇", "kind contains 调研", ""}}),
      type("supervision", "监督检查", "监督", "{sections}：{content}", "date",
           "date 日期 span; sections 检查科室 sections; content 检查内容 text; checkers 检查人 persons; "
           "problem 发现问题 text; correction 整改情况 text; corrected 整改完成日期 span; source 来源 text",
           {{"activity", "监督检查 现场查看 开展检查 日常监督 作风检查 纪律检查", "次 轮 场", "", ""},
            {"activity", "检查发现问题 监督检查发现问题", "个 项 条", "problem present", ""}}),
      type("talk", "谈话", "谈话", "{talker}与{talked}{kind}", "date",
           "date 日期 span; kind 谈话类型 choice; talker 谈话人 person; talked 谈话对象 persons; points "
           "谈话要点 text; source 来源 text",
           {{"talk", "履职谈话", "次 人次 轮", "kind in 履职谈话", ""},
            {"talk", "廉政谈话 廉政约谈", "次 人次 轮", "kind contains 廉政", ""},
            {"talk", "谈心谈话", "次 人次", "kind in 谈心谈话", ""},
            {"talk", "提醒谈话", "次 人次", "kind in 提醒谈话", ""},
            {"talk", "任前谈话 任前廉政谈话 任职谈话", "次 人次", "kind contains 任前|任职", ""}}),
      type("training", "教育培训", "培训", "{name}", "start..end start",
           "name 培训名称 text; organiser 主办单位 text; start 开始日期 span; end 结束日期 span; people "
           "参训人员 persons; form 培训方式 choice; source 来源 text",
           {{"activity", "教育培训 干部教育培训 干部调训 调训 业务培训 培训班 参加培训", "次 期 场 个", "",
             ""}}),
      type("warning-education", "警示教育", "警示", "{form}：{content}", "date",
           "date 日期 span; form 形式 choice; content 内容 text; audience 参加范围 text; present 参加人数 "
           "integer; source 来源 text",
           {{"education", "警示教育", "次 场", "", ""},
            {"education", "警示教育片 廉政教育片 警示片", "次 场 部", "form contains 教育片|警示片", ""},
            {"education", "案例通报 典型违纪问题 典型案例 违纪问题通报 通报学习", "次 起 期 个",
             "form contains 通报", ""},
            {"education", "节日提醒 节前提醒 廉洁提醒 节日廉洁提醒 节前廉政提醒", "次 期 条",
             "form contains 提醒", ""},
            {"education", "警示教育大会 警示教育会", "次 场", "form contains 教育会|教育大会", ""},
            {"education", "廉政教育基地 廉政教育馆 警示教育基地", "次 场", "form contains 基地", ""}}),
  };
}

}  // namespace jishi::checker::test
