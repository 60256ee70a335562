#pragma once
// A connection to a server of this machine, byte by byte, over TLS when asked.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace jishi::http {

struct Read {
  unsigned status = 0;
  std::string head;  // lower case is as it came
  std::string body;
  std::string header(std::string_view name) const {
    const auto at = head.find("\r\n" + std::string(name) + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class LineTo {
 public:
  explicit LineTo(std::uint16_t port, SSL_CTX* tls = nullptr) : descriptor_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
      throw std::runtime_error("no connection");
    if (tls == nullptr) return;
    tls_ = SSL_new(tls);
    SSL_set_fd(tls_, descriptor_);
    if (SSL_connect(tls_) == 1) return;
    close();
    throw std::runtime_error("no handshake");
  }
  ~LineTo() { close(); }
  LineTo(const LineTo&) = delete;
  LineTo& operator=(const LineTo&) = delete;

  void close() {
    if (tls_ != nullptr) SSL_free(tls_);
    tls_ = nullptr;
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }
  void narrow(int bytes) { setsockopt(descriptor_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes); }
  SSL* tls() { return tls_; }

  bool send(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto n = tls_ != nullptr ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
                                     : ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (n <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
  }

  // One answer; status 0 when the line was closed instead, or nothing came in time. of_head: without a body.
  Read read(bool of_head = false, int timeout_ms = 5'000) {
    Read out;
    std::size_t end = 0;
    while ((end = waiting_.find("\r\n\r\n")) == std::string::npos)
      if (!more(timeout_ms)) return out;
    out.head = waiting_.substr(0, end + 2);
    waiting_.erase(0, end + 4);
    out.status = static_cast<unsigned>(std::atoi(out.head.substr(9, 3).c_str()));
    if (of_head || out.status == 204 || out.status == 304 || out.status == 100) return out;
    if (const auto length = out.header("content-length"); !length.empty()) {
      const auto size = std::stoull(length);
      while (waiting_.size() < size)
        if (!more(timeout_ms)) break;
      out.body = waiting_.substr(0, size);
      waiting_.erase(0, out.body.size());
    }
    return out;
  }
  Read ask(std::string_view bytes) {
    send(bytes);
    return read();
  }
  // What comes until the text was seen, or nothing came in time.
  std::string read_until(std::string_view text, int timeout_ms = 5'000) {
    while (waiting_.find(text) == std::string::npos)
      if (!more(timeout_ms)) break;
    return std::exchange(waiting_, {});
  }
  // True when the other side closes, without a further byte.
  bool is_closed(int timeout_ms = 5'000) {
    more(timeout_ms);
    return has_ended_ && waiting_.empty();
  }

 private:
  bool more(int timeout_ms) {
    pollfd wanted{descriptor_, POLLIN, 0};
    if ((tls_ == nullptr || SSL_pending(tls_) == 0) && poll(&wanted, 1, timeout_ms) <= 0) return false;
    char piece[65536];
    const auto n =
        tls_ != nullptr ? SSL_read(tls_, piece, sizeof piece) : recv(descriptor_, piece, sizeof piece, 0);
    if (n <= 0) {
      has_ended_ = true;
      return false;
    }
    waiting_.append(piece, static_cast<std::size_t>(n));
    return true;
  }

  int descriptor_;
  SSL* tls_ = nullptr;
  std::string waiting_;
  bool has_ended_ = false;
};

}  // namespace jishi::http
