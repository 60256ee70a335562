// The transport, the one file that knows Boost.Asio and Boost.Beast. One thread runs every connection as a
// coroutine; requests are handled on `workers`, files are read and written on `disk`. No lock is needed for
// what only the one thread touches; answers and events come to it by post().
#include <algorithm>
#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <map>
#include <set>
#include <thread>

#include "base/system_reason.h"
#include "http/event_queue.h"
#include "http/file_pieces.h"
#include "http/forwarded.h"
#include "http/head.h"
#include "http/response_head.h"
#include "http/server.h"
#include "http/target.h"
#include "http/transport_problem.h"
#include "http/upload_file.h"

namespace jishi::http {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace ssl = boost::asio::ssl;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using Socket = asio::ip::tcp::socket;
using TlsStream = ssl::stream<Socket>;
using Parser = beast::http::request_parser<beast::http::buffer_body>;
template <class T>
using Awaitable = asio::awaitable<T>;

constexpr auto kSweep = std::chrono::milliseconds(50);
constexpr std::size_t kReadBytes = 4u << 10;
constexpr std::size_t kBodyPiece = 64u << 10;
constexpr std::size_t kSendPiece = 256u << 10;
constexpr std::size_t kProgressBytes = 16u << 10;
constexpr std::size_t kJoinedBytes = 16u << 10;  // a body up to here goes out with its header in one write
constexpr std::size_t kLingerBytes = 256u << 10;
constexpr auto kLingerTime = std::chrono::milliseconds(1'000);

std::string_view view(asio::const_buffer buffer) {
  return {static_cast<const char*>(buffer.data()), buffer.size()};
}

// Waits for one value that comes from any thread; the first counts, those after it are dropped.
template <class T>
class Waiting {
 public:
  void give(T value) {
    std::function<void(T)> complete;
    {
      const std::lock_guard lock(mutex_);
      complete = std::exchange(complete_, nullptr);
    }
    if (complete) complete(std::move(value));
  }

  // begin() is called when the value can be given.
  template <class Begin>
  Awaitable<T> wait(asio::any_io_executor executor, Begin begin) {
    co_return co_await asio::async_initiate<const asio::use_awaitable_t<>, void(T)>(
        [this, executor](auto handler, auto start) {
          auto kept = std::make_shared<decltype(handler)>(std::move(handler));
          {
            const std::lock_guard lock(mutex_);
            complete_ = [executor, kept](T value) {
              asio::post(executor, [kept, value = std::move(value)]() mutable {
                auto once = std::move(*kept);  // nothing of the coroutine is left for another thread to drop
                std::move(once)(std::move(value));
              });
            };
          }
          start();
        },
        asio::use_awaitable, std::move(begin));
  }

 private:
  std::mutex mutex_;
  std::function<void(T)> complete_;
};

using Answer = Waiting<Response>;

// Runs work on a pool; what it throws is thrown here.
template <class Work>
Awaitable<std::invoke_result_t<Work>> on_pool(asio::thread_pool& pool, Work work) {
  using Value = std::invoke_result_t<Work>;
  struct Outcome {
    std::optional<Value> value;
    std::exception_ptr failure;
  };
  auto waiting = std::make_shared<Waiting<std::shared_ptr<Outcome>>>();
  const auto executor = co_await asio::this_coro::executor;
  auto begin = [&pool, waiting, &work] {
    asio::post(pool, [waiting, work = std::move(work)]() mutable {
      auto outcome = std::make_shared<Outcome>();
      try {
        outcome->value = work();
      } catch (...) {
        outcome->failure = std::current_exception();
      }
      waiting->give(std::move(outcome));
    });
  };
  const auto done = co_await waiting->wait(executor, std::move(begin));
  if (done->failure) std::rethrow_exception(done->failure);
  co_return std::move(*done->value);
}

// Gives 500 when an application drops what it should have answered with.
struct Owed {
  Owed(std::shared_ptr<Answer> answer_in, std::string request_in)
      : answer(std::move(answer_in)), request(std::move(request_in)) {}
  ~Owed() { answer->give(transport_problem(500, request)); }
  Owed(const Owed&) = delete;
  Owed& operator=(const Owed&) = delete;
  std::shared_ptr<Answer> answer;
  std::string request;
};

// What the server asks of any connection.
class Peer : public std::enable_shared_from_this<Peer> {
 public:
  virtual ~Peer() = default;
  virtual void cancel() = 0;  // what it waits for on the line ends with an error
  void limit(Clock::duration time) {
    due = Clock::now() + time;
    has_expired = false;
  }
  void unlimit() { due = Clock::time_point::max(); }
  void expire_if_due(Clock::time_point now) {
    if (now < due) return;
    has_expired = true;
    unlimit();
    cancel();
  }

  std::string address;
  Clock::time_point due = Clock::time_point::max();
  bool has_expired = false;
  bool is_idle = false;  // between two requests
  std::shared_ptr<Answer> answer;
  std::shared_ptr<EventQueue> events;
};

template <class Stream>
class Line : public Peer {
 public:
  explicit Line(Stream stream_in) : stream(std::move(stream_in)) {}
  Socket& socket() {
    if constexpr (std::is_same_v<Stream, Socket>) {
      return stream;
    } else {
      return stream.next_layer();
    }
  }
  void cancel() override {
    error_code ignored;
    socket().cancel(ignored);
  }

  Stream stream;
  beast::flat_buffer buffer;
};

Headers headers_of(const Parser& parser) {
  Headers out;
  for (const auto& field : parser.get().base()) {
    std::string name(field.name_string());
    for (char& c : name)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    out.emplace_back(std::move(name), std::string(field.value()));
  }
  return out;
}

// The bytes of a body that stands in memory; nothing for the other kinds.
std::optional<std::string_view> bytes_of(const Body& body) {
  if (const auto* text = std::get_if<std::string>(&body)) return *text;
  if (const auto* shared = std::get_if<std::shared_ptr<const std::string>>(&body))
    return *shared ? std::string_view(**shared) : std::string_view();
  if (const auto* fixed = std::get_if<StaticBody>(&body)) return fixed->bytes;
  return std::nullopt;
}

std::string chunk_of(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string size;
  for (auto n = bytes.size(); n > 0; n /= 16) size.insert(size.begin(), digits[n % 16]);
  return size + "\r\n" + std::string(bytes) + "\r\n";
}

}  // namespace

struct Server::State {
  State(const ServerSettings& settings_in, Application& application_in)
      : settings(settings_in),
        application(application_in),
        workers(static_cast<std::size_t>(settings.workers)) {
    prefix = "r-" + to_hex(random_bytes(4)) + "-";
  }

