package tv.tributary.model;

/// Why a stream could not be opened, or failed. `text` holds the words.
public enum FailureReason {
    /// All connections of the account are in use.
    NO_SLOT,
    /// The provider refused our login or its limit (401, 403, 406, 429, 45x, 509 …).
    REFUSED,
    /// 404 or 410: the stream is gone.
    NOT_FOUND,
    /// Any other answer that is not a stream (5xx …).
    FAILED,
    /// No connection, unknown host, timeout before an answer.
    UNREACHABLE,
    /// A web page or other text where a stream should be.
    NOT_MEDIA,
    /// A kind of stream this version cannot relay yet.
    UNSUPPORTED,
    /// It has to be read by an FFmpeg, and none runs on this machine.
    NO_FFMPEG,
    /// The FFmpeg that has to read it runs, but ended with an error of its own.
    FFMPEG_ERROR,
    /// It is scrambled, and nothing here can descramble it.
    SCRAMBLED,
    /// The provider's redirects lead in a circle.
    REDIRECT_LOOP,
    /// It leads to where a provider must not lead: into the home, or out of the web.
    FORBIDDEN,
    /// The stream ended or the connection broke.
    ENDED,
    /// Connected, but no data came for too long.
    STALLED,
    /// Data came, but no picture or sound could be found in it.
    NO_PICTURE,
    /// Data comes more slowly than it plays.
    TOO_SLOW,
    /// Too many packets are missing or damaged.
    DAMAGED,
    /// The picture went away, only sound is left.
    PICTURE_LOST,
    /// The same picture for too long.
    FROZEN,
    /// Nothing but black for too long.
    BLACK,
    /// The provider plays a notice of its own instead of the channel.
    NOTICE,
    /// Its connection was needed for somebody who comes first.
    TAKEN,
    /// The user wanted another source.
    UNWANTED
}
