#include "evidence/bibliography.hpp"

#include <algorithm>
#include <cctype>

#include "config/value.hpp"
#include "evidence/identifier.hpp"
#include "text/letter.hpp"
#include "text/message.hpp"
#include "text/squeeze.hpp"

namespace kopij::evidence {
namespace {

std::string normal(IdentifierType type, std::string_view written) {
    const auto found = check_identifier(type, written);
    return text::ascii_lower(found.normal);
}

/// The first number of four digits in `date-parts: [[2019, 3]]`, `year: 2019`, `raw: 2019-03` and the like.
std::optional<int> year_in(const config::Value& value) {
    if (value.is_scalar()) {
        const auto& text = value.scalar();
        if (text.size() < 4 ||
            !std::all_of(text.begin(), text.begin() + 4, [](unsigned char c) { return std::isdigit(c); }))
            return std::nullopt;
        return std::stoi(text.substr(0, 4));
    }
    for (const auto& item : value.items()) {
        if (const auto year = year_in(item)) return year;
    }
    for (const auto& [key, entry] : value.entries()) {
        if (const auto year = year_in(entry)) return year;
    }
    return std::nullopt;
}

Work work_of(const config::Value& item) {
    Work out;
    for (const auto& [key, value] : item.entries()) {
        const auto name = text::ascii_lower(key.scalar());
        if (name == "id") out.id = value.scalar();
        if (name == "doi") out.doi = normal(IdentifierType::doi, value.scalar());
        if (name == "pmid") out.pmid = normal(IdentifierType::pmid, value.scalar());
        if (name == "title") out.title = value.scalar();
        if (name == "issued" || name == "year") out.year = year_in(value);
    }
    return out;
}

/// The fields of one CSV record, from `at`; `at` moves behind it.
std::vector<std::string> csv_record(std::string_view text, std::size_t& at) {
    std::vector<std::string> out(1);
    bool quoted = false;
    while (at < text.size()) {
        const char c = text[at++];
        if (quoted) {
            if (c != '"') {
                out.back() += c;
            } else if (at < text.size() && text[at] == '"') {
                out.back() += '"';
                ++at;
            } else {
                quoted = false;
            }
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            out.emplace_back();
        } else if (c == '\n') {
            break;
        } else if (c != '\r') {
            out.back() += c;
        }
    }
    return out;
}

}  // namespace

bool same_title(std::string_view a, std::string_view b) {
    const auto one = text::letters_and_digits(a), other = text::letters_and_digits(b);
    const auto& shorter = one.size() < other.size() ? one : other;
    const auto& longer = one.size() < other.size() ? other : one;
    constexpr std::size_t k_enough = 15;  // fewer letters begin too many titles
    return one == other || (shorter.size() >= k_enough && longer.starts_with(shorter));
}

Bibliography Bibliography::read(const text::Source& source, std::string_view rule, diagnostic::Sink& sink) {
    Bibliography out;
    auto file = config::load_yaml(source, rule, sink);
    const auto* list = &file;
    if (file.is_map()) list = file.find("references");
    if (!list || !list->is_list()) {
        sink.report({std::string(rule), diagnostic::Severity::error, file.range(),
                     text::tr("a bibliography is CSL data: a list of works, or 'references:' and a list")});
        return out;
    }
    for (const auto& item : list->items()) {
        if (!item.is_map()) continue;
        out.m_works.push_back(work_of(item));
        out.index(out.m_works.size() - 1);
    }
    return out;
}

void Bibliography::index(std::size_t at) {
    const auto& work = m_works[at];
    if (!work.id.empty()) m_by_key.emplace("id:" + work.id, at);
    if (!work.doi.empty()) m_by_key.emplace("doi:" + work.doi, at);
    if (!work.pmid.empty()) m_by_key.emplace("pmid:" + work.pmid, at);
    if (!work.title.empty()) m_by_key.emplace("title:" + text::letters_and_digits(work.title), at);
}

const Work* Bibliography::find(const Work& like) const {
    for (const auto& key : {"id:" + like.id, "doi:" + text::ascii_lower(like.doi), "pmid:" + like.pmid,
                            "title:" + text::letters_and_digits(like.title)}) {
        const auto found = m_by_key.find(key);
        if (found != m_by_key.end()) return &m_works[found->second];
    }
    return nullptr;
}

Retractions Retractions::read(const text::Source& source, std::string_view rule, diagnostic::Sink& sink) {
    Retractions out;
    const std::string_view text = source.text();
    std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const auto header = csv_record(text, at);
    const auto column = [&](std::string_view name) {
        return static_cast<std::size_t>(std::find(header.begin(), header.end(), name) - header.begin());
    };
    const auto doi = column("OriginalPaperDOI"), pmid = column("OriginalPaperPubMedID");
    const auto nature = column("RetractionNature"), reason = column("Reason"),
               date = column("RetractionDate");
    if (doi == header.size() && pmid == header.size()) {
        sink.report({std::string(rule), diagnostic::Severity::error, source.line_range(1),
                     text::tr("a list of retractions is a CSV file with Retraction Watch's columns; "
                              "OriginalPaperDOI and OriginalPaperPubMedID are missing")});
        return out;
    }
    while (at < text.size()) {
        const auto row = csv_record(text, at);
        const auto field = [&](std::size_t n) { return n < row.size() ? row[n] : std::string{}; };
        const auto what = text::ascii_lower(field(nature));
        if (what == "correction" || what == "reinstatement") continue;
        const Retraction entry{field(nature), field(reason), field(date)};
        if (const auto key = normal(IdentifierType::doi, field(doi)); !key.empty())
            out.m_rows.emplace("doi:" + key, entry);
        // "0" stands for none.
        if (const auto key = normal(IdentifierType::pmid, field(pmid)); !key.empty() && key != "0")
            out.m_rows.emplace("pmid:" + key, entry);
    }
    return out;
}

const Retraction* Retractions::find(std::string_view doi, std::string_view pmid) const {
    auto found = m_rows.find("doi:" + text::ascii_lower(doi));
    if (found == m_rows.end()) found = m_rows.find("pmid:" + std::string(pmid));
    return found == m_rows.end() ? nullptr : &found->second;
}

}  // namespace kopij::evidence
