#include "accounts/grant_rules.h"

#include <algorithm>

#include "domain/record_checks.h"

namespace jishi::accounts {

namespace {

std::string zh(Role role) {
  return std::string(role_rows()[static_cast<std::size_t>(role)].zh);
}

bool is_administrator(Role role) {
  return role_rows()[static_cast<std::size_t>(role)].administrator;
}

bool has(const std::vector<Role>& roles, Role role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool contains_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

// Roles that speak of no post: nothing to say.
bool holds_post(std::string_view person, Role role, const Organisation& organisation, Day today) {
  const auto* post = organisation.post_on(person, today);
  const auto& words = organisation.words().supervisor_words;
  switch (role) {
    case Role::chief:
      return post != nullptr && post->chief;
    case Role::leader:
      return post != nullptr && post->leader;
    case Role::head:
      return post != nullptr && organisation.is_head(*post);
    case Role::supervisor:
      if (is_outsider(person)) return contains_any(person, words);
      return post != nullptr && (contains_any(post->title, words) || contains_any(post->party_post, words));
    case Role::clerk:
      return post != nullptr;
    default:
      return true;
  }
}

}  // namespace

std::vector<Role> in_order(const std::vector<Role>& roles) {
  auto out = roles;
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

Refusals grant_faults(std::string_view person, const std::vector<Role>& roles, const Scope& scope,
                      const std::vector<Account>& others) {
  Refusals out;
  std::vector<Role> administrators;
  std::copy_if(roles.begin(), roles.end(), std::back_inserter(administrators), is_administrator);
  if (administrators.size() > 1)
    out.push_back(refuse("account.two-administrators", {zh(administrators[0]), zh(administrators[1])}));
  if (!administrators.empty() && administrators.size() < roles.size()) {
    const auto beside = *std::find_if_not(roles.begin(), roles.end(), is_administrator);
    out.push_back(refuse("account.administrator-beside", {zh(administrators[0]), zh(beside)}));
  }
  for (const auto& other : others)
    for (const auto role : other.roles)
      if (other.person == person && is_administrator(role) && !administrators.empty() &&
          !has(administrators, role))
        out.push_back(refuse("account.two-administrators", {zh(role), zh(administrators[0])}));
  const bool is_inspector = has(roles, Role::inspector);
  if (is_inspector && roles.size() > 1) out.push_back(refuse("account.inspector-alone"));
  if (is_inspector && (!scope.from || !scope.to)) out.push_back(refuse("account.inspector-days"));
  const bool is_scoped = scope.from || scope.to || !scope.types.empty() || !scope.years.empty();
  const bool is_backward = scope.from && scope.to && *scope.to < *scope.from;
  if (is_backward || (is_scoped && !is_inspector)) out.push_back(refuse("account.scope"));
  return out;
}

Refusals grant_warnings(std::string_view person, const std::vector<Role>& roles,
                        const Organisation& organisation, Day today) {
  Refusals out;
  for (const auto role : roles)
    if (!holds_post(person, role, organisation, today))
      out.push_back(refuse("grant.no-post", {std::string(person), zh(role)}));
  return out;
}

}  // namespace jishi::accounts
