#pragma once
// One cell or field, read strictly: all of it must be one time, one count or one yes/no. Text around it is
// refused. Shapes: docs/formats/readings.md. Precondition of all: UTF-8. Safe from any thread; no allocation
// for ASCII dates.

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/result.h"
#include "base/span.h"

namespace jishi {

struct SpanReading {
  Span span;
  bool year_inherited = false;  // the default year was used
};

// 2023-03-14 · 2023/3/14 · 2023.3.14 · 20230314 · 2023-03 · 2023年3月14日（星期二） · 2023-03-14 00:00:00 ·
// 3月14日 · 2023年上半年 · 一季度 · 2023年 · 9月中旬 · 1—6月 · 3月14日至4月27日 · 2023年12月20日至次年1月5日
// · full-width and Chinese numerals · what Span::iso writes. Refusals: date.none (2月30日), date.weekday,
// date.order (end before start), date.year-needed (no year in it and none given), date.unread, date.fuzzy
// (年初).
Result<SpanReading> read_span(std::string_view cell, std::optional<int> default_year = std::nullopt);

// 12 · １２ · 12人 · 12.0 · 十二 · 12 次 · 1,200. Refusals: count.unread, count.approximate (20余人),
// count.not-whole, count.negative, count.too-large (beyond 2^53−1).
Result<std::int64_t> read_count(std::string_view cell);

// 是 √ ✓ 有 1 Y yes true → true; 否 × 无 0 N no false and an empty cell → false. Refusal: flag.unread.
Result<bool> read_flag(std::string_view cell);

}  // namespace jishi
