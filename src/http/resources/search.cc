// Search over numbers, titles and texts; confidential content is not searched, for anybody.

#include <algorithm>

#include "base/text.h"
#include "http/pages_of_lists.h"
#include "http/resources/tables.h"

namespace jishi::http {

namespace {

using accounts::Right;

constexpr std::size_t kAround = 24;  // code points of a hit's surroundings

// The line a word stands in, shortened.
std::string excerpt(const std::string& words, const std::string& word) {
  const auto at = words.find(word);
  auto begin = words.rfind('\n', at);
  begin = begin == std::string::npos ? 0 : begin + 1;
  const auto line = to_u32(words.substr(begin, words.find('\n', at) - begin));
  const auto hit = to_u32(words.substr(begin, at - begin)).size();
  const auto from = hit > kAround ? hit - kAround : 0;
  const auto piece = std::u32string_view(line).substr(from, 3 * kAround);
  return (from > 0 ? "…" : "") + to_utf8(piece) + (from + piece.size() < line.size() ? "…" : "");
}

// Words of the number or the title, which stand first, go before words of the text.
int rank_of(const ShelfRow& row, const std::vector<std::string>& words) {
  const auto head = std::string_view(row.words).substr(0, row.words.find('\n'));
  int out = 0;
  for (const auto& word : words)
    if (head.find(word) == std::string_view::npos) ++out;
  return out;
}

Result<Reply> search(Call& call) {
  std::vector<std::string> words;
  for (auto& word : split(folded(call.text("q")), " "))
    if (!word.empty()) words.push_back(std::move(word));
  struct Hit {
    int rank;
    ShelfRowPtr row;
  };
  std::vector<Hit> hits;
  const auto& sight = call.sight();
  call.office.shelf.refresh();
  if (!words.empty())
    call.office.shelf.each([&](const ShelfRowPtr& row) {
      const bool is_hit = row->status <= RecordStatus::filed &&
                          sight.is_in_scope(row->key.type, row->key.year) &&
                          std::all_of(words.begin(), words.end(),
                                      [&](const std::string& word) { return row->has_word(word); });
      if (is_hit) hits.push_back({rank_of(*row, words), row});
      return true;
    });
  const auto ask = page_ask(call);
  if (!ask) return ask.error();
  std::size_t at = ask->place.empty() ? 0 : static_cast<std::size_t>(std::atoll(ask->place.c_str()));
  // Nobody asks for the order of what stands on later pages.
  const auto shown = std::min(hits.size(), at + ask->limit);
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(shown), hits.end(),
                    [](const Hit& a, const Hit& b) {
                      return std::tuple(a.rank, -static_cast<std::int64_t>(a.row->entry)) <
                             std::tuple(b.rank, -static_cast<std::int64_t>(b.row->entry));
                    });
  JsonArray items;
  for (; at < hits.size() && items.size() < ask->limit; ++at) {
    const auto& row = *hits[at].row;
    Record named;
    named.year = row.key.year;
    named.sequence = row.key.sequence;
    items.push_back(JsonObject{{"kind", row.of_case ? "case" : "record"},
                               {"id", row.id},
                               {"number", record_number(*row.type, named)},
                               {"type", row.key.type},
                               {"type_zh", row.type->zh},
                               {"title", row.title},
                               {"happened", row.from.iso()},
                               {"excerpt", excerpt(row.words, words.front())}});
  }
  return reply_page(call, std::move(items), at < hits.size() ? std::to_string(at) : "", hits.size());
}

}  // namespace

std::vector<Route> search_routes() {
  return {{"GET",
           "/search",
           "search",
           "search",
           "按编号、标题和内容查找",
           "find by number, title and text",
           Right::records_read,
           kLists,
           {{"q", Param::Kind::text, "关键词，空格分开", "words", "", 0, 0, true}},
           "",
           "hit",
           "",
           search}};
}

}  // namespace jishi::http
