// kopij-merge: brings a catalogue up to date with its template; merges two versions of a catalogue for git.
#include "catalogue/merge.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <ostream>

#include "catalogue/parse.hpp"
#include "catalogue/quote.hpp"
#include "catalogue/three_way.hpp"
#include "catalogue/write.hpp"
#include "cli/git.hpp"
#include "cli/options.hpp"
#include "programs.hpp"
#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::program {
namespace {

namespace po = boost::program_options;
using catalogue::Catalogue;
using text::tr;
using text::tr_format;

/// Reads catalogues and shows what is wrong with them.
class Reader {
  public:
    explicit Reader(cli::Invocation& call) : m_call(call) {}

    Catalogue read(const std::string& path) {
        diagnostic::Collector found;
        auto out = catalogue::parse(source(path), found);
        m_broken = m_broken || catalogue::has_errors(found);
        for (const auto& one : found.diagnostics) {
            const auto at = out.source()->location(one.range.begin);
            m_call.err << path << ':' << at.line << ':' << at.column << ": " << one.message;
            if (!one.help.empty()) m_call.err << "; " << one.help;
            m_call.err << '\n';
        }
        return out;
    }

    /// Whether what was read so far had errors; then nothing is to be written.
    bool broken() const { return m_broken; }

  private:
    text::Source source(const std::string& path) {
        if (path != "-") return text::Source::from_file(path, text::Declares::po);
        std::string bytes(std::istreambuf_iterator<char>(m_call.in), {});
        return text::Source::from_bytes("-", std::move(bytes), text::Declares::po);
    }