  // --- connections
  Awaitable<void> accept();
  Awaitable<void> sweep();
  void take(Socket socket);
  void turn_away(Socket socket, bool may_write);
  template <class Stream>
  Awaitable<void> serve(std::shared_ptr<Line<Stream>> line);

  // --- one request
  struct Turn {  // what is known of it so far
    Request request;
    std::string method;
    bool is_head = false;
    bool keeps_alive = false;
    bool is_1_0 = false;
    bool is_read = true;  // nothing of its body is left on the line
    Clock::time_point began;
  };
  template <class Stream>
  Awaitable<bool> exchange(Line<Stream>& line);
  template <class Stream>
  Awaitable<unsigned> read_head(Line<Stream>& line, std::size_t& size);
  template <class Stream>
  Awaitable<unsigned> read_body(Line<Stream>& line, Parser& parser, Turn& turn);
  Awaitable<Response> handle(Peer& peer, Turn& turn);
  template <class Stream>
  Awaitable<bool> answer(Line<Stream>& line, Turn& turn, Response response);
  template <class Stream>
  Awaitable<bool> send(Line<Stream>& line, std::string_view bytes);
  template <class Stream>
  Awaitable<bool> send_file(Line<Stream>& line, FilePieces& file, std::uint64_t& sent);
  template <class Stream>
  Awaitable<void> send_events(std::shared_ptr<Line<Stream>> line, const EventsBody& body, bool is_chunked,
                              std::uint64_t& sent);
  template <class Stream>
  Awaitable<void> linger(Line<Stream>& line);
  void tell(const Turn& turn, const Response& response, std::uint64_t bytes, bool is_sent);

