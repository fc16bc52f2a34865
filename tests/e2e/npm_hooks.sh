#!/usr/bin/env bash
# The hooks of the README in lefthook and husky, which come from npm: a bad commit is refused, a good one passes.
# usage: npm_hooks.sh SOURCE-TREE FOLDER-OF-PROGRAMS lefthook|husky nl|en
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
tool=$3
language=$4
need git

git init -q "$scratch/site"
cd "$scratch/site"
case $tool in
    lefthook)
        npm_install lefthook@2
        example_of lefthook.yml >lefthook.yml
        succeeds npx lefthook install
        ;;
    husky)
        npm_install husky@9
        succeeds npx husky
        example_of .husky/pre-commit >.husky/pre-commit
        ;;
esac
echo node_modules >.gitignore
cat >.kopij.yml <<'END'
languages: [nl, en]
articles: content/**/*.xml
catalogues: locales/{lang}/{article}.po
templates: locales/templates/{article}.pot
output: build/{lang}/{article}.xml
styles: [Evidence, Links]
END
mkdir content
cp -r "$root/tests/e2e/pre_commit/$language" content
article=content/$language/article.xml
git add .
succeeds git commit -m "Two sound articles"

commits=1
sed -i 's| <xref ref-type="bibr" rid="r1">1</xref>||' "$article"
git add .
refuses git commit -m "An uncited claim"
says "Evidence.UncitedClaim"
commits=$((commits + 1))

git checkout -q HEAD -- "$article"
succeeds kopij-sync
case $language in nl) other=en ;; en) other=nl ;; esac
git add .
succeeds git commit -m "Catalogues"
commits=$((commits + 1))

# What is staged is sound; the article that links to it is not staged.
git mv "content/$language/target.xml" "content/$language/moved.xml"
refuses git commit -m "A moved article"
says "target.xml"
git mv "content/$language/moved.xml" "content/$language/target.xml"
commits=$((commits + 1))

echo >>"$article"
git add .
succeeds git commit -m "A good one"
commits=$((commits + 1))
echo "$tool ($language): $commits commits tried, the bad ones refused"
