// YAML text as a bounded tree of our own, with the place of every node. The reader's half
// of scenes/ works on this; nobody else includes yaml-cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace scenes {

struct Node {
  enum class Kind : std::uint8_t { null, scalar, list, map };
  struct Entry;
  Kind kind = Kind::null;
  std::string text;           // of a scalar
  bool quoted = false;        // "…", '…' or a block text: always a text, never a number
  int line = 0, column = 0;   // 1-based
  std::vector<Entry> entries; // of a map, in the file's order; of a list, with empty keys
};
struct Node::Entry {
  std::string key;
  int line = 0, column = 0;   // of the key
  Node value;
};

inline constexpr std::size_t kMostBytes = 4u << 20;
inline constexpr int kMostDepth = 32;
inline constexpr std::size_t kMostNodes = 200'000;
inline constexpr std::size_t kMostText = 4'000;

// G0001 not YAML, G0002 too large, G0003 too deep, G0004 too many nodes, G0005 an alias,
// G0006 a text too long, G0007 not UTF-8. Duplicate keys are reported here too (G0102),
// all of them; the tree keeps the first.
base::Result<Node> read_yaml(const std::string& name, std::string_view text);

// Line `number` (1-based) of a text, without its end.
std::string line_of(std::string_view text, int number);

}  // namespace scenes
