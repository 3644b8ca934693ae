// Buffers outside of the model's file, as tinygltf asks for them. Private to this folder.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "assets/gltf.h"

namespace assets::gltf {

struct Outside {
  std::filesystem::path folder;  // empty = no external files
  std::uint64_t bytes_left = 0;
  Report* report = nullptr;
  std::set<std::string> told;  // paths that have been reported
};

// tinygltf's file callbacks; `user` is an Outside.
bool may_open(const std::string& path, void* user);
bool read_outside(std::vector<unsigned char>* out, std::string* problem, const std::string& path, void* user);

}  // namespace assets::gltf
