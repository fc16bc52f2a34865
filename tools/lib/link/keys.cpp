#include "link/keys.hpp"

#include <algorithm>
#include <sstream>

#include "markup/document.hpp"
#include "markup/entity.hpp"
#include "text/file.hpp"

namespace kopij::link {
namespace {

void add_keys(pugi::xml_node element, const markup::Document& document, std::vector<std::string>& out) {
    if (const auto keys = element.attribute("keys")) {
        std::istringstream words(markup::decode(keys, document));
        for (std::string key; words >> key;) out.push_back(key);
    }
    for (const auto child : element.children()) {
        if (child.type() == pugi::node_element) add_keys(child, document, out);
    }
}

}  // namespace

Keys::Keys(const Site& site) {
    for (const auto& map : site.with_extension(".ditamap")) {
        m_has_maps = true;
        try {
            const auto source = text::Source::from_file(map, markup::declares(markup::Format::xml));
            diagnostic::Collector ignored;
            const auto document = markup::parse(source, markup::Format::xml, ignored);
            if (document) add_keys(document->root(), *document, m_keys);
        } catch (const text::FileError&) {
            continue;
        }
    }
    std::sort(m_keys.begin(), m_keys.end());
    m_keys.erase(std::unique(m_keys.begin(), m_keys.end()), m_keys.end());
    m_names = Names(m_keys);
}

bool Keys::has(std::string_view key) const {
    return std::binary_search(m_keys.begin(), m_keys.end(), key, std::less<>{});
}

}  // namespace kopij::link
