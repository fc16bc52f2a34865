// Finds identifiers in running text.
#include <algorithm>
#include <cstddef>

#include "evidence/identifier.hpp"

namespace kopij::evidence {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_alnum(char c) { return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool at_folded(std::string_view text, std::size_t at, std::string_view word) {
    return text.size() - at >= word.size() &&
           std::equal(word.begin(), word.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                      [](char a, char b) { return a == lower(b); });
}

// Where a label and the space and colon behind it end.
std::size_t after_separators(std::string_view text, std::size_t at) {
    while (at < text.size() && (text[at] == ' ' || text[at] == ':' || text[at] == '#')) ++at;
    return at;
}

std::size_t run_end(std::string_view text, std::size_t at, std::string_view more) {
    while (at < text.size() && (is_alnum(text[at]) || more.find(text[at]) != more.npos)) ++at;
    return at;
}

// A DOI ends at white space, a quote or an angle bracket, without the sentence's own punctuation and without
// a closing bracket that it does not open.
std::size_t doi_end(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    int open = 0;
    while (end < text.size() && static_cast<unsigned char>(text[end]) > ' ' &&
           std::string_view("\"<>{}[]|\\^`").find(text[end]) == std::string_view::npos &&
           static_cast<unsigned char>(text[end]) < 0x80) {
        if (text[end] == '(') ++open;
        if (text[end] == ')' && --open < 0) break;
        ++end;
    }
    while (end > begin && std::string_view(".,;:'!?").find(text[end - 1]) != std::string_view::npos) --end;
    return end;
}

// Begins the range at "https://doi.org/" or "doi:" where one stands before the identifier.
std::size_t with_label_before(std::string_view text, std::size_t begin, std::size_t floor) {
    std::size_t at = begin;
    if (at > floor && text[at - 1] == '/') {
        while (at > floor && static_cast<unsigned char>(text[at - 1]) > ' ' && text[at - 1] != '(' &&
               text[at - 1] != '<' && text[at - 1] != '"') {
            --at;
        }
        return at_folded(text, at, "http") ? at : begin;
    }
    while (at > floor && (text[at - 1] == ' ' || text[at - 1] == ':')) --at;
    return at >= floor + 3 && at_folded(text, at - 3, "doi") && (at == 3 || !is_alnum(text[at - 4])) ? at - 3
                                                                                                     : begin;
}

struct Candidate {
    IdentifierType type;
    std::size_t begin, end;
};

struct Label {
    std::string_view word;
    IdentifierType type;
    std::string_view characters;  // beside letters and digits
};

constexpr Label k_labels[]{
    {"pmid", IdentifierType::pmid, ""},
    {"e-issn", IdentifierType::issn, "-"},
    {"eissn", IdentifierType::issn, "-"},
    {"issn", IdentifierType::issn, "-"},
    {"isbn-13", IdentifierType::isbn, "-"},
    {"isbn-10", IdentifierType::isbn, "-"},
    {"isbn", IdentifierType::isbn, "-"},
    {"https://orcid.org/", IdentifierType::orcid, "-"},
    {"http://orcid.org/", IdentifierType::orcid, "-"},
    {"orcid.org/", IdentifierType::orcid, "-"},
    {"orcid", IdentifierType::orcid, "-"},
};

// Text that shows its type by itself, at a place where a word begins.
bool find_at(std::string_view text, std::size_t at, std::size_t floor, Candidate& out) {
    const auto digit_at = [&](std::size_t i) { return i < text.size() && is_digit(text[i]); };
    if (at_folded(text, at, "10.") && digit_at(at + 3)) {
        out = {IdentifierType::doi, at, doi_end(text, at)};
        if (text.substr(at, out.end - at).find('/') == std::string_view::npos) return false;
        out.begin = with_label_before(text, at, floor);
        return true;
    }
    if (at_folded(text, at, "nct") && digit_at(at + 3))
        return out = {IdentifierType::nct, at, run_end(text, at, "")}, true;
    if (at_folded(text, at, "isrctn") && digit_at(at + 6)) {
        return out = {IdentifierType::isrctn, at, run_end(text, at, "")}, true;
    }
    if (at_folded(text, at, "pmc") && digit_at(at + 3))
        return out = {IdentifierType::pmcid, at, run_end(text, at, "")}, true;
    if (at_folded(text, at, "nl-omon") && digit_at(at + 7)) {
        return out = {IdentifierType::nl_omon, at, run_end(text, at, "-")}, true;
    }
    if (at_folded(text, at, "nl") && digit_at(at + 2) && at + 7 < text.size() && text[at + 7] == '.' &&
        digit_at(at + 8)) {
        auto end = run_end(text, at, ".");
        while (text[end - 1] == '.') --end;
        return out = {IdentifierType::ccmo, at, end}, true;
    }
    if (at_folded(text, at, "20") && at + 4 < text.size() && text[at + 4] == '-' && digit_at(at + 10)) {
        const auto end = run_end(text, at, "-");
        const auto hyphens = std::count(text.begin() + static_cast<std::ptrdiff_t>(at),
                                        text.begin() + static_cast<std::ptrdiff_t>(end), '-');
        return out = {hyphens == 3 ? IdentifierType::euct : IdentifierType::eudract, at, end}, true;
    }
    for (const auto& label : k_labels) {
        if (!at_folded(text, at, label.word)) continue;
        const auto begin = after_separators(text, at + label.word.size());
        if (!digit_at(begin)) return false;
        return out = {label.type, at, run_end(text, begin, label.characters)}, true;
    }
    return false;
}

}  // namespace

std::vector<FoundIdentifier> find_identifiers(std::string_view text) {
    std::vector<FoundIdentifier> found;
    std::size_t floor = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at < floor || !is_alnum(text[at]) || (at > 0 && is_alnum(text[at - 1]))) continue;
        Candidate candidate{};
        if (!find_at(text, at, floor, candidate)) continue;
        const text::Range range{candidate.begin, candidate.end};
        auto identifier = check_identifier(candidate.type, text.substr(range.begin, range.end - range.begin));
        // A number of another kind in the same shape is no identifier with a mistake, unless its label says
        // so.
        const bool shaped_only = candidate.type == IdentifierType::eudract ||
                                 candidate.type == IdentifierType::euct ||
                                 candidate.type == IdentifierType::ccmo;
        if (shaped_only && identifier.validity == Validity::bad_syntax) continue;
        found.push_back({range, std::move(identifier)});
        floor = candidate.end;
    }
    return found;
}

}  // namespace kopij::evidence
