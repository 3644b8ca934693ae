// Questions about the tree of units.
#include "scenes/drill.h"

namespace scenes {

int strength_of(const Drill& drill) {
  int sum = 0;
  for (const Unit& unit : drill.units)
    if (unit.counts_to_strength) sum += unit.count;
  return sum;
}

std::vector<UnitId> leaves_of(const Drill& drill, UnitId unit) {
  std::vector<UnitId> out, open{unit};
  while (!open.empty()) {
    const UnitId u = open.back();
    open.pop_back();
    const Unit& node = drill.units[u.index];
    if (node.count > 0) out.push_back(u);
    // Reversed, so that the first child is visited first.
    open.insert(open.end(), node.children.rbegin(), node.children.rend());
  }
  return out;
}

}  // namespace scenes
