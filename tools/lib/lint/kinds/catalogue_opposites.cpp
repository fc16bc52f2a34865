// Words that exclude each other: "at least" that became "at most", a day that became a week.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cctype>
#include <map>
#include <optional>

#include "lint/kinds/catalogue.hpp"
#include "text/boundary.hpp"
#include "text/message.hpp"

namespace kopij::lint::kinds {
namespace {

/// One of the meanings of a group, with its phrases in lower case, separated by commas. "~" marks a phrase
/// that may mean it, among other things: it counts where a meaning is missed and not where one is claimed.
/// "*" at the end stands for any letters, "#" for a number that follows.
struct Meaning {
    std::string_view english;
    std::string_view dutch;
};

struct Group {
    bool may_be_denied;  ///< so that "not more than" is an opposite as good as "less than"
    std::vector<Meaning> meanings;
};

const std::vector<Group> k_groups = {
    {false,
     {{"an hour,per hour,hourly,every hour,each hour", "per uur,elk uur,ieder uur"},
      {"a day,per day,daily,every day,each day,~days", "per dag,daags,dagelijks*,elke dag,iedere dag,~dag"},
      {"a week,per week,weekly,every week,each week,~weeks",
       "per week,wekelijks*,elke week,iedere week,~week"},
      {"a month,per month,monthly,every month,each month,~months",
       "per maand,maandelijks*,elke maand,iedere maand,~maand"},
      {"a year,per year,yearly,annual,annually,every year,each year,~years",
       "per jaar,jaarlijks*,elk jaar,ieder jaar,~jaar"}}},
    {true,
     {{"at least,minimum,~more,~over",
       "minstens,minimaal,ten minste,tenminste,op zijn minst,~minimum,~zeker,~meer"},
      {"at most,maximum,up to,no more than,no later than,~within,~under,~until,~limit*",
       "hoogstens,maximaal,ten hoogste,hooguit,uiterlijk,~maximum,~tot,~binnen,~max"}}},
    {true,
     {{"more than,greater than,~over,~above,~exceed*,~at least,~higher",
       "meer dan,~ruim,~boven,~over,~hoger*"},
      {"less than,fewer than,~under,~below,~within,~lower", "minder dan,~onder,~binnen,~lager*,~nog geen"}}},
    {true,
     {{"increase*,increasing*,rise,rises,rose,risen,rising,raise,raises,raised,grows,grew,~higher,~more,~"
       "gain*,~up,~grow*,~worse*,~elevat*,~high",
       "stijg*,steeg,stegen,gestegen,toename,toeneemt,toenam*,toegenomen,neemt toe,nemen toe,nam toe,namen "
       "toe,verhoog*,~hoger*,~hoog,~hoge,~meer,~groter*,~groei*,~vergro*,~erger"},
      {"decrease*,decreasing*,drop,drops,dropped,decline*,reduce*,reducing,reduction*,lowers,lowered,"
       "lowering,~lower*,~less,~fewer,~fall*,~fell,~down,~small*,~short*,~low,~loss,~los*,~diminish*,~limit*",
       "daalt,dalen,daalde*,gedaald,daling,afname,afneemt,neemt af,nemen af,nam af,namen "
       "af,verlaag*,verlag*,verminder*,~afgenomen,~lager*,~laag,~lage,~minder*,~klein*,~kort*,~terug*,~"
       "omlaag,~beperk*"}}},
    {true,
     {{"above#,over#,~above,~over,~more,~high*,~exceed*,~great*,~old*,~at least,~from",
       "boven#,~boven*,~meer,~hog*,~hoog,~ruim,~over,~oud*,~vanaf,~minstens"},
      {"below#,under#,~below,~under,~less,~low*,~fewer,~young*,~within,~up to",
       "onder#,~onder*,~minder,~lag*,~laag,~tot,~binnen,~beneden,~jong*,~hoogstens"}}},
    {false,
     {{"before,prior to,beforehand,~until,~ago,~previous*,~earlier,~by,~first,~pre*,~ahead,~forward",
       "voordat,vóór,vooraf*,voorafgaand*,~voor*,~eerder*,~tot*,~eerst*,~alvorens,~geleden,~al,~vorig*"},
      {"after,afterwards,following,afterward,~since,~later,~once,~when,~post*,~then,~next,~follow*,~if,~upon,"
       "~past,~last",
       "nadat,na,naderhand,~daarna,~sinds,~later,~als,~achteraf,~zodra,~wanneer,~volgen*,~daarop,~vanaf,~dan,"
       "~over"}}},
    {false,
     {{"left,left-hand,~remain*", "links,linker*,linkse"},
      {"right,right-hand,~correct*,~proper*,~just", "rechts,rechter*,rechtse"}}},
    {true,
     {{"high,higher,highest,~elevat*,~rais*,~increas*,~tall,~great*,~large*,~more,~better,~strong*,~over",
       "hoog,hoge,hoger,hogere,hoogste,~verhoog*,~boven*,~meer,~groot,~grote,~sterk*,~veel,~erg,~ernstig*,~"
       "goed"},
      {"low,lower,lowest,~reduc*,~small*,~short*,~less,~decreas*,~little,~poor,~under",
       "laag,lage,lager,lagere,laagste,~verlaag*,~weinig,~minder,~klein*,~gering*,~onder*,~licht*,~"
       "slecht*"}}},
    {true,
     {{"safe,safely,safer,safest,~secur*", "veilig,veilige,veiliger,~beveilig*,~gerust"},
      {"unsafe,~danger*,~hazard*,~insecure", "onveilig,onveilige,~gevaarlijk*"}}},
    {true,
     {{"often,frequently,common,commonly,~usual*,~many,~frequent*",
       "vaak,dikwijls,geregeld,~regelmatig*,~veel,~meestal,~gewo*,~gebruikelijk*,~vaker,~bekend*,~gemeen*"},
      {"less often,~less,rarely,seldom,rare,~uncommon*,~infrequent*,~few,~unusual*,~hardly,~little",
       "minder vaak,~minder,zelden,zeldzaam,zeldzame,~weinig,~ongewo*,~nauwelijks,~schaars"}}},
    {true,
     {{"positive,positively,~favo*", "positief,positieve,~gunstig*"},
      {"negative,negatively,~adverse*,~unfavo*,~minus", "negatief,negatieve,~ongunstig*,~min*"}}},
    {true,
     {{"better,best,improve*,improving,~good,~well,~effective*", "beter,betere,beste,verbeter*,~best,~goed*"},
      {"worse,worst,worsen*,deteriorat*,~bad*,~poor*,~severe*",
       "slechter*,verslechter*,erger,ergere,verergert,verergeren,~slecht*,~erg*,~achteruit"}}},
    {true,
     {{"larger,bigger,greater,largest,biggest,~more,~higher,~increas*",
       "groter,grotere,grootste,~meer,~hoger*,~vergro*"},
      {"smaller,smallest,~less*,~lower,~fewer,~minor",
       "kleiner,kleinere,kleinste,~minder,~lager*,~verklein*"}}},
    {true,
     {{"longer,longest,~extend*", "langer,langere,langste,~verleng*"},
      {"shorter,shortest,~brief*,~less", "korter,kortere,kortste,~verkort*,~kleiner*"}}},
    {true,
     {{"faster,fast,quickly,quick,quicker,rapid,rapidly,~soon*,~speed*,~prompt*",
       "snel,sneller,snelle,snelst*,~vlug*,~gauw,~spoedig"},
      {"slow,slowly,slower,~gradual*", "langzaam,langzamer,langzame,traag,trage,trager,~geleidelijk*"}}},
    {false,
     {{"women,woman,female,females,girl,girls,~pregnan*,~mother*,~her,~she",
       "vrouw,vrouwen,vrouwelijk*,meisje*,~zwanger*,~moeder*,~zij"},
      {"men,man,male,males,boy,boys,~he,~him,~his,~father*,~person",
       "man,mannen,mannelijk*,jongen,jongens,~vader*,~hij"}}},
    {false,
     {{"child,children,~paediatric*,~pediatric*,~infant*,~kid*,~son*,~daughter*,~boy*,~girl*,~bab*",
       "kind,kinderen,~kinder*,~jong*,~baby*"},
      {"adult,adults,~grown*,~mature", "volwassenen,volwassene,~volwassen,~ouder*"}}},
    {false,
     {{"morning,mornings,~breakfast,~tomorrow", "ochtend*,ochtends,'s morgens,~morgen*,~vroeg*,~ontbijt"},
      {"afternoon,afternoons,~lunch*,~noon,~midday", "middag,middags,~lunch*,~namiddag"},
      {"evening,evenings,~night*,~dinner", "avond,avonds,avonden,~nacht*"},
      {"night,nights,~evening*,~overnight,~sleep*,~bedtime,~nocturnal",
       "nacht,nachts,nachten,~avond*,~slap*,~vannacht"}}},
    {false,
     {{"hot,warm,warmer,~heat*,~warm*", "warm,warme,warmer,heet,hete,~warmte*,~verwarm*"},
      {"cold,colder,~cool*,~chill*,~flu", "koud,koude,kouder,~kou*,~koel*,~verkoud*"}}},
};

struct Phrase {
    std::string_view text;  // without its marks
    bool weak = false;
    bool open = false;    // any letters may follow
    bool counts = false;  // a number has to follow
    std::size_t group = 0;
    std::size_t meaning = 0;
};

/// The phrases of a language by their first two letters.
using Phrases = boost::unordered_flat_map<std::string_view, std::vector<Phrase>>;

constexpr std::size_t k_key = 2;

Phrases phrases_of(std::string_view Meaning::*language) {
    Phrases out;
    for (std::size_t group = 0; group < k_groups.size(); ++group) {
        const auto& meanings = k_groups[group].meanings;
        for (std::size_t meaning = 0; meaning < meanings.size(); ++meaning) {
            auto rest = meanings[meaning].*language;
            while (!rest.empty()) {
                const auto end = std::min(rest.find(','), rest.size());
                Phrase one{rest.substr(0, end), false, false, false, group, meaning};
                rest.remove_prefix(std::min(end + 1, rest.size()));
                one.weak = one.text.starts_with('~');
                if (one.weak) one.text.remove_prefix(1);
                one.open = one.text.ends_with('*');
                one.counts = one.text.ends_with('#');
                if (one.open || one.counts) one.text.remove_suffix(1);
                out[one.text.substr(0, k_key)].push_back(one);
            }
        }
    }
    return out;
}

const Phrases* phrases_for(std::string_view language) {
    static const auto k_english = phrases_of(&Meaning::english);
    static const auto k_dutch = phrases_of(&Meaning::dutch);
    return language == "en" ? &k_english : language == "nl" ? &k_dutch : nullptr;
}

bool is_letter(std::string_view text, std::size_t at) {
    return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) != 0 ||
                                static_cast<unsigned char>(text[at]) >= 0x80);
}

