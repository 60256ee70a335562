#include "http/response_head.h"

#include <gtest/gtest.h>

namespace jishi::http {
namespace {

TEST(ResponseHead, is_written_as_HTTP_says) {
  EXPECT_EQ(response_head({404, {{"x-a", "b"}}, {}}, {3, false, true}, "D"),
            "HTTP/1.1 404 Not Found\r\ndate: D\r\nx-a: b\r\ncontent-length: 3\r\nconnection: close\r\n\r\n");
  EXPECT_EQ(response_head({200, {}, {}}, {std::nullopt, true, false}, "D"),
            "HTTP/1.1 200 OK\r\ndate: D\r\ntransfer-encoding: chunked\r\n\r\n");
}

TEST(ResponseHead, what_only_the_server_writes_and_what_would_split_it_is_left_out) {
  const Response response{200,
                          {{"date", "x"},
                           {"server", "x"},
                           {"connection", "x"},
                           {"content-length", "9"},
                           {"transfer-encoding", "x"},
                           {"a b", "x"},
                           {"", "x"},
                           {"x-a:", "x"},
                           {"x-b", "x\r\ny: z"},
                           {"x-c", std::string("x\0y", 3)},
                           {"x-d", "x\ny"}},
                          {}};
  EXPECT_EQ(response_head(response, {0, false, false}, "D"),
            "HTTP/1.1 200 OK\r\ndate: D\r\ncontent-length: 0\r\n\r\n");
}

TEST(ResponseHead, dates_are_those_of_the_standard) {
  EXPECT_EQ(http_date(784111777), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date(951782400), "Tue, 29 Feb 2000 00:00:00 GMT");
}

}  // namespace
}  // namespace jishi::http
