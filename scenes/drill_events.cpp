// Events: which keys each verb takes, and what they mean.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "scenes/drill_reader.h"

namespace scenes {
namespace {

const std::vector<std::string> kVerbs = split_words(
    "move form hold dress wheel cover relieve escort embark disembark pass_command gather march chant sit throw surge push part split "
    "disperse vote mood "
    "say warn spray extinguish barrier treat detain fire show_prop hide_prop inject narrate show mark situation metric");
const std::vector<std::string> kShapes = split_words(
    "bersaf tali berkait banjar paruh_lembing melintang lingkar berlindung mengurai scattered posts seated");
const std::vector<std::string> kPaces = split_words("slow step walk march run");
const std::vector<std::string> kPostures = split_words("stand sit lie kneel berlindung siaga dorong bertahan");
const std::vector<std::string> kMoods = split_words("calm tense hostile panicked dispersing");
const std::vector<std::string> kReliefs = split_words("lapis_ganti lintas_ganti");
const std::vector<std::string> kDeliveries = split_words("voice megaphone pa_car radio phone paper person");
const std::vector<std::string> kObjects = split_words("cup bottle stone");
const std::vector<std::string> kMarks = split_words("phase_line zone route ring lane");
const std::vector<std::string> kSituations = split_words("green yellow red");
const std::vector<std::string> kConducts = split_words("orderly passive active aggressive");

void add_unit(Reading& r, UnitId unit, std::vector<UnitId>& out) {
  for (UnitId leaf : leaves_of(r.drill, unit))
    if (std::find(out.begin(), out.end(), leaf) == out.end()) out.push_back(leaf);
}

// Units, and vehicles where the verb takes them.
void read_actors(Reading& r, Fields& f, const char* key, std::vector<UnitId>& units, std::vector<VehicleId>* vehicles) {
  for (const Node* n : f.list(key)) {
    if (n->kind != Node::Kind::scalar) {
      r.p.error("G0104", *n, fmt::format("\"{}\" takes a name or a list of names", key));
      continue;
    }
    if (const auto u = r.units.find(n->text); u != r.units.end()) {
      add_unit(r, UnitId(u->second), units);
    } else if (const auto v = r.vehicles.find(n->text); vehicles && v != r.vehicles.end()) {
      vehicles->push_back(VehicleId(v->second));
    } else {
      std::vector<std::string> names = names_of(r.units);
      if (vehicles)
        for (std::string& name : names_of(r.vehicles)) names.push_back(std::move(name));
      r.p.error("G0201", *n, fmt::format("unknown unit \"{}\"", n->text), base::did_you_mean(n->text, names));
    }
  }
}

template <class Id>
void read_ids(Reading& r, Fields& f, const char* key, const std::map<std::string, std::uint32_t, std::less<>>& map,
              const char* code, const char* what, std::vector<Id>& out) {
  for (const Node* n : f.list(key)) {
    const auto found = map.find(n->text);
    if (found == map.end())
      r.p.error(code, *n, fmt::format("unknown {} \"{}\"", what, n->text), base::did_you_mean(n->text, names_of(map)));
    else
      out.push_back(Id(found->second));
  }
}

void read_to(Reading& r, Fields& f, Event& e, bool needed) {
  const Node *to = f.find("to"), *route = f.find("route");
  if (to && route) r.p.error("G0103", f.node(), "either \"to\" or \"route\", not both");
  if (needed && !to && !route) r.p.error("G0103", f.node(), "this verb needs \"to\" or \"route\"");
  if (to) e.where = read_where(r, *to);
  if (route) {
    const auto found = r.routes.find(route->text);
    if (found == r.routes.end())
      r.p.error("G0203", *route, fmt::format("unknown route \"{}\"", route->text), base::did_you_mean(route->text, names_of(r.routes)));
    else
      e.where = {Where::Kind::route, found->second, {}};
  }
  for (const Node* n : f.list("via")) e.via.push_back(read_where(r, *n));
}

void read_posture(Fields& f, Event& e) {
  if (const auto p = f.read_word("posture", kPostures)) e.posture = static_cast<Posture>(*p);
}
void read_pace(Fields& f, Event& e) {
  if (const auto p = f.read_word("pace", kPaces)) e.pace = static_cast<Pace>(*p);
}
void read_facing(Reading& r, Fields& f, Event& e) {
  if (const Node* n = f.find("facing")) e.facing = read_where(r, *n);
}
void read_delivery(Fields& f, Event& e) {
  if (const auto d = f.read_word("by", kDeliveries)) e.delivery = kDeliveries[*d];
}
void require_who(Reading& r, Fields& f, Event& e, bool vehicles = false) {
  if (f.require("who")) read_actors(r, f, "who", e.who, vehicles ? &e.vehicles : nullptr);
}
void at_unit(Reading& r, Fields& f, Event& e) {
  if (const Node* n = f.find("at_unit")) {
    e.where = read_where(r, *n);
    if (e.where && e.where.kind != Where::Kind::unit) r.p.error("G0201", *n, fmt::format("\"{}\" is no unit", n->text));
  }
}

// What to write instead: the venue's routes.
std::string route_hint(const Reading& r) {
  std::string all;
  for (const NamedRoute& route : r.drill.venue.routes) {
    if (all.size() > 160) break;
    all += (all.empty() ? "\"route\" takes one of: " : ", ") + route.name;
  }
  return all;
}

// Motorbikes take two each.
void check_seats(Reading& r, Fields& f, const Event& e) {
  int people = 0, bikes = 0;
  for (UnitId u : e.who) people += r.drill.units[u.index].count;
  for (VehicleId v : e.vehicles) bikes += vehicle_types()[r.drill.vehicles[v.index].type].width < 1.1f;
  if (bikes > 0 && people > bikes * 2)
    r.p.error("G0110", f.node(), fmt::format("{} people on {} motorbikes: two to each", people, bikes));
}

void read_exits(Reading& r, Fields& f, Event& e) {
  f.require("exits");
  for (const Node* n : f.list("exits")) {
    const Where w = read_where(r, *n, false);
    if (w && (w.kind != Where::Kind::area || r.drill.venue.areas[w.index].kind != AreaKind::exit))
      r.p.error("G0313", *n, fmt::format("\"{}\" is no area of kind exit", n->text));
    else if (w)
      e.exits.push_back(w);
  }
}

// "at" is the time of an event; the verbs that also have a place call it "place".
void read_movement(Reading& r, Fields& f, Event& e) {
  switch (e.verb) {
    case Verb::move:
      require_who(r, f, e, true);
      read_to(r, f, e, true);
      read_pace(f, e);
      read_facing(r, f, e);
      read_posture(f, e);
      e.forms = read_formation(f, e.formation);
      break;
    case Verb::gather:
    case Verb::march:
      require_who(r, f, e);
      read_to(r, f, e, true);
      read_pace(f, e);
      read_facing(r, f, e);
      e.forms = read_formation(f, e.formation);
      break;
    case Verb::form:
      require_who(r, f, e);
      e.forms = read_formation(f, e.formation);
      if (const Node* n = f.find("place")) e.where = read_where(r, *n);
      read_facing(r, f, e);
      read_posture(f, e);
      read_pace(f, e);
      break;
    case Verb::hold:
      require_who(r, f, e);
      read_posture(f, e);
      break;
    case Verb::dress:
      require_who(r, f, e);
      f.read("interval", e.formation.interval, 0.5f, 5);
      break;
    case Verb::wheel: {
      require_who(r, f, e);
      float degrees = 0;
      if (f.require("turn")) f.read("turn", degrees, -180, 180);
      e.turn = degrees * (kPi / 180);
      break;
    }
    case Verb::cover:
      require_who(r, f, e);
      if (f.require("of")) read_actors(r, f, "of", e.by, nullptr);
      e.distance = 2;
      e.pace = Pace::march;
      f.read("distance", e.distance, 0.8f, 20);
      read_pace(f, e);
      break;
    case Verb::relieve:
      require_who(r, f, e);
      if (f.require("by")) read_actors(r, f, "by", e.by, nullptr);
      if (const auto d = f.read_word("drill", kReliefs)) e.relief = static_cast<Relief>(*d);
      e.forms = read_formation(f, e.formation);
      e.lasts = 90'000;  // domain: 60 to 120 s
      break;
    case Verb::escort:
      require_who(r, f, e);
      if (f.require("of")) read_actors(r, f, "of", e.by, nullptr);
      read_to(r, f, e, true);
      read_pace(f, e);
      if (f.has("carry")) read_ids(r, f, "carry", r.props, "G0208", "prop", e.props);
      break;
    case Verb::embark:
    case Verb::disembark:
      require_who(r, f, e);
      f.require("vehicle");
      read_ids(r, f, "vehicle", r.vehicles, "G0207", "vehicle", e.vehicles);
      if (const Node* n = f.find("place")) e.where = read_where(r, *n);
      read_pace(f, e);
      if (e.verb == Verb::embark) check_seats(r, f, e);
      break;
    case Verb::sit:
      require_who(r, f, e);
      e.posture = Posture::sit;
      read_posture(f, e);
      break;
    case Verb::surge:
    case Verb::push:
      require_who(r, f, e);
      if (const Node* n = f.find("toward")) e.facing = e.where = read_where(r, *n);
      f.read("distance", e.distance, -100, 200);
      f.read("step", e.step, 1, 100);
      f.read_duration("rest", e.rest);
      break;
    case Verb::part:
      require_who(r, f, e);
      if (f.require("for")) read_actors(r, f, "for", e.by, &e.vehicles);
      read_to(r, f, e, false);
      break;
    case Verb::split:
      f.require("vehicle");
      read_ids(r, f, "vehicle", r.vehicles, "G0207", "vehicle", e.vehicles);
      if (f.require("of")) read_actors(r, f, "of", e.by, nullptr);
      read_to(r, f, e, true);
      e.formation = {.shape = Shape::banjar, .front = 2};
      e.lasts = 60'000;
      break;
    case Verb::disperse:
      require_who(r, f, e);
      read_exits(r, f, e);
      read_pace(f, e);
      break;
    case Verb::vote:
      require_who(r, f, e);
      read_station(r, f, e.station);
      read_exits(r, f, e);
      read_pace(f, e);
      break;
    case Verb::treat:
    case Verb::detain:
      require_who(r, f, e);
      if (f.require("of")) read_actors(r, f, "of", e.by, nullptr);
      read_to(r, f, e, false);
      e.lasts = 60'000;
      break;
    default: break;
  }
}

void read_means(Reading& r, Fields& f, Event& e) {
  switch (e.verb) {
    case Verb::say:
    case Verb::warn:
    case Verb::pass_command:
      read_actors(r, f, "who", e.who, nullptr);
      if (const Node* n = f.find("to_unit")) e.where = read_where(r, *n);
      f.require("text");
      f.read("text", e.text);
      read_delivery(f, e);
      if (e.verb == Verb::warn) f.read("number", e.number, 1, 3);
      e.lasts = 8'000;
      break;
    case Verb::chant:
      require_who(r, f, e);
      f.read("text", e.text);
      e.lasts = 20'000;
      break;
    case Verb::throw_:
      require_who(r, f, e);
      at_unit(r, f, e);
      if (const auto o = f.read_word("object", kObjects)) e.object = kObjects[*o];
      e.lasts = 20'000;
      break;
    case Verb::spray:
      f.require("vehicle");
      read_ids(r, f, "vehicle", r.vehicles, "G0207", "vehicle", e.vehicles);
      at_unit(r, f, e);
      if (const Node* n = f.find("place")) e.where = read_where(r, *n);
      e.lasts = 20'000;
      break;
    case Verb::barrier:
      f.require("vehicle");
      read_ids(r, f, "vehicle", r.vehicles, "G0207", "vehicle", e.vehicles);
      read_to(r, f, e, true);
      // The wire lies along a line; a place alone is no line.
      if (e.where && e.where.kind != Where::Kind::route)
        r.p.error("G0203", *f.find("to"), "a barrier is rolled out along a route, and this is only a place", route_hint(r));
      e.lasts = 60'000;
      break;
    case Verb::fire:
    case Verb::extinguish:
      if (e.verb == Verb::extinguish) require_who(r, f, e);
      f.require("prop");
      read_ids(r, f, "prop", r.props, "G0208", "prop", e.props);
      if (e.verb == Verb::fire) {
        e.smoke = 0.6f;
        e.flame = 0.5f;
        f.read("smoke", e.smoke, 0, 1);
        f.read("flame", e.flame, 0, 1);
      }
      e.lasts = 60'000;
      break;
    case Verb::show_prop:
    case Verb::hide_prop:
      f.require("prop");
      read_ids(r, f, "prop", r.props, "G0208", "prop", e.props);
      break;
    case Verb::mood:
      require_who(r, f, e);
      f.require("mood");
      if (const auto m = f.read_word("mood", kMoods)) e.mood = static_cast<Mood>(*m);
      break;
    default: break;
  }
}

void read_talk(Reading& r, Fields& f, Event& e) {
  switch (e.verb) {
    case Verb::inject:
      f.require("serial");
      f.read("from", e.from);
      f.read("to", e.to);
      read_delivery(f, e);
      f.require("text");
      f.read("text", e.text);
      f.read("expect", e.expect);
      f.read("responsible", e.responsible);
      e.lasts = 12'000;
      break;
    case Verb::narrate:
      f.require("text");
      f.read("text", e.text);
      e.lasts = 10'000;
      break;
    case Verb::show:
      if (const Node* n = f.require("view")) e.view = read_view(r, *n);
      break;
    case Verb::mark:
      f.require("what");
      if (const auto m = f.read_word("what", kMarks)) e.mark = kMarks[*m];
      if (const Node* n = f.require("place")) e.where = read_where(r, *n, false);
      f.read("title", e.text);
      break;
    case Verb::situation: {
      if (const auto s = f.read_word("situation", kSituations)) e.situation = static_cast<Situation>(*s);
      if (const auto c = f.read_word("conduct", kConducts)) e.conduct = static_cast<Conduct>(*c);
      int force = 0;
      f.read("force", force, 1, 5);
      if (force > 0) e.force = force;
      f.read("because", e.text);
      break;
    }
    case Verb::metric: f.require("effects"); break;
    default: break;
  }
}

struct Timing {
  const Node* after = nullptr;
  Ms plus = 0;
  bool settled = false;
};

// `after` within the list: resolved in rounds; what stays open goes in a circle.
void settle(Reading& r, const std::vector<EventId>& ids, std::vector<Timing>& timing) {
  for (bool progress = true; progress;) {
    progress = false;
    for (std::size_t i = 0; i < ids.size(); ++i) {
      if (timing[i].settled) continue;
      for (std::size_t k = 0; k < ids.size(); ++k) {
        const Event& other = r.drill.events[ids[k].index];
        if (other.id != timing[i].after->text || !timing[k].settled) continue;
        r.drill.events[ids[i].index].at = other.at + other.lasts + timing[i].plus;
        r.drill.events[ids[i].index].after = ids[k];
        timing[i].settled = progress = true;
        break;
      }
    }
  }
  std::vector<std::string> names;
  for (EventId id : ids) names.push_back(r.drill.events[id.index].id);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (timing[i].settled) continue;
    const Node& n = *timing[i].after;
    if (std::find(names.begin(), names.end(), n.text) == names.end())
      r.p.error("G0211", n, fmt::format("unknown event \"{}\" in this list", n.text), base::did_you_mean(n.text, names));
    else
      r.p.error("G0314", n, fmt::format("\"after: {}\" goes in a circle", n.text));
  }
}

}  // namespace

