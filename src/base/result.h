#pragma once
// Result<T>: a value, or all the reasons why there is none. Member names follow std::expected, which g++ 12
// does not have. Taking the value of a refusal is a programmer's error and stops the process.

#include <cstdlib>
#include <optional>
#include <utility>
#include <variant>

#include "base/refusal.h"

namespace jishi {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}                    // NOLINT
  Result(Refusals reasons) : content_(std::in_place_index<1>, std::move(reasons)) {}         // NOLINT
  Result(Refusal reason) : content_(std::in_place_index<1>, Refusals{std::move(reason)}) {}  // NOLINT

  bool has_value() const { return content_.index() == 0; }
  explicit operator bool() const { return has_value(); }

  T& value() & { return checked(), std::get<0>(content_); }
  const T& value() const& { return checked(), std::get<0>(content_); }
  T&& value() && { return checked(), std::get<0>(std::move(content_)); }
  T& operator*() & { return value(); }
  const T& operator*() const& { return value(); }
  T&& operator*() && { return std::move(*this).value(); }
  T* operator->() { return &value(); }
  const T* operator->() const { return &value(); }

  // Precondition: !has_value(). Never empty.
  const Refusals& error() const { return std::get<1>(content_); }

 private:
  void checked() const {
    if (!has_value()) std::abort();
  }
  std::variant<T, Refusals> content_;
};

struct Done {};
// The result of something that has no value to give.
using Outcome = Result<Done>;

}  // namespace jishi
