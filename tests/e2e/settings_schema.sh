#!/usr/bin/env bash
# The schema that editors hold .kopij.yml against says what the reader of the settings says: of the golden settings it
# takes those without a problem and refuses the others; it takes what 'kopij init' writes, and the project's own.
# usage: settings_schema.sh SOURCE-TREE FOLDER-OF-PROGRAMS
# shellcheck source=common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need python3
python3 -c 'import jsonschema, yaml' 2>/dev/null || {
    echo "skipped: there is no jsonschema or no yaml for python3 here"
    exit 77
}
mkdir "$scratch/site"
cd "$scratch/site"
succeeds kopij init .

python3 - "$root" "$scratch/site/.kopij.yml" <<'END' || fail "the schema and the reader differ"
import json, pathlib, sys
import jsonschema, yaml

root = pathlib.Path(sys.argv[1])
validator = jsonschema.Draft7Validator(json.loads((root / "rules/kopij.schema.json").read_text()))

def takes(file):
    settings = yaml.safe_load(file.read_text())
    return settings is None or validator.is_valid(settings)

wrong = [file for file in (root / ".kopij.yml", pathlib.Path(sys.argv[2])) if not takes(file)]
cases = 0
for file in sorted((root / "tests/golden/config").glob("*.yml")):
    if file.stem in ("not_yaml", "key_twice"):  # no schema gets to see these
        continue
    cases += 1
    if takes(file) != (file.with_suffix(".expected").stat().st_size == 0):
        wrong.append(file)
for file in wrong:
    print(f"judged otherwise: {file}")
print(f"{cases + 2} settings judged alike" if not wrong else "")
sys.exit(bool(wrong))
END
