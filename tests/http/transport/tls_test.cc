#include <openssl/x509v3.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "http/certificate.h"
#include "http/transport/house.h"

namespace jishi::http {
namespace {

class Secure {
 public:
  Secure() {
    house = std::make_unique<House>([&](ServerSettings& settings) {
      files = own_certificate(settings.upload_folder.parent_path() / "tls", {"10.1.2.3", "jishi.example"});
      settings.tls = files;
      settings.limits.header_time = std::chrono::milliseconds(500);
    });
    context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_load_verify_locations(context, files.certificate.c_str(), nullptr);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  }
  ~Secure() { SSL_CTX_free(context); }
  Secure(const Secure&) = delete;
  Secure& operator=(const Secure&) = delete;

  TlsFiles files;
  std::unique_ptr<House> house;
  SSL_CTX* context = nullptr;
};

TEST(Tls, the_own_certificate_is_good_for_this_machine_and_the_names_given) {
  Secure secure;
  LineTo line(secure.house->port(), secure.context);
  EXPECT_EQ(SSL_get_verify_result(line.tls()), X509_V_OK);
  auto* certificate = SSL_get1_peer_certificate(line.tls());
  EXPECT_EQ(X509_check_host(certificate, "localhost", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_ip_asc(certificate, "127.0.0.1", 0), 1);
  EXPECT_EQ(X509_check_ip_asc(certificate, "10.1.2.3", 0), 1);
  EXPECT_EQ(X509_check_host(certificate, "jishi.example", 0, 0, nullptr), 1);
  EXPECT_EQ(X509_check_host(certificate, "other.example", 0, 0, nullptr), 0);
  X509_free(certificate);
}

TEST(Tls, requests_and_big_answers_go_through_it) {
  Secure secure;
  LineTo line(secure.house->port(), secure.context);
  EXPECT_EQ(line.ask(get("/hello")).body, "GET /hello|");
  EXPECT_TRUE(line.ask(get("/big")).body == secure.house->application.big);
  const auto body = random_bytes(300'000);
  EXPECT_TRUE(line.ask(post("/upload", body)).body.starts_with(to_hex(sha256(body))));
}

TEST(Tls, events_go_through_it_and_a_peer_that_leaves_is_noticed) {
  Secure secure;
  auto line = std::make_unique<LineTo>(secure.house->port(), secure.context);
  line->ask(get("/events"));
  const auto events = secure.house->application.line();
  EXPECT_TRUE(events->write("data: 1\n\n"));
  EXPECT_EQ(line->read_until("data: 1\n\n\r\n"), "9\r\ndata: 1\n\n\r\n");
  line.reset();
  bool is_open = true;
  for (int i = 0; i < 200 && is_open; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    is_open = events->write("data: 2\n\n");
  }
  EXPECT_FALSE(is_open);
}

TEST(Tls, versions_before_1_2_are_refused) {
  Secure secure;
  SSL_CTX_set_security_level(secure.context, 0);
  SSL_CTX_set_min_proto_version(secure.context, TLS1_VERSION);
  SSL_CTX_set_max_proto_version(secure.context, TLS1_1_VERSION);
  EXPECT_THROW(LineTo(secure.house->port(), secure.context), std::runtime_error);
  SSL_CTX_set_max_proto_version(secure.context, TLS1_2_VERSION);
  EXPECT_EQ(LineTo(secure.house->port(), secure.context).ask(get("/")).status, 200u);
}

TEST(Tls, a_peer_that_never_shakes_hands_or_speaks_plainly_is_dropped) {
  Secure secure;
  LineTo silent(secure.house->port());
  LineTo plain(secure.house->port());
  plain.send(get("/"));
  EXPECT_NE(plain.read().status, 200u);
  EXPECT_TRUE(silent.is_closed(3'000));
}

TEST(Tls, the_key_is_for_this_account_alone_and_both_are_kept) {
  Secure secure;
  struct stat found {};
  ASSERT_EQ(stat(secure.files.key.c_str(), &found), 0);
  EXPECT_EQ(found.st_mode & 0777u, 0600u);
  const auto before = fingerprint_of(secure.files.certificate);
  own_certificate(secure.files.key.parent_path(), {});
  EXPECT_EQ(*fingerprint_of(secure.files.certificate), *before);
}

TEST(Tls, the_fingerprint_is_that_of_the_certificate_on_the_line) {
  Secure secure;
  LineTo line(secure.house->port(), secure.context);
  auto* certificate = SSL_get1_peer_certificate(line.tls());
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(certificate, &bytes);
  std::string told;
  const auto fingerprint = *fingerprint_of(secure.files.certificate);
  for (const char c : fingerprint)
    if (c != ':') told += static_cast<char>(c >= 'A' ? c - 'A' + 'a' : c);
  EXPECT_EQ(told, to_hex(sha256({reinterpret_cast<char*>(bytes), static_cast<std::size_t>(size)})));
  OPENSSL_free(bytes);
  X509_free(certificate);
}

TEST(Tls, files_that_are_none_or_do_not_belong_together_are_refused) {
  Secure secure;
  TestApplication application;
  auto settings = secure.house->settings;
  settings.port = 0;
  const auto other = own_certificate(secure.house->folder / "other", {});
  settings.tls = TlsFiles{secure.files.certificate, other.key};
  const auto mixed = Server::start(settings, application);
  ASSERT_FALSE(mixed.has_value());
  EXPECT_EQ(mixed.error().front().code, "serve.certificate");
  settings.tls = TlsFiles{secure.files.key, secure.files.key};
  EXPECT_FALSE(Server::start(settings, application).has_value());
  EXPECT_FALSE(fingerprint_of(secure.files.key).has_value());
}

}  // namespace
}  // namespace jishi::http
