// What stands beside the API: health, metrics, the ledger's tiles, and the headers all answers carry.
#include "http/front.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "app/ledger_export.h"
#include "app/office.h"
#include "http/log_lines.h"
#include "http/response_head.h"
#include "ledger/tile.h"
#include "ledger/verify.h"

namespace jishi::http {
namespace {

namespace fs = std::filesystem;

struct Api : Application {
  BodyPlan body_plan(const Request&) const override { return {77, true}; }
  void handle(Request request, Respond respond) override {
    respond({200, {{"content-security-policy", "sandbox"}}, "api " + request.path});
  }
};

class FrontTest : public testing::Test {
 protected:
  FrontTest() : office_(app::Office::sqlite(folder_)) {
    const auto session = office_.desk().import("王海燕");
    for (int i = 0; i < 600; ++i) session->add(app::meeting("2023-04-05", std::to_string(i)));
    session->end_file("会议.csv", sha256("会议"));
    session->commit();
    front_ = std::make_unique<Front>(office_.store(), 1, &api_, metrics_);
  }
  Response ask(std::string path, std::string method = "GET", std::string peer = "127.0.0.1",
               bool secure = false) {
    Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.peer = std::move(peer);
    request.secure = secure;
    Response out;
    front_->handle(std::move(request), [&](Response response) { out = std::move(response); });
    return out;
  }
  static std::string text(const Response& response) { return std::get<std::string>(response.body); }

