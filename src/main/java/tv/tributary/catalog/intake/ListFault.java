package tv.tributary.catalog.intake;

/// Reasons why a list cannot be taken. `text` holds the words: what happened and what to do.
public enum ListFault {
    UNREACHABLE,
    UNKNOWN_HOST,
    TIMEOUT,
    TLS,
    /// The server's certificate is no longer valid.
    CERTIFICATE_EXPIRED,
    /// A web firewall stands in front of the provider and wants to see a person's browser.
    FIREWALL,
    /// The account has ended; when is the first value of the words.
    ACCOUNT_EXPIRED,
    /// The same where the panel does not say when.
    ACCOUNT_OVER,
    ACCOUNT_BANNED,
    ACCOUNT_DISABLED,
    /// What answers is no Xtream panel.
    NOT_A_PANEL,
    /// A word such as `blocked` came instead of data.
    BLOCKED,
    /// Data for programs that ends in something else, or is beyond all measure.
    UNREADABLE,
    /// 401 and the panels' own codes for a wrong login.
    LOGIN_REFUSED,
    /// 403, which says nothing about why: the login, the country, the network, the program that asks.
    FORBIDDEN,
    /// 402 and 451: the account or the law.
    BARRED,
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
    /// Redirects in circles, or to nowhere.
    REDIRECTS,
    /// 204, 205, or no bytes at all.
    NO_CONTENT,
    BAD_URL,
    FORBIDDEN_ADDRESS,
    BROKEN_OFF,
    FILE_MISSING,
    FILE_UNREADABLE,
    /// An error text, or nothing that is known.
    NOT_A_LIST,
    WEB_PAGE,
    /// A programme guide in XMLTV.
    GUIDE,
    /// JSON, as the panels' own interfaces answer.
    DATA,
    /// Packed as it cannot be unpacked.
    ARCHIVE,
    /// One stream in a file.
    ONE_STREAM,
    EMPTY,
    TRUNCATED;

    /// Whether the list may come if the user trusts the certificate that the server shows.
    public boolean isOfTheCertificate() {
        return this == TLS || this == CERTIFICATE_EXPIRED;
    }
}
