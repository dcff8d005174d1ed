package tv.tributary.format.xtream;

/// An item of a panel's list that was left out.
///
/// @param index of the item, from 1
/// @param position characters before it in the document
/// @param excerpt its name, shortened; empty if it has none
public record PanelProblem(Kind kind, int index, long position, String excerpt) {
    /// What was wrong.
    public enum Kind {
        NOT_AN_OBJECT,
        /// No id, or one that is no number above zero.
        BAD_ID
    }
}