/// Whether a number stands there, after a space and perhaps an article ("onder de 12 jaar").
bool is_number(std::string_view text, std::size_t at) {
    constexpr std::string_view k_article = " de";
    if (text.substr(std::min(at, text.size())).starts_with(k_article)) at += k_article.size();
    return at + 1 < text.size() && text[at] == ' ' && text[at + 1] >= '0' && text[at + 1] <= '9';
}

enum class Said { no, maybe, yes };

/// What a text says of each group's meanings, and where it says so first.
struct Statement {
    Said said = Said::no;
    text::Range where;
};
using Statements = std::map<std::pair<std::size_t, std::size_t>, Statement>;

Statements statements_of(std::string_view text, const Phrases& phrases) {
    std::string lower(text);
    for (auto& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c) < 0x80 ? c : c));
    const std::string_view all = lower;
    Statements out;
    for (std::size_t at = 0; at < all.size(); ++at) {
        if (at > 0 && is_letter(all, at - 1)) continue;
        const auto found = phrases.find(all.substr(at, k_key));
        if (found == phrases.end()) continue;
        for (const auto& one : found->second) {
            auto end = at + one.text.size();
            if (!all.substr(at).starts_with(one.text) || (!one.open && is_letter(all, end))) continue;
            while (one.open && is_letter(all, end)) ++end;
            if (one.counts && !is_number(all, end)) continue;
            auto& statement = out[{one.group, one.meaning}];
            const auto said = one.weak ? Said::maybe : Said::yes;
            if (statement.said >= said) continue;
            statement = {said, {at, end}};
        }
    }
    return out;
}

