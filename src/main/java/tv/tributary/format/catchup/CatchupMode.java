package tv.tributary.format.catchup;

/// How the address of a past programme is made of that of the stream.
public enum CatchupMode {
    /// The template is the whole address.
    DEFAULT,
    /// The template goes behind the stream's address.
    APPEND,
    /// `utc` and `lutc` go behind the stream's address.
    SHIFT,
    /// Flussonic, as a transport stream or HLS, whichever the stream is.
    FLUSSONIC,
    /// Flussonic, always as a transport stream.
    FLUSSONIC_TS,
    /// An Xtream panel's `/timeshift/…`.
    XC,
    /// The template is an address that holds the provider's id of the programme.
    VOD
}
