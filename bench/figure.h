#pragma once
// A figure: one line "name, value, unit, floor, ratio", parted by tabs. The floor is measured in the same
// run, so that a slow machine slows both.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

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

// Seconds of the work and of its floor, measured next to each other: of several such pairs the one whose
// ratio is in the middle, since disks and neighbours have fast minutes and slow ones.
struct Pair {
  double work = 0;
  double floor = 0;
};
inline Pair middle_pair(int runs, const std::function<Pair()>& run) {
  std::vector<Pair> pairs;
  for (int i = 0; i < runs; ++i) pairs.push_back(run());
  std::sort(pairs.begin(), pairs.end(),
            [](const Pair& a, const Pair& b) { return a.work / a.floor < b.work / b.floor; });
  return pairs[pairs.size() / 2];
}

}  // namespace jishi::bench
