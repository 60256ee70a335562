#pragma once
// Golden files, temporary files and the outside programs that serve as oracles.

#include <optional>
#include <string>
#include <string_view>

namespace jishi::report {

// Equal to tests/report/golden/<name>? JISHI_UPDATE_GOLDEN=1 writes the file instead.
void expect_golden(const std::string& name, const std::string& bytes);

// A folder of this test, emptied when the object goes.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  std::string path(const std::string& name) const { return path_ + "/" + name; }
  // The path of a new file with these bytes.
  std::string write(const std::string& name, const std::string& bytes) const;

 private:
  std::string path_;
};

bool has_program(const std::string& name);
// stdout; nothing when it fails.
std::optional<std::string> run(const std::string& command);
std::string read_file(const std::string& path);

std::string without_space(std::string_view text);
// A part of a zip; nothing when it has none of that name.
std::optional<std::string> zip_part(const std::string& bytes, const std::string& name);

}  // namespace jishi::report
