// Pantai Kartini as a table model, put together from its quarters.
#include "assets/sculpt/venue_parts.h"

namespace sculpt {

Solid kartini() {
  Solid s;
  s.one_sided = true;  // what is built of boxes and walls
  add_ground(s);
  add_ground_marks(s);
  add_election_office(s);
  add_market(s);
  add_rim(s);
  add_town(s);
  s.one_sided = false;  // the dome, boats, cloth, leaves and cars have insides
  add_turtle(s);
  add_sea(s);
  add_polling_station(s);
  add_greenery(s);
  add_parked(s);
  return s;
}

}  // namespace sculpt
