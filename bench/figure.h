#pragma once
// A figure: one line "name, value, unit, floor, ratio", parted by tabs. The floor is measured in the same
// run, so that a slow machine slows both.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>

namespace jishi::bench {

// ratio is value/floor; without a floor both are "-".
inline void print_figure(const std::string& name, double value, const std::string& unit, double floor = 0) {
  if (floor > 0)
    std::printf("%s\t%.6g\t%s\t%.6g\t%.2f\n", name.c_str(), value, unit.c_str(), floor, value / floor);
  else
    std::printf("%s\t%.6g\t%s\t-\t-\n", name.c_str(), value, unit.c_str());
  std::fflush(stdout);
}

inline double seconds_of(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

// The best of several runs: what the machine can do when nobody else disturbs it.
inline double best_seconds(int runs, const std::function<void()>& work) {
  double best = 1e300;
  for (int i = 0; i < runs; ++i) best = std::min(best, seconds_of(work));
  return best;
}

}  // namespace jishi::bench
