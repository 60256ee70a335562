#pragma once
// A progress bar on stderr, and only when that is a terminal. Draws at most ten times a second.

#include <chrono>
#include <cstdint>
#include <string>

namespace jishi::cli {

class Progress {
 public:
  explicit Progress(std::string what);
  ~Progress();  // wipes the bar
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  // total 0: not known; a count is shown instead of a bar.
  void show(std::uint64_t done, std::uint64_t total);

 private:
  std::string what_;
  bool on_terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace jishi::cli
