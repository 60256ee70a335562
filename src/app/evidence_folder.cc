#include "app/evidence_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <memory>

#include "app/durable_file.h"
#include "app/evidence_kind.h"
#include "base/system_reason.h"

namespace jishi::app {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kChunkBytes = 1u << 20;

// A file open for reading. Not blocking, so that a pipe cannot hold the program up.
class Input {
 public:
  explicit Input(const fs::path& path)
      : path_(path), descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~Input() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Input(const Input&) = delete;
  Input& operator=(const Input&) = delete;
  bool is_open() const { return descriptor_ >= 0; }

  std::optional<std::uint64_t> regular_size() const {
    struct stat about {};
    if (fstat(descriptor_, &about) != 0 || !S_ISREG(about.st_mode)) return std::nullopt;
    return static_cast<std::uint64_t>(about.st_size);
  }
  // The next bytes, into a buffer that lives as long as this; empty at the end.
  std::string_view next(std::size_t most = kChunkBytes) {
    if (!buffer_) buffer_ = std::make_unique<char[]>(kChunkBytes);
    for (;;) {
      const auto got = read(descriptor_, buffer_.get(), most);
      if (got >= 0) return {buffer_.get(), static_cast<std::size_t>(got)};
      if (errno != EINTR) fail_file(path_, errno);
    }
  }

 private:
  fs::path path_;
  int descriptor_;
  std::unique_ptr<char[]> buffer_;
};

}  // namespace

fs::path EvidenceFolder::path_of(const Hash& digest) const {
  const std::string hex = to_hex(digest);
  return root_ / hex.substr(0, 2) / hex.substr(2);
}

Result<Evidence> EvidenceFolder::keep(const fs::path& file) const {
  const std::string shown = file.filename().string();
  Input input(file);
  if (!input.is_open()) return refuse_because("file.not-read", {shown}, system_reason(errno));
  const auto size = input.regular_size();
  if (!size) return refuse("evidence.not-file", {shown});
  if (*size == 0) return refuse("evidence.empty", {shown});
  NewFile copy = NewFile::in(root_);
  Sha256 digest;
  Evidence evidence{safe_file_name(shown), std::nullopt, 0};
  for (auto bytes = input.next(); !bytes.empty(); bytes = input.next()) {
    // Counted as it is read: the file may grow while it is copied.
    evidence.size_bytes += bytes.size();
    if (evidence.size_bytes > kMaxEvidenceBytes)
      return refuse("file.too-large", {shown, std::to_string(kMaxEvidenceBytes)});
    digest.add(bytes);
    copy.write(bytes);
  }
  evidence.digest = digest.finish();
  const fs::path target = path_of(*evidence.digest);
  make_folder(target.parent_path());
  // A copy that was altered since is replaced by the sound one.
  const auto kept = rehash(*evidence.digest);
  if (!kept || kept->first != *evidence.digest) copy.keep_as(target);
  return evidence;
}

std::optional<store::EvidenceRow> EvidenceFolder::describe(const Hash& digest, std::string_view name) const {
  Input input(path_of(digest));
  const auto size = input.is_open() ? input.regular_size() : std::nullopt;
  if (!size) return std::nullopt;
  return store::EvidenceRow{digest, *size, std::string(media_type_of(input.next(kSniffedBytes))),
                            safe_file_name(name)};
}

std::optional<std::pair<Hash, std::uint64_t>> EvidenceFolder::rehash(const Hash& digest) const {
  Input input(path_of(digest));
  if (!input.is_open() || !input.regular_size()) return std::nullopt;
  Sha256 sum;
  std::uint64_t size = 0;
  for (auto bytes = input.next(); !bytes.empty(); bytes = input.next()) {
    sum.add(bytes);
    size += bytes.size();
  }
  return std::pair(sum.finish(), size);
}

}  // namespace jishi::app
