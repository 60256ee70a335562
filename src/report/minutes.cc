#include "report/minutes.h"

#include <algorithm>
#include <array>

#include "base/numeral.h"
#include "base/text.h"
#include "report/annual.h"
#include "report/annual_text.h"

namespace jishi::report {

namespace {

constexpr std::string_view kUnnamedMeeting = "“三重一大”集体决策会议";
constexpr std::string_view kMinutesWord = "纪要";
constexpr std::string_view kNotStated = "未登记原因";

bool has_name(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void add_names(const std::vector<std::string>& names, std::vector<std::string>& out) {
  for (const auto& name : names)
    if (!has_name(out, name)) out.push_back(name);
}

std::string cell(const JsonObject& row, std::string_view column) {
  const auto* value = row.if_contains(column);
  return value != nullptr && value->is_string() ? std::string(value->get_string()) : std::string();
}

// What is told of the meeting as a whole, gathered from all its items.
class Meeting {
 public:
  explicit Meeting(const MinutesInput& input) : input_(input), items_(*input.items) {
    day_ = items_.front().happened.from();
    name_ = items_.front().text("meeting");
    chief_ = input.organisation->chief_on(day_).value_or("");
    gather_attended();
    gather_absent();
  }

  Day day() const { return day_; }
  const std::string& chief() const { return chief_; }
  const std::vector<std::string>& attended() const { return attended_; }
  const std::vector<std::pair<std::string, std::string>>& absent() const { return absent_; }  // name, reason

  std::string name() const { return name_.empty() ? std::string(kUnnamedMeeting) : name_; }
  std::string title() const {
    const auto words = (name_.empty() ? day_.zh() : "") + name();
    return words.ends_with(kMinutesWord) ? words : words + std::string(kMinutesWord);
  }

  // The chief presides over the meeting that he attends; who does so in his absence no register says.
  bool is_chaired_by_chief() const {
    if (chief_.empty()) return false;
    if (!attended_.empty()) return has_name(attended_, chief_);
    return std::none_of(absent_.begin(), absent_.end(), [&](const auto& one) { return one.first == chief_; });
  }

  // The figure, when every item states the same one.
  std::optional<std::int64_t> same(std::string_view field) const {
    for (const auto& item : items_)
      if (!item.has(field) || item.integer(field) != items_.front().integer(field)) return std::nullopt;
    return items_.front().integer(field);
  }
  bool is_attended_alike() const { return same("expected") && same("present"); }

  std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& item : items_) out.push_back(item.id);
    return out;
  }

 private:
  bool counts_as_present(std::size_t people) const {
    return same("present") == std::optional(static_cast<std::int64_t>(people));
  }

  // By name where the roll was taken; else those who spoke or withdrew, when they are as many as were
  // present.
  void gather_attended() {
    for (const auto& item : items_) add_names(item.texts("attended"), attended_);
    if (!attended_.empty()) return;
    for (const auto& item : items_) {
      add_names(item.texts("speakers"), attended_);
      add_names(item.texts("recused"), attended_);
    }
    if (!counts_as_present(attended_.size())) attended_.clear();
    // As the list of people has them, for an order of speaking is not one of rank.
    std::vector<std::string> ranked;
    for (const auto& leader : input_.organisation->leaders_on(day_))
      if (has_name(attended_, leader)) ranked.push_back(leader);
    add_names(attended_, ranked);
    attended_ = std::move(ranked);
  }

  void gather_absent() {
    std::vector<std::string> due;
    for (const auto& item : items_) {
      for (const auto& row : item.rows("absences")) add_absent(cell(row, "member"), cell(row, "reason"));
      add_names(item.texts("members_due"), due);
    }
    if (attended_.empty()) return;
    const auto expected = same("expected");
    if (due.empty() && expected) {
      due = input_.organisation->leaders_on(day_);
      if (static_cast<std::int64_t>(due.size()) != *expected) return;
    }
    for (const auto& member : due)
      if (!has_name(attended_, member)) add_absent(member, "");
  }

  void add_absent(const std::string& name, const std::string& reason) {
    const bool known =
        std::any_of(absent_.begin(), absent_.end(), [&](auto& one) { return one.first == name; });
    if (!name.empty() && !known) absent_.emplace_back(name, reason);
  }

