#include "import/xlsx/shared_strings.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "import/cell_text.h"
#include "import/limits.h"
#include "import/xlsx/xml_stream.h"

namespace jishi::importing {

namespace {
constexpr std::size_t window_bytes = 8192;
constexpr std::size_t write_bytes = 1u << 16;

[[noreturn]] void disk_failed() {
  throw std::system_error(errno, std::generic_category(), "temporary file");
}
}  // namespace

void Spool::append(std::string_view bytes) {
  memory_ += bytes;
  size_ += bytes.size();
  if (file_ ? memory_.size() >= write_bytes : memory_.size() > limits::strings_in_memory_bytes) spill();
}

void Spool::spill() {
  if (!file_) {
    file_.reset(std::tmpfile());
    if (!file_) disk_failed();
  }
  if (std::fwrite(memory_.data(), 1, memory_.size(), file_.get()) != memory_.size() ||
      std::fflush(file_.get()) != 0)
    disk_failed();
  memory_.clear();
  memory_.shrink_to_fit();
}

void Spool::read(std::uint64_t at, std::size_t n, std::string& into) {
  if (!file_) {
    into.assign(memory_, at, n);
    return;
  }
  if (!memory_.empty()) spill();
  if (at < window_at_ || at + n > window_at_ + window_.size()) {
    window_.resize(std::max(window_bytes, n));
    const auto got = ::pread(fileno(file_.get()), window_.data(), window_.size(), static_cast<off_t>(at));
    if (got < 0 || static_cast<std::size_t>(got) < n) disk_failed();
    window_.resize(static_cast<std::size_t>(got));
    window_at_ = at;
  }
  into.assign(window_, at - window_at_, n);
}

namespace {

// <si> holds <t>, or runs <r><t>; <rPh> is a reading aid that nobody sees in the cell.
class StringEvents : public XmlEvents {
 public:
  explicit StringEvents(std::function<void(std::string_view)> add) : add_(std::move(add)) {}
  XmlStream* stream = nullptr;

  void start(std::string_view name, const char**) override {
    if (name == "si") text_.clear();
    if (name == "rPh") ++aside_;
    if (name == "t") in_text_ = aside_ == 0;
  }
  void end(std::string_view name) override {
    if (name == "t") in_text_ = false;
    if (name == "rPh") --aside_;
    if (name == "si") add_(text_);
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    text_ += piece;
    if (is_too_long(text_))
      stream->fail(refuse("import.cell-too-long", {std::to_string(limits::cell_characters)}));
  }

 private:
  std::function<void(std::string_view)> add_;
  std::string text_;
  int aside_ = 0;
  bool in_text_ = false;
};

}  // namespace

void SharedStrings::add(std::string_view text) {
  text_.append(text);
  const auto end = text_.size();
  std::array<char, sizeof end> bytes;
  std::memcpy(bytes.data(), &end, sizeof end);
  ends_.append({bytes.data(), bytes.size()});
}

Outcome SharedStrings::load(ZipPart part) {
  StringEvents events([this](std::string_view text) { add(text); });
  XmlStream stream([&](char* into, std::size_t n) { return part.read(into, n); }, events);
  events.stream = &stream;
  auto done = stream.run();
  if (!done) return done.error();
  return Done{};
}

const std::string& SharedStrings::at(std::uint64_t index) {
  auto& kept = kept_[index % kept_.size()];
  if (kept.index == index) return kept.text;
  std::array<std::uint64_t, 2> ends{};
  const auto first = index == 0 ? 0 : index - 1;
  const std::size_t count = index == 0 ? 1 : 2;
  ends_.read(first * sizeof(std::uint64_t), count * sizeof(std::uint64_t), scratch_);
  std::memcpy(ends.data() + (2 - count), scratch_.data(), scratch_.size());
  text_.read(ends[0], ends[1] - ends[0], scratch_);
  if (scratch_.size() > 256) return scratch_;
  kept.index = index;
  kept.text = scratch_;
  return kept.text;
}

}  // namespace jishi::importing
