// Answers of other machines: teams that worked through the same drill elsewhere bring
// their session files.
#pragma once

#include <filesystem>

#include "app/session.h"
#include "app/train/teams.h"

namespace app {

struct VisitingTeam {
  std::string name;
  std::vector<TeamAnswer> answers;
};

// The teams of a session file, without the guests that it had itself; one without teams is
// named after its file. Errors: those
// of read_session; T0001 a session of another drill, T0002 nothing is answered in it. A
// session of the same script before it was edited is taken as far as it fits.
base::Result<std::vector<VisitingTeam>> read_visitors(const std::filesystem::path& file,
                                                      const std::shared_ptr<const Document>& document);
// The acts that bring all teams of the file into a training: AddGuest and AddGuestAnswer, so
// that its own session keeps them and needs the file no more. Errors also: T0003 too many,
// T0004 the file is there already.
base::Result<Commands> merge_session(const Training& training, const std::filesystem::path& file,
                                     const std::shared_ptr<const Document>& document);

}  // namespace app
