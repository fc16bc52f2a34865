#include "link/page.hpp"

#include <algorithm>
#include <memory>

#include "link/files.hpp"
#include "link/proxy.hpp"
#include "link/reference.hpp"
#include "markup/document.hpp"
#include "text/utf8.hpp"

namespace kopij::link {
namespace {

using std::chrono::milliseconds;
using Failure = Answer::Failure;

/// Fragments that are no ids: what scripts route by, and places in texts and PDFs.
bool is_for_programs(std::string_view fragment) {
    return fragment.starts_with('!') || fragment.starts_with('/') ||
           fragment.find(":~:") != std::string_view::npos || fragment.find('=') != std::string_view::npos;
}

/// "L10", "L10-L20": lines of a file on a code host, which scripts make.
bool is_line_number(std::string_view fragment) {
    return fragment.size() > 1 && fragment[0] == 'L' &&
           std::all_of(fragment.begin() + 1, fragment.end(),
                       [](char c) { return (c >= '0' && c <= '9') || c == '-' || c == 'L' || c == 'C'; });
}

std::optional<markup::Format> format_of_type(std::string_view type) {
    if (type.empty() || type.find("html") != std::string_view::npos) return markup::Format::html;
    if (type.find("xml") != std::string_view::npos) return markup::Format::xml;
    return std::nullopt;
}

/// Bytes that are no UTF-8 become "?", since the ids people link to are nearly always ASCII.
void make_readable(std::string& body) {
    for (std::size_t at = 0; (at = text::find_invalid_utf8(body)) != std::string::npos;) {
        for (; at < body.size(); ++at) {
            if (static_cast<unsigned char>(body[at]) >= 0x80) body[at] = '?';
        }
    }
}

std::optional<Ids> ids_in(std::string body, std::string_view type) {
    const auto format = format_of_type(type);
    if (!format) return std::nullopt;
    diagnostic::Collector ignored;
    auto source = text::Source::from_bytes("page", std::move(body), markup::declares(*format));
    if (source.encoding_problem()) {
        std::string readable(source.bytes());
        make_readable(readable);
        source = text::Source::from_bytes("page", std::move(readable));
    }
    auto document = markup::parse(source, *format, ignored);
    // Much that says it is XHTML is not well-formed.
    if (!document) document = markup::parse(source, markup::Format::html, ignored);
    return document ? std::optional(Ids::of(*document, markup::Vocabulary())) : std::nullopt;
}

bool has(const Ids& ids, const std::string& fragment) {
    const auto decoded = percent_decode(fragment);
    // GitHub puts a word before the ids that people write, and takes it off again with a script.
    return ids.has(fragment) || ids.has(decoded) || ids.has("user-content-" + decoded) ||
           (ids.has_top() && (decoded == "top" || decoded == "TOP" || decoded == "Top"));
}

void judge_fragments(Page& page, Answer& answer) {
    if (page.fragments.empty()) return;
    // A page of a script says the names of its places somewhere in its data.
    std::vector<std::string> mentioned;
    for (const auto& [fragment, outcome] : page.fragments) {
        if (answer.body.find(percent_decode(fragment)) != std::string::npos) mentioned.push_back(fragment);
    }
    const bool no_page = !format_of_type(answer.type);
    const bool whole = answer.whole;
    const auto ids = ids_in(std::move(answer.body), answer.type);
    for (auto& [fragment, outcome] : page.fragments) {
        const bool named = std::find(mentioned.begin(), mentioned.end(), fragment) != mentioned.end();
        if (no_page || is_for_programs(fragment) || is_line_number(fragment) ||
            (ids && has(*ids, fragment))) {
            outcome = {Verdict::ok, Reason::none};
        } else if (!ids || !whole || named) {
            outcome = {Verdict::uncertain, Reason::id_unclear, 0, percent_decode(fragment)};
        } else {
            outcome = {Verdict::broken, Reason::no_id, 0, percent_decode(fragment)};
        }
    }
}

Next end(Page& page, Outcome outcome) {
    page.outcome = std::move(outcome);
    page.done = true;
    return {};
}

Next again_with_get(Page& page) {
    page.method = Request::Method::get;
    return {true, milliseconds(0)};
}

/// Each pause is three times the one before.
std::optional<Next> one_more_try(Page& page, const Patience& patience) {
    if (page.tries >= patience.retries) return std::nullopt;
    milliseconds pause(200);
    for (std::size_t n = 0; n < page.tries; ++n) pause *= 3;
    ++page.tries;
    page.method = Request::Method::get;
    return Next{true, pause};
}

Next after_failure(Page& page, const Answer& answer, const Patience& patience) {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience.timeout).count();
    switch (answer.failure) {
        case Failure::private_address:
            return end(page, {page.depth == 0 ? Verdict::skipped : Verdict::uncertain,
                              page.depth == 0 ? Reason::private_address : Reason::redirect_to_private});
        case Failure::certificate: {
            // Browsers fetch what is missing between a certificate and the authorities; nothing here does.
            const bool unknown_issuer = answer.certificate_problem == 20 || answer.certificate_problem == 21;
            return end(page, {unknown_issuer ? Verdict::uncertain : Verdict::broken, Reason::certificate,
                              answer.certificate_problem});
        }
        case Failure::too_large:
            return end(page, {Verdict::uncertain, Reason::too_large});
        case Failure::malformed:
            return end(page, {Verdict::broken, Reason::malformed});
        default:
            break;
    }
    // Waiting as long once more tells enough of a server that does not answer in time.
    if (answer.failure == Failure::timed_out && page.tries > 0)
        return end(page, {Verdict::uncertain, Reason::timed_out, seconds});
    if (const auto next = one_more_try(page, patience)) return *next;
    switch (answer.failure) {
        case Failure::no_name:
            return end(page, {Verdict::broken, Reason::no_name});
        case Failure::no_connection:
            return end(page, {Verdict::broken, Reason::no_connection});
        case Failure::timed_out:
            return end(page, {Verdict::uncertain, Reason::timed_out, seconds});
        case Failure::tls:
            return end(page, {Verdict::uncertain, Reason::tls});
        default:
            break;
    }
    return end(page, {Verdict::broken, Reason::cut_off});
}

bool asks_to_wait(const Answer& answer) {
    return answer.status == 429 || (answer.status == 503 && answer.retry_after.count() > 0);
}

Next after_wish_to_wait(Page& page, const Answer& answer, const Patience& patience) {
    const auto wait = std::max(answer.retry_after, std::chrono::seconds(1));
    if (wait > patience.longest_wait)
        return end(page, {Verdict::uncertain, Reason::wait, static_cast<long>(wait.count())});
    // One wait that was kept and did not help is a server's mind made up; one that is being mended may take
    // longer.
    const auto most = answer.status == 429 ? std::min<std::size_t>(1, patience.retries) : patience.retries;
    if (++page.waits > most) return end(page, {Verdict::uncertain, Reason::status, answer.status});
    return {true, wait, true};
}

Next after_redirect(Page& page, const Answer& answer) {
    if (page.by_handle || !doi_of(page.url).empty()) return end(page, {Verdict::ok, Reason::none});
    if (answer.location.empty()) return end(page, {Verdict::broken, Reason::no_location});
    page.location = answer.location;
    page.permanent = answer.status == 301 || answer.status == 308;
    return end(page, {Verdict::ok, Reason::none});
}

/// The handle system knows every DOI that is registered, and no publisher's bot wall stands before it.
Next after_handle(Page& page, const Answer& answer) {
    if (answer.status == 200) return end(page, {Verdict::ok, Reason::none});
    if (answer.status == 404) return end(page, {Verdict::broken, Reason::doi_unknown, 0, doi_of(page.url)});
    page.by_handle = false;
    return again_with_get(page);
}

bool is_redirect(long status) { return status >= 300 && status < 400 && status != 304 && status != 300; }

bool may_pass(long status) { return status >= 500 || status == 408 || status == 421 || status == 425; }

/// Servers that mishandle HEAD answer it with nearly anything.
bool is_for_head_only(const Page& page, long status) {
    return page.method == Request::Method::head && status >= 400 && status != 401 && status != 407 &&
           (!may_pass(status) || status == 501);
}

}  // namespace

