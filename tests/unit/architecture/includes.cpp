#include "includes.hpp"

#include <algorithm>
#include <regex>
#include <sstream>

#include "text/file.hpp"

namespace kopij::test {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
    std::istringstream in{std::string(text)};
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

// The cells of "| a | b |" without their outer white space; empty for a line that is no row.
std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    if (!line.starts_with('|')) return cells;
    std::istringstream in(line.substr(1));
    for (std::string cell; std::getline(in, cell, '|');) {
        const auto begin = cell.find_first_not_of(' ');
        cells.push_back(
            begin == std::string::npos ? "" : cell.substr(begin, cell.find_last_not_of(' ') - begin + 1));
    }
    return cells;
}

// The names in backquotes, and the bare word "everyone".
std::vector<std::string> names_in(const std::string& cell) {
    std::vector<std::string> names;
    if (cell == "everyone") return {cell};
    static const std::regex k_name("`([^`]+)`");
    for (std::sregex_iterator it(cell.begin(), cell.end(), k_name), end; it != end; ++it)
        names.push_back((*it)[1]);
    return names;
}

bool contains(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

std::string place(const std::string& path, std::size_t line) {
    return path + ":" + std::to_string(line) + ": ";
}

// The room of a file under tools/; empty for what is in no room.
std::string room_of(const std::filesystem::path& relative) {
    const std::vector<std::string> parts(relative.begin(), relative.end());
    if (parts.size() == 1) return "programs";
    if (parts.size() > 2 && parts[0] == "lib") return parts[1];
    return {};
}

}  // namespace

bool Architecture::has_room(std::string_view name) const {
    return std::any_of(rooms.begin(), rooms.end(), [name](const auto& room) { return room.first == name; });
}

bool Architecture::allows_room(std::string_view from, std::string_view to) const {
    return from == to || std::any_of(rooms.begin(), rooms.end(), [from, to](const auto& room) {
               return room.first == from && contains(room.second, to);
           });
}

const std::vector<std::string>* Architecture::users_of(std::string_view header) const {
    const std::vector<std::string>* users = nullptr;
    std::size_t longest = 0;
    for (const auto& [name, rooms_of_name] : headers) {
        if (!header.starts_with(name) || name.size() <= longest) continue;
        longest = name.size();
        users = &rooms_of_name;
    }
    return users;
}

Architecture read_architecture(std::string_view markdown) {
    Architecture architecture;
    std::string last_column;
    for (const auto& line : lines_of(markdown)) {
        const auto cells = cells_of(line);
        if (cells.empty()) last_column.clear();
        if (cells.size() < 2) continue;
        if (last_column.empty()) last_column = cells.back();
        const auto keys = names_in(cells.front());
        if (keys.size() != 1) continue;
        if (last_column == "may include") architecture.rooms.emplace_back(keys[0], names_in(cells.back()));
        if (last_column == "who may include it") architecture.headers[keys[0]] = names_in(cells.back());
    }
    return architecture;
}

std::vector<std::string> table_problems(const Architecture& architecture) {
    std::vector<std::string> problems;
    std::vector<std::string> above;
    for (const auto& [room, allowed] : architecture.rooms) {
        for (const auto& name : allowed) {
            if (!contains(above, name))
                problems.push_back(room + " may include " + name + ", which is not above it");
        }
        above.push_back(room);
    }
    for (const auto& [header, users] : architecture.headers) {
        if (users.empty()) problems.push_back("nobody may include " + header);
        for (const auto& user : users) {
            if (user != "everyone" && !contains(above, user)) {
                problems.push_back(header + " is for " + user + ", which is no room");
            }
        }
    }
    return problems;
}

std::vector<Include> read_includes(std::string_view source) {
    static const std::regex k_include(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"].*)");
    std::vector<Include> includes;
    std::size_t number = 0;
    for (const auto& line : lines_of(source)) {
        ++number;
        std::smatch match;
        if (std::regex_match(line, match, k_include))
            includes.push_back({number, match[2], match[1] == "\""});
    }
    return includes;
}

std::vector<std::string> include_problems(const Architecture& architecture, const std::string& room,
                                          const std::string& path, std::string_view source) {
    std::vector<std::string> problems;
    for (const auto& [line, header, quoted] : read_includes(source)) {
        const auto slash = header.find('/');
        const bool standard = !quoted && header.find_first_of("./") == std::string::npos;
        if (standard) continue;
        if (quoted && slash != std::string::npos) {
            const auto to = header.substr(0, slash);
            if (!architecture.has_room(to)) {
                problems.push_back(place(path, line) + header + " does not begin with a room");
            } else if (!architecture.allows_room(room, to)) {
                problems.push_back(place(path, line) + room + " may not include " + to + " (" + header + ")");
            }
            continue;
        }
        const auto* users = architecture.users_of(header);
        if (users == nullptr) {
            problems.push_back(place(path, line) + header + " has no row in the table of headers");
        } else if (!contains(*users, "everyone") && !contains(*users, room)) {
            problems.push_back(place(path, line) + room + " may not include " + header);
        }
    }
    return problems;
}

std::vector<std::string> tree_problems(const Architecture& architecture, const std::filesystem::path& tools) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(tools)) {
        const auto name = entry.path().filename().string();
        if (name.ends_with(".hpp") || name.ends_with(".cpp") || name.ends_with(".hpp.in"))
            files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::vector<std::string> problems;
    for (const auto& file : files) {
        const auto relative = file.lexically_relative(tools);
        const auto path = (tools.filename() / relative).string();
        const auto room = room_of(relative);
        if (room.empty()) continue;
        if (!architecture.has_room(room)) {
            problems.push_back(path + ": " + room + " is no room of the table");
            continue;
        }
        const auto found = include_problems(architecture, room, path, text::read_file(file));
        problems.insert(problems.end(), found.begin(), found.end());
    }
    return problems;
}

std::vector<std::string> link_problems(const Architecture& architecture, std::string_view cmake) {
    static const std::regex k_room(R"(^\s*kopij_room\((\w+)(.*))");
    static const std::regex k_linked(R"(\bkopij_(\w+))");
    std::vector<std::string> problems;
    for (const auto& line : lines_of(cmake)) {
        std::smatch match;
        if (!std::regex_match(line, match, k_room)) continue;
        const std::string room = match[1];
        const std::string rest = match[2];
        for (std::sregex_iterator it(rest.begin(), rest.end(), k_linked), end; it != end; ++it) {
            const std::string to = (*it)[1];
            if (!architecture.allows_room(room, to)) problems.push_back(room + " may not link " + to);
        }
    }
    return problems;
}

}  // namespace kopij::test
