#include "base/json.h"

#include <algorithm>
#include <array>
#include <boost/json/basic_parser_impl.hpp>
#include <charconv>
#include <cmath>
#include <cstdlib>

namespace jishi {

namespace {

constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;
constexpr std::size_t kMaxDepth = 64;

// Sorted by UTF-16 code units: like bytes, but for characters beyond the BMP, whose surrogates sort before
// U+E000–U+FFFF.
int utf16_rank(unsigned char lead) {
  return lead >= 0xF0 ? 0xED * 2 + 1 : lead * 2;
}

bool utf16_less(std::string_view a, std::string_view b) {
  const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  if (x == a.end() || y == b.end()) return x == a.end() && y != b.end();
  return utf16_rank(static_cast<unsigned char>(*x)) < utf16_rank(static_cast<unsigned char>(*y)) ||
         (utf16_rank(static_cast<unsigned char>(*x)) == utf16_rank(static_cast<unsigned char>(*y)) &&
          static_cast<unsigned char>(*x) < static_cast<unsigned char>(*y));
}

void write_string(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out.append(text, plain, i - plain);
    plain = i + 1;
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\b':
        out += "\\b";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\n':
        out += "\\n";
        break;
      case '\f':
        out += "\\f";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += "\\u00";
        out += hex[c >> 4];
        out += hex[c & 15];
    }
  }
  out.append(text, plain, text.size() - plain);
  out += '"';
}

void write_integer(std::string& out, std::int64_t value) {
  if (value > kMaxInteger || value < -kMaxInteger) std::abort();
  std::array<char, 24> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value).ptr;
  out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

// ECMAScript's Number::toString, as RFC 8785 §3.2.2.3 asks.
void write_double(std::string& out, double value) {
  if (!std::isfinite(value)) std::abort();
  if (value == 0) {
    out += '0';
    return;
  }
  std::array<char, 40> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::fabs(value),
                                 std::chars_format::scientific)
                       .ptr;
  const std::string_view written(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
  const auto e = written.find('e');
  std::string digits(written.substr(0, e));
  std::erase(digits, '.');
  int exponent = std::atoi(written.data() + e + 1);
  if (value < 0) out += '-';
  const int n = exponent + 1;  // digits before the point
  const int k = static_cast<int>(digits.size());
  if (k <= n && n <= 21) {
    out += digits + std::string(static_cast<std::size_t>(n - k), '0');
  } else if (n > 0 && n <= 21) {
    out += digits.substr(0, static_cast<std::size_t>(n)) + "." + digits.substr(static_cast<std::size_t>(n));
  } else if (n > -6 && n <= 0) {
    out += "0." + std::string(static_cast<std::size_t>(-n), '0') + digits;
  } else {
    out += digits.substr(0, 1);
    if (k > 1) out += "." + digits.substr(1);
    out += n - 1 >= 0 ? "e+" : "e-";
    out += std::to_string(std::abs(n - 1));
  }
}

void write(std::string& out, const Json& value);

void write_object(std::string& out, const JsonObject& object) {
  std::vector<const JsonObject::value_type*> members;
  members.reserve(object.size());
  for (const auto& member : object) members.push_back(&member);
  std::sort(members.begin(), members.end(),
            [](const auto* a, const auto* b) { return utf16_less(a->key(), b->key()); });
  out += '{';
  bool first = true;
  for (const auto* member : members) {
    if (!first) out += ',';
    first = false;
    write_string(out, member->key());
    out += ':';
    write(out, member->value());
  }
  out += '}';
}

void write(std::string& out, const Json& value) {
  switch (value.kind()) {
    case boost::json::kind::null:
      out += "null";
      break;
    case boost::json::kind::bool_:
      out += value.get_bool() ? "true" : "false";
      break;
    case boost::json::kind::int64:
      write_integer(out, value.get_int64());
      break;
    case boost::json::kind::uint64:
      if (value.get_uint64() > static_cast<std::uint64_t>(kMaxInteger)) std::abort();
      write_integer(out, static_cast<std::int64_t>(value.get_uint64()));
      break;
    case boost::json::kind::double_:
      write_double(out, value.get_double());
      break;
    case boost::json::kind::string:
      write_string(out, value.get_string());
      break;
    case boost::json::kind::array: {
      out += '[';
      bool first = true;
      for (const auto& item : value.get_array()) {
        if (!first) out += ',';
        first = false;
        write(out, item);
      }
      out += ']';
      break;
    }
    case boost::json::kind::object:
      write_object(out, value.get_object());
      break;
  }
}

using boost::json::error_code;

// Builds the value and refuses what Boost.JSON would let pass: duplicate members, numbers no double holds
// exactly.
struct StrictHandler {
  constexpr static std::size_t max_object_size = static_cast<std::size_t>(-1);
  constexpr static std::size_t max_array_size = static_cast<std::size_t>(-1);
  constexpr static std::size_t max_key_size = 1u << 20;
  constexpr static std::size_t max_string_size = static_cast<std::size_t>(-1);
  using Text = boost::json::string_view;

