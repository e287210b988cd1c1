// Files of an import: official ones as a whole, data files, and the policy files beside them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "imports/importers.h"

namespace edict::tool {

// What cannot be read is told on standard error, and gives nothing.
std::optional<std::string> read_whole(const std::string& path);
std::optional<imports::DatedTable> read_data(const std::string& path, const std::string& text, const imports::Shape& shape);

// The editions of a table that begins with this one; none where the file is a part of one.
std::vector<imports::KnownEdition> first_edition(const imports::Edition& edition, const std::string& official_file);
// What the policy file beside a data file tells of its editions; nothing where somebody else wrote that.
std::vector<imports::KnownEdition> editions_of(const std::string& data);

// The data file, and beside it the policy file that reads it, unless somebody wrote one there by hand. `target` is a directory or ends in .csv; what was written is
// added to `written`. False where something cannot be written; it has been told.
bool write_table(const imports::Importer& importer, const imports::DatedTable& table, const imports::Edition& edition,
                 const std::vector<imports::KnownEdition>& known, const std::string& official_file,
                 const std::string& target, std::vector<std::string>& written);

}  // namespace edict::tool
