// kopij-values: writes what YAML files hold as a config::ValueCache, so that no program has to read the rules
// that are shipped as YAML. Run by the build alone.
#include <cstdio>

#include "config/value_cache.hpp"

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("usage: kopij-values OUTPUT FILE...\n", stderr);
        return 2;
    }
    std::remove(argv[1]);
    kopij::config::ValueCache cache(argv[1]);
    kopij::diagnostic::Collector problems;
    for (int i = 2; i < argc; ++i) {
        cache.load(kopij::text::Source::from_file(argv[i]), "Config.Rule", problems);
    }
    cache.keep();
    // The programs that read the files themselves say where and what.
    for (const auto& one : problems.diagnostics) std::fprintf(stderr, "%s\n", one.message.c_str());
    return 0;
}
