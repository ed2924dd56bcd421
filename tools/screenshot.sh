#!/usr/bin/env bash
# A picture of the real window: tools/screenshot.sh [OPTION…] OUT.png [FILE]
#   --size WxH        of the window, which fills its screen (default 1440x900)
#   --dark            the dark colours
#   --language CODE   of the window: en (default), ko, ja
#   --keys "K K …"    keys pressed before the picture (xdotool names), after the first frame
#   --click "N N …"   named parts that are clicked after the keys ("view:cost", "tab:problems")
#   --build FOLDER    where the program was built (default build)
# Waits for FIRSTFRAME, which the program writes to stderr under ISSHONI_TRACE=1.
# SPDX-License-Identifier: MIT
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
size=1440x900 dark='' language=en keys='' clicks='' build=$root/build
while [ $# -gt 0 ]; do
  case $1 in
    --size) size=$2; shift ;;
    --dark) dark=1 ;;
    --language) language=$2; shift ;;
    --keys) keys=$2; shift ;;
    --click) clicks=$2; shift ;;
    --build) build=$(cd "$2" && pwd); shift ;;
    -h | --help) sed -n '2,9s/^# //p' "$0"; exit 0 ;;
    -*) echo "screenshot: unknown option $1" >&2; exit 2 ;;
    *) break ;;
  esac
  shift
done
[ $# -ge 1 ] || { echo "screenshot: say where the picture goes" >&2; exit 2; }
out=$1
file=${2:+$(readlink -f "$2")}

scratch=$(mktemp -d)
children=()
clean_up() {
  for child in "${children[@]}"; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$scratch"
}
trap clean_up EXIT

# Without a compositor GTK draws a border of its own around the window: the screen is that much
# larger than the picture, and the picture is cut out of it.
border=5
width=${size%x*} height=${size#*x}
screen=$((width + 2 * border))x$((height + 2 * border))
touch "$scratch/err"

Xvfb -displayfd 3 -screen 0 "${screen}x24" -nolisten tcp \
  3>"$scratch/display" 2>"$scratch/xvfb.log" &
children+=($!)
for _ in $(seq 100); do
  [ ! -s "$scratch/display" ] || break
  sleep 0.1
done
DISPLAY=:$(cat "$scratch/display")
export DISPLAY
mkdir -m 700 "$scratch/run"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS

# A fresh home: the picture is what a new user sees, and nobody's recent files are in it.
export HOME=$scratch XDG_CONFIG_HOME=$scratch/config XDG_DATA_HOME=$scratch/data
export XDG_STATE_HOME=$scratch/state XDG_CACHE_HOME=$scratch/cache XDG_RUNTIME_DIR=$scratch/run
export GDK_BACKEND=x11 GSK_RENDERER=cairo GTK_A11Y=none GSETTINGS_BACKEND=keyfile ISSHONI_TRACE=1
export GSETTINGS_SCHEMA_DIR=$build/data/desktop ISSHONI_LOCALEDIR=$build/po LC_ALL=C.UTF-8
export ISSHONI_STYLES=$root/ui/styles
export XDG_DATA_DIRS=$root:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}
gsettings set io.github.isshoni.Isshoni window-width "${screen%x*}"
gsettings set io.github.isshoni.Isshoni window-height "${screen#*x}"
gsettings set io.github.isshoni.Isshoni language "$language"
if [ -n "$dark" ]; then gsettings set io.github.isshoni.Isshoni color-scheme dark; fi

program=$(find "$build/src" -maxdepth 2 -name isshoni -type f -perm -u+x | head -n 1)
[ -n "$program" ] || { echo "screenshot: no program in $build, build first" >&2; exit 1; }
LANGUAGE=$language "$program" ${file:+"$file"} >"$scratch/out" 2>"$scratch/err" &
children+=($!)
for _ in $(seq 200); do
  ! grep -q FIRSTFRAME "$scratch/err" || break
  kill -0 "${children[-1]}" 2>/dev/null || break
  sleep 0.1
done
if ! grep -q FIRSTFRAME "$scratch/err"; then
  echo "screenshot: the window did not come up" >&2
  cat "$scratch/err" >&2
  exit 1
fi
# There is no window manager: put the window into the corner and fill the screen.
window=$(xdotool search --onlyvisible --pid "${children[-1]}" | tail -n 1)
xdotool windowmove "$window" 0 0 windowsize "$window" "${screen%x*}" "${screen#*x}"
xdotool windowfocus "$window"
sleep 1.5
for key in $keys; do
  xdotool key --clearmodifiers "$key"
  sleep 0.3
done
for name in $clicks; do
  read -r x y width height < <(grep "^AT $name " "$scratch/err" | tail -n 1 | cut -d ' ' -f 3-)
  xdotool mousemove $((x + width / 2)) $((y + height / 2)) click 1
  sleep 0.5
done
if [ -n "$clicks" ]; then xdotool mousemove 0 0; fi
sleep 0.5
import -window root -crop "${size}+$border+$border" +repage "$out"
