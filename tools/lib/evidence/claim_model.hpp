// The detector: which sentences of an article state something about health that needs a citation.
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "evidence/claim.hpp"

namespace kopij::evidence {

/// Strict houses lower it, lenient ones raise it.
inline constexpr float k_default_threshold = 0.5F;

class ClaimModel {
  public:
    /// Reads <folder>/claims-<language>.bin ("nl", "en"); about a millisecond. Throws text::FileError where
    /// the file is missing or no model of this version.
    static ClaimModel load(const std::filesystem::path& folder, std::string_view language);

    ClaimModel(ClaimModel&&) noexcept;
    ClaimModel& operator=(ClaimModel&&) noexcept;
    ~ClaimModel();

    /// One judgement a sentence of one article, in order; headings score 0. Threads may share a model. O(n).
    std::vector<Judgement> judge(std::span<const SentenceIn> article,
                                 float threshold = k_default_threshold) const;

  private:
    struct Data;
    explicit ClaimModel(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

}  // namespace kopij::evidence
