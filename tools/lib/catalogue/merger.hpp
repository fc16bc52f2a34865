// The work behind merge.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalogue/fuzzy_finder.hpp"
#include "catalogue/merge.hpp"

namespace kopij::catalogue {

class Merger {
  public:
    Merger(const Catalogue& def, const Catalogue& ref, std::span<const Catalogue> compendia,
           const MergeOptions& options);
    Merged run();

  private:
    static constexpr std::uint32_t k_none = 0xFFFFFFFF;

    /// A message with a translation that may be offered for another.
    struct Old {
        const Message* message = nullptr;
        std::string_view text;  // what the translation was made for
        bool from_def = true;
    };

    enum Use : char { k_not, k_by_equal, k_by_alike };

    void match_exactly();
    void collect_old();
    void add_header();
    void add_live(const Message& ref, const Message* def);
    void add_obsolete();
    const Message* find_in_compendia(const Message& ref) const;
    std::optional<FuzzyMatch> find_fuzzy(const Message& ref);
    void find_in_place();
    std::optional<std::size_t> find_same_form(const Message& ref);
    double bonus(const Message& ref, std::size_t number, double alike) const;
    bool is_used(const Message& def) const { return m_used[m_def.number_of(def)] != k_not; }

    Message from_template(const Message& ref);
    void take_translation(Message& out, const Message& old, Origin origin);
    void adapt_strings(Message& out, const Message& old);
    static void take_previous(Message& out, const Message& old, bool as_it_was);
    void fit_forms(Message& out);
    void add(Message message, const Message* def, Merged::Match match);
    /// A text that is in none of the catalogues.
    std::string_view made(std::string_view text) { return m_out.catalogue.keep(text); }

    const Catalogue& m_def;
    const Catalogue& m_ref;
    std::span<const Catalogue> m_compendia;
    const MergeOptions& m_options;
    std::size_t m_forms = 2;

    std::vector<const Message*> m_exact;  // for each message of the template: of def, or null
    std::vector<Use> m_used;              // for each message of def: whether its translation lives on
    std::vector<Old> m_old;
    std::vector<std::uint32_t> m_old_of_def;  // the number in m_old of each message of def, or k_none
    std::vector<std::uint32_t>
        m_in_place;  // of m_old: unused and between the neighbours of the message at hand
    std::uint32_t m_counterpart = k_none;  // of m_in_place: the one in exactly its place
    std::size_t m_place = 0;               // of the message at hand in the template
    MessageIndex m_forms_of_old;           // by what find_same_form() compares
    std::optional<FuzzyFinder> m_finder;
    Merged m_out;
};

}  // namespace kopij::catalogue
