#include "segment/places.hpp"

#include "segment/element_path.hpp"

namespace kopij::segment {

Places::Places(const markup::Document& document, const markup::Vocabulary& vocabulary,
               const its::Values& values, const Segments& segments) {
    m_ends.reserve(segments.size());
    ElementPath path(document, vocabulary, values);
    const auto visit = [&](const auto& self, pugi::xml_node element) -> void {
        const ElementPath::Step step(path, element);
        // They are in the order of their elements.
        for (auto next = m_ends.size(); next < segments.size() && element == segments[next].node; ++next) {
            m_text += path.place();
            if (segments[next].attribute)
                m_text.append("/@").append(pugi::xml_attribute(segments[next].attribute).name());
            m_ends.push_back(m_text.size());
        }
        for (auto child = element.first_child(); child; child = child.next_sibling()) {
            if (child.type() == pugi::node_element) self(self, child);
        }
    };
    if (document.root()) visit(visit, document.root());
}

}  // namespace kopij::segment
