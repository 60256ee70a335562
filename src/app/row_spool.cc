#include "app/row_spool.h"

#include <cerrno>

#include "app/durable_file.h"

namespace jishi::app {

namespace {

constexpr const char* kShown = "（临时文件 / temporary file）";

}  // namespace

void RowSpool::add(const Record& record, const RecordContent& content) {
  if (!file_) file_.reset(std::tmpfile());
  if (!file_) fail_file(kShown, errno);
  // Canonical JSON holds no line end.
  line_ = body_text(record, content) + "\n";
  if (std::fwrite(line_.data(), 1, line_.size(), file_.get()) != line_.size()) fail_file(kShown, errno);
  ++size_;
}

void RowSpool::rewind() {
  if (!file_) return;
  if (std::fflush(file_.get()) != 0 || std::fseek(file_.get(), 0, SEEK_SET) != 0) fail_file(kShown, errno);
}

std::optional<Record> RowSpool::next() {
  if (!file_) return std::nullopt;
  line_.clear();
  for (int c = std::getc(file_.get()); c != '\n'; c = std::getc(file_.get())) {
    if (c == EOF) return std::nullopt;
    line_ += static_cast<char>(c);
  }
  const auto json = parse_json(line_);
  auto record = json ? Record::from_body(json->get_object()) : Result<Record>(json.error());
  if (!record)
    throw std::runtime_error("a spooled row cannot be read back: " + record.error()[0].line(Lang::en));
  return std::move(*record);
}

void RowSpool::clear() {
  file_.reset();
  size_ = 0;
}

}  // namespace jishi::app
