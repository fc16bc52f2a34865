// Reading never fails, what was read is written back byte for byte, and what is laid out afresh reads as the
// same.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "catalogue/merge.hpp"
#include "catalogue/parse.hpp"
#include "catalogue/places.hpp"
#include "catalogue/three_way.hpp"
#include "catalogue/write.hpp"

namespace {

using namespace kopij;

void check(bool holds) {
    if (!holds) std::abort();
}

void check_places(const catalogue::Catalogue& catalogue) {
    for (const auto& one : catalogue.messages()) {
        const auto places = catalogue::places_of(catalogue, one);
        check(places.strings.size() == one.strings.size());
        check(places.entry.contains(places.id));
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string bytes(reinterpret_cast<const char*>(data), size);
    diagnostic::Collector found;
    const auto read = catalogue::parse(text::Source::from_bytes("x.po", bytes, text::Declares::po), found);
    check(catalogue::write(read) == read.source()->text());
    for (const auto& one : found.diagnostics) check(one.range.end <= read.source()->text().size());
    check_places(read);
    if (catalogue::has_errors(found)) return 0;
    const auto text = catalogue::write(read, {}, catalogue::Keep::nothing);
    diagnostic::Collector again;
    const auto laid_out = catalogue::parse(text::Source::from_bytes("y.po", text), again);
    check(!catalogue::has_errors(again));
    check(laid_out.size() == read.size());
    for (const auto& one : read.messages()) {
        const auto* same = laid_out.find_same(one);
        check(same && same->strings == one.strings && same->id_plural == one.id_plural);
    }
    const auto merged = catalogue::merge(read, laid_out);
    diagnostic::Collector of_merged;
    catalogue::parse(text::Source::from_bytes("z.po", catalogue::write(merged.catalogue)), of_merged);
    check(!catalogue::has_errors(of_merged));
    catalogue::merge_three_way(read, laid_out, merged.catalogue);
    return 0;
}
