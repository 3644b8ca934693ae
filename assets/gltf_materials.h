// Materials out of tinygltf's hands, and the checks that all of its readers share. Private
// to this folder.
#pragma once

#include <tiny_gltf.h>

#include <string>
#include <vector>

#include "assets/gltf.h"

namespace assets::gltf {

std::string one_line(std::string text);                                                  // for messages, and cut short
std::string label_of(const char* kind, std::size_t index, const std::string& name);     // material 3 "roof"
// -1 when absent or out of range; the latter is reported.
std::int32_t checked_reference(int index, std::size_t count, const char* what, const std::string& who, Report& report);
float checked_number(double value, const std::string& who, Report& report);  // 0 after reporting that it is not finite

// As the file's materials, in their order.
std::vector<Material> read_materials(const tinygltf::Model& from, Report& report);

}  // namespace assets::gltf
