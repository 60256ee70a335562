#include "base/english_words.h"

#include <memory>
#include <mutex>

#include "base/span_text.h"
#include "base/text.h"

namespace jishi {

namespace {

std::mutex& guard() {
  static std::mutex mutex;
  return mutex;
}

EnglishWords& added() {
  static EnglishWords words;
  return words;
}

std::shared_ptr<const EnglishWords>& kept() {
  static std::shared_ptr<const EnglishWords> words = std::make_shared<EnglishWords>();
  return words;
}

std::shared_ptr<const EnglishWords> current() {
  const std::lock_guard lock(guard());
  return kept();
}

std::string one_in_english(std::string_view text, const EnglishWords& words) {
  if (const auto found = words.find(text); found != words.end()) return found->second;
  if (text == "没有") return "none";
  // 报告进展（report): what stands in the brackets is an id.
  constexpr std::string_view opening = "（";
  constexpr std::string_view closing = "）";
  if (const auto at = text.find(opening); at != std::string_view::npos && text.ends_with(closing))
    if (const auto found = words.find(text.substr(0, at)); found != words.end()) {
      text.remove_prefix(at + opening.size());
      return found->second + " (" + std::string(text.substr(0, text.size() - closing.size())) + ")";
    }
  // Only what stands in Chinese signs: a number or an id is no day here.
  if (text.find("年") != std::string_view::npos && is_utf8(text))
    if (const auto reading = read_span(text)) return reading->span.iso();
  return std::string(text);
}

}  // namespace

void set_english_words(EnglishWords words) {
  const std::lock_guard lock(guard());
  words.insert(added().begin(), added().end());
  kept() = std::make_shared<const EnglishWords>(std::move(words));
}

void add_english_words(const EnglishWords& words) {
  const std::lock_guard lock(guard());
  added().insert(words.begin(), words.end());
  auto all = *kept();
  all.insert(words.begin(), words.end());
  kept() = std::make_shared<const EnglishWords>(std::move(all));
}

std::string in_english(std::string_view text) {
  const auto words = current();
  if (words->contains(text) || text.find("、") == std::string_view::npos) return one_in_english(text, *words);
  std::string out;
  for (const auto& part : split(text, "、")) out += (out.empty() ? "" : ", ") + one_in_english(part, *words);
  return out;
}

}  // namespace jishi
