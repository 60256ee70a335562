#include "base/refusal.h"

#include <cstdio>
#include <cstdlib>
#include <unordered_map>

#include "base/english_words.h"
#include "base/text.h"

namespace jishi {

const std::vector<RefusalRow>& refusal_rows() {
  static const std::vector<RefusalRow> rows = {
#define R(code, category, zh, zh_remedy, en, en_remedy) \
  {code, Category::category, zh, zh_remedy, en, en_remedy},
#include "base/refusals.def"
#undef R
  };
  return rows;
}

namespace {

const RefusalRow* find_row(std::string_view code) {
  static const auto* index = [] {
    auto* map = new std::unordered_map<std::string_view, const RefusalRow*>;
    for (const auto& row : refusal_rows()) map->emplace(row.code, &row);
    return map;
  }();
  const auto it = index->find(code);
  return it == index->end() ? nullptr : it->second;
}

std::string fill(std::string_view pattern, const std::vector<std::string>& args) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto rest = pattern.substr(i);
    const bool is_digit = rest.size() > 2 && rest[0] == '{' && rest[1] >= '0' && rest[1] <= '9';
    const bool is_name = is_digit && rest.substr(2).starts_with("~}");
    if (!is_name && !(is_digit && rest[2] == '}')) {
      out += pattern[i];
      continue;
    }
    const auto n = static_cast<std::size_t>(rest[1] - '0');
    if (n < args.size()) out += is_name ? in_english(args[n]) : args[n];
    i += is_name ? 3 : 2;
  }
  return out;
}

}  // namespace

Refusal refuse(std::string_view code, std::vector<std::string> args, const std::string& where) {
  if (find_row(code) == nullptr) {
    std::fprintf(stderr, "refusal code not in the list: %.*s\n", static_cast<int>(code.size()), code.data());
    std::abort();
  }
  // What is quoted may be anything: a name of a file, a line cut in the middle of a letter.
  for (auto& arg : args) arg = readable(arg);
  return Refusal{std::string(code), std::move(args), readable(where), {}, {}};
}

Refusal refuse_because(std::string_view code, std::vector<std::string> args, Refusal cause) {
  auto out = refuse(code, std::move(args));
  out.causes.push_back(std::move(cause));
  return out;
}

std::string Refusal::sentence(Lang lang) const {
  const auto* row = find_row(code);
  if (row == nullptr) return code;
  auto out = fill(lang == Lang::zh ? row->zh : row->en, args);
  constexpr std::string_view mark = "{why}";
  if (const auto at = out.find(mark); at != std::string::npos) {
    std::string why;
    for (const auto& cause : causes)
      why += (why.empty() ? "" : lang == Lang::zh ? "；" : "; ") + cause.sentence(lang);
    out.replace(at, mark.size(), why);
  }
  return out;
}

std::string Refusal::remedy(Lang lang) const {
  const auto* row = find_row(code);
  if (row == nullptr) return {};
  return fill(lang == Lang::zh ? row->zh_remedy : row->en_remedy, args);
}

std::string Refusal::line(Lang lang) const {
  const bool zh = lang == Lang::zh;
  std::string out = where.empty() ? "" : zh ? where + "：" : in_english(where) + ": ";
  out += sentence(lang);
  if (const auto mend = remedy(lang); !mend.empty()) out += (zh ? "（" : " (") + mend + (zh ? "）" : ")");
  if (!basis.empty()) out += (zh ? "〔依据：" : " [basis: ") + basis + (zh ? "〕" : "]");
  return out;
}

}  // namespace jishi
