// Where an element stands, in a form that survives edits elsewhere.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "its/values.hpp"
#include "markup/document.hpp"
#include "markup/vocabulary.hpp"

namespace kopij::segment {

/// The element's id, if it can be told apart from what follows it in a path; "" for none, and for one that
/// the format makes of a heading's text, which would not survive a change to it. O(attributes).
std::string_view id_of(pugi::xml_node element, const markup::Document& document,
                       const markup::Vocabulary& vocabulary, const its::Values& values);

/// The path of the element at which a walk over the tree is: "#sleep/p[2]" from the nearest id, else
/// "/article/front/title" from the root. A step counts elements of its name from 1; [1] is left out.
class ElementPath {
  public:
    ElementPath(const markup::Document& document, const markup::Vocabulary& vocabulary,
                const its::Values& values)
        : m_document(document), m_vocabulary(vocabulary), m_values(values) {
        m_levels.emplace_back();
    }

    /// Goes down into an element, and up again at its end. Each element is entered once, in document order.
    /// O(1).
    class Step {
      public:
        Step(ElementPath& path, pugi::xml_node node) : m_path(path) { path.enter(node); }
        ~Step() { m_path.leave(); }
        Step(const Step&) = delete;
        Step& operator=(const Step&) = delete;

      private:
        ElementPath& m_path;
    };

    /// Valid until the next element is entered. O(length of the path).
    std::string_view place();

  private:
    struct Level {
        pugi::xml_node node;
        std::string_view name;
        std::size_t number = 0;
        // Its place in m_places, if it is told there.
        std::size_t place_begin = 0;
        std::size_t place_end = 0;
        // How many children of each name there were: few names are found fastest one by one.
        std::vector<std::pair<std::string_view, std::size_t>> few;
        boost::unordered_flat_map<std::string_view, std::size_t> many;
        std::size_t count(std::string_view child);
    };
    void enter(pugi::xml_node node);
    void leave();
    void tell(std::size_t depth);

    const markup::Document& m_document;
    const markup::Vocabulary& m_vocabulary;
    const its::Values& m_values;
    std::vector<Level> m_levels;  // the first is above the root; those below m_depth keep their memory
    std::size_t m_depth = 0;
    std::string m_places;  // those of the levels up to m_told, each after the last and using its path
    std::size_t m_told = 0;
};

}  // namespace kopij::segment
