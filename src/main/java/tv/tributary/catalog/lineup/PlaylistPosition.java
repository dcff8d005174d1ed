package tv.tributary.catalog.lineup;

/// The place the user gave a channel in the playlist: behind that of a number, whoever has that number. Its own
/// number stays what it is.
///
/// @param number behind which it stands; `0` for before all others, empty for among those without a number
/// @param rank its place among those behind the same number, from 1
public record PlaylistPosition(String number, int rank) {
    static final String BEFORE_ALL = "0";

    /// Reads what [#text] wrote.
    static PlaylistPosition parse(String text) {
        var slash = text.lastIndexOf('/');
        return new PlaylistPosition(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    /// As it is stored.
    public String text() {
        return number + "/" + rank;
    }
}
