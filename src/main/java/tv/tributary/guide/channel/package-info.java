/// The channels of guides and of the line-up, and how one finds the other. Pure.
@org.jspecify.annotations.NullMarked
package tv.tributary.guide.channel;
