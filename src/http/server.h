#pragma once
// Server: HTTP/1.1 and TLS in front of an Application. beast.cc is the one file that knows the library.

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "http/exchange.h"
#include "http/message.h"

namespace jishi::http {

struct Limits {
  std::uint32_t header_bytes = 16u << 10;
  std::chrono::milliseconds header_time{10'000};  // from the first byte to the end of the header
  std::chrono::milliseconds body_time{60'000};    // for each 16 KB of a body, coming or going
  std::chrono::milliseconds idle_time{60'000};    // between two requests of a connection
  std::chrono::milliseconds drain_time{10'000};   // for what runs when the server stops
  std::size_t connections = 2'000;
  std::size_t connections_per_peer = 500;
};

struct TlsFiles {
  std::filesystem::path certificate;  // PEM chain
  std::filesystem::path key;          // PEM
};

struct ServerSettings {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;  // 0: any free one
  std::optional<TlsFiles> tls;
  std::vector<std::string> proxies;     // plain addresses of proxies of the installation (http/forwarded.h)
  std::filesystem::path upload_folder;  // of bodies on their way; emptied at start
  int workers = 4;
  Limits limits;
  std::chrono::milliseconds heartbeat{15'000};  // between comments on a silent event line
  // Told of every exchange when its answer is sent or given up, on one thread; must be quick. May be empty.
  std::function<void(const Exchange&)> on_exchange;
};

class Server {
 public:
  // Listening when it returns. Refused: an address that is taken or not ours, certificate files that do not
  // work. The application must outlive the server.
  static Result<std::unique_ptr<Server>> start(const ServerSettings& settings, Application& application);
  // Stops listening, lets running requests end within drain_time, then closes everything.
  ~Server();  // NOLINT(bugprone-exception-escape)

  std::uint16_t port() const;
  std::size_t open_connections() const;

 private:
  Server();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jishi::http
