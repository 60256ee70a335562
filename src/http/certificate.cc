#include "http/certificate.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

#include "app/durable_file.h"
#include "store/store.h"

namespace jishi::http {

namespace {

template <auto release>
struct Release {
  template <class T>
  void operator()(T* object) const {
    release(object);
  }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Release<X509_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Release<X509_EXTENSION_free>>;
using Memory = std::unique_ptr<BIO, Release<BIO_free_all>>;

constexpr long kSeconds = 10L * 365 * 24 * 3600;

void check(bool worked) {
  if (!worked) throw store::StoreFailure("OpenSSL: the certificate could not be made");
}

bool is_address(const std::string& name) {
  return name.find(':') != std::string::npos || name.find_first_not_of("0123456789.") == std::string::npos;
}

std::string alternative_names(const std::vector<std::string>& names) {
  std::vector<std::string> all = {"localhost", "127.0.0.1", "::1"};
  std::array<char, 256> host{};
  if (gethostname(host.data(), host.size() - 1) == 0) all.emplace_back(host.data());
  all.insert(all.end(), names.begin(), names.end());
  std::string out;
  std::vector<std::string> seen;
  for (const auto& name : all) {
    // The list is read back by the library: nothing else gets into it.
    const bool is_plain =
        !name.empty() &&
        name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:") ==
            std::string::npos;
    if (!is_plain || std::find(seen.begin(), seen.end(), name) != seen.end()) continue;
    seen.push_back(name);
    out += (out.empty() ? "" : ",") + std::string(is_address(name) ? "IP:" : "DNS:") + name;
  }
  return out;
}

void extend(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Extension extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  check(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1);
}

Certificate certificate_for(EVP_PKEY* key, const std::vector<std::string>& names) {
  Certificate out(X509_new());
  check(out != nullptr && X509_set_version(out.get(), X509_VERSION_3) == 1);
  std::array<unsigned char, 16> serial{};
  check(RAND_bytes(serial.data(), serial.size()) == 1);
  serial[0] &= 0x7f;
  std::unique_ptr<BIGNUM, Release<BN_free>> number(BN_bin2bn(serial.data(), serial.size(), nullptr));
  check(number != nullptr && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(out.get())) != nullptr);
  check(X509_gmtime_adj(X509_getm_notBefore(out.get()), -24L * 3600) != nullptr);
  check(X509_gmtime_adj(X509_getm_notAfter(out.get()), kSeconds) != nullptr);
  check(X509_set_pubkey(out.get(), key) == 1);
  auto* subject = X509_get_subject_name(out.get());
  const std::string name = "Jishi";
  check(X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0) == 1);
  check(X509_set_issuer_name(out.get(), subject) == 1);
  extend(out.get(), NID_basic_constraints, "critical,CA:FALSE");
  extend(out.get(), NID_key_usage, "critical,digitalSignature");
  extend(out.get(), NID_ext_key_usage, "serverAuth");
  extend(out.get(), NID_subject_alt_name, alternative_names(names));
  check(X509_sign(out.get(), key, EVP_sha256()) > 0);
  return out;
}

template <class Write>
std::string pem_of(Write write) {
  const Memory memory(BIO_new(BIO_s_mem()));
  check(memory != nullptr && write(memory.get()) == 1);
  char* bytes = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &bytes);
  return {bytes, static_cast<std::size_t>(size)};
}

}  // namespace

TlsFiles own_certificate(const std::filesystem::path& folder, const std::vector<std::string>& names) {
  TlsFiles files{folder / "certificate.pem", folder / "key.pem"};
  if (std::filesystem::exists(files.certificate) && std::filesystem::exists(files.key)) return files;
  app::make_folder(folder, 0700);
  const Key key(EVP_EC_gen("P-256"));
  check(key != nullptr);
  const auto certificate = certificate_for(key.get(), names);
  const auto write = [&](const std::filesystem::path& path, const std::string& text) {
    auto file = app::NewFile::in(folder);  // 0600
    file.write(text);
    file.keep_as(path);
  };
  write(files.key, pem_of([&](BIO* out) {
          return PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr);
        }));
  write(files.certificate, pem_of([&](BIO* out) { return PEM_write_bio_X509(out, certificate.get()); }));
  return files;
}

Result<std::string> fingerprint_of(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, Release<std::fclose>> file(std::fopen(path.c_str(), "re"));
  const Certificate certificate(file ? PEM_read_X509(file.get(), nullptr, nullptr, nullptr) : nullptr);
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  if (!certificate || X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) != 1)
    return refuse("serve.certificate", {path.string()});
  std::string out;
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (unsigned i = 0; i < size; ++i) {
    if (i > 0) out += ':';
    out += {digits[digest[i] >> 4], digits[digest[i] & 15]};
  }
  return out;
}

}  // namespace jishi::http
