#!/usr/bin/env bash
# The hooks of .pre-commit-hooks.yaml in the real pre-commit, in a scratch repository, as a writer meets them.
# usage: pre_commit.sh SOURCE-TREE FOLDER-OF-PROGRAMS nl|en
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
language=$3
need git pre-commit
export PRE_COMMIT_HOME=$scratch/pre-commit

# The hooks come from a repository, as they would from Kopij's own.
git init -q "$scratch/hooks"
cp "$root/.pre-commit-hooks.yaml" "$scratch/hooks"
git -C "$scratch/hooks" add .
git -C "$scratch/hooks" commit -q -m hooks
revision=$(git -C "$scratch/hooks" rev-parse HEAD)

git init -q "$scratch/site"
cd "$scratch/site"
cat >.pre-commit-config.yaml <<END
repos:
  - repo: $scratch/hooks
    rev: $revision
    hooks:
      - id: kopij-lint
        args: [--format, line]
      - id: kopij-check
        args: [--format, line]
      - id: kopij-links-local
      - id: kopij-links
END
cat >.kopij.yml <<END
languages: [nl, en]
articles: content/**/*.xml
catalogues: locales/{lang}/{article}.po
templates: locales/templates/{article}.pot
output: build/{lang}/{article}.xml
styles: [Evidence, Links]
END
mkdir -p content
cp -r "$root/tests/e2e/pre_commit/$language" content
article=content/$language/article.xml
target=content/$language/target.xml
pre-commit install >/dev/null
git add .
succeeds git commit -m "Two sound articles"

# line_of TEXT: where it stands in the article.
line_of() { grep -nF -m1 -- "$1" "$article" | cut -d: -f1; }

uncite() { sed -i 's| <xref ref-type="bibr" rid="r1">1</xref>||' "$article"; }
cut_link() { sed -i 's|"target.xml"|"gone.xml"|' "$article"; }
mend() { cp "$root/tests/e2e/pre_commit/$language/article.xml" "$article"; }
is_told_the_claim() { says "$article:$(line_of ' 19 minut'):10:Evidence.UncitedClaim:"; }
is_told_the_link() {
    says "$article:$(line_of '"gone.xml"'):"
    says ":Links.File:"
    says "gone.xml"
}

before=$(git rev-parse HEAD)
uncite
refuses git commit -a -m "An uncited claim"
is_told_the_claim
keeps_silent "Links."

mend
cut_link
refuses git commit -a -m "A dead link"
is_told_the_link
keeps_silent "$article:$(line_of ' 19 minut'):"

uncite
refuses git commit -a -m "An uncited claim and a dead link"
is_told_the_claim
is_told_the_link
keeps_silent "$target"
[ "$(git rev-parse HEAD)" = "$before" ] || fail "a commit was made all the same"

mend
echo >>"$article"
succeeds git commit -a -m "Mended"
[ "$(git rev-parse HEAD)" != "$before" ] || fail "the mended article was not committed"

# A translation whose number differs is refused, with its place in the catalogue.
case $language in
    nl)
        catalogue=locales/en/article.po
        before_number='In trials, cognitive behavioural therapy shortened the time to fall asleep by'
        after_number='minutes on average <_:xref-1/>. You can read more in'
        link_text='the article about dreams'
        ;;
    en)
        catalogue=locales/nl/article.po
        before_number='In onderzoek verkortte cognitieve gedragstherapie de tijd tot het inslapen met gemiddeld'
        after_number='minuten <_:xref-1/>. Meer lees je in'
        link_text='het artikel over dromen'
        ;;
esac
translate() { # NUMBER: the first paragraph
    local link='<ext-link ext-link-type=\\"uri\\" xlink:href=\\"target.xml\\">'
    awk -v text="$before_number $1 $after_number $link$link_text</ext-link>." '
        /^#: .*#help\/p$/ { here = 1 }
        here && /^msgstr / { print "msgstr \"" text "\""; here = 0; next }
        { print }' "$scratch/untranslated.po" >"$catalogue"
}
succeeds kopij-sync
cp "$catalogue" "$scratch/untranslated.po"
translate 91
git add .
refuses git commit -m "A translation with another number"
says "$catalogue:$(grep -n ' 91 ' "$catalogue" | cut -d: -f1):"
says ":Catalogue.Number:"
translate 19
git add .
succeeds git commit -m "A translation"

# The article that is staged is sound; the one that links to it is not staged.
git mv "$target" "content/$language/moved.xml"
refuses git commit -m "A moved article"
says "$article"
says "target.xml"


# The hook that may ask the web waits until it is called by name.
refuses pre-commit run --hook-stage manual kopij-links
says "target.xml"
git mv "content/$language/moved.xml" "$target"
succeeds pre-commit run --hook-stage manual kopij-links
says "Passed"

echo "pre-commit ($language): a sound article passes, what is uncited, dead, mistranslated or moved is refused"