  std::string_view date();
  void stop();

  const ServerSettings settings;
  Application& application;
  asio::io_context io{1};
  asio::thread_pool workers;
  asio::thread_pool disk{1};
  asio::ip::tcp::acceptor acceptor{io};
  std::optional<ssl::context> tls;
  std::uint16_t port = 0;
  std::set<Peer*> peers;
  std::map<std::string, std::size_t> by_address;
  std::atomic<std::size_t> open{0};
  bool is_stopping = false;
  std::string prefix;
  std::uint64_t requests = 0;
  std::int64_t date_second = 0;
  std::string date_text;
  std::thread thread;
};

std::string_view Server::State::date() {
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  if (now != date_second) {
    date_second = now;
    date_text = http_date(now);
  }
  return date_text;
}

// --- connections

Awaitable<void> Server::State::accept() {
  while (acceptor.is_open()) {
    error_code error;
    Socket socket(io);
    co_await acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
    if (!error) {
      take(std::move(socket));
    } else if (acceptor.is_open()) {  // no descriptors left: the next may find one
      asio::steady_timer pause(io, kSweep);
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
    }
  }
}

Awaitable<void> Server::State::sweep() {
  asio::steady_timer timer(io);
  for (;;) {
    timer.expires_after(kSweep);
    error_code error;
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    const auto now = Clock::now();
    for (auto* peer : peers) peer->expire_if_due(now);
  }
}

void Server::State::take(Socket socket) {
  error_code error;
  const auto remote = socket.remote_endpoint(error);
  if (error) return;
  const auto written = remote.address().to_string();
  const auto address = plain_address(written).value_or(written);
  auto& of_address = by_address[address];
  const bool is_proxy =
      std::find(settings.proxies.begin(), settings.proxies.end(), address) != settings.proxies.end();
  if (is_stopping || open.load() >= settings.limits.connections ||
      (!is_proxy && of_address >= settings.limits.connections_per_peer))
    return turn_away(std::move(socket), !tls);
  socket.set_option(asio::ip::tcp::no_delay(true), error);
  ++of_address;
  ++open;
  const auto begin = [&](auto line) {
    line->address = address;
    peers.insert(line.get());
    asio::co_spawn(io, serve(std::move(line)), asio::detached);
  };
  if (tls) {
    begin(std::make_shared<Line<TlsStream>>(TlsStream(std::move(socket), *tls)));
  } else {
    begin(std::make_shared<Line<Socket>>(std::move(socket)));
  }
}

// Without waiting for the peer; over TLS there is nothing to say it with.
void Server::State::turn_away(Socket socket, bool may_write) {
  Turn turn;
  turn.request.id = prefix + std::to_string(++requests);
  turn.began = Clock::now();
  const auto response = transport_problem(503, turn.request.id);
  error_code ignored;
  if (may_write) {
    socket.non_blocking(true, ignored);
    std::array<char, kReadBytes> dropped;
    socket.read_some(asio::buffer(dropped), ignored);
    const auto body = *bytes_of(response.body);
    const auto bytes = response_head(response, {body.size(), false, true}, date()) + std::string(body);
    socket.write_some(asio::buffer(bytes), ignored);
  }
  socket.shutdown(Socket::shutdown_both, ignored);
  tell(turn, response, 0, true);
}

template <class Stream>
Awaitable<void> Server::State::serve(std::shared_ptr<Line<Stream>> line) {
  try {
    bool is_open = true;
    error_code error;
    if constexpr (!std::is_same_v<Stream, Socket>) {
      line->limit(settings.limits.header_time);
      co_await line->stream.async_handshake(ssl::stream_base::server,
                                            asio::redirect_error(asio::use_awaitable, error));
      is_open = !error;
    }
    while (is_open) is_open = co_await exchange(*line);
    if constexpr (!std::is_same_v<Stream, Socket>) {
      if (!error) {
        line->limit(kLingerTime);
        co_await line->stream.async_shutdown(asio::redirect_error(asio::use_awaitable, error));
      }
    }
    line->socket().shutdown(Socket::shutdown_both, error);
  } catch (const std::exception&) {  // no memory, or a file that became shorter while it was sent
  }
  if (line->events) line->events->close();
  peers.erase(line.get());
  if (const auto found = by_address.find(line->address); found != by_address.end() && --found->second == 0)
    by_address.erase(found);
  --open;
}

// --- one request

// 0 and the size of a whole header; 0 and no size when the line is to be closed without a word.
template <class Stream>
Awaitable<unsigned> Server::State::read_head(Line<Stream>& line, std::size_t& size) {
  std::size_t seen = 0;
  const auto skip_blank_lines = [&] {  // which some clients leave behind a body
    while (seen == 0 && view(line.buffer.data()).starts_with("\r\n")) line.buffer.consume(2);
  };
  skip_blank_lines();
  bool has_begun = line.buffer.size() > 0;
  line.limit(has_begun ? settings.limits.header_time : settings.limits.idle_time);
  for (;;) {
    const auto bytes = view(line.buffer.data());
    if (!bytes.empty()) {
      const auto scan = scan_head(bytes, seen, settings.limits.header_bytes);
      if (scan.refused != 0) co_return scan.refused;
      if (scan.size > 0) {
        size = scan.size;
        line.unlimit();
        co_return 0;
      }
      seen = bytes.size();
    }
    error_code error;
    line.is_idle = !has_begun;
    if (line.is_idle && is_stopping) co_return 0;
    const auto got = co_await line.stream.async_read_some(line.buffer.prepare(kReadBytes),
                                                          asio::redirect_error(asio::use_awaitable, error));
    line.is_idle = false;
    line.buffer.commit(got);
    if (error) {
      const bool is_late = line.has_expired && has_begun;
      co_return is_late ? 408u : 0u;
    }
    if (!has_begun) {
      has_begun = true;
      line.limit(settings.limits.header_time);
      if (view(line.buffer.data()) != "\r") skip_blank_lines();
    }
  }
}

template <class Stream>
Awaitable<unsigned> Server::State::read_body(Line<Stream>& line, Parser& parser, Turn& turn) {
  const auto length = parser.content_length();
  if (!parser.chunked() && length.value_or(0) == 0) co_return 0;
  turn.is_read = false;
  const auto plan = application.body_plan(turn.request);
  if (length.value_or(0) > plan.limit_bytes) co_return 413;
  if (!turn.request.header("expect").empty() && !co_await send(line, "HTTP/1.1 100 Continue\r\n\r\n"))
    co_return 0;
  std::unique_ptr<UploadFile> file;
  if (plan.to_disk)
    file = co_await on_pool(disk, [this] { return std::make_unique<UploadFile>(settings.upload_folder); });
  std::string piece(kBodyPiece, '\0');
  std::uint64_t total = 0;
  std::uint64_t next_progress = 0;
  while (!parser.is_done()) {
    if (total >= next_progress) {
      line.limit(settings.limits.body_time);
      next_progress = total + kProgressBytes;
    }
    parser.get().body().data = piece.data();
    parser.get().body().size = piece.size();
    error_code error;
    co_await beast::http::async_read_some(line.stream, line.buffer, parser,
                                          asio::redirect_error(asio::use_awaitable, error));
    if (error == beast::http::error::need_buffer) error = {};
    const auto got = std::string_view(piece).substr(0, piece.size() - parser.get().body().size);
    total += got.size();
    if (total > plan.limit_bytes) co_return 413;
    if (error)
      co_return line.has_expired                                                                     ? 408u
      : error.category() == beast::http::make_error_code(beast::http::error::need_buffer).category() ? 400u
                                                                                                     : 499u;
    if (!file) {
      turn.request.body += got;
    } else if (!got.empty()) {
      co_await on_pool(disk, [&file, got] { return file->add(got), true; });
    }
  }
  line.unlimit();
  if (file) turn.request.upload = co_await on_pool(disk, [&file] { return file->finish(); });
  turn.is_read = true;
  co_return 0;
}

Awaitable<Response> Server::State::handle(Peer& peer, Turn& turn) {
  peer.answer = std::make_shared<Answer>();
  const auto executor = co_await asio::this_coro::executor;
  auto response = co_await peer.answer->wait(executor, [this, &peer, &turn] {
    auto owed = std::make_shared<Owed>(peer.answer, turn.request.id);
    asio::post(workers, [this, owed, request = std::move(turn.request)]() mutable {
      const auto respond = [owed](Response given) { owed->answer->give(std::move(given)); };
      try {
        application.handle(std::move(request), respond);
      } catch (const std::exception&) {
        owed->answer->give(transport_problem(500, owed->request));
      }
    });
  });
  peer.answer.reset();
  co_return response;
}

template <class Stream>
Awaitable<bool> Server::State::send(Line<Stream>& line, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto piece = bytes.substr(0, kSendPiece);
    line.limit(settings.limits.body_time * static_cast<long>(1 + piece.size() / kProgressBytes));
    error_code error;
    co_await asio::async_write(line.stream, asio::buffer(piece),
                               asio::redirect_error(asio::use_awaitable, error));
    line.unlimit();
    if (error) co_return false;
    bytes.remove_prefix(piece.size());
  }
  co_return true;
}

