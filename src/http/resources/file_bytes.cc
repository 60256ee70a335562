#include "http/resources/file_bytes.h"

#include <fstream>
#include <sstream>

#include "app/evidence_kind.h"
#include "base/digest.h"
#include "base/system_reason.h"

namespace jishi::http {

namespace fs = std::filesystem;

namespace {

// Without a digit: an import reads years out of the names of folders.
std::string name_of_letters() {
  std::string out;
  for (const char digit : to_hex(random_bytes(8)))
    out += static_cast<char>(digit <= '9' ? 'g' + (digit - '0') : digit);
  return out;
}

}  // namespace

UploadedFile::UploadedFile(const Call& call) : name_(app::safe_file_name(call.text("name"))) {
  folder_ = call.office.uploads / ("w-" + name_of_letters());
  fs::create_directories(folder_);
  path_ = folder_ / name_;
  const auto& upload = call.request.upload;
  std::error_code error;
  if (upload) {
    // A second name for the same bytes: the request's own goes with the request.
    fs::create_hard_link(upload->file, path_, error);
    if (error) fs::copy_file(upload->file, path_);
    return;
  }
  std::ofstream out(path_, std::ios::binary);
  out << call.request.body;
  if (!out.flush()) throw store::StoreFailure("an upload could not be written");
}

UploadedFile::~UploadedFile() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

Result<std::string> read_bytes(const fs::path& path, std::uint64_t most) {
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error) return refuse_because("file.not-read", {path.filename().string()}, system_reason(error.value()));
  if (size > most) return refuse("file.too-large", {path.filename().string(), std::to_string(most)});
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in) return refuse_because("file.not-read", {path.filename().string()}, system_reason(errno));
  return std::move(out).str();
}

}  // namespace jishi::http
