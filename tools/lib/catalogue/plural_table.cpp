// The plural forms of languages, in the short forms that translators' tools write.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "catalogue/plural.hpp"

namespace kopij::catalogue {
namespace {

constexpr std::string_view k_none = "nplurals=1; plural=0;";
constexpr std::string_view k_not_one = "nplurals=2; plural=(n != 1);";
constexpr std::string_view k_over_one = "nplurals=2; plural=(n > 1);";
constexpr std::string_view k_east_slavic =
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";
constexpr std::string_view k_west_slavic = "nplurals=3; plural=(n==1) ? 0 : (n>=2 && n<=4) ? 1 : 2;";

struct Row {
    std::string_view languages;  // between spaces
    std::string_view forms;
};

constexpr std::array<Row, 15> k_rows = {{
    {" ja ko zh vi th id ms my lo km ka jv su bo dz ", k_none},
    {" nl en de sv da no nb nn fy lb af ast bg ca da el eo es et eu fi fo fur fy gl gu ha he hu ia it kn ku "
     "ml mn mr nah "
     "ne pa pap pms ps pt rm sc scn si so sq sw ta te tk ur yi az bn hi or rn sd as lg om xh zu ",
     k_not_one},
    {" fr pt_BR br oc wa ln mg tg ti wln fil tl ak am mfe tr uz fa ", k_over_one},
    {" ru uk be sr hr bs sh ", k_east_slavic},
    {" cs sk ", k_west_slavic},
    {" pl ", "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"},
    {" sl ", "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);"},
    {" lt ", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && (n%100<10 || n%100>=20) ? 1 : 2);"},
    {" lv ", "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);"},
    {" ro ", "nplurals=3; plural=(n==1 ? 0 : (n==0 || (n%100 > 0 && n%100 < 20)) ? 1 : 2);"},
    {" ar ",
     "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);"},
    {" ga ", "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n<7 ? 2 : n<11 ? 3 : 4);"},
    {" gd ", "nplurals=4; plural=(n==1 || n==11) ? 0 : (n==2 || n==12) ? 1 : (n > 2 && n < 20) ? 2 : 3;"},
    {" cy ", "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"},
    {" is mk ", "nplurals=2; plural=(n%10!=1 || n%100==11);"},
}};

std::string_view row_of(std::string_view language) {
    const auto word = fmt::format(" {} ", language);
    const auto found = std::find_if(k_rows.begin(), k_rows.end(), [&](const Row& row) {
        return row.languages.find(word) != std::string_view::npos;
    });
    return found == k_rows.end() ? std::string_view{} : found->forms;
}

/// Other rules that catalogues of a language have: CLDR's with a form for fractions or without one for zero,
/// older ones, and languages that need no plural but are given one.
constexpr std::array<Row, 20> k_others = {{
    {" ja ko zh vi th id ms hu tr fa ka az uz bn my km lo kk ky ", k_not_one},
    {" ja ko zh vi th id ms hu tr fa ka az kk ky hy kn tt ug ", k_none},
    {" tr hy am hi bn gu kn zu pa si sq ", k_over_one},
    {" fr pt_BR pt oc br hy fil tl uz wa tg kab ", k_not_one},
    {" pt nso gun ", k_over_one},
    {" ru uk be sr hr bs sh pl ",
     "nplurals=4; plural=(n==1 ? 3 : n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || "
     "n%100>=20) ? 1 : 2);"},
    {" ru uk be ", k_east_slavic},
    {" hr sr bs cs sk ", k_east_slavic},
    {" cs sk ", "nplurals=3; plural=(n%100==1 ? 0 : n%100>=2 && n%100<=4 ? 1 : 2);"},
    {" ga ", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"},
    {" ga ", "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>2 && n<7 ? 2 : n>6 && n<11 ? 3 : 4);"},
    {" ro mo ", "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>=2 && n%100<=19) ? 1 : 2);"},
    {" fil tl ", "nplurals=2; plural=(n!=1 && n!=2 && n!=3 && (n%10==4 || n%10==6 || n%10==9));"},
    {" he ", "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);"},
    {" he ", "nplurals=4; plural=(n==1 ? 0 : n==2 ? 1 : n>10 && n%10==0 ? 2 : 3);"},
    {" cy ", "nplurals=4; plural=(n==1 ? 0 : n==2 ? 1 : (n != 8 && n != 11) ? 2 : 3);"},
    {" lv ", "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 ? 1 : 2);"},
    {" br ", "nplurals=2; plural=(n > 1);"},
    {" is mk ", k_not_one},
    {" mk ", "nplurals=3; plural=(n%10==1 ? 0 : n%10==2 ? 1 : 2);"},
}};

/// Whether two rules put the telling numbers into the same groups.
bool divide_alike(const PluralRule& a, const PluralRule& b) {
    std::map<std::uint64_t, std::uint64_t> to_b;
    std::map<std::uint64_t, std::uint64_t> to_a;
    return std::all_of(telling_numbers().begin(), telling_numbers().end(), [&](std::uint64_t n) {
        const auto of_a = a.form(n);
        const auto of_b = b.form(n);
        return to_b.emplace(of_a, of_b).first->second == of_b &&
               to_a.emplace(of_b, of_a).first->second == of_a;
    });
}

/// The language with its region, then alone, as the tables have them.
std::array<std::string, 2> names_of(std::string_view language) {
    auto name = std::string(language.substr(0, language.find_first_of("@.")));
    std::replace(name.begin(), name.end(), '-', '_');
    return {name, name.substr(0, name.find('_'))};
}

}  // namespace

const std::vector<std::uint64_t>& telling_numbers() {
    static const auto k_numbers = [] {
        constexpr std::uint64_t k_all_below = 220;
        std::vector<std::uint64_t> out;
        for (std::uint64_t n = 0; n < k_all_below; ++n) out.push_back(n);
        for (const std::uint64_t n : {1000, 1001, 1100, 10000, 1000000, 2000000}) out.push_back(n);
        return out;
    }();
    return k_numbers;
}

bool is_usual_plural_rule(const PluralRule& rule, std::string_view language) {
    const auto usual = plural_forms_of(language);
    if (usual.empty()) return true;
    const auto is = [&rule](std::string_view forms) {
        const auto other = PluralRule::parse(forms);
        return divide_alike(rule, std::get<PluralRule>(other));
    };
    const auto names = names_of(language);
    return is(usual) || std::any_of(k_others.begin(), k_others.end(), [&](const Row& row) {
               return std::any_of(names.begin(), names.end(),
                                  [&](const std::string& name) {
                                      return row.languages.find(" " + name + " ") != std::string_view::npos;
                                  }) &&
                      is(row.forms);
           });
}

std::string_view plural_forms_of(std::string_view language) {
    if (language.empty()) return {};
    const auto [with_region, alone] = names_of(language);
    const auto forms = row_of(with_region);
    return forms.empty() ? row_of(alone) : forms;
}

}  // namespace kopij::catalogue