template <class Stream>
Awaitable<bool> Server::State::send_file(Line<Stream>& line, FilePieces& file, std::uint64_t& sent) {
  while (sent < file.size()) {
    const auto piece = co_await on_pool(disk, [&] { return file.next(file.size() - sent); });
    if (!co_await send(line, piece)) co_return false;
    sent += piece.size();
  }
  co_return true;
}

// Until the peer goes or does not read, or the server stops.
template <class Stream>
Awaitable<void> Server::State::send_events(std::shared_ptr<Line<Stream>> line, const EventsBody& body,
                                           bool is_chunked, std::uint64_t& sent) {
  auto timer = std::make_shared<asio::steady_timer>(io);
  auto queue = std::make_shared<EventQueue>([this, timer] { asio::post(io, [timer] { timer->cancel(); }); });
  line->events = queue;
  // Also when the server goes before this ends.
  struct Abandon {
    EventQueue& queue;
    ~Abandon() { queue.abandon(); }
  } const at_end{*queue};
  // Whatever the peer sends now is not read as a request: the line ends with its events.
  asio::co_spawn(
      io,
      [line, queue]() -> Awaitable<void> {
        std::array<char, 256> dropped;
        error_code error;
        while (!error)
          co_await line->stream.async_read_some(asio::buffer(dropped),
                                                asio::redirect_error(asio::use_awaitable, error));
        queue->close();
      },
      asio::detached);
  asio::post(workers, [start = body.start, queue] {
    try {
      start(queue);
    } catch (const std::exception&) {
      queue->close();
    }
  });
  auto next_beat = Clock::now() + settings.heartbeat;
  while (!queue->is_closed()) {
    auto bytes = queue->take();
    if (bytes.empty() && Clock::now() >= next_beat) bytes = ":\n\n";
    if (!bytes.empty()) {
      next_beat = Clock::now() + settings.heartbeat;
      sent += bytes.size();
      if (is_chunked) bytes = chunk_of(bytes);
      if (!co_await send(*line, bytes)) break;
      continue;
    }
    timer->expires_at(next_beat);
    error_code woken;
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, woken));
  }
  queue->close();
  if (is_chunked) co_await send(*line, "0\r\n\r\n");
  line->cancel();
}