  const MinutesInput& input_;
  const std::vector<Record>& items_;
  Day day_;
  std::string name_;
  std::string chief_;
  std::vector<std::string> attended_;
  std::vector<std::pair<std::string, std::string>> absent_;
};

void write_figure(SentenceWriter& out, std::int64_t count, std::string_view subject,
                  std::vector<std::string> records) {
  JsonObject value{{"count", count}, {"subject", std::string(kMinutedType) + "." + std::string(subject)}};
  out.claim(std::to_string(count), "count", std::move(value), std::move(records));
}

void write_attendance(SentenceWriter& out, const Record& item, const std::vector<std::string>& records) {
  out.text("应到");
  write_figure(out, item.integer("expected"), "expected", records);
  out.text("人，实到");
  write_figure(out, item.integer("present"), "present", records);
  out.text("人。");
}

std::vector<Sentence> opening_of(const Meeting& meeting, const MinutesInput& input) {
  std::vector<Sentence> out;
  SentenceWriter writer;
  const auto day = Span::of_day(meeting.day());
  JsonObject when{{"from", day.from().iso()}, {"to", day.to().iso()}, {"precision", "day"}};
  writer.claim(day.zh(), "date", std::move(when), meeting.ids());
  if (meeting.is_chaired_by_chief()) {
    const auto* post = input.organisation->post_on(meeting.chief(), meeting.day());
    writer.text("，" + (post == nullptr ? "" : post->title) + meeting.chief() + "主持召开");
  } else {
    writer.text("召开");
  }
  writer.text(meeting.name() + "，研究议题");
  write_figure(writer, static_cast<std::int64_t>(input.items->size()), "items", meeting.ids());
  writer.text("项。");
  out.push_back(writer.take());
  if (meeting.is_attended_alike()) {
    writer.text("会议");
    write_attendance(writer, input.items->front(), meeting.ids());
    out.push_back(writer.take());
  }
  writer.text("现将议定事项纪要如下。");
  out.push_back(writer.take());
  return out;
}

// One item of the agenda. Each function writes one sentence, or nothing where the record is silent.
class ItemWriter {
 public:
  ItemWriter(const Record& item, const Meeting& meeting) : item_(item), meeting_(meeting) {}

  std::vector<Sentence> write() {
    tell_report();
    tell_attendance();
    tell_recusals();
    tell_views();
    tell_votes();
    tell_outcome();
    tell_dissent();
    return std::move(sentences_);
  }

 private:
  void end() {
    writer_.rests_on(item_.id);
    sentences_.push_back(writer_.take());
  }

  void tell_report() {
    const std::string reporter(item_.text("reporter"));
    const std::string kind(item_.text("kind"));
    const std::string amount(item_.text("amount"));
    if (!reporter.empty()) writer_.text(reporter + "汇报");
    if (!kind.empty()) writer_.text((reporter.empty() ? "本议题属" : "，本议题属") + kind + "事项");
    if (!amount.empty()) {
      writer_.text(reporter.empty() && kind.empty() ? "涉及金额" : "，涉及金额");
      writer_.claim(amount, "other", JsonObject{{"amount", amount}, {"unit", "元"}}, {item_.id});
      writer_.text("元");
    }
    if (reporter.empty() && kind.empty() && amount.empty()) return;
    writer_.text("。");
    end();
  }

  void tell_attendance() {
    if (meeting_.is_attended_alike() || !item_.has("expected") || !item_.has("present")) return;
    writer_.text("本议题");
    write_attendance(writer_, item_, {item_.id});
    end();
  }

  void tell_recusals() {
    const auto recused = item_.texts("recused");
    if (recused.empty()) return;
    writer_.text(join(recused, "、") + "回避。");
    end();
  }

  bool is_last_and_chief(const std::string& name, bool is_last) const {
    return is_last && name == meeting_.chief();
  }

  // 沈喆同意、秦赟不同意，主要负责人俞静川最后表态同意。
  void tell_views() {
    const auto views = item_.rows("views");
    if (views.empty()) return tell_speakers();
    writer_.text("逐一表态：");
    for (std::size_t i = 0; i < views.size(); ++i) {
      const auto member = cell(views[i], "member");
      const auto view = cell(views[i], "view");
      const bool closes = is_last_and_chief(member, i + 1 == views.size());
      if (i > 0) writer_.text(closes ? "，" : "、");
      writer_.claim(closes ? "主要负责人" + member + "最后表态" + view : member + view, "other",
                    JsonObject{{"person", member}, {"view", view}}, {item_.id});
    }
    writer_.text("。");
    end();
  }

  void tell_speakers() {
    auto speakers = item_.texts("speakers");
    if (speakers.empty()) return;
    const bool closes = is_last_and_chief(speakers.back(), true) && speakers.size() > 1;
    if (closes) speakers.pop_back();
    writer_.text("依次发言：" + join(speakers, "、") +
                 (closes ? "，主要负责人" + meeting_.chief() + "最后发言。" : "。"));
    end();
  }