bool denies(std::string_view text, std::string_view language) {
    constexpr std::array<std::string_view, 7> k_english = {"not", "no",  "never", "without",
                                                           "n't", "n’t", "nor"};
    constexpr std::array<std::string_view, 6> k_dutch = {"niet", "geen", "nooit", "zonder", "noch", "niets"};
    const auto has = [&](std::string_view word) {
        for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            const bool begins = at == 0 || !is_letter(text, at - 1) || word.front() == 'n';
            if (begins && !is_letter(text, at + word.size())) return true;
        }
        return false;
    };
    return language == "en" ? std::any_of(k_english.begin(), k_english.end(), has)
                            : std::any_of(k_dutch.begin(), k_dutch.end(), has);
}

/// The parts of the two texts that say the same thing: sentences where there are as many of them, else the
/// whole texts.
std::vector<std::pair<text::Range, text::Range>> parts_of(const Translation& translation,
                                                          const TranslatedString& string) {
    const auto& abbreviations = translation.environment().abbreviations;
    const auto source = text::sentences(string.source_plain, translation.source_language(), abbreviations);
    const auto target = text::sentences(string.plain, translation.language(), abbreviations);
    std::vector<std::pair<text::Range, text::Range>> out;
    if (source.size() != target.size()) return {{{0, string.source_plain.size()}, {0, string.plain.size()}}};
    for (std::size_t n = 0; n < source.size(); ++n) out.emplace_back(source[n], target[n]);
    return out;
}

