#include "text/source.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstring>

#include "text/file.hpp"
#include "text/locale_module.hpp"
#include "text/message.hpp"
#include "text/utf8.hpp"

namespace kopij::text {
namespace {

struct Mark {
    std::string_view bytes;
    const char* encoding;
};

// The longer marks first: UTF-32LE begins with UTF-16LE's.
constexpr std::array<Mark, 5> k_marks = {{{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                                          {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
                                          {"\xEF\xBB\xBF", "UTF-8"},
                                          {"\xFF\xFE", "UTF-16LE"},
                                          {"\xFE\xFF", "UTF-16BE"}}};

// XML 1.0 appendix F: how "<?" looks in the encodings whose code units are wider than a byte.
constexpr std::array<Mark, 4> k_xml_starts = {{{{"<\0?\0", 4}, "UTF-16LE"},
                                               {{"\0<\0?", 4}, "UTF-16BE"},
                                               {{"<\0\0\0", 4}, "UTF-32LE"},
                                               {{"\0\0\0<", 4}, "UTF-32BE"}}};

std::string upper(std::string_view name) {
    std::string out(name);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::toupper(c); });
    return out;
}

/// The value after `key`, "=" and an optional quote, in the first `limit` bytes of the text, or "".
std::string_view value_after(std::string_view text, std::string_view key, std::size_t from, std::size_t to) {
    auto at = text.substr(0, to).find(key, from);
    if (at == std::string_view::npos) return {};
    at += key.size();
    const auto skip_space = [&] {
        while (at < to && std::isspace(static_cast<unsigned char>(text[at]))) ++at;
    };
    skip_space();
    if (at >= to || text[at] != '=') return {};
    ++at;
    skip_space();
    if (at < to && (text[at] == '"' || text[at] == '\'')) ++at;
    const auto begin = at;
    while (at < to && (std::isalnum(static_cast<unsigned char>(text[at])) || std::strchr("-_.:", text[at])))
        ++at;
    return text.substr(begin, at - begin);
}

/// The charset that a gettext catalogue's header names: its first entry, up to the second msgid.
std::string gettext_charset(std::string_view bytes) {
    const auto header = bytes.find("msgid \"\"");
    if (header == std::string_view::npos) return {};
    const auto end = std::min(bytes.find("\nmsgid ", header), bytes.size());
    const auto type = bytes.substr(0, end).find("\"Content-Type:", header);
    if (type == std::string_view::npos) return {};
    const auto charset = upper(value_after(bytes, "charset", type, std::min(bytes.find('\n', type), end)));
    return charset == "CHARSET" ? std::string() : charset;  // what a template says before it is filled in
}

std::string declared_encoding(std::string_view bytes, Declares declares) {
    constexpr std::size_t k_html_prescan = 1024;  // the HTML standard's own limit
    if (declares == Declares::xml && bytes.starts_with("<?xml")) {
        const auto end = bytes.find("?>");
        if (end != std::string_view::npos) return upper(value_after(bytes, "encoding", 5, end));
    }
    if (declares == Declares::html) {
        const auto head = std::min(bytes.size(), k_html_prescan);
        std::size_t meta = 0;
        while ((meta = bytes.substr(0, head).find("<meta", meta)) != std::string_view::npos) {
            const auto end = std::min(bytes.substr(0, head).find('>', meta), head);
            auto value = upper(value_after(bytes, "charset", meta, end));
            // The HTML standard reads these labels as windows-1252.
            if (value == "ISO-8859-1" || value == "LATIN1" || value == "US-ASCII") return "WINDOWS-1252";
            if (!value.empty()) return value;
            meta = end;
        }
    }
    if (declares == Declares::po) return gettext_charset(bytes);
    return {};
}

}  // namespace

Source Source::from_bytes(std::string path, std::string bytes, Declares declares) {
    Source out;
    out.m_path = std::move(path);
    out.m_bytes = std::move(bytes);
    out.decode(declares);
    return out;
}

Source Source::from_file(const std::filesystem::path& path, Declares declares) {
    // In bytes. Room for less is there from the last file, but a run reads one catalogue, and reads it first.
    constexpr std::size_t k_worth_mapping = 1U << 18U;
    constexpr std::size_t k_catalogue_worth_mapping = 1U << 15U;
    const bool is_catalogue = declares == Declares::po;
    if (auto bytes = read_file_below(path, is_catalogue ? k_catalogue_worth_mapping : k_worth_mapping))
        return from_bytes(path.string(), *std::move(bytes), declares);
    Source out;
    out.m_path = path.string();
    out.m_mapped = std::make_shared<const MappedFile>(path);
    out.decode(declares);
    return out;
}

void Source::decode(Declares declares) {
    const auto view = bytes();
    std::size_t mark_size = 0;
    for (const auto& mark : k_marks) {
        if (!view.starts_with(mark.bytes)) continue;
        m_encoding = mark.encoding;
        mark_size = mark.bytes.size();
        break;
    }
    if (mark_size == 0 && declares == Declares::xml) {
        for (const auto& start : k_xml_starts) {
            if (view.starts_with(start.bytes)) {
                m_encoding = start.encoding;
                break;
            }
        }
    }
    if (mark_size == 0 && m_encoding == "UTF-8") {
        const auto declared = declared_encoding(view, declares);
        // A file that could be read to find "UTF-16" in its declaration is not UTF-16.
        if (!declared.empty() && declared != "UTF8" && !declared.starts_with("UTF-16")) m_encoding = declared;
    }
    if (m_encoding == "UTF-8" || m_encoding == "US-ASCII" || m_encoding == "ASCII") {
        m_begin = mark_size;
        const auto bad = find_invalid_utf8(view);
        if (bad != std::string_view::npos) {
            m_problem = {bad, tr_format("byte 0x{0:02X} is not UTF-8; save the file as UTF-8, or declare its "
                                        "encoding",
                                        static_cast<unsigned>(static_cast<unsigned char>(view[bad])))};
        }
        return;
    }
    const auto body = view.substr(mark_size);
    const auto& locale = locale_module();
    auto converted = locale.to_utf8(body, m_encoding, Malformed::refused);
    if (!converted.is_known_encoding) {
        m_problem = {0, tr_format("the encoding '{0}' is not known; save the file as UTF-8", m_encoding)};
        m_encoding = "UTF-8";
        return;
    }
    if (!converted.text) {
        converted = locale.to_utf8(body, m_encoding, Malformed::left_out);
        m_problem = {0, tr_format("the file is not valid {0}, which it says it is", m_encoding)};
    }
    m_transcoded = std::move(converted.text);
}

const std::vector<std::size_t>& Source::lines() const {
    if (m_lines.empty()) {
        const auto view = text();
        m_lines.push_back(m_begin);
        for (std::size_t at = m_begin; at < view.size(); ++at) {
            const auto* found =
                static_cast<const char*>(std::memchr(view.data() + at, '\n', view.size() - at));
            if (!found) break;
            at = static_cast<std::size_t>(found - view.data());
            m_lines.push_back(at + 1);
        }
    }
    return m_lines;
}

Location Source::location(std::size_t offset) const {
    const auto& starts = lines();
    offset = std::min(offset, text().size());
    const auto after = std::upper_bound(starts.begin(), starts.end(), offset);
    if (after == starts.begin()) return {};
    const auto begin = *(after - 1);
    return {static_cast<std::size_t>(after - starts.begin()),
            count_code_points(text().substr(begin, offset - begin)) + 1};
}

std::size_t Source::offset(Location location) const {
    const auto range = line_range(location.line);
    auto at = range.begin;
    for (std::size_t column = 1; column < location.column && at < range.end; ++column)
        next_code_point(text(), at);
    return at;
}

Range Source::line_range(std::size_t line) const {
    const auto& starts = lines();
    if (line == 0 || line > starts.size()) return {text().size(), text().size()};
    const auto begin = starts[line - 1];
    auto end = line < starts.size() ? starts[line] - 1 : text().size();
    if (end > begin && text()[end - 1] == '\r') --end;
    return {begin, end};
}

std::size_t Source::line_count() const { return lines().size(); }

std::string Source::encode(std::string_view edited, std::string (*escape)(char32_t)) const {
    if (!m_transcoded) return std::string(edited);
    std::string out;
    for (const auto& mark : k_marks) {
        if (m_encoding == mark.encoding && bytes().starts_with(mark.bytes)) out = mark.bytes;
    }
    const auto& locale = locale_module();
    if (const auto whole = locale.from_utf8(edited, m_encoding); whole.text) return out + *whole.text;
    // Some character is not in the encoding: go one by one, which is slow and rare.
    for (std::size_t at = 0; at < edited.size();) {
        const auto begin = at;
        const auto code_point = next_code_point(edited, at);
        const auto one = locale.from_utf8(edited.substr(begin, at - begin), m_encoding);
        out += one.text ? *one.text : escape(code_point);
    }
    return out;
}

}  // namespace kopij::text
