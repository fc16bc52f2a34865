// The tables of ARCHITECTURE.md, and the #include lines they allow.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kopij::test {

struct Architecture {
    /// A room, and the rooms it may include; in the order of the page.
    std::vector<std::pair<std::string, std::vector<std::string>>> rooms;
    /// The beginning of a header's name, and the rooms that may include it; "everyone" stands for all.
    std::map<std::string, std::vector<std::string>> headers;

    bool has_room(std::string_view name) const;
    bool allows_room(std::string_view from, std::string_view to) const;
    /// The row for the header: the longest name it begins with; nullptr where there is none.
    const std::vector<std::string>* users_of(std::string_view header) const;
};

/// Reads the tables whose last column is "may include" and "who may include it".
Architecture read_architecture(std::string_view markdown);

/// Rows that name a room which does not stand above them, or none at all: a sentence each.
std::vector<std::string> table_problems(const Architecture& architecture);

struct Include {
    std::size_t line;
    std::string header;
    bool quoted;  ///< "header", not <header>
};
std::vector<Include> read_includes(std::string_view source);

/// One sentence for each #include of a file of the room that the tables do not allow. `path` is for the
/// sentence.
std::vector<std::string> include_problems(const Architecture& architecture, const std::string& room,
                                          const std::string& path, std::string_view source);

/// Those of every .hpp, .cpp and .hpp.in file under tools/: tools/lib/<room>/ is a room, tools/ is
/// "programs".
std::vector<std::string> tree_problems(const Architecture& architecture, const std::filesystem::path& tools);

/// The rooms that tools/lib/CMakeLists.txt links to a room without their being allowed to it.
std::vector<std::string> link_problems(const Architecture& architecture, std::string_view cmake);

}  // namespace kopij::test
