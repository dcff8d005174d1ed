package tv.tributary.identity.match;

/// Kinds of evidence that two streams are the same channel, or that they are not. Texts under `evidence-kind.*`, with
/// the [Evidence]'s
/// values.
public enum EvidenceKind {
    /// Letter for letter.
    SAME_NAME,
    /// Equal once country prefix and quality marks are off.
    SAME_CLEANED,
    /// Other spacing, accents, number words or abbreviations.
    SAME_SPELLED,
    /// The same letters in another script.
    OTHER_SCRIPT,
    /// A name the shipped table knows as another name of the channel.
    KNOWN_NAME,
    /// The name they share has a word that few other channels have.
    RARE_WORD,
    SAME_CALL_SIGN,
    SAME_SLOT,
    SAME_PROGRAMME,
    SAME_COUNTRY,
    /// Two countries that usually get the same feed.
    SHARED_FEED,
    /// A name that means one channel wherever it is seen.
    ONE_EVERYWHERE,
    /// One of them does not say which country it is for.
    COUNTRY_UNKNOWN,
    /// One of them does not say which country it is for, and no list has a third of that name.
    ONLY_LISTED,
    SAME_LANGUAGE,
    SAME_GUIDE_ID,
    SAME_LOGO,
    /// Two addresses, but pictures that look the same.
    SAME_LOOK,
    /// Both are for countries that may have feeds of their own.
    TWO_COUNTRIES,
    /// The channel directory lists one feed for both.
    LISTED_AS_ONE,
    /// The channel directory lists two feeds or channels.
    LISTED_AS_TWO,
    /// One list has both.
    ONE_LIST_HAS_BOTH,
    /// One list gives them different guide ids.
    TWO_GUIDE_IDS
}
