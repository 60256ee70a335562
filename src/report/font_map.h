#pragma once
// Which families set which part of an official document (GB/T 9704 names kinds of type, not files). Each role
// lists families in order of preference; the first that the system owns is used, and a character it lacks is
// taken from the next one that has it.

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace jishi::report {

enum class FontRole { xiaobiaosong, fangsong, heiti, kaiti, songti, latin };
inline constexpr std::size_t kFontRoles = 6;

// The name a font map file uses: "xiaobiaosong" …
std::string_view font_role_name(FontRole role);

struct FontMap {
  // By role, none empty. The defaults begin with the families offices license and end in free ones.
  std::array<std::vector<std::string>, kFontRoles> families;

  FontMap();
  const std::vector<std::string>& of(FontRole role) const { return families[static_cast<std::size_t>(role)]; }
};

// Lines "role = Family A, Family B"; empty lines and lines from # on are skipped. Roles not named keep their
// defaults; the defaults also stand behind the families given, so that no character is lost. Refused with the
// line: no "=", an unknown or repeated role, no family.
Result<FontMap> parse_font_map(std::string_view text, std::string_view name);

}  // namespace jishi::report
