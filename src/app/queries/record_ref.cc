#include "app/queries/record_ref.h"

#include <array>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "domain/record.h"

namespace jishi::app {

namespace {

struct Number {
  std::string word;  // 会议
  int year = 0;
  int sequence = 0;
};

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size() || value < 1)
    return std::nullopt;
  return value;
}

std::string with_round_brackets(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> pairs = {
      {{"〔", "("}, {"〕", ")"}, {"[", "("}, {"]", ")"}, {"【", "("}, {"】", ")"}}};
  for (const auto& [from, to] : pairs) text = replace_all(std::move(text), from, to);
  return text;
}

std::optional<Number> read_number(std::string_view text) {
  if (!is_utf8(text)) return std::nullopt;
  const auto whole = with_round_brackets(squeeze(text));
  std::string_view rest = whole;
  // As a register shows an amended one: 会议〔2023〕3号（更正）.
  if (constexpr std::string_view amended = "(更正)"; rest.ends_with(amended))
    rest.remove_suffix(amended.size());
  if (constexpr std::string_view end = "号"; rest.ends_with(end)) rest.remove_suffix(end.size());
  const auto open = rest.find('(');
  const auto close = open == std::string_view::npos ? open : rest.find(')', open);
  if (close == std::string_view::npos) return std::nullopt;
  auto last = rest.substr(close + 1);
  if (constexpr std::string_view ordinal = "第"; last.starts_with(ordinal))
    last.remove_prefix(ordinal.size());
  const auto year = whole_number(rest.substr(open + 1, close - open - 1));
  const auto sequence = whole_number(last);
  if (!year || !sequence) return std::nullopt;
  return Number{std::string(rest.substr(0, open)), *year, *sequence};
}

bool is_word_of(const RecordType& type, const std::string& word) {
  return squeeze(type.number_word.empty() ? type.zh : type.number_word) == word;
}

}  // namespace

Result<std::string> record_id_of(const store::Reader& reader, store::UnitId unit,
                                 const catalogue::Catalogue& catalogue, std::string_view text) {
  if (reader.record(unit, text)) return std::string(text);
  std::vector<std::string> found;
  if (const auto number = read_number(text))
    for (const auto& type : catalogue.records()) {
      auto id = Record::make_id(type.id, number->year, number->sequence);
      if (is_word_of(type, number->word) && reader.record(unit, id)) found.push_back(std::move(id));
    }
  if (found.empty()) return refuse("record.none", {std::string(text)});
  if (found.size() > 1) return refuse("record.ambiguous", {std::string(text), join(found, "、")});
  return found.front();
}

}  // namespace jishi::app
