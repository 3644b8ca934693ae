// msel export, msel import.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "app/cli.h"
#include "app/cli_class.h"
#include "app/msel/columns.h"
#include "app/msel/csv.h"
#include "app/msel/matrix.h"
#include "app/msel/notice.h"
#include "app/msel/script_text.h"
#include "app/msel/xlsx.h"
#include "app/picture_set.h"
#include "app/values.h"
#include "base/files.h"
#include "scenes/yaml_tree.h"

namespace app {
namespace fs = std::filesystem;
namespace {

struct MselCall {
  fs::path file, table, out;
  std::vector<std::string> paths;
  std::string map, sheet, separator;
  scenes::Language language = scenes::Language::indonesian;
  bool matrix = false, apply = false;
};

bool is_xlsx(const fs::path& file) { return file.extension() == ".xlsx"; }

base::Result<msel::CsvFile> read_table(const fs::path& file, const std::string& sheet) {
  const auto bytes = base::read_file(file, msel::kMostFileBytes);
  if (!bytes) return bytes.diagnostics();
  msel::CsvFile found;
  if (bytes->starts_with("PK")) {
    auto table = msel::read_xlsx(file.string(), *bytes, sheet);
    if (!table) return table.diagnostics();
    found.table = std::move(*table);
  } else {
    auto read = msel::read_csv(file.string(), *bytes);
    if (!read) return read.diagnostics();
    found = std::move(*read);
  }
  msel::take_notice_off(found.table);
  return found;
}

base::Result<std::vector<scenes::Path>> paths_of(const scenes::Drill& drill, const std::vector<std::string>& words) {
  if (words.empty()) return msel::telling_paths(drill);
  std::vector<scenes::Path> paths;
  for (const std::string& word : words) {
    const auto path = scenes::parse_path(drill, word);
    if (!path) return path.diagnostics();
    paths.push_back(*path);
  }
  return paths;
}

// Wide where sentences stand.
std::vector<double> widths_of(const msel::Exported& list) {
  std::vector<double> widths;
  for (std::size_t c = 0; c < list.columns.size(); ++c) {
    const auto field = list.columns[c].field;
    const bool sentence = field == msel::Field::text || field == msel::Field::expect;
    widths.push_back(list.own[c] ? 18 : sentence ? 44 : field == msel::Field::responsible ? 24 : 13);
  }
  return widths;
}

int write_out(const MselCall& call, const scenes::Drill& drill, const msel::Exported& list,
              const msel::CsvDialect& dialect, const std::vector<scenes::Path>& paths) {
  const bool en = call.language == scenes::Language::english;
  const msel::Table matrix = msel::synchronisation_matrix(drill, paths.front(), call.language);
  base::Result<base::Done> written = base::Done{};
  if (is_xlsx(call.out)) {
    msel::Table legend;
    legend.rows.push_back({en ? "Column" : "Kolom", en ? "Path" : "Alur"});
    for (const scenes::Path& path : paths)
      legend.rows.push_back({fmt::format("T+ [{}]", msel::short_path(drill, path)), scenes::format_path(drill, path)});
    written = msel::write_xlsx(
        call.out, {{"MSEL", list.table, list.header_rows, widths_of(list), list.computed},
                   {en ? "Sync matrix" : "Matriks sinkronisasi", matrix, 1,
                    std::vector<double>(matrix.rows[0].size(), 34), std::vector<bool>(matrix.rows[0].size(), true)},
                   {en ? "Paths" : "Alur", legend, 1, {18, 80}, {true, true}}});
  } else {
    msel::Table table = call.matrix ? matrix : list.table;
    msel::add_notice(table);
    written = base::write_file(call.out, msel::write_csv(table, dialect));
  }
  if (!written) return failed(written.diagnostics(), kMachineCannot);
  fmt::print("{}: {} {}\n", call.out.string(), list.table.rows.size() - list.header_rows, en ? "rows" : "baris");
  return kFine;
}

int run_export(const MselCall& call) {
  const auto drill = scenes::read_drill(call.file);
  print_problems(drill.diagnostics());
  if (!drill) return kInputWrong;
  const auto paths = paths_of(*drill, call.paths);
  if (!paths) return failed(paths.diagnostics(), kInputWrong);
  msel::ExportDescriptor descriptor{.drill = &*drill, .paths = *paths, .language = call.language};
  msel::CsvDialect dialect{.separator = call.separator == "semicolon" ? ';' : ','};
  base::Result<msel::CsvFile> like = msel::CsvFile{};
  base::Result<msel::Mapping> mapping = msel::Mapping{};
  if (!call.table.empty()) {
    like = read_table(call.table, call.sheet);
    if (!like) return failed(like.diagnostics(), kInputWrong);
    mapping = msel::map_columns(call.table.string(), like->table, call.map, call.language);
    if (!mapping) return failed(mapping.diagnostics(), kInputWrong);
    descriptor.like = &like->table;
    descriptor.mapping = &*mapping;
    if (call.separator.empty()) dialect = like->dialect;
  }
  return write_out(call, *drill, msel::export_msel(descriptor), dialect, *paths);
}

// --- import ---

std::string shown(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void print_comparison(const MselCall& call, const msel::Comparison& comparison, const scenes::Drill& drill) {
  for (const msel::Change& change : comparison.changes)
    fmt::print("~ {:<6} {:<22} {}\n{:32}{}\n", drill.events[change.event.index].serial,
               msel::heading_of(drill, change.column, {}, call.language), "- " + shown(change.before), "",
               "+ " + shown(change.after));
  for (const msel::NewRow& row : comparison.added)
    fmt::print("+ {:<6} {} {}\n", row.serial, format_moment(row.at), shown(row.text.in(call.language)));
  if (!comparison.missing.empty())
    fmt::print("? {}: {}\n", fmt::join(comparison.missing, " "),
               call.language == scenes::Language::english ? "not in the table; they stay in the script"
                                                          : "tidak ada di tabel; tetap ada di skrip");
  fmt::print("{}: {} ~, {} +, {} ?\n", call.table.string(), comparison.changes.size(), comparison.added.size(),
             comparison.missing.size());
}

// Whether the patched script is a drill, and says what the table says.
base::Result<base::Done> check_patched(const MselCall& call, const std::string& script, const msel::Table& table,
                                       const msel::Mapping& mapping) {
  const auto drill = scenes::read_drill(call.file, script);
  if (!drill) return drill.diagnostics();
  const msel::Comparison left = msel::compare(call.table.string(), table, mapping, *drill);
  if (left.changes.empty() && left.added.empty()) return base::Done{};
  return base::error("M0008", call.file.string(), "a change did not come through: nothing was written");
}

int run_import(const MselCall& call) {
  const auto script = base::read_file(call.file, scenes::kMostBytes);
  if (!script) return failed(script.diagnostics(), kInputWrong);
  const auto drill = scenes::read_drill(call.file);
  if (!drill) return failed(drill.diagnostics(), kInputWrong);
  const auto file = read_table(call.table, call.sheet);
  if (!file) return failed(file.diagnostics(), kInputWrong);
  const auto mapping = msel::map_columns(call.table.string(), file->table, call.map, call.language);
  if (!mapping) return failed(mapping.diagnostics(), kInputWrong);
  if (!file->table.formulas.empty())
    fmt::print(stderr, "gelar: {} cells hold formulas ({}); their last values are taken\n", file->table.formulas.size(),
               file->table.formulas.front());
  const msel::Comparison comparison = msel::compare(call.table.string(), file->table, *mapping, *drill);
  print_problems(comparison.problems);
  print_comparison(call, comparison, *drill);
  if (comparison.changes.empty() && comparison.added.empty()) return kFine;
  const auto patched = msel::patched_script(*drill, *script, comparison);
  if (!patched) return failed(patched.diagnostics(), kInputWrong);
  if (const auto fine = check_patched(call, *patched, file->table, *mapping); !fine)
    return failed(fine.diagnostics(), kInputWrong);
  const std::string patch = msel::unified_diff(call.file.filename().string(), *script, *patched);
  if (!call.out.empty()) {
    if (const auto written = base::write_file(call.out, patch); !written)
      return failed(written.diagnostics(), kMachineCannot);
  } else if (!call.apply) {
    std::fputs(patch.c_str(), stdout);
  }
  if (call.apply) {
    if (const auto written = base::write_file(call.file, *patched); !written)
      return failed(written.diagnostics(), kMachineCannot);
    fmt::print("{}\n", call.file.string());
  }
  return kFine;
}

}  // namespace

CLI::Validator ending_of(std::string rule, std::vector<std::string> endings) {
  const auto wrong = [rule = std::move(rule), endings = std::move(endings)](const std::string& word) {
    const std::string name = fs::path(word).filename().string();  // an ending alone is no name
    const bool fits = std::any_of(endings.begin(), endings.end(), [&](const std::string& ending) {
      return name.size() > ending.size() && name.ends_with(ending);
    });
    return fits ? std::string() : fmt::format("{}, not \"{}\"", rule, word);
  };
  return {wrong, "", "ending"};
}

void add_language_option(CLI::App& command, scenes::Language& language) {
  command
      .add_option_function<std::string>(
          "--lang", [&language](const std::string& word) { language = *parse_language(word); }, "id (default) or en")
      ->check(CLI::IsMember({"id", "en"}));
}

void add_msel_commands(CLI::App& program, ClassCommands& out) {
  CLI::App* msel = program.add_subcommand("msel", "the list of injects and events, to a spreadsheet and back");
  msel->require_subcommand(1);
  const auto call = std::make_shared<MselCall>();
  const auto add_common = [&](CLI::App* command) {
    command->add_option("FILE", call->file, "the drill, name.drill.yaml")->required();
    command->add_option("--map", call->map, "what columns are, e.g. \"Nomor=serial,Isi=text.en\"; guessed without it");
    command->add_option("--sheet", call->sheet, "sheet of a workbook; default: MSEL, else the first");
    add_language_option(*command, call->language);
  };
  CLI::App* to = msel->add_subcommand("export", "write the list as .xlsx or .csv, with times on several paths");
  add_common(to);
  to->add_option("-o,--out", call->out, "x.xlsx (with the synchronisation matrix) or x.csv")
      ->required()
      ->check(ending_of("a sheet is an .xlsx or a .csv", {".xlsx", ".csv"}));
  to->add_option("--like", call->table, "a planner's sheet: its columns and order are kept");
  to->add_option("--path", call->paths, "paths to give times for; default: the default path, all A, all B, …");
  to->add_option("--separator", call->separator, "of a .csv: comma or semicolon")
      ->check(CLI::IsMember({"comma", "semicolon"}));
  to->add_flag("--matrix", call->matrix, "into a .csv: the synchronisation matrix, units by phases");
  CLI::App* from = msel->add_subcommand("import", "show what a sheet changes, and the patch for the script");
  add_common(from);
  from->add_option("TABLE", call->table, "x.xlsx or x.csv")->required();
  from->add_option("-o,--out", call->out, "write the patch here; else it is printed");
  from->add_flag("--apply", call->apply, "change the script");
  out.push_back({to, [call] { return run_export(*call); }});
  out.push_back({from, [call] { return run_import(*call); }});
}

}  // namespace app
