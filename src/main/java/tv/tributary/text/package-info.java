/// Every word a user reads. Rooms name a key or a reason; the words live in `messages.properties`.
@org.jspecify.annotations.NullMarked
package tv.tributary.text;
