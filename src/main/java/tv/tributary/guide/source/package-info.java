/// Guide sources: what the user set, when each is read again, and one reading from the request to the stored
/// programmes.
@org.jspecify.annotations.NullMarked
package tv.tributary.guide.source;
