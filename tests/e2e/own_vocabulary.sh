#!/usr/bin/env bash
# A project's own vocabulary, a YAML file in its rules/vocabularies: what lint, extract and assemble make of an XML
# language that Kopij has never heard of, recognised by its root, its namespace, its DOCTYPE or the file's extension.
# usage: own_vocabulary.sh SOURCE-TREE FOLDER-OF-PROGRAMS
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need python3
mkdir -p "$scratch/site/rules/vocabularies" "$scratch/site/rules/House" "$scratch/site/content"
cd "$scratch/site"
cat >.kopij.yml <<'END'
languages: [nl, en]
articles: content/*
styles: [House]
END
cat >rules/House/Shout.yml <<'END'
extends: existence
message: {en: "A heading does not shout '%s'.", nl: "Een kop schreeuwt '%s' niet."}
level: error
scope: heading
tokens: [HELP]
END

# vocabulary NAME MATCH: a language of leaflets, with elements whose names say nothing.
vocabulary() {
    cat >"rules/vocabularies/$1.yml" <<END
name: $1
match: {$2}
roles:
  heading: [k]
  paragraph: [t]
  code: [dose-code]
attributes:
  id: [key]
  language: [tongue]
its:
  translate-no: [dose-code, registry]
  within-text-yes: [strong-word, dose-code]
  translatable-attributes: ["picture@says"]
END
}

# article START-OF-THE-ROOT'S-TAG: what is written in that language.
article() {
    cat <<END
$1 tongue="nl">
  <k key="h1">HELP bij slapen</k>
  <t>Neem <strong-word>een</strong-word> tablet, HELP, <dose-code>1DD1</dose-code>.</t>
  <picture says="Een bed"/>
  <registry>RVG 123</registry>
</leaflet>
END
}

# judges FILE: lint knows its headings, extract its texts and language, and assemble puts a translation back.
judges() {
    local file=$1 name
    name=$(basename "${file%.*}")
    refuses kopij-lint "$file"
    [ "$(grep -c 'House.Shout' <<<"$output")" = 1 ] || fail "$file: one heading shouts, not: $output"
    grep -q ':[0-9]*:17\|HELP bij slapen' <<<"$output" || fail "$file: it is not the heading: $output"
    succeeds kopij-extract "$file" -o "$name.pot"
    grep '^msgid "..*"' "$name.pot" >found || fail "$file: nothing to translate"
    cat >wanted <<'END'
msgid "HELP bij slapen"
msgid "Neem <strong-word>een</strong-word> tablet, HELP, <_:dose-code-1/>."
msgid "Een bed"
END
    diff wanted found || fail "$file: other texts"
    sed -e 's/^"Language: .*/"Language: en\\n"/' -e 's/charset=CHARSET/charset=UTF-8/' "$name.pot" >"$name.po"
    python3 - "$name.po" <<'END'
import re, sys
turned = {"HELP bij slapen": "Help with sleep", "Een bed": "A bed",
          "Neem <strong-word>een</strong-word> tablet, HELP, <_:dose-code-1/>.":
          "Take <strong-word>one</strong-word> tablet, HELP, <_:dose-code-1/>."}
text = open(sys.argv[1]).read()
for id, string in turned.items():
    text = text.replace(f'msgid "{id}"\nmsgstr ""', f'msgid "{id}"\nmsgstr "{string}"')
open(sys.argv[1], "w").write(text)
END
    succeeds kopij-assemble --catalogue "$name.po" "$file" -o "$name.out"
    sed -e 's/HELP bij slapen/Help with sleep/' -e 's/Een bed/A bed/' -e 's/tongue="nl"/tongue="en"/' \
        -e 's/Neem <strong-word>een/Take <strong-word>one/' "$file" >wanted
    diff wanted "$name.out" || fail "$file: the translation is not in its place"
}


vocabulary by-root 'root: [leaflet]'
article '<leaflet' >content/root.xml
judges content/root.xml
rm rules/vocabularies/*

vocabulary by-namespace 'namespace: ["urn:leaflets"]'
article '<leaflet xmlns="urn:leaflets"' >content/namespace.xml
judges content/namespace.xml
rm rules/vocabularies/*

vocabulary by-doctype 'public-id: ["//House//DTD Leaflet"]'
article '<!DOCTYPE leaflet PUBLIC "-//House//DTD Leaflet 1.0//NL" "leaflet.dtd">
<leaflet' >content/doctype.xml
judges content/doctype.xml
rm rules/vocabularies/*

vocabulary by-extension 'extension: [.leaflet.xml]'
article '<leaflet' >content/by.leaflet.xml
judges content/by.leaflet.xml

# One of the shipped names gives way to the project's.
vocabulary jats 'root: [article]'
article '<article' | sed 's,</leaflet>,</article>,' >content/article.xml
judges content/article.xml

# What is wrong in one is said with its place, and the others go on.
printf 'name: broken\nroles: {heading: ["a["]}\n' >rules/vocabularies/broken.yml
output=$(kopij-extract content/article.xml -o again.pot 2>&1) || true
grep -q 'broken.yml:2:' <<<"$output" || fail "the broken vocabulary is not named: $output"
echo "five ways to know a language of one's own, and one to get it wrong"
