#!/usr/bin/env bash
# Draws the PNG icons from the SVG mark. Only for when the mark changes: the PNGs are committed.
# Needs rsvg-convert and pngquant (Debian: librsvg2-bin, pngquant).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../public/icons"

rsvg-convert -w 192 -h 192 mark.svg -o icon-192.png
rsvg-convert -w 512 -h 512 mark.svg -o icon-512.png
# Systems that cut icons to their own shape get a mark with blue to spare all round.
rsvg-convert -w 512 -h 512 ../../scripts/icon-maskable.svg -o maskable-512.png
rsvg-convert -w 180 -h 180 ../../scripts/icon-maskable.svg -o apple-touch-icon.png

# Two colours and the steps between them: sixteen are enough.
pngquant --force --skip-if-larger --strip --ext .png 16 ./*.png
