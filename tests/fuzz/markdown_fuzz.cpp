#include "markup_fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return kopij::markup::fuzz_one(data, size, kopij::markup::Format::markdown);
}
