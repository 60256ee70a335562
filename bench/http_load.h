#pragma once
// A closed loop of HTTP/1.1 clients on loopback: each connection sends its next request when the answer to
// the one before is there. One thread; answers need a Content-Length.

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <vector>

namespace jishi::bench {

class Connection {
 public:
  explicit Connection(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    is_open_ = connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
  }
  ~Connection() { close(socket_); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  bool is_open() const { return is_open_; }
  int descriptor() const { return socket_; }

  void send(const std::string& request) {
    got_.clear();
    needed_ = 0;
    began_ = std::chrono::steady_clock::now();
    for (std::size_t sent = 0; sent < request.size();) {
      const auto n = ::send(socket_, request.data() + sent, request.size() - sent, MSG_NOSIGNAL);
      if (n <= 0) fail("the server closed the connection", request);
      sent += static_cast<std::size_t>(n);
    }
  }
  // Reads what is there; true when the answer is whole.
  bool receive() {
    char bytes[64 * 1024];
    const auto n = recv(socket_, bytes, sizeof(bytes), 0);
    if (n <= 0) fail("the server closed the connection", got_);
    got_.append(bytes, static_cast<std::size_t>(n));
    if (needed_ == 0) {
      const auto end = got_.find("\r\n\r\n");
      if (end == std::string::npos) return false;
      const auto length = got_.find("content-length: ");
      if (length == std::string::npos || length > end) fail("an answer without a length", got_);
      needed_ = end + 4 + std::strtoull(got_.c_str() + length + 16, nullptr, 10);
    }
    return got_.size() >= needed_;
  }
  unsigned status() const { return static_cast<unsigned>(std::atoi(got_.c_str() + 9)); }
  std::string body() const { return got_.substr(got_.find("\r\n\r\n") + 4); }
  double waited_ms() const {
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began_).count();
  }

  [[noreturn]] static void fail(const char* what, const std::string& about) {
    std::fprintf(stderr, "%s: %.400s\n", what, about.c_str());
    std::abort();
  }

 private:
  int socket_;
  bool is_open_ = false;
  std::string got_;
  std::size_t needed_ = 0;
  std::chrono::steady_clock::time_point began_;
};

struct Load {
  double per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
};

// Every answer must have that status: a figure of refusals would be none.
inline Load load(std::uint16_t port, int clients, double seconds, unsigned status,
                 const std::function<std::string(int n)>& request) {
  std::vector<std::unique_ptr<Connection>> lines;
  std::vector<pollfd> polled;
  int n = 0;
  for (int i = 0; i < clients; ++i) {
    lines.push_back(std::make_unique<Connection>(port));
    polled.push_back({lines.back()->descriptor(), POLLIN, 0});
  }
  const auto begin = std::chrono::steady_clock::now();
  const auto passed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  for (auto& line : lines) line->send(request(n++));
  std::vector<double> waited;
  int in_flight = clients;
  while (in_flight > 0) {
    poll(polled.data(), polled.size(), 10'000);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if ((polled[i].revents & (POLLIN | POLLHUP | POLLERR)) == 0 || !lines[i]->receive()) continue;
      if (lines[i]->status() != status) Connection::fail("an answer of another status", lines[i]->body());
      waited.push_back(lines[i]->waited_ms());
      if (passed() < seconds) {
        lines[i]->send(request(n++));
      } else {
        polled[i].fd = -1;
        --in_flight;
      }
    }
  }
  Load out;
  out.per_second = static_cast<double>(waited.size()) / passed();
  std::sort(waited.begin(), waited.end());
  out.p50_ms = waited[waited.size() / 2];
  out.p99_ms = waited[waited.size() * 99 / 100];
  return out;
}

}  // namespace jishi::bench
