// What comes in a request and is ours to read: path, query and body against every route and schema, and who a
// proxy says that asks.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "http/forwarded.h"
#include "http/router.h"
#include "http/schemas.h"
#include "http/shape.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jishi;
  using namespace jishi::http;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto line = bytes.substr(0, bytes.find('\n'));
  const auto body = line.size() < bytes.size() ? bytes.substr(line.size() + 1) : std::string_view{};
  const auto asker = asker_of("127.0.0.1", false, {{"x-forwarded-for", std::string(line)}}, {"127.0.0.1"});
  if (!plain_address(asker.peer) && asker.peer != "via 127.0.0.1") __builtin_trap();
  const auto mark = line.find('?');
  const auto match = match_route("POST", std::string(kBase) + "/" + std::string(line.substr(0, mark)));
  if (match.route != nullptr && mark != std::string_view::npos) {
    const auto pair = line.substr(mark + 1);
    const auto equals = pair.find('=');
    const auto value = equals == std::string_view::npos ? std::string_view{} : pair.substr(equals + 1);
    (void)query_faults(*match.route, {{std::string(pair.substr(0, equals)), std::string(value)}});
  }
  const auto json = parse_json(body, kMostJsonBytes);
  if (!json) return 0;
  for (const auto& [name, schema] : named_schemas()) {
    const auto reasons = why_not_of(schema.as_object(), *json, named_schemas());
    if (reasons.size() > 20) __builtin_trap();
  }
  return 0;
}
