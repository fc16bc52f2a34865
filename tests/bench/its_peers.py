#!/usr/bin/env python3
"""Extraction and reassembly beside itstool and GNU xgettext, in CPU time of the same machine.

usage: its_peers.py BIN JATS_FOLDER MALLARD_FOLDER

BIN holds the programs of the release preset. JATS_FOLDER: articles (*.xml). MALLARD_FOLDER: C/*.page and a
catalogue nl.po. The peers get the rules of Kopij's own vocabulary of JATS, written as an ITS file. Each command runs
at least three times and the least is counted. Needs itstool, gettext and python3-yaml."""
import glob
import os
import re
import resource
import subprocess
import sys
import tempfile

import yaml

HERE = os.path.dirname(os.path.abspath(__file__))


def step(text):
    """A step of a pattern as XPath: "|" in a value separates alternatives."""
    name = text.split('[')[0]
    out = '*' if name == '*' else "*[local-name()='%s']" % name
    for attribute, value in re.findall(r"\[@([\w:-]+)(?:='([^']*)')?\]", text):
        tests = ["@%s='%s'" % (attribute, one) for one in value.split('|')] if value else ['@' + attribute]
        out += '[%s]' % ' or '.join(tests)
    return out


def selector(pattern):
    return '//' + '//'.join('/'.join(step(s) for s in part.split('/')) for part in pattern.split('//'))


def rules_of(vocabulary):
    its = yaml.safe_load(open(vocabulary, encoding='utf-8'))['its']
    kinds = [('translate-no', 'translateRule', 'translate="no"'),
             ('within-text-yes', 'withinTextRule', 'withinText="yes"'),
             ('within-text-nested', 'withinTextRule', 'withinText="nested"'),
             ('preserve-space', 'preserveSpaceRule', 'space="preserve"')]
    out = '<its:rules xmlns:its="http://www.w3.org/2005/11/its" version="2.0">\n'
    # GNU gettext translates nothing by default.
    out += '<its:translateRule selector="/*" translate="yes"/>\n'
    for key, element, value in kinds:
        for pattern in its.get(key, []):
            out += '<its:%s selector="%s" %s/>\n' % (element, selector(pattern), value)
    return out + '</its:rules>\n'


def cpu(commands):
    """The least CPU time, in seconds, of several runs of all commands one after the other: three, and of short ones,
    which other programs disturb more, as many as half a second has room for."""
    runs = []
    while len(runs) < 3 or (sum(runs) < 0.5 and len(runs) < 100):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        for command in commands:
            done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            if done.returncode not in (0, 1):
                sys.exit('%s: %s' % (' '.join(command[:2]), done.stderr.decode()[-300:]))
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        runs.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(runs)


def show(what, own, peers):
    print('%-24s kopij %7.3f s' % (what, own))
    for name, took in peers:
        print('%-24s %-14s %7.3f s  %6.1f times' % ('', name, took, took / own))


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    programs, jats, mallard = sys.argv[1:]
    articles = sorted(glob.glob(os.path.join(jats, '*.xml')))
    pages = sorted(glob.glob(os.path.join(mallard, 'C', '*.page')))
    with tempfile.TemporaryDirectory() as work:
        rules = os.path.join(work, 'jats.its')
        with open(rules, 'w', encoding='utf-8') as out:
            out.write(rules_of(os.path.join(HERE, '../../rules/vocabularies/jats.yml')))
        pot = os.path.join(work, 'out.pot')
        extract = os.path.join(programs, 'kopij-extract')
        peers = [('itstool', cpu([['itstool', '-n', '-i', rules, '-o', pot] + articles])),
                 ('xgettext --its', cpu([['xgettext', '--its=' + rules, '--from-code=UTF-8', '-o', pot] + articles]))]
        show('extraction of JATS', cpu([[extract, '-o', pot] + articles]), peers)
        show('with the same ITS file', cpu([[extract, '--its', rules, '-o', pot] + articles]), peers)
        po = os.path.join(mallard, 'nl.po')
        mo = os.path.join(work, 'nl.mo')
        subprocess.run(['msgfmt', '-o', mo, po], check=True)
        assemble = os.path.join(programs, 'kopij-assemble')
        show('reassembly of Mallard', cpu([[assemble, '--catalogue', po, '-o', os.path.join(work, 'nl')] + pages]),
             [('itstool -m', cpu([['itstool', '-m', mo, '-l', 'nl', '-o', work] + pages]))])


if __name__ == '__main__':
    main()
