package tv.tributary.model;

/// Reasons why a stream could not be opened, or failed. [tv.tributary.text.Messages] has the words for users.
public enum FailureReason {
    /// All connections of the account are in use.
    NO_SLOT,
    /// The provider refused the login or the number of connections (401, 403, 406, 429, 45x, 509 …).
    REFUSED,
    /// 404 or 410: the stream is gone.
    NOT_FOUND,
    /// Any other answer that is not a stream (5xx …).
    FAILED,
    /// No connection, unknown host, timeout before an answer.
    UNREACHABLE,
    /// A web page or other text where a stream should be.
    NOT_MEDIA,
    /// A kind of stream that this version cannot relay.
    UNSUPPORTED,
    /// It needs FFmpeg, which does not run on this computer.
    NO_FFMPEG,
    /// The provider is reached through a proxy, and this kind of stream cannot go through one.
    NO_PROXY,
    /// The FFmpeg that has to read it runs, but ended with an error of its own.
    FFMPEG_ERROR,
    /// It is scrambled, and nothing here can descramble it.
    SCRAMBLED,
    /// The provider's redirects lead in a circle.
    REDIRECT_LOOP,
    /// Its URL is not allowed: a private address in a public list, or no HTTP.
    FORBIDDEN,
    /// The stream ended or the connection broke.
    ENDED,
    /// Connected, but no data came for too long.
    STALLED,
    /// Data came, but neither video nor audio was found in it.
    NO_PICTURE,
    /// Data arrives more slowly than it plays.
    TOO_SLOW,
    /// Too many packets are missing or damaged.
    DAMAGED,
    /// The video ended, only audio goes on.
    PICTURE_LOST,
    /// The picture has been frozen for too long.
    FROZEN,
    /// The picture has been black for too long.
    BLACK,
    /// The provider plays an error clip instead of the channel.
    NOTICE,
    /// Its connection was given to a request of higher priority.
    TAKEN,
    /// The user chose another source.
    UNWANTED,
    /// It is larger than the viewer may get.
    ABOVE_LIMIT
}