    cli::Invocation& m_call;
    bool m_broken = false;
};

/// The number of the newest numbered backup; 0 where there is none.
int newest_backup(const std::filesystem::path& path) {
    const auto begin = path.filename().string() + ".~";
    const auto folder = path.parent_path().empty() ? std::filesystem::path(".") : path.parent_path();
    int newest = 0;
    std::error_code ec;
    for (const auto& one : std::filesystem::directory_iterator(folder, ec)) {
        const auto name = one.path().filename().string();
        if (!name.starts_with(begin) || !name.ends_with('~')) continue;
        int number = 0;
        const auto* end = name.data() + name.size() - 1;
        if (std::from_chars(name.data() + begin.size(), end, number).ptr == end)
            newest = std::max(newest, number);
    }
    return newest;
}

/// As GNU tools name them: none, numbered, existing (numbered where there are such), simple. "" for none.
std::string backup_name(const cli::Options& options, const std::string& path) {
    const auto of_environment = [](const char* name, const char* otherwise) {
        const char* value = std::getenv(name);
        return std::string(value != nullptr && *value != '\0' ? value : otherwise);
    };
    const auto kind = options.get<std::string>("backup", of_environment("VERSION_CONTROL", "existing"));
    if (kind == "none" || kind == "off") return {};
    const bool simple = kind == "simple" || kind == "never";
    const int newest = simple ? 0 : newest_backup(path);
    if (kind == "numbered" || kind == "t" || newest > 0)
        return path + ".~" + std::to_string(newest + 1) + '~';
    return path + options.get<std::string>("suffix", of_environment("SIMPLE_BACKUP_SUFFIX", "~"));
}

catalogue::Layout layout_of(const cli::Options& options) {
    catalogue::Layout out;
    if (options.flag("no-wrap")) out.wrap = catalogue::Wrap::no;
    out.width = options.get<int>("width", out.width);
    constexpr int k_narrowest = 20;
    if (out.width < k_narrowest) throw cli::UsageError(tr_format("'--width' is at least {0}", k_narrowest));
    return out;
}

catalogue::MergeOptions merge_options_of(const cli::Options& options) {
    catalogue::MergeOptions out;
    if (options.flag("no-fuzzy-matching") || options.flag("for-msgfmt")) out.fuzzy = catalogue::Fuzzy::none;
    if (options.flag("no-previous")) out.previous = catalogue::Previous::drop;
    const auto location =
        options.flag("no-location") ? "never" : options.get<std::string>("add-location", "full");
    if (location == "file") out.location = catalogue::Location::file;
    if (location == "never") out.location = catalogue::Location::never;
    return out;
}

void add_options(cli::Options& options) {
    auto input = options.group(tr("Input"));
    input("compendium,C", po::value<std::vector<std::string>>()->value_name("FILE"),
          tr("another catalogue to take translations from; may be given several times").c_str());
    input("directory,D", po::value<std::vector<std::string>>()->value_name("FOLDER"),
          tr("look for the files here before the working folder; may be given several times").c_str());
    input("language", po::value<std::string>()->value_name("CODE"),
          tr("what the header is to say of the language, as nl or pt_BR (msgmerge's --lang)").c_str());
    input("driver", po::bool_switch(),
          tr("merge as git's merge driver does: BASE OURS THEIRS, the result in OURS").c_str());
    auto output = options.group(tr("Output"));
    output("update,U", po::bool_switch(), tr("write the result over DEF.po").c_str());
    output("output-file,o", po::value<std::string>()->value_name("FILE"),
           tr("write to FILE instead of standard output").c_str());
    output("backup", po::value<std::string>()->value_name("none|simple|numbered|existing"),
           tr("with --update, how the old file is kept (default: existing, or what VERSION_CONTROL says)")
               .c_str());
    output("suffix", po::value<std::string>()->value_name("SUFFIX"),
           tr("of a simple backup (default: ~)").c_str());
    output("no-wrap", po::bool_switch(), tr("break new and changed strings at line ends only").c_str());
    output("width,w", po::value<int>()->value_name("COLUMNS"), tr("of a line (default: 79)").c_str());
    output("add-location", po::value<std::string>()->value_name("full|file|never"),
           tr("what to write of the places in the articles (default: full)").c_str());
    output("no-location", po::bool_switch(), tr("as --add-location=never").c_str());
    output("sort-output,s", po::bool_switch(), tr("order the messages by their text").c_str());
    output("sort-by-file,F", po::bool_switch(), tr("order the messages by their first place").c_str());
    output("no-escape,e", po::bool_switch(), tr("letters beyond ASCII as they are (always done)").c_str());
    output(
        "for-msgfmt", po::bool_switch(),
        tr("only what msgfmt needs: messages that are translated and not fuzzy, without comments").c_str());
    output("force-po", po::bool_switch(), tr("write a file without messages too (always done)").c_str());
    auto matching = options.group(tr("Matching"));
    matching("no-fuzzy-matching,N", po::bool_switch(),
             tr("take no translation of a similar message").c_str());
    matching("previous", po::bool_switch(),
             tr("keep the msgid that a fuzzy translation was made for (always done)").c_str());
    matching("no-previous", po::bool_switch(), tr("do not keep it").c_str());
    matching("quiet,q", po::bool_switch(), tr("no summary").c_str());
    matching("silent", po::bool_switch(), tr("as --quiet").c_str());
    matching("verbose,v", po::bool_switch(), tr("tell how similar each fuzzy match is").c_str());
}

/// An option of msgmerge that there is none of here, told with the reason rather than as a mistyped one.
void refuse_other_forms(const std::string& option) {
    const auto is_any = [&](std::initializer_list<const char*> names) {
        return std::any_of(names.begin(), names.end(), [&](const char* name) { return option == name; });
    };
    std::string reason;
    if (is_any({"-E", "--escape"})) reason = tr("letters beyond ASCII are written as they are");
    if (is_any({"-i", "--indent", "--strict"}))
        reason = tr("entries are laid out in one way; msgcat can lay the result out in another");
    if (is_any({"-m", "--multi-domain"})) reason = tr("merge the catalogue of each domain by itself");
    if (is_any({"-p", "--properties-output", "-P", "--properties-input", "--stringtable-input",
                "--stringtable-output"}))
        reason = tr("only PO files are read and written; msgcat turns others into them and back");
    if (!reason.empty()) throw cli::UsageError(tr_format("'{0}' is not available: {1}", option, reason));
}

/// msgmerge's --add-location, -n for short, has its value behind "=" or none; -V is its --version.
void take_arguments_of_msgmerge(std::vector<std::string>& arguments) {
    for (auto& one : arguments) {
        if (one == "--") return;
        refuse_other_forms(one);
        if (one == "--add-location" || one == "-n") one = "--add-location=full";
        if (one == "-V") one = "--version";
    }
}

/// For msgfmt and nobody else: as with msgmerge's --for-msgfmt.
void keep_published_only(Catalogue& merged) {
    merged.remove_if([](const catalogue::Message& one) { return !one.is_header() && !one.published(); });
    for (std::size_t n = 0; n < merged.size(); ++n) {
        auto one = merged[n];
        for (auto* comments :
             {&one.translator_comments, &one.extracted_comments, &one.references, &one.other_comments})
            comments->clear();
        one.previous_context = one.previous_id = one.previous_plural = std::nullopt;
        merged.change(n, one);
    }
    merged.set_tail({});
}

/// The file as named, in the first of the folders of --directory that has it.
std::string found(const cli::Options& options, const std::string& path) {
    if (path == "-" || std::filesystem::path(path).is_absolute()) return path;
    for (const auto& folder : options.get<std::vector<std::string>>("directory")) {
        const auto one = std::filesystem::path(folder) / path;
        std::error_code ec;
        if (std::filesystem::exists(one, ec)) return one.string();
    }
    return path;
}

void sort(const cli::Options& options, Catalogue& merged) {
    if (options.flag("sort-by-file")) {
        merged.sort(catalogue::Order::place);
    } else if (options.flag("sort-output")) {
        merged.sort(catalogue::Order::text);
    }
}

void tell(cli::Invocation& call, const cli::Options& options, const catalogue::Merged& merged) {
    if (options.flag("quiet") || options.flag("silent")) return;
    for (std::size_t n = 0; options.flag("verbose") && n < merged.matches.size(); ++n) {
        const auto& match = merged.matches[n];
        if (match.origin != catalogue::Origin::fuzzy) continue;
        call.err << tr_format("{0}% alike: {1}", static_cast<int>(match.similarity * 100),
                              catalogue::escape(merged.catalogue[n].id))
                 << '\n';
    }
    call.err << tr_format("{0} kept, {1} fuzzy, {2} new, {3} obsolete", merged.exact, merged.fuzzy,
                          merged.untranslated, merged.obsolete)
             << '\n';
}

/// Of versions that cannot be read as catalogues: their lines, with git's own marks where they conflict, so
/// that nobody's work is only in the version that git would leave out.
void merge_lines(cli::Invocation& call, const std::vector<std::string>& paths) {
    const auto path = [](const std::string& name) { return std::filesystem::absolute(name).string(); };
    const auto merged = cli::ask_git(std::filesystem::absolute(paths[1]).parent_path(),
                                     {"merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs",
                                      path(paths[1]), path(paths[0]), path(paths[2])});
    constexpr int k_most_conflicts = 127;
    if (!merged || merged->code < 0 || merged->code > k_most_conflicts) return;
    text::write_file(paths[1], merged->out);
    call.err << tr("the versions were merged by lines; mend the catalogue and look at what both sides wrote")
             << '\n';
}

int drive(cli::Invocation& call, const cli::Options& options, const std::vector<std::string>& paths) {
    if (paths.size() != 3) throw cli::UsageError(tr("--driver takes three files: BASE OURS THEIRS"));
    Reader reader(call);
    const auto base = reader.read(paths[0]);
    const auto ours = reader.read(paths[1]);
    const auto theirs = reader.read(paths[2]);
    if (reader.broken()) {
        merge_lines(call, paths);
        return cli::k_findings;
    }
    auto merged = catalogue::merge_three_way(base, ours, theirs);
    text::write_file(paths[1], catalogue::write_encoded(merged.catalogue, layout_of(options)));
    if (merged.conflicts == 0) return cli::k_clean;
    call.err << text::tr_plural(
                    "{0} entry was translated differently on both sides; it is fuzzy and holds both",
                    "{0} entries were translated differently on both sides; they are fuzzy and hold both",
                    static_cast<long long>(merged.conflicts))
             << '\n';
    return cli::k_findings;
}

}  // namespace

