/// All texts for users. Rooms name a key or a reason; the texts are in `messages.properties`.
@org.jspecify.annotations.NullMarked
package tv.tributary.text;
