#include "app/in_words.h"

#include <fmt/format.h>

#include <algorithm>

namespace app {
namespace {

using scenes::Drill;
using scenes::Event;
using scenes::Language;
using scenes::Text;
using scenes::Verb;
using scenes::Where;

bool english(Language language) { return language == Language::english; }
const char* pick(Language language, const char* id, const char* en) { return english(language) ? en : id; }

// A name out of the script, where nobody gave it a title.
std::string plain(std::string name) {
  std::replace(name.begin(), name.end(), '_', ' ');
  return name;
}
std::string titled(const Text& title, const std::string& name, Language language) {
  return title.empty() ? plain(name) : title.in(language);
}

std::string spot_in_words(const Drill& drill, scenes::Vec2 spot, Language language) {
  Text near = scenes::where_is(drill.venue, spot);
  for (const scenes::NamedArea& area : drill.venue.areas)  // "in ring 2" says nothing
    if (area.kind == scenes::AreaKind::ring && area.title.id == near.id) near = {};
  const std::string numbers = fmt::format("({:.0f}, {:.0f})", spot.east, spot.north);
  return near.empty() ? numbers : fmt::format("{} {}", near.in(language), numbers);
}

const char* shape_word(scenes::Shape shape, Language language) {
  using enum scenes::Shape;
  switch (shape) {
    case bersaf:
      return pick(language, "bersaf", "line");
    case tali:
      return pick(language, "tali Dalmas", "rope line");
    case berkait:
      return pick(language, "tangan berkait", "linked arms");
    case banjar:
      return pick(language, "banjar", "column");
    case paruh_lembing:
      return pick(language, "paruh lembing", "wedge");
    case melintang:
      return pick(language, "melintang", "echelon");
    case lingkar:
      return pick(language, "lingkar", "circle");
    case berlindung:
      return pick(language, "berlindung", "under shields");
    case mengurai:
      return pick(language, "mengurai", "open line");
    case scattered:
      return pick(language, "tersebar", "spread");
    case posts:
      return pick(language, "pos-pos", "posts");
    case seated:
      return pick(language, "duduk berjajar", "seated rows");
  }
  return "";
}

const char* pace_word(scenes::Pace pace, Language language) {
  using enum scenes::Pace;
  switch (pace) {
    case slow:
      return pick(language, "perlahan", "slowly");
    case step:
      return pick(language, "langkah pendek", "short step");
    case walk:
      return pick(language, "berjalan", "walking");
    case march:
      return pick(language, "langkah biasa", "marching");
    case run:
      return pick(language, "lari", "running");
  }
  return "";
}

const char* posture_word(scenes::Posture posture, Language language) {
  using enum scenes::Posture;
  switch (posture) {
    case stand:
      return pick(language, "berdiri", "standing");
    case sit:
      return pick(language, "duduk", "sitting");
    case lie:
      return pick(language, "berbaring", "lying down");
    case kneel:
      return pick(language, "berlutut", "kneeling");
    case berlindung:
      return pick(language, "berlindung", "taking cover");
    case siaga:
      return pick(language, "siaga", "on guard");
    case dorong:
      return pick(language, "dorong", "pushing");
    case bertahan:
      return pick(language, "bertahan", "holding");
  }
  return "";
}

// " ke Gerbang KPU", " lewat rute …"
std::string way(const Drill& drill, const Event& event, Language language) {
  if (!event.where) return "";
  const bool route = event.where.kind == Where::Kind::route;
  return fmt::format(" {} {}", route ? pick(language, "lewat", "along") : pick(language, "ke", "to"),
                     place_in_words(drill, event.where, language));
}

std::string units_in_words(const Drill& drill, const std::vector<scenes::UnitId>& units, Language language,
                           bool short_names = false) {
  std::string out;
  // Where all below a parent are named, the parent stands for them.
  std::vector<scenes::UnitId> left = units;
  for (std::size_t i = 0; i < drill.units.size() && left.size() > 1; ++i) {
    const auto below = scenes::leaves_of(drill, scenes::UnitId(i));
    const bool all = below.size() > 1 && std::all_of(below.begin(), below.end(), [&](scenes::UnitId u) {
                       return std::find(left.begin(), left.end(), u) != left.end();
                     });
    if (!all) continue;
    std::erase_if(left, [&](scenes::UnitId u) { return std::find(below.begin(), below.end(), u) != below.end(); });
    left.push_back(scenes::UnitId(i));
  }
  for (const scenes::UnitId u : left) {
    const scenes::Unit& unit = drill.units[u.index];
    if (!out.empty()) out += ", ";
    out += short_names && !unit.code.empty() ? unit.code : titled(unit.title, unit.key, language);
  }
  return out;
}

std::string vehicles_in_words(const Drill& drill, const Event& event, Language language) {
  std::string out;
  for (const scenes::VehicleId v : event.vehicles) {
    const scenes::Vehicle& vehicle = drill.vehicles[v.index];
    if (!out.empty()) out += ", ";
    out +=
        vehicle.title.empty() ? scenes::vehicle_types()[vehicle.type].title.in(language) : vehicle.title.in(language);
  }
  return out;
}

std::string props_in_words(const Drill& drill, const Event& event, Language language) {
  std::string out;
  for (const scenes::PropId p : event.props) {
    const scenes::Prop& prop = drill.props[p.index];
    if (!out.empty()) out += ", ";
    out += prop.title.empty() ? scenes::prop_types()[prop.type].title.in(language) : prop.title.in(language);
  }
  return out;
}

std::string movement_in_words(const Drill& drill, const Event& event, Language l) {
  switch (event.verb) {
    case Verb::move:
    case Verb::march: {
      std::string out = pick(l, "bergerak", "moves") + way(drill, event, l);
      if (event.vehicles.empty()) out += fmt::format(", {}", pace_word(event.pace, l));
      return event.forms ? out + ", " + formation_in_words(event.formation, l) : out;
    }
    case Verb::form:
      return fmt::format("{} {}{}", pick(l, "membentuk", "forms"), formation_in_words(event.formation, l),
                         way(drill, event, l));
    case Verb::hold:
      return fmt::format("{} {}", pick(l, "tetap di tempat,", "stays in place,"), posture_word(event.posture, l));
    case Verb::dress:
      return event.formation.interval <= 0  ? pick(l, "lencang kanan", "dresses its ranks")
             : event.formation.interval > 1 ? pick(l, "membuka barisan", "opens its ranks")
                                            : pick(l, "menutup barisan", "closes its ranks");
    case Verb::wheel:
      return fmt::format(
          "{} {:.0f}°",
          event.turn > 0 ? pick(l, "haluan kanan", "wheels right") : pick(l, "haluan kiri", "wheels left"),
          std::abs(event.turn) * 180 / scenes::kPi);
    case Verb::cover:
      return fmt::format("{} {}", pick(l, "menutup depan", "covers the front of"), units_in_words(drill, event.by, l));
    case Verb::relieve:
      return fmt::format(
          "{} {} {}",
          event.relief == scenes::Relief::lapis_ganti ? pick(l, "lapis ganti:", "relief (lapis ganti):")
                                                      : pick(l, "lintas ganti:", "hand-over (lintas ganti):"),
          units_in_words(drill, event.by, l),
          fmt::format("{} {}", pick(l, "menggantikan", "takes over from"), units_in_words(drill, event.who, l)));
    case Verb::escort:
      return fmt::format("{} {}{}", pick(l, "mengawal", "escorts"), units_in_words(drill, event.by, l),
                         way(drill, event, l));
    case Verb::embark:
      return fmt::format("{} {}", pick(l, "naik", "boards"), vehicles_in_words(drill, event, l));
    case Verb::disembark:
      return fmt::format("{} {}", pick(l, "turun dari", "gets off"), vehicles_in_words(drill, event, l));
    case Verb::pass_command:
      if (!event.where) return fmt::format("{}: “{}”", pick(l, "alih kendali", "command is passed"), event.text.in(l));
      return fmt::format("{} {}", pick(l, "alih kendali kepada", "passes control to"),
                         place_in_words(drill, event.where, l));
    default:
      return "";
  }
}

std::string crowd_in_words(const Drill& drill, const Event& event, Language l) {
  const char* lies = posture_word(event.posture, l);
  switch (event.verb) {
    case Verb::gather:
      return pick(l, "berkumpul", "gathers") + way(drill, event, l);
    case Verb::chant:
      return pick(l, "berseru", "chants");
    case Verb::sit:
      return event.posture == scenes::Posture::stand ? pick(l, "duduk", "sits down") : lies;
    case Verb::throw_:
      return fmt::format("{} {}{}", pick(l, "melempar", "throws"),
                         event.object == "stone"    ? pick(l, "batu", "stones")
                         : event.object == "bottle" ? pick(l, "botol", "bottles")
                                                    : pick(l, "gelas plastik", "cups"),
                         way(drill, event, l));
    case Verb::surge:
      return fmt::format("{} {:.0f} m{}", pick(l, "mendesak", "surges"), event.distance, way(drill, event, l));
    case Verb::push:
      return fmt::format("{} {:.0f} m{}", pick(l, "dorong maju", "pushes forward"), event.distance,
                         way(drill, event, l));
    case Verb::part:
      return pick(l, "membuka jalur", "opens a lane");
    case Verb::split:
      return fmt::format("{} {}{}", pick(l, "mengurai", "splits"), units_in_words(drill, event.by, l),
                         way(drill, event, l));
    case Verb::disperse:
      return pick(l, "membubarkan diri", "disperses");
    case Verb::vote:
      return pick(l, "memberi suara: diperiksa, duduk, dipanggil, bilik, kotak, tinta, keluar",
                  "votes: checked, seated, called, booth, box, ink, out");
    case Verb::mood:
      return event.mood == scenes::Mood::calm         ? pick(l, "menjadi tenang", "calms down")
             : event.mood == scenes::Mood::dispersing ? pick(l, "mulai bubar", "begins to leave")
             : event.mood == scenes::Mood::hostile    ? pick(l, "memanas", "turns hostile")
             : event.mood == scenes::Mood::panicked   ? pick(l, "panik", "panics")
                                                      : pick(l, "menjadi tegang", "grows tense");
    default:
      return "";
  }
}

std::string means_in_words(const Drill& drill, const Event& event, Language l) {
  switch (event.verb) {
    case Verb::spray:
      return fmt::format("{} {}", vehicles_in_words(drill, event, l), pick(l, "menyemprotkan air", "sprays water"));
    case Verb::extinguish:
      return fmt::format("{} {}", pick(l, "memadamkan", "puts out"), props_in_words(drill, event, l));
    case Verb::fire:
      return fmt::format("{} {}", props_in_words(drill, event, l), pick(l, "terbakar", "burns"));
    case Verb::barrier:
      return fmt::format("{} {}", vehicles_in_words(drill, event, l), pick(l, "menggelar kawat", "rolls the wire out"));
    case Verb::treat:
      return fmt::format("{} {}", pick(l, "merawat", "treats"), units_in_words(drill, event.by, l));
    case Verb::detain:
      return fmt::format("{} {}", pick(l, "mengamankan", "detains"), units_in_words(drill, event.by, l));
    case Verb::show_prop:
      return fmt::format("{} {}", props_in_words(drill, event, l), pick(l, "muncul", "appears"));
    case Verb::hide_prop:
      return fmt::format("{} {}", props_in_words(drill, event, l), pick(l, "disingkirkan", "is taken away"));
    case Verb::mark:
      return fmt::format("{} {}", pick(l, "tanda:", "mark:"),
                         event.text.empty() ? place_in_words(drill, event.where, l) : event.text.in(l));
    case Verb::show:
      return pick(l, "kamera berpindah", "the camera moves");
    case Verb::situation: {
      const char* word = !event.situation ? pick(l, "keadaan berubah", "the situation changes")
                         : *event.situation == scenes::Situation::green  ? pick(l, "situasi hijau", "situation green")
                         : *event.situation == scenes::Situation::yellow ? pick(l, "situasi kuning", "situation yellow")
                                                                         : pick(l, "situasi merah", "situation red");
      return event.text.empty() ? word : fmt::format("{}: {}", word, event.text.in(l));
    }
    default:
      return pick(l, "nilai berubah", "figures change");
  }
}

}  // namespace

std::string place_in_words(const Drill& drill, const Where& where, Language language) {
  const scenes::Venue& venue = drill.venue;
  switch (where.kind) {
    case Where::Kind::none:
      return "";
    case Where::Kind::point:
      return titled(venue.points[where.index].title, venue.points[where.index].name, language);
    case Where::Kind::area:
      return titled(venue.areas[where.index].title, venue.areas[where.index].name, language);
    case Where::Kind::route:
      return titled(venue.routes[where.index].title, venue.routes[where.index].name, language);
    case Where::Kind::unit:
      return titled(drill.units[where.index].title, drill.units[where.index].key, language);
    case Where::Kind::vehicle: {
      const scenes::Vehicle& v = drill.vehicles[where.index];
      return v.title.empty() ? scenes::vehicle_types()[v.type].title.in(language) : v.title.in(language);
    }
    case Where::Kind::spot:
      return spot_in_words(drill, where.spot, language);
  }
  return "";
}

std::string formation_in_words(const scenes::Formation& formation, Language language) {
  const std::string shape = shape_word(formation.shape, language);
  switch (formation.shape) {
    case scenes::Shape::bersaf:
    case scenes::Shape::tali:
      return fmt::format("{}, {} {}", shape, formation.ranks,
                         pick(language, "saf", formation.ranks == 1 ? "rank" : "ranks"));
    case scenes::Shape::banjar:
      return fmt::format(
          "{} {}", shape,
          english(language) ? fmt::format("of {} files", formation.front) : std::to_string(formation.front));
    default:
      return shape;
  }
}

std::string event_in_words(const Drill& drill, const Event& event, Language language) {
  switch (event.verb) {
    case Verb::say:
    case Verb::inject:
    case Verb::narrate:
      return fmt::format("“{}”", event.text.in(language));
    case Verb::warn:
      return fmt::format("{} {}: “{}”", pick(language, "peringatan", "warning"), event.number, event.text.in(language));
    default:
      break;
  }
  std::string out = movement_in_words(drill, event, language);
  if (out.empty()) out = crowd_in_words(drill, event, language);
  if (out.empty()) out = means_in_words(drill, event, language);
  if (event.addition) out += pick(language, " (tambahan)", " (addition)");
  return out;
}

std::string who_in_words(const Drill& drill, const Event& event, Language language, bool short_names) {
  std::string out = units_in_words(drill, event.who, language, short_names);
  const std::string vehicles = vehicles_in_words(drill, event, language);
  if (!out.empty() && !vehicles.empty()) out += ", ";
  return out + vehicles;
}

std::string told_in_words(const Drill& drill, const Event& event, Language language) {
  if (!event.text.empty()) return event.text.in(language);
  const std::string who = who_in_words(drill, event, language, true);
  return fmt::format("{}{}{}", who, who.empty() ? "" : " ", event_in_words(drill, event, language));
}

std::string condition_of(const Drill& drill, scenes::EventId event) {
  for (const scenes::Decision& decision : drill.decisions)
    for (const scenes::Option& option : decision.options)
      if (std::find(option.events.begin(), option.events.end(), event) != option.events.end())
        return fmt::format("{}={}", decision.id, option.key);
  return "";
}

std::string_view delivery_in_words(std::string_view delivery, Language language) {
  struct Way {
    std::string_view word, id, en;
  };
  constexpr Way kWays[] = {{"voice", "lisan", "voice"},
                           {"megaphone", "megafon", "megaphone"},
                           {"pa_car", "mobil pengeras suara", "loudspeaker car"},
                           {"radio", "radio", "radio"},
                           {"phone", "telepon", "phone"},
                           {"paper", "surat", "paper"},
                           {"person", "orang", "person"}};
  for (const Way& way : kWays)
    if (way.word == delivery) return language == Language::indonesian ? way.id : way.en;
  return delivery;
}

std::string clock_of(const Drill& drill, scenes::Ms t) {
  std::int64_t s = (drill.start_unix + drill.utc_offset_minutes * 60 + t / 1000) % 86'400;
  if (s < 0) s += 86'400;
  return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

}  // namespace app