  store::TemporaryFolder folder_;
  app::Office office_;
  Metrics metrics_;
  Api api_;
  std::unique_ptr<Front> front_;
};

// The log as somebody elsewhere reads it.
struct Served : ledger::TileSource {
  explicit Served(std::function<Response(std::string)> ask_in) : ask(std::move(ask_in)) {}
  std::optional<std::string> read(std::string_view path) override {
    const auto response = ask("/log/1/" + std::string(path));
    if (response.status != 200) return std::nullopt;
    return std::get<std::string>(response.body);
  }
  std::function<Response(std::string)> ask;
};

TEST_F(FrontTest, serves_the_very_bytes_that_an_export_holds) {
  const auto out = folder_ / "log";
  ASSERT_TRUE(app::export_log(*office_.read(), office_.read()->units()[0], office_.signer().vkey(), out));
  int files = 0;
  for (const auto& item : fs::recursive_directory_iterator(out)) {
    if (!item.is_regular_file() || item.path().filename() == "vkey") continue;
    const auto path = fs::relative(item.path(), out).string();
    SCOPED_TRACE(path);
    std::ifstream in(item.path(), std::ios::binary);
    const auto response = ask("/log/1/" + path);
    ASSERT_EQ(response.status, 200u);
    EXPECT_TRUE(text(response) == std::string(std::istreambuf_iterator<char>(in), {}));
    EXPECT_EQ(header_of(response, "cache-control").find("immutable") != std::string::npos,
              path != "checkpoint");
    ++files;
  }
  EXPECT_EQ(files, 8);
}

TEST_F(FrontTest, what_it_serves_of_the_log_verifies) {
  ledger::VerifyOptions options;
  options.keys.push_back(*ledger::VerifierKey::from_text(office_.signer().vkey()));
  std::uint64_t entries = 0;
  options.on_entry = [&](std::uint64_t, std::string_view) { ++entries; };
  Served source([this](std::string path) { return ask(std::move(path)); });
  const auto report = ledger::verify_folder(source, options);
  EXPECT_TRUE(report.ok);
  EXPECT_EQ(entries, office_.read()->log_size(1));
}

TEST_F(FrontTest, partial_tiles_are_served_at_every_width_the_checkpoint_covers_and_no_wider) {
  const auto size = office_.read()->log_size(1);
  const auto width = static_cast<int>(size % 256);
  const auto index = size / 256;
  for (const int level : {-1, 0}) {
    for (int w = 1; w <= width; w += 7)
      EXPECT_EQ(ask("/log/1/" + ledger::tile_path({level, index, w})).status, 200u);
    EXPECT_EQ(ask("/log/1/" + ledger::tile_path({level, index, width + 1})).status, 404u);
    EXPECT_EQ(ask("/log/1/" + ledger::tile_path({level, index, 256})).status, 404u);
    EXPECT_EQ(ask("/log/1/" + ledger::tile_path({level, index + 1, 1})).status, 404u);
  }
  EXPECT_EQ(text(ask("/log/1/" + ledger::tile_path({0, index, 5}))).size(), 160u);
  EXPECT_EQ(ask("/log/1/tile/8/000.p/1").status, 404u);
  EXPECT_EQ(ask("/log/1/tile/0/x999/x999/x999/x999/x999/999").status, 404u);
}

TEST_F(FrontTest, no_other_file_of_the_log_is_served_and_it_is_only_read) {
  for (const char* path : {"/log/1", "/log/1/vkey", "/log/2/checkpoint", "/log/1/tile", "/log/1/tile/0/0",
                           "/log/audit/checkpoint", "/log/"})
    EXPECT_EQ(ask(path).status, 404u) << path;
  EXPECT_EQ(ask("/log/1/checkpoint", "PUT").status, 405u);
}

TEST_F(FrontTest, a_further_log_has_its_own_name) {
  store::TemporaryFolder other_folder;
  app::Office other(app::Office::sqlite(other_folder));
  ASSERT_TRUE(other.desk().file(app::meeting("2023-04-05", "x"), "王海燕"));
  front_->add_log("audit", LogTiles(other.store(), 1));
  EXPECT_EQ(text(ask("/log/audit/checkpoint")), other.read()->latest_checkpoint(1)->note);
  EXPECT_EQ(ask("/log/audit/tile/entries/000.p/1").status, 200U);
  front_->add_log("closed", LogTiles(other.store(), 1, LogTiles::Gives::hashes));
  EXPECT_EQ(text(ask("/log/closed/checkpoint")), other.read()->latest_checkpoint(1)->note);
  EXPECT_EQ(ask("/log/closed/tile/0/000.p/1").status, 200U);
  EXPECT_EQ(ask("/log/closed/tile/entries/000.p/1").status, 404U) << "who signs in is nobody's to read";
}

TEST_F(FrontTest, health_is_told_and_readiness_ends_with_the_stop) {
  EXPECT_EQ(text(ask("/healthz")), "ok\n");
  EXPECT_EQ(ask("/readyz").status, 200u);
  front_->stop();
  EXPECT_EQ(ask("/readyz").status, 503u);
  EXPECT_EQ(ask("/healthz").status, 200u);
}

TEST_F(FrontTest, metrics_count_what_was_asked_and_written_and_are_for_this_machine) {
  const auto size = office_.read()->log_size(1);
  metrics_.count({"r-1", "GET", "/", "", 200, 100, std::chrono::microseconds(700)});
  metrics_.count({"r-2", "GET", "/", "", 404, 10, std::chrono::microseconds(30'000'000)});
  metrics_.count({"r-3", "", "", "", 400, 0, std::chrono::microseconds(1)});
  ASSERT_TRUE(office_.desk().file(app::meeting("2023-05-05", "neu"), "王海燕"));
  front_->open_connections = [] { return std::size_t{7}; };
  const auto said = text(ask("/metrics"));
  const auto has = [&](const std::string& line) {
    return ("\n" + said).find("\n" + line + "\n") != std::string::npos;
  };
  EXPECT_TRUE(has("jishi_http_requests_total{method=\"GET\",status=\"2xx\"} 1")) << said;
  EXPECT_TRUE(has("jishi_http_requests_total{method=\"GET\",status=\"4xx\"} 1"));
  EXPECT_TRUE(has("jishi_http_requests_total{method=\"other\",status=\"4xx\"} 1"));
  EXPECT_TRUE(has("jishi_http_request_duration_seconds_bucket{le=\"0.0005\"} 1"));
  EXPECT_TRUE(has("jishi_http_request_duration_seconds_bucket{le=\"0.001\"} 2"));
  EXPECT_TRUE(has("jishi_http_request_duration_seconds_bucket{le=\"10\"} 2"));
  EXPECT_TRUE(has("jishi_http_request_duration_seconds_bucket{le=\"+Inf\"} 3"));
  EXPECT_TRUE(has("jishi_http_sent_bytes_total 110"));
  EXPECT_TRUE(has("jishi_http_connections 7"));
  EXPECT_TRUE(has("jishi_log_entries " + std::to_string(size + 1)));
  EXPECT_TRUE(has("jishi_log_entries_written_total 1"));
  EXPECT_EQ(ask("/metrics", "GET", "10.0.0.9").status, 404u);
  EXPECT_EQ(ask("/metrics", "GET", "via 127.0.0.1").status, 404u) << "a proxy here that names nobody";
}

TEST_F(FrontTest, the_API_gets_what_is_its_own_with_its_own_plan_of_bodies) {
  EXPECT_EQ(text(ask("/api/v1/session")), "api /api/v1/session");
  Request head;
  head.path = "/api/v1/evidence";
  EXPECT_EQ(front_->body_plan(head).limit_bytes, 77u);
  head.path = "/other";
  EXPECT_EQ(front_->body_plan(head).limit_bytes, 0u);
}

TEST_F(FrontTest, every_answer_carries_the_security_headers_and_a_stricter_policy_stays) {
  for (const char* path : {"/", "/healthz", "/log/1/checkpoint", "/none", "/api/v1/x"}) {
    SCOPED_TRACE(path);
    const auto plain = ask(path);
    EXPECT_EQ(header_of(plain, "x-content-type-options"), "nosniff");
    EXPECT_EQ(header_of(plain, "referrer-policy"), "no-referrer");
    EXPECT_EQ(header_of(plain, "cross-origin-opener-policy"), "same-origin");
    EXPECT_EQ(header_of(plain, "strict-transport-security"), "");
    EXPECT_NE(header_of(ask(path, "GET", "127.0.0.1", true), "strict-transport-security"), "");
  }
  EXPECT_EQ(header_of(ask("/api/v1/x"), "content-security-policy"), "sandbox");
  const auto policy = header_of(ask("/"), "content-security-policy");
  EXPECT_NE(policy.find("script-src 'self';"), std::string::npos);
  EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos);
}

TEST(LogLines, say_what_happened_on_one_line_and_cut_long_paths) {
  const auto line = log_line({"r-1", "GET", "/a\n\"b", "u3", 200, 5, std::chrono::microseconds(1'234)});
  const auto json = parse_json(line);
  ASSERT_TRUE(json);
  EXPECT_EQ(line.find('\n'), std::string::npos);
  const auto& object = json->as_object();
  EXPECT_EQ(text_of(object, "route"), "/a\n\"b");
  EXPECT_EQ(text_of(object, "account"), "u3");
  EXPECT_EQ(object.at("ms").as_double(), 1.23);
  std::string path = "/";
  for (int i = 0; i < 1'000; ++i) path += "会";
  const auto cut = log_line({"r-1", "GET", path, "", 200, 5, {}});
  EXPECT_LT(cut.size(), 400u);
  EXPECT_TRUE(parse_json(cut));
}

TEST(LogLines, a_reader_that_stops_keeps_nobody_waiting_and_what_is_lost_is_said) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  auto lines = std::make_unique<LogLines>(ends[1]);
  const auto begun = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < 3 * LogLines::kMostWaiting; ++i) lines->add(std::string(100, 'x'));
  EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(2));
  std::string read_back;
  std::thread reader([&] {
    char piece[65536];
    for (ssize_t n = 0; (n = ::read(ends[0], piece, sizeof piece)) > 0;)
      read_back.append(piece, static_cast<std::size_t>(n));
  });
  lines.reset();  // writes what waited
  close(ends[1]);
  reader.join();
  close(ends[0]);
  EXPECT_NE(read_back.find("{\"dropped_lines\":"), std::string::npos);
}

}  // namespace
}  // namespace jishi::http
