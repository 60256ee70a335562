#pragma once
// XML of a part as events, piece by piece, stoppable after any element. Refused: not well-formed, a DTD, more
// than 64 levels, a tag or comment of more than a megabyte.

#include <expat.h>

#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "base/result.h"

namespace jishi::importing {

// Names come without their prefix.
class XmlEvents {
 public:
  virtual ~XmlEvents() = default;
  virtual void start(std::string_view name, const char** attributes) = 0;
  virtual void end(std::string_view name) = 0;
  virtual void text(std::string_view piece) = 0;
};

// The value of an attribute by its name without prefix; null when it is absent.
const char* attribute(const char** attributes, std::string_view name);

class XmlStream {
 public:
  // Gives the next piece of text: fills the buffer, 0 at the end.
  using Source = std::function<Result<std::size_t>(char*, std::size_t)>;
  XmlStream(Source source, XmlEvents& events);

  // Reads on until pause() was called or the text ends; true when paused.
  Result<bool> run();
  // From inside an event: run() returns after it.
  void pause();
  // From inside an event: run() refuses with this reason.
  void fail(Refusal reason);

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  Result<bool> after(XML_Status status);
  Source source_;
  XmlEvents* events_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  std::optional<Refusal> fault_;
  std::int64_t fed_ = 0;
  int depth_ = 0;
  bool paused_ = false;
  bool last_ = false;
};

// Runs to the end over text that is whole in memory.
Outcome read_xml(std::string_view text, XmlEvents& events);

}  // namespace jishi::importing
