// scenes/drill.schema.json, which editors complete drill scripts with, says what the reader
// takes. A small validator of the part of JSON Schema that it uses holds the shipped drills
// against it, and the catalogue's words must be its words.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <regex>

#include "base/files.h"
#include "scenes/drill.h"
#include "scenes/yaml_tree.h"

namespace {

namespace fs = std::filesystem;
using scenes::Node;

Node read(const fs::path& file) {
  const auto text = base::read_file(file, 4u << 20);
  EXPECT_TRUE(text) << file;
  auto tree = scenes::read_yaml(file.string(), text ? *text : "");  // JSON is YAML
  EXPECT_TRUE(tree) << base::format(tree.diagnostics());
  return tree ? *tree : Node{};
}

const Node& schema() {
  static const Node kSchema = read(GELAR_SOURCE_DIR "/scenes/drill.schema.json");
  return kSchema;
}

const Node* find(const Node& map, std::string_view key) {
  for (const Node::Entry& e : map.entries)
    if (e.key == key) return &e.value;
  return nullptr;
}
const Node& definition(std::string_view name) {
  static const Node kNone;
  const Node* all = find(schema(), "$defs");
  const Node* one = all ? find(*all, name) : nullptr;
  EXPECT_NE(one, nullptr) << name;
  return one ? *one : kNone;
}
std::vector<std::string> words_of(const Node& rule) {
  std::vector<std::string> words;
  if (const Node* list = find(rule, "enum"))
    for (const Node::Entry& e : list->entries) words.push_back(e.value.text);
  return words;
}

bool is_number(const Node& value, bool whole) {
  static const std::regex kNumber("[-+]?[0-9]+(\\.[0-9]+)?"), kWhole("[-+]?[0-9]+");
  return value.kind == Node::Kind::scalar && !value.quoted && std::regex_match(value.text, whole ? kWhole : kNumber);
}

bool is_of_type(const Node& value, const std::string& type) {
  if (type == "object") return value.kind == Node::Kind::map;
  if (type == "array") return value.kind == Node::Kind::list;
  if (type == "string") return value.kind == Node::Kind::scalar;
  if (type == "integer") return is_number(value, true);
  if (type == "number") return is_number(value, false);
  if (type == "boolean") return value.text == "true" || value.text == "false";
  ADD_FAILURE() << "the validator knows no type " << type;
  return false;
}

// "" = it fits, else where and why not.
std::string misfit(const Node& value, const Node& rule);

std::string misfit_of_object(const Node& value, const Node& rule) {
  const Node *properties = find(rule, "properties"), *others = find(rule, "additionalProperties");
  for (const Node::Entry& e : value.entries) {
    const Node* own = properties ? find(*properties, e.key) : nullptr;
    if (!own && others && others->text == "false") return e.key + " is no key here";
    const Node* with = own ? own : others && others->kind == Node::Kind::map ? others : nullptr;
    if (!with) continue;
    if (const std::string why = misfit(e.value, *with); !why.empty()) return e.key + ": " + why;
  }
  if (const Node* required = find(rule, "required"))
    for (const Node::Entry& e : required->entries)
      if (!find(value, e.value.text)) return "needs the key " + e.value.text;
  return "";
}

std::string misfit(const Node& value, const Node& rule) {
  const std::string at = "line " + std::to_string(value.line) + ": ";
  if (const Node* ref = find(rule, "$ref")) return misfit(value, definition(ref->text.substr(8)));
  if (const Node* any = find(rule, "anyOf")) {
    std::string all;
    for (const Node::Entry& e : any->entries) {
      const std::string why = misfit(value, e.value);
      if (why.empty()) return "";
      all += (all.empty() ? "" : " or ") + why;
    }
    return all;
  }
  if (const Node* is = find(rule, "const"); is && is->text != value.text) return at + "is not " + is->text;
  if (find(rule, "enum")) {
    const std::vector<std::string> words = words_of(rule);
    if (std::find(words.begin(), words.end(), value.text) == words.end()) return at + "unknown word " + value.text;
  }
  if (const Node* type = find(rule, "type"); type && !is_of_type(value, type->text)) return at + "is no " + type->text;
  if (const Node* pattern = find(rule, "pattern"); pattern && !std::regex_match(value.text, std::regex(pattern->text)))
    return at + value.text + " does not match " + pattern->text;
  if (const Node* items = find(rule, "items"))
    for (const Node::Entry& e : value.entries)
      if (const std::string why = misfit(e.value, *items); !why.empty()) return why;
  if (value.kind == Node::Kind::map)
    if (const std::string why = misfit_of_object(value, rule); !why.empty()) return at + why;
  if (const Node* all = find(rule, "allOf"))
    for (const Node::Entry& e : all->entries)
      if (misfit(value, *find(e.value, "if")).empty())
        if (const std::string why = misfit(value, *find(e.value, "then")); !why.empty()) return why;
  return "";
}

TEST(Schema, every_shipped_drill_fits) {
  int drills = 0;
  for (const auto& entry : fs::recursive_directory_iterator(GELAR_SOURCE_DIR "/scenes/library")) {
    if (!entry.path().string().ends_with(".drill.yaml")) continue;
    EXPECT_EQ(misfit(read(entry.path()), schema()), "") << entry.path();
    ++drills;
  }
  EXPECT_GE(drills, 1);
  EXPECT_EQ(misfit(read(GELAR_SOURCE_DIR "/tests/drills/small.drill.yaml"), schema()), "");
}

TEST(Schema, says_the_same_of_unknown_keys_and_words_as_the_reader) {
  int tried = 0;
  for (const auto& entry : fs::directory_iterator(GELAR_SOURCE_DIR "/tests/bad/scripts")) {
    const std::string code = entry.path().filename().string().substr(0, 5);
    if (code != "G0101" && code != "G0109" && code != "G0205" && code != "G0206") continue;
    EXPECT_NE(misfit(read(entry.path()), schema()), "") << entry.path();
    ++tried;
  }
  EXPECT_GE(tried, 8);
}

template <class Types>
std::vector<std::string> keys_of(const Types& types) {
  std::vector<std::string> keys;
  for (const auto& type : types) keys.emplace_back(type.key);
  return keys;
}

TEST(Schema, knows_the_catalogue) {
  EXPECT_EQ(words_of(definition("unit_type")), keys_of(scenes::unit_types()));
  EXPECT_EQ(words_of(definition("vehicle_type")), keys_of(scenes::vehicle_types()));
  EXPECT_EQ(words_of(definition("prop_type")), keys_of(scenes::prop_types()));
}

}  // namespace
