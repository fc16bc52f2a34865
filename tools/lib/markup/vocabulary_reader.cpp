#include "markup/vocabulary_reader.hpp"

#include <algorithm>
#include <limits>

#include "config/nearest.hpp"
#include "text/message.hpp"

namespace kopij::markup {
namespace {

using text::tr_format;

/// The roles that rules, catalogues and Kopij itself ask for. A vocabulary may have others, for rules of its
/// own house.
const std::vector<std::string>& known_roles() {
    static const std::vector<std::string> k_roles = {"abstract",
                                                     "alt-text",
                                                     "author",
                                                     "body",
                                                     "box",
                                                     "caption",
                                                     "cell",
                                                     "citation",
                                                     "code",
                                                     "contextual",
                                                     "cross-reference",
                                                     "figure",
                                                     "footnote",
                                                     "formula",
                                                     "header-cell",
                                                     "heading",
                                                     "identifier",
                                                     "image",
                                                     "keyword",
                                                     "label",
                                                     "link",
                                                     "list",
                                                     "list-item",
                                                     "next-review",
                                                     "no-prose",
                                                     "paragraph",
                                                     "quote",
                                                     "reference",
                                                     "reference-list",
                                                     "review-date",
                                                     "reviewer",
                                                     "row",
                                                     "section",
                                                     "table",
                                                     "term",
                                                     "title"};
    return k_roles;
}

std::vector<std::string> strings(const config::Value& value) {
    std::vector<std::string> out;
    for (const auto* item : value.as_list()) out.push_back(item->scalar());
    return out;
}

}  // namespace

Vocabulary VocabularyReader::read(const config::Value& file) {
    if (!file.is_map()) {
        report(file, text::tr("a vocabulary is a map with the keys name, match, roles, attributes, its"));
        return std::move(m_out);
    }
    for (const auto& [key, value] : file.entries()) {
        const auto& name = key.scalar();
        if (name == "name") {
            m_out.m_name = value.scalar();
        } else if (name == "match") {
            match(value);
        } else if (name == "roles") {
            roles(value);
        } else if (name == "attributes") {
            attributes(value);
        } else if (name == "its") {
            its(value);
        } else {
            unknown(key, {"name", "match", "roles", "attributes", "its"});
        }
    }
    index();
    return std::move(m_out);
}

Vocabulary VocabularyReader::read_head(const config::Value& file) {
    for (const auto& [key, value] : file.entries()) {
        if (key.scalar() == "name") m_out.m_name = value.scalar();
        if (key.scalar() == "match") match(value);
    }
    return std::move(m_out);
}

void VocabularyReader::report(const config::Value& at, std::string message) {
    m_sink.report({"Config.Vocabulary", diagnostic::Severity::error, at.range(), std::move(message)});
}

void VocabularyReader::unknown(const config::Value& key, const std::vector<std::string>& allowed) {
    const auto near = config::nearest(key.scalar(), allowed);
    report(key, near.empty()
                    ? tr_format("the key '{0}' is not known here", key.scalar())
                    : tr_format("the key '{0}' is not known here; did you mean '{1}'?", key.scalar(), near));
}

bool VocabularyReader::is_map(const config::Value& value) {
    if (!value.is_map()) report(value, text::tr("here a map is wanted: lines of 'key: value'"));
    return value.is_map();
}

void VocabularyReader::roles(const config::Value& value) {
    if (!is_map(value)) return;
    const auto& known = known_roles();
    for (const auto& [role, patterns] : value.entries()) {
        const auto& name = role.scalar();
        const auto near = std::find(known.begin(), known.end(), name) != known.end()
                              ? std::string()
                              : config::nearest(name, known);
        if (!near.empty())
            report(role, tr_format("no rule knows the role '{0}'; did you mean '{1}'?", name, near));
        set(name, patterns);
    }
}

void VocabularyReader::attributes(const config::Value& value) {
    if (!is_map(value)) return;
    const std::vector<std::string> known = {
        "id",          "target",         "language",     "language-without-namespace",
        "context",     "context-detail", "reference-id", "citation-target",
        "section-kind"};
    for (const auto& [use, names] : value.entries()) {
        if (std::find(known.begin(), known.end(), use.scalar()) == known.end()) unknown(use, known);
        m_out.m_attributes.emplace_back(use.scalar(), strings(names));
    }
}

void VocabularyReader::match(const config::Value& value) {
    if (!is_map(value)) return;
    for (const auto& [key, names] : value.entries()) {
        const auto& name = key.scalar();
        if (name == "root") {
            m_out.m_roots = strings(names);
        } else if (name == "namespace") {
            m_out.m_namespaces = strings(names);
        } else if (name == "public-id") {
            m_out.m_public_ids = strings(names);
        } else if (name == "extension") {
            m_out.m_extensions = strings(names);
        } else {
            unknown(key, {"root", "namespace", "public-id", "extension"});
        }
    }
    if (m_out.m_roots.empty() && m_out.m_namespaces.empty() && m_out.m_public_ids.empty() &&
        m_out.m_extensions.empty())
        report(value,
               text::tr("no document fits this vocabulary: name under 'match' what its documents have, "
                        "as in 'root: [article]' or 'extension: [.xml]'"));
}

void VocabularyReader::its(const config::Value& value) {
    if (!is_map(value)) return;
    const std::vector<std::string> known = {"translate-no",    "translate-yes",
                                            "within-text-yes", "within-text-nested",
                                            "preserve-space",  "translatable-attributes"};
    for (const auto& [key, patterns] : value.entries()) {
        if (std::find(known.begin(), known.end(), key.scalar()) == known.end()) {
            unknown(key, known);
        } else if (key.scalar() == "translatable-attributes") {
            for (const auto* item : patterns.as_list()) attribute_of(*item);
        } else {
            set("its:" + key.scalar(), patterns);
        }
    }
}

void VocabularyReader::attribute_of(const config::Value& item) {
    const auto& text = item.scalar();
    const auto at = text.rfind('@');
    Vocabulary::AttributeOf out;
    if (at != std::string::npos && at > 0) out.element = Pattern::parse(text.substr(0, at));
    if (at == std::string::npos || at + 1 == text.size() || (at > 0 && !out.element)) {
        report(item, tr_format("'{0}' is no attribute: write 'element@name' or '@name'", text));
        return;
    }
    out.attribute = text.substr(at + 1);
    m_out.m_translatable.push_back(std::move(out));
}

void VocabularyReader::set(std::string name, const config::Value& patterns) {
    constexpr std::size_t k_most_sets = std::numeric_limits<Vocabulary::SetMask>::digits;
    if (m_out.m_sets.size() == k_most_sets) {
        report(patterns, tr_format("a vocabulary has at most {0} roles and ITS values", k_most_sets));
        return;
    }
    Vocabulary::Set out{std::move(name), {}};
    for (const auto* item : patterns.as_list()) {
        if (auto pattern = Pattern::parse(item->scalar())) {
            out.patterns.push_back(std::move(*pattern));
        } else {
            report(*item, tr_format("'{0}' is no pattern of elements: write for example 'sec/title' or "
                                    "\"xref[@ref-type='bibr']\"",
                                    item->scalar()));
        }
    }
    m_out.m_sets.push_back(std::move(out));
}

void VocabularyReader::index() {
    for (std::size_t s = 0; s < m_out.m_sets.size(); ++s) {
        const auto& patterns = m_out.m_sets[s].patterns;
        for (std::size_t p = 0; p < patterns.size(); ++p) {
            if (const auto outer = patterns[p].all_inside(); !outer.empty()) {
                m_out.m_inside[std::string(outer)] |= Vocabulary::SetMask{1} << s;
                continue;
            }
            const auto& name = patterns[p].name();
            auto& named = name == "*" ? m_out.m_any_name : m_out.m_by_name[name];
            if (patterns[p].is_name())
                named.always |= Vocabulary::SetMask{1} << s;
            else
                named.perhaps.push_back({s, p, std::string(patterns[p].parent())});
        }
    }
}

}  // namespace kopij::markup
