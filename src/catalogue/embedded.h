#pragma once
#include <string_view>
#include <vector>

namespace jishi::catalogue {

struct EmbeddedFile {
  std::string_view path;  // records/meeting.yaml
  std::string_view text;
};
// Every YAML file of the project's catalogue/ folder, by path. The function is generated at build time.
std::vector<EmbeddedFile> embedded_files();

}  // namespace jishi::catalogue
