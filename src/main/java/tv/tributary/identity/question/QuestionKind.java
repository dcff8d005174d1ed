package tv.tributary.identity.question;

/// What a question about channels is about; questions of one kind can be answered at once. Texts under
/// `question-kind.*`.
public enum QuestionKind {
    /// Two channels of one name, and the channel directory lists one feed for both.
    LISTED_AS_ONE(true),
    /// Two channels of one name, of which one does not say its country or language.
    COUNTRY_UNSAID(true),
    /// Two channels of one name for two countries.
    TWO_COUNTRIES(true),
    /// Two channels whose names are written otherwise.
    OTHER_SPELLING(true),
    /// Streams of one channel that the channel directory lists as two.
    LISTED_AS_TWO(false),
    /// One list has a channel twice, under two names.
    TWINS(false),
    /// One list gives a channel's streams different guide ids.
    GUIDE_IDS(false),
    /// One channel has streams for countries that may have their own.
    COUNTRIES(false);

    private final boolean isJoin;

    QuestionKind(boolean isJoin) {
        this.isJoin = isJoin;
    }

    /// Whether yes makes one channel of two; else it makes two of one.
    public boolean isJoin() {
        return isJoin;
    }
}
