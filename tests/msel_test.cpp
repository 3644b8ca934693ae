// The list of injects as a sheet: out, through a spreadsheet's habits, and back as a patch.
#include "app/msel/msel.h"

#include <gtest/gtest.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <filesystem>

#include "app/msel/columns.h"
#include "app/msel/csv.h"
#include "app/msel/matrix.h"
#include "app/msel/notice.h"
#include "app/msel/script_text.h"
#include "app/msel/xlsx.h"
#include "base/files.h"

namespace {

namespace fs = std::filesystem;
using namespace app::msel;
using scenes::Language;

const fs::path kFlagship = GELAR_SOURCE_DIR "/scenes/library/sispamkota-jepara/sispamkota-jepara.drill.yaml";

const scenes::Drill& flagship() {
  static const scenes::Drill drill = *scenes::read_drill(kFlagship);
  return drill;
}
std::string script() { return *base::read_file(kFlagship, 4u << 20); }

base::Result<scenes::Drill> drill_of(const std::string& text) { return scenes::read_drill(kFlagship, text); }

Exported exported(Language language = Language::indonesian) {
  return export_msel({.drill = &flagship(), .paths = telling_paths(flagship()), .language = language});
}
Mapping mapped(const Table& table, std::string_view words = {}, Language language = Language::indonesian) {
  auto mapping = map_columns("t", table, words, language);
  EXPECT_TRUE(mapping) << base::format(mapping.diagnostics());
  return mapping ? *mapping : Mapping{};
}
std::size_t row_of(const Exported& list, const std::string& serial) {
  for (std::size_t r = 1; r < list.table.rows.size(); ++r)
    if (list.table.rows[r][0] == serial) return r;
  ADD_FAILURE() << serial;
  return 0;
}
std::size_t column_of(const Mapping& mapping, Field field, Language language = Language::indonesian) {
  for (std::size_t c = 0; c < mapping.columns.size(); ++c)
    if (mapping.columns[c] && mapping.columns[c]->field == field && mapping.columns[c]->language == language) return c;
  ADD_FAILURE() << int(field);
  return 0;
}

// --- CSV ---

Table csv(const std::string& text) {
  const auto file = read_csv("t.csv", text);
  EXPECT_TRUE(file) << base::format(file.diagnostics());
  return file ? file->table : Table{};
}
using Rows = std::vector<std::vector<std::string>>;

TEST(Csv, is_read_as_spreadsheets_write_it) {
  EXPECT_EQ(csv("a,b\r\n1,2\r\n").rows, (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(csv("\xEF\xBB\xBF"
                "a;b\n1;\"x;y\"\n")
                .rows,
            (Rows{{"a", "b"}, {"1", "x;y"}}));
  EXPECT_EQ(csv("sep=;\r\na;b,c\r\n").rows, (Rows{{"a", "b,c"}}));
  EXPECT_EQ(csv("a\tb\r1\t2").rows, (Rows{{"a", "b"}, {"1", "2"}}));
  EXPECT_EQ(csv("a,\"line 1\r\nline 2\",\"he said \"\"go\"\"\"\n").rows,
            (Rows{{"a", "line 1\nline 2", "he said \"go\""}}));
  EXPECT_EQ(csv("a,,\n\n,b\n").rows, (Rows{{"a", "", ""}, {""}, {"", "b"}}));
  EXPECT_EQ(csv("").rows, Rows{});
}

TEST(Csv, says_what_it_cannot_read) {
  EXPECT_EQ(read_csv("t", "a,\"b").diagnostics().at(0).code, "M0003");
  EXPECT_EQ(read_csv("t", "a,\xFF\xFE").diagnostics().at(0).code, "M0001");
  EXPECT_EQ(read_csv("t", std::string("a\0b", 3)).diagnostics().at(0).code, "M0001");
  EXPECT_EQ(read_csv("t", std::string(kMostColumns + 1, ',')).diagnostics().at(0).code, "M0002");
  EXPECT_EQ(read_csv("t", std::string(kMostRows + 1, '\n')).diagnostics().at(0).code, "M0002");
  EXPECT_EQ(read_csv("t", std::string(kMostCellBytes + 1, 'x')).diagnostics().at(0).code, "M0002");
}

TEST(Csv, formulas_are_disarmed_on_the_way_out_and_armed_again_in_no_spreadsheet) {
  Table table;
  table.rows = {{"=1+1", "+62 812", "-5", "@SUM(A1)", "\tx", "plain", "=HYPERLINK(\"http://x\",\"y\")"}};
  const std::string text = write_csv(table, {});
  for (const char* armed : {",=", ",+", ",-", ",@", "\n=", "\"="})
    EXPECT_EQ(text.find(armed), std::string::npos) << armed;
  EXPECT_EQ(csv(text).rows, table.rows);
}

TEST(Csv, every_table_comes_back_from_every_dialect) {
  Table table;
  table.rows = {{"a;b", "c,d", "e\tf"}, {"\"q\"", " edge ", "two\nlines"}, {"é ✓", "", "T+62:14"}};
  for (const char separator : {',', ';', '\t'})
    for (const bool mark : {false, true}) {
      const auto back = read_csv("t", write_csv(table, {separator, mark}));
      ASSERT_TRUE(back);
      EXPECT_EQ(back->table.rows, table.rows) << separator << mark;
      EXPECT_EQ(back->dialect.byte_order_mark, mark);
    }
}

TEST(Csv, says_that_it_is_illustrative_in_a_last_row_that_an_import_passes_over) {
  Table sheet = exported().table;
  add_notice(sheet);
  ASSERT_NE(write_csv(sheet, {}).find("illustrative, not a prediction"), std::string::npos);
  Table back = csv(write_csv(sheet, {.separator = ';'}));
  take_notice_off(back);
  EXPECT_EQ(back.rows, exported().table.rows);
  // A spreadsheet that sorts may put it anywhere; the other rows keep their numbers.
  Table sorted{{{"Nomor", "Uraian"}, {kNotice, ""}, {"I03", "x"}}, {}};
  take_notice_off(sorted);
  EXPECT_EQ(sorted.rows, (Rows{{"Nomor", "Uraian"}, {""}, {"I03", "x"}}));
  const Comparison comparison = compare("t", sorted, mapped(sorted), flagship());
  EXPECT_TRUE(comparison.added.empty());
  EXPECT_TRUE(comparison.problems.empty()) << base::format(comparison.problems);
}

// --- XLSX ---

struct Temporary {
  fs::path file = fs::path(testing::TempDir()) / ("gelar_msel_" + std::to_string(::getpid()) + ".xlsx");
  ~Temporary() { fs::remove(file); }
};

// A workbook out of parts, as hostile as they are.
std::string workbook(const std::vector<std::pair<std::string, std::string>>& parts) {
  const Temporary t;
  int code = 0;
  zip_t* zip = zip_open(t.file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
  for (const auto& [name, text] : parts)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, text.data(), text.size(), 0), ZIP_FL_OVERWRITE);
  EXPECT_EQ(zip_close(zip), 0);
  return *base::read_file(t.file, 64u << 20);
}
const std::string kBook =
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"One\" r:id=\"a\"/><sheet name=\"MSEL\" "
    "r:id=\"b\"/></sheets></workbook>";
const std::string kLinks =
    "<Relationships><Relationship Id=\"a\" Target=\"worksheets/s1.xml\"/><Relationship Id=\"b\" "
    "Target=\"/xl/worksheets/s2.xml\"/></Relationships>";
std::string with_sheet(const std::string& cells, std::vector<std::pair<std::string, std::string>> more = {}) {
  more.insert(more.end(), {{"xl/workbook.xml", kBook},
                           {"xl/_rels/workbook.xml.rels", kLinks},
                           {"xl/worksheets/s1.xml", "<worksheet><sheetData/></worksheet>"},
                           {"xl/worksheets/s2.xml", "<worksheet><sheetData>" + cells + "</sheetData></worksheet>"}});
  return workbook(more);
}

TEST(Xlsx, what_is_written_is_read_again) {
  Table table;
  table.rows = {{"Nomor", "T+", "Uraian"}, {"I25", "T+60:00", "baris 1\nbaris 2 <&> \"é\""}, {"=1+1", "", "-5"}};
  const Temporary t;
  ASSERT_TRUE(write_xlsx(t.file, {{"MSEL", table}, {"Matriks", {}}}));
  const auto back = read_xlsx("t", *base::read_file(t.file, kMostFileBytes));
  ASSERT_TRUE(back) << base::format(back.diagnostics());
  EXPECT_EQ(back->rows, table.rows);
  EXPECT_TRUE(back->formulas.empty());  // "=1+1" went as a text
  EXPECT_EQ(read_xlsx("t", *base::read_file(t.file, kMostFileBytes), "Matrik").diagnostics().at(0).code, "M0005");
}

TEST(Xlsx, cells_of_every_kind_become_text) {
  const std::string strings =
      "<x:sst xmlns:x=\"x\"><x:si><x:t>plain</x:t></x:si><x:si><x:r><x:t>in </x:t></x:r><x:r><x:t>runs</x:t></x:r>"
      "<x:rPh><x:t>never</x:t></x:rPh></x:si></x:sst>";
  const std::string styles =
      "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[h]:mm:ss\"/><numFmt numFmtId=\"171\" "
      "formatCode=\"[Red]0&quot;days&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/><xf "
      "numFmtId=\"171\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>";
  const std::string bytes = with_sheet(
      "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c><c r=\"C1\" "
      "t=\"s\"><v>99</v></c></row>"
      "<row r=\"3\"><c r=\"A3\" s=\"1\"><v>0.0432175925925926</v></c><c r=\"B3\" s=\"2\"><v>3</v></c>"
      "<c r=\"C3\" s=\"3\"><v>45524.3763888889</v></c><c r=\"D3\" t=\"b\"><v>1</v></c>"
      "<c r=\"E3\" t=\"inlineStr\"><is><t>in_x000D_line</t></is></c><c r=\"F3\" "
      "t=\"str\"><f>A1&amp;\"!\"</f><v>plain!</v></c></row>",
      {{"xl/sharedStrings.xml", strings}, {"xl/styles.xml", styles}});
  const auto table = read_xlsx("t", bytes);
  ASSERT_TRUE(table) << base::format(table.diagnostics());
  EXPECT_EQ(table->rows,
            (Rows{{"plain", "in runs"}, {}, {"01:02:14", "3", "2024-08-20 09:02:00", "TRUE", "inline", "plain!"}}));
  EXPECT_EQ(table->formulas, std::vector<std::string>{"F3"});
}

TEST(Xlsx, a_workbook_saved_by_another_program_is_understood) {
  const auto table =
      read_xlsx("t", *base::read_file(GELAR_SOURCE_DIR "/tests/sheets/libreoffice.xlsx", kMostFileBytes));
  ASSERT_TRUE(table) << base::format(table.diagnostics());
  EXPECT_EQ(table->rows[1], (std::vector<std::string>{"I03", "00:03:30", "08:03:30", "Rombongan B, lebih awal", "42"}));
  EXPECT_EQ(table->cell(2, 3), "satu\ndua");
  EXPECT_EQ(table->formulas, std::vector<std::string>{"E2"});
  const Comparison c = compare("t", *table, mapped(*table), flagship());
  ASSERT_EQ(c.changes.size(), 3u);  // I03's time and text, I08's text
  EXPECT_EQ(c.changes[0].after, "T+03:30");
}

TEST(Msel, times_are_read_in_every_way_that_sheets_write_them) {
  for (const char* words : {"T+03:30", "3:30", "0:03:30", "00:03:30", "12:03:30 AM", "3m30s", "210s"}) {
    const Table table = csv(std::string("Nomor,T+\nI03,") + words + "\n");
    const Comparison c = compare("t", table, mapped(table), flagship());
    ASSERT_EQ(c.changes.size(), 1u) << words;
    EXPECT_EQ(c.changes[0].shift, 30'000) << words;
  }
  for (const char* words : {"08:03:30", "08.03.30", "8:03:30 AM", "2024-08-20 08:03:30"}) {
    const Table table = csv(std::string("Nomor,Pukul\nI03,") + words + "\n");
    const Comparison c = compare("t", table, mapped(table), flagship());
    ASSERT_EQ(c.changes.size(), 1u) << words << base::format(c.problems);
    EXPECT_EQ(c.changes[0].shift, 30'000) << words;
  }
}

TEST(Xlsx, hostile_workbooks_are_refused) {
  const auto code = [](const std::string& bytes) {
    const auto table = read_xlsx("t", bytes);
    return table ? "read" : table.diagnostics().at(0).code;
  };
  EXPECT_EQ(code("PK\x03\x04 nothing"), "M0004");
  EXPECT_EQ(code(""), "M0004");
  EXPECT_EQ(code(workbook({{"xl/workbook.xml", "<workbook"}})), "M0004");
  EXPECT_EQ(code(workbook({{"hello.txt", "hi"}})), "M0004");
  // A bomb: 100 MB of spaces in some hundred KB.
  EXPECT_EQ(code(with_sheet(std::string(100u << 20, ' '))), "M0002");
  EXPECT_EQ(code(with_sheet("<row r=\"99999999\"><c r=\"A99999999\"><v>1</v></c></row>")), "M0002");
  EXPECT_EQ(code(with_sheet("<row r=\"0\"><c r=\"A0\"><v>1</v></c></row>")), "M0002");
  EXPECT_EQ(code(with_sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>")), "M0002");
  std::string wide;
  for (int r = 1; r <= 3000; ++r)
    wide += "<row r=\"" + std::to_string(r) + "\"><c r=\"IV" + std::to_string(r) + "\"><v>1</v></c></row>";
  EXPECT_EQ(code(with_sheet(wide)), "M0002");
  // Entities are not expanded: no text grows out of them.
  EXPECT_EQ(code(with_sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>&lol;</t></is></c></row>")), "read");
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_EQ(code(with_sheet(deep)), "M0004");
}

// --- the list ---

TEST(Msel, has_every_serial_of_the_flagship_with_times_per_path) {
  const Exported list = exported();
  const Mapping mapping = mapped(list.table);
  std::size_t serials = 0;
  for (const auto& event : flagship().events) serials += !event.serial.empty();
  EXPECT_EQ(list.table.rows.size(), serials + 1);
  EXPECT_EQ(list.table.rows[row_of(list, "I25")][column_of(mapping, Field::time)], "T+60:00");
  EXPECT_EQ(list.table.rows[row_of(list, "I25")][column_of(mapping, Field::clock)], "09:00:00");
  // E26, the relief, belongs to an option: no time on the path that does not take it.
  const auto& swap = list.table.rows[row_of(list, "E26")];
  EXPECT_EQ(swap[column_of(mapping, Field::condition)], "DP7=B");
  EXPECT_NE(std::count(swap.begin(), swap.end(), "–"), 0);
  EXPECT_EQ(list.table.rows[0].back().substr(0, 4), "T+ [");
}

TEST(Msel, a_sheet_of_the_script_changes_nothing) {
  for (const Language language : {Language::indonesian, Language::english}) {
    const Exported list = exported(language);
    const auto back = read_csv("t", write_csv(list.table, {';', true}));
    ASSERT_TRUE(back);
    const Comparison c = compare("t", back->table, mapped(back->table, {}, language), flagship());
    EXPECT_TRUE(c.changes.empty());
    EXPECT_TRUE(c.added.empty());
    EXPECT_TRUE(c.missing.empty());
    EXPECT_TRUE(c.problems.empty()) << base::format(c.problems);
  }
}

TEST(Msel, changes_become_a_patch_that_touches_nothing_else) {
  Exported list = exported();
  const Mapping mapping = mapped(list.table);
  auto& i08 = list.table.rows[row_of(list, "I08")];
  i08[column_of(mapping, Field::time)] = "16:30";
  i08[column_of(mapping, Field::text)] = "Dua penonton \"pingsan\": jalur {3,5 m}, # medis";
  i08[column_of(mapping, Field::text, Language::english)] = "Two spectators faint\nin mid-crowd";
  i08[column_of(mapping, Field::to)] = "Sidokkes & PSC";
  auto& e12 = list.table.rows[row_of(list, "E12")];
  e12[column_of(mapping, Field::expect)] = "Nomor segel dibacakan lantang";
  e12[column_of(mapping, Field::expect, Language::english)] = "Seal numbers read aloud";

  const std::string before = script();
  const Comparison c = compare("t", list.table, mapping, flagship());
  EXPECT_EQ(c.problems.size(), 1u) << base::format(c.problems);  // the clock beside T+ was left behind
  EXPECT_EQ(c.changes.size(), 6u);
  const auto after = patched_script(flagship(), before, c);
  ASSERT_TRUE(after) << base::format(after.diagnostics());
  const auto drill = drill_of(*after);
  ASSERT_TRUE(drill) << base::format(drill.diagnostics());
  ASSERT_EQ(drill->events.size(), flagship().events.size());
  for (std::size_t i = 0; i < drill->events.size(); ++i) {
    const auto &a = flagship().events[i], &b = drill->events[i];
    if (a.serial == "I08") {
      EXPECT_EQ(b.at, a.at + 90'000);
      EXPECT_EQ(b.text.id, "Dua penonton \"pingsan\": jalur {3,5 m}, # medis");
      EXPECT_EQ(b.text.en, "Two spectators faint\nin mid-crowd");
      EXPECT_EQ(b.to, "Sidokkes & PSC");
      EXPECT_EQ(b.expect.id, a.expect.id);
    } else if (a.serial == "E12") {
      EXPECT_EQ(b.expect.id, "Nomor segel dibacakan lantang");
      EXPECT_EQ(b.at, a.at);
    } else {
      EXPECT_EQ(b.at, a.at);
      EXPECT_EQ(b.text.id, a.text.id);
    }
  }
  // Two lines changed, every other byte is the author's.
  const std::string patch = unified_diff("t.drill.yaml", before, *after);
  const auto lines = [&](const std::string& start) {
    int n = 0;
    for (std::size_t at = 0; (at = patch.find("\n" + start, at)) != std::string::npos; ++at) ++n;
    return n;
  };
  EXPECT_EQ(lines("-"), 2);
  EXPECT_EQ(lines("+") - 1, 2);  // and the head's "+++"
  EXPECT_TRUE(compare("t", list.table, mapping, *drill).changes.empty());
}

TEST(Msel, a_new_row_becomes_an_inject_of_its_phase_or_option) {
  Exported list = exported();
  const Mapping mapping = mapped(list.table);
  std::vector<std::string> row(list.table.rows[0].size());
  row[0] = "I40";
  row[column_of(mapping, Field::time)] = "T+26:00";
  row[column_of(mapping, Field::text)] = "Listrik posko padam";
  row[column_of(mapping, Field::text, Language::english)] = "The post loses power";
  row[column_of(mapping, Field::from)] = "Posko";
  row[column_of(mapping, Field::by)] = "radio";
  list.table.rows.insert(list.table.rows.begin() + 2, row);
  row[0] = "I41";
  row[column_of(mapping, Field::time)] = "T+64:30";
  row[column_of(mapping, Field::condition)] = "DP7=B";
  list.table.rows.push_back(row);
  const Comparison c = compare("t", list.table, mapping, flagship());
  ASSERT_EQ(c.added.size(), 2u) << base::format(c.problems);
  const auto after = patched_script(flagship(), script(), c);
  ASSERT_TRUE(after) << base::format(after.diagnostics());
  const auto drill = drill_of(*after);
  ASSERT_TRUE(drill) << base::format(drill.diagnostics());
  const Comparison left = compare("t", list.table, mapping, *drill);
  EXPECT_TRUE(left.added.empty());
  EXPECT_TRUE(left.changes.empty());
  const auto rows = rows_of(*drill, {});
  const auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row& r) { return drill->events[r.event.index].serial == "I41"; });
  ASSERT_NE(found, rows.end());
  EXPECT_EQ(found->condition, "DP7=B");
  EXPECT_EQ(found->at, 64 * 60'000 + 30'000);
}

TEST(Msel, what_cannot_be_taken_is_told_with_its_row) {
  Exported list = exported();
  const Mapping mapping = mapped(list.table);
  const std::size_t time = column_of(mapping, Field::time), clock = column_of(mapping, Field::clock);
  list.table.rows[row_of(list, "I03")][time] = "T+80:00";  // another phase
  list.table.rows[row_of(list, "I07")][time] = "nanti";    // no time
  auto& i08 = list.table.rows[row_of(list, "I08")];
  i08[clock] = "08:15:20";  // T+ says another time
  list.table.rows[row_of(list, "I11")][column_of(mapping, Field::by)] = "merpati";
  list.table.rows[row_of(list, "I14")][column_of(mapping, Field::text)] = "";
  list.table.rows.push_back({"=cmd|' /C calc'!A0"});
  list.table.rows.push_back({"I99"});
  const Comparison c = compare("t", list.table, mapping, flagship());
  EXPECT_TRUE(c.changes.empty());
  EXPECT_TRUE(c.added.empty());
  std::vector<std::string> codes;
  for (const auto& p : c.problems) {
    codes.push_back(p.code);
    EXPECT_GT(p.place.line, 1);
  }
  std::sort(codes.begin(), codes.end());
  EXPECT_EQ(codes, (std::vector<std::string>{"M0009", "M0010", "M0010", "M0012", "M0013", "M0014", "M0015", "M0016"}));
}

TEST(Msel, a_planners_columns_rows_and_order_are_kept) {
  const Table theirs =
      csv("Rencana Latihan;;;;\nBiaya;Seq No;Expected Action;Time;Catatan\n12;I25;lama;T+60:00;penting\n;X1;;;baris "
          "sendiri\n7;I03;;;\n");
  const Mapping mapping = mapped(theirs);
  EXPECT_EQ(mapping.header, 1u);
  EXPECT_FALSE(mapping.columns[0]);
  const Exported list =
      export_msel({.drill = &flagship(), .paths = telling_paths(flagship()), .like = &theirs, .mapping = &mapping});
  EXPECT_EQ(list.table.rows[0][0], "Rencana Latihan");
  EXPECT_EQ(std::vector<std::string>(list.table.rows[1].begin(), list.table.rows[1].begin() + 5),
            (std::vector<std::string>{"Biaya", "Seq No", "Expected Action", "Time", "Catatan"}));
  EXPECT_EQ(list.table.rows[2][0], "12");
  for (const auto& event : flagship().events) {
    if (event.serial == "I25") {
      EXPECT_EQ(list.table.rows[2][2], event.expect.id);
    }
  }
  EXPECT_EQ(list.table.rows[2][4], "penting");
  EXPECT_EQ(list.table.rows[3][1], "X1");
  EXPECT_EQ(list.table.rows[4][1], "I03");
  EXPECT_EQ(list.table.rows[4][3], "T+03:00");
  EXPECT_GT(list.table.rows.size(), 20u);  // the rest follows
}

TEST(Msel, the_matrix_has_units_by_phases) {
  const Table matrix = synchronisation_matrix(flagship(), scenes::default_path(flagship()), Language::english);
  EXPECT_EQ(matrix.rows[0].size(), 1 + scenes::unroll(flagship(), scenes::default_path(flagship())).phases.size());
  bool relieved = false;
  for (const auto& row : matrix.rows)
    for (const auto& cell : row) relieved = relieved || cell.find("lapis ganti") != std::string::npos;
  EXPECT_TRUE(relieved);
}

TEST(Msel, who_gives_and_who_takes_over_have_the_same_duty_at_the_same_time) {
  const scenes::Drill& drill = flagship();
  const scenes::Timeline timeline = scenes::unroll(drill, scenes::default_path(drill));
  const auto rows = duties_by_unit(drill, timeline);
  std::size_t relieved = 0;
  for (const scenes::TimedEvent& timed : timeline.events) {
    const scenes::Event& event = drill.events[timed.event.index];
    if (event.verb != scenes::Verb::relieve) continue;
    ++relieved;
    for (const auto* units : {&event.who, &event.by})
      for (const scenes::UnitId unit : *units) {
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const UnitDuties& r) { return r.unit == unit; });
        ASSERT_NE(row, rows.end());
        EXPECT_TRUE(std::any_of(row->duties.begin(), row->duties.end(), [&](const Duty& d) {
          return d.event == timed.event && d.start == timed.start && d.end == timed.end;
        }));
      }
  }
  EXPECT_GT(relieved, 0u);
  for (const UnitDuties& row : rows) {
    EXPECT_GT(drill.units[row.unit.index].count, 0);
    EXPECT_TRUE(std::is_sorted(row.duties.begin(), row.duties.end(),
                               [](const Duty& a, const Duty& b) { return a.start < b.start; }));
  }
}

TEST(ScriptText, forms_of_yaml_are_patched_in_their_own_way) {
  const std::string text =
      "a:\n  - at: 1m  # soon\n    do: inject\n    text: |\n      two\n      lines\n    from: Intel kam\n  - { at: 2m, "
      "do: inject, "
      "from: 'it''s', text: { id: \"x \\\" y\", en: plain } }\n";
  auto s = ScriptText::open("t", text);
  ASSERT_TRUE(s);
  const auto* first = s->at({"t", 2, 5});
  const auto* second = s->at({"t", 8, 5});
  ASSERT_TRUE(first && second);
  const auto word = [&](const scenes::Node* map, const char* key) {
    for (const auto& e : map->entries)
      if (e.key == key) {
        const auto span = s->span(e.value);
        return span ? text.substr(span->begin, span->end - span->begin) : "?";
      }
    return std::string("-");
  };
  EXPECT_EQ(word(first, "at"), "1m");
  EXPECT_EQ(word(first, "text"), "|\n      two\n      lines");
  EXPECT_EQ(word(first, "from"), "Intel kam");
  EXPECT_EQ(word(second, "from"), "'it''s'");
  EXPECT_EQ(word(second, "text"), "{ id: \"x \\\" y\", en: plain }");
  EXPECT_TRUE(s->insert_entry(*first, "do", "to", "\"x\""));
  EXPECT_TRUE(s->insert_entry(*second, "do", "to", "\"x\""));
  const auto again = scenes::read_yaml("t", s->result());
  ASSERT_TRUE(again) << base::format(again.diagnostics());
  EXPECT_EQ(again->entries[0].value.entries[0].value.entries[2].key, "to");
  EXPECT_EQ(again->entries[0].value.entries[1].value.entries[2].value.text, "x");
}

}  // namespace
