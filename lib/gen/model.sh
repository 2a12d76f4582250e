#!/bin/sh
# model.sh DATA MODEL [NER NAMES]: train the models of vnseg and vngrep.
# From the files under DATA, which lib/data/PROVENANCE.md lists, that of vnseg,
# written to MODEL.  Needs cmd/vntrain and xz; takes about half a minute and 700 MB.
# MODEL -: none is written; slices of the gold are held out too, and scored.
# From tests/data/names.tsv and all NER/*.jsonl that of vngrep, written to NAMES;
# some seconds.  NER may be empty, or where it is not, DATA.
# The same files, by the same names, make the same bytes.
set -eu
LC_ALL=C
export LC_ALL

data=$1
model=$2
ner=${3-}
names=${4-}
gen=${0%/*}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM

# The names, last: what vntrain reads in a line depends on the model of vnseg, so
# it is linked again first.
train_names() {
	set -- "$ner"/*.jsonl
	if [ ! -r "$1" ]; then
		echo "model.sh: no annotated lines in '$ner': make model NER=dir" >&2
		exit 2
	fi
	${MAKE:-make} -s cmd/vntrain
	sh "$gen/marked.sh" tests/data/names.tsv > "$tmp/names.jsonl"
	cmd/vntrain -t ner -o "$names" --size=2M \
	    --name='vngrep names 3' "$tmp/names.jsonl" "$@"
}
if [ -z "$data" ] && [ -n "$ner" ]; then
	train_names
	exit
fi

seg=$data/seg
lex=$data/lex
if [ ! -r "$seg/ud-train.txt" ] || [ ! -r "$lex/rdr-vocab.txt" ]; then
	echo "model.sh: no training data in '$data': make model DATA=dir" >&2
	exit 2
fi

# The treebank as pyvi has it spells the full stop of TP. in an odd way, and some
# joiners double.
sed 's/(\._\.)_/. /g; s/(\._\.)/./g; s/__/_/g' "$seg/pyvi-vtb-train.txt" > "$tmp/pyvi"
# One word a line; entries with a colon are pages about pages.
sed -n 's/^{"text": "\([^"\\:]*\)", "source".*/\1/p' \
    "$lex/uvd-wiktionary.txt" > "$tmp/wiktionary"
cut -f 3 "$lex/admin-2025-34.tsv" | sort -u > "$tmp/places"
xz -dc "$seg/silver-vote.txt.xz" > "$tmp/vote"
# A third of it, of all kinds of text: more did not help.
xz -dc "$seg/silver-rdr.txt.xz" | awk 'NR % 3 == 1' > "$tmp/rdr"

train() {
	cmd/vntrain -t seg --size=512K --epochs=5 --min-word=5 \
	    --min-feature=2 --gold-weight=4 --silver-weight=1 \
	    --words="$lex/rdr-vocab.txt" --words="$tmp/wiktionary" \
	    --places="$tmp/places" --family="$lex/names-family-freq.tsv" \
	    --middle="$lex/names-middle-freq.tsv" \
	    --given="$lex/names-given-freq.tsv" --held="ud:$seg/ud-dev.txt" \
	    --silver="ud:$tmp/vote" --silver="vlsp:$tmp/rdr" \
	    "ud:$seg/ud-train.txt" "$@"
}

if [ "$model" = - ]; then
	# the scores of the recipe on slices of the gold that it does not see
	head -n 8764 "$tmp/pyvi" > "$tmp/pyvi-train"
	tail -n +8765 "$tmp/pyvi" > "$tmp/pyvi-dev"
	head -n 2495 "$seg/rdr-gold.txt" > "$tmp/gold-train"
	tail -n +2496 "$seg/rdr-gold.txt" > "$tmp/gold-dev"
	train -o /dev/null --held="ud:$tmp/pyvi-dev" \
	    --held="vlsp:$tmp/gold-dev" "ud:$tmp/pyvi-train" \
	    "vlsp:$tmp/gold-train"
else
	train -o "$model" --name='vnseg words 2' "ud:$tmp/pyvi" \
	    "vlsp:$seg/rdr-gold.txt"
fi
[ -z "$ner" ] || train_names
