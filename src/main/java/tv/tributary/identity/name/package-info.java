/// What a stream's name says: prefix, channel, country, quality, and the conventions of the list it comes from.
/// `Identity`
/// sums it up. Pure and thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.identity.name;
