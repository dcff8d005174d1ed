/// What is going on right now, sampled once a second.
@org.jspecify.annotations.NullMarked
package tv.tributary.stats;