// Lets the peer read the answer although it still sends: closing at once would throw the answer away.
template <class Stream>
Awaitable<void> Server::State::linger(Line<Stream>& line) {
  if constexpr (std::is_same_v<Stream, Socket>) {
    error_code error;
    line.stream.shutdown(Socket::shutdown_send, error);
    line.limit(kLingerTime);
    std::string dropped(kBodyPiece, '\0');
    for (std::size_t got = 0; !error && got < kLingerBytes;)
      got += co_await line.stream.async_read_some(asio::buffer(dropped),
                                                  asio::redirect_error(asio::use_awaitable, error));
  }
}

void Server::State::tell(const Turn& turn, const Response& response, std::uint64_t bytes, bool is_sent) {
  if (!settings.on_exchange) return;
  auto route = header_of(response, kRouteHeader);
  if (route.empty()) route = turn.request.path;
  settings.on_exchange({turn.request.id, turn.method, std::move(route), header_of(response, kAccountHeader),
                        is_sent ? response.status : 0, bytes,
                        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - turn.began)});
}

template <class Stream>
Awaitable<bool> Server::State::answer(Line<Stream>& line, Turn& turn, Response response) {
  if (response.status < 200 || response.status > 599) response = transport_problem(500, turn.request.id);
  std::unique_ptr<FilePieces> file;
  if (const auto* named = std::get_if<FileBody>(&response.body)) {
    try {
      file = co_await on_pool(disk, [named] { return std::make_unique<FilePieces>(named->path); });
    } catch (const std::exception&) {
      response = transport_problem(500, turn.request.id);
    }
  }
  const auto* events = std::get_if<EventsBody>(&response.body);
  const auto bytes = bytes_of(response.body);
  Framing framing;
  framing.is_last = !turn.keeps_alive || !turn.is_read || is_stopping || events != nullptr;
  framing.is_chunked = events != nullptr && !turn.is_1_0;
  if (!has_no_body(response.status) && events == nullptr)
    framing.length = bytes ? bytes->size() : file->size();
  const bool has_body = !turn.is_head && !has_no_body(response.status);
  auto head = response_head(response, framing, date());
  std::uint64_t sent = 0;
  bool is_sent = false;
  if (has_body && bytes && bytes->size() <= kJoinedBytes) {
    head += *bytes;
    sent = bytes->size();
    is_sent = co_await send(line, head);
  } else if (is_sent = co_await send(line, head); is_sent && has_body) {
    if (bytes) {
      sent = bytes->size();
      is_sent = co_await send(line, *bytes);
    } else if (file) {
      is_sent = co_await send_file(line, *file, sent);
    } else {
      co_await send_events(std::static_pointer_cast<Line<Stream>>(line.shared_from_this()), *events,
                           framing.is_chunked, sent);
    }
  }
  tell(turn, response, sent, is_sent);
  if (is_sent && !turn.is_read) co_await linger(line);
  co_return is_sent && !framing.is_last;
}

