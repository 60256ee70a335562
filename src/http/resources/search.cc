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

// Nothing: it does not hold them all. Words of the number or the title, which stand first, go before words
// of the text.
std::optional<int> rank_of(const ShelfRow& row, const std::vector<std::string>& words) {
  int out = 0;
  for (const auto& word : words) {
    const auto at = row.find_word(word);
    if (at == std::string::npos) return std::nullopt;
    if (at >= row.head_size) ++out;
  }
  return out;
}

Result<Reply> search(Call& call) {
  std::vector<std::string> words;
  for (auto& word : split(folded(call.text("q")), " "))
    if (!word.empty()) words.push_back(std::move(word));
  const auto ask = page_ask(call);
  if (!ask) return ask.error();
  std::size_t at = ask->place.empty() ? 0 : static_cast<std::size_t>(std::atoll(ask->place.c_str()));
  std::size_t total = 0;
  std::vector<ShelfRowPtr> rows;  // up to the end of this page
  const auto& sight = call.sight();
  call.office.shelf.refresh();
  call.office.shelf.with_registers("", {}, [&](const std::vector<const ShelfRegister*>& registers) {
    std::vector<Ranked> hits;
    for (const auto* of : registers) {
      if (words.empty() || !sight.is_in_scope(of->type->id, of->year)) continue;
      for (std::size_t n = 0; n < of->places.size(); ++n) {
        fetch_words_ahead(of->places, n);
        const auto& place = of->places[n];
        if (place.status > RecordStatus::filed) continue;
        if (const auto rank = rank_of(*place.row, words))
          hits.push_back({*rank, -static_cast<std::int64_t>(place.entry), &place});
      }
    }
    total = hits.size();
    rows = first_of(std::move(hits), at + ask->limit);
  });
  JsonArray items;
  for (; at < rows.size(); ++at) {
    const auto& row = *rows[at];
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
  return reply_page(call, std::move(items), at < total ? std::to_string(at) : "", total);
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
