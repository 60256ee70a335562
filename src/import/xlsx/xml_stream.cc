#include "import/xlsx/xml_stream.h"

#include <algorithm>
#include <cstring>
#include <new>

namespace jishi::importing {

namespace {

constexpr int piece_bytes = 1 << 16;
constexpr std::int64_t token_bytes = 1 << 20;
constexpr int levels = 64;

std::string_view without_prefix(const char* name) {
  const char* colon = std::strrchr(name, ':');
  return colon == nullptr ? name : colon + 1;
}

}  // namespace

const char* attribute(const char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (without_prefix(attributes[0]) == name) return attributes[1];
  return nullptr;
}

XmlStream::XmlStream(Source source, XmlEvents& events)
    : source_(std::move(source)), events_(&events), parser_(XML_ParserCreate(nullptr)) {
  if (!parser_) throw std::bad_alloc();
  auto* parser = parser_.get();
  XML_SetUserData(parser, this);
  XML_SetElementHandler(
      parser,
      [](void* self, const char* name, const char** attributes) {
        auto& stream = *static_cast<XmlStream*>(self);
        if (stream.fault_) return;
        if (++stream.depth_ > levels) return stream.fail(refuse("import.xml", {"levels"}));
        stream.events_->start(without_prefix(name), attributes);
      },
      [](void* self, const char* name) {
        auto& stream = *static_cast<XmlStream*>(self);
        --stream.depth_;
        if (!stream.fault_) stream.events_->end(without_prefix(name));
      });
  XML_SetCharacterDataHandler(parser, [](void* self, const char* text, int n) {
    auto& stream = *static_cast<XmlStream*>(self);
    if (!stream.fault_) stream.events_->text(std::string_view(text, static_cast<std::size_t>(n)));
  });
  XML_SetStartDoctypeDeclHandler(parser, [](void* self, const char*, const char*, const char*, int) {
    static_cast<XmlStream*>(self)->fail(refuse("import.dtd"));
  });
}

void XmlStream::pause() {
  paused_ = true;
  XML_StopParser(parser_.get(), XML_TRUE);
}

void XmlStream::fail(Refusal reason) {
  if (!fault_) fault_ = std::move(reason);
  XML_StopParser(parser_.get(), XML_FALSE);
}

Result<bool> XmlStream::after(XML_Status status) {
  if (fault_) return *fault_;
  if (status == XML_STATUS_ERROR)
    return refuse("import.xml", {XML_ErrorString(XML_GetErrorCode(parser_.get()))});
  if (fed_ - std::max<std::int64_t>(0, XML_GetCurrentByteIndex(parser_.get())) > token_bytes && !paused_)
    return refuse("import.xml", {"token"});
  return paused_;
}

Result<bool> XmlStream::run() {
  if (paused_) {
    paused_ = false;
    auto resumed = after(XML_ResumeParser(parser_.get()));
    if (!resumed || *resumed) return resumed;
  }
  while (!last_) {
    void* buffer = XML_GetBuffer(parser_.get(), piece_bytes);
    if (buffer == nullptr) throw std::bad_alloc();
    auto got = source_(static_cast<char*>(buffer), piece_bytes);
    if (!got) return got.error();
    last_ = *got == 0;
    fed_ += static_cast<std::int64_t>(*got);
    auto parsed = after(XML_ParseBuffer(parser_.get(), static_cast<int>(*got), last_ ? 1 : 0));
    if (!parsed || *parsed) return parsed;
  }
  return false;
}

Outcome read_xml(std::string_view text, XmlEvents& events) {
  XmlStream stream(
      [&](char* into, std::size_t n) -> Result<std::size_t> {
        const auto take = std::min(n, text.size());
        std::memcpy(into, text.data(), take);
        text.remove_prefix(take);
        return take;
      },
      events);
  auto done = stream.run();
  if (!done) return done.error();
  return Done{};
}

}  // namespace jishi::importing
