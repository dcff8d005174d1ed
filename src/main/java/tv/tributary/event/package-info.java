/// How rooms tell each other things without knowing each other: facts ([Events]), live values ([Latest]).
/// Thread-safe. A listener never runs on the teller's thread, so telling never blocks.
@org.jspecify.annotations.NullMarked
package tv.tributary.event;
