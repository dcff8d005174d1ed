/// Matches guide channels to the user's channels. Pure; uses the same identity code that merges channels.
@org.jspecify.annotations.NullMarked
package tv.tributary.guide.match;
