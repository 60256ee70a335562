#pragma once
// Pages of lists: limit and cursor. A cursor is a place in a list, bound to the query it came from and to
// this run of the server: one that was changed or belongs to another query is refused.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "http/call.h"
#include "report/grid.h"

namespace jishi::http {

struct PageAsk {
  std::size_t limit = kUsualItems;
  std::string place;  // of the cursor; empty: the first page
};
// Refused: a cursor that is not of this query.
Result<PageAsk> page_ask(const Call& call);
std::string cursor_of(const Call& call, std::string_view place);

// {"items","next","total"}; next_place empty: the last page.
Reply reply_page(const Call& call, JsonArray items, const std::string& next_place,
                 std::optional<std::uint64_t> total);
// The same of items that are JSON texts already.
Reply reply_page(const Call& call, const std::vector<ItemTexts::Text>& items, const std::string& next_place,
                 std::uint64_t total);
// A list that is at hand whole.
Result<Reply> reply_list(const Call& call, JsonArray all);
// ?format=csv|xlsx. Precondition: it is one of them.
Result<Reply> reply_grid(const Call& call, const report::Grid& grid, const std::string& name);

}  // namespace jishi::http
