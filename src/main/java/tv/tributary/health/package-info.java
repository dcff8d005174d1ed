/// Knows what was seen of sources: tests them on the user's word, on connections nobody needs, and remembers what
/// running channels showed. Callers use [HealthChecks] only, which tests one channel's streams or, as a [HealthCheck], many.
/// Tests are jobs; whoever asks what is known gets it from memory.
@org.jspecify.annotations.NullMarked
package tv.tributary.health;
