/// Live statistics, sampled once a second.
@org.jspecify.annotations.NullMarked
package tv.tributary.stats;
