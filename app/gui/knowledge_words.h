// Words of who knew what, when, in both languages. "{}" is filled in by the panel.
#pragma once

#include "app/two_words.h"

namespace app::gui {

#define GELAR_KNOWLEDGE_WORDS(X)                                                                     \
  X(title, "SIAPA TAHU APA", "WHO KNEW WHAT")                                                        \
  X(ask_unit, "Yang diketahuinya saat ini", "What it knows now")                                     \
  X(plate, "Hanya yang diketahui {}", "Only what {} knows")                                          \
  X(decides, "{} diputuskan unit ini", "{} is this unit's decision")                               \
  X(who_decides, "Yang memutuskan {}: {}", "Who decides {}: {}")                                     \
  X(its_eyes, "Dari matanya", "By its eyes")                                                         \
  X(go_to, "Ke {}", "To {}")                                                                         \
  X(seen, "TERLIHAT", "IN SIGHT")                                                                    \
  X(unseen, "TIDAK TERLIHAT", "NOT IN SIGHT")                                                        \
  X(nobody, "tidak ada", "nobody")                                                                   \
  X(known, "SAMPAI KEPADANYA: {} DARI {}", "REACHED IT: {} OF {}")                                   \
  X(nothing_yet, "Belum ada kejadian.", "Nothing has happened yet.")                                 \
  X(before, "Sebelum {}, {}", "Before {}, {}")                                                       \
  X(own, "oleh unit ini sendiri", "by this unit itself")                                           \
  X(sender, "dilaporkannya sendiri, kata naskah", "its own report, says the script")                 \
  X(addressee, "{} kepadanya, kata naskah", "{} to it, says the script")                             \
  X(responsible, "penanggung jawab menurut naskah", "to be answered by it, says the script")         \
  X(radio, "radio; semua unit pengamanan dianggap mendengar", "radio; all security units are taken to hear it") \
  X(voice, "terdengar: suara, {:.0f} m", "heard: voice, {:.0f} m")                                   \
  X(megaphone, "terdengar: megafon, {:.0f} m", "heard: megaphone, {:.0f} m")                         \
  X(loudspeaker, "terdengar: mobil pengeras suara, {:.0f} m", "heard: loudspeaker car, {:.0f} m")    \
  X(sight, "terlihat pada T+{}, {:.0f} m", "seen at T+{}, {:.0f} m")                                \
  X(not_told, "tidak sampai: {}", "did not reach it: {}")                                            \
  X(not_on_radio, "tidak sampai: tidak di jaringan radio", "did not reach it: not on the radio net") \
  X(not_heard, "tidak terdengar: {:.0f} m, jangkauan {:.0f} m", "not heard: {:.0f} m, carries {:.0f} m") \
  X(not_seen, "tidak terlihat: {:.0f} m", "not seen: {:.0f} m")                                      \
  X(not_there, "tidak sampai", "did not reach it")                                                   \
  X(working, "sedang dihitung", "being worked out")                                                  \
  X(not_reached_plate, "tidak sampai kepadanya", "did not reach it")                                 \
  X(honest, "Pandangan dihitung dari tempat pemimpinnya: sampai 90 m, bangunan menutupi, orang tidak. Radio, telepon dan surat: kata naskah.", \
    "Sight is reckoned from where its leader stands: to 90 m, buildings hide, people do not. Radio, phone and paper: the script's word.")

GELAR_WORD_TABLE(KnowledgeWord, GELAR_KNOWLEDGE_WORDS)

}  // namespace app::gui
