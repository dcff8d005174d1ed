/// Playlists and guides for players, rendered once per change and view into packed files; the addresses of whoever
/// reads
/// them are put in while they are sent.
@org.jspecify.annotations.NullMarked
package tv.tributary.server.output;
