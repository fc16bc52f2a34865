// What the programs that work on the whole site share.
#pragma once

#include "cli/options.hpp"
#include "markup/vocabulary.hpp"
#include "translate/site.hpp"

namespace kopij::program {

/// The site of a project. What is wrong with a file goes to `report`. An article that does not say its
/// language is in that of the nearest folder named as one, else in the one that its words look like.
translate::Site load_site(const config::Project& project, const markup::Vocabularies& vocabularies,
                          const translate::Site::Report& report);

/// Kopij's own vocabularies and the project's; those in error are told on `call.err` and left out.
markup::Vocabularies load_vocabularies(const config::Project& project, cli::Invocation& call);

}  // namespace kopij::program
