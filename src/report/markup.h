#pragma once
// Text inside XML and HTML.

#include <string>
#include <string_view>

namespace jishi::report {

// & < > " ' as entities; characters XML 1.0 forbids are dropped.
std::string escape_markup(std::string_view utf8);

// JSON text that may stand inside <script>: < > & and the line separators as \u escapes.
std::string escape_script_json(std::string_view json);

}  // namespace jishi::report
