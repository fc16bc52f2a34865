#include "markup/md4c_library.hpp"

#include <dlfcn.h>

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::markup {
namespace {

// The ABI of the headers that this is compiled with.
constexpr const char* k_library = "libmd4c.so.0";

decltype(&md_parse) open() {
    auto* library = dlopen(k_library, RTLD_LAZY | RTLD_LOCAL);
    auto* parse = library == nullptr ? nullptr : dlsym(library, "md_parse");
    if (parse == nullptr) {
        throw text::FileError(
            text::tr_format("Markdown cannot be read: {0}; install libmd4c0", std::string(dlerror())));
    }
    return reinterpret_cast<decltype(&md_parse)>(parse);
}

}  // namespace

decltype(&md_parse) md4c_parse() {
    static const auto k_parse = open();
    return k_parse;
}

}  // namespace kopij::markup
