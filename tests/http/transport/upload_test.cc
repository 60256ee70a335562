#include "base/digest.h"
#include "http/transport/house.h"

namespace jishi::http {
namespace {

std::size_t files_in(const std::filesystem::path& folder) {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

// The answer is read a moment before the request goes.
bool is_emptied(const std::filesystem::path& folder) {
  for (int i = 0; i < 200 && files_in(folder) > 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return files_in(folder) == 0;
}

std::string random_text(std::size_t size) {
  return random_bytes(size);
}

TEST(Upload, a_body_goes_to_the_disk_with_its_digest_and_the_file_goes_with_the_request) {
  House house;
  const auto body = random_text(900'000);
  const auto read = house.ask(post("/upload", body));
  EXPECT_TRUE(
      read.body.starts_with(to_hex(sha256(body)) + " 900000 " + house.settings.upload_folder.string()));
  EXPECT_TRUE(is_emptied(house.settings.upload_folder));
}

TEST(Upload, chunks_are_put_together) {
  House house;
  const auto body = random_text(200'000);
  std::string bytes = "POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (std::size_t at = 0; at < body.size(); at += 50'000)
    bytes += "c350\r\n" + body.substr(at, 50'000) + "\r\n";
  EXPECT_TRUE(house.ask(bytes + "0\r\n\r\n").body.starts_with(to_hex(sha256(body)) + " 200000 "));
}

TEST(Upload, one_that_is_broken_off_or_too_large_leaves_no_file) {
  House house;
  {
    LineTo line(house.port());
    line.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 500000\r\n\r\n" + random_text(250'000));
  }
  std::string chunks = "POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 21; ++i) chunks += "c350\r\n" + std::string(50'000, 'x') + "\r\n";
  EXPECT_EQ(house.ask(chunks).status, 413u);
  EXPECT_TRUE(is_emptied(house.settings.upload_folder));
  EXPECT_EQ(house.application.handled, 0);
}

TEST(Upload, the_body_is_asked_for_when_the_client_waits_to_be_asked) {
  House house;
  LineTo line(house.port());
  line.send("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(line.read().status, 100u);
  EXPECT_TRUE(line.ask("abcd").body.starts_with(to_hex(sha256("abcd"))));
}

TEST(Upload, one_that_is_too_large_is_not_asked_for) {
  House house;
  EXPECT_EQ(
      house.ask("POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 1000001\r\nExpect: 100-continue\r\n\r\n")
          .status,
      413u);
}

TEST(Upload, what_an_earlier_run_left_is_gone_at_the_start) {
  std::filesystem::path left;
  House house([&](ServerSettings& settings) {
    std::filesystem::create_directories(settings.upload_folder);
    left = settings.upload_folder / "upload-abcdef";
    std::ofstream(left) << "left";
  });
  EXPECT_FALSE(std::filesystem::exists(left));
}

TEST(Upload, a_disk_that_takes_nothing_is_500_and_the_server_goes_on) {
  House house;
  std::filesystem::remove_all(house.settings.upload_folder);
  EXPECT_EQ(house.ask(post("/upload", "abcd")).status, 500u);
  EXPECT_EQ(house.ask(get("/")).status, 200u);
}

}  // namespace
}  // namespace jishi::http
