// Evidence: files uploaded, fetched and previewed. A file is read through a record that names it and that one
// may read, or by who uploaded it.

#include <algorithm>
#include <filesystem>

#include "app/document_text.h"
#include "app/evidence_kind.h"
#include "base/text.h"
#include "http/resources/evidence_reach.h"
#include "http/resources/file_bytes.h"
#include "http/resources/record_item.h"
#include "http/resources/tables.h"
#include "import/book.h"

namespace jishi::http {

using accounts::Right;

std::optional<std::string> readable_evidence(Call& call, const Hash& digest) {
  if (auto name = call.office.uploads_of(call.who().account, digest)) return name;
  std::vector<std::string> ids;
  const auto& sight = call.sight();
  call.office.shelf.refresh();
  call.office.shelf.each([&](const ShelfRowPtr& row) {
    if (std::find(row->files.begin(), row->files.end(), digest) != row->files.end() &&
        sight.is_in_scope(row->key.type, row->key.year))
      ids.push_back(row->id);
    return true;
  });
  for (const auto& id : ids) {
    const auto both = call.reader().record(call.office.unit.id, id);
    const auto* type = both ? call.office.catalogue.record(both->head.type) : nullptr;
    auto record = both ? app::record_of(*both) : Result<Record>(refuse("record.none", {id}));
    if (type == nullptr || !record) continue;
    const auto shown = call.show(*type, std::move(*record));
    for (const auto& file : shown.record.evidence)
      if (file.digest == digest) return file.name;
  }
  return std::nullopt;
}

namespace {

constexpr std::size_t kPreviewText = 200'000;  // bytes
constexpr std::size_t kPreviewRows = 200;
constexpr std::size_t kPreviewColumns = 40;
constexpr std::size_t kPreviewSheets = 5;
constexpr std::uint64_t kPreviewBytes = 32u << 20;

Result<Reply> upload(Call& call) {
  const UploadedFile file(call);
  const auto name = app::safe_file_name(call.text("name"));
  auto kept = call.office.desk.keep_evidence(file.path());
  if (!kept) return kept.error();
  const auto row = call.office.evidence.describe(*kept->digest, name);
  if (!row || row->media_type == "application/octet-stream") return refuse("evidence.kind", {name});
  call.office.remember_upload(call.who().account, *kept->digest, name);
  return reply_json(JsonObject{{"name", name},
                               {"sha256", to_hex(*kept->digest)},
                               {"size_bytes", row->size_bytes},
                               {"media_type", row->media_type}},
                    201);
}

// The kept file that was asked for, when this one may read it.
Result<store::EvidenceRow> file_asked(Call& call) {
  const auto bytes = from_hex(call.path["sha256"]);
  const auto digest = bytes ? hash_from_bytes(*bytes) : std::nullopt;
  const auto name = digest ? readable_evidence(call, *digest) : std::nullopt;
  const auto row = name ? call.office.evidence.describe(*digest, *name) : std::nullopt;
  if (!row) return refuse("evidence.none");
  return *row;
}

Result<Reply> fetch(Call& call) {
  const auto row = file_asked(call);
  if (!row) return row.error();
  auto out =
      reply_file(FileBody{call.office.evidence.path_of(row->digest), nullptr}, row->media_type, row->name);
  return out;
}

std::string_view kind_of(std::string_view media) {
  if (media == "application/pdf") return "pdf";
  if (media.starts_with("image/")) return "image";
  if (media.starts_with("text/")) return "text";
  if (media.find("spreadsheet") != std::string_view::npos) return "table";
  if (media.find("wordprocessing") != std::string_view::npos) return "document";
  return "none";
}

// Cut at a whole character.
std::string shortened(std::string text, bool& is_cut) {
  is_cut = text.size() > kPreviewText;
  if (!is_cut) return text;
  auto end = kPreviewText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  text.resize(end);
  return text;
}

Result<JsonArray> sheets_of(const std::string& name, const std::filesystem::path& path, bool& is_cut) {
  const auto bytes = read_bytes(path, kPreviewBytes);
  if (!bytes) return bytes.error();
  auto book = importing::open_book(name, *bytes);
  if (!book) return book.error();
  JsonArray out;
  for (std::size_t i = 0; i < (*book)->sheets().size() && out.size() < kPreviewSheets; ++i) {
    if ((*book)->sheets()[i].hidden) continue;
    if (const auto opened = (*book)->open_sheet(i); !opened) return opened.error();
    JsonArray rows;
    importing::Row row;
    for (;;) {
      const auto more = (*book)->next(row);
      if (!more) return more.error();
      if (!*more) break;
      if (rows.size() == kPreviewRows) {
        is_cut = true;
        break;
      }
      JsonArray cells;
      for (std::size_t c = 0; c < std::min(row.cells.size(), kPreviewColumns); ++c)
        cells.emplace_back(row.cells[c].text);
      rows.push_back(std::move(cells));
    }
    out.push_back(JsonObject{{"name", (*book)->sheets()[i].name}, {"rows", std::move(rows)}});
  }
  return out;
}

Result<Reply> preview(Call& call) {
  const auto row = file_asked(call);
  if (!row) return row.error();
  const auto path = call.office.evidence.path_of(row->digest);
  const auto kind = kind_of(row->media_type);
  JsonObject out{{"kind", kind},
                 {"name", row->name},
                 {"media_type", row->media_type},
                 {"size_bytes", row->size_bytes},
                 {"note", ""}};
  bool is_cut = false;
  Refusals refused;
  if (kind == "text" || kind == "document") {
    const auto bytes = read_bytes(path, kPreviewBytes);
    const auto name = kind == "text" ? std::string("a.txt") : std::string("a.docx");
    auto text = bytes ? app::document_text(name, *bytes) : Result<std::string>(bytes.error());
    if (text)
      out["text"] = shortened(std::move(*text), is_cut);
    else
      refused = text.error();
  }
  if (kind == "table") {
    auto sheets = sheets_of(row->name, path, is_cut);
    if (sheets)
      out["sheets"] = std::move(*sheets);
    else
      refused = sheets.error();
  }
  if (is_cut)
    out["note"] = "只显示开头部分，全文请下载 / only the beginning is shown; download it for the rest";
  if (!refused.empty()) {
    out["kind"] = "none";
    out["note"] = refused.front().sentence(Lang::zh) + " / " + refused.front().sentence(Lang::en);
  }
  return reply_json(out);
}

}  // namespace

std::vector<Route> evidence_routes() {
  return {
      {"POST",
       "/evidence",
       "uploadEvidence",
       "evidence",
       "上传佐证材料",
       "upload a file of evidence",
       Right::records_write,
       kUploads | kWrites,
       {{"name", Param::Kind::text, "文件名", "the file's name", "", 0, 0, true}},
       "",
       "evidence-kept",
       "",
       upload,
       app::kMaxEvidenceBytes},
      {"GET",
       "/evidence/{sha256}",
       "getEvidence",
       "evidence",
       "佐证材料",
       "a file of evidence",
       Right::records_read,
       0,
       {},
       "",
       "",
       "application/octet-stream",
       fetch},
      {"GET",
       "/evidence/{sha256}/preview",
       "previewEvidence",
       "evidence",
       "佐证材料预览",
       "a look into a file of evidence",
       Right::records_read,
       kOpensFile,
       {},
       "",
       "evidence-preview",
       "",
       preview},
  };
}

}  // namespace jishi::http
