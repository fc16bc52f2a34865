// Whether the files and ids that links point to are there.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "link/collect.hpp"
#include "link/files.hpp"
#include "link/keys.hpp"
#include "link/site.hpp"
#include "text/edit.hpp"

namespace kopij::link {

enum class Verdict { ok, broken, uncertain, skipped };
/// "ok", "broken", "uncertain", "skipped".
std::string_view to_string(Verdict verdict);

/// What is wrong with a link that is not ok.
enum class Fault {
    none,
    no_target,  ///< nothing is written
    no_file,
    no_index,  ///< a folder without a page that stands for it
    no_id,
    bad_address,  ///< mailto: and tel: that hold no address or number
    web           ///< what the web answered (outcome.hpp)
};

struct Resolution {
    Verdict verdict = Verdict::ok;
    Fault fault = Fault::none;
    std::string detail{};  ///< one sentence for people; empty where the verdict is ok
    /// What may have been meant, nearest first, as whole targets.
    std::vector<std::string> candidates{};
    /// Writes the one candidate; nothing where there are several or the place cannot be edited.
    std::vector<text::Edit> fix{};
};

/// The document that links stand in.
struct Origin {
    /// Finds the document's own ids, <base> and language.
    Origin(const markup::Document& document, const markup::Vocabulary& vocabulary,
           const std::filesystem::path& file);

    std::filesystem::path path;  ///< absolute, normal
    std::string_view text;       ///< of the source
    std::shared_ptr<const Ids> ids;
    std::string language;  ///< primary tag; "" where the document says none
    std::string base;      ///< the href of <base>; "" without one
    bool offers = true;    ///< whether to look for what broken links may have meant
};

/// Safe to be asked from several threads.
class Resolver {
  public:
    explicit Resolver(const config::Project& project) : m_site(project) {}

    /// Judges links into the project, and the form of mailto: and tel:. Web addresses are skipped here.
    Resolution resolve(const Origin& from, const Link& link) const;

    Files& files() { return m_files; }
    const Site& site() const { return m_site; }

  private:
    Resolution resolve_id(const Origin& from, const Link& link) const;
    Resolution resolve_page(const Origin& from, const Link& link) const;
    Resolution resolve_key(const Origin& from, const Link& link) const;
    Resolution resolve_path(const Origin& from, const Link& link) const;
    Resolution judge_fragment(const Origin& from, const Link& link, const std::filesystem::path& file) const;
    Resolution missing_file(const Origin& from, const Link& link, const std::filesystem::path& wanted) const;
    Resolution missing_id(const Origin& from, const Link& link, std::string_view id, const Ids& ids,
                          const std::filesystem::path& file) const;
    /// The file that stands for the path, or an empty path.
    std::filesystem::path existing(const std::filesystem::path& wanted, Form form) const;
    std::vector<std::filesystem::path> places(const Origin& from, std::string_view path) const;
    std::shared_ptr<const Ids> ids_of(const Origin& from, const std::filesystem::path& file) const;

    Site m_site;
    mutable Files m_files;
    mutable std::once_flag m_keys_once;
    mutable Keys m_keys;
};

}  // namespace kopij::link