  struct Vote {
    std::string_view field;
    std::string_view stated;   // where each view is recorded
    std::string_view counted;  // where only figures are
  };
  static constexpr std::array<Vote, 3> kVotes = {
      {{"agree", "同意", "同意"}, {"against", "不同意", "反对"}, {"abstain", "缓议", "弃权"}}};

  void tell_votes() {
    const bool has_views = item_.has("views");
    bool first = true;
    for (const auto& vote : kVotes) {
      if (!item_.has(vote.field) && !has_views) continue;
      writer_.text((first ? "表决结果：" : "，") + std::string(has_views ? vote.stated : vote.counted));
      write_figure(writer_, item_.integer(vote.field), vote.field, {item_.id});
      writer_.text("票");
      first = false;
    }
    if (first) return;
    writer_.text("。");
    end();
  }

  void tell_outcome() {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kWords = {
        {{"通过", "予以通过"}, {"不通过", "不予通过"}, {"缓议", "予以缓议"}}};
    const auto outcome = item_.text("outcome");
    const auto* words =
        std::find_if(kWords.begin(), kWords.end(), [&](const auto& row) { return row.first == outcome; });
    const JsonObject value{{"object", item_.text("item")}, {"action", outcome}};
    writer_.text(words == kWords.end() ? "会议结论：" : "会议决定：");
    writer_.claim(words == kWords.end() ? outcome : words->second, "decision", value, {item_.id});
    writer_.text("。");
    end();
  }

  void tell_dissent() {
    std::vector<std::string> out;
    for (const auto& row : item_.rows("views")) {
      const auto view = cell(row, "view");
      if (view.empty() || view == kVotes.front().stated) continue;
      auto reason = cell(row, "reason");
      while (reason.ends_with("。")) reason.resize(reason.size() - std::string_view("。").size());
      out.push_back(cell(row, "member") + view + (reason.empty() ? "，未说明理由" : "，理由是" + reason));
    }
    if (out.empty()) return;
    writer_.text("不同意见：" + join(out, "；") + "。");
    end();
  }

  const Record& item_;
  const Meeting& meeting_;
  SentenceWriter writer_;
  std::vector<Sentence> sentences_;
};

Paragraph roll(std::string label, const std::string& text, const std::vector<std::string>& records) {
  SentenceWriter writer;
  writer.text(text);
  for (const auto& id : records) writer.rests_on(id);
  return Paragraph{std::move(label), {writer.take()}, true};
}

std::string absent_text(const std::vector<std::pair<std::string, std::string>>& absent) {
  std::vector<std::string> out;
  out.reserve(absent.size());
  for (const auto& [name, reason] : absent)
    out.push_back(name + "（" + (reason.empty() ? std::string(kNotStated) : reason) + "）");
  return join(out, "、");
}

void add_rolls(const Meeting& meeting, const MinutesInput& input, Document& out) {
  std::vector<std::string> recorders;
  for (const auto& item : *input.items) add_names(item.texts("recorder"), recorders);
  const auto ids = meeting.ids();
  if (!meeting.attended().empty())
    out.blocks.emplace_back(roll("出席：", join(meeting.attended(), "、"), ids));
  if (!meeting.absent().empty()) out.blocks.emplace_back(roll("缺席：", absent_text(meeting.absent()), ids));
  if (!recorders.empty()) out.blocks.emplace_back(roll("记录：", join(recorders, "、"), ids));
}

// The last day any item's minutes were issued.
Day dated(const MinutesInput& input) {
  std::optional<Day> out;
  for (const auto& item : *input.items)
    if (const auto issued = item.span("minutes_day"))
      out = std::max(out.value_or(issued->to()), issued->to());
  return out.value_or(input.dated);
}

}  // namespace

bool is_of_one_meeting(const Record& a, const Record& b) {
  return a.type == b.type && a.happened == b.happened && a.text("meeting") == b.text("meeting");
}

Document compose_minutes(const MinutesInput& input) {
  const Meeting meeting(input);
  Document out;
  out.form = DocumentForm::minutes;
  out.title = meeting.title();
  out.unit = input.unit;
  out.year = meeting.day().year();
  out.dated = dated(input);
  out.as_of = out.dated;
  out.blocks.emplace_back(Paragraph{"", opening_of(meeting, input)});
  std::int64_t number = 0;
  for (const auto& item : *input.items) {
    out.blocks.emplace_back(Heading{1, to_zh_numeral(++number) + "、", std::string(item.text("item"))});
    out.blocks.emplace_back(Paragraph{"", ItemWriter(item, meeting).write()});
    out.records.emplace(item.id, card_of(*input.catalogue, item));
  }
  add_rolls(meeting, input, out);
  return out;
}

}  // namespace jishi::report
