#include "app/msel/script_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace app::msel {
namespace {

using scenes::Node;

const Node* find_node(const Node& node, int line, int column) {
  if (node.line == line && node.column == column && node.kind != Node::Kind::null) return &node;
  for (const Node::Entry& entry : node.entries)
    if (const Node* found = find_node(entry.value, line, column)) return found;
  return nullptr;
}

std::size_t end_of_line(std::string_view text, std::size_t at) { return std::min(text.find('\n', at), text.size()); }
std::size_t start_of_line(std::string_view text, std::size_t at) { return at == 0 ? 0 : text.rfind('\n', at - 1) + 1; }
// All lines that it lies in, the last one's end with them.
Span whole_lines(std::string_view text, Span span) {
  return {start_of_line(text, span.begin), std::min(end_of_line(text, span.end) + 1, text.size())};
}

// The column of the first letter of the line that holds `at`.
std::size_t indent_of(std::string_view text, std::size_t at) {
  const std::size_t begin = start_of_line(text, at);
  return std::min(text.find_first_not_of(' ', begin), text.size()) - begin;
}

}  // namespace

base::Result<ScriptText> ScriptText::open(const std::string& name, std::string_view text) {
  auto tree = scenes::read_yaml(name, text);
  if (!tree) return tree.diagnostics();
  ScriptText script;
  script.text_ = text;
  script.root_ = std::move(*tree);
  script.lines_.push_back(0);
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n') script.lines_.push_back(i + 1);
  return script;
}

std::size_t ScriptText::offset(int line, int column) const {
  const std::size_t index = std::size_t(std::max(line, 1) - 1);
  return index < lines_.size() ? std::min(lines_[index] + std::size_t(std::max(column, 1) - 1), text_.size())
                               : text_.size();
}

const Node* ScriptText::at(const base::SourcePlace& place) const { return find_node(root_, place.line, place.column); }

bool ScriptText::in_flow(const Node& map) const {
  const std::size_t begin = offset(map.line, map.column);
  return begin < text_.size() && (text_[begin] == '{' || text_[begin] == '[');
}

