/// Playlists for players, rendered once per change and address and served from memory.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.output;
