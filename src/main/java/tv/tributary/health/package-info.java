/// Health of sources: tests them on request, on idle connections, and records what running channels show. Callers use
/// [HealthChecks] only, which tests one channel's streams or, as a [HealthCheck], many. Tests are jobs; known results
/// come from memory.
@org.jspecify.annotations.NullMarked
package tv.tributary.health;
