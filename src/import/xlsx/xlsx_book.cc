#include "import/xlsx/xlsx_book.h"

#include <optional>

#include "import/xlsx/merged_areas.h"
#include "import/xlsx/shared_strings.h"
#include "import/xlsx/sheet_events.h"
#include "import/xlsx/workbook_parts.h"
#include "import/xlsx/xml_stream.h"
#include "import/xlsx/zip_archive.h"

namespace jishi::importing {

namespace {

class XlsxBook : public Book {
 public:
  XlsxBook(Input input, const Survey& seen, std::unique_ptr<ZipArchive> archive, WorkbookParts parts)
      : input_(std::move(input)),
        digest_(seen.digest),
        size_(seen.size_bytes),
        archive_(std::move(archive)),
        parts_(std::move(parts)) {
    for (const auto& sheet : parts_.sheets) sheets_.push_back({sheet.name, sheet.hidden});
  }

  Outcome load_strings() {
    if (parts_.strings.empty()) return Done{};
    auto part = archive_->part(parts_.strings);
    if (!part) return part.error();
    return strings_.load(std::move(*part));
  }

  const std::string& name() const override { return input_.name(); }
  const Hash& digest() const override { return digest_; }
  std::uint64_t size_bytes() const override { return size_; }
  bool is_workbook() const override { return true; }
  const std::vector<Sheet>& sheets() const override { return sheets_; }
  std::uint64_t bytes_done() const override { return closed_bytes_ + (part_ ? part_->compressed_done() : 0); }

  Outcome open_sheet(std::size_t index) override {
    if (index == 0)
      closed_bytes_ = 0;
    else
      closed_bytes_ = bytes_done();
    stream_.reset();
    events_.reset();
    part_.reset();
    archive_->count_anew();
    auto searched = archive_->part(parts_.sheets[index].part);
    if (!searched) return searched.error();
    auto areas = find_merged_areas(std::move(*searched));
    if (!areas) return areas.error();
    auto part = archive_->part(parts_.sheets[index].part);
    if (!part) return part.error();
    part_.emplace(std::move(*part));
    events_.emplace(parts_, strings_, MergedFill(std::move(*areas)));
    stream_.emplace([this](char* into, std::size_t n) { return part_->read(into, n); }, *events_);
    events_->stream = &*stream_;
    return Done{};
  }

  Result<bool> next(Row& row) override {
    auto more = stream_->run();
    if (more && *more) std::swap(row, events_->row);
    return more;
  }

 private:
  Input input_;
  Hash digest_;
  std::uint64_t size_;
  std::unique_ptr<ZipArchive> archive_;
  WorkbookParts parts_;
  std::vector<Sheet> sheets_;
  SharedStrings strings_;
  std::optional<ZipPart> part_;
  std::optional<SheetEvents> events_;
  std::optional<XmlStream> stream_;
  std::uint64_t closed_bytes_ = 0;
};

Refusals with_name(Refusals reasons, const std::string& name) {
  for (auto& reason : reasons)
    if (reason.where.empty()) reason.where = name;
  return reasons;
}

}  // namespace

Result<std::unique_ptr<Book>> open_xlsx(Input input, const Survey& seen) {
  const auto name = input.name();
  auto archive = ZipArchive::open(input);
  if (!archive) return archive.error();
  auto parts = read_workbook_parts(**archive);
  if (!parts) return with_name(parts.error(), name);
  auto book = std::make_unique<XlsxBook>(std::move(input), seen, std::move(*archive), std::move(*parts));
  if (auto done = book->load_strings(); !done) return with_name(done.error(), name);
  return std::unique_ptr<Book>(std::move(book));
}

}  // namespace jishi::importing
