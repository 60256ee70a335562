#include "domain/lapses.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include "base/span_text.h"
#include "base/text.h"

namespace jishi {

namespace {

// {days}: how many days after the limit it was; {0}: an argument of the refusal.
struct LapseWords {
  std::string_view code, zh, en;
  std::size_t done = 0;  // arguments that hold the day it was done and the last day; equal: none
  std::size_t limit = 0;
};

constexpr LapseWords kOther = {"", "没有做到规定要求", "did not keep what is required"};

constexpr std::array<LapseWords, 51> kLapses = {{
    {"case.changed-outside", "没有经过程序就改动了登记", "was changed outside its procedure"},
    {"case.before-last", "没有按先后次序办理", "was not taken in the order of days"},
    {"rule.quorum", "到会人数没有达到规定比例", "had too few present"},
    {"rule.majority", "赞成票不够就作了通过", "was passed with too few votes"},
    {"rule.majority-reached", "赞成票已够却没有通过", "had votes enough and was not passed"},
    {"rule.accounted", "没有逐一记明应到人员是否到会", "did not say of each whether present"},
    {"rule.within", "列入了名单以外的人员", "named people who are not on the list"},
    {"rule.none-of", "列入了不应列入的人员或科室", "named who must not be named there"},
    {"rule.once", "同一人办理了两次", "was done twice by one person"},
    {"rule.chief-last", "主要负责人没有末位表态", "did not have the chief speak last"},
    {"rule.all-spoke", "到会成员没有逐一表态", "did not hear each member"},
    {"rule.own-name", "由他人代为办理", "was done in somebody else's name"},
    {"rule.own-name-kept", "删去了已登记的人员", "removed people who stood there"},
    {"rule.nothing-yet", "没有在此前办理", "came too late"},
    {"rule.in-order", "日期先后颠倒", "has its days in the wrong order"},
    {"rule.working-days", "没有满规定的工作日", "did not last the working days required"},
    {"rule.ahead", "没有按规定提前办理", "was not done as far ahead as required"},
    {"rule.ahead-working", "没有按规定提前办理", "was not done as far ahead as required"},
    {"rule.limit", "超过规定期限{days}", "was {days}late", 1, 4},
    {"rule.apart", "没有满规定的间隔", "came too soon"},
    {"rule.by-day", "比规定日期晚{days}", "was {days}late", 1, 2},
    {"rule.different", "应由不同人员担任的由一人担任", "had one person where several are required"},
    {"rule.other-hands", "应由不同人员办理的由一人办理", "had one person take steps that are for several"},
    {"rule.hand-not-in", "由当事人自己办理", "was decided by one of those concerned"},
    {"rule.hand-not-in-section", "由当事科室自己办理", "was decided by the section concerned"},
    {"rule.own-section", "由其他科室办理", "was taken by another section"},
    {"rule.not-before", "没有到所定的日期就办理", "was done before the day that was set"},
    {"rule.still-ahead", "定的时限当时已过", "was given a limit that was over"},
    {"rule.supervised", "当时不是分管关系", "was not between leader and supervised section"},
    {"rule.post-is", "没有由规定职务的人员担任或办理", "was not for a person of that post"},
    {"rule.rank-before", "此前没有可晋升的职务职级", "had no rank from which it is reached"},
    {"rule.years-held", "任职年限不够", "came before the years were full"},
    {"rule.since-post", "任职或分工变动后没有重新办理", "was not done anew after a change of post"},
    {"rule.at-least", "人数少于规定", "had too few people"},
    {"rule.count-is", "人数与名单不一致", "has a number that differs from its list"},
    {"rule.share", "超过规定比例", "was above the share allowed"},
    {"rule.amount-small", "金额不属于此类事项", "was of too small an amount for its kind"},
    {"rule.amount-small-none", "没有写明金额", "did not state its amount"},
    {"rule.amount-large", "金额超出权限", "was of an amount beyond its powers"},
    {"rule.must-have", "没有填写“{0}”", "did not fill in “{0}”"},
    {"rule.has-evidence", "没有附佐证材料", "has no evidence file"},
    {"rule.sealed", "审批之后又改了内容", "was changed after its approval"},
    {"rule.sealed-missing", "没有经过审批", "was not approved"},
    {"rule.refers", "所写的记录不存在", "refers to no record"},
    {"rule.refers-open", "所写的事项尚未办结", "refers to a matter that has not ended"},
    {"rule.linked-ended", "由此产生的事项还没有办完就办结了", "was closed before what came of it had ended"},
    {"rule.unique", "与已有记录重复", "repeats another record"},
    {"rule.not-both-away", "与主要负责人或主持日常工作的副职同时外出",
     "had chief and first deputy away together"},
    {"rule.areas-chief", "由主要负责人直接分管", "was supervised by the chief directly"},
    {"rule.areas-unheld", "有规定的工作没有副职分管", "left an area without a deputy"},
    {"rule.areas-one", "由一人分管全部规定事项", "left all areas to one deputy"},
}};

const LapseWords& words_of(const Refusal& reason) {
  const auto found = std::find_if(kLapses.begin(), kLapses.end(),
                                  [&](const LapseWords& words) { return words.code == reason.code; });
  return found == kLapses.end() ? kOther : *found;
}

std::optional<std::int64_t> days_late(const LapseWords& words, const Refusal& reason) {
  if (words.done == words.limit || std::max(words.done, words.limit) >= reason.args.size())
    return std::nullopt;
  const auto done = read_span(reason.args[words.done]);
  const auto limit = read_span(reason.args[words.limit]);
  if (!done || !limit || done->span.from() <= limit->span.to()) return std::nullopt;
  return done->span.from().number() - limit->span.to().number();
}

std::string days_text(const std::optional<std::int64_t>& days, Lang lang) {
  if (!days) return "";
  return lang == Lang::zh ? std::to_string(*days) + "天" : std::to_string(*days) + " days ";
}

}  // namespace

std::string lapse(const Refusal& reason, Lang lang) {
  const auto& words = words_of(reason);
  std::string out(lang == Lang::zh ? words.zh : words.en);
  out = replace_all(std::move(out), "{days}", days_text(days_late(words, reason), lang));
  return replace_all(std::move(out), "{0}", reason.args.empty() ? "" : reason.args.front());
}

bool is_within(const Refusal& lesser, const Refusal& greater) {
  const auto late = days_late(words_of(lesser), lesser);
  const auto later = days_late(words_of(greater), greater);
  if (!late || !later || lesser == greater) return false;
  const bool is_of_one_day = std::equal(lesser.args.begin(), lesser.args.begin() + 2, greater.args.begin());
  return is_of_one_day &&
         std::tie(*late, greater.code, greater.args) < std::tie(*later, lesser.code, lesser.args);
}

}  // namespace jishi
