#pragma once
// The router: which row a request belongs to, and whether its query is of the row's form.

#include <map>
#include <string>

#include "base/result.h"
#include "http/message.h"
#include "http/route.h"

namespace jishi::http {

struct Match {
  const Route* route = nullptr;  // null: none
  std::map<std::string, std::string, std::less<>> path;
  std::string allowed;  // of the path, when only the method is wrong: GET, POST
};

// HEAD is a GET.
Match match_route(std::string_view method, std::string_view path);

// Unknown, repeated, missing and malformed parameters, all of them.
Refusals query_faults(const Route& route, const Query& query);

}  // namespace jishi::http
