// Every word of the interface, in both languages. Panels name words; they hold none.
#pragma once

#include "app/two_words.h"

namespace app::gui {

#define GELAR_WORDS(X)                                                            \
  X(honest, "ilustratif, bukan prakiraan", "illustrative, not a prediction")         \
  X(phase, "Babak", "Phase")                                                      \
  X(of, "dari", "of")                                                             \
  X(green, "HIJAU · tertib", "GREEN · orderly")                                   \
  X(yellow, "KUNING · tidak tertib", "YELLOW · disorderly")                       \
  X(red, "MERAH · melanggar hukum", "RED · unlawful")                             \
  X(force, "Kekuatan tahap", "Force stage")                                       \
  X(force_1, "kehadiran", "presence")                                             \
  X(force_2, "perintah lisan", "spoken orders")                                   \
  X(force_3, "tangan kosong lunak", "soft empty hands")                           \
  X(force_4, "tangan kosong keras", "hard empty hands")                           \
  X(force_5, "senjata tumpul/kimia", "blunt/chemical means")                      \
  X(not_proportional, "tidak proporsional", "not proportional")                   \
  X(proportional, "proporsional", "proportional")                                 \
  X(unit_selected, "UNIT TERPILIH", "SELECTED UNIT")                              \
  X(who, "Siapa", "Who")                                                          \
  X(where, "Di mana", "Where")                                                    \
  X(doing, "Berbuat", "Doing")                                                    \
  X(distance, "Jarak ke massa", "To the crowd")                                   \
  X(personnel, "personel", "people")                                              \
  X(notes, "CATATAN PELATIH", "INSTRUCTOR'S NOTES")                               \
  X(goal, "SASARAN", "GOAL")                                                      \
  X(next_up, "BERIKUTNYA", "NEXT")                                                \
  X(branches, "TITIK KEPUTUSAN", "DECISION POINTS")                               \
  X(pick_unit, "Klik unit di meja untuk melihat kartunya.", "Click a unit on the table to see its card.") \
  X(lane_phases, "Babak", "Phases")                                               \
  X(lane_situation, "Situasi", "Situation")                                       \
  X(lane_force, "Kekuatan", "Force")                                              \
  X(lane_events, "Kejadian", "Events")                                            \
  X(lane_branches, "Cabang", "Branches")                                          \
  X(decision, "TITIK KEPUTUSAN", "DECISION POINT")                                \
  X(indicators, "Indikator", "Indicators")                                        \
  X(decides, "Yang memutuskan", "Who decides")                                    \
  X(first_event, "Kejadian pertama", "First event")                               \
  X(reason, "Alasan Anda, satu baris", "Your reason, one line")                   \
  X(play_on, "Lanjutkan", "Play on")                                              \
  X(back_to_decision, "Kembali ke keputusan", "Back to the decision")             \
  X(choose_hint, "Tekan 1-3 atau klik untuk memilih. Meja tetap dapat digeser, diputar, didekati.", "Press 1-3 or click to choose. The table can still be moved, turned and zoomed.") \
  X(baking, "Menghitung gerak", "Working out who walks where")                    \
  X(picture_still_of, "Gambar masih dari", "The picture is still of")             \
  X(live, "langsung", "live")                                                     \
  X(keys_title, "Tombol", "Keys")                                                 \
  X(tip_play, "Putar / jeda (Spasi)", "Play / pause (Space)")                     \
  X(tip_back, "Ketukan sebelumnya (PageUp)", "Previous beat (PageUp)")            \
  X(tip_next, "Ketukan berikutnya (PageDown)", "Next beat (PageDown)")            \
  X(tip_slower, "Lebih lambat (<)", "Slower (<)")                                 \
  X(tip_faster, "Lebih cepat (>)", "Faster (>)")                                  \
  X(tip_language, "Bahasa / language", "Language / bahasa")                       \
  X(tip_theme, "Terang / gelap", "Light / dark")                                  \
  X(tip_overview, "Seluruh meja (Shift+F)", "Whole table (Shift+F)")              \
  X(tip_top, "Dari atas (Alt+7)", "From above (Alt+7)")                           \
  X(tip_follow, "Ikuti unit (V)", "Follow the unit (V)")                          \
  X(tip_eyes, "Mata unit (V)", "The unit's eyes (V)")                             \
  X(tip_frame, "Bingkai pilihan (F)", "Frame the selection (F)")                  \
  X(tip_labels, "Label: tanpa / nama / lengkap (I)", "Labels: none / names / full (I)") \
  X(tip_keys, "Kartu tombol (?)", "Key card (?)")                                 \
  X(tip_still, "Simpan gambar (F12)", "Save a picture (F12)")                     \
  X(walking, "berjalan", "walking")                                               \
  X(running, "berlari", "running")                                                \
  X(standing, "berdiri", "standing")                                              \
  X(holding_rope, "memegang tali", "holding the rope")                            \
  X(shields, "tameng siaga", "shields ready")                                     \
  X(sheltering, "berlindung", "sheltering")                                       \
  X(pushing, "dorong maju", "pushing forward")                                    \
  X(sitting, "duduk", "sitting")                                                  \
  X(lying, "berbaring", "lying down")                                             \
  X(chanting, "berseru", "chanting")                                              \
  X(throwing, "melempar", "throwing")                                             \
  X(treating, "merawat", "treating")                                              \
  X(talking, "berbicara", "talking")                                              \
  X(gone, "sudah pergi", "gone")                                                  \
  X(tip_language_short, "Bahasa", "Language")                                     \
  X(mark_text, "Tulis, lalu Enter", "Write, then Enter")                          \
  X(colour, "Warna", "Colour")                                                    \
  X(width, "Tebal garis", "Line width")                                           \
  X(on_ground, "Di medan", "On the ground")                                       \
  X(on_glass, "Di kaca", "On the glass")                                          \
  X(tip_glass, "Di medan: ikut tempatnya. Di kaca: diam di layar.", "On the ground: stays in its place. On the glass: stays on the screen.") \
  X(saved, "Disimpan", "Saved")                                                   \
  X(ink, "Tinta", "Ink")                                                          \
  X(tip_saved, "Disimpan: tanda tetap, menurut waktu dan cabang. Tinta: hilang saat waktu berjalan.", "Saved: stays, by time and branch. Ink: gone when time goes on.") \
  X(laser_dot, "Titik", "Dot")                                                    \
  X(laser_trail, "Ekor memudar", "Fading trail")                                  \
  X(laser_stays, "Tetap", "Stays")                                                \
  X(tool_select, "Pilih dan geser meja", "Select and move the table")             \
  X(lane_marks, "Tanda", "Marks")                                                 \
  X(loop, "Ulang", "Loop")                                                        \
  X(tip_loop, "Ulang bagian: Shift + seret pada garis waktu", "Loop a stretch: Shift + drag on the time axis") \
  X(bookmark, "Tandai", "Bookmark")                                               \
  X(events, "Kejadian", "Events")                                                 \
  X(marks, "Tanda", "Marks")                                                      \
  X(unit_tab, "Kartu", "Card")                                                    \
  X(no_marks, "Belum ada tanda. Pilih pena (D) atau panah (A) di kiri, lalu gambar di meja.", "No marks yet. Take the pen (D) or the arrow (A) at the left and draw on the table.") \
  X(bookmarks, "PENANDA", "BOOKMARKS")                                            \
  X(decisions_taken, "KEPUTUSAN DIAMBIL", "DECISIONS TAKEN")                      \
  X(overview, "Peta cabang", "Branch map")                                        \
  X(overview_hint, "Klik pertanyaan: ke keputusan itu. Klik opsi: putar dari sana.", "Click a question: to that decision. Click an option: play from there.") \
  X(not_reached, "tidak dilalui", "not met")                                      \
  X(palette_hint, "Cari perintah, babak, unit, kejadian, atau waktu 62:14 …", "Find a command, phase, unit, event, or a time 62:14 …") \
  X(go_to, "Ke", "Go to")                                                         \
  X(opening, "Membuka latihan", "Opening the drill")                              \
  X(cancel, "Batal", "Cancel")                                                    \
  X(close, "Tutup", "Close")                                                      \
  X(kind_freehand, "Coretan", "Freehand") X(kind_line, "Garis", "Line") X(kind_arrow, "Panah", "Arrow") \
  X(kind_region, "Daerah", "Region") X(kind_circle, "Lingkaran", "Circle") X(kind_text, "Teks", "Text") \
  X(kind_callout, "Keterangan", "Callout") X(kind_number, "Nomor", "Number")       \
  X(kind_spotlight, "Sorot", "Spotlight") X(kind_measure, "Ukuran", "Measure")     \
  X(audience, "Layar hadirin", "Audience screen")                                 \
  X(freeze, "Beku", "Freeze") X(black, "Hitam", "Black") X(white, "Putih", "White") \
  X(private_look, "Lihat sendiri", "Look privately") X(swap, "Tukar layar", "Swap") \
  X(floor, "Lantai 1:n", "Floor 1:n") X(grid, "Kisi", "Grid")                      \
  X(tip_grid, "Kotak 1 m di lantai: cocokkan dengan tongkat 1 m", "Squares of 1 m on the floor: match them with a 1 m stick") \
  X(release, "Tampilkan pertanyaan", "Release the question")                      \
  X(no_hall_window, "Jendela hadirin tidak dapat dibuka", "The audience's window cannot be opened") \
  X(hall_live, "Hadirin: langsung", "Audience: live")                             \
  X(hall_not_live, "Hadirin: ditahan", "Audience: held")                          \
  X(compare, "Bandingkan", "Compare") X(split, "Belah layar", "Split")             \
  X(as_ghosts, "Bayangan", "Ghosts") X(parted, "Berpisah", "Parted") X(now_then, "sekarang > di akhir", "now > at the end")               \
  X(elsewhere, "Orang di tempat lain", "People elsewhere")                        \
  X(short_green, "HIJAU", "GREEN") X(short_yellow, "KUNING", "YELLOW") X(short_red, "MERAH", "RED") \
  X(problems, "Skrip ini belum dapat dimainkan; yang terakhir baik tetap terbuka.", "This script cannot play yet; the last good one stays open.") \
  X(cannot_open, "Latihan ini tidak dapat dibuka.", "This drill cannot be opened.") \
  X(more, "lagi", "more")                                                         \
  X(session_waits, "Sesi belum tersimpan: disk penuh atau tidak ada. Kosongkan tempat; semuanya menyusul.", "The session is not kept: the disk is full or gone. Make room; all of it follows.") \
  X(session_kept, "Sesi tersimpan lagi, tanpa ada yang hilang.", "The session is kept again, nothing is lost.") \
  X(session_nowhere, "Sesi tidak dapat disimpan di", "The session cannot be kept in")  \
  X(offer, "Sesi terakhir terputus:", "The last session was cut off:")            \
  X(acts, "tindakan", "acts")                                                     \
  X(go_on, "Lanjutkan", "Go on")                                                  \
  X(begin_new, "Mulai baru", "Begin anew")                                        \
  X(misfits, "baris sesi tidak cocok lagi dengan latihan ini:", "lines of the session no longer fit this drill:") \
  X(replaying, "Putar ulang sesi", "Session replay")                              \
  X(leave_track, "Lihat sendiri", "Look around")                                  \
  X(return_track, "Kembali ke jalur", "Back on track")                            \
  X(end_replay, "Selesai", "End")                                                 \
  X(home_title, "Latihan", "Drills")                                              \
  X(home_hint, "Pilih latihan, atau seret berkas .drill.yaml ke jendela ini.", "Choose a drill, or drop a .drill.yaml file on this window.") \
  X(recent_sessions, "Sesi terakhir", "Recent sessions")                          \
  X(recent_drills, "Terakhir dibuka", "Recently opened")                          \
  X(open_file, "Buka berkas", "Open a file")                                      \
  X(path_hint, "/tempat/nama.drill.yaml, lalu Enter", "/place/name.drill.yaml, then Enter") \
  X(resume, "Lanjutkan", "Go on")                                                 \
  X(replay, "Putar ulang", "Replay")                                              \
  X(lint, "Periksa", "Check")                                                     \
  X(fork, "Simpang", "Fork")                                                      \
  X(fork_here, "Simpang di sini", "Fork here")                                    \
  X(fork_hint, "Buat cabang sendiri mulai saat ini: beri sisipan, pindahkan unit, ubah suasana massa, lewati, tahan, atau picu kejadian. Rencana tetap utuh.", "Make a branch of your own from this moment: inject, move units, change the crowd's mood, skip, hold or fire events. The plan stays whole.") \
  X(forks, "SIMPANG", "FORKS")                                                    \
  X(fork_name, "Nama simpang", "Name of the fork")                                \
  X(plan, "Rencana", "Plan")                                                      \
  X(leave_fork, "Kembali ke rencana", "Back to the plan")                         \
  X(play_fork, "Putar", "Play")                                                   \
  X(compare_plan, "Bandingkan", "Compare")                                        \
  X(save_to_script, "Simpan ke skrip …", "Save to the script …")                  \
  X(drop_fork, "Hapus", "Delete")                                                 \
  X(add_inject, "SISIPAN SEKARANG", "INJECT NOW")                                 \
  X(inject_id, "Teks sisipan (Indonesia)", "Inject (Indonesian)")                 \
  X(inject_en, "Teks Inggris, bila perlu", "Inject (English)")                    \
  X(add_now, "Beri sekarang", "Give it now")                                      \
  X(order_unit, "PERINTAH UNTUK UNIT", "ORDER A UNIT")                            \
  X(order_pick, "Pilih unit di meja, lalu beri perintah di sini.", "Choose a unit on the table, then order it here.") \
  X(order_go, "Kirim: klik tempatnya", "Send: click the place")                   \
  X(order_form, "Bentuk di tempat", "Form up here")                               \
  X(as_it_is, "tetap", "as it is")                                                \
  X(crowd_mood, "SUASANA MASSA", "MOOD OF THE CROWD")                             \
  X(mood_calm, "tenang", "calm") X(mood_tense, "tegang", "tense") X(mood_hostile, "bermusuhan", "hostile") \
  X(mood_panicked, "panik", "panicked") X(mood_dispersing, "bubar", "dispersing") \
  X(pace_slow, "perlahan", "slow") X(pace_step, "langkah", "step") X(pace_walk, "jalan", "walk") \
  X(pace_march, "baris", "march") X(pace_run, "lari", "run")                      \
  X(changed_here, "PERUBAHAN", "CHANGES")                                         \
  X(no_changes, "Belum ada perubahan.", "No changes yet.")                        \
  X(event_tip, "Kejadian naskah:", "Events of the script:") \
  X(msel, "MSEL", "MSEL")                                                         \
  X(msel_serial, "No", "No") X(msel_from_to, "Dari / kepada", "From / to")         \
  X(msel_text, "Isi", "Text") X(msel_expect, "Tindakan yang diharapkan", "Expected action") \
  X(msel_responsible, "Penanggung jawab", "Responsible") X(msel_status, "Status", "Status") \
  X(msel_ready, "SIAGA: dapat dipicu bila kelas buntu", "READY: can be fired when a class is stuck") \
  X(msel_list, "Daftar", "List") X(matrix, "Matriks", "Matrix")                   \
  X(this_phase, "Babak ini", "This phase") X(all_phases, "Semua babak", "All phases") \
  X(status_planned, "menunggu", "planned") X(status_running, "berlangsung", "running") \
  X(status_done, "selesai", "done") X(status_skipped, "dilewati", "skipped")       \
  X(status_held, "ditahan", "held") X(status_fired, "dipicu", "fired") X(status_not_met, "siaga", "ready") \
  X(fire_now, "Picu sekarang", "Fire now") X(hold_it, "Tahan", "Hold") X(skip_it, "Lewati", "Skip") \
  X(restore_it, "Pulihkan", "Restore")                                            \
  X(review_title, "Perubahan pada skrip", "Changes of the script")                \
  X(review_hint, "Baca dulu. Baris merah hilang, baris hijau baru; selain itu tidak ada yang berubah.", "Read first. Red lines go, green lines are new; nothing else changes.") \
  X(write_it, "Tulis ke skrip", "Write it")                                       \
  X(write_new, "Simpan sebagai skrip baru", "Save as a new script")               \
  X(cannot_patch, "Ini tidak dapat ditulis oleh program; ubah skrip dengan tangan:", "This cannot be written by the program; change the script by hand:") \
  X(written, "Skrip ditulis", "Script written")                                   \
  X(script_changed, "Skrip berubah sejak dibaca; tinjau lagi.", "The script has changed since; review it again.") \
  X(rehearse, "Gladi layar", "Projector rehearsal") \
  X(reads_now, "DI MEJA SEKARANG", "ON THE TABLE NOW") X(all_readable, "Semua terbaca dari baris belakang.", "The last row can read all of it.") \
  X(read_to, "terbaca sampai", "read to") X(too_small, "terlalu kecil", "too small") \
  X(eyes_usual, "Biasa", "Usual") X(eyes_grey, "Abu-abu", "Grey")                   \
  X(lane_msel, "MSEL", "MSEL")                                                    \
  X(next_beats, "KETUKAN BERIKUTNYA", "NEXT BEATS")                               \
  X(begin_here, "Mulai di sini", "Begin here") X(end_here, "Selesai di sini", "End here") \
  X(mark_words, "Teks tanda", "Text of the mark")                                 \
  X(browse, "Cari berkas …", "Browse …") X(up, "Naik", "Up")                       \
  X(new_drill, "Latihan baru di folder ini", "New drill in this folder")          \
  X(new_drill_where, "Latihan baru …", "New drill …")                             \
  X(tip_new_drill, "Pilih folder; contoh kecil ditaruh di sana untuk diubah", "Choose a folder; a small example is put there to be changed") \
  X(tip_brief, "Putar di meja untuk hadirin: jeda, tanya, putuskan, coret", "Play it on the table for a hall: stop, ask, decide, draw") \
  X(tip_train, "Peserta memilih peran, lalu menjawab tugas dan keputusan sendiri", "A trainee takes a role and answers tasks and decisions alone") \
  X(no_drills_here, "Tidak ada latihan di folder ini.", "No drills in this folder.") \
  X(forks_of, "Simpang Anda: klik untuk memutar dari sana.", "Your forks: click to play from there.") \
  X(group_play, "PUTAR", "PLAY")                                                  \
  X(group_decide, "PUTUSKAN", "DECIDE")                                           \
  X(group_look, "LIHAT", "LOOK")                                                  \
  X(group_draw, "GAMBAR", "DRAW")                                                 \
  X(group_show, "TAMPILAN", "SHOW")                                               \
  X(group_program, "PROGRAM", "PROGRAM")                                          \
  X(digits, "Pilih opsi; atau pandangan (Shift: simpan)", "Choose an option; else a view (Shift: keep)") \
  X(mouse_drag_map, "Seret: geser · kanan: putar (WASD: terbang) · roda: dekat", "Drag: pan · right: orbit (WASD: fly) · wheel: zoom") \
  X(mouse_drag_cad, "Tengah: putar (Shift: geser) · kanan: putar (WASD: terbang) · roda: dekat", "Middle: orbit (Shift: pan) · right: orbit (WASD: fly) · wheel: zoom") \
  X(mouse_drag_osg, "Seret: putar · tengah: geser · kanan, roda: dekat (WASD: terbang)", "Drag: orbit · middle: pan · right, wheel: zoom (WASD: fly)") \
  X(mouse, "Tetikus", "Mouse")                                                    \
  X(mouse_map, "Peta", "Map") X(mouse_cad, "CAD", "CAD") X(mouse_osg, "OSG", "OSG")  \
  X(tip_mouse_map, "Seperti peta: seret menggeser, tombol kanan memutar", "As a map: a drag pans, the right button orbits") \
  X(tip_mouse_cad, "Seperti Blender dan CAD: tombol tengah memutar, Shift + tengah menggeser", "As Blender and CAD: the middle button orbits, Shift + middle pans") \
  X(tip_mouse_osg, "Seperti OpenSceneGraph dan esmini: kiri memutar, tengah menggeser, kanan mendekat", "As OpenSceneGraph and esmini: left orbits, middle pans, right zooms") \
  X(light_theme, "Terang", "Light") X(dark_theme, "Gelap", "Dark")                \
  X(only_you, "hanya Anda", "only you") X(hall_sees, "hadirin juga", "hall too")   \
  X(tip_secret, "Siapa yang melihat ukuran: hanya Anda, atau hadirin juga (Shift+M)", "Who sees the measure: only you, or the hall too (Shift+M)") \
  X(all_of_it, "Semua", "All")                                                    \
  X(on_time, "tepat waktu", "on time") X(ahead_by, "lebih cepat", "ahead")         \
  X(behind_by, "terlambat", "behind")                                             \
  X(less_time, "Rencana paparan 5 menit lebih singkat", "Plan 5 minutes less for the briefing") \
  X(more_time, "Rencana paparan 5 menit lebih lama", "Plan 5 minutes more for the briefing") \
  X(pace_anew, "Hitung waktu dari nol", "Count the time anew")                    \
  X(mouse_stand, "Klik: pilih · Ctrl + klik: berdiri di sana · Ctrl + seret: laser", "Click: select · Ctrl + click: stand there · Ctrl + drag: laser")

GELAR_WORD_TABLE(Word, GELAR_WORDS)

}  // namespace app::gui
