#include "accounts/fetch.h"

#include <fcntl.h>
#include <netdb.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <memory>

namespace jishi::accounts {

namespace {

using Until = std::chrono::steady_clock::time_point;

Refusal failed(std::string_view what) {
  return refuse("oidc.fetch", {std::string(what)});
}

bool wait_for(int descriptor, short events, Until until) {
  for (;;) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd watched{descriptor, events, 0};
    const int ready = poll(&watched, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

class Socket {
 public:
  ~Socket() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  Socket() = default;
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;

  bool connect_to(const HttpAddress& address, Until until) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (getaddrinfo(address.host.c_str(), address.port.c_str(), &hints, &found) != 0) return false;
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, freeaddrinfo);
    for (const auto* one = found; one != nullptr; one = one->ai_next)
      if (try_one(*one, until)) return true;
    return false;
  }
  int descriptor() const { return descriptor_; }

 private:
  bool try_one(const addrinfo& one, Until until) {
    if (descriptor_ >= 0) close(descriptor_);
    descriptor_ = socket(one.ai_family, one.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, one.ai_protocol);
    if (descriptor_ < 0) return false;
    if (connect(descriptor_, one.ai_addr, one.ai_addrlen) == 0) return true;
    if (errno != EINPROGRESS || !wait_for(descriptor_, POLLOUT, until)) return false;
    int error = 0;
    socklen_t size = sizeof error;
    return getsockopt(descriptor_, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
  }
  int descriptor_ = -1;
};

// Bytes both ways; over TLS when there is a session.
class Line {
 public:
  Line(int descriptor, Until until) : descriptor_(descriptor), until_(until) {}

  bool secure(const std::string& host) {
    context_.reset(SSL_CTX_new(TLS_client_method()));
    if (!context_ || SSL_CTX_set_default_verify_paths(context_.get()) != 1) return false;
    SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION);
    SSL_CTX_set_verify(context_.get(), SSL_VERIFY_PEER, nullptr);
    session_.reset(SSL_new(context_.get()));
    if (!session_ || SSL_set_fd(session_.get(), descriptor_) != 1 ||
        SSL_set1_host(session_.get(), host.c_str()) != 1 ||
        SSL_set_tlsext_host_name(session_.get(), host.c_str()) != 1)
      return false;
    return repeat([&] { return SSL_connect(session_.get()); }) == 1;
  }

  bool write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto sent =
          session_
              ? repeat([&] { return SSL_write(session_.get(), bytes.data(), size_of(bytes)); })
              : plain(POLLOUT, [&] { return send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL); });
      if (sent <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
  }

  // Negative: failed; 0: the end.
  long read(std::array<char, 8192>& into) {
    if (!session_) return plain(POLLIN, [&] { return recv(descriptor_, into.data(), into.size(), 0); });
    const auto got =
        repeat([&] { return SSL_read(session_.get(), into.data(), static_cast<int>(into.size())); });
    return got <= 0 && SSL_get_error(session_.get(), static_cast<int>(got)) == SSL_ERROR_ZERO_RETURN ? 0
                                                                                                     : got;
  }

 private:
  static int size_of(std::string_view bytes) {
    return static_cast<int>(std::min<std::size_t>(bytes.size(), 1u << 20));
  }

  template <class Act>
  long plain(short events, Act act) {
    for (;;) {
      const auto done = act();
      if (done >= 0) return done;
      if (errno == EINTR) continue;
      if ((errno != EAGAIN && errno != EWOULDBLOCK) || !wait_for(descriptor_, events, until_)) return -1;
    }
  }
  template <class Act>
  long repeat(Act act) {
    for (;;) {
      ERR_clear_error();
      const int done = act();
      if (done > 0) return done;
      const int why = SSL_get_error(session_.get(), done);
      const short events = why == SSL_ERROR_WANT_READ    ? POLLIN
                           : why == SSL_ERROR_WANT_WRITE ? POLLOUT
                                                         : short{0};
      if (events == 0 || !wait_for(descriptor_, events, until_)) return done < 0 ? done : -1;
    }
  }

  struct Free {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* session) const { SSL_free(session); }
  };
  int descriptor_;
  Until until_;
  std::unique_ptr<SSL_CTX, Free> context_;
  std::unique_ptr<SSL, Free> session_;
};

std::string text_of(const FetchRequest& request, const HttpAddress& address) {
  const bool is_bare6 = address.host.find(':') != std::string::npos;
  std::string out = request.method + " " + address.target +
                    " HTTP/1.1\r\nHost: " + (is_bare6 ? "[" + address.host + "]" : address.host) + ":" +
                    address.port + "\r\nConnection: close\r\nAccept: application/json\r\n";
  for (const auto& [name, value] : request.headers) out += name + ": " + value + "\r\n";
  if (request.method != "GET") out += "Content-Length: " + std::to_string(request.body.size()) + "\r\n";
  return out + "\r\n" + request.body;
}

}  // namespace

Result<HttpAnswer> fetch(const FetchRequest& request) {
  const auto until = std::chrono::steady_clock::now() + kFetchTime;
  const auto address = parse_address(request.url);
  if (!address || (!address->is_secure && !address->is_loopback())) return failed("address");
  Socket socket;
  if (!socket.connect_to(*address, until))
    return failed("connection to " + address->host + ":" + address->port);
  Line line(socket.descriptor(), until);
  if (address->is_secure && !line.secure(address->host)) return failed("TLS with " + address->host);
  if (!line.write(text_of(request, *address))) return failed("sending");
  std::string bytes;
  std::array<char, 8192> part{};
  for (;;) {
    const auto got = line.read(part);
    if (got < 0) return failed("reading");
    if (got == 0) break;
    bytes.append(part.data(), static_cast<std::size_t>(got));
    if (bytes.size() > kMostAnswerBytes) return failed("an answer that is too long");
  }
  return parse_answer(bytes);
}

}  // namespace jishi::accounts
