#include "cli/document_files.h"

#include <filesystem>
#include <iostream>

#include "base/text.h"
#include "cli/output.h"

namespace jishi::cli {

namespace {

constexpr std::size_t kMaxFontMap = 64u << 10;

Result<std::vector<DocumentFile>> make_files(const std::string& names, const report::Document& document,
                                             const report::WriteOptions& options,
                                             std::vector<std::string>& missing_glyphs) {
  std::vector<DocumentFile> out;
  for (const auto& name : split(names, ",")) {
    auto written =
        report::write_document(std::filesystem::path(name).extension().string(), document, options);
    if (!written) return written.error();
    missing_glyphs.insert(missing_glyphs.end(), written->missing_glyphs.begin(),
                          written->missing_glyphs.end());
    out.push_back({name, std::move(written->bytes)});
  }
  return out;
}

void warn_of_missing(const std::vector<std::string>& glyphs, Lang lang) {
  if (glyphs.empty()) return;
  std::cerr << (lang == Lang::zh ? "没有字体能显示这些字，请安装字库或设置 --fonts："
                                 : "no installed font shows these characters; install one or set --fonts: ")
            << join(glyphs, " ") << "\n";
}

}  // namespace

Option fonts_option() {
  return {
      "--fonts",
      "FILE",
      {"字体对照表；默认用数据目录中的 fonts.conf", "font map; by default the data directory's fonts.conf"},
      false,
      false,
      {}};
}

Result<report::WriteOptions> write_options(const Given& given, const app::DataDirectory& data) {
  report::WriteOptions options;
  auto path = given.one("--fonts");
  const auto own = (data.path() / "fonts.conf").string();
  if (path.empty() && std::filesystem::exists(own)) path = own;
  if (path.empty()) return options;
  const auto text = read_file(path, kMaxFontMap);
  if (!text) return text.error();
  auto fonts = report::parse_font_map(*text, path);
  if (!fonts) return fonts.error();
  options.fonts = std::move(*fonts);
  return options;
}

Result<std::vector<DocumentFile>> write_documents(const Given& given, const report::Document& document,
                                                  const report::WriteOptions& options) {
  std::vector<std::string> missing;
  auto files = make_files(given.one("--output"), document, options, missing);
  if (!files) return files.error();
  for (const auto& file : *files)
    if (const auto written = write_file(file.path, file.bytes); !written) return written.error();
  warn_of_missing(missing, given.lang);
  for (const auto& file : *files) std::cout << file.path << "\n";
  return files;
}

}  // namespace jishi::cli
