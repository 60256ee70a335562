#include "app/sealed_file.h"

#include <sodium.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/durable_file.h"
#include "store/store.h"

namespace jishi::app {

namespace {

constexpr std::string_view kMagic = "JISHIBAK";
constexpr unsigned char kVersion = 1;
constexpr std::size_t kIdAt = kMagic.size() + 1;
constexpr std::size_t kBoxAt = kIdAt + 8;
constexpr std::size_t kKeyBytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t kBoxBytes = crypto_box_SEALBYTES + kKeyBytes;
constexpr std::size_t kStreamAt = kBoxAt + kBoxBytes;
static_assert(kStreamAt + crypto_secretstream_xchacha20poly1305_HEADERBYTES == kSealedHeaderBytes);
static_assert(kSealedChunkMore == crypto_secretstream_xchacha20poly1305_ABYTES);

using Header = std::array<unsigned char, kSealedHeaderBytes>;
using Chunk = std::vector<unsigned char>;

// The key of one file, and where its stream stands; wiped when it goes.
struct Stream {
  Stream() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
  }
  ~Stream() {
    sodium_memzero(key.data(), key.size());
    sodium_memzero(&state, sizeof state);
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;
  std::array<unsigned char, kKeyBytes> key{};
  crypto_secretstream_xchacha20poly1305_state state{};
};

std::string_view view_of(const unsigned char* bytes, std::size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

// As much as there is, up to `size`.
std::size_t read_some(std::istream& in, unsigned char* into, std::size_t size) {
  in.read(reinterpret_cast<char*>(into), static_cast<std::streamsize>(size));
  if (in.bad()) throw store::StoreFailure("读不了备份文件 / the backup cannot be read");
  return static_cast<std::size_t>(in.gcount());
}

bool is_over(std::istream& in) {
  return in.peek() == std::istream::traits_type::eof();
}

Header begin(Stream& stream, const BackupPublicKey& key) {
  Header header{};
  std::copy(kMagic.begin(), kMagic.end(), header.begin());
  header[kMagic.size()] = kVersion;
  const auto id = key.id();
  std::copy(id.begin(), id.end(), header.begin() + kIdAt);
  crypto_secretstream_xchacha20poly1305_keygen(stream.key.data());
  if (crypto_box_seal(header.data() + kBoxAt, stream.key.data(), kKeyBytes, key.bytes()) != 0)
    throw std::runtime_error("the key of backups seals nothing");
  crypto_secretstream_xchacha20poly1305_init_push(&stream.state, header.data() + kStreamAt,
                                                  stream.key.data());
  return header;
}

Outcome read_header(std::istream& in, const BackupSecretKey& key, Stream& stream, Header& header) {
  const auto size = read_some(in, header.data(), header.size());
  if (size < kIdAt || view_of(header.data(), kMagic.size()) != kMagic) return refuse("backup.not-sealed");
  if (header[kMagic.size()] != kVersion)
    return refuse("backup.newer", {std::to_string(header[kMagic.size()]), std::to_string(kVersion)});
  if (size < header.size()) return refuse("backup.altered");
  const auto own = key.public_key();
  if (view_of(header.data() + kIdAt, kBoxAt - kIdAt) != own.id()) return refuse("backup.other-key");
  if (crypto_box_seal_open(stream.key.data(), header.data() + kBoxAt, kBoxBytes, own.bytes(), key.bytes()) !=
          0 ||
      crypto_secretstream_xchacha20poly1305_init_pull(&stream.state, header.data() + kStreamAt,
                                                      stream.key.data()) != 0)
    return refuse("backup.altered");
  return Done{};
}

}  // namespace

void seal_file(const std::filesystem::path& plain, const BackupPublicKey& key,
               const std::filesystem::path& out) {
  std::ifstream in(plain, std::ios::binary);
  if (!in) fail_file(plain, errno);
  NewFile file(out, 0600);
  Stream stream;
  const auto header = begin(stream, key);
  file.write(view_of(header.data(), header.size()));
  Chunk content(kSealedChunkBytes);
  Chunk sealed(kSealedChunkBytes + kSealedChunkMore);
  for (bool is_last = false; !is_last;) {
    const auto size = read_some(in, content.data(), content.size());
    is_last = is_over(in);
    unsigned long long written = 0;
    crypto_secretstream_xchacha20poly1305_push(&stream.state, sealed.data(), &written, content.data(), size,
                                               header.data(), header.size(),
                                               is_last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                                                       : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    file.write(view_of(sealed.data(), static_cast<std::size_t>(written)));
  }
  file.keep_unsynced();
}

Outcome open_sealed(std::istream& in, const BackupSecretKey& key,
                    const std::function<bool(std::string_view)>& take) {
  Stream stream;
  Header header{};
  if (const auto read = read_header(in, key, stream, header); !read) return read.error();
  Chunk sealed(kSealedChunkBytes + kSealedChunkMore);
  Chunk content(kSealedChunkBytes);
  for (;;) {
    const auto size = read_some(in, sealed.data(), sealed.size());
    unsigned long long written = 0;
    unsigned char tag = 0;
    if (size < kSealedChunkMore ||
        crypto_secretstream_xchacha20poly1305_pull(&stream.state, content.data(), &written, &tag,
                                                   sealed.data(), size, header.data(), header.size()) != 0)
      return refuse("backup.altered");
    if (!take(view_of(content.data(), static_cast<std::size_t>(written)))) return refuse("backup.stopped");
    if (tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL) continue;
    if (!is_over(in)) return refuse("backup.altered");
    return Done{};
  }
}

}  // namespace jishi::app
