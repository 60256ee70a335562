#include "domain/other_records.h"

#include "base/text.h"
#include "domain/rules/values.h"

namespace jishi {

namespace {

using Keys = std::vector<std::string>;

Keys key_like(const Record& record, const std::vector<std::string>& fields) {
  JsonArray values{record.year};
  for (const auto& field : fields) {
    const auto* value = record.fields.if_contains(field);
    if (value == nullptr) return {};
    values.push_back(*value);
  }
  return {canonical(values)};
}

}  // namespace

const std::vector<Record>& OtherRecords::of(std::string_view type) {
  const auto found = loaded_.find(type);
  if (found != loaded_.end()) return found->second;
  return loaded_.emplace(type, load_(type)).first->second;
}

template <class KeysOf>
const OtherRecords::List& OtherRecords::look_up(std::string_view type, std::string index,
                                                const std::string& key, KeysOf keys_of) {
  static const List kNone;
  const auto& records = of(type);
  const auto [found, is_new] = indices_.try_emplace({std::string(type), std::move(index)});
  auto& lists = found->second;
  if (is_new)
    for (const auto& record : records)
      for (auto& of_record : keys_of(record)) {
        auto& list = lists[std::move(of_record)];
        if (list.empty() || list.back() != &record) list.push_back(&record);
      }
  const auto list = lists.find(key);
  return list == lists.end() ? kNone : list->second;
}

const Record* OtherRecords::find(std::string_view type, std::string_view id) {
  const auto& list =
      look_up(type, "id", std::string(id), [](const Record& record) { return Keys{record.id}; });
  return list.empty() ? nullptr : list.front();
}

const OtherRecords::List& OtherRecords::of_year(std::string_view type, int year) {
  return look_up(type, "year", std::to_string(year),
                 [](const Record& record) { return Keys{std::to_string(record.year)}; });
}

const OtherRecords::List& OtherRecords::naming(std::string_view type, std::string_view field,
                                               std::string_view word) {
  return look_up(type, "naming " + std::string(field), std::string(word),
                 [field](const Record& record) { return rules_detail::names_of(record, field); });
}

const OtherRecords::List& OtherRecords::like(const Record& record, const std::vector<std::string>& fields) {
  const auto key = key_like(record, fields);
  return look_up(record.type, "like " + join(fields, " "), key.empty() ? "" : key.front(),
                 [&](const Record& other) { return key_like(other, fields); });
}

}  // namespace jishi
