// How the file of a vocabulary is read.
#pragma once

#include <string>
#include <vector>

#include "config/value.hpp"
#include "diagnostic/diagnostic.hpp"
#include "markup/vocabulary.hpp"

namespace kopij::markup {

/// Reads one file, once. What is wrong in it is reported as Config.Vocabulary, at its place, and left out.
class VocabularyReader {
  public:
    explicit VocabularyReader(diagnostic::Sink& sink) : m_sink(sink) {}

    Vocabulary read(const config::Value& file);
    /// Its name and what it matches alone.
    Vocabulary read_head(const config::Value& file);

  private:
    void report(const config::Value& at, std::string message);
    void unknown(const config::Value& key, const std::vector<std::string>& allowed);
    bool is_map(const config::Value& value);

    void match(const config::Value& value);
    void roles(const config::Value& value);
    void attributes(const config::Value& value);
    void its(const config::Value& value);
    /// "@alt" or, of some elements only, "img@alt".
    void attribute_of(const config::Value& item);
    void set(std::string name, const config::Value& patterns);
    /// By the names of elements, when all sets are known.
    void index();

    Vocabulary m_out;
    diagnostic::Sink& m_sink;
};

}  // namespace kopij::markup
