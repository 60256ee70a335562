#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <thread>

#include "accounts/accounts.h"
#include "accounts/audit.h"
#include "accounts/oidc.h"
#include "cli/open.h"
#include "cli/output.h"
#include "http/api.h"
#include "http/certificate.h"
#include "http/forwarded.h"
#include "http/front.h"
#include "http/log_lines.h"
#include "http/server.h"

namespace jishi::cli {

namespace {

constexpr std::string_view kListen = "127.0.0.1:8080";
constexpr std::chrono::seconds kBetweenForgetting{3600};

// 127.0.0.1:8080 · [::1]:8080 · :8080 (every address)
std::optional<std::pair<std::string, std::uint16_t>> address_of(std::string_view text) {
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos) return std::nullopt;
  auto address = text.substr(0, colon);
  const auto port = text.substr(colon + 1);
  if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
  if (port.empty() || port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos)
    return std::nullopt;
  const auto number = std::stoul(std::string(port));
  if (number > 65535) return std::nullopt;
  return std::pair(address.empty() ? std::string("0.0.0.0") : std::string(address),
                   static_cast<std::uint16_t>(number));
}

// What a page may link to without running anything.
bool is_link(std::string_view text) {
  const auto begins = [&](std::string_view scheme) {
    return text.size() > scheme.size() && text.starts_with(scheme);
  };
  return begins("mailto:") || begins("tel:") || begins("https://") || begins("http://");
}

Refusals read_options(const Given& given, http::ServerSettings& settings) {
  Refusals reasons;
  const auto listen = given.one("--listen", kListen);
  if (const auto address = address_of(listen)) {
    std::tie(settings.address, settings.port) = *address;
  } else {
    reasons.push_back(refuse("serve.address", {listen}));
  }
  const auto workers = given.one("--workers", "32");
  const bool is_number =
      !workers.empty() && workers.size() <= 2 && workers.find_first_not_of("0123456789") == std::string::npos;
  settings.workers = is_number ? std::stoi(workers) : 0;
  if (settings.workers < 1 || settings.workers > 64) reasons.push_back(refuse("serve.workers", {workers}));
  if (const auto feedback = given.one("--feedback"); !feedback.empty() && !is_link(feedback))
    reasons.push_back(refuse("serve.feedback", {feedback}));
  for (const auto& text : given.all("--proxy")) {
    if (auto address = http::plain_address(text))
      settings.proxies.push_back(std::move(*address));
    else
      reasons.push_back(refuse("serve.proxy", {text}));
  }
  if (given.has("--certificate") != given.has("--key")) reasons.push_back(refuse("serve.both-files"));
  return reasons;
}

// The signals wait until somebody asks for them; every thread that is started afterwards inherits that.
class StopSignals {
 public:
  StopSignals() {
    sigemptyset(&signals_);
    sigaddset(&signals_, SIGINT);
    sigaddset(&signals_, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    std::signal(SIGPIPE, SIG_IGN);
  }
  ~StopSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  // Whether one came within the time.
  bool wait(std::chrono::seconds time) const {
    const timespec most{time.count(), 0};
    return sigtimedwait(&signals_, nullptr, &most) > 0;
  }

 private:
  sigset_t signals_{};
  sigset_t before_{};
};

std::string address_of(const http::ServerSettings& settings, std::uint16_t port) {
  const bool is_v6 = settings.address.find(':') != std::string::npos;
  const auto host = settings.address == "0.0.0.0" || settings.address == "::" ? "localhost"
                    : is_v6                                                   ? "[" + settings.address + "]"
                                                                              : settings.address;
  return (settings.tls ? "https://" : "http://") + host + ":" + std::to_string(port);
}

void say(const Given& given, const std::string& address, const std::string& fingerprint,
         const std::string& setup_code, bool is_in_the_open) {
  const bool zh = given.lang == Lang::zh;
  std::cout << (zh ? "纪实在 " : "Jishi is at ") << address << "/\n";
  if (!fingerprint.empty())
    std::cout << (zh ? "证书指纹（SHA-256，浏览器提示时请核对）：\n  "
                     : "fingerprint of its certificate (SHA-256; compare it when the browser asks):\n  ")
              << fingerprint << "\n";
  if (!setup_code.empty())
    std::cout << (zh ? "首次启用，请打开一次性链接建立三个管理员账号：\n  "
                     : "the first start: make the three administrators at this one-time link:\n  ")
              << address << "/#/setup/" << setup_code << "\n";
  if (is_in_the_open)
    std::cout << (zh ? "注意：没有 TLS，却监听在别的机器够得着的地址，密码会明文传送；请去掉 "
                       "--no-tls，或改为 127.0.0.1\n"
                     : "beware: without TLS, and listening where other machines reach it: passwords go in "
                       "the clear; leave "
                       "out --no-tls, or listen at 127.0.0.1\n");
  std::cout << (zh ? "按 Ctrl-C 停止\n" : "Ctrl-C stops it\n") << std::flush;
}

int run(const Given& given) {
  http::ServerSettings settings;
  if (const auto reasons = read_options(given, settings); !reasons.empty())
    return refused(reasons, given.lang);
  const StopSignals signals;
  const auto data = open_data(given, given.one("DIR"), app::DataDirectory::Access::write);
  if (!data) return kRefused;
  settings.upload_folder = data->path() / "uploads";
  std::string fingerprint;
  if (!given.has("--no-tls")) {
    settings.tls = given.has("--certificate")
                       ? http::TlsFiles{given.one("--certificate"), given.one("--key")}
                       : http::own_certificate(data->path() / "keys" / "tls", {settings.address});
    auto found = http::fingerprint_of(settings.tls->certificate);
    if (!found) return refused(found.error(), given.lang);
    fingerprint = std::move(*found);
  }
  const auto trail = accounts::AuditTrail::open(*data);
  if (!trail) return refused(trail.error(), given.lang);
  const auto accounts = accounts::Accounts::open(data->path(), **trail);
  if (!accounts) return refused(accounts.error(), given.lang);
  std::string setup_code;
  if ((*accounts)->needs_setup()) {
    auto code = (*accounts)->new_setup_code();
    if (!code) return refused(code.error(), given.lang);
    setup_code = std::move(*code);
  }
  http::Metrics metrics;
  http::LogLines log(STDERR_FILENO);
  settings.on_exchange = [&](const http::Exchange& exchange) {
    metrics.count(exchange);
    log.add(http::log_line(exchange));
  };
  auto oidc = accounts::read_oidc_settings(data->path());
  if (!oidc) return refused(oidc.error(), given.lang);
  app::Desk desk(*data);
  http::Office office(*data, desk, **accounts, **trail, settings.upload_folder);
  office.feedback = given.one("--feedback");
  if (*oidc) office.oidc = std::make_unique<accounts::Oidc>(std::move(**oidc));
  http::Api api(office);
  http::Front front(data->store(), data->unit().id, &api, metrics);
  // Its entries tell who signs in and who looks at what: the auditor reads them, nobody else.
  front.add_log("audit", http::LogTiles(data->store(), (*trail)->unit().id, http::LogTiles::Gives::hashes));
  std::atomic<const http::Server*> running = nullptr;
  front.open_connections = [&] {
    const auto* now = running.load();
    return now == nullptr ? 0 : now->open_connections();
  };
  auto server = http::Server::start(settings, front);
  if (!server) return refused(server.error(), given.lang);
  running = server->get();
  const bool is_of_this_machine = settings.address.starts_with("127.") || settings.address == "::1";
  say(given, address_of(settings, (*server)->port()), fingerprint, setup_code,
      !settings.tls && !is_of_this_machine && settings.proxies.empty());
  // What the first request would wait for is made ready meanwhile.
  std::thread warming([&] {
    try {
      office.shelf.refresh();
    } catch (const store::StoreFailure&) {
      // The first who asks is told.
    }
  });
  while (!signals.wait(kBetweenForgetting)) {
    try {
      if (!(*accounts)->forget_old_answers())
        std::clog << "kept answers: somebody reads them; emptied in an hour\n";
    } catch (const store::StoreFailure& failure) {
      std::clog << "kept answers: " << failure.what() << "\n";  // tried again in an hour
    }
  }
  front.stop();
  running = nullptr;
  server->reset();
  warming.join();
  std::cout << (given.lang == Lang::zh ? "已停止\n" : "stopped\n");
  return kDone;
}

}  // namespace

Command serve_command() {
  return {"serve",
          {"启动网页和接口服务", "serve the web pages and the API"},
          {{"DIR", {"数据目录", "the data directory"}, true}},
          {{"--listen",
            "ADDRESS:PORT",
            {"监听地址，默认 127.0.0.1:8080；端口 0 为任一空闲端口",
             "where to listen, 127.0.0.1:8080 by default; port 0 is any free one"},
            false,
            false,
            {}},
           {"--no-tls",
            "",
            {"不用 TLS：只在本机试用，或前面有本机的代理时",
             "without TLS: only on this machine, or behind a proxy on it"},
            false,
            false,
            {}},
           {"--certificate",
            "FILE",
            {"证书（PEM）；不给则自制一份，存在数据目录",
             "certificate (PEM); without one it is made and kept in the data directory"},
            false,
            false,
            {}},
           {"--key", "FILE", {"证书的私钥（PEM）", "the certificate's key (PEM)"}, false, false, {}},
           {"--proxy",
            "ADDRESS",
            {"前置代理的地址（可写几次）：只信它在 X-Forwarded-For、X-Forwarded-Proto 里写明的来人和协议",
             "address of a proxy in front (may be given several times): who asks and how is taken from its "
             "X-Forwarded-For and X-Forwarded-Proto"},
            false,
            true,
            {}},
           {"--feedback",
            "ADDRESS",
            {"每页底部的意见反馈链接：mailto:、tel:、https:// 或 http://",
             "the feedback link on every page: mailto:, tel:, https:// or http://"},
            false,
            false,
            {}},
           {"--workers",
            "N",
            {"处理请求的线程数，默认 32", "threads that handle requests; 32 by default"},
            false,
            false,
            {}}},
          "jishi serve 数据 --listen 127.0.0.1:8443",
          run};
}

}  // namespace jishi::cli
