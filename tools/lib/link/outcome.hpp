// What the web said about a link.
#pragma once

#include <string>

#include "link/resolver.hpp"

namespace kopij::link {

/// Kept in caches by number: add at the end, never reorder.
enum class Reason {
    none = 0,
    status,  ///< value: what HTTP answered
    redirect_loop,
    many_redirects,
    no_location,   ///< a redirect to nowhere
    other_scheme,  ///< a redirect to what is neither http nor https; text: where
    no_name,       ///< the host's name does not resolve
    no_connection,
    cut_off,      ///< the connection closed without a whole answer
    timed_out,    ///< value: seconds
    certificate,  ///< value: what is wrong with it, by OpenSSL's numbers (X509_V_ERR_...)
    tls,          ///< no agreement on encryption
    no_id,        ///< text: the id that the page lacks
    id_unclear,   ///< the page is made by a script, or too large to be searched; text: the id
    wait,         ///< asked to wait longer than the run does; value: seconds
    private_address,
    redirect_to_private,
    malformed,
    credentials,  ///< a name and password are in the address
    doi_unknown,  ///< text: the DOI
    not_asked,    ///< offline, and not known from before
    interrupted,
    no_network,  ///< nothing on the whole web could be reached
    too_large    ///< headers without an end
};

struct Outcome {
    Verdict verdict = Verdict::skipped;
    Reason reason = Reason::not_asked;
    long value = 0;
    std::string text{};
    /// The new address, where permanent redirects say so; "" for none.
    std::string moved_to{};
};

/// One sentence in the language of the messages; "" for an outcome that is just ok.
std::string describe(const Outcome& outcome);

/// The verdict on a final status of HTTP, that is no redirect and is not asked about again.
Outcome judge_status(long status);

}  // namespace kopij::link
