// What is checked on the bytes, before a parser sees them: the chunks of a .glb, and bounds
// on the JSON's text. What the parser builds from a value is up to a hundred times larger
// than the value itself, and its walk over "extras" recurses.
#include <fmt/format.h>

#include <array>
#include <optional>
#include <string>

#include "assets/gltf.h"

namespace assets::gltf {
namespace {

std::uint32_t word_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return std::uint32_t(bytes[at]) | std::uint32_t(bytes[at + 1]) << 8 | std::uint32_t(bytes[at + 2]) << 16 |
         std::uint32_t(bytes[at + 3]) << 24;
}

constexpr std::uint32_t kMaxDepth = 32;
constexpr std::uint32_t kMaxValues = 500'000;

struct Bound {
  std::string_view array;
  std::uint32_t most;
  std::uint32_t found = 0;
};

// Where the scanner stands. Only brackets, strings and commas matter.
struct Scan {
  std::string_view text;
  std::size_t at = 0;
  std::uint32_t depth = 0;
  std::uint32_t values = 0;
  std::string_view last_string;  // as written, escapes and all
  std::string_view top_key;      // of the root object's member that we are in

  std::string_view read_string() {
    const std::size_t begin = ++at;
    while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
    const std::size_t end = std::min(at, text.size());
    at = end + 1;
    return text.substr(begin, end - begin);
  }
};

bool starts_value(char c) {
  return c == '"' || c == '{' || c == '[' || c == '-' || c == 't' || c == 'f' || c == 'n' || (c >= '0' && c <= '9');
}

}  // namespace

// tinygltf 2.7 reads up to eight bytes past
// a last chunk whose length is a lie, so nothing unchecked may reach it.
std::optional<std::string_view> json_of_container(std::span<const std::uint8_t> bytes, Report& report) {
  constexpr std::uint32_t kJson = 0x4E4F534A, kBinary = 0x004E4942;
  const auto broken = [&](std::string message) {
    report.error("A0004", std::move(message));
    return std::nullopt;
  };
  if (bytes.size() < 20) return broken(fmt::format("a .glb has at least 20 bytes, this one {}", bytes.size()));
  if (const auto version = word_at(bytes, 4); version != 2)
    return broken(fmt::format("version {} of the .glb container; only 2 is read", version));
  const std::uint64_t length = word_at(bytes, 8);
  if (length > bytes.size() || length < 20)
    return broken(fmt::format("the header says {} bytes, the file has {}", length, bytes.size()));
  const std::uint64_t json_length = word_at(bytes, 12);
  if (word_at(bytes, 16) != kJson) return broken("the first chunk is not JSON");
  if (json_length == 0 || 20 + json_length > length)
    return broken(fmt::format("the JSON chunk has {} bytes, {} are left", json_length, length - 20));
  const std::uint64_t next = 20 + json_length;
  if (next < length) {
    if (next % 4 != 0) return broken("the JSON chunk does not end on a multiple of four bytes");
    if (next + 8 > length) return broken("the second chunk is cut off");
    const std::uint64_t binary_length = word_at(bytes, next);
    if (word_at(bytes, next + 4) != kBinary) return broken("the second chunk is not BIN");
    if (next + 8 + binary_length > length)
      return broken(fmt::format("the BIN chunk has {} bytes, {} are left", binary_length, length - next - 8));
  }
  return std::string_view(reinterpret_cast<const char*>(bytes.data()) + 20, json_length);
}

bool json_within_bounds(std::string_view json, const Limits& limits, Report& report) {
  std::array bounds{
      Bound{"nodes", limits.nodes}, Bound{"animations", limits.clips},
      Bound{"buffers", 8},          Bound{"bufferViews", 65'536},
      Bound{"accessors", 65'536},   Bound{"meshes", 16'384},
      Bound{"materials", 4'096},    Bound{"skins", 256},
      Bound{"images", 1'024},       Bound{"textures", 4'096},
      Bound{"samplers", 1'024},     Bound{"cameras", 256},
      Bound{"scenes", 256},
  };
  Scan scan{.text = json};
  while (scan.at < json.size()) {
    const char c = json[scan.at];
    if (starts_value(c)) {
      if (++scan.values > kMaxValues) {
        report.error("A0006", fmt::format("the JSON has more than {} values", kMaxValues));
        return false;
      }
      if (scan.depth == 2)
        for (Bound& bound : bounds)
          if (bound.array == scan.top_key && ++bound.found > bound.most) {
            report.error("A0006", fmt::format("more than {} entries in \"{}\"", bound.most, bound.array));
            return false;
          }
    }
    if (c == '"') {
      scan.last_string = scan.read_string();
    } else if (c == '{' || c == '[') {
      if (++scan.depth > kMaxDepth) {
        report.error("A0006", fmt::format("the JSON nests deeper than {} levels", kMaxDepth));
        return false;
      }
      ++scan.at;
    } else if (c == '}' || c == ']') {
      if (scan.depth > 0) --scan.depth;
      ++scan.at;
    } else if (c == ':') {
      if (scan.depth == 1) scan.top_key = scan.last_string;
      ++scan.at;
    } else if (starts_value(c)) {  // a number or a word: skip it whole, it is one value
      while (scan.at < json.size() && std::string_view(",:]}[{\" \t\r\n").find(json[scan.at]) == std::string_view::npos)
        ++scan.at;
    } else {
      ++scan.at;
    }
  }
  return true;
}

}  // namespace assets::gltf
