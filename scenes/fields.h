// Reading typed values out of a tree, collecting every problem on the way. A value that is
// wrong gets its default, so that one slip does not hide the next.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "scenes/drill.h"
#include "scenes/yaml_tree.h"

namespace scenes {

struct Problems {
  std::string file;
  std::string_view text;
  base::Diagnostics list;

  void add(base::Severity severity, const char* code, int line, int column, std::string message, std::string hint = {});
  void error(const char* code, const Node& at, std::string message, std::string hint = {}) {
    add(base::Severity::error, code, at.line, at.column, std::move(message), std::move(hint));
  }
  void warning(const char* code, const base::SourcePlace& at, std::string message, std::string hint = {}) {
    add(base::Severity::warning, code, at.line, at.column, std::move(message), std::move(hint));
  }
  void error(const char* code, const base::SourcePlace& at, std::string message, std::string hint = {}) {
    add(base::Severity::error, code, at.line, at.column, std::move(message), std::move(hint));
  }
  base::SourcePlace place(const Node& n) const { return {file, n.line, n.column}; }
};

// The keys of one map. Ask for each key once; `finish` reports those that nobody asked for.
class Fields {
 public:
  Fields(Problems& problems, const Node& node, std::string what);
  const Node* find(std::string_view key);       // null when absent or empty
  const Node* require(std::string_view key);    // G0103 when absent
  bool has(std::string_view key) const;
  void finish();                                // G0101
  const Node& node() const { return node_; }
  Problems& problems() { return problems_; }

  void read(std::string_view key, std::string& out);
  void read(std::string_view key, Text& out);
  void read(std::string_view key, bool& out);
  void read(std::string_view key, int& out, int low, int high);
  void read(std::string_view key, float& out, float low, float high);  // a length or a plain number
  void read_duration(std::string_view key, Ms& out);
  void read_bearing(std::string_view key, float& out);                 // degrees in, radians out
  std::optional<std::size_t> read_word(std::string_view key, std::span<const std::string> words);
  std::vector<const Node*> list(std::string_view key);                 // one value or a list

 private:
  Problems& problems_;
  const Node& node_;
  std::string what_;
  std::vector<std::string> asked_;
};

bool read_text(Problems& problems, const Node& node, Text& out);
std::optional<Ms> read_duration(Problems& problems, const Node& node);
std::optional<float> read_number(Problems& problems, const Node& node);  // "0.8" or "0.8m"
std::optional<Vec2> read_spot(Problems& problems, const Node& node);     // [east, north]
bool is_name(std::string_view text, bool dotted = false);
std::vector<std::string> split_words(std::string_view words);            // "a b c"

}  // namespace scenes
