/// Parses stream names: prefix, channel, country, quality, and the conventions of the list. `ChannelIdentity` combines
/// the results. Pure and thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.identity.name;
