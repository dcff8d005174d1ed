package tv.tributary.format.m3u;

/// The origin of a list, as far as it decides how the list is read.
///
/// @param name what the user calls the list; the name of a channel that is all there is of it
/// @param asked the address the list was asked for at; empty for a file
/// @param base the address it came from after redirects, to which relative ones belong; empty for a file
/// @param charset what the server said, as written in `Content-Type`; empty for nothing
public record ListOrigin(String name, String asked, String base, String charset) {
    /// Nothing is known.
    public static final ListOrigin UNKNOWN = new ListOrigin("", "", "", "");
}
