// The keymap: one table of what keys can do, with the keys that do it by default. Input,
// the key card, tooltips and the command palette are all made from it. A file keys.yaml
// in the settings folder (docs: README, "Keys") may give other keys.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "base/result.h"

namespace app {

// A key with its modifiers. `key` is a GLFW key code; those of printable keys are the
// characters of a US keyboard ('A', ',', '[').
struct Chord {
  int key = 0;
  bool ctrl = false, shift = false, alt = false;
  friend bool operator==(const Chord&, const Chord&) = default;
};

// "Ctrl+Shift+PageUp", "Space", "?" (= Shift+/), "Alt+7". None: no such key.
std::optional<Chord> parse_chord(std::string_view text);
std::string format_chord(const Chord& chord);

enum class KeyGroup : std::uint8_t { play, decide, look, draw, show, program };
inline constexpr int kKeyGroups = 6;

struct KeyAction {
  std::string_view name;  // in keys.yaml: "play"
  KeyGroup group = KeyGroup::program;
  std::string_view keys;  // by default: "Space, K"
  scenes::Text what;      // for the card and the palette
  bool while_typing = false;
};
std::span<const KeyAction> key_actions();

// What the action does now; empty = nothing (no decision open, say).
Commands commands_of(std::size_t action, const AppState& state);

struct Keymap {
  struct Binding {
    Chord chord;
    std::uint32_t action = 0;  // into key_actions()
  };
  std::vector<Binding> bindings;

  std::optional<std::size_t> action_of(const Chord& chord) const;
  std::string keys_of(std::size_t action) const;  // "Space, K"
};

Keymap default_keymap();
// Lines "name: Key, Key" over the defaults; "name:" alone takes its keys away. Comments
// begin with #. A chord given to a new action leaves its old one. Errors, all at once:
// K0001 no such action, K0002 no such key, K0003 not of the form, K0004 a chord given twice.
base::Result<Keymap> parse_keymap(const std::string& name, std::string_view text);
// The file with all actions and their keys, to be copied and edited.
std::string format_keymap(const Keymap& keymap);

}  // namespace app
