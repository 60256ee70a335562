#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

namespace jishi::cli {

Progress::Progress(std::string what) : what_(std::move(what)), on_terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::show(std::uint64_t done, std::uint64_t total) {
  const auto now = std::chrono::steady_clock::now();
  if (!on_terminal_ || (drawn_ && now - last_ < std::chrono::milliseconds(100))) return;
  last_ = now;
  drawn_ = true;
  if (total == 0) {
    std::fprintf(stderr, "\r\033[K%s %llu", what_.c_str(), static_cast<unsigned long long>(done));
  } else {
    constexpr std::uint64_t width = 30;
    const auto filled = done >= total ? width : done * width / total;
    std::string bar(static_cast<std::size_t>(filled), '#');
    bar.append(static_cast<std::size_t>(width - filled), '.');
    std::fprintf(stderr, "\r\033[K%s [%s] %llu%%", what_.c_str(), bar.c_str(),
                 static_cast<unsigned long long>(done >= total ? 100 : done * 100 / total));
  }
  std::fflush(stderr);
}

}  // namespace jishi::cli
