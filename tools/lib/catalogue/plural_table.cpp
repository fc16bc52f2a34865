// The plural forms of languages, in the short forms that translators' tools write.
#include <fmt/format.h>

#include <algorithm>
#include <array>
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

}  // namespace

std::string_view plural_forms_of(std::string_view language) {
    if (language.empty()) return {};
    auto name = std::string(language.substr(0, language.find_first_of("@.")));
    std::replace(name.begin(), name.end(), '-', '_');
    const auto with_region = row_of(name);
    return with_region.empty() ? row_of(name.substr(0, name.find('_'))) : with_region;
}

}  // namespace kopij::catalogue
