#include "import/people.h"

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>

#include "base/json.h"

namespace jishi::importing {

std::vector<Record> stored_posts(store::Store& store, store::UnitId unit) {
  std::vector<Record> out;
  store::RecordFilter filter;
  filter.type = "post";
  store.read()->each_record(unit, filter, [&](const store::HeadWithBody& row) {
    if (!row.entry.body) return true;
    auto body = parse_json(*row.entry.body);
    if (!body || !body->is_object()) return true;
    if (auto record = Record::from_body(body->get_object())) {
      record->id = row.head.id;
      out.push_back(std::move(*record));
    }
    return true;
  });
  return out;
}

std::vector<PostRow> without_repeats(std::vector<PostRow> rows) {
  // How often each content stands in each file; the file where it stands most often keeps its rows.
  std::map<Hash, std::map<std::string, int>> counts;
  for (const auto& row : rows) ++counts[content_digest(row.record)][row.file];
  std::vector<PostRow> out;
  for (auto& row : rows) {
    const auto& by_file = counts[content_digest(row.record)];
    const auto most = std::max_element(by_file.begin(), by_file.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->first == row.file) out.push_back(std::move(row));
  }
  return out;
}

Organisation organisation_of(const OrganisationWords& words, const std::vector<Record>& stored,
                             const std::vector<PostRow>& rows) {
  auto posts = stored;
  for (const auto& row : rows) posts.push_back(row.record);
  return Organisation(words, posts);
}

namespace {

struct Held {
  Post post;
  const PostRow* row;  // null: stored
};

// Stored posts that no row of the import is about to amend.
std::vector<Held> untouched(const RecordType& type, const std::vector<Record>& stored,
                            const std::vector<PostRow>& rows, int year) {
  std::set<Hash> keys;
  std::set<std::pair<std::string, std::int64_t>> places;
  for (const auto& row : rows) {
    keys.insert(key_digest(type, row.record));
    places.emplace(row.record.origin.file, row.record.origin.row);
  }
  std::vector<Held> out;
  for (const auto& record : stored)
    if (record.year == year && !keys.contains(key_digest(type, record)) &&
        !places.contains({record.origin.file, record.origin.row}))
      out.push_back({post_of(record), nullptr});
  return out;
}

void judge_pair(const Held& first, const Held& second, ProblemList& problems) {
  if (second.row == nullptr) return;
  for (auto& reason : organisation_faults({first.post, second.post}))
    problems.add({second.row->file, second.row->sheet, second.row->record.origin.row, "", second.post.person,
                  std::move(reason)});
}

void judge_pairs(const std::vector<const Held*>& group, bool of_one_person, ProblemList& problems) {
  for (std::size_t k = 1; k < group.size(); ++k)
    for (std::size_t i = 0; i < k; ++i) {
      if ((group[i]->post.person == group[k]->post.person) != of_one_person) continue;
      const auto before = problems.count();
      judge_pair(*group[i], *group[k], problems);
      if (problems.count() > before) break;  // one reason per row is enough
    }
}

void judge_year(const RecordType& type, const std::vector<Record>& stored, const std::vector<PostRow>& rows,
                int year, ProblemList& problems) {
  auto held = untouched(type, stored, rows, year);
  for (const auto& row : rows)
    if (row.record.year == year) held.push_back({post_of(row.record), &row});
  std::map<std::string, std::vector<const Held*>> by_person;
  std::vector<const Held*> chiefs;
  for (const auto& one : held) {
    by_person[one.post.person].push_back(&one);
    if (one.post.chief) chiefs.push_back(&one);
  }
  for (const auto& [person, group] : by_person) judge_pairs(group, true, problems);
  judge_pairs(chiefs, false, problems);
}

}  // namespace

void judge_people(const RecordType& post_type, const std::vector<Record>& stored,
                  const std::vector<PostRow>& rows, ProblemList& problems) {
  std::set<int> years;
  for (const auto& row : rows) years.insert(row.record.year);
  for (const int year : years) judge_year(post_type, stored, rows, year, problems);
}

}  // namespace jishi::importing
