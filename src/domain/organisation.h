#pragma once
// Who was what, when: built from the unit's post records (type "post"), asked by day.

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/span.h"
#include "domain/record.h"

namespace jishi {

struct Post {
  std::string person;
  std::string title;    // 局长, 科长
  std::string rank;     // 二级主任科员
  std::string section;  // 办公室; leaders stand in a section of OrganisationWords::leadership_sections
  bool leader = false;  // member of the leading body
  bool chief = false;
  std::vector<std::string> supervises;  // sections
  std::string party_post;
  std::string party_group;
  Day from;
  std::optional<Day> to;  // last day included
  std::string record;     // record id

  bool holds_on(Day day) const { return from <= day && (!to || day <= *to); }
};

// Words of offices, from catalogue/organisation.yaml.
struct OrganisationWords {
  std::vector<std::string> leadership_sections;  // 局领导 …
  std::vector<std::string> head_titles;          // 科长, 主任 …: who heads a section
  std::vector<std::string> body_names;           // 局领导班子, 领导班子, 党组 …
  std::vector<std::string> branch_names;         // 党支部 …
  std::vector<std::string> office_sections;      // 办公室 …: who keeps the agenda and the registers
  std::vector<std::string> personnel_sections;   // 人事科 …
  std::vector<std::string> supervisor_words;     // 纪检 …: in titles of who watches discipline
};

class Organisation {
 public:
  Organisation() = default;
  // Rows in any order. Withdrawn records are left out.
  Organisation(OrganisationWords words, const std::vector<Record>& posts);

  const std::vector<Post>& posts() const { return posts_; }
  const OrganisationWords& words() const { return words_; }
  bool knows(std::string_view person) const;
  const std::vector<std::string>& people() const { return people_; }  // by first appearance
  std::vector<std::string> people_on(Day day) const;
  const std::vector<std::string>& sections() const { return sections_; }  // without the leadership's
  const std::vector<std::string>& party_groups() const { return groups_; }
  std::vector<std::string> titles() const;  // posts and ranks that occur
  const Post* post_on(std::string_view person, Day day) const;
  std::optional<std::string> chief_on(Day day) const;
  std::vector<std::string> leaders_on(Day day) const;  // the chief first
  // Who stands in a Party group or holds a Party post.
  std::vector<std::string> party_members_on(Day day) const;
  std::vector<std::string> heads_on(std::string_view section, Day day) const;
  bool supervises_on(std::string_view leader, std::string_view section, Day day) const;
  // Holds for some day of the span.
  bool supervised_during(std::string_view leader, std::string_view head, const Span& span) const;
  // (leader, head) for each section head of a section the leader supervises on that day.
  std::vector<std::pair<std::string, std::string>> supervision_on(Day day) const;
  bool is_body(std::string_view name) const;
  bool is_branch(std::string_view name) const;
  bool is_head(const Post& post) const;

 private:
  OrganisationWords words_;
  std::vector<Post> posts_;
  std::vector<std::string> people_;
  std::vector<std::string> sections_;
  std::vector<std::string> groups_;
  std::set<std::string, std::less<>> known_;
};

// Two rows of one person whose times overlap, people twice in the list …: every reason, none when it is
// sound.
Refusals organisation_faults(const std::vector<Post>& posts);
Post post_of(const Record& record);

}  // namespace jishi