void read_units(Reading& r, Fields& f, const char* key, std::vector<UnitId>& out) {
  read_actors(r, f, key, out, nullptr);
}

std::optional<Shape> read_shape(Reading& r, const Node& n) {
  const auto found = std::find(kShapes.begin(), kShapes.end(), n.text);
  if (n.kind == Node::Kind::scalar && found != kShapes.end()) return static_cast<Shape>(found - kShapes.begin());
  r.p.error("G0109", n, fmt::format("unknown shape \"{}\"", n.text), base::did_you_mean(n.text, kShapes));
  return std::nullopt;
}

bool read_formation(Fields& f, Formation& out) {
  bool any = false;
  for (const char* key : {"shape", "ranks", "front", "interval", "gap"}) any = any || f.has(key);
  if (const auto s = f.read_word("shape", kShapes)) out.shape = static_cast<Shape>(*s);
  f.read("ranks", out.ranks, 1, 10);
  f.read("front", out.front, 1, 100);
  f.read("interval", out.interval, 0.3f, 20);
  f.read("gap", out.rank_gap, 0.3f, 20);
  return any;
}

std::vector<EventId> read_events(Reading& r, Fields& owner, const std::string& prefix) {
  std::vector<EventId> ids;
  std::vector<Timing> timing;
  for (const Node* n : owner.list("events")) {
    if (r.drill.events.size() >= kMostEvents) {
      r.p.error("G0315", *n, fmt::format("more than {} events", kMostEvents));
      break;
    }
    Fields f(r.p, *n, "an event");
    if (n->kind != Node::Kind::map) continue;
    Event e;
    e.place = r.p.place(*n);
    e.id = fmt::format("{}#{}", prefix, ids.size() + 1);
    f.read("id", e.id);
    f.read("contingency", e.contingency);
    Timing t;
    const Node *at = f.find("at"), *after = f.find("after");
    // What waits until it is fired needs no time.
    if (bool(at) == bool(after) && (at || !e.contingency))
      r.p.error("G0103", *n, "an event has either \"at\" or \"after\"");
    if (at) f.read_duration("at", e.at);
    t.after = after;
    t.settled = !after;
    f.read_duration("plus", t.plus);
    const Node* verb = f.require("do");
    if (verb) {
      const auto found = std::find(kVerbs.begin(), kVerbs.end(), verb->text);
      if (found == kVerbs.end()) {
        r.p.error("G0205", *verb, fmt::format("unknown verb \"{}\"", verb->text), base::did_you_mean(verb->text, kVerbs));
        continue;  // its other keys cannot be judged
      }
      e.verb = static_cast<Verb>(found - kVerbs.begin());
      read_movement(r, f, e);
      read_means(r, f, e);
      read_talk(r, f, e);
    }
    f.read("serial", e.serial);
    f.read("addition", e.addition);
    f.read_duration("lasts", e.lasts);
    e.effects = read_effects(r, f);
    f.finish();
    for (const Event& other : r.drill.events)
      if (other.id == e.id) r.p.error("G0301", *n, fmt::format("the event id \"{}\" is taken (line {})", e.id, other.place.line));
    ids.push_back(EventId(r.drill.events.size()));
    timing.push_back(t);
    r.drill.events.push_back(std::move(e));
  }
  settle(r, ids, timing);
  return ids;
}

}  // namespace scenes
