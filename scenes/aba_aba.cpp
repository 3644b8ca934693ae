#include "scenes/aba_aba.h"

#include "scenes/formations.h"

namespace scenes {
namespace {

const Text* for_shape(Shape shape) {
  static const Text kLine{"Bersaf, kumpul… MULAI!", "In line, fall in!"};
  static const Text kRope{"Pegang tali… GERAK!", "Take the rope!"};
  static const Text kArms{"Tangan berkait… GERAK!", "Link arms!"};
  static const Text kColumn{"Berbanjar, kumpul… MULAI!", "In column, fall in!"};
  static const Text kWedge{"Paruh lembing… MULAI!", "Wedge, form!"};
  static const Text kEchelon{"Melintang… JALAN!", "Echelon, march!"};
  static const Text kCircle{"Lingkaran… MULAI!", "Circle, form!"};
  static const Text kShields{"Berlindung… GERAK!", "Take cover!"};
  static const Text kGaps{"Mengurai… GERAK!", "Open gaps!"};
  switch (shape) {
    case Shape::bersaf:
      return &kLine;
    case Shape::tali:
      return &kRope;
    case Shape::berkait:
      return &kArms;
    case Shape::banjar:
      return &kColumn;
    case Shape::paruh_lembing:
      return &kWedge;
    case Shape::melintang:
      return &kEchelon;
    case Shape::lingkar:
      return &kCircle;
    case Shape::berlindung:
      return &kShields;
    case Shape::mengurai:
      return &kGaps;
    default:
      return nullptr;
  }
}

const Text* for_posture(Posture posture) {
  static const Text kHalt{"Henti… GERAK!", "Halt!"};
  static const Text kReady{"Siaga… GERAK!", "Stand ready!"};
  static const Text kHold{"Bertahan… GERAK!", "Hold the line!"};
  static const Text kPress{"Dorong… GERAK!", "Press!"};
  switch (posture) {
    case Posture::stand:
      return &kHalt;
    case Posture::siaga:
      return &kReady;
    case Posture::bertahan:
      return &kHold;
    case Posture::dorong:
      return &kPress;
    case Posture::berlindung:
      return for_shape(Shape::berlindung);
    default:
      return nullptr;
  }
}

const Text* for_dressing(float interval) {
  static const Text kDress{"Lencang kanan… GERAK!", "Right dress!"};
  static const Text kOpen{"Buka barisan… JALAN!", "Open ranks!"};
  static const Text kClose{"Tutup barisan… JALAN!", "Close up!"};
  constexpr float kWide = 1.0f;  // metres: more than an arm's length
  return interval <= 0 ? &kDress : interval > kWide ? &kOpen : &kClose;
}

}  // namespace

const Text* command_of(const Event& e) {
  static const Text kForward{"Maju… JALAN!", "Forward, march!"};
  static const Text kDouble{"Lari, maju… JALAN!", "At the double, march!"};
  static const Text kRelief{"Lapis ganti… MULAI!", "Relieve the line!"};
  static const Text kHandOver{"Lintas ganti… MULAI!", "Hand over the line!"};
  static const Text kPush{"Dorong, maju… JALAN!", "Push forward, march!"};
  static const Text kBack{"Mundur menghadap… JALAN!", "Facing front, step back!"};
  static const Text kWheelRight{"Haluan kanan… JALAN!", "Right wheel!"};
  static const Text kWheelLeft{"Haluan kiri… JALAN!", "Left wheel!"};
  static const Text kCover{"Tutup depan… GERAK!", "Cover the front!"};
  static const Text kTake{"Penindak, maju… JALAN!", "Arrest team, out!"};
  static const Text kEscort{"Pengawalan, maju… JALAN!", "Escort, march!"};
  switch (e.verb) {
    case Verb::move:
    case Verb::march:
      return e.pace == Pace::run ? &kDouble : &kForward;
    case Verb::form:
      return for_shape(e.formation.shape);
    case Verb::hold:
      return for_posture(e.posture);
    case Verb::dress:
      return for_dressing(e.formation.interval);
    case Verb::wheel:
      return e.turn > 0 ? &kWheelRight : &kWheelLeft;
    case Verb::cover:
      return &kCover;
    case Verb::relieve:
      return e.relief == Relief::lapis_ganti ? &kRelief : &kHandOver;
    case Verb::escort:
      return &kEscort;
    case Verb::push:
    case Verb::surge:
      return e.distance < 0 ? &kBack : &kPush;
    case Verb::detain:
      return &kTake;
    default:
      return nullptr;
  }
}

UnitId commander_of(const Drill& drill, const Event& e) {
  // In a relief the fresh line's leader gives the word.
  const bool relieved = e.verb == Verb::relieve;
  for (UnitId u : relieved ? e.by : e.who) {
    const Unit& unit = drill.units[u.index];
    if (!unit.crowd && !unit.leader.empty() && unit.count > 0 && unit_types()[unit.type].drilled) return u;
  }
  return {};
}

}  // namespace scenes
