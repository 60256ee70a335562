#include "http/pages/pages.h"

#include <algorithm>
#include <array>

#include "http/accept_encoding.h"
#include "http/plain_problem.h"

namespace jishi::http {

namespace {

struct MediaType {
  std::string_view ending;
  std::string_view type;
};
constexpr std::array kMediaTypes = {MediaType{".html", "text/html; charset=utf-8"},
                                    MediaType{".js", "text/javascript; charset=utf-8"},
                                    MediaType{".mjs", "text/javascript; charset=utf-8"},
                                    MediaType{".css", "text/css; charset=utf-8"},
                                    MediaType{".json", "application/json"},
                                    MediaType{".webmanifest", "application/manifest+json"},
                                    MediaType{".svg", "image/svg+xml"},
                                    MediaType{".png", "image/png"},
                                    MediaType{".ico", "image/x-icon"},
                                    MediaType{".woff2", "font/woff2"},
                                    MediaType{".wasm", "application/wasm"},
                                    MediaType{".txt", "text/plain; charset=utf-8"},
                                    MediaType{".md", "text/plain; charset=utf-8"}};

constexpr std::string_view kNoPages = R"(<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>纪实</title>
<p>本程序编译时没有网页。请运行 <code>./dev web</code> 后重新编译；接口在 <code>/api/v1</code>。</p>
<p lang="en">This program was built without its web pages. Run <code>./dev web</code> and build again; the API is at <code>/api/v1</code>.</p>
</html>
)";

// "a", W/"a" or * among the tags of If-None-Match.
bool has_tag(std::string_view list, std::string_view tag) {
  return list == "*" || list.find(tag) != std::string_view::npos;
}

}  // namespace

std::string_view media_type_of(std::string_view path) {
  for (const auto& row : kMediaTypes)
    if (path.ends_with(row.ending)) return row.type;
  return "application/octet-stream";
}

const EmbeddedPage* Pages::find(std::string_view path) const {
  const auto found =
      std::find_if(pages_.begin(), pages_.end(), [&](const auto& page) { return page.path == path; });
  return found == pages_.end() ? nullptr : &*found;
}

Response Pages::answer(const Request& request) const {
  if (request.method != "GET") {
    auto out = plain_problem(405, refuse("http.read-only", {request.path}), request.id);
    out.headers.emplace_back("allow", "GET, HEAD");
    return out;
  }
  if (request.path == "/" && pages_.empty())
    return {200,
            {{"content-type", "text/html; charset=utf-8"}, {"cache-control", "no-store"}},
            StaticBody{kNoPages}};
  const auto* page = find(request.path == "/" ? "/index.html" : request.path);
  if (page == nullptr) return plain_problem(404, refuse("http.none", {request.path}), request.id);
  const bool is_packed = !page->gzip.empty() && accepts_gzip(request.header("accept-encoding"));
  // The two forms are different bytes and so have different tags.
  const auto tag = "\"" + std::string(page->digest.substr(0, 32)) + (is_packed ? "-gz\"" : "\"");
  const bool is_hashed = page->path.starts_with("/assets/");
  Response out{200,
               {{"etag", tag},
                {"vary", "accept-encoding"},
                {"cache-control", is_hashed ? "public, max-age=31536000, immutable" : "no-cache"}},
               std::string()};
  if (has_tag(request.header("if-none-match"), tag)) {
    out.status = 304;
    return out;
  }
  out.headers.emplace_back("content-type", media_type_of(page->path));
  if (is_packed) out.headers.emplace_back("content-encoding", "gzip");
  out.body = StaticBody{is_packed ? page->gzip : page->bytes};
  return out;
}

}  // namespace jishi::http
