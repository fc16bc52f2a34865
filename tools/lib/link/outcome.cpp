#include "link/outcome.hpp"

#include <algorithm>
#include <array>

#include "text/message.hpp"

namespace kopij::link {
namespace {

using text::tr;
using text::tr_format;

std::string describe_status(long status) {
    switch (status) {
        case 401:
        case 407:
            return tr_format("the server asks for a password (HTTP {0})", status);
        case 403:
            return tr_format("the server refuses programs, or everyone (HTTP {0})", status);
        case 404:
            return tr_format("there is no such page (HTTP {0})", status);
        case 410:
            return tr_format("the page is gone for good (HTTP {0})", status);
        case 429:
            return tr_format("the server goes on asking for fewer requests (HTTP {0})", status);
        case 451:
            return tr_format("the page is withheld for legal reasons (HTTP {0})", status);
        default:
            break;
    }
    return status >= 500 ? tr_format("the server has a fault (HTTP {0})", status)
                         : tr_format("the server answers with HTTP {0}", status);
}

std::string describe_certificate(long problem) {
    switch (problem) {
        case 9:
            return tr("the certificate is not valid yet");
        case 10:
            return tr("the certificate has expired");
        case 18:
        case 19:
            return tr("the certificate is signed by no one that browsers trust");
        case 20:
        case 21:
            return tr("who signed the certificate is not known here");
        case 23:
            return tr("the certificate is revoked");
        case 62:
            return tr("the certificate is another host's");
        default:
            break;
    }
    return tr_format("the certificate is not good (OpenSSL's error {0})", problem);
}

}  // namespace

std::string describe(const Outcome& outcome) {
    switch (outcome.reason) {
        case Reason::none:
            return outcome.moved_to.empty() ? std::string{}
                                            : tr_format("moved for good to {0}", outcome.moved_to);
        case Reason::status:
            return describe_status(outcome.value);
        case Reason::redirect_loop:
            return tr("the page redirects in a circle");
        case Reason::many_redirects:
            return tr("the page redirects too many times");
        case Reason::no_location:
            return tr("the page redirects to nowhere");
        case Reason::other_scheme:
            return tr_format("the page redirects to {0}, which is not followed", outcome.text);
        case Reason::no_name:
            return tr("there is no host of this name");
        case Reason::no_connection:
            return tr("the host accepts no connection");
        case Reason::cut_off:
            return tr("the server closes the connection without an answer");
        case Reason::timed_out:
            return tr_format("no answer within {0} seconds", outcome.value);
        case Reason::certificate:
            return describe_certificate(outcome.value);
        case Reason::tls:
            return tr("no encrypted connection could be made");
        case Reason::no_id:
            return tr_format("nothing on the page has the id '{0}'", outcome.text);
        case Reason::id_unclear:
            return tr_format("whether the page has the id '{0}' cannot be told", outcome.text);
        case Reason::wait:
            return tr_format("the server asks to wait {0} seconds", outcome.value);
        case Reason::private_address:
            return tr("a private address; --allow-private asks it");
        case Reason::redirect_to_private:
            return tr("the page redirects to a private address, which is not asked");
        case Reason::malformed:
            return tr("this is no address of a page");
        case Reason::credentials:
            return tr("a name and a password are in the address, so it is not asked");
        case Reason::doi_unknown:
            return tr_format("the DOI {0} is not registered", outcome.text);
        case Reason::not_asked:
            return tr("the network was not asked");
        case Reason::interrupted:
            return tr("the run was interrupted");
        case Reason::no_network:
            return tr("nothing on the web could be reached: is there a network?");
        case Reason::too_large:
            return tr("the answer is larger than any page");
    }
    return {};
}

Outcome judge_status(long status) {
    if ((status >= 200 && status < 300) || status == 304) return {Verdict::ok, Reason::none};
    // What a person with a browser, a password or patience may well get.
    constexpr std::array<long, 15> k_unclear = {401, 402, 403, 405, 406, 407, 408, 418,
                                                421, 423, 425, 426, 429, 451, 999};
    const bool unclear = std::find(k_unclear.begin(), k_unclear.end(), status) != k_unclear.end();
    return {unclear ? Verdict::uncertain : Verdict::broken, Reason::status, status};
}

}  // namespace kopij::link
