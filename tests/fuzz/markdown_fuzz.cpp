#include "markup_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using kopij::markup::Format;
    kopij::markup::fuzz_one(data, size, Format::markdown);
    return kopij::markup::fuzz_one(data, size, Format::mdx);
}