// Brackets within brackets, quotes passed over.
std::optional<std::size_t> ScriptText::end_of_flow(std::size_t begin) const {
  int depth = 0;
  for (std::size_t i = begin; i < text_.size(); ++i) {
    const char c = text_[i];
    if (c == '"' || c == '\'') {
      for (++i; i < text_.size() && text_[i] != c; ++i)
        if (c == '"' && text_[i] == '\\') ++i;
    } else if (c == '#' && (text_[i - 1] == ' ' || text_[i - 1] == '\n')) {
      i = end_of_line(text_, i);
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return i + 1;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> ScriptText::end_of_scalar(const Node& node, std::size_t begin) const {
  const char first = begin < text_.size() ? text_[begin] : '\0';
  if (first == '"' || first == '\'') {
    for (std::size_t i = begin + 1; i < text_.size(); ++i) {
      if (first == '"' && text_[i] == '\\')
        ++i;
      else if (text_[i] == first && first == '\'' && i + 1 < text_.size() && text_[i + 1] == '\'')
        ++i;
      else if (text_[i] == first)
        return i + 1;
    }
    return std::nullopt;
  }
  if (first == '|' || first == '>') {  // to the first line that is indented no deeper than its key
    const std::size_t indent = indent_of(text_, begin);
    std::size_t end = end_of_line(text_, begin), line = end;
    while (line < text_.size()) {
      const std::size_t next = line + 1, stop = end_of_line(text_, next), word = text_.find_first_not_of(" \r", next);
      if (word < stop && word - next <= indent) break;
      if (word < stop) end = stop;
      line = stop;
    }
    return end;
  }
  // Plain and on one line: then its text stands there as it is.
  return text_.compare(begin, node.text.size(), node.text) == 0 ? std::optional(begin + node.text.size())
                                                                : std::nullopt;
}

std::optional<Span> ScriptText::span(const Node& node) const {
  const std::size_t begin = offset(node.line, node.column);
  if (node.kind == Node::Kind::scalar) {
    const auto end = end_of_scalar(node, begin);
    return end ? std::optional(Span{begin, *end}) : std::nullopt;
  }
  if (in_flow(node)) {
    const auto end = end_of_flow(begin);
    return end ? std::optional(Span{begin, *end}) : std::nullopt;
  }
  if (node.entries.empty()) return std::nullopt;
  const auto last = span(node.entries.back().value);
  return last ? std::optional(Span{begin, last->end}) : std::nullopt;
}

base::Diagnostic ScriptText::by_hand(const std::string& file, const base::SourcePlace& place,
                                     std::string_view what) const {
  base::Diagnostic d =
      base::error("M0008", file, fmt::format("{} cannot be changed in place: change it by hand", what));
  d.place = place;
  d.source_line = scenes::line_of(text_, place.line);
  return d;
}

void ScriptText::replace(Span span, std::string with) { edits_.push_back({span, std::move(with)}); }

bool ScriptText::insert_entry(const Node& map, std::string_view after, std::string_view key, std::string_view value) {
  for (const Node::Entry& entry : map.entries) {
    if (entry.key != after) continue;
    const auto where = span(entry.value);
    if (!where) return false;
    std::size_t at = where->end;
    std::string lead = ", ";
    if (!in_flow(map)) {  // a line of its own, below the one that the value ends on
      at = end_of_line(text_, at);
      if (text_[at - 1] == '\r') --at;
      lead = line_end() + std::string(std::size_t(entry.column - 1), ' ');
    }
    replace({at, at}, fmt::format("{}{}: {}", lead, key, value));
    return true;
  }
  return false;
}

std::optional<Span> ScriptText::whole_entry(const Node::Entry& entry) const {
  const auto value = span(entry.value);
  const std::size_t begin = offset(entry.line, entry.column);
  if (!value || text_.compare(begin, entry.key.size(), entry.key) != 0) return std::nullopt;
  return Span{begin, value->end};
}

bool ScriptText::replace_entry(const Node& map, std::string_view key, std::string_view with, std::string_view value) {
  for (const Node::Entry& entry : map.entries) {
    if (entry.key != key) continue;
    const auto whole = whole_entry(entry);
    if (whole) replace(*whole, fmt::format("{}: {}", with, value));
    return whole.has_value();
  }
  return false;
}

bool ScriptText::remove_entry(const Node& map, std::string_view key) {
  for (const Node::Entry& entry : map.entries) {
    if (entry.key != key) continue;
    const auto whole = whole_entry(entry);
    if (!whole) return false;
    if (in_flow(map)) {
      replace(with_comma(*whole), "");
      return true;
    }
    const Span lines = whole_lines(text_, *whole);
    if (text_.find_first_not_of(' ', lines.begin) != whole->begin) return false;  // behind a dash
    replace(lines, "");
    return true;
  }
  return false;
}

// With the comma after it, or, of the last one, the comma before it.
Span ScriptText::with_comma(Span item) const {
  const std::size_t next = std::min(text_.find_first_not_of(" \r\n", item.end), text_.size());
  if (next < text_.size() && text_[next] == ',') {
    item.end = std::min(text_.find_first_not_of(" \r\n", next + 1), text_.size());
  } else if (const std::size_t before = text_.find_last_not_of(" \r\n", item.begin - 1);
             before != std::string::npos && text_[before] == ',') {
    item.begin = before;
  }
  return item;
}

std::string ScriptText::line_end() const { return text_.find("\r\n") == std::string::npos ? "\n" : "\r\n"; }

bool ScriptText::insert_item(const Node& list, std::size_t before, std::string_view item) {
  if (list.kind != Node::Kind::list || list.entries.empty()) return false;
  const bool last = before >= list.entries.size();
  const Node& neighbour = list.entries[last ? list.entries.size() - 1 : before].value;
  if (in_flow(list)) {
    const auto where = span(neighbour);
    if (!where) return false;
    if (last)
      replace({where->end, where->end}, fmt::format(", {}", item));
    else
      replace({where->begin, where->begin}, fmt::format("{}, ", item));
    return true;
  }
  const std::size_t begin = offset(neighbour.line, neighbour.column);
  const std::size_t line = start_of_line(text_, begin);
  const std::size_t dash = text_.find_first_not_of(' ', line);
  if (dash >= begin || text_[dash] != '-') return false;
  const std::string indent(dash - line, ' '), end = line_end();
  if (!last) {
    replace({line, line}, fmt::format("{}- {}{}", indent, item, end));
    return true;
  }
  const auto where = span(neighbour);
  if (!where) return false;
  const std::size_t at = end_of_line(text_, where->end);
  if (at < text_.size())  // a line of its own below the last one, which may itself be taken out
    replace({at + 1, at + 1}, fmt::format("{}- {}{}", indent, item, end));
  else
    replace({at, at}, fmt::format("{}{}- {}", end, indent, item));
  return true;
}

bool ScriptText::remove_item(const Node& list, const Node& item) {
  const auto where = span(item);
  if (list.kind != Node::Kind::list || !where) return false;
  if (in_flow(list)) {
    replace(with_comma(*where), "");
    return true;
  }
  const Span lines = whole_lines(text_, *where);
  const std::size_t dash = text_.find_first_not_of(' ', lines.begin);
  if (dash >= where->begin || text_[dash] != '-') return false;
  replace(lines, "");
  return true;
}

std::string ScriptText::result() const {
  std::vector<Edit> edits = edits_;
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end < b.span.end;
  });
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    GELAR_CHECK(edit.span.begin >= at, "two changes of the same words");
    out += text_.substr(at, edit.span.begin - at) + edit.with;
    at = edit.span.end;
  }
  return out + text_.substr(at);
}

const scenes::Node* entry_of(const scenes::Node& map, std::string_view key) {
  for (const scenes::Node::Entry& entry : map.entries)
    if (entry.key == key) return &entry.value;
  return nullptr;
}

