#include "http/resources/documents.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "report/writers.h"

namespace jishi::http {

namespace {

constexpr std::uintmax_t kMostFontMap = 64u << 10;

// The installation's own fonts, as the command line uses them.
Result<report::WriteOptions> write_options(const Call& call) {
  report::WriteOptions out;
  const auto path = call.office.data.path() / "fonts.conf";
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  if (error || size > kMostFontMap) return out;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  auto fonts = report::parse_font_map(text.str(), path.filename().string());
  if (!fonts) return fonts.error();
  out.fonts = std::move(*fonts);
  return out;
}

}  // namespace

Result<Reply> reply_document(Call& call, const report::Document& document, const std::string& name) {
  const auto* format = report::format_of(call.format());
  if (format == nullptr) return refuse("request.format", {call.format(), "json docx pdf html txt"});
  const auto options = write_options(call);
  if (!options) return options.error();
  auto written = format->write(document, *options);
  if (call.format() == "json")
    return Reply{200, {{"content-type", "application/json"}}, std::move(written.bytes)};
  return reply_file(std::move(written.bytes), format->media_type,
                    name + "." + std::string(format->extension));
}

}  // namespace jishi::http
