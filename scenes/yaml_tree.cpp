#include "scenes/yaml_tree.h"

#include <fmt/format.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "base/text.h"

namespace scenes {
namespace {

struct Stop {  // thrown through yaml-cpp's parser at the first bound that is passed
  base::Diagnostic why;
};

// What those who are no programmers most often did, where yaml-cpp says what it stumbled over.
std::string usual_cause(std::string_view message, std::string_view line) {
  if (line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos)
    return "this line begins with a tab; YAML wants spaces";
  if (message.find("flow") != std::string_view::npos)
    return "a { or [ or \" in or above this line is not closed, or a comma is missing";
  if (message.find("map value") != std::string_view::npos)
    return "a text with a colon in it needs quotes; keys of one level begin in one column";
  if (message.find("end of") != std::string_view::npos) return "keys of one level begin in one column";
  return {};
}

class Builder : public YAML::EventHandler {
 public:
  Builder(const std::string& name, std::string_view text) : name_(name), text_(text) {}

  Node root;
  base::Diagnostics problems;

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { add(mark, {}); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    stop("G0005", mark, "aliases (*name) are not part of the language");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t, const std::string& value) override {
    if (value.size() > kMostText) stop("G0006", mark, fmt::format("a text has at most {} bytes", kMostText));
    Node node;
    node.kind = Node::Kind::scalar;
    node.text = value;
    node.quoted = tag == "!";
    if (!node.quoted && (value.empty() || value == "~" || value == "null")) node.kind = Node::Kind::null;
    add(mark, std::move(node));
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::list);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t, YAML::EmitterStyle::value) override {
    open(mark, Node::Kind::map);
  }
  void OnMapEnd() override { close(); }

  base::Diagnostic diagnostic(const char* code, int line, int column, std::string message) const {
    base::Diagnostic d = base::error(code, name_, std::move(message));
    d.place.line = line;
    d.place.column = column;
    d.source_line = line_of(text_, line);
    return d;
  }

 private:
  struct Open {
    Node node;
    std::optional<Node> key;  // of a map, waiting for its value
  };

  [[noreturn]] void stop(const char* code, const YAML::Mark& mark, std::string message) {
    throw Stop{diagnostic(code, mark.line + 1, mark.column + 1, std::move(message))};
  }

  void count(const YAML::Mark& mark) {
    if (++nodes_ > kMostNodes) stop("G0004", mark, fmt::format("more than {} values", kMostNodes));
  }

  void open(const YAML::Mark& mark, Node::Kind kind) {
    count(mark);
    if (stack_.size() >= std::size_t(kMostDepth)) stop("G0003", mark, fmt::format("nested deeper than {}", kMostDepth));
    Open o;
    o.node.kind = kind;
    o.node.line = mark.line + 1;
    o.node.column = mark.column + 1;
    stack_.push_back(std::move(o));
  }

  void close() {
    Node node = std::move(stack_.back().node);
    stack_.pop_back();
    place(std::move(node));
  }

  void add(const YAML::Mark& mark, Node node) {
    count(mark);
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    place(std::move(node));
  }

  void place(Node node) {
    if (stack_.empty()) {
      root = std::move(node);
      return;
    }
    Open& top = stack_.back();
    if (top.node.kind == Node::Kind::list) {
      Node::Entry entry;
      entry.line = node.line;
      entry.column = node.column;
      entry.value = std::move(node);
      top.node.entries.push_back(std::move(entry));
    } else if (!top.key) {
      top.key = std::move(node);
    } else {
      add_entry(top, std::move(node));
    }
  }

  void add_entry(Open& top, Node value) {
    Node::Entry entry;
    entry.key = top.key->text;
    entry.line = top.key->line;
    entry.column = top.key->column;
    entry.value = std::move(value);
    const bool scalar_key = top.key->kind == Node::Kind::scalar;
    top.key.reset();
    if (!scalar_key) {
      problems.push_back(diagnostic("G0104", entry.line, entry.column, "a key is a plain name"));
      return;
    }
    for (const Node::Entry& other : top.node.entries)
      if (other.key == entry.key) {
        problems.push_back(
            diagnostic("G0102", entry.line, entry.column,
                       fmt::format("\"{}\" stands here a second time (first in line {})", entry.key, other.line)));
        return;
      }
    top.node.entries.push_back(std::move(entry));
  }

  const std::string& name_;
  std::string_view text_;
  std::vector<Open> stack_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::string line_of(std::string_view text, int number) {
  std::size_t at = 0;
  for (int i = 1; i < number; ++i) {
    at = text.find('\n', at);
    if (at == std::string_view::npos) return {};
    ++at;
  }
  std::string line(text.substr(at, text.find('\n', at) - at));
  if (!line.empty() && line.back() == '\r') line.pop_back();
  if (line.size() > 200) line.resize(200);
  return line;
}

base::Result<Node> read_yaml(const std::string& name, std::string_view text) {
  if (text.size() > kMostBytes)
    return base::error("G0002", name,
                       fmt::format("the file has {} bytes; at most {} are read", text.size(), kMostBytes));
  if (!base::is_utf8(text)) return base::error("G0007", name, "the file is not UTF-8 text");
  Builder builder(name, text);
  try {
    std::istringstream in{std::string(text)};
    YAML::Parser parser(in);
    if (!parser.HandleNextDocument(builder)) return base::error("G0001", name, "the file is empty");
  } catch (const Stop& stop) {
    base::Diagnostics all = builder.problems;
    all.push_back(stop.why);
    return all;
  } catch (const YAML::Exception& e) {
    base::Diagnostics all = builder.problems;
    all.push_back(builder.diagnostic("G0001", e.mark.line + 1, e.mark.column + 1, "not YAML: " + e.msg));
    all.back().hint = usual_cause(e.msg, all.back().source_line);
    return all;
  }
  return {std::move(builder.root), std::move(builder.problems)};
}

}  // namespace scenes
