package tv.tributary.access;

/// One stream on its way to somebody, as [StreamLimits] counts it. Two that are equal count as one. Thread-safe.
public interface StreamSession {
    /// Tells one player from another of the same user.
    String device();

    /// Whether it goes on. Answers from memory.
    boolean isOpen();

    /// Ends it: another stream takes its place. Returns at once.
    void end();
}
