#include "markup/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <limits>

#include "config/nearest.hpp"
#include "config/value_codec.hpp"
#include "text/message.hpp"

namespace kopij::markup {
namespace {

namespace fs = std::filesystem;
using text::tr_format;

template <typename Node>
std::string_view namespace_of(Node element) {
    const std::string_view name = element.name();
    const auto colon = name.find(':');
    const auto declares =
        colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(name.substr(0, colon));
    auto found = element.first_attribute();
    while (found && found.name() != declares) found = found.next_attribute();
    return found ? found.value() : std::string_view{};
}

template <typename Node>
std::string_view doctype_in(Node top) {
    for (auto node = top.first_child(); node; node = node.next_sibling()) {
        if (node.type() == pugi::node_doctype) return node.value();
    }
    return {};
}

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

}  // namespace

class VocabularyReader {
  public:
    explicit VocabularyReader(diagnostic::Sink& sink) : m_sink(sink) {}

    Vocabulary read(const config::Value& file) {
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

    /// Its name and what it matches alone.
    Vocabulary read_head(const config::Value& file) {
        for (const auto& [key, value] : file.entries()) {
            if (key.scalar() == "name") m_out.m_name = value.scalar();
            if (key.scalar() == "match") match(value);
        }
        return std::move(m_out);
    }

  private:
    void report(const config::Value& at, std::string message) {
        m_sink.report({"Config.Vocabulary", diagnostic::Severity::error, at.range(), std::move(message)});
    }

    void unknown(const config::Value& key, const std::vector<std::string>& allowed) {
        const auto near = config::nearest(key.scalar(), allowed);
        report(key, near.empty() ? tr_format("the key '{0}' is not known here", key.scalar())
                                 : tr_format("the key '{0}' is not known here; did you mean '{1}'?",
                                             key.scalar(), near));
    }

    static std::vector<std::string> strings(const config::Value& value) {
        std::vector<std::string> out;
        for (const auto* item : value.as_list()) out.push_back(item->scalar());
        return out;
    }

    bool is_map(const config::Value& value) {
        if (!value.is_map()) report(value, text::tr("here a map is wanted: lines of 'key: value'"));
        return value.is_map();
    }

    void roles(const config::Value& value) {
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

    void attributes(const config::Value& value) {
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

    void match(const config::Value& value) {
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

    void its(const config::Value& value) {
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

    /// "@alt" or, of some elements only, "img@alt".
    void attribute_of(const config::Value& item) {
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

    void set(std::string name, const config::Value& patterns) {
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

    void index() {
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

    Vocabulary m_out;
    diagnostic::Sink& m_sink;
};

Vocabulary Vocabulary::from(const config::Value& file, diagnostic::Sink& sink) {
    return VocabularyReader(sink).read(file);
}

void Vocabulary::add_set_names(std::vector<std::string>& out) const {
    for (const auto& set : m_sets) out.push_back(set.name);
}

Vocabulary::SetMask Vocabulary::mask(const std::vector<std::string_view>& sets) const {
    SetMask out = 0;
    for (std::size_t s = 0; s < m_sets.size(); ++s) {
        if (std::find(sets.begin(), sets.end(), m_sets[s].name) != sets.end()) out |= SetMask{1} << s;
    }
    return out;
}

template <typename Node>
Vocabulary::SetMask Vocabulary::sets_of(const Named& named, Node element) const {
    auto out = named.always;
    if (named.perhaps.empty()) return out;
    const std::string_view parent = element.parent().name();
    for (const auto& one : named.perhaps) {
        const auto bit = SetMask{1} << one.set;
        if ((out & bit) != 0 || (!one.parent.empty() && !is_local_name(parent, one.parent))) continue;
        if (m_sets[one.set].patterns[one.pattern].matches(element)) out |= bit;
    }
    return out;
}

const Vocabulary::Named* Vocabulary::find(std::string_view name) const {
    const auto found = m_by_name.find(local_name(name));
    return found == m_by_name.end() ? nullptr : &found->second;
}

template <typename Node>
Vocabulary::SetMask Vocabulary::inside(Node element) const {
    SetMask out = 0;
    if (m_inside.empty()) return out;
    for (auto outer = element; outer; outer = outer.parent()) out |= inside_itself(outer.name());
    return out;
}

Vocabulary::SetMask Vocabulary::inside_itself(std::string_view name) const {
    const auto found = m_inside.find(local_name(name));
    return found == m_inside.end() ? 0 : found->second;
}

template <typename Node>
Vocabulary::SetMask Vocabulary::sets_of(const Named* named, Node element, SetMask inside) const {
    SetMask out = m_any_name.always | inside;
    if (!m_any_name.perhaps.empty()) out |= sets_of(m_any_name, element);
    if (named != nullptr) out |= named->perhaps.empty() ? named->always : sets_of(*named, element);
    return out;
}

Vocabulary::SetMask Vocabulary::sets_of(pugi::xml_node element) const {
    return sets_of(find(element.name()), element, inside(element.parent()));
}

template <typename Node>
Vocabulary::SetMask SetFinder<Node>::sets_of(Node element) {
    const std::string_view name = element.name();
    std::uint64_t bytes = 0;
    if (name.empty() || name.size() > sizeof bytes)
        return m_vocabulary.sets_of(m_vocabulary.find(name), element, inside(element.parent()));
    std::memcpy(&bytes, name.data(), name.size());
    constexpr std::uint64_t k_factor = 0x9E3779B97F4A7C15ULL;
    auto& known = m_known[(bytes * k_factor) >> (64 - std::countr_zero(m_known.size()))];
    if (known.name != bytes) known = {bytes, m_vocabulary.find(name)};
    return m_vocabulary.sets_of(known.named, element, inside(element.parent()));
}

template <typename Node>
Vocabulary::SetMask SetFinder<Node>::inside(Node parent) {
    if (m_vocabulary.m_inside.empty()) return 0;
    if (!m_parents.empty() && m_parents.back().element == parent) return m_parents.back().inside;
    // A walk goes down by one element, and up to one that it came by.
    const auto above = parent.parent();
    const auto known = std::find_if(m_parents.rbegin(), m_parents.rend(), [&](const Parent& one) {
        return one.element == parent || one.element == above;
    });
    m_parents.erase(known.base(), m_parents.end());
    if (m_parents.empty()) {
        m_parents.push_back({parent, m_vocabulary.inside(parent)});
    } else if (m_parents.back().element != parent) {
        const auto inside = m_parents.back().inside | m_vocabulary.inside_itself(parent.name());
        m_parents.push_back({parent, inside});
    }
    return m_parents.back().inside;
}

template class SetFinder<pugi::xml_node>;
template class SetFinder<OutlineNode>;

bool Vocabulary::is(pugi::xml_node element, std::string_view set) const {
    return (sets_of(element) & mask({set})) != 0;
}

std::string_view Vocabulary::first_of(pugi::xml_node element,
                                      const std::vector<std::string_view>& sets) const {
    return first_in(sets_of(element) & mask(sets));
}

std::string Vocabulary::node_test(std::string_view set) const {
    std::string out;
    for (const auto& one : m_sets) {
        if (one.name != set) continue;
        for (const auto& pattern : one.patterns)
            out += (out.empty() ? "(" : " or (") + pattern.predicate() + ")";
    }
    return out.empty() ? "*[false()]" : "*[" + out + "]";
}

pugi::xml_attribute Vocabulary::attribute(pugi::xml_node element, std::string_view key) const {
    if (!element.first_attribute()) return {};
    return attribute(element, attribute_names(key));
}

const std::vector<std::string>& Vocabulary::attribute_names(std::string_view key) const {
    static const std::vector<std::string> k_none;
    const auto found = std::find_if(m_attributes.begin(), m_attributes.end(),
                                    [&](const auto& one) { return one.first == key; });
    return found == m_attributes.end() ? k_none : found->second;
}

bool Vocabulary::lists(std::string_view key, std::string_view attribute_name) const {
    return std::any_of(m_attributes.begin(), m_attributes.end(), [&](const auto& one) {
        return one.first == key &&
               std::find(one.second.begin(), one.second.end(), attribute_name) != one.second.end();
    });
}

int Vocabulary::fit(const Document& document) const {
    const auto& path = document.source().path();
    if (const auto* outline = document.outline())
        return fit(outline->root(), doctype_in(outline->top()), path);
    return fit(document.root(), doctype_in<pugi::xml_node>(document.tree()), path);
}

template <typename Node>
int Vocabulary::fit(Node root, std::string_view doctype, std::string_view path) const {
    const auto any = [](const std::vector<std::string>& of, auto test) {
        return std::any_of(of.begin(), of.end(), test);
    };
    const auto space = namespace_of(root);
    int out = 0;
    if (!m_namespaces.empty() && !space.empty()) {
        if (!any(m_namespaces, [&](const std::string& one) { return one == space; })) return 0;
        out += 8;
    }
    if (any(m_public_ids,
            [&](const std::string& one) { return doctype.find(one) != std::string_view::npos; }))
        out += 4;
    if (any(m_roots, [&](const std::string& one) { return one == local_name(root.name()); })) out += 2;
    if (any(m_extensions, [&](const std::string& one) { return path.ends_with(one); })) out += 1;
    return out;
}

Vocabularies Vocabularies::load(const std::vector<fs::path>& folders, diagnostic::Sink& sink,
                                config::ValueCache* cache) {
    Vocabularies out;
    // clang 14 knows no views of g++ 12's library.
    for (auto at = folders.rbegin(); at != folders.rend(); ++at) {
        const auto& folder = *at;
        std::error_code ec;
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder, ec)) {
            if (entry.path().extension() == ".yml") files.push_back(entry.path());
        }
        std::sort(files.begin(), files.end());
        for (const auto& file : files) {
            const auto source = text::Source::from_file(file);
            diagnostic::Collector problems;
            auto entry = std::make_unique<Entry>();
            const auto shipped = cache != nullptr ? cache->shipped(source) : std::string_view{};
            if (const auto head = config::decode_entries(shipped, {"name", "match"})) {
                entry->head = VocabularyReader(problems).read_head(*head);
                entry->file = shipped;
            } else {
                const auto value = config::load_yaml(source, "Config.Vocabulary", problems, cache);
                if (!value.is_null()) {
                    entry->whole = Vocabulary::from(value, problems);
                    diagnostic::Collector told;
                    entry->head = VocabularyReader(told).read_head(value);
                }
            }
            for (auto& problem : problems.diagnostics) {
                // The ranges are in the vocabulary's file, which the reader of the report does not have open.
                const auto place = source.location(problem.range.begin);
                problem.message =
                    fmt::format("{}:{}:{}: {}", source.path(), place.line, place.column, problem.message);
                sink.report(std::move(problem));
            }
            if (problems.diagnostics.empty()) out.m_all.push_back(std::move(entry));
        }
    }
    return out;
}

const Vocabulary& Vocabularies::whole(Entry& entry) {
    // Programs read several articles at once.
    std::call_once(entry.once, [&] {
        if (entry.file.empty()) return;
        diagnostic::Collector none;
        entry.whole = Vocabulary::from(config::decode(entry.file).value_or(config::Value{}), none);
        entry.file = {};
    });
    return entry.whole;
}

const Vocabulary& Vocabularies::for_document(const Document& document) const {
    Entry* best = nullptr;
    int best_fit = 0;
    for (const auto& one : m_all) {
        const auto fit = one->head.fit(document);
        if (fit > best_fit) {
            best = one.get();
            best_fit = fit;
        }
    }
    return best == nullptr ? m_none : whole(*best);
}

std::vector<std::string> Vocabularies::set_names() const {
    std::vector<std::string> out;
    for (const auto& one : m_all) whole(*one).add_set_names(out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

const Vocabulary* Vocabularies::find(std::string_view name) const {
    const auto found =
        std::find_if(m_all.begin(), m_all.end(), [&](const auto& one) { return one->head.name() == name; });
    return found == m_all.end() ? nullptr : &whole(**found);
}

}  // namespace kopij::markup
