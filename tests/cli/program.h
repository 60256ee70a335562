#pragma once
// Runs the built program as a user would, and reads what it prints.

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/json.h"

namespace jishi::test {

struct Ran {
  int code = -1;
  std::string out;
  std::string err;
};

inline std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

inline void spill(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

inline std::string quoted(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

// A folder of one test's own, gone afterwards.
class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (std::filesystem::temp_directory_path() / "jishi-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Ran jishi(const std::vector<std::string>& words) const {
    const auto out = folder_ / "stdout.txt";
    const auto err = folder_ / "stderr.txt";
    std::string command = quoted(JISHI_PROGRAM);
    for (const auto& word : words) command += " " + quoted(word);
    command += " >" + quoted(out.string()) + " 2>" + quoted(err.string()) + " </dev/null";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(out), slurp(err)};
  }

  // What somebody sees on a terminal of so many columns.
  std::string on_terminal(int columns, const std::vector<std::string>& words) const {
    const auto out = folder_ / "terminal.txt";
    std::string command = "stty cols " + std::to_string(columns) + "; " + quoted(JISHI_PROGRAM);
    for (const auto& word : words) command += " " + quoted(word);
    command = "script -qec " + test::quoted(command) + " /dev/null >" + quoted(out.string()) + " </dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    return slurp(out);
  }

  // Runs, expects the exit code (any with -1), and reads the one JSON document on stdout.
  JsonObject json(const std::vector<std::string>& words, int expected_code = 0) const {
    const auto run = jishi(words);
    if (expected_code >= 0) {
      EXPECT_EQ(run.code, expected_code) << run.err;
    }
    const auto value = parse_json(run.out);
    EXPECT_TRUE(value) << run.out.substr(0, 300);
    return value && value->is_object() ? value->get_object() : JsonObject{};
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  static std::filesystem::path source() { return JISHI_SOURCE_DIR; }
  static std::filesystem::path shared() { return source() / ".." / "shared"; }

  std::filesystem::path folder_;
};

}  // namespace jishi::test
