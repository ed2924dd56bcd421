#!/usr/bin/env bash
# Makes every picture of the documents from the real window: tools/readme-pictures.sh [BUILD]
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$(dirname "$0")/.."
build=${1:-build}
out=data/pictures
design=templates/disaster_notification.isshoni
tools/screenshot.sh --build "$build" --size 1920x1080 "$out/main-light.png" "$design"
tools/screenshot.sh --build "$build" --size 1920x1080 --dark --language ko \
  "$out/main-dark-ko.png" "$design"
tools/screenshot.sh --build "$build" --size 1920x1080 --keys "alt+3" --click "view:cost" \
  "$out/cost-light.png" "$design"
tools/screenshot.sh --build "$build" --size 1920x1080 --dark --language ko --keys "alt+2" \
  --click "view:security" "$out/security-dark-ko.png" templates/alb_autoscaling.isshoni
tools/screenshot.sh --build "$build" --size 1280x800 "$out/start.png"
