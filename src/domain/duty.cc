#include "domain/duty.h"

#include <algorithm>
#include <cstdlib>

namespace jishi {

namespace {

// What one obligation of the period asks, before it is known whether it was met.
struct Window {
  Span span;
  Day due;
  std::string named_day;  // with Every::named_day
};

struct Holder {
  std::string name;
  std::string counterpart;
};

// A record that could meet the duty, with the satisfier it matched and the time it counts at.
struct Candidate {
  const Record* record;
  const Satisfier* satisfier;
  Span when;
};

Day month_day(int year, const std::string& text) {
  const auto day = Day::from_iso(std::to_string(year) + "-" + text);
  return day ? *day : *Day::from_ymd(year, 12, 31);
}

std::vector<Window> windows_of(const Duty& duty, const ObligationContext& context) {
  std::vector<Window> out;
  const auto add = [&](const Span& span) { out.push_back({span, span.to(), {}}); };
  switch (duty.every) {
    case Every::year:
    case Every::record: {
      const auto span = Span::of_year(context.year);
      out.push_back({span, duty.due.empty() ? span.to() : month_day(context.year, duty.due), {}});
      break;
    }
    case Every::half:
      for (int n = 1; n <= 2; ++n) add(Span::of_half(context.year, n));
      break;
    case Every::quarter:
      for (int n = 1; n <= 4; ++n) add(Span::of_quarter(context.year, n));
      break;
    case Every::month:
      for (int n = 1; n <= 12; ++n) add(Span::of_month(context.year, n));
      break;
    case Every::named_day:
      for (const auto& name : duty.named_days)
        for (const auto& named : context.named_days)
          if (named.name == name)
            out.push_back(
                {*Span::of_range(named.day.plus_days(-duty.days_before), named.day), named.day, name});
      break;
  }
  return out;
}

std::vector<Holder> singles(const std::vector<std::string>& names) {
  std::vector<Holder> out;
  out.reserve(names.size());
  for (const auto& name : names) out.push_back({name, {}});
  return out;
}

// Who owes it: as things stood on the last day of the window, or today while it runs.
std::vector<Holder> holders_of(const Duty& duty, const ObligationContext& context, const Window& window) {
  const auto& organisation = *context.organisation;
  const Day day = std::max(window.span.from(), std::min(window.span.to(), context.as_of));
  const auto first_word = [](const std::vector<std::string>& words, const char* otherwise) {
    return words.empty() ? std::string(otherwise) : words.front();
  };
  switch (duty.holder) {
    case HolderKind::unit:
      return {{"本单位", {}}};
    case HolderKind::leading_body:
      return {{first_word(organisation.words().body_names, "领导班子"), {}}};
    case HolderKind::branch:
      return {{first_word(organisation.words().branch_names, "党支部"), {}}};
    case HolderKind::chief: {
      const auto chief = organisation.chief_on(day);
      return chief ? singles({*chief}) : std::vector<Holder>{};
    }
    case HolderKind::each_leader:
      return singles(organisation.leaders_on(day));
    case HolderKind::each_member: {
      auto leaders = organisation.leaders_on(day);
      if (const auto chief = organisation.chief_on(day)) std::erase(leaders, *chief);
      return singles(leaders);
    }
    case HolderKind::each_section:
      return singles(organisation.sections());
    case HolderKind::each_head: {
      std::vector<std::string> heads;
      for (const auto& section : organisation.sections())
        for (const auto& head : organisation.heads_on(section, day)) heads.push_back(head);
      return singles(heads);
    }
    case HolderKind::each_group:
      return singles(organisation.party_groups());
    case HolderKind::chief_members: {
      std::vector<Holder> out;
      const auto chief = organisation.chief_on(day);
      if (!chief) return out;
      for (const auto& leader : organisation.leaders_on(day))
        if (leader != *chief) out.push_back({*chief, leader});
      return out;
    }
    case HolderKind::members_heads: {
      std::vector<Holder> out;
      for (const auto& [leader, head] : organisation.supervision_on(day)) out.push_back({leader, head});
      return out;
    }
    case HolderKind::each_record:
      return {};
  }
  std::abort();
}

bool names(const Record& record, const std::string& field, const std::string& name, bool within_text) {
  for (const auto& value : record.texts(field))
    if (value == name || (within_text && value.find(name) != std::string::npos)) return true;
  return false;
}

// Groups and sections stand inside longer texts (第一党小组3月会); people's names must be the whole value.
bool stands_within_text(HolderKind kind) {
  return kind == HolderKind::each_group || kind == HolderKind::each_section;
}

bool is_of_holder(const Candidate& candidate, const Duty& duty, const Holder& holder,
                  const Organisation& organisation) {
  const auto& how = *candidate.satisfier;
  const auto& record = *candidate.record;
  if (!how.holder_field.empty() &&
      !names(record, how.holder_field, holder.name, stands_within_text(duty.holder)))
    return false;
  if (!how.from_field.empty() && !names(record, how.from_field, holder.name, false)) return false;
  if (!how.to_field.empty() && !names(record, how.to_field, holder.counterpart, false)) return false;
  return duty.holder != HolderKind::members_heads ||
         organisation.supervised_during(holder.name, holder.counterpart, candidate.when);
}

bool mentions(const Record& record, const std::string& word) {
  for (const auto& [name, value] : record.fields)
    if (value.is_string() && std::string_view(value.get_string()).find(word) != std::string_view::npos)
      return true;
  return false;
}

// A reminder that names another holiday than this one does not stand for this one.
bool is_for_named_day(const Record& record, const Window& window, const Duty& duty) {
  if (window.named_day.empty() || mentions(record, window.named_day)) return true;
  return std::none_of(duty.named_days.begin(), duty.named_days.end(),
                      [&](const std::string& other) { return mentions(record, other); });
}

std::vector<Candidate> candidates_of(const Duty& duty, const ObligationContext& context) {
  std::vector<Candidate> out;
  for (const auto& record : *context.records)
    for (const auto& satisfier : duty.satisfied_by) {
      if (!matches(satisfier.of, record)) continue;
      const auto when =
          satisfier.date_field.empty() ? std::optional(record.happened) : record.span(satisfier.date_field);
      if (!when || when->from() > context.as_of) continue;
      out.push_back({&record, &satisfier, *when});
      break;
    }
  std::stable_sort(out.begin(), out.end(),
                   [](const Candidate& a, const Candidate& b) { return a.when.from() < b.when.from(); });
  return out;
}

Light light_while_unmet(const Obligation& obligation, const ObligationContext& context) {
  if (context.as_of > obligation.due || (context.day_is_over && context.as_of == obligation.due))
    return Light::overdue;
  const Day from = obligation.window.from();
  if (context.as_of < from) return Light::open;
  const auto length = std::max(1, days_inclusive(from, obligation.due));
  const bool near = days_inclusive(from, context.as_of) * 100 >= length * context.near_share_percent;
  return near ? Light::near : Light::open;
}

// Sets light and days_late once met, records and due are known. completed: when the last needed record
// happened.
void judge(Obligation& obligation, std::optional<Day> completed, const ObligationContext& context) {
  if (obligation.met >= obligation.required) {
    const bool late = completed && *completed > obligation.due;
    obligation.light = late ? Light::late : Light::done;
    obligation.days_late = late ? completed->number() - obligation.due.number() : 0;
    return;
  }
  obligation.light = light_while_unmet(obligation, context);
  if (obligation.light == Light::overdue)
    obligation.days_late = context.as_of.number() - obligation.due.number();
}

Obligation obligation_of(const Duty& duty, const Holder& holder, const Window& window,
                         const std::vector<Candidate>& candidates, const ObligationContext& context) {
  Obligation out;
  out.duty = duty.id;
  out.holder = holder.name;
  out.counterpart = holder.counterpart;
  out.window = window.span;
  out.named_day = festival_name(window.named_day);
  out.due = window.due;
  out.required = duty.at_least;
  std::optional<Day> completed;
  for (const auto& candidate : candidates) {
    if (!window.span.contains(candidate.when) || !is_for_named_day(*candidate.record, window, duty) ||
        !is_of_holder(candidate, duty, holder, *context.organisation))
      continue;
    out.records.push_back(candidate.record->id);
    if (++out.met == out.required) completed = candidate.when.from();
  }
  judge(out, completed, context);
  return out;
}

std::string title_of(const Record& record, const ObligationContext& context) {
  for (const auto& [id, type] : context.types)
    if (id == record.type) return record_title(*type, record);
  return record.id;
}

Obligation obligation_of_record(const Duty& duty, const Record& record, const ObligationContext& context) {
  Obligation out;
  out.duty = duty.id;
  out.holder = title_of(record, context);
  out.subject = record.id;
  out.window = Span::of_year(context.year);
  const auto due = duty.due_field.empty() ? std::nullopt : record.span(duty.due_field);
  out.due = due ? due->to() : duty.due.empty() ? out.window.to() : month_day(context.year, duty.due);
  const auto done_on = duty.done_field.empty() ? std::nullopt : record.span(duty.done_field);
  const bool is_done = std::any_of(duty.done_when.begin(), duty.done_when.end(),
                                   [&](const Condition& condition) { return matches(condition, record); });
  if (is_done && (!done_on || done_on->from() <= context.as_of)) {
    out.met = 1;
    out.records.push_back(record.id);
  }
  judge(out, done_on ? std::optional(done_on->from()) : std::nullopt, context);
  return out;
}

}  // namespace

namespace {

// When the office began: the first day somebody held a post in it.
std::optional<Day> began_on(const Organisation& organisation) {
  std::optional<Day> out;
  for (const auto& post : organisation.posts())
    if (!out || post.from < *out) out = post.from;
  return out;
}

}  // namespace

std::string festival_name(const std::string& named_day) {
  const bool is_whole =
      named_day.empty() || named_day.ends_with("节") || named_day == "元旦" || named_day == "五一";
  return is_whole ? named_day : named_day + "节";
}

std::vector<Obligation> expand(const Duty& duty, const ObligationContext& context) {
  std::vector<Obligation> out;
  if (duty.holder == HolderKind::each_record) {
    for (const auto& record : *context.records)
      // What lasts over New Year is owed once, in its register's year; what happens later is not owed yet.
      if (matches(duty.subject, record) && record.year == context.year &&
          record.happened.from() <= context.as_of)
        out.push_back(obligation_of_record(duty, record, context));
    return out;
  }
  const auto candidates = candidates_of(duty, context);
  const auto began = began_on(*context.organisation);
  for (const auto& window : windows_of(duty, context))
    for (const auto& holder : holders_of(duty, context, window)) {
      auto owed = obligation_of(duty, holder, window, candidates, context);
      const bool was_before = began && owed.due < *began;
      if (!was_before || owed.met >= owed.required) out.push_back(std::move(owed));
    }
  return out;
}

}  // namespace jishi
