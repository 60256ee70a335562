#include "http/response_head.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace jishi::http {

namespace {

constexpr std::array kOwn = {std::string_view("date"),
                             std::string_view("server"),
                             std::string_view("connection"),
                             std::string_view("content-length"),
                             std::string_view("transfer-encoding"),
                             kAccountHeader,
                             kRouteHeader};

constexpr std::array<std::pair<unsigned, std::string_view>, 36> kPhrases = {
    {{100, "Continue"},
     {200, "OK"},
     {201, "Created"},
     {202, "Accepted"},
     {204, "No Content"},
     {206, "Partial Content"},
     {301, "Moved Permanently"},
     {302, "Found"},
     {303, "See Other"},
     {304, "Not Modified"},
     {307, "Temporary Redirect"},
     {308, "Permanent Redirect"},
     {400, "Bad Request"},
     {401, "Unauthorized"},
     {403, "Forbidden"},
     {404, "Not Found"},
     {405, "Method Not Allowed"},
     {406, "Not Acceptable"},
     {408, "Request Timeout"},
     {409, "Conflict"},
     {410, "Gone"},
     {411, "Length Required"},
     {412, "Precondition Failed"},
     {413, "Content Too Large"},
     {414, "URI Too Long"},
     {415, "Unsupported Media Type"},
     {416, "Range Not Satisfiable"},
     {417, "Expectation Failed"},
     {422, "Unprocessable Content"},
     {428, "Precondition Required"},
     {429, "Too Many Requests"},
     {431, "Request Header Fields Too Large"},
     {500, "Internal Server Error"},
     {501, "Not Implemented"},
     {503, "Service Unavailable"},
     {505, "HTTP Version Not Supported"}}};

bool is_name(std::string_view name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return c == '-' || c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  });
}

bool is_value(std::string_view value) {
  return value.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

void add(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string_view reason_phrase(unsigned status) {
  for (const auto& [known, phrase] : kPhrases)
    if (known == status) return phrase;
  return "Other";
}

bool has_no_body(unsigned status) {
  return status < 200 || status == 204 || status == 304;
}

std::string header_of(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers)
    if (key == name) return value;
  return {};
}

std::string http_date(std::int64_t seconds) {
  constexpr std::array days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto time = static_cast<std::time_t>(seconds);
  std::tm tm{};
  gmtime_r(&time, &tm);
  const auto two = [](int n) {
    return std::string{static_cast<char>('0' + n / 10 % 10), static_cast<char>('0' + n % 10)};
  };
  return std::string(days[static_cast<std::size_t>(tm.tm_wday)]) + ", " + two(tm.tm_mday) + " " +
         months[static_cast<std::size_t>(tm.tm_mon)] + " " + std::to_string(1900 + tm.tm_year) + " " +
         two(tm.tm_hour) + ":" + two(tm.tm_min) + ":" + two(tm.tm_sec) + " GMT";
}

std::string response_head(const Response& response, const Framing& framing, std::string_view date) {
  std::string out;
  out.reserve(512);
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n");
  add(out, "date", date);
  for (const auto& [name, value] : response.headers)
    if (std::find(kOwn.begin(), kOwn.end(), name) == kOwn.end() && is_name(name) && is_value(value))
      add(out, name, value);
  if (framing.length) add(out, "content-length", std::to_string(*framing.length));
  if (framing.is_chunked) add(out, "transfer-encoding", "chunked");
  if (framing.is_last) add(out, "connection", "close");
  out.append("\r\n");
  return out;
}

}  // namespace jishi::http
