#pragma once
// Route: one row of the API: what the router asks before a handler sees the request, and what the OpenAPI
// document says. The tables stand in resources/, one per noun.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/rights.h"
#include "base/result.h"
#include "http/reply.h"

namespace jishi::http {

struct Call;

struct Param {
  enum class Kind { text, number, day, year, flag, choice };
  std::string_view name;
  Kind kind = Kind::text;
  std::string_view zh;
  std::string_view en;
  std::string_view choices = {};  // a|b|c
  int least = 0;                  // of a number
  int most = 0;
  bool is_required = false;
};

// What a row asks for beyond its right.
enum Asks : unsigned {
  kOpen = 1,              // anybody, without an account
  kWrites = 2,            // Idempotency-Key
  kEdits = 4,             // If-Match
  kUploads = 8,           // the body is a file, streamed to the disk
  kLists = 16,            // limit and cursor; the answer is {"items","next","total"} of `gives`
  kLong = 32,             // works for long: few at a time
  kWithOldPassword = 64,  // also for an account that has to change its password first
  kOpensFile = 128,       // takes a file apart: some at a time
};

struct Route {
  std::string_view method;
  std::string_view path;  // after /api/v1, with {names}
  std::string_view id;    // fileRecord
  std::string_view tag;
  std::string_view zh;
  std::string_view en;
  accounts::Right right;
  unsigned asks = 0;
  std::vector<Param> params;
  std::string_view takes;  // schema of the body; empty: none
  std::string_view gives;  // schema of the answer; empty: none, or bytes when `media` says so
  std::string_view media;  // of answers that are files: "text/calendar|application/pdf"
  Result<Reply> (*handler)(Call& call);
  std::uint64_t most_bytes = 0;  // of an upload

  bool asks_for(Asks what) const { return (asks & what) != 0; }
  bool is_read() const { return method == "GET"; }
};

// Every row, noun by noun.
const std::vector<Route>& routes();

inline constexpr std::string_view kBase = "/api/v1";
inline constexpr int kMostItems = 100;
inline constexpr int kUsualItems = 50;
inline constexpr std::size_t kMostRows = 100'000;  // of a list as a file
inline constexpr std::uint64_t kMostJsonBytes = 1u << 20;

}  // namespace jishi::http
