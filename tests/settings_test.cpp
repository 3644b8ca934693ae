// Keys and settings: files that a user may write by hand.
#include "app/settings.h"

#include <gtest/gtest.h>

#include <cmath>

#include "app/keys.h"
#include "app/mouse.h"

namespace app {
namespace {

TEST(Keys, the_default_keymap_has_no_key_twice_and_writes_back_as_it_was_read) {
  const Keymap keymap = default_keymap();
  for (std::size_t i = 0; i < keymap.bindings.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      EXPECT_FALSE(keymap.bindings[i].chord == keymap.bindings[k].chord) << format_chord(keymap.bindings[i].chord);
  const auto again = parse_keymap("keys.yaml", format_keymap(keymap));
  ASSERT_TRUE(again) << base::format(again.diagnostics());
  for (std::size_t i = 0; i < key_actions().size(); ++i) EXPECT_EQ(again->keys_of(i), keymap.keys_of(i));
}

TEST(Keys, a_file_gives_other_keys_and_says_what_is_wrong_with_it) {
  const auto mine = parse_keymap("keys.yaml", "# mine\narrow: F6, Ctrl+A\nplay: A\nsession_end_of_all:\n");
  ASSERT_FALSE(mine);
  EXPECT_EQ(mine.diagnostics()[0].place.line, 4);
  const auto good = parse_keymap("keys.yaml", "arrow: F6, Ctrl+A\nplay: A\n");
  ASSERT_TRUE(good);
  const auto action = good->action_of(*parse_chord("A"));
  ASSERT_TRUE(action);
  EXPECT_EQ(key_actions()[*action].name, "play");
  EXPECT_EQ(good->action_of(*parse_chord("Space")), std::nullopt);
  for (const char* bad : {"arrow", "arrow: Ctrl+", "arrow: F99", "arrow: nonsense", "arrow: A\nline: A"})
    EXPECT_FALSE(parse_keymap("keys.yaml", bad)) << bad;
}

TEST(Mouse, every_profile_can_pan_orbit_and_fly) {
  using enum MouseButton;
  for (int i = 0; i < kMouseProfiles; ++i) {
    const auto profile = static_cast<MouseProfile>(i);
    bool pans = false, orbits = false;
    for (const MouseButton button : {left, right, middle})
      for (const bool shift : {false, true}) {
        pans = pans || drag_of(profile, button, shift) == Drag::pan;
        orbits = orbits || drag_of(profile, button, shift) == Drag::orbit;
      }
    EXPECT_TRUE(pans && orbits) << i;
    EXPECT_NE(drag_of(profile, right, false), Drag::none) << "WASD flies while it is held";
  }
  EXPECT_EQ(drag_of(MouseProfile::map, left, false), Drag::pan);
  EXPECT_EQ(drag_of(MouseProfile::cad, left, false), Drag::none);
  EXPECT_EQ(drag_of(MouseProfile::cad, middle, false), Drag::orbit);
  EXPECT_EQ(drag_of(MouseProfile::cad, middle, true), Drag::pan);
  EXPECT_EQ(drag_of(MouseProfile::osg, left, false), Drag::orbit);
  EXPECT_EQ(drag_of(MouseProfile::osg, middle, false), Drag::pan);
  EXPECT_EQ(drag_of(MouseProfile::osg, right, false), Drag::zoom);
}

TEST(Settings, come_back_as_they_were_and_nonsense_is_left_out) {
  Settings s;
  s.language = scenes::Language::english;
  s.theme = Theme::light;
  s.scale = 1.5f;
  s.reduce_motion = true;
  s.mouse = MouseProfile::osg;
  add_recent(s, "/a b/c.drill.yaml");
  const Settings back = parse_settings(format_settings(s));
  EXPECT_EQ(back.language, s.language);
  EXPECT_EQ(back.theme, s.theme);
  EXPECT_FLOAT_EQ(back.scale, s.scale);
  EXPECT_TRUE(back.reduce_motion);
  EXPECT_EQ(back.mouse, s.mouse);
  EXPECT_EQ(back.recent, s.recent);
  const Settings odd = parse_settings("scale = 99\nmouse = rat\nwindow_width = -3\nlanguage\n= =\n\xff");
  EXPECT_FLOAT_EQ(odd.scale, 1);
  EXPECT_EQ(odd.mouse, MouseProfile::map);
  EXPECT_EQ(odd.window.x, 1600);
}

}  // namespace
}  // namespace app
