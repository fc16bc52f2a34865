#include "evidence/train/gold.hpp"

#include <algorithm>
#include <array>
#include <boost/uuid/detail/sha1.hpp>
#include <map>

#include "text/file.hpp"
#include "text/message.hpp"

namespace kopij::evidence::train {
namespace {

std::vector<std::string> split(std::string_view text, char by) {
    std::vector<std::string> out;
    for (std::size_t at = 0; at <= text.size();) {
        const auto end = std::min(text.find(by, at), text.size());
        out.emplace_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

// What Markdown puts before a block's text, and the block's role.
Role strip_marker(std::string_view& line) {
    const auto starts = [&](std::string_view prefix) {
        if (!line.starts_with(prefix)) return false;
        line.remove_prefix(prefix.size());
        return true;
    };
    if (line.starts_with('#')) {
        line.remove_prefix(std::min(line.find_first_not_of("# "), line.size()));
        return Role::heading;
    }
    if (starts("- ") || starts("* ")) return Role::list_item;
    if (starts("> ")) return Role::quote;
    if (starts("| ")) return Role::cell;
    const auto digits = line.find_first_not_of("0123456789");
    if (digits != line.npos && digits > 0 && digits < 3 && line.substr(digits).starts_with(". ")) {
        line.remove_prefix(digits + 2);
        return Role::list_item;
    }
    return Role::paragraph;
}

LabelledArticle read_article(const std::filesystem::path& path) {
    LabelledArticle out;
    out.file = path.filename().string();
    std::size_t block = 0, index = 0, number = 0;
    bool fresh = true;
    auto role = Role::paragraph;
    for (const auto& line : split(text::read_file(path), '\n')) {
        ++number;
        std::string_view rest = line;
        if (rest.find_first_not_of(" \t\r") == rest.npos) {
            fresh = true;
            continue;
        }
        rest.remove_prefix(rest.find_first_not_of(" \t"));
        const auto marked = strip_marker(rest);
        if (fresh || marked != Role::paragraph) {
            ++block;
            index = 0;
            role = marked;
        }
        out.sentences.push_back({std::string(rest), role, block, index++, number});
        fresh = role == Role::heading;
    }
    return out;
}

// Columns file, genre and, where it is not 1, weight.
struct Genre {
    std::string name;
    float weight = 1;
};

std::map<std::string, Genre> read_genres(const std::filesystem::path& folder) {
    std::map<std::string, Genre> out;
    const auto path = folder / "genres.tsv";
    if (!std::filesystem::exists(path)) return out;
    for (const auto& line : split(text::read_file(path), '\n')) {
        const auto columns = split(line, '\t');
        if (columns.size() < 2) continue;
        const auto weight = columns.size() > 2 ? std::strtof(columns[2].c_str(), nullptr) : 1.0F;
        out[columns[0]] = {columns[1], weight > 0 ? weight : 1.0F};
    }
    return out;
}

std::string sha1(const std::string& text) {
    boost::uuids::detail::sha1 hash;
    hash.process_bytes(text.data(), text.size());
    unsigned int digest[5];
    hash.get_digest(digest);
    std::string out;
    for (const auto word : digest) {
        for (int shift = 24; shift >= 0; shift -= 8)
            out += static_cast<char>(word >> static_cast<unsigned>(shift) & 0xFFU);
    }
    return out;
}

}  // namespace

std::vector<SentenceIn> LabelledArticle::input() const {
    std::vector<SentenceIn> out;
    for (const auto& s : sentences) out.push_back({s.text, s.role, s.block, s.index_in_block});
    return out;
}

std::vector<LabelledArticle> read_gold(const std::filesystem::path& table) {
    const auto folder = std::filesystem::absolute(table).parent_path();
    const auto genres = read_genres(folder);
    std::map<std::string, LabelledArticle> articles;
    const auto lines = split(text::read_file(table), '\n');
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].empty()) continue;
        const auto columns = split(lines[i], '\t');
        const auto wrong = [&] {
            return text::FileError(
                text::tr_format("{0}, line {1}: the labelled sentence is not where the table says; "
                                "correct its file and line",
                                table.string(), i + 1));
        };
        if (columns.size() < 5) throw wrong();
        auto [found, fresh] = articles.try_emplace(columns[0]);
        auto& article = found->second;
        if (fresh) {
            article = read_article(folder / columns[0]);
            article.language = folder.filename().string();
            article.corpus = folder.parent_path().filename().string();
            if (const auto genre = genres.find(article.file); genre != genres.end()) {
                article.genre = genre->second.name;
                article.weight = genre->second.weight;
            }
        }
        const auto line = static_cast<std::size_t>(std::strtoul(columns[1].c_str(), nullptr, 10));
        const auto sentence = std::find_if(article.sentences.begin(), article.sentences.end(),
                                           [&](const LabelledSentence& s) { return s.line == line; });
        if (sentence == article.sentences.end() || columns[4].find(sentence->text) == std::string::npos)
            throw wrong();
        sentence->label = columns[2] == "1";
        sentence->kind = columns[3];
    }
    std::vector<LabelledArticle> out;
    for (auto& [file, article] : articles) out.push_back(std::move(article));
    return out;
}

std::vector<LabelledArticle> read_corpus(const std::filesystem::path& corpus) {
    std::vector<LabelledArticle> out;
    for (const auto* language : {"en", "nl"}) {
        std::vector<std::filesystem::path> tables;
        std::error_code ec;
        for (const auto& file : std::filesystem::directory_iterator(corpus / language, ec)) {
            const auto name = file.path().filename().string();
            if (name.starts_with("gold") && name.ends_with(".tsv")) tables.push_back(file.path());
        }
        std::sort(tables.begin(), tables.end());
        for (const auto& table : tables) {
            auto articles = read_gold(table);
            std::move(articles.begin(), articles.end(), std::back_inserter(out));
        }
    }
    if (out.empty())
        throw text::FileError(text::tr_format("{0} holds no labelled articles", corpus.string()));
    return out;
}

std::vector<std::size_t> folds_of(std::span<const LabelledArticle> articles, std::size_t folds) {
    std::map<std::string, std::map<std::string, std::size_t>> by_language;
    for (std::size_t i = 0; i < articles.size(); ++i)
        by_language[articles[i].language][sha1(articles[i].file)] = i;
    std::vector<std::size_t> out(articles.size());
    for (const auto& [language, ranked] : by_language) {
        std::size_t rank = 0;
        for (const auto& [digest, i] : ranked) out[i] = rank++ % folds;
    }
    return out;
}

std::vector<std::size_t> genres_of(std::span<const LabelledArticle> articles) {
    std::map<std::string, std::size_t> number;
    for (const auto& article : articles) number.emplace(article.genre, 0);
    std::size_t next = 0;
    for (auto& [genre, of] : number) of = next++;
    std::vector<std::size_t> out;
    for (const auto& article : articles) out.push_back(number.at(article.genre));
    return out;
}

}  // namespace kopij::evidence::train
