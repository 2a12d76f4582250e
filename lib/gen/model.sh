#!/bin/sh
# model.sh DATA MODEL: train the model of vnseg from the files under DATA, which
# lib/data/PROVENANCE.md lists, and write it to MODEL.  Needs lib/gen/segtrain and
# xz; takes about a minute and 700 MB.  The same files make the same bytes.
set -eu
LC_ALL=C
export LC_ALL

data=$1
model=$2
seg=$data/seg
lex=$data/lex
if [ ! -r "$seg/ud-train.txt" ] || [ ! -r "$lex/rdr-vocab.txt" ]; then
	echo "model.sh: no training data in '$data': make model DATA=dir" >&2
	exit 2
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# The treebank as pyvi has it spells the full stop of TP. in an odd way.
sed 's/(\._\.)_/. /g; s/(\._\.)/./g' "$seg/pyvi-vtb-train.txt" > "$tmp/pyvi"
# One word a line; entries with a colon are pages about pages.
sed -n 's/^{"text": "\([^"\\:]*\)", "source".*/\1/p' \
    "$lex/uvd-wiktionary.txt" > "$tmp/wiktionary"
cut -f 3 "$lex/admin-2025-34.tsv" | sort -u > "$tmp/places"
xz -dc "$seg/silver-vote.txt.xz" > "$tmp/vote"

lib/gen/segtrain -b 14 -c 2 -m 5 -e 4 -n 'vnseg words 1' \
    -W "$lex/rdr-vocab.txt" -w "$tmp/wiktionary" -P "$tmp/places" \
    -F "$lex/names-family-freq.tsv" -M "$lex/names-middle-freq.tsv" \
    -G "$lex/names-given-freq.tsv" -t "$seg/ud-dev.txt" \
    -o "$tmp/model" \
    "ud:4:$seg/ud-train.txt" "ud:4:$tmp/pyvi" "vlsp:4:$seg/rdr-gold.txt" \
    "vlsp:1:+$tmp/vote"
cp "$tmp/model" "$model.tmp"
mv "$model.tmp" "$model"
