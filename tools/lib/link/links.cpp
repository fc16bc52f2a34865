#include "link/links.hpp"

#include "link/reference.hpp"
#include "link/web_url.hpp"

namespace kopij::link {

Resolver& Links::resolver(const config::Project& project) const {
    std::call_once(m_once, [&] {
        m_resolver = std::make_unique<Resolver>(project);
        if (m_vocabularies != nullptr) m_resolver->files().use(*m_vocabularies);
        m_resolver->files().expect(m_expected);
        m_made = m_resolver.get();
    });
    return *m_resolver;
}

std::optional<ParsedFile> Links::take(const std::filesystem::path& file) const {
    auto* resolver = m_made.load();
    return resolver == nullptr ? std::nullopt : resolver->files().take(file);
}

PageLinks Links::judge(const markup::Document& document, const markup::Vocabulary& vocabulary,
                       const config::Project& project) const {
    PageLinks out;
    out.links = collect(document, vocabulary);
    std::erase_if(out.links,
                  [&](const Link& link) { return project.reason_to_ignore(link.target) != nullptr; });
    if (out.links.empty()) return out;
    auto& by = resolver(project);
    Origin from(document, vocabulary, document.source().path());
    by.files().know(from.path, from.ids);
    constexpr std::size_t k_most_offers = 100;
    std::size_t broken = 0;
    for (const auto& link : out.links) {
        from.offers = broken < k_most_offers;
        out.resolutions.push_back(by.resolve(from, link));
        if (out.resolutions.back().verdict == Verdict::broken) ++broken;
        const auto found = m_web.empty() ? m_web.end() : m_web.find(web_target(link));
        out.web.push_back(found == m_web.end() ? nullptr : &found->second);
    }
    return out;
}

std::string web_target(const Link& link) {
    if (link.form == Form::doi) return doi_address(link.target);
    if (link.form != Form::address && link.form != Form::graphic) return {};
    return kind_of(link.target) == TargetKind::web ? link.target : std::string{};
}

}  // namespace kopij::link
