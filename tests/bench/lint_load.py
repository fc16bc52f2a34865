#!/usr/bin/env python3
"""Whole runs of kopij-lint: one article in a fresh process, and a thousand.

usage: lint_load.py PROGRAM STYLES PROSE [--folder FOLDER]

STYLES is a folder of styles in Vale's format; all of them run. PROSE has a folder of Markdown for each language.
Articles of 10 KB are put together from its paragraphs, so that about 50 or about 500 things are found in one: the
paragraphs are chosen by what PROGRAM finds in each, and words that styles report are put between others where that is
not enough. Prints processor time, since other programs may be running, and memory. With Vale on the PATH, it takes the
same article for comparison.
"""
import argparse
import pathlib
import random
import re
import resource
import shutil
import subprocess
import tempfile
import time

SIZE = 10_000
ARTICLES = 1000
ODD = "very simply obviously utilize we is will easily was are".split()


def settings(folder, styles, spelling):
    names = sorted(path.name for path in styles.iterdir() if path.is_dir())
    if spelling:
        names.append("Vale")
    file = folder / ("spelling.ini" if spelling else "plain.ini")
    file.write_text(
        f"StylesPath = {styles.resolve()}\nMinAlertLevel = suggestion\n\n[*]\nBasedOnStyles = {', '.join(names)}\n"
    )
    return file


def run(command, **more):
    """Seconds of processor time, and MiB at most."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True, **more)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def memory(command):
    command = ["/usr/bin/time", "-f", "%M", *command]
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True, text=True)
    return int(done.stderr.split()[-1]) / 1024


def paragraphs(prose, language):
    out = []
    for file in sorted((prose / language).glob("*.md")):
        for part in re.split(r"\n\s*\n", file.read_text()):
            part = part.strip()
            if len(part) > 80 and not part.startswith(("#", "---", "|", "```", "!", "<")):
                out.append(part)
    return out


def densities(parts, command, folder):
    """How many findings each part has, but for those about a file as a whole."""
    folder.mkdir()
    for number, part in enumerate(parts):
        (folder / f"{number}.md").write_text(part + "\n")
    lines = subprocess.run([*command, str(folder)], capture_output=True, text=True, check=True).stdout
    out = [0] * len(parts)
    for line in lines.splitlines():
        if ":1:1:Readability." in line:
            continue
        out[int(pathlib.Path(line.split(":")[0]).stem)] += 1
    return out


def choose(parts, found, wanted):
    """Parts that have so many findings in SIZE bytes together, the rarest or the most frequent first."""
    density = lambda one: found[one] / len(parts[one].encode())
    order = sorted(range(len(parts)), key=density, reverse=wanted > 200)
    out, size, count = [], 0, 0
    for one in order:
        out.append(parts[one])
        size += len(parts[one].encode())
        count += found[one]
        if len(out) >= 8 and (count * SIZE > wanted * size) != (wanted > 200):
            break
    return out, count * SIZE / size


def write_articles(folder, chosen, missing, source):
    """`missing`: findings that the words between have to bring."""
    folder.mkdir(parents=True)
    share = missing / (SIZE / 6.5)
    for number in range(ARTICLES // 2):
        text = "# A title of some words\n\n"
        while len(text.encode()) < SIZE:
            words = source.choice(chosen).split(" ")
            text += " ".join(w if source.random() >= share else f"{w} {source.choice(ODD)}" for w in words)
            text += "\n\n## Another part\n\n" if source.randrange(5) == 0 else "\n\n"
        (folder / f"{number:03}.md").write_text(text)


def best(times, action):
    return min(action() for _ in range(times))


def one_article(program, folder, article, plain, spelling):
    for name, file, limit in (("seven styles", plain, (15, 60)), ("and spelling", spelling, (40, 200))):
        cache = folder / "cache"

        def cold():
            shutil.rmtree(cache, ignore_errors=True)
            return run(command, env={"XDG_CACHE_HOME": str(cache), "PATH": "/usr/bin:/bin"})

        command = [program, "--config", str(file), "--format", "line", "--exit-zero", str(article)]
        without = best(5, cold)
        with_cache = best(15, lambda: run(command, env={"XDG_CACHE_HOME": str(cache), "PATH": "/usr/bin:/bin"}))
        print(
            f"one article, {name}: {1000 * with_cache:.1f} ms (wanted {limit[0]}), without cache "
            f"{1000 * without:.1f} ms (wanted {limit[1]}), {memory(command):.1f} MiB"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("styles", type=pathlib.Path)
    parser.add_argument("prose", type=pathlib.Path)
    parser.add_argument("--folder", type=pathlib.Path, help="where the articles are written and stay")
    options = parser.parse_args()
    program = str(options.program.resolve())
    folder = options.folder or pathlib.Path(tempfile.mkdtemp())
    folder.mkdir(parents=True, exist_ok=True)
    plain, spelling = settings(folder, options.styles, False), settings(folder, options.styles, True)
    command = [program, "--config", str(plain), "--format", "line", "--exit-zero", "--jobs", "1"]
    source = random.Random(7)
    for wanted, least in ((50, 20), (500, 10)):
        load = folder / str(wanted)
        if not load.exists():
            for language in sorted(path.name for path in options.prose.iterdir() if path.is_dir()):
                parts = paragraphs(options.prose, language)
                found = densities(parts, command, folder / f"parts-{wanted}-{language}")
                chosen, has = choose(parts, found, wanted)
                write_articles(load / language, chosen, max(0.0, wanted - has), source)
        size = sum(file.stat().st_size for file in load.rglob("*.md"))
        lines = subprocess.run([*command, str(load)], capture_output=True, check=True).stdout.count(b"\n")
        seconds = best(3, lambda: run([*command, str(load)]))
        print(
            f"{ARTICLES} articles, {lines / ARTICLES:.0f} findings each: {size / seconds / 1e6:.1f} MB/s "
            f"(wanted {least}), {seconds:.2f} s, {memory([*command, str(load)]):.1f} MiB"
        )
    article = next(iter(sorted((folder / "50").rglob("*.md"))))
    one_article(program, folder, article, plain, spelling)
    if vale := shutil.which("vale"):
        start = time.monotonic()
        seconds = run([vale, "--config", str(plain), "--no-exit", str(article)])
        print(f"vale, one article: {1000 * seconds:.0f} ms, {1000 * (time.monotonic() - start):.0f} ms by the clock")
    if not options.folder:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
