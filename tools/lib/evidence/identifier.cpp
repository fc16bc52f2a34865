#include "evidence/identifier.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "evidence/checksum.hpp"

namespace kopij::evidence {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }

bool starts_with_folded(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                      [](char a, char b) { return a == lower(b); });
}

std::string transformed(std::string_view text, char (*change)(char)) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), change);
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

// '9' is a digit, 'Y' a digit or X, anything else itself.
bool matches(std::string_view text, std::string_view shape) {
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(), [](char c, char s) {
               if (s == '9') return is_digit(c);
               if (s == 'Y') return is_digit(c) || c == 'X';
               return c == s;
           });
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

struct Entry {
    IdentifierType type;
    const char* name;
    const char* address;                     // before the normal form; empty if there is none
    std::array<std::string_view, 4> labels;  // in lower case, longest first
};

constexpr std::array k_types{
    Entry{IdentifierType::doi, "DOI", "https://doi.org/", {"doi.org/", "doi"}},
    Entry{IdentifierType::pmid,
          "PMID",
          "https://pubmed.ncbi.nlm.nih.gov/",
          {"pubmed.ncbi.nlm.nih.gov/", "ncbi.nlm.nih.gov/pubmed/", "pubmed id", "pmid"}},
    Entry{IdentifierType::pmcid,
          "PMCID",
          "https://pmc.ncbi.nlm.nih.gov/articles/",
          {"pmc.ncbi.nlm.nih.gov/articles/", "ncbi.nlm.nih.gov/pmc/articles/", "pmcid"}},
    Entry{IdentifierType::nct,
          "NCT",
          "https://clinicaltrials.gov/study/",
          {"clinicaltrials.gov/ct2/show/", "clinicaltrials.gov/study/", "clinicaltrials.gov"}},
    Entry{IdentifierType::isrctn, "ISRCTN", "https://www.isrctn.com/", {"isrctn.com/"}},
    Entry{IdentifierType::eudract,
          "EudraCT",
          "https://www.clinicaltrialsregister.eu/ctr-search/search?query=",
          {"clinicaltrialsregister.eu/ctr-search/search?query=", "eudract number", "eudract"}},
    Entry{IdentifierType::euct,
          "EU CT",
          "https://euclinicaltrials.eu/ctis-public/view/",
          {"euclinicaltrials.eu/ctis-public/view/", "eu ct number", "eu ct", "euct"}},
    Entry{IdentifierType::nl_omon,
          "NL-OMON",
          "https://onderzoekmetmensen.nl/nl/trial/",
          {"onderzoekmetmensen.nl/nl/trial/", "onderzoekmetmensen.nl/en/trial/"}},
    Entry{IdentifierType::ccmo, "CCMO", "", {"ccmo"}},
    Entry{IdentifierType::issn,
          "ISSN",
          "https://portal.issn.org/resource/ISSN/",
          {"portal.issn.org/resource/issn/", "e-issn", "eissn", "issn"}},
    Entry{IdentifierType::isbn,
          "ISBN",
          "https://www.worldcat.org/isbn/",
          {"worldcat.org/isbn/", "isbn-13", "isbn-10", "isbn"}},
    Entry{IdentifierType::orcid, "ORCID", "https://orcid.org/", {"orcid.org/", "orcid id", "orcid"}},
};

const Entry& entry(IdentifierType type) {
    return *std::find_if(k_types.begin(), k_types.end(), [&](const Entry& e) { return e.type == type; });
}

// What stands before the identifier itself: "https://www." and a resolver, or a label and a colon.
std::string_view without_label(IdentifierType type, std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (starts_with_folded(text, scheme)) text.remove_prefix(scheme.size());
    }
    for (const std::string_view host : {"www.", "dx."}) {
        if (starts_with_folded(text, host)) text.remove_prefix(host.size());
    }
    for (const auto label : entry(type).labels) {
        if (label.empty() || !starts_with_folded(text, label)) continue;
        text.remove_prefix(label.size());
        break;
    }
    while (!text.empty() && (is_space(text.front()) || text.front() == ':' || text.front() == '#'))
        text.remove_prefix(1);
    return text;
}

// Dashes of other kinds (U+2010 to U+2015, U+2212) as the hyphen, no-break spaces as spaces.
std::string with_plain_dashes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        const bool dash =
            rest.starts_with("\xE2\x80") && rest.size() > 2 && rest[2] >= '\x90' && rest[2] <= '\x95';
        if (dash || rest.starts_with("\xE2\x88\x92")) {
            out += '-';
            i += 3;
        } else if (rest.starts_with("\xC2\xA0")) {
            out += ' ';
            i += 2;
        } else {
            out += text[i++];
        }
    }
    return out;
}

