// A script as text with the place of everything in it, to change a few words of it and
// leave every other byte (comments, order, style) as the author wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "scenes/text.h"
#include "scenes/yaml_tree.h"

namespace app::msel {

struct Span {
  std::size_t begin = 0, end = 0;  // bytes of the text
};

class ScriptText {
 public:
  // Errors: those of read_yaml.
  static base::Result<ScriptText> open(const std::string& name, std::string_view text);

  std::string_view text() const { return text_; }
  // The node that begins at a place, as scenes::Event::place names it. Null = none.
  const scenes::Node* at(const base::SourcePlace& place) const;
  // All the bytes of a node; nothing where its text is written in a way that is not
  // understood here (then nothing is patched).
  std::optional<Span> span(const scenes::Node& node) const;
  bool in_flow(const scenes::Node& map) const;  // { a: 1, b: 2 } on its line(s)

  // M0008: what stands there cannot be changed in place. `file` is the drill's.
  base::Diagnostic by_hand(const std::string& file, const base::SourcePlace& place, std::string_view what) const;

  void replace(Span span, std::string with);
  // A key and its value (both as YAML text) into a map, after the entry `after`.
  bool insert_entry(const scenes::Node& map, std::string_view after, std::string_view key, std::string_view value);
  // Another key and value in the place of one that is there.
  bool replace_entry(const scenes::Node& map, std::string_view key, std::string_view with, std::string_view value);
  // With its comma, or with the line that it has for itself.
  bool remove_entry(const scenes::Node& map, std::string_view key);
  // A list item before item `before`, or behind the last one.
  bool insert_item(const scenes::Node& list, std::size_t before, std::string_view item);
  // One of the list's items; in a block list with all of its lines.
  bool remove_item(const scenes::Node& list, const scenes::Node& item);
  // The text with all changes in it. They must not overlap.
  std::string result() const;

 private:
  struct Edit {
    Span span;
    std::string with;
  };
  std::string line_end() const;
  std::size_t offset(int line, int column) const;
  std::optional<std::size_t> end_of_scalar(const scenes::Node& node, std::size_t begin) const;
  std::optional<std::size_t> end_of_flow(std::size_t begin) const;
  std::optional<Span> whole_entry(const scenes::Node::Entry& entry) const;
  Span with_comma(Span item) const;

  std::string text_;
  std::vector<std::size_t> lines_;  // where each begins
  scenes::Node root_;
  std::vector<Edit> edits_;
};

// What stands under `key` in a map; null = nothing.
const scenes::Node* entry_of(const scenes::Node& map, std::string_view key);

// A value as YAML: plain where that is safe, else in double quotes.
std::string yaml_scalar(std::string_view value);
// { id: "…", en: "…" }, or one quoted text where the other language is missing or equal.
std::string yaml_text(const scenes::Text& text);

// What `diff -u` prints; "" = the same. `file` stands in the head of it.
std::string unified_diff(const std::string& file, std::string_view before, std::string_view after);

}  // namespace app::msel
