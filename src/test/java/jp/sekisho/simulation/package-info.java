/// The whole gate in one thread and in virtual time, driven by one seed through everything that may go wrong at once.
/// Begin with [jp.sekisho.simulation.SimulationTest].
@NullMarked
package jp.sekisho.simulation;

import org.jspecify.annotations.NullMarked;
