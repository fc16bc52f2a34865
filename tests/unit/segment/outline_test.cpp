// Segments are read over the outline, or over the tree where ITS says something: with the same result.
#include <boost/test/unit_test.hpp>

#include "markup/vocabularies.hpp"
#include "segment/segment.hpp"

namespace kopij::segment {
namespace {

struct Read {
    Read(std::string bytes, std::string path, markup::Format format)
        : source(text::Source::from_bytes(std::move(path), std::move(bytes), markup::declares(format))),
          document(markup::parse(source, format, found)),
          vocabularies(
              markup::Vocabularies::load({std::filesystem::path(KOPIJ_ROOT) / "rules/vocabularies"}, found)),
          values(its::Values::of(*document, vocabularies.for_document(*document), nullptr, found)),
          segments(read_segments(*document, vocabularies.for_document(*document), values)) {}

    diagnostic::Collector found;
    text::Source source;
    std::unique_ptr<markup::Document> document;
    markup::Vocabularies vocabularies;
    its::Values values;
    Segments segments;
};

std::string shown(const Segment& one) {
    const pugi::xml_node node = one.node;
    std::string out = std::string(node.name()) + "@" + pugi::xml_attribute(one.attribute).name() + " " +
                      std::string(one.role) + " " + std::string(one.language) + " " +
                      std::to_string(one.range.begin) + "-" + std::to_string(one.range.end) + " " +
                      (one.editable ? "editable " : "") + std::string(one.message);
    for (const pugi::xml_node inner : one.inlines) out += std::string(" +") + inner.name();
    for (const pugi::xml_node inner : one.placeholders) out += std::string(" -") + inner.name();
    for (const auto& note : one.notes) out += " #" + note;
    return out;
}

void compare(const std::string& bytes, const char* path, markup::Format format) {
    const Read plain(bytes, path, format);
    const Read said(bytes + "\n\n<p its-loc-note=\"read this\">End</p>\n", path, format);
    BOOST_TEST(!plain.values.annotated());
    BOOST_TEST(said.values.annotated());
    BOOST_TEST_REQUIRE(plain.segments.size() >= 3U);
    BOOST_TEST_REQUIRE(said.segments.size() == plain.segments.size() + 1);
    for (std::size_t n = 0; n < plain.segments.size(); ++n)
        BOOST_TEST(shown(plain.segments[n]) == shown(said.segments[n]));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(segments_over_the_outline)

BOOST_AUTO_TEST_CASE(markdown) {
    compare(
        "---\ntitle: Sleep\nlang: en\n---\n\n# Who\n\nSome *people* [@key] sleep[^1] [well](/x \"T\") "
        "`code` <b title=\"x\">so</b> ![Alt](a.png).\n\n<!-- Translators: short -->\n\n- a\n- b\n\n  c\n\n"
        "| a | b |\n|---|---|\n| 1 | &amp; |\n\n> q\n> r\n\n```c\ncode\n```\n\n[^1]: note\n",
        "a.md", markup::Format::markdown);
}

BOOST_AUTO_TEST_CASE(html) {
    compare(
        "<!DOCTYPE html>\n<html lang=nl><title>T</title><p>a <img alt=\"b\" src=x><p translate=no>n"
        "<ul><li>c<li><p>d</ul><p>e <code>f</code> <b lang=en>g</b>",
        "a.html", markup::Format::html);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::segment