struct Opposite {
    text::Range was;  // in the source's part
    text::Range is;   // in the translation's
};

/// The source says one thing of a group and not the other, and the translation the other and not the one.
std::optional<Opposite> opposite_in(const Statements& wanted, const Statements& given, bool denied) {
    for (const auto& [meaning, is] : given) {
        const auto group = meaning.first;
        if (is.said != Said::yes || wanted.contains(meaning)) continue;
        if (denied && k_groups[group].may_be_denied) continue;
        const auto was = std::find_if(wanted.begin(), wanted.end(), [&](const auto& one) {
            return one.first.first == group && one.second.said == Said::yes && !given.contains(one.first);
        });
        if (was != wanted.end()) return Opposite{was->second.where, is.where};
    }
    return std::nullopt;
}

void opposites(const Translation& translation, Findings& findings) {
    const auto& from = translation.source_language();
    const auto& to = translation.language();
    const auto* of_source = phrases_for(from);
    const auto* of_target = phrases_for(to);
    if (of_source == nullptr || of_target == nullptr || of_source == of_target) return;
    for (const auto& string : translation.strings()) {
        if (statements_of(string.source_plain, *of_source).empty()) continue;
        for (const auto& [in_source, in_target] : parts_of(translation, string)) {
            const auto source = in_source.in(string.source_plain);
            const auto target = in_target.in(string.plain);
            const bool denied = denies(source, from) != denies(target, to);
            const auto found =
                opposite_in(statements_of(source, *of_source), statements_of(target, *of_target), denied);
            if (!found) continue;
            const text::Range is{in_target.begin + found->is.begin, in_target.begin + found->is.end};
            add(translation, string, string.in_text(is), findings,
                {std::string(found->was.in(source)), std::string(is.in(string.plain))});
        }
    }
}

/// "<" that became ">".
void comparisons(const Translation& translation, Findings& findings) {
    const auto count = [](std::string_view text, std::string_view sign) {
        std::size_t out = 0;
        for (auto at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1)) {
            const bool arrow = at > 0 && (text[at - 1] == '-' || text[at - 1] == '=');
            out += arrow ? 0U : 1U;
        }
        return out;
    };
    for (const auto& string : translation.strings()) {
        const auto less = [&](std::string_view text) { return count(text, "<") + count(text, "≤"); };
        const auto more = [&](std::string_view text) { return count(text, ">") + count(text, "≥"); };
        const auto& a = string.source_plain;
        const auto& b = string.plain;
        const bool turned =
            (less(b) < less(a) && more(b) > more(a)) || (less(b) > less(a) && more(b) < more(a));
        if (!turned) continue;
        const std::string was = less(b) < less(a) ? "<" : ">";
        const std::string is = was == "<" ? ">" : "<";
        add(translation, string, {0, string.text.size()}, findings, {was, is});
    }
}

void all_opposites(const Translation& translation, Findings& findings) {
    opposites(translation, findings);
    comparisons(translation, findings);
}

}  // namespace

const std::vector<CatalogueCheck> k_meaning_checks = {{"opposites", all_opposites}};

}  // namespace kopij::lint::kinds
