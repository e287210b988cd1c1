// Whether what stands instead is stricter or looser than what stood: conditions by the algebra of ranges, outcomes by their gravity, limits by their order.
#pragma once

#include "review/conditions.h"
#include "review/payer_matrix.h"

namespace edict::review {

// Of `require` (`asks`) and of `applies`: nothing passes that failed before, or nothing fails that passed before.
Direction direction_of_condition(Conditions& conditions, core::NodeId before, core::NodeId after, bool asks);

// Of `else` and `missing`.
Direction direction_of_outcome(const core::Program& program, core::OutcomeId before, core::OutcomeId after);

// Of a term that `require` compares, where both its values are known in advance: a higher limit is looser, a higher threshold stricter.
Direction direction_of_limit(const core::Program& program, core::NodeId require, core::TermId term, core::NodeId before, core::NodeId after);

// Of several changes together.
Direction together(Direction a, Direction b);

}  // namespace edict::review