std::string compact(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c != '-' && c != ' ') out += upper(c);
    }
    return out;
}

std::string percent_decoded(std::string_view text) {
    const auto hex = [](char c) { return is_digit(c) ? c - '0' : lower(c) - 'a' + 10; };
    const auto is_hex = [](char c) { return is_digit(c) || (lower(c) >= 'a' && lower(c) <= 'f'); };
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2])) {
            out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

struct Judged {
    Validity validity = Validity::bad_syntax;
    std::string normal{};
};

Judged doi(std::string_view text, std::string_view written) {
    const std::string decoded =
        written.find("://") != written.npos ? percent_decoded(text) : std::string(text);
    std::string_view rest = decoded;
    while (!rest.empty() && (rest.back() == '.' || rest.back() == ',' || rest.back() == ';'))
        rest.remove_suffix(1);
    const auto slash = rest.find('/');
    if (!rest.starts_with("10.") || slash == rest.npos || slash + 1 == rest.size()) return {};
    const auto prefix = rest.substr(3, slash - 3);
    const auto suffix = rest.substr(slash + 1);
    if (prefix.empty() || !is_digit(prefix.front())) return {};
    for (const char c : prefix) {
        if (!is_digit(c) && c != '.') return {};
    }
    for (const char c : suffix) {
        if (is_space(c) || static_cast<unsigned char>(c) < 0x20) return {};
    }
    const bool usual = all_digits(prefix) && prefix.size() >= 4 && prefix.size() <= 9 &&
                       std::all_of(suffix.begin(), suffix.end(), [](char c) {
                           return is_digit(c) || is_letter(c) ||
                                  std::string_view("-._;()/:").find(c) != std::string_view::npos;
                       });
    return {usual ? Validity::valid : Validity::unusual, std::string(rest)};
}

Judged pmid(std::string_view text) {
    if (text.ends_with('/')) text.remove_suffix(1);
    if (!all_digits(text) || text.size() > 8 || text.front() == '0') return {};
    return {Validity::valid, std::string(text)};
}

Judged pmcid(std::string_view text) {
    if (text.ends_with('/')) text.remove_suffix(1);
    auto digits = text;
    if (starts_with_folded(digits, "pmc")) digits.remove_prefix(3);
    digits = trimmed(digits);
    if (!all_digits(digits) || digits.size() > 9) return {};
    return {Validity::valid, "PMC" + std::string(digits)};
}

// A register's letters and a number of fixed length, with nothing but white space or a hyphen between them.
Judged registered(std::string_view text, std::string_view letters, std::string_view digits_shape) {
    if (!starts_with_folded(text, transformed(letters, lower))) return {};
    auto digits = text.substr(letters.size());
    while (!digits.empty() && (is_space(digits.front()) || digits.front() == '-')) digits.remove_prefix(1);
    if (!matches(digits, digits_shape)) return {};
    return {Validity::valid, std::string(letters) + std::string(digits)};
}

Judged shaped(std::string_view text, std::string_view shape) {
    if (!matches(text, shape)) return {};
    return {Validity::valid, std::string(text)};
}

Judged issn(std::string_view text) {
    const auto digits = compact(text);
    if (!matches(digits, "9999999Y")) return {};
    return {valid_issn_digits(digits) ? Validity::valid : Validity::bad_checksum,
            digits.substr(0, 4) + '-' + digits.substr(4)};
}

Judged isbn(std::string_view text) {
    const auto digits = compact(text);
    const bool ten = matches(digits, "999999999Y");
    if (!ten && !matches(digits, "9999999999999")) return {};
    const bool valid = ten ? valid_isbn10_digits(digits) : valid_isbn13_digits(digits);
    // Where the hyphens belong depends on tables of publishers: those that stand are kept if they could be
    // right.
    const auto hyphens = std::count(text.begin(), text.end(), '-');
    const bool hyphenated =
        hyphens == (ten ? 3 : 4) && text.size() == digits.size() + static_cast<std::size_t>(hyphens);
    return {valid ? Validity::valid : Validity::bad_checksum, hyphenated ? transformed(text, upper) : digits};
}

Judged orcid(std::string_view text) {
    if (text.ends_with('/')) text.remove_suffix(1);
    const auto digits = compact(text);
    if (!matches(digits, "999999999999999Y")) return {};
    return {valid_orcid_digits(digits) ? Validity::valid : Validity::bad_checksum,
            digits.substr(0, 4) + '-' + digits.substr(4, 4) + '-' + digits.substr(8, 4) + '-' +
                digits.substr(12)};
}

Judged judge(IdentifierType type, std::string_view text, std::string_view written) {
    if (type == IdentifierType::doi) return doi(text, written);
    while (text.ends_with('.') || text.ends_with(',') || text.ends_with(';')) text.remove_suffix(1);
    switch (type) {
        case IdentifierType::pmid:
            return pmid(text);
        case IdentifierType::pmcid:
            return pmcid(text);
        case IdentifierType::nct:
            return registered(text, "NCT", "99999999");
        case IdentifierType::isrctn:
            return registered(text, "ISRCTN", "99999999");
        case IdentifierType::eudract:
            return shaped(text, "2099-999999-99");
        case IdentifierType::euct:
            return shaped(text, "2099-599999-99-99");
        case IdentifierType::nl_omon:
            return all_digits(text) ? registered("NL-OMON" + std::string(text), "NL-OMON", "99999")
                                    : registered(text, "NL-OMON", "99999");
        case IdentifierType::ccmo:
            return shaped(transformed(text, upper), "NL99999.999.99");
        case IdentifierType::issn:
            return issn(text);
        case IdentifierType::isbn:
            return isbn(text);
        case IdentifierType::orcid:
            return orcid(text);
        case IdentifierType::doi:
            break;
    }
    return {};
}

// A DOI's characters that an address cannot hold as they are.
std::string percent_encoded(std::string_view text) {
    constexpr std::string_view k_hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_digit(c) || is_letter(c) || std::string_view("-._;()/:").find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            out += k_hex[static_cast<unsigned char>(c) >> 4U];
            out += k_hex[static_cast<unsigned char>(c) & 15U];
        }
    }
    return out;
}

