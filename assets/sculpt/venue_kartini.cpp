// Pantai Kartini as a table model, put together from its quarters.
#include "assets/sculpt/venue_parts.h"

namespace sculpt {

Solid kartini() {
  Solid s;
  add_ground(s);
  add_ground_marks(s);
  add_sea(s);
  add_turtle(s);
  add_election_office(s);
  add_polling_station(s);
  add_market(s);
  add_rim(s);
  add_town(s);
  add_greenery(s);
  add_parked(s);
  return s;
}

}  // namespace sculpt
