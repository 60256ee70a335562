// The text a reader of the page sees: tags cut, blocks on lines of their own, scripts and styles left out.
#include <algorithm>
#include <array>
#include <charconv>

#include "app/document_text.h"
#include "base/text.h"

namespace jishi::app {

namespace {

constexpr std::array<std::string_view, 22> kBlocks = {
    "p",  "div", "br", "h1",    "h2",      "h3",      "h4",     "h5",     "h6",         "li",   "tr",
    "ul", "ol",  "hr", "table", "section", "article", "header", "footer", "blockquote", "main", "figcaption"};
constexpr std::array<std::string_view, 7> kUnseen = {"script", "style",    "head", "template",
                                                     "svg",    "noscript", "aside"};

struct Entity {
  std::string_view name;
  std::string_view text;
};
constexpr std::array<Entity, 12> kEntities = {{{"amp", "&"},
                                               {"lt", "<"},
                                               {"gt", ">"},
                                               {"quot", "\""},
                                               {"apos", "'"},
                                               {"nbsp", " "},
                                               {"ldquo", "“"},
                                               {"rdquo", "”"},
                                               {"mdash", "—"},
                                               {"hellip", "…"},
                                               {"middot", "·"},
                                               {"times", "×"}}};

bool is_one_of(std::string_view word, auto& list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string entity_text(std::string_view name) {
  for (const auto& entity : kEntities)
    if (entity.name == name) return std::string(entity.text);
  if (name.starts_with('#')) {
    const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
    std::uint32_t code = 0;
    const auto digits = name.substr(hex ? 2 : 1);
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool sound = error == std::errc() && end == digits.data() + digits.size() && code > 0 &&
                       code < 0x110000 && (code < 0xD800 || code > 0xDFFF);
    if (sound) return to_utf8(std::u32string(1, static_cast<char32_t>(code)));
  }
  return "&" + std::string(name) + ";";
}

class Reader {
 public:
  explicit Reader(std::string_view html) : html_(html) {}

  std::string read() {
    while (at_ < html_.size()) {
      if (html_[at_] == '<') {
        read_tag();
      } else if (html_[at_] == '&') {
        read_entity();
      } else {
        read_character();
      }
    }
    return std::move(out_);
  }

 private:
  void end_line() {
    while (!out_.empty() && out_.back() == ' ') out_.pop_back();
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void read_character() {
    const char c = html_[at_++];
    if (!unseen_.empty()) return;
    const bool space = c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    if (!space) {
      out_ += c;
    } else if (!out_.empty() && out_.back() != ' ' && out_.back() != '\n') {
      out_ += ' ';
    }
  }

  void read_entity() {
    constexpr std::size_t longest = 12;
    const auto within = html_.substr(at_, longest).find(';');
    if (within == std::string_view::npos) return read_character();
    const auto end = at_ + within;
    if (unseen_.empty()) out_ += entity_text(html_.substr(at_ + 1, end - at_ - 1));
    at_ = end + 1;
  }

  void read_tag() {
    if (html_.substr(at_).starts_with("<!--")) {
      const auto end = html_.find("-->", at_ + 4);
      at_ = end == std::string_view::npos ? html_.size() : end + 3;
      return;
    }
    const auto end = html_.find('>', at_);
    if (end == std::string_view::npos) {
      at_ = html_.size();
      return;
    }
    auto inside = html_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
    const bool closing = inside.starts_with('/');
    if (closing) inside.remove_prefix(1);
    std::string name(inside.substr(0, std::min(inside.find_first_of(" \t\n\r/"), inside.size())));
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    take_tag(name, closing);
  }

  void take_tag(const std::string& name, bool closing) {
    if (!unseen_.empty()) {
      if (closing && name == unseen_) unseen_.clear();
    } else if (!closing && is_one_of(name, kUnseen)) {
      unseen_ = name;
    } else if (is_one_of(name, kBlocks)) {
      end_line();
    } else if ((name == "td" || name == "th") && !closing && !out_.empty() && out_.back() != '\n') {
      out_ += '\t';
    }
  }

  std::string_view html_;
  std::size_t at_ = 0;
  std::string out_;
  std::string unseen_;  // the element whose end is waited for
};

}  // namespace

Result<std::string> html_text(const std::string& name, std::string_view bytes) {
  const auto html = decode_text(bytes);
  if (!html) return refuse("check.encoding", {name});
  return Reader(*html).read();
}

}  // namespace jishi::app
