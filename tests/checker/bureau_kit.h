#pragma once
// A year's registers for the checker's tests: record types and words of the program's own catalogue, rows
// from the CSV files that clerks keep. A reader for tests only: it trusts its input.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/span_text.h"
#include "base/text.h"
#include "catalogue/catalogue.h"
#include "checker/check.h"

namespace jishi::checker::test {

inline std::vector<std::string> words_of(std::string_view text, std::string_view separator = " ") {
  std::vector<std::string> out;
  for (const auto& part : split(text, separator))
    if (const auto word = trim(part); !word.empty()) out.emplace_back(word);
  return out;
}

// The program's own catalogue: what the checker knows of registers, words and offices.
inline const catalogue::Catalogue& shipped() {
  static const auto loaded = catalogue::Catalogue::load_with("");
  return loaded.value();
}

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  const std::string bytes((std::istreambuf_iterator<char>(in)), {});
  auto text = decode_text(bytes).value_or("");
  return replace_all(std::move(text), "\r\n", "\n");
}

// Rows of cells; quotes as in RFC 4180.
inline std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1);
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"')
        cell += text[++i];
      else if (c == '"')
        quoted = false;
      else
        cell += c;
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',' || c == '\n') {
      rows.back().push_back(std::move(cell));
      cell.clear();
      if (c == '\n') rows.emplace_back();
    } else {
      cell += c;
    }
  }
  if (!cell.empty()) rows.back().push_back(cell);
  std::erase_if(rows, [](const auto& row) { return row.empty() || (row.size() == 1 && row[0].empty()); });
  return rows;
}

inline void set_field(Record& record, const Field& field, const std::string& cell, int year) {
  if (cell.empty()) return;
  switch (field.kind) {
    case FieldKind::span: {
      const auto span = read_span(cell, year);
      record.fields[field.id] = span ? span->span.iso() : cell;
      break;
    }
    case FieldKind::integer:
      record.fields[field.id] = static_cast<std::int64_t>(std::stoll(to_half_width(cell)));
      break;
    case FieldKind::flag:
      if (cell == "是") record.fields[field.id] = true;
      break;
    case FieldKind::persons:
    case FieldKind::sections: {
      JsonArray names;
      for (const auto& name : words_of(replace_all(cell, "，", "、"), "、")) names.emplace_back(name);
      record.fields[field.id] = std::move(names);
      break;
    }
    default:
      record.fields[field.id] = cell;
  }
}

inline Span happened_of(const RecordType& kind, const Record& record, int year) {
  for (const auto& rule : kind.happened) {
    if (rule == "year") break;
    if (const auto dots = rule.find(".."); dots != std::string::npos) {
      const auto from = record.span(rule.substr(0, dots));
      const auto to = record.span(rule.substr(dots + 2));
      if (from && to)
        if (const auto both = Span::of_range(from->from(), to->to())) return *both;
    } else if (const auto span = record.span(rule)) {
      return *span;
    }
  }
  return Span::of_year(year);
}

struct Bureau {
  std::string unit;
  int year = 0;
  std::vector<RecordType> types;
  std::vector<Record> records;
  Organisation organisation;
  Vocabulary vocabulary;

  Record& find(const std::string& type_id, const std::string& field, const std::string& value) {
    for (auto& record : records)
      if (record.type == type_id && record.text(field) == value) return record;
    std::abort();
  }
  CheckInput input(std::string text) const {
    CheckInput in;
    in.name = "report.txt";
    in.text = std::move(text);
    in.vocabulary = &vocabulary;
    in.types = &types;
    in.data = UnitData{unit, year, &organisation, &records, &types};
    return in;
  }
};

inline Vocabulary office_words() {
  Vocabulary words;
  words.body_kinds = {
      {"局", {"我局", "全局", "本局"}, {"局长", "副局长", "局长办公会", "局党组"}, {}},
      {"馆", {"我馆", "全馆", "本馆"}, {"馆长", "副馆长", "馆长办公会"}, {"库房", "展厅", "阅览室"}},
      {"校", {"我校", "本校"}, {"校长", "副校长", "校长办公会"}, {"教室", "教学楼", "操场"}},
      {"医院", {"我院", "全院", "本院"}, {"院长", "院长办公会", "护士长"}, {"病房", "手术室"}}};
  words.advertising = words_of(
      "代笔 代写 润笔 代发布 素材库 会员群 网盘群 svip 持续接单 好评如潮 谨防假冒 唯一平台 高度保密 "
      "最新最全 党建资料库 小伙伴 有意加入 一键精准搜索 万字材料 公文范文 开通年卡会员 任意下载 限时五折 "
      "入群领取 "
      "三小时出稿 包修改");
  words.contact = words_of("微信 加微信 客服 添加客服 代笔客服 公众号 QQ 请联系");
  words.placeholders = words_of("【单位名称】 XX ×× 某某");
  words.page_residue = words_of("下载 打印 全屏 收藏 【字号： 加大 还原 减小 】 来源： 时间：");
  return words;
}

inline Bureau read_bureau(const std::filesystem::path& folder, std::string unit, int year) {
  Bureau bureau;
  bureau.unit = std::move(unit);
  bureau.year = year;
  bureau.types = shipped().records();
  bureau.vocabulary = shipped().vocabulary();
  std::vector<Record> posts;
  for (const auto& kind : bureau.types) {
    const auto path = folder / (kind.zh + ".csv");
    if (!std::filesystem::exists(path)) continue;
    const auto rows = csv_rows(file_text(path));
    for (std::size_t r = 1; r < rows.size(); ++r) {
      Record record;
      record.type = kind.id;
      record.year = year;
      record.sequence = static_cast<int>(r);
      record.id = Record::make_id(kind.id, year, record.sequence);
      for (std::size_t c = 0; c < rows[r].size() && c < rows[0].size(); ++c)
        for (const auto& field : kind.fields)
          if (field.zh == trim(rows[0][c])) set_field(record, field, std::string(trim(rows[r][c])), year);
      record.happened = happened_of(kind, record, year);
      if (kind.id == "post") posts.push_back(record);
      bureau.records.push_back(std::move(record));
    }
  }
  bureau.organisation = Organisation(shipped().organisation(), posts);
  return bureau;
}

// The example office of 2025, and what the checker makes of a report that says one thing.
class ExampleYear : public ::testing::Test {
 protected:
  // The first claim of one of these kinds.
  CheckClaim claim_in(const std::string& sentence, std::initializer_list<std::string_view> kinds) const {
    for (auto& claim :
         check(bureau_.input("临江区统计局2025年工作报告\n一、工作\n" + sentence + "\n")).claims)
      if (std::find(kinds.begin(), kinds.end(), claim.kind) != kinds.end()) return claim;
    ADD_FAILURE() << "no such claim in " << sentence;
    return {};
  }

  Bureau bureau_ = read_bureau(JISHI_SOURCE_DIR "/examples/linjiang-2025", "临江区统计局", 2025);
};

}  // namespace jishi::checker::test
