// The engine's small world, for the tests of what stands on the engine.
#include "../engine/world.cpp"