  boost::json::value_stack stack;
  std::vector<std::vector<std::string>> keys;
  std::string key;
  std::string fault;

  bool refuse_with(std::string what, error_code& ec) {
    fault = std::move(what);
    ec = boost::json::error::syntax;
    return false;
  }

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) {
    keys.emplace_back();
    return true;
  }
  bool on_object_end(std::size_t n, error_code& ec) {
    auto names = std::move(keys.back());
    keys.pop_back();
    std::sort(names.begin(), names.end());
    if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
      return refuse_with("duplicate member " + *twice, ec);
    stack.push_object(n);
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t n, error_code&) {
    stack.push_array(n);
    return true;
  }
  bool on_key_part(Text part, std::size_t, error_code&) {
    key += part;
    stack.push_chars(part);
    return true;
  }
  bool on_key(Text part, std::size_t, error_code&) {
    key += part;
    keys.back().push_back(std::exchange(key, {}));
    stack.push_key(part);
    return true;
  }
  bool on_string_part(Text part, std::size_t, error_code&) {
    stack.push_chars(part);
    return true;
  }
  bool on_string(Text part, std::size_t, error_code&) {
    stack.push_string(part);
    return true;
  }
  bool on_number_part(Text, error_code&) { return true; }
  bool on_int64(std::int64_t value, Text text, error_code& ec) {
    if (value > kMaxInteger || value < -kMaxInteger)
      return refuse_with("number too large: " + std::string(text), ec);
    stack.push_int64(value);
    return true;
  }
  bool on_uint64(std::uint64_t, Text text, error_code& ec) {
    return refuse_with("number too large: " + std::string(text), ec);
  }
  bool on_double(double rough, Text text, error_code& ec) {
    // Read again from its text: Boost.JSON's own reading may be off by a unit in the last place.
    double value = rough;
    std::from_chars(text.data(), text.data() + text.size(), value);
    // Beyond 2^53 all are integers; below 1e21 they are written as such and could not be read again.
    const bool unsafe = std::fabs(value) > static_cast<double>(kMaxInteger) && std::fabs(value) < 1e21;
    if (!std::isfinite(value) || unsafe) return refuse_with("number too large: " + std::string(text), ec);
    stack.push_double(value);
    return true;
  }
  bool on_bool(bool value, error_code&) {
    stack.push_bool(value);
    return true;
  }
  bool on_null(error_code&) {
    stack.push_null();
    return true;
  }
  bool on_comment_part(Text, error_code&) { return true; }
  bool on_comment(Text, error_code&) { return true; }
};

void write_pretty(std::string& out, const Json& value, std::size_t depth) {
  const auto indent = [&](std::size_t n) { out += '\n' + std::string(n * 2, ' '); };
  if (value.is_object() && !value.get_object().empty()) {
    out += '{';
    bool first = true;
    for (const auto& member : value.get_object()) {
      if (!first) out += ',';
      first = false;
      indent(depth + 1);
      write_string(out, member.key());
      out += ": ";
      write_pretty(out, member.value(), depth + 1);
    }
    indent(depth);
    out += '}';
  } else if (value.is_array() && !value.get_array().empty()) {
    out += '[';
    bool first = true;
    for (const auto& item : value.get_array()) {
      if (!first) out += ',';
      first = false;
      indent(depth + 1);
      write_pretty(out, item, depth + 1);
    }
    indent(depth);
    out += ']';
  } else {
    write(out, value);
  }
}

}  // namespace

std::string canonical(const Json& value) {
  std::string out;
  out.reserve(256);
  write(out, value);
  return out;
}

void append_canonical(std::string& out, const Json& value) {
  write(out, value);
}

Result<Json> parse_json(std::string_view text, std::size_t max_bytes) {
  if (text.size() > max_bytes) return refuse("json.too-large", {std::to_string(max_bytes)});
  boost::json::parse_options options;
  options.max_depth = kMaxDepth;
  boost::json::basic_parser<StrictHandler> parser(options);
  auto& handler = parser.handler();
  handler.stack.reset();
  error_code error;
  const auto read = parser.write_some(false, text.data(), text.size(), error);
  const bool rest_is_space =
      std::all_of(text.begin() + static_cast<std::ptrdiff_t>(read), text.end(),
                  [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; });
  if (!error && (!parser.done() || !rest_is_space)) error = boost::json::error::extra_data;
  if (error) return refuse("json.invalid", {handler.fault.empty() ? error.message() : handler.fault});
  return handler.stack.release();
}

std::string pretty(const Json& value) {
  std::string out;
  write_pretty(out, value, 0);
  return out;
}

std::string_view text_of(const JsonObject& object, std::string_view member) {
  const auto* value = object.if_contains(member);
  return value != nullptr && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

}  // namespace jishi
