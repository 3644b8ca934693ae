#!/usr/bin/env bash
# A trainee goes through the flagship to its end, by keys and mouse alone: stands where it
# is asked to stand, shows what it is asked to show, chooses formations, answers every
# decision with a reason, reads the feedback and plays on.
# usage: train_test.sh GELAR DRILL LANG [WIDTHxHEIGHT]
set -u
gelar=$1 drill=$2 language=$3 size=${4:-480x270}
folder=$(mktemp -d)
dump=$folder/state
export XDG_STATE_HOME=$folder/state-home XDG_CONFIG_HOME=$folder/config
"$gelar" train "$drill" --role nego --lang "$language" --size "$size" --quality low --validation --state-dump "$dump" 2>"$folder/log" &
program=$!
trap 'kill $program 2>/dev/null; rm -rf "$folder"' EXIT

get() { sed -n "s/^$1=//p" "$dump" 2>/dev/null | head -1; }
fail() { echo "train_test: $1"; cat "$folder/log"; cat "$dump"; exit 1; }
# wait_for "what" SECONDS COMMAND…: polls until it succeeds.
wait_for() {
  local what=$1 left=$(($2 * 5))
  shift 2
  until "$@"; do
    kill -0 $program 2>/dev/null || fail "the program ended while waiting for $what"
    [ $((left -= 1)) -gt 0 ] || fail "no $what"
    sleep 0.2
  done
}
is() { [ "$(get "$1")" = "$2" ]; }
is_not() { [ -n "$(get size)" ] && [ "$(get "$1")" != "$2" ]; }
at_least() { [ "$(get "$1")" -ge "$2" ] 2>/dev/null; }
press() { xdotool key --clearmodifiers "$1"; }
# The middle of the table, where a saved view looks at.
middle() {
  local width=${size%x*} height=${size#*x}
  local percent=$((height * 100 / 1080))  # the interface's scale; it does not go below 55
  [ $percent -ge 55 ] || percent=55
  xdotool mousemove $(((width - width * 36 / 100) / 2)) $(((height + 64 * percent / 100) / 2))
}

wait_for "window" 120 at_least baked 1000
window=$(xdotool search --pid $program | tail -1)
xdotool windowfocus "$window"
wait_for "role" 60 is role nego
is language "$language" || fail "the language is $(get language)"
for speed in 2 4 8 16; do  # each press doubles what is shown
  press period
  wait_for "speed $speed" 30 is speed $speed
done

# Saved views whose middle is the place that a task means.
view_of() {
  case $1 in
    wait_b) echo 8 ;;
    lane_east | logistics) echo 7 ;;
    gate) echo 5 ;;
    rope_line) echo 2 ;;
    muster) echo 1 ;;
  esac
}
done_right=0
answer_task() {
  local task=$1 before view key
  before=$(get tasks_right)
  case $task in
    rope | shelter)
      press 2
      wait_for "answer to $task" 60 at_least tasks_right $((before + 1)) ;;
    wait_b | gate | rope_line | muster)
      view=$(view_of "$task")
      press "$view"; sleep 2
      middle; xdotool keydown ctrl click 1 keyup ctrl; sleep 2
      press Return
      wait_for "standing at $task" 60 at_least tasks_right $((before + 1)) ;;
    lane_east | logistics)
      press "$(view_of "$task")"; sleep 2
      middle; xdotool click 1
      wait_for "showing $task" 60 at_least tasks_right $((before + 1)) ;;
    *)
      press Escape
      wait_for "leaving $task" 60 is task "" 
      return ;;
  esac
  done_right=$((done_right + 1))
  press Return
  wait_for "going on after $task" 60 is_not task "$task"
}

answers=0
end=$(get end)
deadline=$((SECONDS + 1100))
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
  elif [ -n "$feedback" ]; then
    press Return
    wait_for "going on after feedback" 60 is feedback ""
  elif [ -n "$task" ]; then
    answer_task "$task"
  elif is playing 0; then
    press space
    sleep 0.5
  else
    sleep 0.3
  fi
done
[ $answers -eq 10 ] || fail "$answers decisions were answered"
at_least tasks_right 8 || fail "only $(get tasks_right) tasks are right"
is validation 0 || fail "validation messages"
press ctrl+q
echo "train_test: $language: $answers decisions, $(get tasks_right) tasks right, $((SECONDS)) s"
