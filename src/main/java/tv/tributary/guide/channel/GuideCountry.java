package tv.tributary.guide.channel;

/// The country that most channels of a guide are for, and how that was found out.
///
/// @param market as [tv.tributary.identity.text.BroadcastMarkets] names it; never empty
/// @param channels how many of the guide's channels are for it
/// @param others how many are for another one, or nobody knows for which
public record GuideCountry(String market, CountryClue clue, int channels, int others) {
    /// What a guide's country was taken from. `text` holds the words.
    public enum CountryClue {
        /// The user set it.
        SET,
        /// The ending of the channels' ids.
        IDS,
        /// The name or the address of the guide.
        NAME,
        /// The lists of that country have channels of the same names.
        LISTS,
        LANGUAGE
    }
}
