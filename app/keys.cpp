#include "app/keys.h"

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/apply.h"
#include "app/apply_briefing.h"
#include "base/text.h"
#include "scenes/world.h"

namespace app {
namespace {

struct KeyName {
  std::string_view name;
  int key;
};
constexpr KeyName kNames[] = {
    {"Space", GLFW_KEY_SPACE}, {"Enter", GLFW_KEY_ENTER},    {"Esc", GLFW_KEY_ESCAPE},
    {"Tab", GLFW_KEY_TAB},     {"Back", GLFW_KEY_BACKSPACE}, {"Delete", GLFW_KEY_DELETE},
    {"Left", GLFW_KEY_LEFT},   {"Right", GLFW_KEY_RIGHT},    {"Up", GLFW_KEY_UP},
    {"Down", GLFW_KEY_DOWN},   {"PageUp", GLFW_KEY_PAGE_UP}, {"PageDown", GLFW_KEY_PAGE_DOWN},
    {"Home", GLFW_KEY_HOME},   {"End", GLFW_KEY_END},        {"Insert", GLFW_KEY_INSERT},
    {"Comma", GLFW_KEY_COMMA}, {"Plus", GLFW_KEY_EQUAL},     {"Minus", GLFW_KEY_MINUS},
    {"Num0", GLFW_KEY_KP_0},   {"Num1", GLFW_KEY_KP_1},      {"Num2", GLFW_KEY_KP_2},
    {"Num3", GLFW_KEY_KP_3},   {"Num4", GLFW_KEY_KP_4},      {"Num5", GLFW_KEY_KP_5},
    {"Num6", GLFW_KEY_KP_6},   {"Num7", GLFW_KEY_KP_7},      {"Num8", GLFW_KEY_KP_8},
    {"Num9", GLFW_KEY_KP_9},
};

scenes::Text text(const char* id, const char* en) { return {id, en}; }

using C = Commands;
using S = const AppState&;
struct Row : KeyAction {
  Commands (*run)(const AppState&) = nullptr;  // what it does now
};
Commands tool(const AppState& state, Tool tool) { return {SetTool{state.tool == tool ? Tool::select : tool}}; }

// The table from one side, low enough to tell who stands behind whom.
Commands side_view(const AppState& state, float bearing) {
  constexpr float kLow = 0.3f;
  Orbit orbit = shown_orbit(state);
  orbit.bearing = bearing;
  orbit.tilt = kLow;
  return {GlideCamera{orbit}};
}
Commands flat_or_deep(const AppState& state) {
  Orbit orbit = shown_orbit(state);
  orbit.orthographic = !orbit.orthographic;
  return {MoveCamera{orbit}};
}

using Rows = std::vector<Row>;
const Rows& table() {
  using enum KeyGroup;
  static const Rows kRows{
      {{"play", play, "Space, K", text("Putar / jeda", "Play / pause"), false}, [](S) { return C{TogglePlay{}}; }},
      {{"back_5", play, "Left", text("Mundur 5 detik", "Back 5 seconds"), false}, [](S) { return C{SeekBy{-5000}}; }},
      {{"on_5", play, "Right", text("Maju 5 detik", "On 5 seconds"), false}, [](S) { return C{SeekBy{5000}}; }},
      {{"back_1", play, "Shift+Left", text("Mundur 1 detik", "Back 1 second"), false},
       [](S) { return C{SeekBy{-1000}}; }},
      {{"on_1", play, "Shift+Right", text("Maju 1 detik", "On 1 second"), false}, [](S) { return C{SeekBy{1000}}; }},
      {{"back_frame", play, "Ctrl+Left", text("Mundur satu bingkai", "Back one frame"), false},
       [](S) { return C{SeekBy{-33}}; }},
      {{"on_frame", play, "Ctrl+Right", text("Maju satu bingkai", "On one frame"), false},
       [](S) { return C{SeekBy{33}}; }},
      {{"shuttle_back", play, "J", text("Putar balik; lagi = 2, 4, 8x", "Shuttle back; again = 2, 4, 8x"), false},
       [](S) { return C{Shuttle{-1}}; }},
      {{"shuttle_on", play, "L", text("Putar cepat; lagi = 2, 4, 8x", "Shuttle on; again = 2, 4, 8x"), false},
       [](S) { return C{Shuttle{1}}; }},
      {{"slower", play, "Shift+Comma, Comma", text("Lebih lambat", "Slower"), false},
       [](S s) { return C{SetSpeed{s.speed / 2}}; }},
      {{"faster", play, "Shift+.", text("Lebih cepat", "Faster"), false}, [](S s) { return C{SetSpeed{s.speed * 2}}; }},
      {{"speed_1", play, "\\", text("Kecepatan 1x", "Speed 1x"), false}, [](S) { return C{SetSpeed{1}}; }},
      {{"beat_back", play, "PageUp",
        text("Ketukan lalu: babak, keputusan, pandangan", "Previous beat: phase, decision, view"), false},
       [](S) { return C{GoToBeat{-1}}; }},
      {{"beat_on", play, "PageDown", text("Ketukan berikutnya", "Next beat"), false}, [](S) { return C{GoToBeat{1}}; }},
      {{"phase_start", play, "Home", text("Awal babak", "Start of the phase"), false},
       [](S) { return C{GoToStart{}}; }},
      {{"phase_end", play, "End", text("Akhir babak", "End of the phase"), false}, [](S) { return C{GoToEnd{}}; }},
      {{"drill_start", play, "Ctrl+Home", text("Awal latihan", "Start of the drill"), false},
       [](S) { return C{SeekTo{0}}; }},
      {{"drill_end", play, "Ctrl+End", text("Akhir latihan", "End of the drill"), false},
       [](S s) { return C{SeekTo{s.timeline.end}}; }},
      {{"event_back", play, "[", text("Kejadian sebelumnya", "Previous event"), false},
       [](S) { return C{GoToEvent{-1}}; }},
      {{"event_on", play, "]", text("Kejadian berikutnya", "Next event"), false}, [](S) { return C{GoToEvent{1}}; }},
      {{"loop_from", play, "Shift+I", text("Ulang dari sini", "Loop from here"), false},
       [](S s) {
         return C{SetLoop{s.t, s.loop_to > s.t ? s.loop_to : s.t + 30'000}};
       }},
      {{"loop_to", play, "Shift+O", text("Ulang sampai sini", "Loop to here"), false},
       [](S s) {
         return C{SetLoop{s.loop_from < s.t ? s.loop_from : s.t - 30'000, s.t}};
       }},
      {{"loop_off", play, "Shift+L", text("Tanpa ulangan", "No loop"), false}, [](S) { return C{SetLoop{}}; }},
      {{"bookmark", play, "Ctrl+D", text("Tandai saat ini", "Bookmark this moment"), false},
       [](S) { return C{AddBookmark{}}; }},

      {{"back", decide, "Back", text("Kembali ke keputusan terakhir", "Back to the last decision"), false},
       [](S) { return C{BackToDecision{}}; }},
      {{"fork", decide, "Ctrl+B", text("Simpang di sini", "Fork here"), false},
       [](S) {
         return C{BeginFork{}, SetTab{Tab::fork}};
       }},
      {{"leave_fork", decide, "Ctrl+Back", text("Kembali ke rencana", "Back to the plan"), false},
       [](S s) { return s.fork ? C{TakeFork{}} : C{}; }},
      {{"order", decide, "G", text("Kirim unit terpilih: klik tempatnya", "Send the chosen unit: click the place"),
        false},
       [](S s) { return tool(s, Tool::order); }},
      {{"msel", decide, "Ctrl+M", text("MSEL: lewati, tahan, picu", "MSEL: skip, hold, fire"), false},
       [](S) { return C{TogglePane{Pane::msel}}; }},
      {{"matrix", decide, "Ctrl+Shift+M",
        text("Matriks sinkronisasi: unit menurut waktu", "Synchronisation matrix: units by time"), false},
       [](S) { return C{TogglePane{Pane::matrix}}; }},
      {{"overview", decide, "O", text("Peta cabang", "Branch map"), false},
       [](S) { return C{TogglePane{Pane::overview}}; }},

      {{"compare", decide, "Y", text("Bandingkan: belah, bayangan, tutup", "Compare: split, ghosts, off"), false},
       [](S s) { return C{SetCompare{static_cast<CompareMode>((int(s.compare) + 1) % 3)}}; }},
      {{"present", show, "F5, Shift+F5", text("Layar hadirin: buka / tutup", "Audience screen: open / close"), true},
       [](S) { return C{ToggleAudience{}}; }},
      {{"freeze", show, "P", text("Bekukan layar hadirin", "Freeze the audience screen"), false},
       [](S s) { return C{SetCurtain{s.audience.curtain == Curtain::frozen ? Curtain::live : Curtain::frozen}}; }},
      {{"black", show, "B", text("Layar hadirin hitam", "Black audience screen"), false},
       [](S s) { return C{SetCurtain{s.audience.curtain == Curtain::black ? Curtain::live : Curtain::black}}; }},
      {{"dot", show, ".", text("Memaparkan: hitam; lain: cepat", "Presenting: black; else faster"), false},
       [](S s) {
         if (!s.audience.on) return C{SetSpeed{s.speed * 2}};
         return C{SetCurtain{s.audience.curtain == Curtain::black ? Curtain::live : Curtain::black}};
       }},
      {{"white", show, "W", text("Layar hadirin putih", "White audience screen"), false},
       [](S s) { return C{SetCurtain{s.audience.curtain == Curtain::white ? Curtain::live : Curtain::white}}; }},
      {{"private_look", show, "Shift+P",
        text("Lihat sendiri; hadirin tetap", "Look privately; the hall keeps its view"), false},
       [](S) { return C{LookPrivately{}}; }},
      {{"release", show, "Q", text("Tampilkan pertanyaan ke hadirin", "Release the question to the hall"), false},
       [](S) { return C{ReleaseDecision{}}; }},
      {{"rehearse", show, "Ctrl+G", text("Gladi layar: kontras, mata, jarak", "Projector rehearsal: eyes, contrast"),
        false},
       [](S s) {
         return C{s.rehearsal.is_on() || s.room > 0 ? SetRehearsal{} : SetRehearsal{0, 0.4f, 12}};
       }},
      {{"swap", show, "S", text("Tukar layar", "Swap the screens"), false}, [](S) { return C{SwapScreens{}}; }},
      {{"floor", show, "", text("Mode lantai 1:n", "Floor mode 1:n"), false},
       [](S s) {
         return C{SetFloor{s.audience.floor_scale > 0 ? 0 : 50, s.audience.floor_pixels, s.audience.floor_scale == 0}};
       }},
      {{"unit_on", look, "Tab", text("Unit berikutnya", "Next unit"), false}, [](S) { return C{SelectNext{1}}; }},
      {{"unit_back", look, "Shift+Tab", text("Unit sebelumnya", "Previous unit"), false},
       [](S) { return C{SelectNext{-1}}; }},
      {{"ride", look, "V", text("Ikuti, bahu, mata, atas", "Follow, shoulder, eyes, top"), false},
       [](S s) { return C{SetCameraMode{static_cast<CameraMode>((int(s.camera_mode) + 1) % 5)}}; }},
      {{"known_by", look, "Shift+V", text("Siapa tahu apa, saat itu", "Who knew what, when"), false},
       [](S s) {
         if (!s.document || s.training.on) return C{};
         const auto unit = s.knower ? std::nullopt : whom_to_ask(s);
         return s.knower || unit ? C{AskWhatIsKnown{unit}} : C{};
       }},
      {{"frame", look, "F", text("Bingkai unit terpilih", "Frame the selected unit"), false},
       [](S) { return C{FrameSelection{}}; }},
      {{"frame_all", look, "Shift+F", text("Seluruh meja", "The whole table"), false}, [](S) { return C{FrameAll{}}; }},
      {{"top", look, "Alt+7, Num7", text("Dari atas", "From above"), false},
       [](S) { return C{SetCameraMode{CameraMode::top}}; }},
      {{"front", look, "Alt+1, Num1", text("Dari depan (selatan)", "From the front (south)"), false},
       [](S s) { return s.document ? side_view(s, 0) : C{}; }},
      {{"side", look, "Alt+3, Num3", text("Dari samping (timur)", "From the side (east)"), false},
       [](S s) { return s.document ? side_view(s, -scenes::kPi / 2) : C{}; }},
      {{"flat", look, "Alt+5, Num5", text("Perspektif / sejajar", "Perspective / parallel"), false},
       [](S s) { return s.document ? flat_or_deep(s) : C{}; }},
      {{"labels", look, "I", text("Label: tanpa, nama, lengkap", "Labels: none, names, full"), false},
       [](S s) { return C{SetLabels{static_cast<LabelLevel>((int(s.labels) + 1) % 3)}}; }},

      {{"unit_look", look, "U", text("Unit: model, simbol, keduanya", "Units: models, symbols, both"), false},
       [](S s) { return C{SetUnitLook{static_cast<UnitLook>((int(s.unit_look) + 1) % 3)}}; }},
      {{"density", look, "Z", text("Kepadatan massa", "Crowd density"), false},
       [](S s) { return C{ShowDensity{!s.show_density}}; }},
      {{"dim", look, "Shift+Z", text("Redupkan unit lain", "Dim the other units"), false},
       [](S s) { return C{DimOthers{!s.dim_others}}; }},

      {{"laser", draw, "T", text("Laser", "Laser"), false}, [](S s) { return tool(s, Tool::laser); }},
      {{"draw", draw, "D", text("Coret bebas", "Draw freehand"), false}, [](S s) { return tool(s, Tool::freehand); }},
      {{"line", draw, "Shift+D", text("Garis", "Line"), false}, [](S s) { return tool(s, Tool::line); }},
      {{"arrow", draw, "A", text("Panah", "Arrow"), false}, [](S s) { return tool(s, Tool::arrow); }},
      {{"region", draw, "R", text("Daerah, dalam m²", "Region, in m²"), false},
       [](S s) { return tool(s, Tool::region); }},
      {{"circle", draw, "Shift+R", text("Lingkaran", "Circle"), false}, [](S s) { return tool(s, Tool::circle); }},
      {{"callout", draw, "C", text("Keterangan bergaris", "Callout"), false},
       [](S s) { return tool(s, Tool::callout); }},
      {{"text", draw, "X", text("Teks", "Text"), false}, [](S s) { return tool(s, Tool::text); }},
      {{"number", draw, "N", text("Nomor", "Number"), false}, [](S s) { return tool(s, Tool::number); }},
      {{"spotlight", draw, "Shift+T", text("Sorot", "Spotlight"), false}, [](S s) { return tool(s, Tool::spotlight); }},
      {{"measure", draw, "M", text("Ukur jarak dan waktu tempuh", "Measure distance and walking time"), false},
       [](S s) { return tool(s, Tool::measure); }},
      {{"share_measure", draw, "Shift+M", text("Ukuran: hanya Anda / hadirin juga", "Measure: only you / the hall too"),
        false},
       [](S s) {
         const Mark* mark = find_mark(s.board, s.selected_mark);
         return mark && mark->kind == MarkKind::measure ? C{ShareMark{mark->id, mark->secret}}
                                                        : C{SetMeasureSecretly{!s.measure_secretly}};
       }},
      {{"eraser", draw, "E", text("Penghapus", "Eraser"), false}, [](S s) { return tool(s, Tool::eraser); }},
      {{"erase", draw, "Delete", text("Hapus tanda terpilih", "Delete the chosen mark"), false},
       [](S s) { return s.selected_mark ? C{EraseMark{s.selected_mark}} : C{}; }},
      {{"clear", draw, "Shift+E", text("Hapus semua tanda di layar", "Clear all marks on screen"), false},
       [](S) { return C{ClearMarks{}}; }},
      {{"marks", draw, "H", text("Sembunyikan / tampilkan tanda", "Hide / show marks"), false},
       [](S) { return C{ToggleMarks{}}; }},
      {{"undo", draw, "Ctrl+Z", text("Urungkan", "Undo"), false}, [](S) { return C{Undo{}}; }},
      {{"redo", draw, "Ctrl+Y, Ctrl+Shift+Z", text("Ulangi", "Redo"), false}, [](S) { return C{Redo{}}; }},

      {{"panels", show, "Shift+H", text("Sembunyikan semua panel", "Hide all panels"), false},
       [](S) { return C{TogglePane{Pane::all}}; }},
      {{"inspector", show, "Ctrl+I", text("Panel kanan", "Right panel"), false},
       [](S) { return C{TogglePane{Pane::inspector}}; }},
      {{"events", show, "Ctrl+E", text("Daftar kejadian", "List of events"), false},
       [](S) { return C{TogglePane{Pane::events}}; }},
      {{"timeline", show, "Ctrl+L", text("Lajur garis waktu", "Lanes of the time line"), false},
       [](S) { return C{TogglePane{Pane::timeline}}; }},
      {{"full_screen", show, "F11, Alt+Enter", text("Layar penuh", "Full screen"), true},
       [](S) { return C{ToggleFullScreen{}}; }},
      {{"larger", show, "Ctrl+Plus", text("Teks lebih besar", "Larger text"), false},
       [](S s) { return C{SetScale{s.ui_scale + 0.1f}}; }},
      {{"smaller", show, "Ctrl+Minus", text("Teks lebih kecil", "Smaller text"), false},
       [](S s) { return C{SetScale{s.ui_scale - 0.1f}}; }},
      {{"size_1", show, "Ctrl+0", text("Ukuran teks semula", "Text as it was"), false},
       [](S) { return C{SetScale{1}}; }},

      {{"palette", program, "Ctrl+K", text("Cari perintah", "Find a command"), true},
       [](S) { return C{TogglePane{Pane::palette}}; }},
      {{"keys", program, "?, F1", text("Kartu tombol", "Key card"), false},
       [](S) { return C{TogglePane{Pane::keys}}; }},
      {{"train", program, "Ctrl+T", text("Latihan: pilih peran", "Training: choose a role"), false},
       [](S) { return C{ChooseRole{}}; }},
      {{"papers", program, "Ctrl+P", text("Kertas: buku, kartu, anev", "Papers: manual, cards, review"), false},
       [](S) { return C{TogglePapers{}}; }},
      {{"still", program, "F12", text("Simpan gambar", "Save a picture"), true}, [](S) { return C{SaveStill{}}; }},
      {{"reload", program, "Ctrl+R", text("Muat ulang skrip", "Reload the script"), false},
       [](S) { return C{ReloadDrill{}}; }},
      {{"language", program, "", text("Ganti bahasa: English", "Change language: Indonesia"), false},
       [](S s) {
         return C{SetLanguage{s.language == scenes::Language::english ? scenes::Language::indonesian
                                                                      : scenes::Language::english}};
       }},
      {{"theme", program, "", text("Terang / gelap", "Light / dark"), false},
       [](S s) { return C{SetTheme{s.theme == Theme::dark ? Theme::light : Theme::dark}}; }},
      {{"mouse_map", program, "", text("Tetikus: seperti peta", "Mouse: as a map"), false},
       [](S) { return C{SetMouseProfile{MouseProfile::map}}; }},
      {{"mouse_cad", program, "", text("Tetikus: CAD, Blender", "Mouse: CAD, Blender"), false},
       [](S) { return C{SetMouseProfile{MouseProfile::cad}}; }},
      {{"mouse_osg", program, "", text("Tetikus: OSG, esmini", "Mouse: OSG, esmini"), false},
       [](S) { return C{SetMouseProfile{MouseProfile::osg}}; }},
      {{"pace_restart", show, "", text("Hitung waktu paparan dari nol", "Count the briefing's time anew"), false},
       [](S) { return C{RestartPace{}}; }},
      {{"reduce_motion", program, "", text("Kurangi gerak kamera", "Reduce camera motion"), false},
       [](S s) { return C{SetReduceMotion{!s.reduce_motion}}; }},
      {{"resume", program, "", text("Lanjutkan sesi yang terputus", "Go on with the session that was cut off"), false},
       [](S s) { return s.offer ? C{ResumeSession{s.offer->file}} : C{}; }},
      {{"home", program, "", text("Halaman muka", "Home screen"), false}, [](S) { return C{CloseDrill{}}; }},
      {{"close", program, "Esc", text("Tutup yang teratas", "Close the topmost"), true},
       [](S) { return C{CloseTopmost{}}; }},
      {{"quit", program, "Ctrl+Q", text("Keluar", "Quit"), true}, [](S) { return C{Quit{}}; }},
  };
  return kRows;
}

// "A, B" to chords; the first part that is none.
std::optional<std::string> read_chords(std::string_view keys, std::vector<Chord>& out) {
  while (!base::trimmed(keys).empty()) {
    const std::size_t comma = keys.find(',');
    const std::string_view part = base::trimmed(keys.substr(0, comma));
    const auto chord = parse_chord(part);
    if (!chord) return std::string(part);
    out.push_back(*chord);
    if (comma == std::string_view::npos) break;
    keys.remove_prefix(comma + 1);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Chord> parse_chord(std::string_view text) {
  Chord chord;
  for (;;) {
    const auto take = [&](std::string_view word, bool& flag) {
      if (!text.starts_with(word) || text.size() == word.size()) return false;
      text.remove_prefix(word.size());
      flag = true;
      return true;
    };
    if (!take("Ctrl+", chord.ctrl) && !take("Shift+", chord.shift) && !take("Alt+", chord.alt)) break;
  }
  for (const KeyName& row : kNames)
    if (row.name == text) {
      chord.key = row.key;
      return chord;
    }
  if (text.size() >= 2 && text[0] == 'F') {
    int number = 0;
    for (const char c : text.substr(1)) {
      if (c < '0' || c > '9' || number > 25) return std::nullopt;
      number = number * 10 + (c - '0');
    }
    if (number < 1 || number > 25) return std::nullopt;
    chord.key = GLFW_KEY_F1 + number - 1;
    return chord;
  }
  if (text == "?") {
    chord.shift = true;
    chord.key = GLFW_KEY_SLASH;
    return chord;
  }
  if (text.size() != 1) return std::nullopt;
  const char c = text[0];
  constexpr std::string_view kSigns = "';,-./[]\\`=";
  if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kSigns.find(c) != std::string_view::npos) {
    chord.key = c;
    return chord;
  }
  return std::nullopt;
}

std::string format_chord(const Chord& chord) {
  if (chord.shift && !chord.ctrl && !chord.alt && chord.key == GLFW_KEY_SLASH) return "?";
  std::string out =
      fmt::format("{}{}{}", chord.ctrl ? "Ctrl+" : "", chord.shift ? "Shift+" : "", chord.alt ? "Alt+" : "");
  for (const KeyName& row : kNames)
    if (row.key == chord.key) return out += row.name;
  if (chord.key >= GLFW_KEY_F1 && chord.key <= GLFW_KEY_F25)
    return out + fmt::format("F{}", chord.key - GLFW_KEY_F1 + 1);
  if (chord.key > 0x20 && chord.key < 0x7f) out += char(chord.key);
  return out;
}

std::span<const KeyAction> key_actions() {
  static const std::vector<KeyAction> kActions(table().begin(), table().end());
  return kActions;
}

Commands commands_of(std::size_t action, const AppState& state) {
  return action < table().size() ? table()[action].run(state) : Commands{};
}

std::optional<std::size_t> Keymap::action_of(const Chord& chord) const {
  for (const Binding& b : bindings)
    if (b.chord == chord) return b.action;
  return std::nullopt;
}

std::string Keymap::keys_of(std::size_t action) const {
  std::string out;
  for (const Binding& b : bindings)
    if (b.action == action) out += (out.empty() ? "" : ", ") + format_chord(b.chord);
  return out;
}

Keymap default_keymap() {
  Keymap keymap;
  for (std::size_t i = 0; i < table().size(); ++i) {
    std::vector<Chord> chords;
    const auto wrong = read_chords(table()[i].keys, chords);
    GELAR_CHECK(!wrong, "the table's own keys exist");
    for (const Chord& chord : chords) keymap.bindings.push_back({chord, std::uint32_t(i)});
  }
  return keymap;
}

base::Result<Keymap> parse_keymap(const std::string& name, std::string_view text) {
  Keymap keymap = default_keymap();
  base::Diagnostics problems;
  std::vector<std::string> names;
  for (const Row& action : table()) names.emplace_back(action.name);
  std::vector<Keymap::Binding> given;
  for (int number = 1; !text.empty(); ++number) {
    const std::size_t end = text.find('\n');
    const std::string_view whole = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::string_view line = base::trimmed(whole.substr(0, whole.find('#')));
    if (line.empty()) continue;
    const auto wrong = [&](std::string code, std::string message, std::string hint = {}) {
      problems.push_back(base::error(std::move(code), name, std::move(message), std::move(hint)));
      problems.back().place.line = number;
      problems.back().source_line = std::string(whole);
    };
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) {
      wrong("K0003", "expected \"name: Key, Key\"");
      continue;
    }
    const std::string_view word = base::trimmed(line.substr(0, colon));
    const auto found = std::find(names.begin(), names.end(), word);
    if (found == names.end()) {
      wrong("K0001", fmt::format("no action \"{}\"", word), base::did_you_mean(word, names));
      continue;
    }
    const auto action = std::uint32_t(found - names.begin());
    std::vector<Chord> chords;
    if (const auto bad = read_chords(line.substr(colon + 1), chords)) {
      wrong("K0002", fmt::format("no key \"{}\"", *bad));
      continue;
    }
    std::erase_if(keymap.bindings, [&](const Keymap::Binding& b) { return b.action == action; });
    for (const Chord& chord : chords) {
      const auto twice = std::find_if(given.begin(), given.end(), [&](const auto& b) { return b.chord == chord; });
      if (twice != given.end())
        wrong("K0004", fmt::format("{} is given to \"{}\" already", format_chord(chord), names[twice->action]));
      given.push_back({chord, action});
      std::erase_if(keymap.bindings, [&](const Keymap::Binding& b) { return b.chord == chord; });
      keymap.bindings.push_back({chord, action});
    }
  }
  if (!problems.empty()) return problems;
  return keymap;
}

std::string format_keymap(const Keymap& keymap) {
  std::string out = "# Keys of Gelar. One action a line; change the keys behind the colon.\n";
  for (std::size_t i = 0; i < table().size(); ++i)
    out += fmt::format("{}: {}  # {}\n", table()[i].name, keymap.keys_of(i), table()[i].what.en);
  return out;
}

}  // namespace app
