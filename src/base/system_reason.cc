#include "base/system_reason.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace jishi {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 9> kReasons = {{{ENOENT, "system.none"},
                                                                       {ENOTDIR, "system.none"},
                                                                       {EACCES, "system.denied"},
                                                                       {EPERM, "system.denied"},
                                                                       {EROFS, "system.read-only"},
                                                                       {ENOSPC, "system.full"},
                                                                       {EDQUOT, "system.full"},
                                                                       {EISDIR, "system.folder"},
                                                                       {ENAMETOOLONG, "system.long-name"}}};

}  // namespace

Refusal system_reason(int error) {
  const auto row = std::find_if(kReasons.begin(), kReasons.end(),
                                [&](const auto& reason) { return reason.first == error; });
  if (row != kReasons.end()) return refuse(row->second);
  return refuse("system.other", {std::strerror(error)});
}

}  // namespace jishi
