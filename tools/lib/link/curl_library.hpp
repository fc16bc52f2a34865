// libcurl, opened when the web is first asked. Linked in, it and the 25 libraries that it brings (TLS,
// Kerberos, LDAP, SSH) would cost every run of every program 6 ms, two thirds of its start.
#pragma once

#include <curl/curl.h>

namespace kopij::link {

/// The functions of libcurl that Transfers calls, under curl's names without "curl_".
struct CurlLibrary {
    decltype(&curl_global_init) global_init;
    decltype(&curl_easy_init) easy_init;
    decltype(&curl_easy_cleanup) easy_cleanup;
    decltype(&curl_easy_setopt) easy_setopt;
    decltype(&curl_easy_getinfo) easy_getinfo;
    decltype(&curl_easy_header) easy_header;
    decltype(&curl_multi_init) multi_init;
    decltype(&curl_multi_cleanup) multi_cleanup;
    decltype(&curl_multi_setopt) multi_setopt;
    decltype(&curl_multi_add_handle) multi_add_handle;
    decltype(&curl_multi_remove_handle) multi_remove_handle;
    decltype(&curl_multi_perform) multi_perform;
    decltype(&curl_multi_poll) multi_poll;
    decltype(&curl_multi_info_read) multi_info_read;
    decltype(&curl_share_init) share_init;
    decltype(&curl_share_cleanup) share_cleanup;
    decltype(&curl_share_setopt) share_setopt;
    decltype(&curl_slist_append) slist_append;
    decltype(&curl_slist_free_all) slist_free_all;
};

/// Opened and initialised at the first call, for the life of the process; safe from several threads. Throws
/// text::FileError where the library is not installed.
const CurlLibrary& curl_library();

}  // namespace kopij::link
