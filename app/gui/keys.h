// The keymap, once: the key card, the README and window.cpp's handling follow it.
#pragma once

#include <string>
#include <vector>

#include "scenes/text.h"

namespace app::gui {

struct KeyRow {
  std::string keys;
  scenes::Text what;
};

inline const std::vector<KeyRow>& key_rows() {
  static const std::vector<KeyRow> kRows = {
      {"Space  K", {"Putar / jeda", "Play / pause"}},
      {"Left  Right", {"Geser 5 s; Shift 1 s; Ctrl satu bingkai", "Seek 5 s; Shift 1 s; Ctrl one frame"}},
      {"J  L", {"Mundur / maju cepat: 1, 2, 4, 8x", "Shuttle back / forward: 1, 2, 4, 8x"}},
      {"<  >  \\", {"Lebih lambat / cepat / 1x", "Slower / faster / 1x"}},
      {"PgUp  PgDn", {"Ketukan sebelum / sesudah", "Previous / next beat"}},
      {"Home  End", {"Awal / akhir babak; Ctrl: latihan", "Phase start / end; Ctrl: drill"}},
      {"[  ]", {"Kejadian sebelum / sesudah", "Previous / next event"}},
      {"Backspace", {"Kembali ke keputusan terakhir", "Back to the last decision"}},
      {"1-9", {"Pilih opsi; atau pandangan tersimpan", "Choose an option; else a saved view"}},
      {"Enter  Esc", {"Setuju / tutup", "Confirm / close"}},
      {"Tab", {"Unit berikutnya (Shift: sebelumnya)", "Next unit (Shift: previous)"}},
      {"V", {"Ikuti, bahu, mata, atas", "Follow, shoulder, eyes, top"}},
      {"F", {"Bingkai pilihan (Shift: seluruh meja)", "Frame selection (Shift: whole table)"}},
      {"I", {"Label: tanpa, nama, lengkap", "Labels: none, names, full"}},
      {"U", {"Unit: model, simbol, keduanya", "Units: models, symbols, both"}},
      {"Z", {"Kepadatan massa (Shift: redupkan yang lain)", "Crowd density (Shift: dim the others)"}},
      {"H", {"Sembunyikan semua panel", "Hide all panels"}},
      {"F12", {"Simpan gambar", "Save a picture"}},
      {"Ctrl + -  0", {"Ukuran teks", "Text size"}},
      {"Ctrl R", {"Muat ulang skrip", "Reload the script"}},
      {"F11", {"Layar penuh", "Full screen"}},
      {"?  F1", {"Kartu ini", "This card"}},
  };
  return kRows;
}

}  // namespace app::gui
