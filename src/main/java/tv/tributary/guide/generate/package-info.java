/// Programmes for channels that no guide has: events read from the names of event channels, and plain blocks. Pure;
/// whoever calls says what time it is.
@org.jspecify.annotations.NullMarked
package tv.tributary.guide.generate;
