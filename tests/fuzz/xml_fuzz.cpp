#include "markup/xml.hpp"
#include "markup/xml_scan.hpp"
#include "markup_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kopij;
    // What the quick look lets through, expat lets through.
    const auto source =
        text::Source::from_bytes("fuzz", {reinterpret_cast<const char*>(data), size}, text::Declares::xml);
    std::vector<markup::ElementTags> tags;
    if (!source.encoding_problem() && markup::scan_xml(source.text(), source.begin(), tags)) {
        diagnostic::Collector found;
        markup::require(markup::parse_xml(source, found, markup::XmlCheck::thorough) != nullptr);
    }
    return markup::fuzz_one(data, size, markup::Format::xml);
}
