#include "link/files.hpp"

#include <algorithm>

#include "link/collect.hpp"
#include "link/path.hpp"
#include "text/file.hpp"

namespace kopij::link {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_kept = std::size_t{16} << 20U;
constexpr std::uintmax_t k_largest_file = 64U << 20U;  // a larger one is no page that people link into

std::optional<markup::Format> format_with_ids(const fs::path& file) {
    if (file.extension() == ".svg") return markup::Format::xml;
    const auto format = markup::format_of(file.string());
    return format == markup::Format::plain ? std::nullopt : format;
}

/// What the file takes in memory, roughly: a tree begins with 32 KiB and is several times its source.
std::size_t size_of(const ParsedFile& parsed) {
    constexpr std::size_t k_empty_tree = std::size_t{32} << 10U;
    constexpr std::size_t k_bytes_a_byte = 8;
    return k_empty_tree + k_bytes_a_byte * parsed.source->bytes().size();
}

}  // namespace

ParsedFile parse_file(std::shared_ptr<const text::Source> source, markup::Format format) {
    ParsedFile out{std::move(source), nullptr, {}};
    diagnostic::Collector found;
    out.document = markup::parse(*out.source, format, found);
    out.problems = std::move(found.diagnostics);
    return out;
}

Ids::Ids(std::vector<std::string> ids, Top top) : m_ids(std::move(ids)), m_top(top) {
    std::sort(m_ids.begin(), m_ids.end());
    m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end());
}

Ids Ids::of(const markup::Document& document, const markup::Vocabulary& vocabulary) {
    return {collect_ids(document, vocabulary),
            document.format() == markup::Format::xml ? Top::by_id : Top::always_there};
}

bool Ids::has(std::string_view id) const {
    return std::binary_search(m_ids.begin(), m_ids.end(), id, std::less<>{});
}

Files::Folder& Files::folder(std::string_view path) const {
    Folder* out = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        auto found = m_folders.find(path);
        if (found == m_folders.end()) found = m_folders.emplace(path, std::make_unique<Folder>()).first;
        out = found->second.get();
    }
    std::call_once(out->once, [&] {
        std::error_code ec;
        for (fs::directory_iterator at(path, fs::directory_options::skip_permission_denied, ec), end;
             !ec && at != end; at.increment(ec)) {
            std::error_code gone;
            const bool is_folder = at->is_directory(gone);
            out->names.emplace_back(at->path().filename().string(),
                                    is_folder ? FileType::folder : FileType::file);
        }
        std::sort(out->names.begin(), out->names.end());
    });
    return *out;
}

FileType Files::type(const fs::path& path) const {
    // Asked for every link: as text, since taking a std::filesystem::path apart costs more than the answer.
    std::string_view whole = path.native();
    while (whole.size() > 1 && whole.ends_with('/')) whole.remove_suffix(1);
    const auto slash = whole.rfind('/');
    if (whole == "/" || slash == std::string_view::npos) return FileType::folder;
    const auto name = whole.substr(slash + 1);
    const auto& names = folder(slash == 0 ? "/" : whole.substr(0, slash)).names;
    const auto found =
        std::lower_bound(names.begin(), names.end(), name,
                         [](const auto& entry, std::string_view n) { return entry.first < n; });
    return found == names.end() || found->first != name ? FileType::none : found->second;
}

std::vector<std::string> Files::names(const fs::path& path) const {
    std::vector<std::string> out;
    for (const auto& [name, type] : folder(path.native()).names) out.push_back(name);
    return out;
}

const Names& Files::file_names(const fs::path& path) const {
    auto& one = folder(path.native());
    std::call_once(one.files_once, [&] {
        std::vector<std::string> names;
        for (const auto& [name, type] : one.names) {
            if (type == FileType::file) names.push_back(name);
        }
        one.files = Names(std::move(names));
    });
    return one.files;
}

Files::File& Files::file(const fs::path& path) const {
    const std::lock_guard lock(m_mutex);
    auto& slot = m_files[path.string()];
    if (!slot) slot = std::make_unique<File>();
    return *slot;
}

std::shared_ptr<const Ids> Files::ids(const fs::path& path) const {
    auto& one = file(path);
    std::call_once(one.once, [&] { one.ids = read_ids(path, one); });
    return one.ids;
}

std::string Files::name_of(const File& file, const fs::path& path) const {
    const std::lock_guard lock(m_mutex);
    return file.expected_as.empty() ? path.string() : file.expected_as;
}

std::shared_ptr<const Ids> Files::read_ids(const fs::path& path, File& file) const {
    const auto format = format_with_ids(path);
    std::error_code ec;
    if (!format || !fs::is_regular_file(path, ec) || fs::file_size(path, ec) > k_largest_file) return nullptr;
    try {
        auto parsed = parse_file(std::make_shared<const text::Source>(
                                     text::Source::from_file(name_of(file, path), markup::declares(*format))),
                                 *format);
        std::shared_ptr<const Ids> ids;
        if (parsed.document) {
            static const markup::Vocabulary k_none;
            const auto& vocabulary =
                m_vocabularies == nullptr ? k_none : m_vocabularies->for_document(*parsed.document);
            ids = std::make_shared<const Ids>(Ids::of(*parsed.document, vocabulary));
        }
        keep(file, std::move(parsed));
        return ids;
    } catch (const text::FileError&) {
        return nullptr;
    }
}

void Files::expect(const std::vector<fs::path>& files) {
    // The working folder is asked for once, not for each file; it may be gone.
    std::error_code gone;
    const auto here = fs::current_path(gone);
    for (const auto& path : files) {
        auto& one = file(bare(here / path));
        if (!one.expected_as.empty()) continue;  // named twice
        one.expected_as = path.string();
        m_expected.emplace(one.expected_as, &one);
    }
}

void Files::keep(File& file, ParsedFile parsed) const {
    const std::lock_guard lock(m_mutex);
    const auto size = size_of(parsed);
    if (file.expected_as.empty() || m_kept_bytes + size > k_most_kept) return;
    m_kept_bytes += size;
    file.kept = std::move(parsed);
}

void Files::keep(const fs::path& path, ParsedFile parsed) { keep(file(path), std::move(parsed)); }

std::optional<ParsedFile> Files::take(const fs::path& path) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_expected.find(path.native());
    if (found == m_expected.end()) return std::nullopt;
    auto& one = *found->second;
    one.expected_as.clear();
    if (one.kept) m_kept_bytes -= size_of(*one.kept);
    return std::exchange(one.kept, std::nullopt);
}

void Files::know(const fs::path& path, std::shared_ptr<const Ids> ids) {
    auto& one = file(path);
    std::call_once(one.once, [&] { one.ids = std::move(ids); });
}

}  // namespace kopij::link