std::string address(IdentifierType type, const std::string& normal) {
    const std::string base = entry(type).address;
    if (base.empty()) return {};
    if (type == IdentifierType::nl_omon) return base + normal.substr(7);
    if (type == IdentifierType::isbn) return base + compact(normal);
    return base + (type == IdentifierType::doi ? percent_encoded(normal) : normal);
}

std::string comparison_key(IdentifierType type, std::string_view written) {
    const auto checked = check_identifier(type, written);
    if (checked.validity == Validity::bad_syntax) return transformed(trimmed(written), lower);
    if (type != IdentifierType::isbn) return transformed(checked.normal, lower);
    const auto digits = compact(checked.normal);
    if (digits.size() == 13) return digits;
    char thirteen[13];
    isbn13_from_isbn10(digits, thirteen);
    return {thirteen, 13};
}

}  // namespace

std::string_view to_string(IdentifierType type) { return entry(type).name; }

std::optional<IdentifierType> identifier_type_from(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, IdentifierType>, 21> k_names{{
        {"doi", IdentifierType::doi},
        {"pmid", IdentifierType::pmid},
        {"pubmed", IdentifierType::pmid},
        {"pmcid", IdentifierType::pmcid},
        {"pmc", IdentifierType::pmcid},
        {"nct", IdentifierType::nct},
        {"clinicaltrials.gov", IdentifierType::nct},
        {"clinicaltrials", IdentifierType::nct},
        {"isrctn", IdentifierType::isrctn},
        {"eudract", IdentifierType::eudract},
        {"euct", IdentifierType::euct},
        {"eu-ct", IdentifierType::euct},
        {"ctis", IdentifierType::euct},
        {"nl-omon", IdentifierType::nl_omon},
        {"omon", IdentifierType::nl_omon},
        {"ccmo", IdentifierType::ccmo},
        {"issn", IdentifierType::issn},
        {"eissn", IdentifierType::issn},
        {"e-issn", IdentifierType::issn},
        {"isbn", IdentifierType::isbn},
        {"orcid", IdentifierType::orcid},
    }};
    const auto folded = transformed(name, lower);
    const auto* const found =
        std::find_if(k_names.begin(), k_names.end(), [&](const auto& n) { return n.first == folded; });
    if (found == k_names.end()) return std::nullopt;
    return found->second;
}

Identifier check_identifier(IdentifierType type, std::string_view written) {
    const auto plain = with_plain_dashes(trimmed(written));
    const auto judged = judge(type, without_label(type, trimmed(plain)), plain);
    const bool good = judged.validity == Validity::valid || judged.validity == Validity::unusual;
    return {type, judged.validity, judged.normal, good ? address(type, judged.normal) : std::string{}};
}

bool same_identifier(IdentifierType type, std::string_view a, std::string_view b) {
    return comparison_key(type, a) == comparison_key(type, b);
}

}  // namespace kopij::evidence
