#include "report/check_page.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "report/markup.h"

namespace jishi::report {

namespace {

constexpr std::array<KindWords, 4> kVerdicts = {{{"supported", "有据", "supported"},
                                                 {"contradicted", "不符", "contradicted"},
                                                 {"unrecorded", "无记录", "unrecorded"},
                                                 {"unchecked", "未核", "unchecked"}}};
constexpr std::array<const char*, 4> kVerdictMarks = {"●", "■", "▲", "○"};

constexpr std::array<KindWords, 14> kDefects = {
    {{"advertising", "广告", "advertising"},
     {"contact", "联系方式", "contact"},
     {"paywall-marker", "付费标记", "paywall marker"},
     {"foreign-organisation", "他单位用语", "foreign organisation"},
     {"placeholder", "占位符", "placeholder"},
     {"redaction", "遮盖", "redaction"},
     {"broken-line", "断行", "broken line"},
     {"numbering", "序号", "numbering"},
     {"arithmetic", "算术", "arithmetic"},
     {"date", "日期", "date"},
     {"inconsistency", "前后不一", "inconsistency"},
     {"year", "年份", "year"},
     {"copied", "抄录", "copied"},
     {"typo", "文字", "typo"}}};

constexpr std::string_view kStyle = R"(
:root{--ink:#23201c;--paper:#fff;--ground:#efedea;--line:#d9d5cf;--blue:#1f5fbf}
@media(prefers-color-scheme:dark){:root{--ink:#e8e4de;--paper:#24221f;--ground:#171614;--line:#45413b;--blue:#8ab4f8}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.9 "Noto Serif CJK SC",SimSun,serif}
header,main{max-width:1180px;margin:0 auto;padding:16px}h1{font-size:20px;margin:0}
.sum{font:14px/1.6 sans-serif;display:flex;flex-wrap:wrap;gap:4px 16px}
main{display:grid;grid-template-columns:minmax(0,2fr) minmax(240px,1fr);gap:16px}
article{background:var(--paper);padding:32px;border:1px solid var(--line);overflow-wrap:anywhere}
aside{font:14px/1.6 sans-serif}aside ol{list-style:none;margin:0;padding:0}
aside li{background:var(--paper);border:1px solid var(--line);border-left:4px solid var(--line);padding:8px 12px;margin-bottom:8px}
mark{background:none;color:inherit;text-decoration:underline 2px;text-underline-offset:4px}
a.m{color:inherit;text-decoration:none}a.m sup{font:11px sans-serif;color:var(--blue)}
.supported{text-decoration-color:#2e7d32;border-left-color:#2e7d32}.contradicted,.error{text-decoration-color:#c62828;border-left-color:#c62828}
.unrecorded,.warning{text-decoration-color:#b26a00;border-left-color:#b26a00}.unchecked,.note{text-decoration-color:#777;border-left-color:#777}
.contradicted mark,mark.error{text-decoration-style:wavy}
@media(max-width:720px){main{grid-template-columns:minmax(0,1fr)}article{padding:16px}}
@media print{body{background:#fff}aside li{break-inside:avoid}}
)";

// One thing to show: a claim or a defect with its place.
struct Item {
  std::size_t start, end;
  std::string style;  // class
  std::string label;  // ● 有据
  std::string text, reason, more;
};

std::string_view severity_name(checker::Severity severity) {
  constexpr std::array<std::string_view, 3> names = {"note", "warning", "error"};
  return names[static_cast<std::size_t>(severity)];
}

std::vector<Item> items_of(const checker::CheckReport& report) {
  std::vector<Item> out;
  for (const auto& claim : report.claims) {
    const auto n = static_cast<std::size_t>(claim.verdict);
    std::string records;
    for (const auto& id : claim.records) records += (records.empty() ? "记录：" : "、") + id;
    out.push_back({claim.start, claim.end, std::string(kVerdicts[n].id),
                   std::string(kVerdictMarks[n]) + " " + std::string(kVerdicts[n].zh), claim.text,
                   claim.reason, records});
  }
  for (const auto& defect : report.defects)
    out.push_back({defect.start, defect.end, std::string(severity_name(defect.severity)),
                   "✕ " + std::string(defect_kind_zh(defect.kind)), defect.text, defect.reason,
                   defect.suggestion});
  std::stable_sort(out.begin(), out.end(), [](const Item& a, const Item& b) { return a.start < b.start; });
  return out;
}

// The text with a mark per item; where items overlap, the later ones are reached from the list only.
std::string marked(std::string_view text, const std::vector<Item>& items) {
  const auto points = to_u32(text);
  const auto piece = [&](std::size_t from, std::size_t to) {
    return replace_all(escape_markup(to_utf8(std::u32string_view(points).substr(from, to - from))), "\n",
                       "<br>\n");
  };
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    if (item.start < at || item.end > points.size()) continue;
    out += piece(at, item.start);
    const auto n = std::to_string(i + 1);
    out += "<a class=\"m\" id=\"t" + n + "\" href=\"#i" + n + "\"><mark class=\"" + item.style + "\">" +
           piece(item.start, item.end) + "</mark><sup>" + n + "</sup></a>";
    at = item.end;
  }
  return out + piece(at, points.size());
}

std::string summary(const checker::CheckReport& report) {
  std::string out;
  for (std::size_t n = 0; n < kVerdicts.size(); ++n) {
    const auto count = std::count_if(report.claims.begin(), report.claims.end(), [&](const auto& claim) {
      return static_cast<std::size_t>(claim.verdict) == n;
    });
    out += "<span>" + std::string(kVerdictMarks[n]) + " " + std::string(kVerdicts[n].zh) + " " +
           std::to_string(count) + "</span>";
  }
  return out + "<span>✕ 瑕疵 " + std::to_string(report.defects.size()) + "</span>";
}

}  // namespace

KindWords verdict_words(checker::Verdict verdict) {
  return kVerdicts[static_cast<std::size_t>(verdict)];
}

std::string_view defect_kind_zh(std::string_view kind) {
  for (const auto& words : kDefects)
    if (words.id == kind) return words.zh;
  return kind;
}

std::string write_check_page(const checker::CheckReport& report, std::string_view text) {
  const auto items = items_of(report);
  std::string out =
      "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'unsafe-inline'\">"
      "<title>核验：" +
      escape_markup(report.name) + "</title><style>" + std::string(kStyle) +
      "</style></head><body>\n<header><h1>核验：" + escape_markup(report.name) +
      "</h1><div class=\"sum\"><span>" + escape_markup(report.unit) + " " +
      (report.year > 0 ? std::to_string(report.year) + "年" : "") + "</span><span>共 " +
      std::to_string(report.characters) + " 字</span>" + summary(report) +
      "</div></header>\n<main><article>" + marked(text, items) +
      "</article>\n<aside aria-label=\"逐条结论\"><ol>\n";
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto& item = items[i];
    const auto n = std::to_string(i + 1);
    out += "<li id=\"i" + n + "\" class=\"" + item.style + "\"><a href=\"#t" + n + "\">" + n + "</a> <b>" +
           item.label + "</b> “" + escape_markup(item.text) + "”<br>" + escape_markup(item.reason) +
           (item.more.empty() ? "" : "<br>" + escape_markup(item.more)) + "</li>\n";
  }
  return out + "</ol></aside></main></body></html>\n";
}

}  // namespace jishi::report
