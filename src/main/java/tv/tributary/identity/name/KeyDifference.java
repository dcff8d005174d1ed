package tv.tributary.identity.name;

/// Differences that rule out that two streams are the same channel. Texts under `key-difference.*`.
public enum KeyDifference {
    /// Television, radio, an event's slot, one programme over and over.
    KIND,
    SLOT,
    CALL_SIGN,
    NUMBER,
    /// `+1` against none or another.
    SHIFT,
    COAST,
    LANGUAGE,
    /// A region inside a country: `London`, `Bretagne`.
    REGION,
    /// Feeds of two countries; where one is unknown this is no difference.
    COUNTRY
}
