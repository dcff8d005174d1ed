package tv.tributary.store;

/// The key of a user's decision. Keys are ids, which survive renames, new addresses and absences; no channel or source
/// is purged while a decision names it.
///
/// @param subject a channel, or a source, a group, a country or a provider where `what` says so
/// @param other the second one of a pair, else 0
public record UserDecision(What what, long subject, long other) {
    /// The kinds of decisions and what their value is.
    public enum What {
        /// A channel's name.
        NAME,
        /// A channel's number, pinned.
        NUMBER,
        /// A channel's number since another one got its own.
        MOVED,
        /// A channel's group; may be empty.
        GROUP,
        /// Where a channel stands in the playlist, if not by its number: the number behind which it stands (`0` for
        /// before all), a slash, and its rank among those behind the same number, from 1.
        PLACE,
        /// A channel left out everywhere but in the editor (`1`), or kept in though its group is hidden (`0`).
        HIDDEN,
        /// A channel that is one of the user's favourites.
        FAVOURITE,
        /// The guide channel that a channel has, as [tv.tributary.model.GuideChoice] writes it.
        GUIDE,
        /// A guide channel (`other`) that is not the one of a channel.
        GUIDE_REFUSED,
        /// How much the times of a channel's guide are off, as [tv.tributary.model.GuideShift] writes it.
        GUIDE_SHIFT,
        /// A source's place in a channel (`other`), from 1.
        PIN,
        /// The channel a source belongs to.
        CHANNEL,
        /// A source the user never wants to see.
        BLOCKED,
        /// The channel another one was merged into.
        INTO,
        /// Two channels (the lower id first) that must never be one.
        APART,
        /// What a group is called instead.
        GROUP_NAME,
        /// A group whose channels are left out, those to come among them.
        GROUP_HIDDEN,
        /// Where a group stands in the playlist, from 1.
        GROUP_PLACE,
        /// A provider (the subject) whose new groups start hidden.
        GROUP_NEW_HIDDEN,
        /// A country whose channels are wanted: where there is one, those of all others are left out.
        COUNTRY,
        /// What a film or a series (a title, as below) is called instead.
        TITLE_NAME,
        /// A title's year.
        TITLE_YEAR,
        /// A title that is left out.
        TITLE_HIDDEN,
        /// A title that is one of the user's favourites.
        TITLE_FAVOURITE,
        /// The title another one was merged into.
        TITLE_INTO,
        /// The title a source belongs to.
        TITLE_VERSION;

        /// Whether the subject is a source.
        public boolean isOfSource() {
            return this == PIN || this == CHANNEL || this == BLOCKED || this == TITLE_VERSION;
        }

        /// Whether it holds for all channels of a group, a country or a provider.
        public boolean isRule() {
            return isOfGroup() || this == COUNTRY || this == GROUP_NEW_HIDDEN;
        }

        /// Whether the subject is a film or a series.
        public boolean isOfTitle() {
            return this == TITLE_NAME
                    || this == TITLE_YEAR
                    || this == TITLE_HIDDEN
                    || this == TITLE_FAVOURITE
                    || this == TITLE_INTO;
        }

        /// Whether the subject is a group.
        public boolean isOfGroup() {
            return this == GROUP_NAME || this == GROUP_HIDDEN || this == GROUP_PLACE;
        }
    }

    public static UserDecision of(What what, long subject) {
        return new UserDecision(what, subject, 0);
    }

    /// The same pair in either order.
    public static UserDecision apart(long one, long other) {
        return new UserDecision(What.APART, Math.min(one, other), Math.max(one, other));
    }
}
