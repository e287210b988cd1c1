// One dated table out of successive editions.
//
// In: the table as it stands, the editions that it is known to hold, and an edition with its period. Out: the table with that edition in it. Always true: what the table says of days
// before the edition, and of days from which a later edition speaks, stays; within the edition's period the edition decides about the rows in its scope, also by silence; cells that it leaves blank
// keep what the table has, and so do words (titles, names) of the table's own; merging the same edition again changes nothing; neighbours that say the same become one row.
//
// Where the editions are not known, rows tell where a later one begins: by the days on which one of the same scope begins or has ended; where rows say their own dates, by a row that begins
// later and that the edition does not announce itself.
#pragma once

#include "imports/edition.h"
#include "imports/known_editions.h"

namespace edict::imports {

struct Merge {
  DatedTable table;
  exact::Period in_force;     // of the edition: up to the day before a later one where its own end is open
  std::size_t added = 0;      // keys that the table did not have
  std::size_t changed = 0;    // keys with another value from the edition's first day on
  std::size_t ended = 0;      // keys of which the edition is silent, or that it gives a last day
};
// `edition.period` must be there.
Merge merge(const DatedTable& table, const Edition& edition, const std::vector<KnownEdition>& known = {});

}  // namespace edict::imports
