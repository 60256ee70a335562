#include "domain/organisation.h"

#include <algorithm>

#include "base/is_in.h"
#include "base/text.h"

namespace jishi {

namespace {

void add_once(std::vector<std::string>& list, const std::string& word) {
  if (!word.empty() && !is_in(list, word)) list.push_back(word);
}

bool overlap(const Post& a, const Post& b) {
  return (!a.to || b.from <= *a.to) && (!b.to || a.from <= *b.to);
}

// 第一 第二 … 第十: by the numeral, not by the code point.
void sort_groups(std::vector<std::string>& groups) {
  const std::vector<std::string> order = {"第一", "第二", "第三", "第四", "第五",
                                          "第六", "第七", "第八", "第九", "第十"};
  const auto rank = [&](const std::string& name) {
    return std::find_if(order.begin(), order.end(),
                        [&](const std::string& o) { return name.starts_with(o); }) -
           order.begin();
  };
  std::sort(groups.begin(), groups.end(), [&](const std::string& a, const std::string& b) {
    return std::pair(rank(a), a) < std::pair(rank(b), b);
  });
}

// 科长, or the same with the section's name before it: 救助科科长, 救助科长, 办公室主任.
bool is_head_title(std::string_view title, std::string_view section, const OrganisationWords& words) {
  if (is_in(words.head_titles, title)) return true;
  constexpr std::size_t last_letter = 3;  // bytes of 科 in UTF-8
  for (const auto before :
       {section, section.substr(0, section.size() - std::min(last_letter, section.size()))})
    if (!before.empty() && title.starts_with(before) && is_in(words.head_titles, title.substr(before.size())))
      return true;
  return false;
}

}  // namespace

Post post_of(const Record& record) {
  Post post;
  post.person = record.text("person");
  post.title = record.text("title");
  post.rank = record.text("rank");
  post.section = record.text("section");
  post.chief = record.flag("chief");
  post.leader = record.flag("leader") || post.chief;
  post.supervises = record.texts("supervises");
  post.party_post = record.text("party_post");
  post.party_group = record.text("party_group");
  // A post without a first day was held from before the register began.
  const auto from = record.span("from");
  post.from = from ? from->from() : *Day::from_ymd(1900, 1, 1);
  if (const auto to = record.span("to")) post.to = to->to();
  post.record = record.id;
  return post;
}

Organisation::Organisation(OrganisationWords words, const std::vector<Record>& posts)
    : words_(std::move(words)) {
  std::vector<int> years;  // of the list of people that told of each post
  for (const auto& record : posts) {
    if (record.type != "post" || record.status != RecordStatus::filed) continue;
    auto post = post_of(record);
    // A later year's list tells of the same post again, and perhaps of its end: it replaces what was told.
    const auto known = std::find_if(posts_.begin(), posts_.end(), [&](const Post& other) {
      return other.person == post.person && other.from == post.from;
    });
    if (known == posts_.end()) {
      posts_.push_back(std::move(post));
      years.push_back(record.year);
    } else if (auto& year = years[static_cast<std::size_t>(known - posts_.begin())]; record.year > year) {
      *known = std::move(post);
      year = record.year;
    }
  }
  for (const auto& post : posts_) {
    add_once(people_, post.person);
    if (!is_in(words_.leadership_sections, post.section)) add_once(sections_, post.section);
    add_once(groups_, post.party_group);
  }
  for (const auto& post : posts_)
    for (const auto& section : post.supervises) add_once(sections_, section);
  sort_groups(groups_);
  known_.insert(people_.begin(), people_.end());
}

bool Organisation::knows(std::string_view person) const {
  return known_.contains(person);
}

std::vector<std::string> Organisation::people_on(Day day) const {
  std::vector<std::string> out;
  for (const auto& post : posts_)
    if (post.holds_on(day)) add_once(out, post.person);
  return out;
}

std::vector<std::string> Organisation::titles() const {
  std::vector<std::string> out;
  for (const auto& post : posts_) {
    add_once(out, post.title);
    add_once(out, post.rank);
    add_once(out, post.party_post);
  }
  return out;
}

const Post* Organisation::post_on(std::string_view person, Day day) const {
  for (const auto& post : posts_)
    if (post.person == person && post.holds_on(day)) return &post;
  return nullptr;
}

std::optional<std::string> Organisation::chief_on(Day day) const {
  for (const auto& post : posts_)
    if (post.chief && post.holds_on(day)) return post.person;
  return std::nullopt;
}

std::vector<std::string> Organisation::leaders_on(Day day) const {
  std::vector<std::string> out;
  if (const auto chief = chief_on(day)) out.push_back(*chief);
  for (const auto& post : posts_)
    if (post.leader && post.holds_on(day)) add_once(out, post.person);
  return out;
}

bool Organisation::is_head(const Post& post) const {
  if (is_in(words_.leadership_sections, post.section) || post.section.empty()) return false;
  // 支部书记、办公室主任: any of them.
  for (const auto& title : split(replace_all(replace_all(post.title, "，", "、"), ",", "、"), "、"))
    if (is_head_title(trim(title), post.section, words_)) return true;
  return false;
}

std::vector<std::string> Organisation::party_members_on(Day day) const {
  std::vector<std::string> out;
  for (const auto& post : posts_)
    if (post.holds_on(day) && !(post.party_group.empty() && post.party_post.empty()))
      add_once(out, post.person);
  return out;
}

std::vector<std::string> Organisation::heads_on(std::string_view section, Day day) const {
  std::vector<std::string> out;
  for (const auto& post : posts_)
    if (post.section == section && post.holds_on(day) && is_head(post)) add_once(out, post.person);
  return out;
}

bool Organisation::supervises_on(std::string_view leader, std::string_view section, Day day) const {
  return std::any_of(posts_.begin(), posts_.end(), [&](const Post& post) {
    return post.person == leader && post.holds_on(day) && is_in(post.supervises, section);
  });
}

bool Organisation::supervised_during(std::string_view leader, std::string_view head, const Span& span) const {
  for (Day day = span.from(); day <= span.to(); day = day.plus_days(1))
    for (const auto& post : posts_)
      if (post.person == head && post.holds_on(day) && is_head(post) &&
          supervises_on(leader, post.section, day))
        return true;
  return false;
}

std::vector<std::pair<std::string, std::string>> Organisation::supervision_on(Day day) const {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& leader : leaders_on(day))
    for (const auto& post : posts_) {
      if (post.person != leader || !post.holds_on(day)) continue;
      for (const auto& section : post.supervises)
        for (const auto& head : heads_on(section, day)) {
          std::pair<std::string, std::string> pair(leader, head);
          if (head != leader && std::find(out.begin(), out.end(), pair) == out.end())
            out.push_back(std::move(pair));
        }
    }
  return out;
}

bool Organisation::is_body(std::string_view name) const {
  return is_in(words_.body_names, name);
}
bool Organisation::is_branch(std::string_view name) const {
  return is_in(words_.branch_names, name);
}

Refusals organisation_faults(const std::vector<Post>& posts) {
  Refusals out;
  for (std::size_t i = 0; i < posts.size(); ++i)
    for (std::size_t k = i + 1; k < posts.size(); ++k) {
      if (posts[i].person == posts[k].person && overlap(posts[i], posts[k]))
        out.push_back(refuse("organisation.duplicate-person", {posts[k].person}));
      if (posts[i].chief && posts[k].chief && posts[i].person != posts[k].person &&
          overlap(posts[i], posts[k]))
        out.push_back(refuse("organisation.two-chiefs", {posts[i].person, posts[k].person}));
    }
  return out;
}

}  // namespace jishi
