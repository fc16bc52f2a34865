// File patterns as .gitignore, .editorconfig and Vale's settings write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kopij::config {

/// Whether the path (with "/" between folders) matches: "*" and "?" stay within a folder, "**" crosses
/// folders ("a/**/b" matches "a/b" too), "[a-z]" and "[!a-z]" are sets, "{a,b}" alternatives (at most 64 in
/// all), "\" quotes. A pattern without "/" matches the last part alone. O(pattern x path).
bool glob_matches(std::string_view pattern, std::string_view path);

/// The same as the sections of a .vale.ini have it: the whole path must match, and without a "**" the
/// wildcards cross folders ("docs/*.md" matches "docs/a/b.md").
bool vale_glob_matches(std::string_view pattern, std::string_view path);

/// The pattern's alternatives written out: "a.{md,html}" -> "a.md", "a.html".
std::vector<std::string> expand_braces(std::string_view pattern);

/// The folders before the first part that has a wildcard: "content/**/*.xml" -> "content"; "" if it begins
/// with one.
std::string_view glob_base(std::string_view pattern);

}  // namespace kopij::config
