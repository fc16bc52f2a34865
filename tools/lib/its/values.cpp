#include "its/values.hpp"

namespace kopij::its {
Values Values::of(const markup::Document& document, const markup::Vocabulary& vocabulary) {
    Values out;
    out.m_vocabulary = &vocabulary;
    if (document.root()) out.visit(document.root(), {});
    return out;
}

void Values::visit(pugi::xml_node element, const Element& parent) {
    auto here = parent;
    here.within_text = WithinText::no;  // not inherited (ITS 2.0, 8.8)
    const auto& vocabulary = *m_vocabulary;
    if (vocabulary.is(element, "its:translate-no")) here.translate = false;
    if (vocabulary.is(element, "its:translate-yes")) here.translate = true;
    if (vocabulary.is(element, "its:within-text-yes")) here.within_text = WithinText::yes;
    if (vocabulary.is(element, "its:within-text-nested")) here.within_text = WithinText::nested;
    if (vocabulary.is(element, "its:preserve-space")) here.preserve_space = true;
    for (const auto& attribute : element.attributes()) {
        const std::string_view name = attribute.name();
        const std::string_view value = attribute.value();
        if (name == "its:translate") here.translate = value == "yes";
        if (name == "its:withinText") {
            here.within_text = value == "yes"      ? WithinText::yes
                               : value == "nested" ? WithinText::nested
                                                   : WithinText::no;
        }
        if (name == "xml:space") here.preserve_space = value == "preserve";
    }
    if (const auto language = vocabulary.attribute(element, "language")) here.language = language.value();
    if (const auto language = element.attribute("xml:lang")) here.language = language.value();
    m_elements.emplace(element.internal_object(), here);
    for (const auto& child : element.children()) {
        if (child.type() == pugi::node_element) visit(child, here);
    }
}

const Values::Element& Values::at(pugi::xml_node element) const {
    static const Element k_default;
    const auto found = m_elements.find(element.internal_object());
    return found == m_elements.end() ? k_default : found->second;
}

bool Values::translate(pugi::xml_node element) const { return at(element).translate; }

bool Values::translate(pugi::xml_node element, pugi::xml_attribute attribute) const {
    return at(element).translate && m_vocabulary->translatable(element, attribute);
}

WithinText Values::within_text(pugi::xml_node element) const { return at(element).within_text; }

bool Values::preserve_space(pugi::xml_node element) const { return at(element).preserve_space; }

std::string_view Values::language(pugi::xml_node element) const { return at(element).language; }

}  // namespace kopij::its
