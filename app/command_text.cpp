#include "app/command_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <type_traits>

#include "app/command_fields.h"
#include "base/text.h"

namespace app {
namespace {

struct Row {
  std::string_view word;
  bool kept;
  Command command;  // an empty one, to be filled
};

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
#define X(type, word, kept) {word, kept, Command(type{})},
      GELAR_COMMANDS(X)
#undef X
  };
  return kRows;
}

struct Writer {
  const scenes::Drill& drill;
  std::string out;

  void word(std::string_view text) {
    out += ' ';
    out += text;
  }
  template <class T>
  requires std::is_arithmetic_v<T>
  void operator()(T& value) {
    if constexpr (std::is_floating_point_v<T>)
      word(fmt::format("{}", value));
    else
      word(fmt::format("{}", std::int64_t(value)));
  }
  template <class T>
  requires std::is_enum_v<T>
  void operator()(T& value) { word(fmt::format("{}", int(value))); }
  void operator()(glm::vec3& p) {
    for (int i = 0; i < 3; ++i) (*this)(p[i]);
  }
  void operator()(std::string& text) { word(escaped(text)); }
  void operator()(std::filesystem::path& file) { word(escaped(file.string())); }
  void operator()(scenes::DecisionId& id) {
    word(id.index < drill.decisions.size() ? escaped(drill.decisions[id.index].id) : "-");
  }
  void option_of(scenes::DecisionId id, std::uint8_t& option) {
    const bool known = id.index < drill.decisions.size() && option < drill.decisions[id.index].options.size();
    word(known ? escaped(drill.decisions[id.index].options[option].key) : "-");
  }
  void event(std::string& id) { word(escaped(id)); }
  void order(std::string& text) { word(escaped(text)); }
  void operator()(std::optional<scenes::UnitId>& unit) {
    word(unit && unit->index < drill.units.size() ? escaped(drill.units[unit->index].key) : "-");
  }
};

// How many values an enumeration of the table has.
template <class T>
constexpr int kValues = 0;
template <>
constexpr int kValues<CameraMode> = 6;
template <>
constexpr int kValues<Theme> = 2;
template <>
constexpr int kValues<LabelLevel> = 3;
template <>
constexpr int kValues<UnitLook> = 3;
template <>
constexpr int kValues<Tool> = kTools;
template <>
constexpr int kValues<LaserMode> = 3;
template <>
constexpr int kValues<Pane> = 9;
template <>
constexpr int kValues<Tab> = 4;
template <>
constexpr int kValues<Curtain> = 4;
template <>
constexpr int kValues<CompareMode> = 3;
template <>
constexpr int kValues<MarkKind> = kMarkKinds;
template <>
constexpr int kValues<scenes::Language> = 2;
template <>
constexpr int kValues<scenes::Shape> = 12;
template <>
constexpr int kValues<PaperKind> = 3;
template <>
constexpr int kValues<MouseProfile> = kMouseProfiles;
template <>
constexpr int kValues<scenes::Pace> = 5;
template <>
constexpr int kValues<Verdict> = kVerdicts;

struct Reader {
  const scenes::Drill& drill;
  std::string_view rest;
  std::string_view code;  // of the first problem
  std::string problem;

