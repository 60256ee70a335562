#include "http/pages/pages.h"

#include <gtest/gtest.h>

#include "base/digest.h"
#include "http/accept_encoding.h"
#include "http/response_head.h"

namespace jishi::http {
namespace {

const std::vector<EmbeddedPage>& two_pages() {
  static const std::vector<EmbeddedPage> pages = {
      {"/index.html", "<html>", "packed", "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"},
      {"/assets/a-1.js", "script", "", "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100"}};
  return pages;
}

Response ask(std::string path, Headers headers = {}, std::string method = "GET") {
  Request request;
  request.method = std::move(method);
  request.path = std::move(path);
  request.headers = std::move(headers);
  return Pages(two_pages()).answer(request);
}

std::string_view body_of(const Response& response) {
  return std::get<StaticBody>(response.body).bytes;
}

TEST(Pages, the_first_page_is_asked_for_again_and_hashed_names_are_kept_for_good) {
  const auto first = ask("/");
  EXPECT_EQ(first.status, 200u);
  EXPECT_EQ(body_of(first), "<html>");
  EXPECT_EQ(header_of(first, "content-type"), "text/html; charset=utf-8");
  EXPECT_EQ(header_of(first, "cache-control"), "no-cache");
  const auto script = ask("/assets/a-1.js");
  EXPECT_EQ(header_of(script, "content-type"), "text/javascript; charset=utf-8");
  EXPECT_NE(header_of(script, "cache-control").find("immutable"), std::string::npos);
}

TEST(Pages, are_packed_for_those_who_take_it_under_a_tag_of_its_own) {
  const auto packed = ask("/", {{"accept-encoding", "br, gzip;q=0.5"}});
  EXPECT_EQ(body_of(packed), "packed");
  EXPECT_EQ(header_of(packed, "content-encoding"), "gzip");
  EXPECT_EQ(header_of(packed, "vary"), "accept-encoding");
  EXPECT_NE(header_of(packed, "etag"), header_of(ask("/"), "etag"));
  EXPECT_EQ(body_of(ask("/assets/a-1.js", {{"accept-encoding", "gzip"}})), "script");
}

TEST(Pages, one_that_is_known_is_not_sent_again) {
  const auto tag = header_of(ask("/"), "etag");
  EXPECT_EQ(ask("/", {{"if-none-match", "\"x\", " + tag}}).status, 304u);
  EXPECT_EQ(ask("/", {{"if-none-match", "\"x\""}}).status, 200u);
  EXPECT_EQ(ask("/", {{"if-none-match", tag}, {"accept-encoding", "gzip"}}).status, 200u);
}

TEST(Pages, what_is_none_is_404_and_nothing_is_written_to) {
  EXPECT_EQ(ask("/none").status, 404u);
  EXPECT_EQ(ask("/assets").status, 404u);
  const auto post = ask("/", {}, "POST");
  EXPECT_EQ(post.status, 405u);
  EXPECT_EQ(header_of(post, "allow"), "GET, HEAD");
}

TEST(Pages, without_any_the_first_says_how_to_build_them) {
  const std::vector<EmbeddedPage> none;
  Request request;
  request.method = "GET";
  request.path = "/";
  const auto response = Pages(none).answer(request);
  EXPECT_EQ(response.status, 200u);
  EXPECT_NE(body_of(response).find("./dev web"), std::string_view::npos);
}

TEST(Pages, those_in_the_program_are_what_was_built) {
  for (const auto& page : embedded_pages()) {
    SCOPED_TRACE(page.path);
    EXPECT_EQ(to_hex(sha256(page.bytes)), page.digest);
    EXPECT_TRUE(page.gzip.empty() ||
                (page.gzip.starts_with("\x1f\x8b") && page.gzip.size() < page.bytes.size()));
  }
}

TEST(AcceptEncoding, gzip_is_taken_when_it_is_named_and_not_refused) {
  for (const char* yes :
       {"gzip", "GZIP", "x-gzip", "deflate, gzip;q=1.0", "*", "br;q=0, *;q=0.1", "gzip ; q=0.001"})
    EXPECT_TRUE(accepts_gzip(yes)) << yes;
  for (const char* no : {"", "br", "gzip;q=0", "gzip; q=0.000", "*;q=0", "gzip;q=0, *", "gzipx"})
    EXPECT_FALSE(accepts_gzip(no)) << no;
}

}  // namespace
}  // namespace jishi::http
