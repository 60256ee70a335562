#include "app/record_draft.h"

#include <algorithm>

#include "domain/case.h"
#include "domain/happened.h"
#include "domain/record_checks.h"

namespace jishi::app {

namespace {

Refusals post_faults(const Organisation& organisation, const Record& draft) {
  auto posts = organisation.posts();
  const auto known = organisation_faults(posts);
  std::erase_if(posts, [&](const Post& post) { return post.record == draft.id; });
  posts.push_back(post_of(draft));
  auto out = organisation_faults(posts);
  std::erase_if(out, [&](const Refusal& reason) {
    return std::find(known.begin(), known.end(), reason) != known.end();
  });
  return out;
}

}  // namespace

Result<Record> judge_draft(const RecordType& type, Record draft, std::optional<int> year, Day today,
                           const Organisation& organisation) {
  derive(type, draft, false);
  const auto happened = happened_span(type, draft, year.value_or(today.year()));
  if (happened) {
    draft.happened = *happened;
    draft.year = year.value_or(happened->from().year());
  }
  Refusals reasons;
  for (auto& [field, reason] : why_not(type, draft, &organisation)) reasons.push_back(std::move(reason));
  if (!happened && reasons.empty()) return happened.error();
  if (type.id == "post" && reasons.empty()) reasons = post_faults(organisation, draft);
  if (!reasons.empty()) return reasons;
  return draft;
}

void take_over(const Record& before, std::string_view actor, Day day, std::string_view reason,
               Record& draft) {
  draft.origin = before.origin;
  draft.origin.is_corrected = !before.origin.file.empty();
  draft.trail = before.trail;
  if (draft.trail.empty()) return;
  draft.trail.push_back({std::string(kImportStep),
                         "",
                         std::string(actor),
                         day,
                         std::string(reason),
                         {refuse("case.changed-outside", {before.id, "更正"})},
                         ""});
}

}  // namespace jishi::app
