// Who may take a step: the words of a procedure's `who` as questions to the organisation of a day.

#include <algorithm>
#include <iterator>

#include "base/is_in.h"
#include "base/text.h"
#include "domain/case.h"
#include "domain/record_checks.h"

namespace jishi {

namespace {

bool contains_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

// The office does a personnel section's work where there is none.
const std::vector<std::string>& personnel_sections(const Organisation& organisation) {
  const auto& words = organisation.words();
  const auto& sections = organisation.sections();
  const bool has_one = std::any_of(sections.begin(), sections.end(), [&](const std::string& section) {
    return is_in(words.personnel_sections, section);
  });
  return has_one ? words.personnel_sections : words.office_sections;
}

struct TakerWords {
  std::string_view zh, en;  // {}: the field's name
};

// By Taker::Kind, whose last is `supervising`.
constexpr TakerWords kTakerWords[] = {
    {"本单位人员", "anybody of the unit"},
    {"主要负责人", "the chief"},
    {"班子成员", "members of the leading body"},
    {"班子其他成员", "its other members"},
    {"科室负责人", "heads of sections"},
    {"办公室人员", "people of the office"},
    {"组织人事人员", "people of personnel"},
    {"纪检监督人员", "those of discipline inspection"},
    {"外单位人员", "people of other offices"},
    {"“{}”所列人员", "those named in “{}”"},
    {"“{}”的分管领导", "the leader over “{}”"},
    {"“{}”的负责人", "the head of “{}”"},
    {"“{}”的负责人（未定时各科室负责人）", "the head of “{}” (while it is empty, of any section)"},
    {"“{}”所在科室的分管领导", "the leader over the section of “{}”"},
};
static_assert(std::size(kTakerWords) == static_cast<std::size_t>(Taker::Kind::supervising) + 1);

using Names = std::vector<std::string>;

template <class Test>
Names people_whose_post(const Organisation& organisation, Day day, Test test) {
  Names out;
  for (const auto& post : organisation.posts())
    if (post.holds_on(day) && test(post) && !is_in(out, post.person)) out.push_back(post.person);
  return out;
}

Names leaders_over(const Organisation& organisation, const Names& sections, Day day) {
  return people_whose_post(organisation, day, [&](const Post& post) {
    return post.leader && std::any_of(sections.begin(), sections.end(), [&](const std::string& section) {
             return is_in(post.supervises, section);
           });
  });
}

Names sections_of(const Organisation& organisation, const Names& people, Day day) {
  Names out;
  for (const auto& person : people)
    if (const auto* post = organisation.post_on(person, day); post != nullptr) out.push_back(post->section);
  return out;
}

Names heads_of(const Organisation& organisation, const Names& sections, Day day) {
  Names out;
  for (const auto& section : sections)
    for (auto& head : organisation.heads_on(section, day)) out.push_back(std::move(head));
  return out;
}

Names heads_of_all(const Organisation& organisation, Day day) {
  return people_whose_post(organisation, day, [&](const Post& post) { return organisation.is_head(post); });
}

Names named_by(const Taker& taker, const Record* record, Day day, const Organisation& organisation) {
  auto texts = record == nullptr ? Names{} : record->texts(taker.field);
  switch (taker.kind) {
    case Taker::Kind::staff:
      return organisation.people_on(day);
    case Taker::Kind::chief: {
      const auto chief = organisation.chief_on(day);
      return chief ? Names{*chief} : Names{};
    }
    case Taker::Kind::leader:
      return organisation.leaders_on(day);
    case Taker::Kind::member: {
      auto leaders = organisation.leaders_on(day);
      if (const auto chief = organisation.chief_on(day)) std::erase(leaders, *chief);
      return leaders;
    }
    case Taker::Kind::head:
      return heads_of_all(organisation, day);
    case Taker::Kind::office:
      return people_whose_post(organisation, day, [&](const Post& post) {
        return is_in(organisation.words().office_sections, post.section);
      });
    case Taker::Kind::personnel:
      return people_whose_post(organisation, day, [&](const Post& post) {
        return is_in(personnel_sections(organisation), post.section);
      });
    case Taker::Kind::supervisor:
      return people_whose_post(organisation, day, [&](const Post& post) {
        const auto& words = organisation.words().supervisor_words;
        return contains_any(post.title, words) || contains_any(post.party_post, words);
      });
    case Taker::Kind::outsider:
      return {};
    case Taker::Kind::field:
      return texts;
    case Taker::Kind::leader_of:
      return leaders_over(organisation, texts, day);
    case Taker::Kind::head_of:
      return heads_of(organisation, texts, day);
    case Taker::Kind::own_head:
      return texts.empty() ? heads_of_all(organisation, day) : heads_of(organisation, texts, day);
    case Taker::Kind::supervising:
      return leaders_over(organisation, sections_of(organisation, texts, day), day);
  }
  return {};
}

bool is_taker(const Taker& taker, const Record* record, std::string_view actor, Day day,
              const Organisation& organisation) {
  if (taker.kind == Taker::Kind::outsider) return is_outsider(actor);
  if (taker.kind == Taker::Kind::supervisor && is_outsider(actor))
    return contains_any(actor, organisation.words().supervisor_words);
  return is_in(named_by(taker, record, day, organisation), actor);
}

}  // namespace

bool may_take(const Step& step, const Record* record, std::string_view actor, Day day,
              const Organisation& organisation) {
  return std::any_of(step.who.begin(), step.who.end(),
                     [&](const Taker& taker) { return is_taker(taker, record, actor, day, organisation); });
}

bool may_withdraw(const Record& record, std::string_view actor, Day day, const Organisation& organisation) {
  return record.trail.empty() || is_taker({Taker::Kind::chief, {}}, &record, actor, day, organisation) ||
         is_taker({Taker::Kind::office, {}}, &record, actor, day, organisation);
}

std::vector<std::string> who_may(const Step& step, const Record& record, Day day,
                                 const Organisation& organisation) {
  Names out;
  for (const auto& taker : step.who) {
    if (taker.kind == Taker::Kind::staff) return {};
    for (auto& name : named_by(taker, &record, day, organisation))
      if (!is_in(out, name)) out.push_back(std::move(name));
  }
  return out;
}

std::string takers_text(const Step& step, const RecordType& type, Lang lang) {
  std::string out;
  for (const auto& taker : step.who) {
    const auto* field = type.field(taker.field);
    const auto label = field == nullptr ? taker.field : lang == Lang::zh ? field->zh : field->en;
    const auto& words = kTakerWords[static_cast<std::size_t>(taker.kind)];
    out += (out.empty()        ? ""
            : lang == Lang::zh ? "、"
                               : ", ") +
           replace_all(std::string(lang == Lang::zh ? words.zh : words.en), "{}", label);
  }
  return out;
}

Refusal not_a_taker(const Step& step, const RecordType& type, const std::string& actor,
                    const Organisation& organisation) {
  const bool is_known = organisation.knows(actor) || is_outsider(actor);
  return refuse(is_known ? "case.right" : "case.unknown-actor",
                {actor, step.zh, takers_text(step, type, Lang::zh)});
}

}  // namespace jishi