Request request_for(const Page& page) {
    Request out;
    out.proxy = proxy_for(page.url);
    if (page.by_handle) {
        out.url = "https://doi.org/api/handles/" + doi_of(page.url) + "?type=URL";
        out.method = Request::Method::get;
        return out;
    }
    out.url = page.url.page;
    out.method = page.fragments.empty() ? page.method : Request::Method::get;
    out.wants_body = !page.fragments.empty();
    out.etag = page.known_etag;
    out.fresh = page.tries > 0;
    return out;
}

Next take(Page& page, Answer answer, const Patience& patience) {
    page.location.clear();
    // A status is an answer, even where its body did not come to an end.
    if (answer.failure != Failure::none && answer.status == 0) {
        return after_failure(page, answer, patience);
    }
    if (asks_to_wait(answer)) return after_wish_to_wait(page, answer, patience);
    if (page.by_handle) return after_handle(page, answer);
    if (is_redirect(answer.status)) return after_redirect(page, answer);
    if (answer.challenge) return end(page, {Verdict::uncertain, Reason::status, answer.status});
    if (is_for_head_only(page, answer.status)) return again_with_get(page);
    if (may_pass(answer.status)) {
        if (const auto next = one_more_try(page, patience)) return *next;
    }
    const auto outcome = judge_status(answer.status);
    page.etag = answer.etag;
    if (outcome.verdict == Verdict::ok) {
        if (answer.status == 304) {
            page.etag = page.known_etag;
            for (auto& [fragment, found] : page.fragments) found = outcome;
        } else {
            judge_fragments(page, answer);
        }
    }
    return end(page, outcome);
}

}  // namespace kopij::link
