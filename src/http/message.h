#pragma once
// What the server and the application say to each other, without a word of any HTTP library. The server has
// parsed, decoded and bounded everything in a Request; an application answers once, from any thread.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/digest.h"

namespace jishi::http {

// Names in lower case, values without surrounding white space.
using Headers = std::vector<std::pair<std::string, std::string>>;
using Query = std::vector<std::pair<std::string, std::string>>;

// A body that was streamed to the disk. The file is removed when the last copy of the request goes, unless it
// was moved away.
struct Upload {
  std::filesystem::path file;
  std::uint64_t size_bytes = 0;
  Hash digest{};  // SHA-256
};

struct Request {
  std::string method;  // GET, upper case; GET for HEAD too, whose answer loses its body on the way out
  std::string path;    // decoded UTF-8, begins with /, without . and .. and empty segments
  Query query;         // decoded, in the order given
  Headers headers;
  std::string body;  // empty when there is an upload
  std::shared_ptr<const Upload> upload;
  std::string peer;     // address, without the port
  bool secure = false;  // came over TLS
  std::string id;       // of this request, in the log and in problems

  std::string_view header(std::string_view name) const;                   // empty when absent
  std::string_view cookie(std::string_view name) const;                   // empty when absent
  std::optional<std::string_view> argument(std::string_view name) const;  // the first of that name
};

// Bytes that outlive the server (the embedded pages).
struct StaticBody {
  std::string_view bytes;
};
struct FileBody {
  std::filesystem::path path;
  std::shared_ptr<const void> keep;  // what must live until the file was sent (a temporary file's owner)
};

// Server-sent events. The server calls `start` once with a line to write to; write() may be called from any
// thread and gives false once the peer is gone. The server sends comments to keep the line open.
class EventLine {
 public:
  virtual ~EventLine() = default;
  virtual bool write(std::string event) = 0;  // one whole event, with its blank line
  virtual void close() = 0;                   // the peer is to hear no more
};
struct EventsBody {
  std::function<void(std::shared_ptr<EventLine>)> start;
};

using Body = std::variant<std::string, std::shared_ptr<const std::string>, StaticBody, FileBody, EventsBody>;

// Two headers of a response are for the server's log alone and never leave it: the account that asked (u3),
// and the route's pattern (/api/v1/records/{id}), which stands in the log instead of the path.
inline constexpr std::string_view kAccountHeader = "jishi-account";
inline constexpr std::string_view kRouteHeader = "jishi-route";

// Names in lower case. The server itself writes date, server, content-length, transfer-encoding, connection.
struct Response {
  unsigned status = 200;
  Headers headers;
  Body body;
};

using Respond = std::function<void(Response)>;

// What the server serves.
class Application {
 public:
  virtual ~Application() = default;
  // Asked when the header is there and the body is not: how many bytes of body may come, and whether they go
  // to the disk. Bigger bodies are answered with 413 and never read.
  struct BodyPlan {
    std::uint64_t limit_bytes = 64u << 10;
    bool to_disk = false;
  };
  virtual BodyPlan body_plan(const Request& head) const = 0;
  // Called on a worker thread, several at once. `respond` is to be called exactly once.
  virtual void handle(Request request, Respond respond) = 0;
};

}  // namespace jishi::http
