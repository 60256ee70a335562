#include "report/support.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace jishi::report {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

void expect_golden(const std::string& name, const std::string& bytes) {
  const std::string path = std::string(JISHI_SOURCE_DIR) + "/tests/report/golden/" + name;
  if (std::getenv("JISHI_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << bytes;
    return;
  }
  ASSERT_TRUE(std::filesystem::exists(path)) << path;
  EXPECT_EQ(read_file(path), bytes) << "JISHI_UPDATE_GOLDEN=1 writes " << path << " anew";
}

TemporaryFolder::TemporaryFolder()
    : path_((std::filesystem::temp_directory_path() / "jishi-test-XXXXXX").string()) {
  if (mkdtemp(path_.data()) == nullptr) std::abort();
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string TemporaryFolder::write(const std::string& name, const std::string& bytes) const {
  std::ofstream(path(name), std::ios::binary) << bytes;
  return path(name);
}

bool has_program(const std::string& name) {
  return std::system(("command -v " + name + " >/dev/null 2>&1").c_str()) == 0;
}

std::optional<std::string> run(const std::string& command) {
  auto* pipe = popen((command + " 2>/dev/null").c_str(), "r");
  if (pipe == nullptr) return std::nullopt;
  std::string out;
  std::array<char, 4096> buffer;
  while (const auto n = fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
  if (pclose(pipe) != 0) return std::nullopt;
  return out;
}

std::string without_space(std::string_view text) {
  std::u32string out;
  for (const char32_t c : to_u32(text))
    if (c > 0x20 && c != 0x3000 && c != 0xA0 && c != 0xFEFF) out += c;
  return to_utf8(out);
}

std::optional<std::string> zip_part(const std::string& bytes, const std::string& name) {
  auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
  auto* archive = zip_open_from_source(source, ZIP_RDONLY, nullptr);
  if (archive == nullptr) return std::nullopt;
  std::optional<std::string> out;
  if (auto* file = zip_fopen(archive, name.c_str(), 0)) {
    out.emplace();
    char buffer[4096];
    for (zip_int64_t n = 0; (n = zip_fread(file, buffer, sizeof buffer)) > 0;)
      out->append(buffer, static_cast<std::size_t>(n));
    zip_fclose(file);
  }
  zip_discard(archive);
  return out;
}

}  // namespace jishi::report