int merge(cli::Invocation& call) {
    cli::Options options(
        call, {"merge",
               text::tr_later("Brings a catalogue up to date with its template."),
               "[OPTIONS] DEF.po REF.pot\n       kopij-merge --driver BASE OURS THEIRS",
               {{"kopij-merge -U locales/nl/asthma.po locales/templates/asthma.pot",
                 text::tr_later("updates the Dutch catalogue in place")},
                {"git config merge.po.driver 'kopij-merge --driver %O %A %B'",
                 text::tr_later(
                     "with the line '*.po merge=po' in .gitattributes, git merges catalogues by entry")}},
               "catalogues"});
    add_options(options);
    take_arguments_of_msgmerge(call.arguments);
    if (const auto done = options.parse()) return *done;
    options.check_choice("add-location", {"full", "file", "never"});
    options.check_choice("backup", {"none", "off", "simple", "never", "numbered", "t", "existing", "nil"});
    auto paths = options.arguments();
    if (options.flag("driver")) return drive(call, options, paths);
    if (paths.size() != 2) throw cli::UsageError(tr("two files are needed: the catalogue and its template"));
    for (auto& path : paths) path = found(options, path);
    const bool update = options.flag("update");
    if (update && (paths[0] == "-" || options.has("output-file"))) {
        throw cli::UsageError(
            tr("--update writes to the file DEF.po, so it goes with neither '-' nor --output-file"));
    }

    Reader reader(call);
    const auto def = reader.read(paths[0]);
    const auto ref = reader.read(paths[1]);
    std::vector<Catalogue> compendia;
    for (const auto& path : options.get<std::vector<std::string>>("compendium"))
        compendia.push_back(reader.read(found(options, path)));
    if (reader.broken()) {
        call.err << tr("nothing was written") << '\n';
        return cli::k_findings;
    }
    auto merged = catalogue::merge(def, ref, compendia, merge_options_of(options));
    tell(call, options, merged);
    if (options.flag("for-msgfmt")) keep_published_only(merged.catalogue);
    if (options.has("language"))
        merged.catalogue.set_header_field("Language", options.get<std::string>("language"));
    sort(options, merged.catalogue);
    const auto bytes = catalogue::write_encoded(merged.catalogue, layout_of(options));
    const auto output = options.get<std::string>("output-file", "-");
    if (update) {
        if (const auto backup = backup_name(options, paths[0]);
            !backup.empty() && text::differs(paths[0], bytes)) {
            text::write_file(backup, text::read_file(paths[0]));
        }
        text::write_file(paths[0], bytes);
    } else if (output == "-") {
        for (const auto piece : bytes.views()) call.out << piece;
    } else {
        text::write_file(output, bytes);
    }
    return cli::k_clean;
}

}  // namespace kopij::program
