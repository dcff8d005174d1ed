package tv.tributary.catalog.intake;

/// Why a list cannot be taken. `text` holds the words: what happened and what to do.
public enum ListFault {
    UNREACHABLE,
    UNKNOWN_HOST,
    TIMEOUT,
    TLS,
    /// 401, 403 and the panels' own codes for a wrong login.
    LOGIN_REFUSED,
    NOT_FOUND,
    /// 429 and the like.
    TOO_OFTEN,
    /// Any other status; it is the first value of the words.
    STATUS,
    TOO_LARGE,
    /// Packed, it is small; unpacked, larger than any list.
    UNPACKS_TOO_LARGE,
    /// More entries than any list; the most is the first value of the words.
    TOO_MANY_ENTRIES,
    /// More streams of channels than the memory is made for; the most is the first value of the words.
    TOO_MANY_CHANNELS,
    BAD_URL,
    FORBIDDEN_ADDRESS,
    BROKEN_OFF,
    FILE_MISSING,
    FILE_UNREADABLE,
    /// A web page or an error text.
    NOT_A_LIST,
    EMPTY,
    TRUNCATED
}
