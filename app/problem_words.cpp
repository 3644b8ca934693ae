#include "app/problem_words.h"

#include <fmt/format.h>

#include <optional>
#include <string_view>
#include <vector>

namespace app {
namespace {

// Of one code the more particular ones come first: the first that fits is taken.
constexpr ProblemWords kWords[] = {
    // --- the file, YAML ---
    {"G0001", "the file is empty", "berkas ini kosong"},
    {"G0001", "not YAML: {}", "bukan YAML: {0}"},
    {"G0002", "the file has {} bytes; at most {} are read", "berkas ini {0} bita; paling banyak {1} yang dibaca"},
    {"G0003", "nested deeper than {}", "bersarang lebih dalam dari {0}"},
    {"G0004", "more than {} values", "lebih dari {0} nilai"},
    {"G0005", "aliases (*name) are not part of the language", "alias (*nama) tidak termasuk bahasa ini"},
    {"G0006", "a text has at most {} bytes", "satu teks paling panjang {0} bita"},
    {"G0007", "the file is not UTF-8 text", "berkas ini bukan teks UTF-8"},
    {"B0001", "no such file", "berkas tidak ada"},
    {"B0001", "cannot be read: {}", "tidak dapat dibaca: {0}"},
    {"B0001", "cannot be read", "tidak dapat dibaca"},
    {"B0002", "not a plain file", "bukan berkas biasa"},
    {"B0001", "{}: no such file", "{0}: berkas tidak ada"},
    {"B0001", "{}: cannot be read", "{0}: tidak dapat dibaca"},
    {"B0002", "{}: not a plain file", "{0}: bukan berkas biasa"},
    {"B0003", "the file has {} bytes; at most {} are read", "berkas ini {0} bita; paling banyak {1} yang dibaca"},
    {"B0004", "cannot be written: {}", "tidak dapat ditulis: {0}"},
    {"B0004", "cannot be written", "tidak dapat ditulis"},
    // --- keys and values ---
    {"G0101", "{} has no key \"{}\"", "{0} tidak punya kunci \"{1}\""},
    {"G0102", "\"{}\" stands here a second time (first in line {})",
     "\"{0}\" ditulis dua kali di sini (yang pertama di baris {1})"},
    {"G0103", "either \"to\" or \"route\", not both", "tulis \"to\" atau \"route\", jangan keduanya"},
    {"G0103", "this verb needs \"to\" or \"route\"", "kata kerja ini perlu \"to\" atau \"route\""},
    {"G0103", "an event has either \"at\" or \"after\"", "satu kejadian punya \"at\" atau \"after\", salah satu saja"},
    {"G0103", "a crowd needs the key \"size\" or \"groups\"", "massa perlu kunci \"size\" atau \"groups\""},
    {"G0103", "unit \"{}\" needs the key \"at\", its own or its parent's",
     "unit \"{0}\" perlu kunci \"at\", miliknya sendiri atau milik induknya"},
    {"G0103", "expected exactly one of outline, rect and circle", "perlu tepat satu dari outline, rect dan circle"},
    {"G0103", "{} needs the key \"{}\"", "{0} perlu kunci \"{1}\""},
    {"G0104", "found a map, expected the name of a place or a position [east, north]",
     "terbaca kumpulan kunci, seharusnya nama tempat atau posisi [timur, utara]"},
    {"G0104", "found {}, expected the keys of {}", "terbaca {0}, seharusnya kunci-kunci {1}"},
    {"G0104", "found {}, expected {}", "terbaca {0}, seharusnya {1}"},
    {"G0104", "\"{}\" has no value", "\"{0}\" tidak punya nilai"},
    {"G0104", "\"{}\" takes a name or a list of names", "\"{0}\" diisi satu nama atau daftar nama"},
    {"G0104", "\"phases\" is a list of 1 to {} phases", "\"phases\" adalah daftar 1 sampai {0} babak"},
    {"G0104", "\"effects\" is a map of metric: change, like { S: -6 }",
     "\"effects\" ditulis ukuran: perubahan, misalnya { S: -6 }"},
    {"G0104", "\"metrics\" is a map of at most 20 metrics", "\"metrics\" berisi paling banyak 20 ukuran"},
    {"G0104", "\"{}\" is a map of metric: \"<=30\"", "\"{0}\" ditulis ukuran: \"<=30\""},
    {"G0104", "\"children\" is a map of name: unit", "\"children\" ditulis nama: unit"},
    {"G0104", "\"groups\" is a map of name: count", "\"groups\" ditulis nama: jumlah"},
    {"G0104", "\"{}\" is a map of name: { … }", "\"{0}\" ditulis nama: { … }"},
    {"G0104", "a key is a plain name", "kunci adalah satu nama biasa"},
    {"G0104", "expected a position: [east, north] in metres", "seharusnya posisi: [timur, utara] dalam meter"},
    {"G0104", "expected a list of {} to {} positions [east, north]",
     "seharusnya daftar {0} sampai {1} posisi [timur, utara]"},
    {"G0104", "expected {}", "seharusnya {0}"},
    {"G0105", "found \"{}\", expected a duration like 90s, 2m30s or 1h05m",
     "terbaca \"{0}\", seharusnya lama waktu seperti 90s, 2m30s atau 1h05m"},
    {"G0106", "found \"{}\", expected a number like 0.8 or 0.8m",
     "terbaca \"{0}\", seharusnya angka seperti 0.8 atau 0.8m (titik, bukan koma)"},
    {"G0107", "found \"{}\", expected a limit like \"<=30\" or \">60\"",
     "terbaca \"{0}\", seharusnya batas seperti \"<=30\" atau \">60\""},
    {"G0107", "found \"{}\", expected a plain whole number", "terbaca \"{0}\", seharusnya bilangan bulat biasa"},
    {"G0108", "found \"{}\", expected true or false", "terbaca \"{0}\", seharusnya true atau false"},
    {"G0109", "\"{}\" is no {}; expected one of: {}", "\"{0}\" bukan {1}; pilih salah satu: {2}"},
    {"G0109", "unknown shape \"{}\"", "bentuk \"{0}\" tidak dikenal"},
    {"G0110", "{} is out of range: {} to {}", "{0} di luar batas: {1} sampai {2}"},
    {"G0110", "{} people on {} motorbikes: two to each", "{0} orang pada {1} sepeda motor: dua orang tiap motor"},
    {"G0110", "a position is at most 5000 m from the origin", "posisi paling jauh 5000 m dari titik asal"},
    {"G0110", "a decision has 2 to 6 options", "satu keputusan punya 2 sampai 6 opsi"},
    {"G0110", "a choice has 2 to 6 shapes", "satu pilihan punya 2 sampai 6 bentuk"},
    {"G0110", "a code has at most 8 letters", "kode paling panjang 8 huruf"},
    {"G0110", "at most {} places for \"{}\"", "paling banyak {0} tempat untuk \"{1}\""},
    {"G0110", "the upper edge is above the lower one", "tepi atas harus di atas tepi bawah"},
    {"G0111", "the text has no \"{}\"; the other language is shown",
     "teks ini tanpa \"{0}\"; bahasa lainnya yang ditampilkan"},
    {"G0112", "an option's key has 1 to 3 letters, like A", "kunci opsi 1 sampai 3 huruf, misalnya A"},
    {"G0112", "a phase needs an \"id\": a-z, 0-9 and _, a letter first; found \"{}\"",
     "babak perlu \"id\": a-z, 0-9 dan _, diawali huruf; terbaca \"{0}\""},
    {"G0112", "a venue lies beside the script or at most two folders up",
     "berkas lokasi (venue) ada di samping skrip atau paling tinggi dua folder di atasnya"},
    {"G0112", "a model is named below models/, without \"..\"", "model diberi nama di bawah models/, tanpa \"..\""},
    {"G0112", "\"{}\" is no name: a-z, 0-9 and _, a letter first", "\"{0}\" bukan nama: a-z, 0-9 dan _, diawali huruf"},
    // --- names that mean nothing ---
    {"G0201", "unknown unit \"{}\"", "unit \"{0}\" tidak dikenal"},
    {"G0201", "\"{}\" is no unit", "\"{0}\" bukan unit"},
    {"G0202", "unknown place \"{}\"", "tempat \"{0}\" tidak dikenal"},
    {"G0203", "unknown route \"{}\"", "rute \"{0}\" tidak dikenal"},
    {"G0203", "a barrier is rolled out along a route, and this is only a place",
     "kawat penghalang dibentang sepanjang rute, dan ini hanya satu tempat"},
    {"G0204", "unknown phase \"{}\"", "babak \"{0}\" tidak dikenal"},
    {"G0205", "unknown verb \"{}\"", "kata kerja \"{0}\" tidak dikenal"},
    {"G0206", "unknown {} type \"{}\"", "jenis {0} \"{1}\" tidak dikenal"},
    {"G0207", "unknown {} \"{}\"", "{0} \"{1}\" tidak dikenal"},
    {"G0208", "unknown {} \"{}\"", "{0} \"{1}\" tidak dikenal"},
    {"G0209", "unknown metric \"{}\"", "ukuran \"{0}\" tidak dikenal"},
    {"G0210", "unknown view \"{}\"", "pandangan \"{0}\" tidak dikenal"},
    {"G0211", "unknown event \"{}\" in this list", "kejadian \"{0}\" tidak ada dalam daftar ini"},
    {"G0211", "no decision, serial or event \"{}\"", "keputusan, nomor seri, atau kejadian \"{0}\" tidak ada"},
    {"G0212", "decision \"{}\" has no option \"{}\"", "keputusan \"{0}\" tidak punya opsi \"{1}\""},
    {"G0212", "the answer \"{}\" is not among the shapes", "jawaban \"{0}\" tidak ada di antara bentuk itu"},
    // --- what does not go together ---
    {"G0301", "the decision id \"{}\" is taken (line {})", "id keputusan \"{0}\" sudah dipakai (baris {1})"},
    {"G0301", "the option \"{}\" is there already", "opsi \"{0}\" sudah ada"},
    {"G0301", "the phase id \"{}\" is taken", "id babak \"{0}\" sudah dipakai"},
    {"G0301", "the task id \"{}\" is taken (line {})", "id tugas \"{0}\" sudah dipakai (baris {1})"},
    {"G0301", "the event id \"{}\" is taken (line {})", "id kejadian \"{0}\" sudah dipakai (baris {1})"},
    {"G0301", "the id \"{}\" is taken (line {})", "id \"{0}\" sudah dipakai (baris {1})"},
    {"G0301", "the name \"{}\" is taken", "nama \"{0}\" sudah dipakai"},
    {"G0302", "phase \"{}\" leads back to \"{}\": branches may rejoin, but never go in a circle",
     "babak \"{0}\" kembali ke \"{1}\": cabang boleh bertemu lagi, tetapi tidak boleh berputar"},
    {"G0303", "phase \"{}\" can never be reached", "babak \"{0}\" tidak pernah tercapai"},
    {"G0304", "decision \"{}\" comes after its phase's end", "keputusan \"{0}\" jatuh sesudah babaknya berakhir"},
    {"G0304", "task \"{}\" comes after its phase's end", "tugas \"{0}\" jatuh sesudah babaknya berakhir"},
    {"G0305", "unknown phase \"{}\"", "babak \"{0}\" tidak dikenal"},
    {"G0306", "the units that count have {} people, \"strength\" says {}",
     "unit yang dihitung berjumlah {0} orang, \"strength\" menulis {1}"},
    {"G0307", "the groups have {} people together, \"size\" says {}",
     "kelompok-kelompok berjumlah {0} orang, \"size\" menulis {1}"},
    {"G0308", "\"{}\" gets two orders at the same moment (the other in line {})",
     "\"{0}\" mendapat dua perintah pada saat yang sama (yang lain di baris {1})"},
    {"G0309", "the event comes after its phase's end and never happens",
     "kejadian ini jatuh sesudah babaknya berakhir dan tidak pernah terjadi"},
    {"G0310", "route \"{}\" runs through an obstacle between its points {} and {}; people will walk round it",
     "rute \"{0}\" menembus rintangan antara titik {1} dan {2}; orang akan berjalan memutarinya"},
    {"G0311", "{} people in this formation take {} x {} m; area \"{}\" has {} m2",
     "{0} orang dalam formasi ini memerlukan {1} x {2} m; daerah \"{3}\" luasnya {4} m2"},
    {"G0311", "{} people do not fit into area \"{}\"", "{0} orang tidak muat di daerah \"{1}\""},
    {"G0312", "found \"{}\", expected a date and time like \"2024-08-20T08:00+07:00\"",
     "terbaca \"{0}\", seharusnya tanggal dan jam seperti \"2024-08-20T08:00+07:00\""},
    {"G0313", "\"{}\" is no area of kind exit", "\"{0}\" bukan daerah jenis exit"},
    {"G0314", "\"after: {}\" goes in a circle", "\"after: {0}\" berputar ke dirinya sendiri"},
    {"G0315", "more than {} lines of evaluation", "lebih dari {0} baris penilaian"},
    {"G0315", "more than {} decisions", "lebih dari {0} keputusan"},
    {"G0315", "more than {} events", "lebih dari {0} kejadian"},
    {"G0315", "more than {} tasks", "lebih dari {0} tugas"},
    {"G0315", "more than {} units", "lebih dari {0} unit"},
    {"G0315", "{} people; at most {}", "{0} orang; paling banyak {1}"},
    {"G0315", "at most {} {}", "paling banyak {0} {1}"},
    // --- venues ---
    {"G0401", "the outline crosses itself or has no area",
     "garis luarnya memotong dirinya sendiri atau tidak punya luas"},
    {"G0401", "a rectangle has a width and a depth above 0", "persegi panjang punya lebar dan dalam di atas 0"},
    {"G0401", "a circle has a radius above 0", "lingkaran punya jari-jari di atas 0"},
    {"G0402", "bounds are [[west, south], [east, north]], 1 to 2000 m a side",
     "bounds adalah [[barat, selatan], [timur, utara]], 1 sampai 2000 m tiap sisi"},
    {"G0403", "{} lies outside the venue's bounds", "{0} terletak di luar batas lokasi (bounds)"},
    // --- how people move: T+62:14 da1 … at (1.0, 2.0), number 3 ---
    {"G0501", "{} overlaps {} by {} m at ({}, {}), number {}",
     "{0} bertumpuk dengan {1} sejauh {2} m di ({3}, {4}), nomor {5}"},
    {"G0502", "{} stands in a wall at ({}, {}), number {}", "{0} berdiri di dalam tembok di ({1}, {2}), nomor {3}"},
    {"G0502", "{} stands in a vehicle at ({}, {}), number {}",
     "{0} berdiri di dalam kendaraan di ({1}, {2}), nomor {3}"},
    {"G0503", "{} is faster than a run at ({}, {}), number {}", "{0} lebih cepat dari lari di ({1}, {2}), nomor {3}"},
    {"G0504", "{} and {} leave a gap of {} m at ({}, {})", "{0} dan {1} menyisakan celah {2} m di ({3}, {4})"},
    {"G0505", "{} is late: {} of {} are still on the way to ({}, {}), one at ({}, {})",
     "{0} terlambat: {1} dari {2} masih dalam perjalanan ke ({3}, {4}), satu orang di ({5}, {6})"},
    {"G0505", "{} of {} of {} were left behind on the way to ({}, {}), one at ({}, {})",
     "{0} dari {1} orang {2} tertinggal di jalan ke ({3}, {4}), satu orang di ({5}, {6})"},
    {"G0506", "{} of {} of {} have not got out, one at ({}, {})",
     "{0} dari {1} orang {2} belum keluar, satu orang di ({3}, {4})"},
    {"G0507", "{} slides over the ground at ({}, {}), number {}", "{0} meluncur di tanah di ({1}, {2}), nomor {3}"},
    {"G0508", "{} shifts to and fro at ({}, {}), number {}", "{0} bergeser bolak-balik di ({1}, {2}), nomor {3}"},
    {"G0508", "{} spins at ({}, {}), number {}", "{0} berputar-putar di ({1}, {2}), nomor {3}"},
    {"G0509", "{} cannot spray: the target is only {} m away",
     "{0} tidak dapat menyemprot: sasaran hanya {1} m jauhnya"},
    {"G0509", "{} cannot spray: the target is {} m away, the water reaches {} m",
     "{0} tidak dapat menyemprot: sasaran {1} m jauhnya, air mencapai {2} m"},
    {"G0509", "{} cannot spray: people of {} stand in the line at ({}, {})",
     "{0} tidak dapat menyemprot: orang dari {1} berdiri di garis semprot di ({2}, {3})"},
    {"G0509", "{} cannot spray: {} stands in the line", "{0} tidak dapat menyemprot: {1} berdiri di garis semprot"},
    // --- keys.yaml ---
    {"K0001", "no action \"{}\"", "tindakan \"{0}\" tidak ada"},
    {"K0002", "no key \"{}\"", "tombol \"{0}\" tidak ada"},
    {"K0003", "expected \"name: Key, Key\"", "seharusnya \"nama: Tombol, Tombol\""},
    {"K0004", "{} is given to \"{}\" already", "{0} sudah dipakai untuk \"{1}\""},
    // --- hints ---
    {"", "did you mean \"{}\"?", "maksud Anda \"{0}\"?"},
    {"", "there is: {}", "yang ada: {0}"},
    {"", "\"route\" takes one of: {}", "\"route\" diisi salah satu: {0}"},
    {"", "this line begins with a tab; YAML wants spaces", "baris ini diawali tab; YAML memakai spasi"},
    {"", "a { or [ or \" in or above this line is not closed, or a comma is missing",
     "sebuah { atau [ atau \" di baris ini atau di atasnya belum ditutup, atau koma kurang"},
    {"", "a text with a colon in it needs quotes; keys of one level begin in one column",
     "teks yang memuat titik dua perlu tanda petik; kunci setingkat mulai di kolom yang sama"},
    {"", "keys of one level begin in one column", "kunci setingkat mulai di kolom yang sama"},
};

// What a reader calls things, where it puts them into a message.
struct Name {
  std::string_view english, indonesian;
};
constexpr Name kNames[] = {
    {"nothing", "kosong"},
    {"a single value", "satu nilai"},
    {"a list", "daftar"},
    {"a map of keys", "kumpulan kunci"},
    {"a text", "teks"},
    {"a word", "satu kata"},
    {"a number", "angka"},
    {"a whole number", "bilangan bulat"},
    {"a duration", "lama waktu"},
    {"true or false", "true atau false"},
    {"a text in two languages", "teks dua bahasa"},
    {"an event", "kejadian"},
    {"an amendment", "perubahan"},
    {"an option", "opsi"},
    {"a decision", "keputusan"},
    {"a phase", "babak"},
    {"a shot", "pengambilan gambar"},
    {"a metric", "ukuran"},
    {"an ending", "akhir"},
    {"a drill", "latihan"},
    {"a task", "tugas"},
    {"a line of evaluation", "baris penilaian"},
    {"a unit", "unit"},
    {"a formation", "formasi"},
    {"a group", "kelompok"},
    {"a crowd", "massa"},
    {"a vehicle", "kendaraan"},
    {"a prop", "properti"},
    {"a venue", "lokasi (venue)"},
    {"a point", "titik"},
    {"an area", "daerah"},
    {"a route", "rute"},
    {"an obstacle", "rintangan"},
    {"a board", "papan"},
    {"a view", "pandangan"},
    {"vehicle", "kendaraan"},
    {"prop", "properti"},
    {"[east, north, width, depth]", "[timur, utara, lebar, dalam]"},
    {"[east, north, radius]", "[timur, utara, jari-jari]"},
    {"[lower edge, upper edge] above the ground", "[tepi bawah, tepi atas] di atas tanah"},
};

std::string_view name_of(std::string_view english) {
  for (const Name& name : kNames)
    if (name.english == english) return name.indonesian;
  return english;
}

// What stands in the places of `pattern`, where the text is of that form.
std::optional<std::vector<std::string_view>> found_in(std::string_view text, std::string_view pattern) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t hole = pattern.find("{}");
    const std::string_view before = pattern.substr(0, hole);
    if (hole == std::string_view::npos) {
      if (text != before) return std::nullopt;
      return out;
    }
    if (!text.starts_with(before)) return std::nullopt;
    text.remove_prefix(before.size());
    pattern.remove_prefix(hole + 2);
    const std::string_view next = pattern.substr(0, pattern.find("{}"));
    // What is last goes to the end of the text; else as far as the next words of the pattern.
    const bool last = next.size() == pattern.size();
    if (last && !text.ends_with(next)) return std::nullopt;
    const std::size_t end = last ? text.size() - next.size() : text.find(next);
    if (end == std::string_view::npos) return std::nullopt;
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

std::string filled(std::string_view pattern, const std::vector<std::string_view>& with) {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool hole = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' && pattern[i + 1] >= '0' &&
                      pattern[i + 1] <= '9';
    if (!hole) {
      out += pattern[i];
      continue;
    }
    const auto number = std::size_t(pattern[i + 1] - '0');
    if (number < with.size()) out += name_of(with[number]);
    i += 2;
  }
  return out;
}

}  // namespace

std::span<const ProblemWords> problem_words() { return kWords; }

std::string problem_text(std::string_view code, const std::string& text, scenes::Language language) {
  if (language == scenes::Language::english) return text;
  for (const ProblemWords& words : kWords) {
    if (code != words.code) continue;
    if (const auto found = found_in(text, words.english)) return filled(words.indonesian, *found);
  }
  return text;
}

base::Diagnostic in_language(base::Diagnostic problem, scenes::Language language) {
  problem.message = problem_text(problem.code, problem.message, language);
  problem.hint = problem_text("", problem.hint, language);
  return problem;
}

base::Diagnostics in_language(base::Diagnostics problems, scenes::Language language) {
  for (base::Diagnostic& problem : problems) problem = in_language(std::move(problem), language);
  return problems;
}

}  // namespace app
