#include "http/head.h"
#include "http/transport/house.h"

namespace jishi::http {
namespace {

struct Case {
  const char* what;
  std::string bytes;
  unsigned status;
};

std::string with(std::string_view lines) {
  return "POST /echo HTTP/1.1\r\nHost: a\r\n" + std::string(lines) + "\r\n";
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all = {
      {"length and coding", with("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"coding and length", with("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n"), 400},
      {"two lengths that differ", with("Content-Length: 4\r\nContent-Length: 5\r\n"), 400},
      {"two lengths alike", with("Content-Length: 4\r\nContent-Length: 4\r\n"), 400},
      {"a list of lengths", with("Content-Length: 4, 4\r\n"), 400},
      {"a signed length", with("Content-Length: +4\r\n"), 400},
      {"a negative length", with("Content-Length: -1\r\n"), 400},
      {"a hexadecimal length", with("Content-Length: 0x4\r\n"), 400},
      {"a length without end", with("Content-Length: 99999999999999999999\r\n"), 400},
      {"an empty length", with("Content-Length:\r\n"), 400},
      {"a folded line", with("X: a\r\n b\r\nContent-Length: 0\r\n"), 400},
      {"a folded first line", "POST /echo HTTP/1.1\r\n Host: a\r\n\r\n", 400},
      {"a folded coding", with("Transfer-Encoding:\r\n chunked\r\n"), 400},
      {"a bare line feed", "GET / HTTP/1.1\r\nHost: a\nX: y\r\n\r\n", 400},
      {"line feeds alone", "GET / HTTP/1.1\nHost: a\n\n", 400},
      {"a bare return", "GET / HTTP/1.1\r\nHost: a\r\nX: a\rb\r\n\r\n", 400},
      {"a NUL", "GET / HTTP/1.1\r\nHost: a\r\nX: a" + std::string(1, '\0') + "b\r\n\r\n", 400},
      {"a blank before the colon", with("Content-Length : 4\r\n"), 400},
      {"a tab before the colon", with("Transfer-Encoding\t: chunked\r\n"), 400},
      {"no name", with(": x\r\n"), 400},
      {"no colon", with("Content-Length\r\n"), 400},
      {"an unknown coding", with("Transfer-Encoding: gzip\r\n"), 501},
      {"two codings", with("Transfer-Encoding: gzip, chunked\r\n"), 501},
      {"a coding with a parameter", with("Transfer-Encoding: chunked;a=b\r\n"), 501},
      {"a masked coding", with("Transfer-Encoding: xchunked\r\n"), 501},
      {"a quoted coding", with("Transfer-Encoding: \"chunked\"\r\n"), 501},
      {"the coding twice", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400},
      {"the coding and identity", with("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n"), 400},
      {"a coding of 1.0", "POST /echo HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400},
      {"two hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
      {"no host", "GET / HTTP/1.1\r\n\r\n", 400},
      {"a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"a host with a user", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n", 400},
      {"a target of another host", "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"a target that goes on behind the host", "GET http://ab/ HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"blanks in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"bytes in the target", "GET /\xe4\xbc\x9a HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"no version", "GET /\r\nHost: a\r\n\r\n", 400},
      {"a version in small letters", "GET / http/1.1\r\nHost: a\r\n\r\n", 400},
      {"version 2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505},
      {"version 0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505},
      {"TRACE", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"CONNECT", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"a method in small letters", "get / HTTP/1.1\r\nHost: a\r\n\r\n", 501},
      {"a method that is no token", "G(T / HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"another expectation", with("Expect: 200-ok\r\n"), 417},
      {"TLS where there is none", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11), 400},
  };
  return all;
}

TEST(Smuggling, what_two_readers_could_read_differently_is_refused_and_the_line_closed) {
  House house;
  for (const auto& one : cases()) {
    SCOPED_TRACE(one.what);
    LineTo line(house.port());
    line.send(one.bytes + get("/smuggled"));
    const auto read = line.read();
    EXPECT_EQ(read.status, one.status);
    EXPECT_EQ(read.header("content-type"), "application/problem+json");
    EXPECT_EQ(read.header("connection"), "close");
    EXPECT_TRUE(line.is_closed());
  }
  EXPECT_EQ(house.application.handled, 0);
}

TEST(Smuggling, what_comes_byte_by_byte_is_refused_alike) {
  for (const auto& one : cases()) {
    SCOPED_TRACE(one.what);
    HeadScan scan;
    for (std::size_t n = 1; n <= one.bytes.size() && scan.refused == 0 && scan.size == 0; ++n)
      scan = scan_head(std::string_view(one.bytes).substr(0, n), n - 1, 16'384);
    const bool is_of_the_target = std::string_view(one.what).starts_with("a target");
    EXPECT_EQ(scan.refused, is_of_the_target ? 0 : one.status);
  }
}

TEST(Smuggling, chunks_that_are_none_are_refused) {
  House house;
  const std::string head = with("Transfer-Encoding: chunked\r\n");
  for (const std::string chunks : {"g\r\na\r\n0\r\n\r\n", "-1\r\n\r\n", "4\nabcd\r\n0\r\n\r\n",
                                   "4\r\nabcdX0\r\n\r\n", "fffffffffffffffff\r\na", " 4\r\nabcd\r\n0\r\n\r\n",
                                   "4\r\nabcd\n0\r\n\r\n", "0x4\r\nabcd\r\n0\r\n\r\n"}) {
    SCOPED_TRACE(chunks);
    LineTo line(house.port());
    line.send(head + chunks + get("/smuggled"));
    const auto status = line.read().status;
    EXPECT_TRUE(status == 400 || status == 413) << status;
    EXPECT_TRUE(line.is_closed());
  }
  EXPECT_EQ(house.application.handled, 0);
}

TEST(Smuggling, what_stands_behind_the_chunks_is_no_header) {
  House house;
  LineTo line(house.port());
  const auto head = with("Transfer-Encoding: chunked\r\n");
  EXPECT_EQ(line.ask(head + "4;a=b\r\nabcd\r\n0\r\nCookie: x\r\n\r\n" + get("/next")).body,
            "POST /echo|abcd");
  EXPECT_EQ(line.read().body, "GET /next|");
}

}  // namespace
}  // namespace jishi::http
