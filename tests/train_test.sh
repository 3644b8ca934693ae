#!/usr/bin/env bash
# A trainee goes through a drill to its end, by keys and mouse alone: stands where it is
# asked to stand, shows what it is asked to show, chooses formations, answers every
# decision with a reason and how sure it is, reads the feedback, watches the consequence
# and goes on to the next task. Nothing is waited for by the clock: only for what the
# program says of itself.
# With "killed" the program is killed after its first decision, and the training gone on with.
# usage: train_test.sh GELAR DRILL LANG ROLE DECISIONS TASKS [killed]
set -u
gelar=$1 drill=$2 language=$3 role=$4 decisions=$5 tasks=$6 killed=${7:-} size=480x270
folder=$(mktemp -d)
dump=$folder/state
export XDG_STATE_HOME=$folder/state-home XDG_CONFIG_HOME=$folder/config
start() { # MORE WORDS…
  rm -f "$dump"
  "$gelar" train "$drill" --size "$size" --quality low --validation --state-dump "$dump" "$@" 2>>"$folder/log" &
  program=$!
}
start --role "$role" --lang "$language"
trap 'kill $program 2>/dev/null; rm -rf "$folder"' EXIT

get() { sed -n "s/^$1=//p" "$dump" 2>/dev/null | head -1; }
fail() { echo "train_test: $1"; cat "$folder/log"; cat "$dump"; exit 1; }
# wait_for "what" SECONDS COMMAND…: polls until it succeeds.
wait_for() {
  local what=$1 left=$(($2 * 20))
  shift 2
  until "$@"; do
    kill -0 $program 2>/dev/null || fail "the program ended while waiting for $what"
    [ $((left -= 1)) -gt 0 ] || fail "no $what"
    sleep 0.05
  done
}
is() { [ "$(get "$1")" = "$2" ]; }
is_not() { [ -n "$(get size)" ] && [ "$(get "$1")" != "$2" ]; }
at_least() { [ "$(get "$1")" -ge "$2" ] 2>/dev/null; }
press() { xdotool key --clearmodifiers "$1"; }
either() { [ -n "$(get task)$(get decision)" ] || at_least t "$(get end)"; }

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
  }' <<<"$(get camera)"
}
# At one of the venue's views, once the camera has come to rest: the whole table, the south gate.
at_view() {
  case $1:$(get camera) in 1:-12.00,0.00,-4.00,*,165.00 | 8:28.00,0.00,34.00,*,55.00) ;; *) return 1 ;; esac
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
  before=$(get tasks_right)
  place=$(place_of "$task")
  case $task in
    rope | shelter | rain) press 2 ;;
    *)
      if [ -z "$place" ]; then
        press Escape
        wait_for "leaving $task" 60 is task ""
        return
      fi
      view=1
      [ "$task" = exits ] && view=8  # outside the picture of the whole table
      press $view
      wait_for "view $view" 60 at_view $view
      xdotool mousemove $(pixel_of $place)
      case $task in
        wait_b | outside | gate | rope_line | muster | boundary)
          xdotool keydown ctrl click 1 keyup ctrl
          wait_for "standing" 60 eval '! at_view 1'
          press Return ;;
        *) xdotool click 1 ;;
      esac ;;
  esac
  wait_for "answer to $task" 60 at_least tasks_right $((before + 1))
  press Return
  wait_for "going on after $task" 60 is_not task "$task"
}

arrive() {
  wait_for "window" 120 at_least baked 1000
  xdotool windowfocus "$(xdotool search --pid $program | tail -1)"
  wait_for "role" 60 is role "$role"
  is language "$language" || fail "the language is $(get language)"
}
arrive
for speed in 2 4 8 16; do  # each press doubles what is shown
  press period
  wait_for "speed $speed" 30 is speed $speed
done

answers=0
end=$(get end)
deadline=$((SECONDS + 900))
while [ "$(get t)" -lt "$end" ]; do
  [ $SECONDS -lt $deadline ] || fail "not at the end in time"
  kill -0 $program 2>/dev/null || fail "the program ended"
  task=$(get task) decision=$(get decision) feedback=$(get feedback)
  if [ -n "$decision" ]; then
    press 1
    wait_for "choice" 60 is_not chosen ""
    wait_for "the reason's line" 60 is writing 1
    xdotool type "alasan $decision"
    press Return
    answers=$((answers + 1))
    wait_for "answer" 60 at_least answers $answers
    is reason "alasan $decision" || fail "the reason is $(get reason)"
  elif [ -n "$feedback" ]; then
    press Return
    wait_for "going on after feedback" 60 is feedback ""
    if [ -n "$killed" ]; then
      killed=
      was="$(get path) $(get answers) $(get tasks_right) $(get speed)"
      kill -9 $program
      wait $program 2>/dev/null
      start --resume --lang "$language"
      arrive
      wait_for "what was done before" 60 is answers $answers
      now="$(get path) $(get answers) $(get tasks_right) $(get speed)"
      [ "$was" = "$now" ] || fail "gone on with $now, not $was"
      continue
    fi
    # The consequence is watched for a while before the next task is gone to.
    wait_for "the consequence" 60 eval '[ -n "$(get task)$(get decision)" ] || at_least t $(('"$(get t)"' + 30000)) || at_least t '"$end"
  elif [ -n "$task" ]; then
    answer_task "$task"
  else
    press Next
    wait_for "the next task" 120 either
  fi
done
[ $answers -eq "$decisions" ] || fail "$answers decisions were answered"
at_least tasks_right "$tasks" || fail "only $(get tasks_right) tasks are right"
is validation 0 || fail "validation messages"
press ctrl+q
wait "$program" || fail "the program did not end well"
echo "train_test: $language: $answers decisions, $(get tasks_right) tasks right, $SECONDS s"
