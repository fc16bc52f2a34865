#include "link/curl_library.hpp"

#include <dlfcn.h>

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::link {
namespace {

// The ABI of the headers that this is compiled with; curl has kept it since 2006.
constexpr const char* k_library = "libcurl.so.4";

[[noreturn]] void fail(const char* reason) {
    throw text::FileError(text::tr_format("the web cannot be asked: {0}; install libcurl4", reason));
}

template <class Function>
void find(void* library, const char* name, Function& out) {
    out = reinterpret_cast<Function>(dlsym(library, name));
    if (out == nullptr) fail(dlerror());
}

CurlLibrary open() {
    auto* library = dlopen(k_library, RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) fail(dlerror());
    CurlLibrary out{};
    find(library, "curl_global_init", out.global_init);
    find(library, "curl_easy_init", out.easy_init);
    find(library, "curl_easy_cleanup", out.easy_cleanup);
    find(library, "curl_easy_setopt", out.easy_setopt);
    find(library, "curl_easy_getinfo", out.easy_getinfo);
    find(library, "curl_easy_header", out.easy_header);
    find(library, "curl_multi_init", out.multi_init);
    find(library, "curl_multi_cleanup", out.multi_cleanup);
    find(library, "curl_multi_setopt", out.multi_setopt);
    find(library, "curl_multi_add_handle", out.multi_add_handle);
    find(library, "curl_multi_remove_handle", out.multi_remove_handle);
    find(library, "curl_multi_perform", out.multi_perform);
    find(library, "curl_multi_poll", out.multi_poll);
    find(library, "curl_multi_info_read", out.multi_info_read);
    find(library, "curl_share_init", out.share_init);
    find(library, "curl_share_cleanup", out.share_cleanup);
    find(library, "curl_share_setopt", out.share_setopt);
    find(library, "curl_slist_append", out.slist_append);
    find(library, "curl_slist_free_all", out.slist_free_all);
    if (out.global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK) fail("curl_global_init");
    return out;
}

}  // namespace

const CurlLibrary& curl_library() {
    static const CurlLibrary k_library_once = open();
    return k_library_once;
}

}  // namespace kopij::link
