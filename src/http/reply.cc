#include "http/reply.h"

namespace jishi::http {

namespace {

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
  std::string out;
  for (const char c : text) {
    if (plain.find(c) != std::string_view::npos) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return out;
}

}  // namespace

Reply reply_file(Body body, std::string_view media, std::string_view name) {
  Reply out{200, {{"content-type", std::string(media)}}, std::move(body)};
  out.headers.emplace_back("content-disposition", "attachment; filename*=UTF-8''" + percent_encoded(name));
  // What people uploaded is never taken for a page of ours.
  out.headers.emplace_back("x-content-type-options", "nosniff");
  out.headers.emplace_back("content-security-policy", "default-src 'none'; sandbox");
  return out;
}

}  // namespace jishi::http