// False when the line is to be closed.
template <class Stream>
Awaitable<bool> Server::State::exchange(Line<Stream>& line) {
  Turn turn;
  turn.is_read = false;
  std::size_t size = 0;
  auto refused = co_await read_head(line, size);
  if (size == 0 && refused == 0) co_return false;
  turn.began = Clock::now();
  turn.request.id = prefix + std::to_string(++requests);
  if (refused != 0) co_return co_await answer(line, turn, transport_problem(refused, turn.request.id));

  Parser parser;
  parser.body_limit(boost::none);  // the plan's limit is kept below
  parser.header_limit(settings.limits.header_bytes + 1);
  error_code error;
  line.buffer.consume(parser.put(asio::buffer(line.buffer.data().data(), size), error));
  if (error || !parser.is_header_done())
    co_return co_await answer(line, turn, transport_problem(400, turn.request.id));
  auto& request = turn.request;
  const auto& head = parser.get();
  turn.method = head.method_string();
  turn.is_head = head.method() == beast::http::verb::head;
  turn.is_1_0 = head.version() == 10;
  turn.keeps_alive = !turn.is_1_0 && head.keep_alive();
  request.method = turn.is_head ? "GET" : turn.method;
  request.headers = headers_of(parser);
  const auto asker =
      asker_of(line.address, !std::is_same_v<Stream, Socket>, request.headers, settings.proxies);
  request.peer = asker.peer;
  request.secure = asker.secure;
  auto target =
      parse_target(std::string_view(head.target().data(), head.target().size()), request.header("host"));
  if (!target) co_return co_await answer(line, turn, transport_problem(400, request.id));
  request.path = std::move(target->path);
  request.query = std::move(target->query);

  turn.is_read = true;
  try {
    refused = co_await read_body(line, parser, turn);
  } catch (const std::exception&) {
    refused = 500;  // the disk
  }
  if (refused == 499) co_return false;
  if (refused != 0) co_return co_await answer(line, turn, transport_problem(refused, request.id));
  if (!turn.is_read) co_return false;
  const auto id = request.id;
  const auto path = request.path;
  auto response = co_await handle(line, turn);
  turn.request.id = id;
  turn.request.path = path;
  co_return co_await answer(line, turn, std::move(response));
}

