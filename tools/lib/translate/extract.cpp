#include "translate/extract.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>

#include "catalogue/header.hpp"
#include "translate/context.hpp"

namespace kopij::translate {
namespace {

using segment::Segment;

/// An entry as it is collected; its strings are the first segment's.
struct Entry {
    const Segment* segment;
    std::optional<std::string_view> context;
    std::vector<std::string> comments;
    std::vector<std::string> references;
    std::vector<std::string> flags;
};

void add_once(std::vector<std::string>& list, std::string text) {
    if (!text.empty() && std::find(list.begin(), list.end(), text) == list.end())
        list.push_back(std::move(text));
}

class Extractor {
  public:
    explicit Extractor(const ExtractOptions& options) : m_options(options) {}

    catalogue::Catalogue run(const std::vector<NamedArticle>& articles) {
        for (const auto& one : articles) find_roles(*one.article);
        for (const auto& one : articles) collect(one);
        return write(articles);
    }

  private:
    /// Which short texts stand in more than one role.
    void find_roles(const Article& article) {
        for (const auto& segment : article.segments()) {
            if (segment.context || !is_short(segment.message)) continue;
            const auto role = role_context(segment);
            const auto [found, is_new] = m_roles.try_emplace(segment.message, role);
            if (!is_new && found->second != role) found->second = k_several;
        }
    }

    std::optional<std::string_view> context_of(const Segment& segment) const {
        if (segment.context) return *segment.context;
        if (!is_short(segment.message)) return std::nullopt;
        const auto found = m_roles.find(segment.message);
        if (found == m_roles.end() || found->second != k_several) return std::nullopt;
        return role_context(segment);
    }

    void collect(const NamedArticle& article) {
        for (const auto& segment : article.article->segments()) {
            const auto context = context_of(segment);
            // The key is kept as one string: a context and an id cannot hold the control character.
            const auto key = std::string(context.value_or("\1")) + '\4' + segment.message;
            const auto [found, is_new] = m_numbers.try_emplace(key, m_entries.size());
            if (is_new) m_entries.push_back({&segment, context, {}, {}, {}});
            auto& entry = m_entries[found->second];
            add_once(entry.comments, description(segment));
            for (const auto& note : segment.notes) add_once(entry.comments, note);
            // Places differ; only an id that stands twice makes two alike, one after the other.
            auto place = reference(article, segment);
            if (!place.empty() && (entry.references.empty() || entry.references.back() != place))
                entry.references.push_back(std::move(place));
            if (!segment.plain && segment.message.find('<') != std::string::npos)
                add_once(entry.flags, "xml-text");
            if (segment.preserve_space) add_once(entry.flags, "no-wrap");
            for (const auto& flag : segment.flags) add_once(entry.flags, flag);
        }
    }

    static std::string description(const Segment& segment) {
        std::string out(segment.role);
        std::replace(out.begin(), out.end(), '-', ' ');
        if (out.empty()) {
            out = segment.node.parent().name();
            out += (out.empty() ? "" : "/") + std::string(segment.node.name());
        }
        if (segment.attribute) out += ", @" + std::string(segment.attribute.name());
        return out;
    }

    std::string reference(const NamedArticle& article, const Segment& segment) const {
        switch (m_options.location) {
            case Location::none:
                return {};
            case Location::line:
                return article.name + ":" +
                       std::to_string(article.article->source().location(segment.range.begin).line);
            case Location::place:
                break;
        }
        return article.name + (segment.place.starts_with('#') ? "" : ":") + segment.place;
    }

    catalogue::Catalogue write(const std::vector<NamedArticle>& articles) const {
        catalogue::Catalogue out;
        catalogue::HeaderFacts facts;
        facts.project = m_options.project;
        facts.creation_date = m_options.creation_date;
        facts.source_language = m_options.source_language;
        for (const auto& one : articles) {
            if (facts.source_language.empty()) facts.source_language = one.article->language();
        }
        const auto header = catalogue::make_header(facts).text();
        catalogue::Message first;
        first.strings.push_back(header);
        first.flags = {"fuzzy"};  // as every template's header is
        out.add(first);
        for (const auto& entry : m_entries) {
            catalogue::Message message;
            message.context = entry.context;
            message.id = entry.segment->message;
            message.strings.push_back({});
            message.extracted_comments.assign(entry.comments.begin(), entry.comments.end());
            message.references.assign(entry.references.begin(), entry.references.end());
            message.flags.assign(entry.flags.begin(), entry.flags.end());
            out.add(message);
        }
        return out;
    }

    static constexpr std::string_view k_several = "";

    const ExtractOptions& m_options;
    boost::unordered_flat_map<std::string_view, std::string_view> m_roles;
    boost::unordered_flat_map<std::string, std::size_t> m_numbers;
    std::vector<Entry> m_entries;
};

}  // namespace

catalogue::Catalogue extract(const std::vector<NamedArticle>& articles, const ExtractOptions& options) {
    return Extractor(options).run(articles);
}

}  // namespace kopij::translate
