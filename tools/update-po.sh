#!/usr/bin/env bash
# Bring po/ up to date with the sentences in the sources: the list of files, the template, every
# language. Run it after adding or changing a sentence; translators then fill po/*.po.
# SPDX-License-Identifier: MIT
set -euo pipefail
cd "$(dirname "$0")/.."

# The help sentences of the catalogue are data: they are written out as C that only xgettext reads.
if [ -f tools/catalog-strings.py ]; then
  python3 tools/catalog-strings.py po/catalog-strings.h
fi

{
  echo '# Files with sentences to translate. Written by tools/update-po.sh.'
  {
    ls data/desktop/*.desktop.in data/desktop/*.metainfo.xml.in data/desktop/*.gschema.xml
    if [ -f po/catalog-strings.h ]; then echo po/catalog-strings.h; fi
    grep -lE '\b(_|N_|C_|NC_|ngettext|g_dgettext|g_dngettext) ?\(' -r src --include='*.c' || true
    if [ -d ui ]; then grep -l 'translatable="yes' -r ui --include='*.ui' || true; fi
  } | LC_ALL=C sort
} >po/POTFILES.in

template=$(mktemp)
trap 'rm -f "$template"' EXIT
xgettext --files-from=<(grep -v '^#' po/POTFILES.in) --output="$template" --package-name=isshoni \
  --from-code=UTF-8 --add-comments=Translators --sort-by-file \
  --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=ngettext:1,2 \
  --keyword=g_dgettext:2 --keyword=g_dngettext:2,3 --flag=g_strdup_printf:1:c-format \
  --flag=_ish_said:1:c-format
while read -r language; do
  case $language in '' | '#'*) continue ;; esac
  msgmerge --quiet --update --backup=none --no-fuzzy-matching "po/$language.po" "$template"
  printf '%s: ' "$language"
  msgfmt --statistics --check --output-file=/dev/null "po/$language.po"
done <po/LINGUAS
