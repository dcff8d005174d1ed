package tv.tributary.guide.source;

import tv.tributary.net.NetException;

/// Reasons why a guide cannot be taken. `text` holds the words: what happened and what to do.
enum GuideFault {
    UNREACHABLE,
    TIMEOUT,
    TLS,
    /// 401 or 403.
    REFUSED,
    /// 404 or 410.
    NOT_FOUND,
    /// Any other status; it is the first value of the words.
    STATUS,
    TOO_LARGE,
    BAD_URL,
    FORBIDDEN_ADDRESS,
    BROKEN_OFF,
    FILE_MISSING,
    FILE_UNREADABLE,
    NOT_A_GUIDE,
    WEB_PAGE,
    EMPTY,
    /// Its end is missing, and it is much less than the guide in use.
    TRUNCATED,
    /// Much less than the guide in use: the two numbers are the first values of the words.
    SHRUNK;

    static GuideFault of(NetException e) {
        return switch (e.reason()) {
            case BAD_URL -> BAD_URL;
            case FORBIDDEN_ADDRESS -> FORBIDDEN_ADDRESS;
            case UNKNOWN_HOST, REFUSED, REDIRECTS -> UNREACHABLE;
            case TIMEOUT -> TIMEOUT;
            case TLS -> TLS;
            case TOO_LARGE -> TOO_LARGE;
            case BROKEN -> BROKEN_OFF;
            case STATUS ->
                switch (e.status()) {
                    case 401, 403 -> REFUSED;
                    case 404, 410 -> NOT_FOUND;
                    default -> STATUS;
                };
        };
    }
}
