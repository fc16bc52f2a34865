#include "link/resolver.hpp"

#include <algorithm>
#include <array>

#include "link/near_miss.hpp"
#include "link/path.hpp"
#include "link/reference.hpp"
#include "markup/entity.hpp"
#include "text/message.hpp"

namespace kopij::link {
namespace {

namespace fs = std::filesystem;
using text::tr;
using text::tr_format;

constexpr std::array k_index_pages = {"index.html", "index.htm", "index.xhtml", "index.md",
                                      "index.xml",  "README.md", "index.page"};

Resolution skipped(std::string why) { return {Verdict::skipped, Fault::none, std::move(why)}; }

Resolution broken(Fault fault, std::string detail) { return {Verdict::broken, fault, std::move(detail)}; }

std::string language_of(const markup::Document& document) {
    const auto root = document.root();
    for (const auto* name : {"xml:lang", "lang"}) {
        std::string_view value = root.attribute(name).value();
        if (!value.empty()) return std::string(value.substr(0, value.find_first_of("-_")));
    }
    return {};
}

std::string base_of(const markup::Document& document) {
    if (document.format() == markup::Format::markdown) return {};
    const auto head = document.root().child("head");
    return trim_target(markup::decode(head.child("base").attribute("href"), document));
}

/// "#:~:text=..." asks a browser to find words; what stands before it is the id.
std::string_view without_directive(std::string_view fragment) {
    return fragment.substr(0, fragment.find(":~:"));
}

bool is_top(std::string_view id) {
    constexpr std::string_view k_top = "top";
    return id.empty() ||
           (id.size() == k_top.size() && std::equal(id.begin(), id.end(), k_top.begin(), [](char a, char b) {
                return std::tolower(static_cast<unsigned char>(a)) == b;
            }));
}

/// DITA names an element by its topic: "topic/element".
bool has_in_topic(const Ids& ids, std::string_view id) {
    const auto slash = id.find('/');
    return slash != std::string_view::npos &&
           (slash == 1 && id[0] == '.' ? true : ids.has(id.substr(0, slash))) &&
           ids.has(id.substr(slash + 1));
}

bool has_id(const Ids& ids, std::string_view fragment) {
    if (ids.has(fragment)) return true;
    const auto decoded = percent_decode(fragment);
    return ids.has(decoded) || has_in_topic(ids, decoded) || (ids.has_top() && is_top(decoded));
}

}  // namespace

std::string_view to_string(Verdict verdict) {
    switch (verdict) {
        case Verdict::ok:
            return "ok";
        case Verdict::broken:
            return "broken";
        case Verdict::uncertain:
            return "uncertain";
        case Verdict::skipped:
            break;
    }
    return "skipped";
}

Origin::Origin(const markup::Document& document, const markup::Vocabulary& vocabulary, const fs::path& file)
    : path(full_path(file)),
      text(document.source().text()),
      ids(std::make_shared<const Ids>(Ids::of(document, vocabulary))),
      language(language_of(document)),
      base(base_of(document)) {}

Resolution Resolver::resolve(const Origin& from, const Link& link) const {
    switch (link.form) {
        case Form::id:
            return resolve_id(from, link);
        case Form::page:
            return kind_of(link.target) == TargetKind::unwritten
                       ? skipped(tr("a placeholder, filled in later"))
                       : resolve_page(from, link);
        case Form::key:
            return resolve_key(from, link);
        case Form::doi:
            return skipped(tr("a DOI; the network was not asked"));
        case Form::foreign:
            return skipped(tr("an identifier of a database, not an address"));
        case Form::address:
        case Form::graphic:
            break;
    }
    const auto after_scheme =
        std::string_view(link.target).substr(std::min(link.target.find(':') + 1, link.target.size()));
    switch (kind_of(link.target)) {
        case TargetKind::nothing:
            return broken(Fault::no_target, tr("the link has no target"));
        case TargetKind::file:
            return resolve_path(from, link);
        case TargetKind::web:
            return skipped(tr("the network was not asked"));
        case TargetKind::mail:
            if (valid_mail(after_scheme)) return {};
            return broken(Fault::bad_address, tr("this is no e-mail address"));
        case TargetKind::phone:
            if (valid_phone(after_scheme)) return {};
            return broken(Fault::bad_address, tr("this is no telephone number"));
        case TargetKind::unwritten:
            return skipped(tr("a placeholder, filled in later"));
        case TargetKind::other:
            break;
    }
    return skipped(tr("a scheme that is not followed"));
}

Resolution Resolver::resolve_id(const Origin& from, const Link& link) const {
    if (link.target.empty()) return broken(Fault::no_target, tr("the link has no target"));
    if (from.ids->has(link.target)) return {};
    return missing_id(from, link, link.target, *from.ids, from.path);
}

Resolution Resolver::resolve_key(const Origin& from, const Link& link) const {
    if (link.target.empty()) return broken(Fault::no_target, tr("the link has no target"));
    std::call_once(m_keys_once, [this] { m_keys = Keys(m_site); });
    if (!m_keys.has_maps()) return skipped(tr("the project has no map that could define the key"));
    const auto key = link.target.substr(0, link.target.find('/'));
    if (m_keys.has(key)) return {};
    auto out = broken(Fault::no_id, tr_format("no map of the project defines the key '{0}'", key));
    if (from.offers) {
        auto near = m_keys.near(key);
        for (auto& one : near) one += link.target.substr(key.size());
        offer(out, near, link, from, Part::whole);
    }
    return out;
}

Resolution Resolver::resolve_page(const Origin& from, const Link& link) const {
    const auto parts = split(link.target);
    auto file = from.path;
    if (!parts.path.empty()) {
        file.replace_filename(percent_decode(parts.path) + ".page");
        if (m_files.type(file) != FileType::file) return missing_file(from, link, file);
    }
    return judge_fragment(from, link, file);
}

Resolution Resolver::resolve_path(const Origin& from, const Link& link) const {
    const auto parts = split(link.target);
    if (parts.path.empty()) return judge_fragment(from, link, from.path);
    if (kind_of(from.base) == TargetKind::web) return skipped(tr("the page says it lies at another address"));
    const auto wanted = places(from, percent_decode(parts.path));
    for (const auto& place : wanted) {
        if (const auto file = existing(place, link.form); !file.empty())
            return judge_fragment(from, link, file);
    }
    for (const auto& place : wanted) {
        if (const auto article = m_site.article_at(place)) return judge_fragment(from, link, *article);
    }
    if (m_files.type(wanted.front()) == FileType::folder) {
        return broken(Fault::no_index, tr_format("the folder '{0}' has no index page", parts.path));
    }
    return missing_file(from, link, wanted.front());
}

/// Where the path may lie: as the source's folders have it, and as the built site's folders will.
std::vector<fs::path> Resolver::places(const Origin& from, std::string_view path) const {
    std::vector<fs::path> out;
    if (path.starts_with('/')) {
        for (const auto& root : m_site.roots()) out.push_back((root / path.substr(1)).lexically_normal());
        return out;
    }
    const auto base = percent_decode(split(from.base).path);
    if (base.starts_with('/')) {
        for (const auto& root : m_site.roots()) out.push_back((root / base.substr(1)).lexically_normal());
    } else {
        out.push_back(base.empty() ? from.path.parent_path()
                                   : (from.path.parent_path() / base).lexically_normal());
        for (const auto& language : m_site.languages()) {
            if (!from.language.empty() && from.language != language) continue;
            if (const auto page = m_site.page_of(from.path, language))
                out.push_back(page->parent_path() / base);
        }
    }
    for (auto& folder : out) {
        // A base that names a file stands for its folder.
        if (!base.empty() && !base.ends_with('/')) folder = folder.parent_path();
        folder = normalized(folder / path);
    }
    return out;
}

fs::path Resolver::existing(const fs::path& wanted, Form form) const {
    const auto path = bare(wanted);
    switch (m_files.type(path)) {
        case FileType::file:
            return wanted.has_filename() ? path : fs::path{};
        case FileType::folder:
            for (const auto* index : k_index_pages) {
                if (m_files.type(path / index) == FileType::file) return path / index;
            }
            return {};
        case FileType::none:
            break;
    }
    if (form == Form::graphic && !path.has_extension()) {
        for (const auto& name : m_files.names(path.parent_path())) {
            if (fs::path(name).stem() == path.filename()) return path.parent_path() / name;
        }
    }
    return {};
}

std::shared_ptr<const Ids> Resolver::ids_of(const Origin& from, const fs::path& file) const {
    return file == from.path ? from.ids : m_files.ids(file);
}

Resolution Resolver::judge_fragment(const Origin& from, const Link& link, const fs::path& file) const {
    const auto parts = split(link.target);
    if (!parts.fragment) return {};
    const auto id = without_directive(*parts.fragment);
    if (id.empty()) return {};
    const auto ids = ids_of(from, file);
    if (!ids || has_id(*ids, id)) return {};
    return missing_id(from, link, percent_decode(id), *ids, file);
}

Resolution Resolver::missing_id(const Origin& from, const Link& link, std::string_view id, const Ids& ids,
                                const fs::path& file) const {
    auto out = broken(Fault::no_id, file == from.path
                                        ? tr_format("nothing in this document has the id '{0}'", id)
                                        : tr_format("nothing in '{1}' has the id '{0}'", id,
                                                    file.lexically_relative(m_site.root()).generic_string()));
    if (from.offers)
        offer(out, near_ids(id, ids), link, from, link.form == Form::id ? Part::whole : Part::fragment);
    return out;
}

Resolution Resolver::missing_file(const Origin& from, const Link& link, const fs::path& wanted) const {
    const auto relative = wanted.lexically_relative(m_site.root());
    const auto shown = relative.empty() || *relative.begin() == ".." ? wanted : relative;
    auto out = broken(Fault::no_file, tr_format("there is no file '{0}'", shown.generic_string()));
    if (!from.offers) return out;
    const bool rooted = split(link.target).path.starts_with('/');
    std::vector<std::string> paths;
    for (const auto& file : near_files(m_files, m_site, wanted)) {
        const auto path = rooted ? "/" + file.lexically_relative(m_site.roots().front()).generic_string()
                                 : file.lexically_relative(from.path.parent_path()).generic_string();
        if (path.starts_with("/..")) continue;
        if (link.form == Form::page) {
            paths.push_back(file.stem().string());
        } else {
            paths.push_back(percent_encode_path(path));
        }
    }
    offer(out, paths, link, from, Part::path);
    return out;
}

}  // namespace kopij::link
