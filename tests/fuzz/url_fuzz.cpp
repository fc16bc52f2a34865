// Targets of links as anyone may write them: split, classified, read as addresses, written back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "link/reference.hpp"
#include "link/web_url.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kopij::link;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto target = trim_target(text);
    const auto parts = split(target);
    kind_of(target);
    valid_mail(parts.path);
    valid_phone(parts.path);
    if (percent_decode(percent_encode_path(text)) != text) std::abort();
    if (percent_decode(percent_encode_id(text)) != text) std::abort();
    const auto url = read_web_url(target);
    if (!url) return 0;
    doi_of(*url);
    // What was read once is read as itself.
    const auto again = read_web_url(url->page);
    if (!again || again->page != url->page || again->server != url->server) std::abort();
    return 0;
}
