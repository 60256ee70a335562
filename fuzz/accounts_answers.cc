// What an identity provider might say: answers, addresses and tokens. A token without a key is never taken.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "accounts/http_answer.h"
#include "accounts/id_token.h"
#include "accounts/secret.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace jishi;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto answer = accounts::parse_answer(bytes);
  if (answer && answer->body.size() > bytes.size()) std::abort();
  if (const auto address = accounts::parse_address(bytes); address && !address->target.starts_with('/'))
    std::abort();
  if (const auto decoded = accounts::from_base64url(bytes);
      decoded && accounts::to_base64url(*decoded) != bytes)
    std::abort();
  static const JsonObject none = {{"keys", JsonArray()}};
  if (accounts::read_id_token(bytes, none, {"i", "c", "n", Instant()})) std::abort();
  return 0;
}
