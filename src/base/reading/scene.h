#pragma once
// What every reader of running text sees, and the form of a reader: nothing, or the mention that starts at
// pos or a little before it (a word like 约 or 截至), never before the end of the last one.

#include <optional>
#include <string>
#include <string_view>

#include "base/reading.h"
#include "base/reading/fold.h"
#include "base/reading/time_reading.h"

namespace jishi::reading {

struct Scene {
  std::u32string_view text;  // folded, the whole
  std::size_t floor = 0;     // end of the last mention
  YearSource years;
  std::optional<Day> as_of;
};

// Does the word stand right before pos, not before the floor?
inline bool stands_before(const Scene& scene, std::size_t pos, std::u32string_view word) {
  return pos >= scene.floor + word.size() && stands(scene.text, pos - word.size(), word);
}

std::optional<Mention> read_fixed_term(const Scene& scene, std::size_t pos);
std::optional<Mention> read_doc_number(const Scene& scene, std::size_t pos);
std::optional<Mention> read_frequency(const Scene& scene, std::size_t pos);
std::optional<Mention> read_fuzzy_time(const Scene& scene, std::size_t pos);
std::u32string first_characters_of_named_days();
std::optional<Mention> read_named_day(const Scene& scene, std::size_t pos);
// Also tells what the time writes of year and month, for the times after it.
std::optional<Mention> read_time_mention(const Scene& scene, std::size_t pos, TimeReading& written);
std::optional<Mention> read_clock(const Scene& scene, std::size_t pos);
std::optional<Mention> read_lone_weekday(const Scene& scene, std::size_t pos);
std::optional<Mention> read_ordinal_mention(const Scene& scene, std::size_t pos);
std::optional<Mention> read_share(const Scene& scene,
                                  std::size_t pos);  // percent, points, fraction, multiple
std::optional<Mention> read_quantity(const Scene& scene, std::size_t pos);  // money, duration, count, number

}  // namespace jishi::reading
