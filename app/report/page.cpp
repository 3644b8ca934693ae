#include "app/report/page.h"

#include <fmt/format.h>

#include <cmath>

#include "app/report/words.h"

namespace app::report {
namespace {

// One style for all papers. Sizes in points and millimetres: it is paper.
constexpr const char* kStyle = R"css(
:root{--ink:#1B1F24;--quiet:#55606B;--line:#D6D1C4;--wash:#F6F4EF;--accent:#00695C}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;background:#E4E1D9;color:var(--ink);font:9.5pt/1.45 Inter,"Noto Sans","Segoe UI",Roboto,Arial,sans-serif}
main{width:210mm;max-width:100%;margin:8mm auto;background:#fff;padding:14mm;box-shadow:0 1px 6px #0003}
h1{font-size:25pt;line-height:1.12;margin:0 0 3mm;letter-spacing:-.01em;font-weight:700}
h2{font-size:14.5pt;line-height:1.2;margin:9mm 0 3mm;padding-top:2.4mm;border-top:.7mm solid var(--ink);font-weight:700}
h3{font-size:11pt;line-height:1.25;margin:5mm 0 1.5mm;font-weight:650}
h2.sub{font-size:11pt;line-height:1.25;margin:5mm 0 1.5mm;padding:0;border:0;font-weight:650}
h2,h3{break-after:avoid}
p{margin:0 0 2mm}
.kind{color:var(--accent);font-weight:650;font-size:9.5pt;letter-spacing:.06em;text-transform:uppercase;margin:0 0 2mm}
.lead{font-size:11.5pt;line-height:1.45;max-width:150mm}
.quiet{color:var(--quiet)}
.small{font-size:8.2pt;line-height:1.4}
.num{font-variant-numeric:tabular-nums;white-space:nowrap}
figure{margin:3mm 0;break-inside:avoid}
figure img,figure svg{display:block;width:100%;height:auto;border-radius:1.2mm}
figcaption{font-size:8.2pt;color:var(--quiet);margin-top:1.2mm}
table{border-collapse:collapse;width:100%;margin:2mm 0 3mm}
th{font-size:8.2pt;text-align:left;color:var(--quiet);font-weight:600;border-bottom:.35mm solid var(--ink);padding:1mm 2mm 1mm 0;vertical-align:bottom}
td{border-bottom:.2mm solid var(--line);padding:1.1mm 2mm 1.1mm 0;vertical-align:top}
tr{break-inside:avoid}
thead{display:table-header-group}
ul{margin:0 0 2mm;padding-left:5mm}
li{margin:0 0 .8mm}
.facts{display:grid;grid-template-columns:repeat(4,1fr);gap:0 5mm;margin:5mm 0;border-top:.35mm solid var(--ink)}
.facts div{padding:1.8mm 0;border-bottom:.2mm solid var(--line)}
.facts b{display:block;font-size:11pt;font-weight:650;line-height:1.25}
.facts span{font-size:8.2pt;color:var(--quiet)}
.swatch{display:inline-block;min-width:14mm;padding:.25mm 1.6mm;border-radius:.8mm;font-size:8.2pt;font-weight:650;text-align:center;white-space:nowrap}
.tag{white-space:nowrap;font-weight:650}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 6mm}
.block{break-inside:avoid;margin:0 0 4mm}
.box{background:var(--wash);padding:3mm 4mm;border-radius:1.2mm;break-inside:avoid;margin:2mm 0 3mm}
.rule{border-bottom:.2mm solid #9aa;height:8mm}
.marks td:nth-child(n+3):nth-child(-n+5),.marks th:nth-child(n+3):nth-child(-n+5){width:15mm;text-align:center}
.tick{display:inline-block;width:3.6mm;height:3.6mm;border:.3mm solid var(--ink);border-radius:.6mm;vertical-align:-.6mm;text-align:center;line-height:3.4mm;font-size:8pt}
.sheet{break-after:page;position:relative}
.sheet:last-of-type{break-after:auto}
.option{border-left:1mm solid var(--line);padding-left:3mm;margin:1.5mm 0}
.option.taken{border-left-color:var(--accent)}
.strip{display:grid;grid-template-columns:repeat(4,1fr);gap:3mm;margin:3mm 0}
.strip figure{margin:0}
.strip figcaption{font-size:8.2pt;line-height:1.3}
.votes{display:flex;gap:.6mm;margin:1mm 0 2mm;height:5mm}
.votes div{color:#1B1F24;font-weight:650;font-size:8.2pt;line-height:5mm;padding-left:1.6mm;border-radius:.6mm;white-space:nowrap;overflow:hidden}
.formations{display:flex;flex-wrap:wrap;gap:2mm 6mm}
.formations figure{margin:0;width:29mm}
.block>figure img{width:150mm}
.new>h2:first-child{margin-top:0}
.foot{margin-top:10mm;border-top:.2mm solid var(--line);padding-top:2mm}
.hint{background:#1B1F24;color:#fff;text-align:center;padding:2mm;font-size:9pt}
@page{size:A4;margin:14mm 14mm 17mm;
@bottom-left{content:"FOOT";font:7.5pt Inter,"Noto Sans",Arial,sans-serif;color:#55606B}
@bottom-right{content:counter(page) " / " counter(pages);font:7.5pt Inter,"Noto Sans",Arial,sans-serif;color:#55606B}}
@media print{.sheet~.foot{display:none}body{background:#fff}main{margin:0;padding:0;width:auto;box-shadow:none}.hint{display:none}.new{break-before:page;border-top:0;margin-top:0;padding-top:0}}
@media screen and (max-width:800px){main{padding:6mm}.facts,.two{grid-template-columns:1fr 1fr}}
)css";

}  // namespace

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
        out += "<br>";
        break;
      default:
        out += c;
    }
  return out;
}

std::string base64(std::string_view bytes) {
  static constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t word = 0;
    for (std::size_t k = 0; k < 3; ++k)
      word = word << 8 | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0u);
    for (std::size_t k = 0; k < 4; ++k) out += k > bytes.size() - i ? '=' : kLetters[word >> (18 - 6 * k) & 63];
  }
  return out;
}

std::string page(const std::string& title, const std::string& body, scenes::Language language) {
  std::string style = kStyle;
  std::string foot = fmt::format("{} · {}", title, word(Word::honest, language));
  for (char& c : foot)  // within a CSS string, within a <style>
    if (c == '"' || c == '\\' || c == '<' || c == '\n') c = ' ';
  style.replace(style.find("FOOT"), 4, foot);
  return fmt::format(
      "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
      "content=\"width=device-width\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<p "
      "class=\"hint\">{}</p>\n"
      "<main>\n{}\n<p class=\"foot small quiet\"><b>{}.</b> {}</p>\n</main>\n</body>\n</html>\n",
      language == scenes::Language::english ? "en" : "id", escaped(title), style,
      escaped(word(Word::print_hint, language)), body, escaped(word(Word::honest, language)),
      escaped(word(Word::honest_more, language)));
}

std::string figure(std::string_view jpeg, std::string_view alt, std::string_view caption) {
  if (jpeg.empty()) return {};
  return fmt::format("<figure><img alt=\"{}\" src=\"data:image/jpeg;base64,{}\">{}</figure>\n", escaped(alt),
                     base64(jpeg), caption.empty() ? "" : fmt::format("<figcaption>{}</figcaption>", escaped(caption)));
}

const char* situation_shape(scenes::Situation situation) {
  return situation == scenes::Situation::green ? "●" : situation == scenes::Situation::yellow ? "▲" : "■";
}

std::string situation_colour(scenes::Situation situation) {
  return situation == scenes::Situation::green    ? "#2E7D32"
         : situation == scenes::Situation::yellow ? "#8A6100"
                                                  : "#B3261E";
}

std::string situation_tag(scenes::Situation situation, scenes::Language language) {
  const Word name = situation == scenes::Situation::green    ? Word::green
                    : situation == scenes::Situation::yellow ? Word::yellow
                                                             : Word::red;
  return fmt::format("<span class=\"tag\" style=\"color:{}\">{} {}</span>", situation_colour(situation),
                     situation_shape(situation), word(name, language));
}

const char* conduct_word(scenes::Conduct conduct, scenes::Language language) {
  constexpr Word kWords[] = {Word::orderly, Word::passive, Word::active, Word::aggressive};
  return word(kWords[int(conduct)], language);
}

const char* force_word(int stage, scenes::Language language) {
  constexpr Word kWords[] = {Word::force_1, Word::force_2, Word::force_3, Word::force_4, Word::force_5, Word::force_6};
  return word(kWords[std::min(std::max(stage, 1), 6) - 1], language);
}

std::string hex(std::uint32_t abgr) {
  return fmt::format("#{:02x}{:02x}{:02x}", abgr & 0xff, abgr >> 8 & 0xff, abgr >> 16 & 0xff);
}

// Relative luminance below the point where white has more contrast than black (WCAG 2).
bool is_dark(std::uint32_t abgr) {
  const auto linear = [](std::uint32_t v) {
    const double s = double(v & 0xff) / 255;
    return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(abgr) + 0.7152 * linear(abgr >> 8) + 0.0722 * linear(abgr >> 16) < 0.179;
}

}  // namespace app::report