  void fail(std::string_view with, std::string what) {
    if (!problem.empty()) return;
    code = with;
    problem = std::move(what);
  }
  std::string_view next() {
    while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest.remove_prefix(word.size());
    if (word.empty()) fail("S0002", "a field is missing");
    return word;
  }
  void operator()(bool& value) {
    int number = 0;
    (*this)(number);
    if (number != 0 && number != 1) fail("S0002", fmt::format("{} is neither 0 nor 1", number));
    value = number == 1;
  }
  template <class T>
  requires(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) void operator()(T& value) {
    const std::string_view word = next();
    const auto [end, failed] = std::from_chars(word.data(), word.data() + word.size(), value);
    bool fine = failed == std::errc() && end == word.data() + word.size();
    if constexpr (std::is_floating_point_v<T>) fine = fine && std::isfinite(value);
    if (!fine) fail("S0002", fmt::format("\"{}\" is not a number", word));
    if (!fine) value = T{};
  }
  template <class T>
  requires std::is_enum_v<T>
  void operator()(T& value) {
    static_assert(kValues<T> > 0, "an enumeration needs its number of values");
    int number = 0;
    (*this)(number);
    if (number < 0 || number >= kValues<T>) return fail("S0002", fmt::format("{} is out of range", number));
    value = static_cast<T>(number);
  }
  void operator()(glm::vec3& p) {
    for (int i = 0; i < 3; ++i) (*this)(p[i]);
  }
  void operator()(std::string& text) {
    const std::string_view word = next();
    if (auto plain = unescaped(word))
      text = std::move(*plain);
    else
      fail("S0002", "text that is not well escaped");
  }
  void operator()(std::filesystem::path& file) {
    std::string text;
    (*this)(text);
    file = text;
  }
  void operator()(scenes::DecisionId& id) {
    std::string key;
    (*this)(key);
    for (std::size_t i = 0; i < drill.decisions.size(); ++i)
      if (drill.decisions[i].id == key) {
        id = scenes::DecisionId(i);
        return;
      }
    fail("S0003", fmt::format("the drill has no decision \"{}\"", key));
  }
  void option_of(scenes::DecisionId id, std::uint8_t& option) {
    std::string key;
    (*this)(key);
    if (id.index >= drill.decisions.size()) return;
    const auto& options = drill.decisions[id.index].options;
    for (std::size_t i = 0; i < options.size(); ++i)
      if (options[i].key == key) {
        option = std::uint8_t(i);
        return;
      }
    fail("S0003", fmt::format("decision \"{}\" has no option \"{}\"", drill.decisions[id.index].id, key));
  }
  // An event of the script, or one that a fork has added.
  void event(std::string& id) {
    (*this)(id);
    const auto named = [&](const scenes::Event& e) { return e.id == id; };
    if (id.starts_with(scenes::kAddedPrefix) || std::any_of(drill.events.begin(), drill.events.end(), named)) return;
    fail("S0003", fmt::format("the drill has no event \"{}\"", id));
  }
  void order(std::string& text) {
    (*this)(text);
    if (!problem.empty()) return;
    const auto read = scenes::read_added_event(drill, text);
    if (!read) fail("S0003", fmt::format("the drill cannot do this order any more: {}", read.diagnostics()[0].message));
  }
  void operator()(std::optional<scenes::UnitId>& unit) {
    std::string key;
    (*this)(key);
    unit.reset();
    if (key.empty()) return;
    for (std::size_t i = 0; i < drill.units.size(); ++i)
      if (drill.units[i].key == key) {
        unit = scenes::UnitId(i);
        return;
      }
    fail("S0003", fmt::format("the drill has no unit \"{}\"", key));
  }
};

bool is_plain(unsigned char c) { return c > 0x20 && c != 0x7f && c != '%'; }

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

bool is_kept(const Command& command) { return rows()[command.index()].kept; }
std::string_view word_of(const Command& command) { return rows()[command.index()].word; }

std::string escaped(std::string_view text) {
  if (text.empty()) return "-";
  if (text == "-") return "%2D";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (is_plain(byte))
      out += c;
    else
      out += fmt::format("%{:02X}", byte);
  }
  return out;
}

std::optional<std::string> unescaped(std::string_view word) {
  if (word == "-") return std::string();
  std::string out;
  for (std::size_t i = 0; i < word.size(); ++i) {
    auto byte = static_cast<unsigned char>(word[i]);
    if (word[i] == '%') {
      if (i + 2 >= word.size()) return std::nullopt;
      const int high = digit(word[i + 1]), low = digit(word[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      byte = static_cast<unsigned char>(high * 16 + low);
      i += 2;
    } else if (!is_plain(byte)) {
      return std::nullopt;
    }
    if (byte < 0x20 || byte == 0x7f) return std::nullopt;
    out += char(byte);
  }
  if (!base::is_utf8(out)) return std::nullopt;
  return out;
}

std::string write_command(const scenes::Drill& drill, const Command& command) {
  Writer writer{drill, std::string(word_of(command))};
  Command copy = command;  // fields() hands out references; the writer only reads them
  std::visit([&](auto& c) { fields(writer, c); }, copy);
  return std::move(writer.out);
}

base::Result<Command> read_command(const scenes::Drill& drill, std::string_view text) {
  Reader reader{drill, text, {}, {}};
  const std::string_view word = reader.next();
  for (const Row& row : rows()) {
    if (row.word != word) continue;
    Command command = row.command;
    std::visit([&](auto& c) { fields(reader, c); }, command);
    while (!reader.rest.empty() && reader.rest.front() == ' ') reader.rest.remove_prefix(1);
    if (!reader.rest.empty()) reader.fail("S0002", fmt::format("too many fields for \"{}\"", word));
    if (reader.problem.empty()) return command;
    return base::error(std::string(reader.code), "", std::move(reader.problem));
  }
  return base::error("S0001", "", fmt::format("no command \"{}\"", word.substr(0, 40)));
}

}  // namespace app
