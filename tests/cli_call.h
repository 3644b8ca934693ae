// The program called as people call it, in a folder of its own that goes with the test.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace fs = std::filesystem;

inline const std::string kProgram = GELAR_BINARY_DIR "/gelar";
inline const std::string kSmall = GELAR_SOURCE_DIR "/tests/drills/small.drill.yaml";

struct Ran {
  int code = -1;
  std::string out, problems;
};

class Cli : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(testing::TempDir()) / ("gelar_cli_" + std::to_string(getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string file(const std::string& name) const { return (folder_ / name).string(); }
  static std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
  }
  void write(const std::string& name, const std::string& text) const { std::ofstream(file(name)) << text; }

  // Through a shell, for its quoting and redirection only.
  Ran run(const std::string& words, const std::string& environment = "") const {
    const std::string command = "cd '" + folder_.string() + "' && env XDG_CACHE_HOME='" + file("cache") + "' env " +
                                environment + " '" + kProgram + "' " + words + " >'" + file(".out") + "' 2>'" +
                                file(".err") + "'";
    const int status = std::system(command.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status), read(file(".out")), read(file(".err"))};
  }

  fs::path folder_;
};

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