std::string yaml_scalar(std::string_view value) {
  const auto safe = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  };
  const bool letter = !value.empty() && ((value[0] >= 'A' && value[0] <= 'Z') || (value[0] >= 'a' && value[0] <= 'z') ||
                                         (value[0] >= '1' && value[0] <= '9'));
  static constexpr std::string_view kWords[] = {"null", "Null", "NULL", "true", "false", "yes", "no", "on", "off"};
  if (letter && std::all_of(value.begin(), value.end(), safe) &&
      std::find(std::begin(kWords), std::end(kWords), value) == std::end(kWords))
    return std::string(value);
  std::string out = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n')
      out += "\\n";
    else if (c == '\t')
      out += "\\t";
    else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
      out += fmt::format("\\x{:02x}", int(c));
    else
      out += c;
  }
  return out + '"';
}

std::string yaml_text(const scenes::Text& text) {
  const auto quoted = [](std::string_view s) {
    const std::string scalar = yaml_scalar(s);
    return scalar.starts_with('"') ? scalar : '"' + scalar + '"';
  };
  if (text.id.empty() || text.en.empty() || text.id == text.en) return quoted(text.id.empty() ? text.en : text.id);
  return fmt::format("{{ id: {}, en: {} }}", quoted(text.id), quoted(text.en));
}

// --- the patch, as people review it ---

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// Lines [begin, begin + count) of the one stand for those of the other.
struct Hunk {
  std::size_t old_begin = 0, old_count = 0, new_begin = 0, new_count = 0;
};

// Greedy: after a difference, the nearest pair of equal lines (three in a row) goes on.
// Our changes are few and small; the result is right whatever it finds, only longer.
std::vector<Hunk> differences(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<Hunk> out;
  std::size_t i = 0, k = 0;
  const auto meets = [&](std::size_t x, std::size_t y) {
    for (std::size_t n = 0; n < 3; ++n) {
      if (x + n == a.size() && y + n == b.size()) return true;
      if (x + n >= a.size() || y + n >= b.size() || a[x + n] != b[y + n]) return false;
    }
    return true;
  };
  while (i < a.size() || k < b.size()) {
    if (i < a.size() && k < b.size() && a[i] == b[k]) {
      ++i, ++k;
      continue;
    }
    std::size_t di = a.size() - i, dk = b.size() - k;
    const std::size_t most = di + dk;
    for (std::size_t sum = 1; sum < most; ++sum) {
      bool found = false;
      for (std::size_t x = 0; x <= std::min(sum, a.size() - i) && !found; ++x)
        if (sum - x <= b.size() - k && meets(i + x, k + sum - x)) di = x, dk = sum - x, found = true;
      if (found) break;
    }
    out.push_back({i, di, k, dk});
    i += di, k += dk;
  }
  return out;
}

void add_lines(std::string& out, char sign, const std::vector<std::string_view>& lines, std::size_t begin,
               std::size_t end) {
  for (std::size_t n = begin; n < end; ++n) {
    out += sign;
    out += lines[n];
    if (!lines[n].ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

}  // namespace

std::string unified_diff(const std::string& file, std::string_view before, std::string_view after) {
  const auto a = lines_of(before), b = lines_of(after);
  const std::vector<Hunk> hunks = differences(a, b);
  if (hunks.empty()) return {};
  constexpr std::size_t kContext = 3;
  std::string out = fmt::format("--- {}\n+++ {}\n", file, file);
  for (std::size_t h = 0; h < hunks.size();) {
    std::size_t last = h;  // those that share their context are told together
    while (last + 1 < hunks.size() &&
           hunks[last + 1].old_begin <= hunks[last].old_begin + hunks[last].old_count + 2 * kContext)
      ++last;
    const std::size_t lead = std::min(kContext, hunks[h].old_begin);
    const std::size_t old_end = hunks[last].old_begin + hunks[last].old_count,
                      tail = std::min(kContext, a.size() - old_end);
    const std::size_t old_begin = hunks[h].old_begin - lead, old_count = old_end + tail - old_begin;
    const std::size_t new_begin = hunks[h].new_begin - lead,
                      new_count = hunks[last].new_begin + hunks[last].new_count + tail - new_begin;
    out += fmt::format("@@ -{},{} +{},{} @@\n", old_begin + (old_count > 0), old_count, new_begin + (new_count > 0),
                       new_count);
    std::size_t at = old_begin;
    for (; h <= last; ++h) {
      add_lines(out, ' ', a, at, hunks[h].old_begin);
      add_lines(out, '-', a, hunks[h].old_begin, hunks[h].old_begin + hunks[h].old_count);
      add_lines(out, '+', b, hunks[h].new_begin, hunks[h].new_begin + hunks[h].new_count);
      at = hunks[h].old_begin + hunks[h].old_count;
    }
    add_lines(out, ' ', a, old_end, old_end + tail);
  }
  return out;
}

}  // namespace app::msel
