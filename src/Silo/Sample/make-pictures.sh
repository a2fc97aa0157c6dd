#!/bin/bash
# Makes the sample's pictures from two Debian packages (see LICENSES.md), with ImageMagick:
#   apt-get download openclipart-svg python3-skimage; for p in *.deb; do dpkg-deb -x "$p" unpacked; done; ./make-pictures.sh unpacked
set -euo pipefail
from=$1
to=$(dirname "$0")/files
art=$from/usr/share/openclipart/svg/animals/mammals
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# cut NAME FILE HEIGHT [flop]: an animal on nothing.
cut() {
  convert -background none -density 300 "$art/$2" -trim +repage -resize "x$3" ${4:+-$4} "$work/$1.png"
}
# ground NAME TOP MIDDLE BOTTOM: a wall and a floor, or a sky and a meadow, 800x600, with a little grain.
ground() {
  convert \( -size 800x390 "gradient:$2-$3" \) \( -size 800x210 "gradient:$4-$5" \) -append -seed 7 -attenuate 0.12 +noise Gaussian "$work/$1.png"
}
# scene NAME GROUND ANIMAL X Y …: animals with a soft shadow below them.
scene() {
  local name=$1 picture=$work/$2.png; shift 2
  cp "$picture" "$work/scene.png"
  while [ $# -gt 0 ]; do
    convert "$work/scene.png" \( "$work/$1.png" \( +clone -background black -shadow 45x9+6+14 \) +swap -background none -layers merge +repage \) -geometry "+$2+$3" -composite "$work/scene.png"
    shift 3
  done
  convert "$work/scene.png" -strip -interlace Plane -quality 84 "$to/$name.jpg"
}

ground room '#e9dfcf' '#d8c7ab' '#8d6a48' '#6d4f33'
ground garden '#9fc9e8' '#dff0f7' '#7fae5a' '#4f7d35'
ground kitchen '#f3f1ec' '#dfe5e2' '#b9b2a4' '#8e887c'
ground evening '#5b6c93' '#e5b38e' '#5f6f4a' '#3a4a30'

cut beagle dogs/beagle_copper_ganson.svg 300
cut pup dog_03_drawn_with_strai_01.svg 250
cut walker dog_06_drawn_with_strai_01.svg 290 flop
cut great dog_05_drawn_with_strai_01.svg 320
cut retriever dog_01_drawn_with_strai_01.svg 330
cut grey housecats/gatto_cat_architetto_fra_02.svg 250
cut tuxedo housecats/gatto_cat_architetto_fra_03.svg 270
cut black housecats/gatto_cat_architetto_fra_01.svg 230
cut siamese housecats/gatto_cat_architetto_fra_04.svg 290
cut kitten housecats/kitten_gerald_g._01.svg 200

scene animals-1 garden beagle 60 230 tuxedo 470 270
scene animals-2 room siamese 110 200 black 430 300
scene animals-3 kitchen kitten 60 350 walker 380 230
scene animals-4 evening great 60 220 retriever 470 190
scene animals-5 garden pup 40 300 grey 330 240 kitten 610 370

convert "$from/usr/lib/python3/dist-packages/skimage/data/chelsea.png" -resize 800x -strip -interlace Plane -quality 84 "$to/animals-6.jpg"
ls -l "$to"
