#pragma once
// CanonicalText: the members of a canonical JSON object (RFC 8785) as the bytes they stand in, without
// building values: verification looks at three or four of them in every body.

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace jishi::app {

class CanonicalText {
 public:
  // False when the text is no object in its form (it may still be no valid JSON inside). The text must
  // outlive this.
  bool read(std::string_view text);
  // The value's bytes; nothing when there is no such member. `name` needs no escapes.
  std::optional<std::string_view> member(std::string_view name) const;

 private:
  std::vector<std::pair<std::string_view, std::string_view>> members_;
};

}  // namespace jishi::app