// --- beginning and end

namespace {

Result<asio::ip::tcp::endpoint> endpoint_of(const ServerSettings& settings) {
  error_code error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) return refuse("serve.address", {settings.address});
  return asio::ip::tcp::endpoint(address, settings.port);
}

Result<ssl::context> context_of(const TlsFiles& files) {
  ssl::context context(ssl::context::tls_server);
  error_code error;
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.native_handle(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  SSL_CTX_set_cipher_list(context.native_handle(), "ECDHE+AESGCM:ECDHE+CHACHA20");
  context.use_certificate_chain_file(files.certificate.string(), error);
  if (error) return refuse("serve.certificate", {files.certificate.string()});
  context.use_private_key_file(files.key.string(), ssl::context::pem, error);
  if (error || SSL_CTX_check_private_key(context.native_handle()) != 1)
    return refuse("serve.certificate", {files.key.string()});
  return context;
}

Outcome listen_at(asio::ip::tcp::acceptor& acceptor, const asio::ip::tcp::endpoint& endpoint) {
  error_code error;
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(asio::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(1024, error);
  if (!error) return Done{};
  const auto where = endpoint.address().to_string() + ":" + std::to_string(endpoint.port());
  return refuse_because("serve.taken", {where}, system_reason(error.value()));
}

}  // namespace

Server::Server() = default;

Result<std::unique_ptr<Server>> Server::start(const ServerSettings& settings, Application& application) {
  const auto endpoint = endpoint_of(settings);
  if (!endpoint) return endpoint.error();
  std::unique_ptr<Server> server(new Server);
  server->state_ = std::make_unique<State>(settings, application);
  auto& state = *server->state_;
  if (settings.tls) {
    auto context = context_of(*settings.tls);
    if (!context) return context.error();
    state.tls = std::move(*context);
  }
  empty_upload_folder(settings.upload_folder);
  if (const auto listening = listen_at(state.acceptor, *endpoint); !listening) return listening.error();
  state.port = state.acceptor.local_endpoint().port();
  asio::co_spawn(state.io, state.accept(), asio::detached);
  asio::co_spawn(state.io, state.sweep(), asio::detached);
  state.thread = std::thread([&state] { state.io.run(); });
  return server;
}

void Server::State::stop() {
  if (!thread.joinable()) return;
  const auto wait_until_empty = [&](Clock::duration most) {
    for (const auto end = Clock::now() + most; open.load() > 0 && Clock::now() < end;)
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
  };
  asio::post(io, [this] {
    is_stopping = true;
    error_code ignored;
    acceptor.close(ignored);
    for (auto* peer : peers) {
      if (peer->is_idle) peer->cancel();
      if (peer->events) peer->events->close();
    }
  });
  wait_until_empty(settings.limits.drain_time);
  asio::post(io, [this] {
    for (auto* peer : peers) {
      if (peer->answer) peer->answer->give(transport_problem(503, ""));
      peer->limit(kSweep);
      peer->cancel();
    }
  });
  wait_until_empty(kLingerTime);
  workers.stop();
  workers.join();
  disk.join();
  io.stop();
  thread.join();
}

Server::~Server() {  // NOLINT(bugprone-exception-escape): a thread that cannot be joined ends the program
  if (state_) state_->stop();
}

std::uint16_t Server::port() const {
  return state_->port;
}

std::size_t Server::open_connections() const {
  return state_->open.load();
}

}  // namespace jishi::http
