// Which column of a planner's sheet stands for what.
#include <fmt/format.h>

#include <algorithm>

#include "app/msel/columns.h"
#include "base/text.h"

namespace app::msel {
namespace {

using scenes::Language;

// Letters and digits alone, lower case: "Seq. No" and "seq_no" are the same heading.
std::string simplified(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    if (c >= 'A' && c <= 'Z') out += char(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+') out += c;
  }
  return out;
}

struct Alias {
  std::string_view heading;
  Field field;
};
constexpr Alias kAliases[] = {{"serial", Field::serial},
                              {"nomor", Field::serial},
                              {"no", Field::serial},
                              {"seqno", Field::serial},
                              {"seq", Field::serial},
                              {"id", Field::serial},
                              {"injectno", Field::serial},
                              {"nosisipan", Field::serial},
                              {"inject", Field::serial},
                              {"msel", Field::serial},
                              {"mselno", Field::serial},
                              {"eventno", Field::serial},
                              {"t+", Field::time},
                              {"time", Field::time},
                              {"t", Field::time},
                              {"scenariotime", Field::time},
                              {"exercisetime", Field::time},
                              {"menit", Field::time},
                              {"waktu", Field::time},
                              {"waktuskenario", Field::time},
                              {"clock", Field::clock},
                              {"pukul", Field::clock},
                              {"jam", Field::clock},
                              {"clocktime", Field::clock},
                              {"phase", Field::phase},
                              {"babak", Field::phase},
                              {"tahapan", Field::phase},
                              {"branch", Field::condition},
                              {"cabang", Field::condition},
                              {"type", Field::kind},
                              {"jenis", Field::kind},
                              {"injecttype", Field::kind},
                              {"delivery", Field::by},
                              {"sarana", Field::by},
                              {"by", Field::by},
                              {"media", Field::by},
                              {"deliverymethod", Field::by},
                              {"injectmethod", Field::by},
                              {"means", Field::by},
                              {"from", Field::from},
                              {"dari", Field::from},
                              {"pengirim", Field::from},
                              {"sender", Field::from},
                              {"to", Field::to},
                              {"kepada", Field::to},
                              {"penerima", Field::to},
                              {"recipient", Field::to},
                              {"ke", Field::to},
                              {"text", Field::text},
                              {"description", Field::text},
                              {"uraian", Field::text},
                              {"kejadian", Field::text},
                              {"isi", Field::text},
                              {"event", Field::text},
                              {"message", Field::text},
                              {"eventdescription", Field::text},
                              {"expected", Field::expect},
                              {"expectedaction", Field::expect},
                              {"expectedplayeraction", Field::expect},
                              {"expectedresponse", Field::expect},
                              {"tindakan", Field::expect},
                              {"tindakandiharapkan", Field::expect},
                              {"tindakanyangdiharapkan", Field::expect},
                              {"harapan", Field::expect},
                              {"expect", Field::expect},
                              {"responsible", Field::responsible},
                              {"penanggungjawab", Field::responsible},
                              {"pj", Field::responsible},
                              {"pic", Field::responsible},
                              {"controller", Field::responsible},
                              {"pengendali", Field::responsible}};

bool has_language(Field field) { return field == Field::text || field == Field::expect || field == Field::responsible; }

// "Uraian (en)", "Description [id]", "text.en": the language is taken off the end.
std::optional<Language> take_language(std::string& heading) {
  while (!heading.empty() && (heading.back() == ' ' || heading.back() == ')' || heading.back() == ']'))
    heading.pop_back();
  if (heading.size() < 4) return std::nullopt;
  const std::string_view end = std::string_view(heading).substr(heading.size() - 3);
  if (end[0] != '(' && end[0] != '[' && end[0] != '.' && end[0] != ' ') return std::nullopt;
  std::string tongue = simplified(end.substr(1));
  if (tongue != "en" && tongue != "id") return std::nullopt;
  heading.resize(heading.size() - 3);
  return tongue == "en" ? Language::english : Language::indonesian;
}

std::optional<Column> column_of(std::string heading, Language language) {
  if (heading.starts_with("T+ [")) return Column{.field = Field::on_path};
  const auto tongue = take_language(heading);
  const std::string name = simplified(heading);
  for (const Alias& alias : kAliases)
    if (alias.heading == name) {
      const bool spoken = has_language(alias.field);
      return Column{.field = alias.field, .language = spoken ? tongue.value_or(language) : Language::indonesian};
    }
  return std::nullopt;
}

std::vector<std::optional<Column>> columns_of(const std::vector<std::string>& heads, Language language) {
  std::vector<std::optional<Column>> out;
  std::size_t paths = 0;
  for (const std::string& head : heads) {
    auto column = column_of(head, language);
    if (column && column->field == Field::on_path) column->path = paths++;
    if (column && std::find(out.begin(), out.end(), column) != out.end()) column.reset();  // the first one counts
    out.push_back(column);
  }
  return out;
}

std::vector<std::string_view> split(std::string_view words, char at) {
  std::vector<std::string_view> out;
  while (!words.empty()) {
    const std::size_t end = std::min(words.find(at), words.size());
    out.push_back(words.substr(0, end));
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return out;
}

}  // namespace

std::optional<std::size_t> Mapping::find(Field field) const {
  for (std::size_t c = 0; c < columns.size(); ++c)
    if (columns[c] && columns[c]->field == field) return c;
  return std::nullopt;
}

base::Result<Mapping> map_columns(const std::string& name, const Table& table, std::string_view words,
                                  Language language) {
  // The headings are the row, among the first twenty, that says most to us.
  Mapping best;
  long most = -1;
  for (std::size_t r = 0; r < std::min<std::size_t>(table.rows.size(), 20); ++r) {
    auto columns = columns_of(table.rows[r], language);
    const auto known = std::count_if(columns.begin(), columns.end(), [](const auto& c) { return bool(c); });
    if (known > most) best = {r, std::move(columns)}, most = known;
  }
  for (const std::string_view word : split(words, ',')) {
    const std::size_t equals = word.rfind('=');
    const std::string head(word.substr(0, equals));
    const auto column =
        equals == std::string_view::npos ? std::nullopt : column_of(std::string(word.substr(equals + 1)), language);
    const auto at = std::find(table.rows[best.header].begin(), table.rows[best.header].end(), head);
    if (!column || at == table.rows[best.header].end())
      return base::error(
          "M0007", name,
          fmt::format("--map: \"{}\" does not name a heading of row {} and a field", word, best.header + 1),
          "fields: serial time clock by from to text text.en expect expect.en responsible responsible.en");
    std::replace(best.columns.begin(), best.columns.end(), std::optional(*column), std::optional<Column>());
    best.columns[std::size_t(at - table.rows[best.header].begin())] = column;
  }
  if (!best.find(Field::serial))
    return base::error("M0006", name, "no column for the serial was found", "name it: --map \"Your heading=serial\"");
  return best;
}

}  // namespace app::msel
