// A manual that itstool extracted and its translators translated (KOPIJ_DATA/mallard): its catalogues apply.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "catalogue/parse.hpp"
#include "markup/document.hpp"
#include "paths.hpp"
#include "run_program.hpp"
#include "scratch.hpp"
#include "text/file.hpp"

namespace kopij::segment {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> pages(const fs::path& folder) {
    std::vector<std::string> out;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".page") out.push_back(entry.path().string());
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::set<std::string> ids(const std::string& text) {
    diagnostic::Collector found;
    const auto read = catalogue::parse(text::Source::from_bytes("x.pot", text, text::Declares::po), found);
    std::set<std::string> out;
    for (const auto& one : read.messages()) {
        if (!one.is_header()) out.insert(std::string(one.context.value_or("")) + "|" + std::string(one.id));
    }
    return out;
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out.push_back('\\');
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\r')
            out += "\\r";
        else
            out.push_back(c);
    }
    return out + "\"\n";
}

/// A catalogue in which each message of the template is its own translation.
std::string translated_by_itself(const std::string& made) {
    diagnostic::Collector found;
    const auto read = catalogue::parse(text::Source::from_bytes("x.pot", made, text::Declares::po), found);
    std::string out = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n";
    for (const auto& one : read.messages()) {
        if (one.is_header()) continue;
        if (one.context) out += "msgctxt " + quoted(*one.context);
        out += "msgid " + quoted(one.id) + "msgstr " + quoted(one.id) + "\n";
    }
    return out;
}

/// A tree in its canonical order of attributes and without white space.
void canonical(pugi::xml_node node, std::string& out) {
    if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
        for (const char* c = node.value(); *c != '\0'; ++c) {
            if (std::string_view(" \t\r\n").find(*c) == std::string_view::npos) out.push_back(*c);
        }
    } else if (node.type() == pugi::node_element) {
        std::set<std::string> attributes;
        for (const auto& one : node.attributes())
            attributes.insert(std::string(" ") + one.name() + "=" + one.value());
        out.append("<").append(node.name());
        for (const auto& one : attributes) out += one;
        out += ">";
    }
    for (const auto& child : node.children()) canonical(child, out);
    if (node.type() == pugi::node_element) out += "</>";
}

std::string canonical(const std::string& bytes) {
    pugi::xml_document tree;
    BOOST_REQUIRE(tree.load_buffer(bytes.data(), bytes.size()));
    std::string out;
    canonical(tree, out);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mallard)

// Three messages of itstool have no counterpart. "translator-credits" is none of the pages: itstool makes it
// up to add names to its output. The other two are of gs-legal.xml, which the pages include and which becomes
// part of a template when it is named as an article of its own; its root is <license>, for which itstool has
// no rules, so that it takes the link inside the sentence for a paragraph and the sentence apart.
BOOST_AUTO_TEST_CASE(the_messages_are_those_of_itstool) {
    const auto folder = test::data_folder("mallard");
    if (!folder) return;
    const auto shown = test::run_program("extract", pages(*folder / "C"));
    BOOST_REQUIRE(shown.code == 0);
    const auto ours = ids(shown.out);
    auto theirs = ids(text::read_file(*folder / "itstool.pot"));
    theirs.erase("_|translator-credits");
    theirs.erase("|This work is licensed under a <_:link-1/>.");
    theirs.erase("|Creative Commons Attribution-ShareAlike 3.0 Unported License");
    BOOST_CHECK_EQUAL_COLLECTIONS(ours.begin(), ours.end(), theirs.begin(), theirs.end());
}

BOOST_AUTO_TEST_CASE(pages_assembled_with_their_catalogue_are_those_that_itstool_made) {
    const auto folder = test::data_folder("mallard");
    if (!folder) return;
    for (const auto& page : pages(*folder / "C")) {
        const auto name = fs::path(page).filename();
        const auto shown = test::run_program(
            "assemble", {"--catalogue", (*folder / "nl.po").string(), "--lang", "nl", page});
        BOOST_TEST(shown.code == 0, shown);
        BOOST_TEST_CONTEXT(name) {
            BOOST_TEST(canonical(shown.out) == canonical(text::read_file(*folder / "translated-nl" / name)));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(identity)

// Every article below KOPIJ_DATA that is read comes back as it was when each text is translated by itself.
BOOST_AUTO_TEST_CASE(an_identity_catalogue_changes_no_byte_of_real_files) {
    std::size_t files = 0;
    for (const auto* part : {"vale/prose", "vale/fixtures", "its", "mallard/C", "jats"}) {
        const auto folder = test::data_folder(part);
        if (!folder) return;
        for (const auto& entry : fs::recursive_directory_iterator(*folder)) {
            if (!entry.is_regular_file() || !markup::format_of(entry.path().string())) continue;
            const auto path = entry.path().string();
            const auto made = test::run_program("extract", {path});
            if (made.code != 0) continue;
            // Where ITS names another element for the translation, that one is filled.
            if (path.find("/targetpointer/") != std::string::npos) continue;
            const test::Scratch scratch;
            scratch.write("x.po", translated_by_itself(made.out));
            const auto back =
                test::run_program("assemble", {"--catalogue", (scratch.path() / "x.po").string(), path});
            BOOST_TEST_CONTEXT(path) {
                BOOST_TEST(back.code == 0, back);
                BOOST_TEST((back.out == text::read_file(path)));
            }
            ++files;
        }
    }
    BOOST_TEST_MESSAGE("identity (KOPIJ_DATA): " << files << " files");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace kopij::segment
