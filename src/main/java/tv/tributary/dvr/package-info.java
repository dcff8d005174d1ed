/// Recordings: what is to be recorded, writing it to files, and what was recorded. A recording is a viewer of the
/// relay, so it shares its channel's connection and goes on across failovers.
@org.jspecify.annotations.NullMarked
package tv.tributary.dvr;
