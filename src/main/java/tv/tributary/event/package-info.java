/// How rooms notify each other without knowing each other: facts ([Events]) and live values ([LatestValue]).
/// Thread-safe. A listener never runs on the publisher's thread, so publishing never blocks.
@org.jspecify.annotations.NullMarked
package tv.tributary.event;
