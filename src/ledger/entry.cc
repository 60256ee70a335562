#include "ledger/entry.h"

#include <algorithm>
#include <array>

#include "ledger/decimal.h"
#include "ledger/tile.h"

namespace jishi::ledger {

namespace {

constexpr std::size_t kMaxNameBytes = 200;
constexpr std::int64_t kMaxVersion = 1'000'000'000;
constexpr int kFirstYear = 1970;
constexpr int kLastYear = 2199;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_kind(std::string_view kind) {
  const auto dot = kind.find('.');
  if (dot == std::string_view::npos || kind.size() > kMaxNameBytes) return false;
  const auto is_word = [](std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), is_lower);
  };
  return is_word(kind.substr(0, dot)) && is_word(kind.substr(dot + 1));
}

// What JSON writes as it is, so that an entry has one spelling and needs no escapes.
bool is_name_letter(char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("._:/@+-").find(c) != std::string_view::npos;
}

bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= kMaxNameBytes &&
         std::all_of(name.begin(), name.end(), is_name_letter);
}

// The members in the order of RFC 8785, which is the order of their bytes.
enum Member { kActor, kAt, kCommitment, kId, kKind, kUnit, kVersion, kMembers };
constexpr std::array<std::string_view, kMembers> kOpenings = {
    R"({"actor":")", R"(","at":")",   R"(","commitment":")", R"(","id":")",
    R"(","kind":")", R"(","unit":")", R"(","version":)"};

constexpr std::size_t kUsualBytes = 320;

std::string write(const Entry& entry) {
  const std::string at = entry.at.iso();
  const std::string commitment = to_base64(as_bytes(entry.commitment));
  const std::string version = std::to_string(entry.version);
  const std::array<std::string_view, kMembers> values = {entry.actor, at,         commitment, entry.id,
                                                         entry.kind,  entry.unit, version};
  std::string bytes;
  bytes.reserve(kUsualBytes);
  for (std::size_t i = 0; i < kMembers; ++i) bytes.append(kOpenings[i]).append(values[i]);
  return bytes + "}";
}

std::string_view wrong_member(const Entry& entry) {
  if (!is_kind(entry.kind)) return "kind";
  if (!is_name(entry.id)) return "id";
  if (!is_name(entry.actor)) return "actor";
  if (!is_name(entry.unit)) return "unit";
  if (entry.version < 1 || entry.version > kMaxVersion) return "version";
  const int year = entry.at.day().year();
  if (year < kFirstYear || year > kLastYear) return "at";
  return {};
}

// An instant has several spellings; the one Instant::iso writes is to the second, or with all six digits when
// they are not all zero. (Writing it again to compare would cost more than the rest of the entry.)
bool is_our_spelling(std::string_view instant) {
  constexpr std::size_t whole = std::string_view("2023-04-05T06:07:08Z").size();
  constexpr std::string_view zero = ".000000Z";
  return instant.size() == whole || (instant.size() == whole + 7 && !instant.ends_with(zero));
}

// Cuts the bytes at the openings; nothing when one is missing.
std::optional<std::array<std::string_view, kMembers>> cut(std::string_view bytes) {
  std::array<std::string_view, kMembers> values;
  if (!bytes.starts_with(kOpenings[0]) || !bytes.ends_with('}')) return std::nullopt;
  bytes.remove_prefix(kOpenings[0].size());
  bytes.remove_suffix(1);
  for (std::size_t i = 0; i + 1 < kMembers; ++i) {
    const auto end = bytes.find('"');
    if (end == std::string_view::npos || !bytes.substr(end).starts_with(kOpenings[i + 1]))
      return std::nullopt;
    values[i] = bytes.substr(0, end);
    bytes.remove_prefix(end + kOpenings[i + 1].size());
  }
  values[kVersion] = bytes;
  return values;
}

}  // namespace

Result<std::string> format_entry(const Entry& entry) {
  if (const auto member = wrong_member(entry); !member.empty())
    return refuse("ledger.entry-member", {std::string(member)});
  return write(entry);
}

Result<Entry> parse_entry(std::string_view bytes) {
  const auto malformed = [] { return refuse("ledger.entry-malformed"); };
  const auto values = bytes.size() <= kMaxEntryBytes ? cut(bytes) : std::nullopt;
  if (!values) return malformed();
  Entry entry;
  entry.actor = (*values)[kActor];
  entry.id = (*values)[kId];
  entry.kind = (*values)[kKind];
  entry.unit = (*values)[kUnit];
  const auto at = Instant::from_iso((*values)[kAt]);
  const auto commitment = from_base64((*values)[kCommitment]);
  const auto hash = commitment ? hash_from_bytes(*commitment) : std::nullopt;
  const auto version = parse_decimal((*values)[kVersion]);
  if (!at || !hash || !version || *version > static_cast<std::uint64_t>(kMaxVersion)) return malformed();
  entry.at = *at;
  entry.commitment = *hash;
  entry.version = static_cast<std::int64_t>(*version);
  if (const auto member = wrong_member(entry); !member.empty())
    return refuse("ledger.entry-member", {std::string(member)});
  if (!is_our_spelling((*values)[kAt])) return malformed();
  return entry;
}

std::string new_salt() {
  return random_bytes(kSaltBytes);
}

Hash commit_to(std::string_view salt, std::string_view canonical_body) {
  return Sha256().add(salt).add(canonical_body).finish();
}

}  // namespace jishi::ledger
