#!/usr/bin/env bash
# A trainee goes through a drill to its end, by keys and mouse alone: stands where it is
# asked to stand, shows what it is asked to show, chooses formations, answers every
# decision with a reason and how sure it is, reads the feedback, watches the consequence
# and goes on to the next task. Nothing is waited for by the clock: only for what the
# program says of itself.
# With "killed" the program is killed after its first decision, and the training gone on with.
# usage: train_test.sh GELAR DRILL LANG ROLE DECISIONS TASKS [killed]
set -u
gelar=$1 drill=$2 language=$3 role=$4 decisions=$5 tasks=$6 killed=${7:-}
command=train place="0 0" cache=${XDG_CACHE_HOME:-$HOME/.cache}
. "$(dirname "$0")/window_lib.sh"
size=480x270
press() { xdotool key --clearmodifiers "$1"; }
either() { [ -n "$(value task)$(value decision)" ] || holds t -ge "$(value end)"; }

# Where a place of the ground (metres east, north) is in the window, as the camera that
# the program tells of sees it: target, bearing, tilt, distance; 0.6 radians high.
pixel_of() {
  awk -F, -v east="$1" -v north="$2" -v size="$size" '{
    split(size, s, "x"); scale = s[2] / 1080; if (scale < 0.55) scale = 0.55
    panel = 420 * scale; if (panel > s[1] * 0.36) panel = s[1] * 0.36
    top = 64 * scale; w = s[1] - panel; h = s[2] - top
    forward_e = sin($4) * cos($5); forward_n = cos($4) * cos($5); forward_u = -sin($5)
    e = east - ($1 - forward_e * $6); n = north - (-$3 - forward_n * $6); u = 0 - ($2 - forward_u * $6)
    depth = e * forward_e + n * forward_n + u * forward_u
    right = e * cos($4) - n * sin($4)
    up = e * sin($4) * sin($5) + n * cos($4) * sin($5) + u * cos($5)
    f = h / 2 / (sin(0.3) / cos(0.3)) / depth
    printf "%d %d\n", w / 2 + right * f, top + h / 2 - up * f
  }' <<<"$(value camera)"
}
# At one of the venue's views, once the camera has come to rest: the whole table, the south gate.
at_view() {
  case $1:$(value camera) in 1:-12.00,0.00,-4.00,*,165.00 | 8:28.00,0.00,34.00,*,55.00) ;; *) return 1 ;; esac
}

# Where a task's place is, metres east and north; formations are chosen by their number.
place_of() {
  case $1 in
    wait_b) echo 34 -28 ;;
    lane_east) echo 45 -20 ;;
    buffer) echo -21 5 ;;
    logistics) echo 49 -14 ;;
    outside) echo 50 -22 ;;
    entrance) echo 44.6 -8.5 ;;
    gate) echo 0 25 ;;
    rope_line) echo 0 20 ;;
    ambulance) echo 40 20 ;;
    boundary) echo 47.5 -5.5 ;;
    exits) echo 34 -44 ;;
    way_out) echo 31.4 -8.7 ;;
    muster) echo -4 -4 ;;
  esac
}

answer_task() {
  local task=$1 before place view
  before=$(value tasks_right)
  place=$(place_of "$task")
  case $task in
    rope | shelter | rain) press 2 ;;
    *)
      if [ -z "$place" ]; then
        press Escape
        wait_for task = "" 60
        return
      fi
      view=1
      [ "$task" = exits ] && view=8  # outside the picture of the whole table
      press $view
      wait_until "view $view" 60 at_view $view
      xdotool mousemove --window "$window" $(pixel_of $place)
      case $task in
        wait_b | outside | gate | rope_line | muster | boundary)
          xdotool keydown ctrl click 1 keyup ctrl
          wait_until "standing" 60 eval '! at_view 1'
          press Return ;;
        *) xdotool click 1 ;;
      esac ;;
  esac
  wait_for tasks_right -ge $((before + 1)) 60
  press Return
  wait_for task != "$task" 60
}

arrive() { # MORE WORDS… of `gelar train`
  start "$drill" --lang "$language" "$@"
  wait_for baked -ge 1000 120
  wait_for role = "$role" 60
  wait_for language = "$language" 5
}
arrive --role "$role"
for speed in 2 4 8 16; do  # each press doubles what is shown
  press period
  wait_for speed = $speed 30
done

answers=0
end=$(value end)
deadline=$((SECONDS + 900))
while [ "$(value t)" -lt "$end" ]; do
  [ $SECONDS -lt $deadline ] || fail "not at the end in time"
  kill -0 $program 2>/dev/null || fail "the program ended"
  task=$(value task) decision=$(value decision) feedback=$(value feedback)
  if [ -n "$decision" ]; then
    press 1
    wait_for chosen != "" 60
    wait_for writing = 1 60
    xdotool type "alasan $decision"
    press Return
    answers=$((answers + 1))
    wait_for answers -ge $answers 60
    holds reason = "alasan $decision" || fail "the reason is $(value reason)"
  elif [ -n "$feedback" ]; then
    press Return
    wait_for feedback = "" 60
    if [ -n "$killed" ]; then
      killed=
      was="$(value path) $(value answers) $(value tasks_right) $(value speed)"
      kill -9 $program
      wait $program 2>/dev/null
      arrive --resume
      wait_for answers = $answers 60
      now="$(value path) $(value answers) $(value tasks_right) $(value speed)"
      [ "$was" = "$now" ] || fail "gone on with $now, not $was"
      continue
    fi
    # The consequence is watched for a while before the next task is gone to.
    watched=$(($(value t) + 30000))
    wait_until "the consequence" 60 eval 'either || holds t -ge $watched'
  elif [ -n "$task" ]; then
    answer_task "$task"
  else
    press Next
    wait_until "the next task" 120 either
  fi
done
[ $answers -eq "$decisions" ] || fail "$answers decisions were answered"
holds tasks_right -ge "$tasks" || fail "only $(value tasks_right) tasks are right"
quit
echo "train_test: $language: $answers decisions, $(value tasks_right) tasks right, $SECONDS s"
