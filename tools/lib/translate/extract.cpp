#include "translate/extract.hpp"

#include <algorithm>
#include <set>

#include "catalogue/header.hpp"
#include "segment/places.hpp"
#include "translate/context.hpp"

namespace kopij::translate {
namespace {

using segment::Segment;

/// What the vocabulary calls the block: "list item", "image, @alt".
std::string description(const Segment& segment) {
    std::string out(segment.role);
    std::replace(out.begin(), out.end(), '-', ' ');
    if (out.empty()) {
        const pugi::xml_node node = segment.node;
        out = node.parent().name();
        out += (out.empty() ? "" : "/") + std::string(node.name());
    }
    if (segment.attribute) out.append(", @").append(pugi::xml_attribute(segment.attribute).name());
    return out;
}

}  // namespace

void Extraction::add(const Article& article, std::string_view name) {
    if (m_options.source_language.empty()) m_options.source_language = article.language();
    std::optional<segment::Places> places;
    if (m_options.location == Location::place)
        places.emplace(article.document(), article.vocabulary(), article.values(), article.segments());
    for (std::size_t n = 0; n < article.segments().size(); ++n) {
        const auto& segment = article.segments()[n];
        auto& entry = entry_of(segment);
        auto& message = entry.message;
        add_comment(entry, description(segment));
        for (const auto& note : segment.notes) add_comment(entry, note);
        // Places differ; only an id that stands twice makes two alike, one after the other.
        const auto place = places ? reference(name, (*places)[n]) : reference(article, name, segment);
        if (!place.empty() && (message.references.empty() || message.references.back() != place))
            message.references.push_back(m_out.keep(place));
        if (!segment.plain && segment.message.find('<') != std::string_view::npos)
            add_once(message.flags, "xml-text");
        if (segment.preserve_space) add_once(message.flags, "no-wrap");
        for (const auto& flag : segment.flags) add_flag(message.flags, flag);
    }
    if (article.values().says(its::Category::external_resource)) resources(article, name);
}

/// Resources that no segment tells of: each with its place in the comments of the header, since there is no
/// text to say them of.
void Extraction::resources(const Article& article, std::string_view name) {
    std::set<std::string> told;
    for (const auto& segment : article.segments()) told.insert(segment.notes.begin(), segment.notes.end());
    const auto tell = [&](const its::Data* data) {
        const auto* reference = data ? its::find(*data, "externalResourceRef") : nullptr;
        if (reference == nullptr) return;
        const auto note = "Resource: " + *reference;
        const auto in = m_options.location == Location::none ? "" : " (" + std::string(name) + ")";
        if (told.insert(note).second && m_told_resources.insert(note + in).second)
            m_resources.push_back(m_out.keep(note + in));
    };
    const auto visit = [&](const auto& self, pugi::xml_node element) -> void {
        const auto& values = article.values();
        if (values.left_out(element)) return;
        tell(values.own(its::Category::external_resource, element));
        for (const auto& attribute : element.attributes())
            tell(values.own(its::Category::external_resource, attribute));
        for (const auto& child : element.children()) {
            if (child.type() == pugi::node_element) self(self, child);
        }
    };
    visit(visit, article.document().root());
}

Extraction::Entry& Extraction::entry_of(const Segment& segment) {
    const bool by_role = !segment.context && is_short(segment.message);
    std::optional<std::string_view> context;
    if (segment.context) context = *segment.context;
    if (by_role) context = role_context(segment);
    const auto hash = catalogue::hash_key(context, segment.message);
    const auto known = m_index.find(hash, [&](std::size_t number) {
        const auto& message = m_entries[number].message;
        return message.context == context && message.id == segment.message;
    });
    if (known) {
        auto& entry = m_entries[*known];
        entry.by_role = entry.by_role && by_role;
        return entry;
    }
    auto& entry = m_entries.emplace_back();
    entry.by_role = by_role;
    entry.message.id = m_out.keep(segment.message);
    if (context) entry.message.context = by_role ? *context : m_out.keep(*context);
    entry.message.strings.push_back({});
    m_index.insert(hash, m_entries.size() - 1);
    if (by_role) {
        const auto [found, is_new] = m_roles.try_emplace(entry.message.id, Roles{*context});
        if (!is_new && found->second.first != *context) found->second.several = true;
    }
    return entry;
}

void Extraction::add_once(catalogue::TextList& list, std::string_view text) {
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(m_out.keep(text));
}

/// A text that stands in a hundred thousand places can have as many notes.
void Extraction::add_comment(Entry& entry, std::string_view text) {
    constexpr std::size_t k_many = 16;
    auto& comments = entry.message.extracted_comments;
    if (comments.size() < k_many) return add_once(comments, text);
    if (!entry.told) {
        entry.told =
            std::make_unique<boost::unordered_flat_set<std::string_view>>(comments.begin(), comments.end());
    }
    if (text.empty() || entry.told->contains(text)) return;
    comments.push_back(m_out.keep(text));
    entry.told->insert(comments[comments.size() - 1]);
}

/// Where equal texts have limits of their own, the translation has to fit in the smallest.
void Extraction::add_flag(catalogue::TextList& list, std::string_view flag) {
    constexpr std::string_view k_limit = "max-length:";
    if (!flag.starts_with(k_limit)) return add_once(list, flag);
    const auto is_limit = [&](std::string_view one) { return one.starts_with(k_limit); };
    const auto known = std::find_if(list.begin(), list.end(), is_limit);
    if (known == list.end()) return add_once(list, flag);
    // Numbers without a sign or zeros before them: the shorter one is the smaller one.
    if (std::pair(flag.size(), flag) >= std::pair(known->size(), *known)) return;
    list.set(static_cast<std::size_t>(known - list.begin()), m_out.keep(flag));
}

std::string Extraction::reference(std::string_view name, std::string_view place) {
    std::string out(name);
    if (!place.starts_with('#')) out += ':';
    return out.append(place);
}

std::string Extraction::reference(const Article& article, std::string_view name,
                                  const Segment& segment) const {
    if (m_options.location != Location::line) return {};
    return std::string(name) + ":" + std::to_string(article.source().location(segment.range.begin).line);
}

catalogue::Catalogue Extraction::take() {
    catalogue::HeaderFacts facts;
    facts.project = m_options.project;
    facts.creation_date = m_options.creation_date;
    facts.source_language = m_options.source_language;
    const auto header = catalogue::make_header(facts).text();
    catalogue::Message first;
    first.strings.push_back(header);
    first.flags = {"fuzzy"};  // as every template's header is
    first.extracted_comments = m_resources;
    m_out.reserve(m_entries.size() + 1);
    m_out.add(first);
    for (auto& entry : m_entries) {
        if (entry.by_role && !m_roles.find(entry.message.id)->second.several) entry.message.context.reset();
        m_out.add_kept(std::move(entry.message));
    }
    return std::move(m_out);
}

catalogue::Catalogue extract(const Article& article, std::string_view name, const ExtractOptions& options) {
    Extraction extraction(options);
    extraction.add(article, name);
    return extraction.take();
}

}  // namespace kopij::translate
