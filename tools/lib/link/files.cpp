#include "link/files.hpp"

#include <algorithm>

#include "link/collect.hpp"
#include "text/file.hpp"

namespace kopij::link {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t k_largest_file = 64U << 20U;  // a larger one is no page that people link into

std::optional<markup::Format> format_with_ids(const fs::path& file) {
    if (file.extension() == ".svg") return markup::Format::xml;
    const auto format = markup::format_of(file.string());
    return format == markup::Format::plain ? std::nullopt : format;
}

std::shared_ptr<const Ids> read_ids(const fs::path& file) {
    const auto format = format_with_ids(file);
    std::error_code ec;
    if (!format || !fs::is_regular_file(file, ec) || fs::file_size(file, ec) > k_largest_file) return nullptr;
    try {
        const auto source = text::Source::from_file(file, markup::declares(*format));
        diagnostic::Collector ignored;
        const auto document = markup::parse(source, *format, ignored);
        return document ? std::make_shared<const Ids>(Ids::of(*document)) : nullptr;
    } catch (const text::FileError&) {
        return nullptr;
    }
}

}  // namespace

Ids::Ids(std::vector<std::string> ids, Top top) : m_ids(std::move(ids)), m_top(top) {
    std::sort(m_ids.begin(), m_ids.end());
    m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end());
}

Ids Ids::of(const markup::Document& document) {
    return {collect_ids(document), document.format() == markup::Format::xml ? Top::by_id : Top::always_there};
}

bool Ids::has(std::string_view id) const {
    return std::binary_search(m_ids.begin(), m_ids.end(), id, std::less<>{});
}

const Files::Folder& Files::folder(const fs::path& path) const {
    Folder* out = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        auto& slot = m_folders[path.string()];
        if (!slot) slot = std::make_unique<Folder>();
        out = slot.get();
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
    if (path == path.root_path()) return FileType::folder;
    const auto name = path.filename().string();
    if (name.empty()) return type(path.parent_path());
    const auto& names = folder(path.parent_path()).names;
    const auto found =
        std::lower_bound(names.begin(), names.end(), name,
                         [](const auto& entry, const std::string& n) { return entry.first < n; });
    return found == names.end() || found->first != name ? FileType::none : found->second;
}

std::vector<std::string> Files::names(const fs::path& path) const {
    std::vector<std::string> out;
    for (const auto& [name, type] : folder(path).names) out.push_back(name);
    return out;
}

Files::File& Files::file(const fs::path& path) const {
    const std::lock_guard lock(m_mutex);
    auto& slot = m_files[path.string()];
    if (!slot) slot = std::make_unique<File>();
    return *slot;
}

std::shared_ptr<const Ids> Files::ids(const fs::path& path) const {
    auto& one = file(path);
    std::call_once(one.once, [&] { one.ids = read_ids(path); });
    return one.ids;
}

void Files::know(const fs::path& path, std::shared_ptr<const Ids> ids) {
    auto& one = file(path);
    std::call_once(one.once, [&] { one.ids = std::move(ids); });
}

}  // namespace kopij::link
