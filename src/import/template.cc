#include "import/template.h"

#include <xlsxwriter.h>

#include <array>
#include <stdexcept>

#include "base/text.h"
#include "import/workbook_out.h"

namespace jishi::importing {

namespace {

constexpr lxw_row_t header_row = 1;
constexpr lxw_row_t sample_at = 2;
constexpr lxw_row_t last_row = 2000;  // lists to choose from reach this far

struct KindWords {
  std::string_view zh;
  std::string_view example;
};

// By FieldKind.
constexpr std::array<KindWords, 13> kind_words = {{{"文字", ""},
                                                   {"整数", "12"},
                                                   {"金额（元）", "12000"},
                                                   {"日期", "2023-03-14"},
                                                   {"是或留空", "是"},
                                                   {"选项", ""},
                                                   {"姓名", "王伟"},
                                                   {"姓名，几个用顿号分开", "王伟、李芳"},
                                                   {"科室", "办公室"},
                                                   {"科室，几个用顿号分开", "办公室"},
                                                   {"班子、支部、党小组、科室或姓名", "王伟"},
                                                   {"文件名，几个用分号分开", "会议纪要01.pdf"},
                                                   {"几行用分号分开，一行中各项用｜分开", ""}}};

const KindWords& words_of(const Field& field) {
  return kind_words[static_cast<std::size_t>(field.kind)];
}

std::string kind_text(const Field& field) {
  if (field.kind != FieldKind::span) return std::string(words_of(field).zh);
  return "日期或时段：2023-03-14、3月14日、2023年3月、第一季度、上半年、3月14日至4月27日";
}

std::string sample_of(const Field& field) {
  if (!field.example.empty()) return std::string(trim(field.example));
  if (field.kind == FieldKind::choice && !field.choices.empty()) return field.choices.front();
  return field.required ? std::string(words_of(field).example) : "";
}

class TemplateBook {
 public:
  TemplateBook(const RecordType& type, const std::string& unit, int year) : type_(type) {
    write_register(unit + std::to_string(year) + "年度" + type.zh + "台账");
    write_notes();
  }
  std::string bytes() { return book_.bytes(); }

 private:
  lxw_format* format(bool bold, lxw_color_t colour, bool italic = false) {
    auto* out = workbook_add_format(book_.get());
    if (bold) format_set_bold(out);
    if (italic) format_set_italic(out);
    format_set_font_color(out, colour);
    format_set_text_wrap(out);
    format_set_align(out, LXW_ALIGN_VERTICAL_CENTER);
    return out;
  }

  void write_register(const std::string& title) {
    sheet_ = workbook_add_worksheet(book_.get(), sheet_name(type_.zh).c_str());
    const auto columns = static_cast<lxw_col_t>(type_.fields.size());
    auto* heading = format(true, LXW_COLOR_BLACK);
    format_set_font_size(heading, 14);
    format_set_align(heading, LXW_ALIGN_CENTER);
    if (columns > 1)
      worksheet_merge_range(sheet_, 0, 0, 0, static_cast<lxw_col_t>(columns - 1), title.c_str(), heading);
    else
      worksheet_write_string(sheet_, 0, 0, title.c_str(), heading);
    auto* plain = format(true, LXW_COLOR_BLACK);
    auto* required = format(true, 0xC62828);
    auto* grey = format(false, 0x9E9E9E, true);
    const auto samples = sample_row(type_);
    for (lxw_col_t i = 0; i < columns; ++i) {
      const auto& field = type_.fields[i];
      auto* text = workbook_add_format(book_.get());
      // Text, so that what is typed is kept as it is typed: 2023年3月 stays a month.
      if (field.kind == FieldKind::span) format_set_num_format(text, "@");
      worksheet_set_column(sheet_, i, i, width_of(field), text);
      worksheet_write_string(sheet_, header_row, i, (field.zh + (field.required ? "*" : "")).c_str(),
                             field.required ? required : plain);
      if (!samples[i].empty()) worksheet_write_string(sheet_, sample_at, i, samples[i].c_str(), grey);
      add_choices(i, field);
    }
    worksheet_freeze_panes(sheet_, header_row + 1, 0);
  }

  static double width_of(const Field& field) {
    if (field.kind == FieldKind::text) return 28;
    return field.kind == FieldKind::flag || field.kind == FieldKind::integer ? 10 : 16;
  }

  void add_choices(lxw_col_t column, const Field& field) {
    // Excel's own limit on a list written into the sheet, in characters with its commas.
    constexpr std::size_t list_characters = 255;
    auto choices = field.kind == FieldKind::flag ? std::vector<std::string>{"是"} : field.choices;
    if (choices.empty() || (field.kind != FieldKind::flag && field.kind != FieldKind::choice)) return;
    if (count_code_points(join(choices, ",")) > list_characters) return;
    std::vector<char*> list;
    list.reserve(choices.size() + 1);
    for (auto& choice : choices) list.push_back(choice.data());
    list.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = list.data();
    rule.error_type = field.open ? LXW_VALIDATION_ERROR_TYPE_INFORMATION : LXW_VALIDATION_ERROR_TYPE_STOP;
    rule.show_error = field.open ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
    worksheet_data_validation_range(sheet_, sample_at, column, last_row, column, &rule);
  }

  void write_notes() {
    constexpr std::array<const char*, 5> heads = {"列", "填什么", "必填", "示例", "可选"};
    auto* notes = workbook_add_worksheet(book_.get(), "填表说明");
    auto* bold = format(true, LXW_COLOR_BLACK);
    auto* plain = format(false, LXW_COLOR_BLACK);
    constexpr std::array<double, 5> widths = {16, 50, 8, 28, 50};
    for (lxw_col_t i = 0; i < lxw_col_t{heads.size()}; ++i) {
      worksheet_set_column(notes, i, i, widths[i], plain);
      worksheet_write_string(notes, 0, i, heads[i], bold);
    }
    lxw_row_t row = 1;
    for (const auto& field : type_.fields) {
      const auto meaning = kind_text(field) + (field.hint.empty() ? "" : "；" + field.hint);
      auto choices = join(field.choices, "、");
      if (field.open && !choices.empty()) choices += "；也可填其他";
      const std::array<std::string, 5> cells = {field.zh, meaning, field.required ? "必填" : "",
                                                sample_of(field), choices};
      for (lxw_col_t i = 0; i < lxw_col_t{cells.size()}; ++i)
        worksheet_write_string(notes, row, i, cells[i].c_str(), plain);
      ++row;
    }
    const auto basis = "依据：" + type_.basis.zh();
    worksheet_write_string(notes, row + 1, 0, basis.c_str(), plain);
    worksheet_write_string(notes, row + 2, 0, "灰色示例行不会被导入，可直接覆盖或删除。", plain);
  }

  const RecordType& type_;
  WorkbookOut book_{WorkbookOut::Memory::whole};
  lxw_worksheet* sheet_ = nullptr;
};

}  // namespace

std::vector<std::string> sample_row(const RecordType& type) {
  std::vector<std::string> out;
  for (const auto& field : type.fields) out.push_back(sample_of(field));
  return out;
}

std::string write_template(const RecordType& type, const std::string& unit, int year) {
  return TemplateBook(type, unit, year).bytes();
}

}  // namespace jishi::importing
